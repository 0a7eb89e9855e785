"""Recognises each record by what is in it, never by the name of its file, and gives it to the reader of its form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import (
    gemeenteoplossingen,
    ibabs,
    ibabs_lists,
    mini_ori,
    notubiz,
    notubiz_lists,
    notubiz_old,
    parlaeus,
    parlaeus_meetings,
    popolo,
    popolo_people,
    triples,
)
from .found import Found
from .opening import Content, open_file
from .problems import FileError
from .records import Record, clean, plain

Reader = Callable[[Record, Found], None]
Progress = Callable[[str, int], None]

IBABS, NOTUBIZ, MINI, POPOLO, ORI, PARLAEUS, GO = (
    "iBabs",
    "Notubiz",
    "mini-ORI (VNG)",
    "Popolo",
    "Open Raadsinformatie",
    "Parlaeus",
    "GemeenteOplossingen",
)
DEEPEST = 6
EVERY = 500

# Words that say which kind of Open Raadsinformatie or Popolo a record is.
BY_TYPE: dict[str, Reader] = {
    "meeting": popolo.read_meeting, "event": popolo.read_meeting, "agendaitem": popolo.read_agenda_item,
    "mediaobject": popolo.read_document, "report": popolo.read_report, "motion": popolo.read_motion, "amendment": popolo.read_motion,
    "voteevent": popolo.read_vote_event, "organization": popolo_people.read_organisation, "organisation": popolo_people.read_organisation,
    "person": popolo_people.read_person, "membership": popolo_people.read_membership, "committee": popolo_people.read_organisation, "municipality": popolo_people.read_organisation,
    "toplevelorganization": popolo_people.read_organisation, "province": popolo_people.read_organisation, "party": popolo_people.read_organisation,
}  # fmt: skip
BY_LIST: dict[str, Reader] = {
    "events": popolo.read_meeting, "motions": popolo.read_motion, "voteevents": popolo.read_vote_event,
    "organizations": popolo_people.read_organisation, "organisations": popolo_people.read_organisation, "persons": popolo_people.read_person, "people": popolo_people.read_person,
    "memberships": popolo_people.read_membership, "posts": popolo_people.read_nothing, "areas": popolo_people.read_nothing,
}  # fmt: skip
ITEM_WORDS = ("meetingitem", "agendaitem", "agenda item", "agendapunt")
# A field that only this kind of the VNG's model has.
BY_FIELD: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (("fractiestemresultaat",), mini_ori.read_group_result),
    (("keuzestemming",), mini_ori.read_vote),
    (("besluitresultaat",), mini_ori.read_decision),
    (("fractienaam",), mini_ori.read_group),
    (("deelnemerspositie", "rolnaam"), mini_ori.read_present),
    (("naamnatuurlijkpersoon",), mini_ori.read_person),
    (("indicatievoorzitter", "datumbeginfractielidmaatschap"), mini_ori.read_membership),
    (("mediabrontype", "locatiewebvttbestand"), mini_ori.read_media),
    (("titelspreekfragment", "aanvangspreekfragment", "tekstspreekfragment", "dagelijksbestuursnaam"), mini_ori.read_nothing),
    (("resultaatmondelingestemming", "stemmingstype", "stemmingoverpersonen", "resultaatstemmingoverpersonen"), mini_ori.read_vote_event),
    (("informatieobjecttype", "wooinformatiecategorie", "inhoudlink", "datumingediend"), mini_ori.read_paper),
    (("agendapunttitel", "agendapuntnaam", "agendapuntkenmerk", "agendapuntvolgnummer", "agendapuntomschrijving", "hoofdagendapunt", "subagendapunten"), mini_ori.read_agenda_item),
    (
        (
            "vergaderingstype", "geplandevergaderdatum", "geplandedatum", "vergaderdatum", "aanvangvergadering", "geplandeaanvang", "geplandeaanvangvergadering",
            "georganiseerddoorgremium", "hoofdvergadering", "deelvergaderingen", "vergaderstatus",
        ),
        mini_ori.read_meeting,
    ),
)  # fmt: skip
DOSSIERS = {"vergadering": mini_ori.read_meeting, "agendapunt": mini_ori.read_agenda_item}
MINI_LISTS = {
    "vergaderingen": mini_ori.read_meeting, "agendapunten": mini_ori.read_agenda_item, "informatieobjecten": mini_ori.read_paper,
    "stemmingen": mini_ori.read_vote_event, "fracties": mini_ori.read_group,
}  # fmt: skip

PAGE = {"next", "previous", "results", "count"}
CALLED = {"titel", "title", "onderwerp", "naam", "name", "omschrijving"}
REFUSED = ("err", "error", "fout")


@dataclass(frozen=True)
class Form:
    """What a record turned out to be."""

    name: str
    reader: Reader


def recognise(raw: dict[str, Any], hint: str = "") -> Form | None:
    """The form of a record; None when it is none. ``hint``: the name of the list it stands in."""
    keys = {plain(key) for key in raw}
    for form in (
        _ori(raw, keys),
        _mini(raw, keys, hint),
        _notubiz(raw, keys, hint),
        _by_own_numbers(keys),
        _ibabs(keys),
        _parlaeus(keys),
        _popolo(raw, keys, hint),
    ):
        if form is not None:
            return form
    return None


def _ori(raw: dict[str, Any], keys: set[str]) -> Form | None:
    if "@type" not in raw and not ("name" in keys and isinstance(raw.get("type"), str) and "@id" in raw):
        return None
    stated = raw.get("@type") or raw.get("type")
    last = stated[-1] if isinstance(stated, list) and stated else stated
    word = plain(str(last).replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1])
    return Form(ORI, BY_TYPE[word]) if word in BY_TYPE else None


def _mini(raw: dict[str, Any], keys: set[str], hint: str) -> Form | None:
    dossier = raw.get("dossiertype")
    if isinstance(dossier, str) and plain(dossier) in DOSSIERS:
        return Form(MINI, DOSSIERS[plain(dossier)])
    if keys & {"plannings", "typedata", "raadsledenvoor", "fractiesvoor", "meetingdate"}:
        return None
    for names, reader in BY_FIELD:
        if keys & set(names):
            return Form(MINI, reader)
    if hint in MINI_LISTS and "webpaginalink" in keys:
        return Form(MINI, MINI_LISTS[hint])
    if {"fractie", "natuurlijkpersoon"} <= keys:
        return Form(MINI, mini_ori.read_membership)
    if {"mimetype", "vergadering", "link"} <= keys:
        return Form(MINI, mini_ori.read_media)
    if {"aanwezigedeelnemer", "stemming"} <= keys:
        return Form(MINI, mini_ori.read_vote)
    return None


def _notubiz(raw: dict[str, Any], keys: set[str], hint: str) -> Form | None:
    own = keys & {"plannings", "agendaitems", "gremium", "permissiongroup", "moduleitems"}
    is_meeting = raw.get("type") == "meeting" or {"plannings", "agendaitems"} & keys
    if len(own) >= 2 and is_meeting:
        return Form(NOTUBIZ, notubiz.read_meeting)
    for is_such, reader in (
        (notubiz_old.is_event(keys), notubiz_old.read_event),
        (notubiz_lists.is_voting(keys, hint), notubiz_lists.read_voting),
        (notubiz_lists.is_item(raw, keys), notubiz_lists.read_item),
        (
            hint in ("gremia", "parties") and {"id"} <= keys and bool(keys & {"title", "name"}),
            notubiz_lists.read_gremium,
        ),
    ):
        if is_such:
            return Form(NOTUBIZ, reader)
    return None


# Fields in which only this system puts its numbers.
OWN_NUMBERS: tuple[tuple[set[str], str, Reader], ...] = (
    ({"agid", "title"}, PARLAEUS, parlaeus_meetings.read_meeting),
    ({"cmid", "committeename"}, PARLAEUS, parlaeus_meetings.read_committee),
    ({"raid", "name"}, PARLAEUS, parlaeus_meetings.read_person),
    ({"dmu", "date"}, GO, gemeenteoplossingen.read_meeting),
)


def _by_own_numbers(keys: set[str]) -> Form | None:
    return next((Form(name, reader) for own, name, reader in OWN_NUMBERS if own <= keys), None)


def _ibabs(keys: set[str]) -> Form | None:
    titled = keys & {"titel", "onderwerp", "naam", "title"}
    if ibabs_lists.is_entry(keys):
        return Form(IBABS, ibabs_lists.read_entry)
    if ibabs_lists.is_vote(keys):
        return Form(IBABS, ibabs_lists.read_vote)
    if ibabs_lists.is_listed(keys):
        return Form(IBABS, ibabs_lists.read_alone)
    if {"meetingid", "meeting"} <= keys and titled:
        return Form(IBABS, ibabs.read_item)
    if "meetingdate" in keys or ("agendapunten" in keys and keys & {"datum", "start", "vergaderdatum"}):
        return Form(IBABS, ibabs.read_meeting)
    votes = {"raadsledenvoor", "raadsledentegen", "uitslagtekst", "fractiesonthouding", "onthoudingpct"} & keys
    if titled and votes and not keys & {"indiener", "medeondertekenaars", "fracties", "partij"}:
        return Form(IBABS, ibabs.read_vote)
    if titled and keys & {"fractiesvoor", "fractiestegen", "medeondertekenaars", "voorpct"}:
        return Form(IBABS, ibabs.read_motion)
    if (
        titled
        and keys & {"partij", "fracties", "indiener"}
        and keys & {"agendapunt", "status", "type"}
        and not keys & {"voor", "bron"}
    ):
        return Form(IBABS, ibabs.read_motion)
    if titled and {"start", "locatie"} <= keys:
        return Form(IBABS, ibabs.read_meeting)
    return None


def _parlaeus(keys: set[str]) -> Form | None:
    titled = keys & {"titel", "onderwerp", "title"}
    told = keys & {"voor", "tegen", "unaniem", "uitslag", "indieners", "resultaat"}
    return Form(PARLAEUS, parlaeus.read_motion) if titled and len(told) >= 2 else None


def _popolo(raw: dict[str, Any], keys: set[str], hint: str) -> Form | None:
    stated = raw.get("classification")
    word = str((stated[0] if isinstance(stated, list) and stated else stated) or "").lower()
    if hint in BY_LIST:
        reader = BY_LIST[hint]
        is_item = reader is popolo.read_meeting and (word in ITEM_WORDS or {"parentid", "position"} <= keys)
        return Form(POPOLO, popolo.read_agenda_item if is_item else reader)
    if "option" in keys and keys & {"voteeventid", "voteevent"}:
        return Form(POPOLO, popolo.read_vote)
    if keys & {"counts", "groupresults"} or {"votes", "motionid"} <= keys or {"votes", "motion"} <= keys:
        return Form(POPOLO, popolo.read_vote_event)
    if ("voteevents" in keys and keys & {"id", "text", "name", "title"}) or (
        "text" in keys and keys & {"legislativesessionid", "creatorid", "moverid", "requirement"}
    ):
        return Form(POPOLO, popolo.read_motion)
    if {"personid", "organizationid"} <= keys:
        return Form(POPOLO, popolo_people.read_membership)
    if keys & {"familyname", "givenname", "memberships", "birthdate"} and "name" in keys:
        return Form(POPOLO, popolo_people.read_person)
    if "name" in keys and keys & {"startdate", "enddate", "legislativesessionid"} and "foundingdate" not in keys:
        return Form(POPOLO, popolo.read_agenda_item if word in ITEM_WORDS else popolo.read_meeting)
    if "name" in keys and word in ("party", "council", "committee", "municipality", "faction", "parliamentary group"):
        return Form(POPOLO, popolo_people.read_organisation)
    return None


def read_files(files: list[Path], progress: Progress = lambda _what, _count: None) -> Found:
    """Everything in some files. Raises FileError with what is wrong in all of them."""
    found = Found()
    problems: list[str] = []
    for file in files:
        try:
            content = open_file(file)
        except FileError as error:
            problems += [line.removeprefix("- ") for line in str(error).split("\n")[1:]]
            continue
        found.report.notices += [f"{file.name}: {notice}" for notice in content.notices]
        progress(f"{file.name} lezen", 0)
        _read(content, found, progress)
    if problems:
        raise FileError(problems)
    for settle in found.later:
        settle()
    if lost := sum(map(len, found.single_votes.values())):
        found.report.remarks["een stem bij een stemming die niet in het bestand staat: niet overgenomen"] += lost
    return found


def _tell_refusal(content: Content, found: Found) -> None:
    """A system may give an error where its data should be; that is a file like any other."""
    raw = content.value if isinstance(content.value, dict) else {}
    own = {plain(key): value for key, value in raw.items()}
    if str(own.get("status", "")).lower() in REFUSED or (
        own.keys() <= {"error", "errors", "message", "status", "code"} and own
    ):
        said = clean(own.get("message") or own.get("error") or own.get("errors") or own.get("status") or "")[:200]
        found.report.notices.append(
            f"{content.name}: het raadsinformatiesysteem gaf een foutmelding in plaats van gegevens: '{said}'. Haal de gegevens opnieuw op."
        )


def _read(content: Content, found: Found, progress: Progress) -> None:
    _tell_refusal(content, found)
    for count, (raw, path, where, hint) in enumerate(_records(content.value, "", content.name, "", 0), start=1):
        form = recognise(raw, hint) if isinstance(raw, dict) else None
        if form is None:
            found.report.unknown_types[_described(raw, path)] += 1
            continue
        found.report.forms[form.name] += 1
        before = len(found.entries)
        form.reader(Record(raw, path or "[]", found.report, where), found)
        if len(found.entries) > before and isinstance(content.value, list | dict) and where != content.name:
            found.lists[found.entries[before].source] += 1
        if count % EVERY == 0:
            progress(f"{content.name} lezen", count)


def _records(value: Any, path: str, where: str, hint: str, depth: int) -> Iterator[tuple[Any, str, str, str]]:
    """The records in a file, whatever is wrapped around them, each with its path, place and the name of its list."""
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _records(
                item, f"{path}[]" if not path.endswith("[]") else path, f"{where}, stuk {number}", hint, depth + 1
            )
    elif not isinstance(value, dict) or not value:
        if value not in (None, {}):
            yield value, path, where, hint
    elif isinstance(value.get("_source"), dict):
        yield {"@id": str(value.get("_id", "")), **value["_source"]}, path, where, hint
    elif triples.is_resource(value):
        yield from _records(triples.as_json(value), path, where, hint, depth + 1)
    elif triples.is_database(value):
        for item in triples.of_database(value):
            yield from _records(item, path, f"{where}, {item['@id']}", hint, depth + 1)
    elif recognise(value, hint) is not None or depth > DEEPEST:
        yield value, path, where, hint
    else:
        inner = {key: item for key, item in value.items() if isinstance(item, list | dict) and item}
        lists = {key: item for key, item in inner.items() if _holds_records(item, plain(key))}
        empty = not inner and {plain(key) for key in value} <= PAGE  # an empty page holds nothing
        if (not lists and not empty) or (path.endswith("[]") and _is_thing(value)):
            yield value, path, where, hint
        for key, item in lists.items():
            own = (
                plain(key)
                if isinstance(item, list) and plain(key) not in ("items", "results", "data", "value", "hits", "records")
                else hint
            )
            yield from _records(item, f"{path}.{key}".lstrip("."), f"{where}, {key}", own, depth + 1)


def _is_thing(value: dict[str, Any]) -> bool:
    """Whether what is not known says something itself, beside the lists in it: then it is told too."""
    return any(plain(key) in CALLED and isinstance(inner, str) and inner.strip() for key, inner in value.items())


def _holds_records(value: Any, name: str) -> bool:
    """Whether there can be records in this, and it does not only speak of the file itself (meta, paging)."""
    if isinstance(value, list):
        return any(isinstance(item, dict | list) for item in value)
    return recognise(value, name) is not None or any(isinstance(item, dict | list) for item in value.values())


def _described(raw: Any, path: str) -> str:
    """A record that is not known, by its kind and fields."""
    if not isinstance(raw, dict):
        return f"{path or 'het bestand'}: {type(raw).__name__}"
    stated = raw.get("@type") or raw.get("_type") or raw.get("type") or raw.get("classification")
    kind = f"soort '{str(stated)[:40]}', " if isinstance(stated, str) else ""
    return f"{path or 'het bestand'}: {kind}velden {', '.join(str(key)[:30] for key in list(raw)[:6])}"
