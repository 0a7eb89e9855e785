"""Open Raadsinformatie of the VNG: mini-ORI (meetings, points on agendas, papers), and votes of the whole model.

Version 0.0.1 (agendapuntTitel, aanvangVergadering) and version 1.0.0 (agendapuntnaam, aanvang) differ in names only.
"""

from collections import Counter
from typing import Any

from ..models import Motion
from .found import Entry, Found
from .records import Record
from .words import UNNAMED, kind_of, meeting_state, words

SOURCE = "mini-ori"
ABOUT_DATA = (
    "organisatie",
    "dossiertype",
    "gemeente",
    "provincie",
    "waterschap",
    "pid",
    "bronorganisatie",
    "taal",
    "wooinformatiecategorie",
    "url",
    "wijziging",
)
NOT_KEPT = {
    "natuurlijkpersoon", "fractielidmaatschap", "mediabron", "spreekfragment", "dagelijksbestuur", "dagelijksbestuurlidmaatschap",
    "organisatorischeeenheid", "indiener", "gremium",
}  # fmt: skip


def _removed(record: Record, table: str) -> bool:
    """Whether the source says that this was taken away there: told, and not taken in."""
    if words(record.text("wijziging")) != "verwijdering":
        return False
    record.report.remarks[f"de bron zegt dat dit daar is verwijderd ({table}): niet overgenomen"] += 1
    return True


def _place(record: Record) -> tuple[str, str]:
    """The web page of a record, and its id in the source."""
    page = record.link("webpaginalink") or record.link("inhoudlink") or record.link("link") or record.link("url")
    return page, record.text("id", "identificatie", longest=200)


def _keys(record: Record) -> tuple[str, ...]:
    return (record.text("url", longest=1000),)


def read_meeting(record: Record, found: Found) -> None:
    """A meeting (vergadering)."""
    page, key = _place(record)
    name = record.text("naam", "vergaderingnaam") or record.text("vergaderingstype") or "Vergadering"
    if _removed(record, "vergadering") or found.is_secret(record, "meetings", name, key):
        return
    start = record.moment("aanvangVergadering", "aanvang", "geplandeAanvangVergadering", "geplandeaanvang")
    end = record.moment("eindeVergadering", "einde", "geplandeEindeVergadering", "geplandeeinde")
    stated = record.text("status", "vergaderstatus")
    status = meeting_state(stated)
    if status is None:
        record.report.cannot_read(f"{record.path}.status", stated, "stand niet herkend")
    gremium = record.value("georganiseerdDoorGremium", "gremium")
    values = {
        "name": name, "classification": record.text("vergaderingstype", longest=120),
        "date": record.day("vergaderdatum", "geplandeVergaderdatum", "geplandedatum") or start[:10], "start": start if "T" in start else "",
        "end": end if "T" in end else "", "location": record.text("locatie", longest=300), "status": status or "",
        "committee": str(gremium.get("gremiumnaam") or gremium.get("naam") or "")[:200] if isinstance(gremium, dict) else "",
        "changed_on": record.day("wijzigingsdatum"), "url": page,
    }  # fmt: skip
    entry = Entry(
        "meetings",
        key,
        values,
        record.where,
        SOURCE,
        {"part_of": record.reference("hoofdvergadering")},
        keys=_keys(record),
    )
    found.add(entry)
    _hang(record, found, {"meeting": key})
    record.leave("deelvergaderingen", "geplandevergaderdatum", *ABOUT_DATA)
    record.no_place("vergadertoelichting")
    record.finish()


def read_agenda_item(record: Record, found: Found) -> None:
    """A point on an agenda (agendapunt)."""
    page, key = _place(record)
    title = record.text("agendapuntTitel", "agendapuntnaam", "agendapuntOmschrijving", longest=2000) or "Agendapunt"
    if _removed(record, "agendapunt") or found.is_secret(record, "agenda_items", title, key):
        return
    order = record.text("agendapuntvolgnummer", "volgnummer", longest=40)
    number = record.text("agendapuntKenmerk", longest=40)
    planned = record.text("geplandvolgnummer", "geplandAgendapuntvolgnummer", longest=40)
    places = (planned,) if record.text("url").startswith("urn:koers:") else (planned, order)
    place = next((int(text) for text in places if text.isdigit()), None)
    values = {
        "title": title, "number": number or ("" if not planned and place is not None and not number and not _is_v1(record) else order), "place": place,
        "description": record.text("agendapuntOmschrijving", "omschrijving", longest=20000), "url": page,
        "changed_on": record.day("wijzigingsdatum"),
    }  # fmt: skip
    if values["description"] == title:
        values["description"] = ""
    refs = {"meeting": record.reference("vergadering"), "parent": record.reference("hoofdagendapunt")}
    found.add(Entry("agenda_items", key, values, record.where, SOURCE, refs, keys=_keys(record)))
    _hang(record, found, {"agenda_item": key})
    record.leave("subagendapunten", *ABOUT_DATA)
    record.no_place(
        "starttijd", "eindtijd", "geplandestarttijd", "geplandeeindtijd", "indicatiehamerstuk", "indicatorbehandeld", "indicatiebehandeld", "locatie",
        "tussenkop", "overig", "stemmingen",
    )  # fmt: skip
    record.finish()


def _is_v1(record: Record) -> bool:
    return "agendapuntnaam" in record


def _hang(record: Record, found: Found, refs: dict[str, str]) -> None:
    for name in ("informatieobjecten", "bijlagen", "informatieobject", "agendapunten"):
        for item in record.values(name):
            reference = str(item.get("id") or item.get("url") or "") if isinstance(item, dict) else str(item)
            found.attached.setdefault(reference, refs)


def read_paper(record: Record, found: Found) -> None:
    """A paper (informatieobject): a motion or amendment is kept as such, everything else as a paper of a meeting."""
    page, key = _place(record)
    title = record.text("titel", "omschrijving", longest=2000) or f"Stuk {key}"
    kind = record.text("informatieobjecttype", longest=120)
    is_motion = words(kind) in ("motie", "amendement", "motion", "amendment", "voorstel ter stemming")
    table = "motions" if is_motion else "meeting_documents"
    if _removed(record, "informatieobject") or found.is_secret(record, table, title, key):
        return
    meetings, items = record.values("vergaderingen", "vergadering"), record.values("agendapunten", "agendapunt")
    refs = {"meeting": _first(meetings), "agenda_item": _first(items)}
    if len(meetings) > 1 or len(items) > 1:
        record.report.remarks[
            "een stuk hoort bij meer dan één vergadering of agendapunt: het eerste is overgenomen"
        ] += 1
    values: dict[str, Any] = {"title": title, "date": record.day("datumIngediend", "creatiedatum"), "url": page}
    minutes = record.reference("genotuleerdeVergadering")
    if is_motion:
        values |= {
            "kind": Motion.Kind.PROPOSAL.value if words(kind).startswith("voorstel") else kind_of(kind),
            "number": record.text("nummer", longest=60),
        }
    else:
        values |= {
            "kind": kind or ("notulen" if minutes else ""),
            "media_type": record.text("formaat", longest=120),
            "version": record.text("versie", longest=40),
        }
        refs["meeting"] = refs["meeting"] or minutes
    found.add(Entry(table, key, values, record.where, SOURCE, refs, keys=_keys(record)))
    record.people("auteur", "natuurlijkePersonen", "indieners", "portefeuillehouder")
    record.leave("creatiedatum", "inhoudlink", "link", "formaat", "versie", "nummer", "omschrijving", *ABOUT_DATA)
    record.no_place("inhoud", "toelichting", "motietype", "vraagtype", "gerelateerdinformatieobject", "zaken")
    record.finish()


def _first(values: list[Any]) -> str:
    value = values[0] if values else ""
    return str(value.get("id") or value.get("url") or "") if isinstance(value, dict) else str(value)


def read_vote_event(record: Record, found: Found) -> None:
    """A vote (stemming): its votes are looked up when everything is read."""
    page, key = _place(record)
    paper, item = record.reference("informatieobject"), record.reference("agendapunt")
    verdict = record.text("resultaatMondelingeStemming", "resultaat", longest=200)
    decision = record.reference("besluit")
    people = record.value("stemmingoverpersonen", "resultaatstemmingoverpersonen")
    addresses = (key, *_keys(record))
    record.people("stemmingoverpersonen")
    record.leave("resultaatstemmingoverpersonen")
    path = record.path

    def settle() -> None:
        entry = found.motions.get(paper) if paper else None
        if entry is None and people:
            found.report.left[f"{path}: stemming over personen"] += 1
            return
        if entry is None:
            values = {"kind": Motion.Kind.PROPOSAL.value, "title": f"Stemming {key}", "url": page}
            entry = found.add(
                Entry("motions", key, values, record.where, SOURCE, {"agenda_item": item}, keys=addresses)
            )
        found.motions |= {address: entry for address in addresses if address}
        stated = found.organisations.get(f"besluit:{decision}", "") or verdict
        for name, value in found.result(f"{path}.resultaat", stated).items():
            entry.values.setdefault(name, value)
        entry.refs.setdefault("agenda_item", item)

    found.later.insert(0, settle)
    record.leave("stemmen", "stemmingstype", *ABOUT_DATA)
    record.finish()


def read_decision(record: Record, found: Found) -> None:
    """A decision (besluit), of which only the result is kept."""
    for key in (record.text("id"), *_keys(record)):
        found.organisations[f"besluit:{key}"] = record.text("besluitresultaat", longest=200)
    record.leave("stemmingen", "besluittoelichting", *ABOUT_DATA)
    record.no_place("toezegging")
    record.finish()


def read_group(record: Record, found: Found) -> None:
    """A party (fractie), for its name."""
    for key in (record.text("id"), *_keys(record)):
        found.organisations[key] = record.text("fractienaam")
    record.leave(*ABOUT_DATA)
    record.finish()


def read_group_result(record: Record, found: Found) -> None:
    """How a party voted as a whole (stemresultaat per fractie): no seats."""
    option = found.option(f"{record.path}.fractiestemresultaat", record.text("fractiestemresultaat"))
    group, event = record.reference("fractie"), record.reference("stemming")
    record.leave("id", *ABOUT_DATA)
    record.finish()
    found.later.append(lambda: _add_vote(found, event, found.organisations.get(group, group), option, None))


def read_present(record: Record, found: Found) -> None:
    """Somebody at a meeting, only for the party."""
    for key in (record.text("id"), *_keys(record)):
        found.party_of_person[key] = record.reference("fractie") or record.text("organisatie")
        found.same_person[key] = record.reference("natuurlijkPersoon")
    record.report.people_fields[record.path] += 1


def read_vote(record: Record, found: Found) -> None:
    """The vote of one member (stem), counted by party."""
    option = found.option(f"{record.path}.keuzeStemming", record.text("keuzeStemming"))
    person, event = record.reference("aanwezigeDeelnemer"), record.reference("stemming")
    record.leave("id", *ABOUT_DATA)
    record.finish()
    found.later.append(lambda: _add_vote(found, event, _party_of(person, found), option, 1))


def _party_of(person: str, found: Found) -> str:
    """The party of somebody at a meeting: as stated there, else that of the person."""
    told = found.party_of_person
    group = told.get(person, "") or told.get(found.same_person.get(person, ""), "")
    return found.organisations.get(group, group) or UNNAMED


def _add_vote(found: Found, event: str, group: str, option: str, seats: int | None) -> None:
    entry = found.motions.get(event)
    if entry is None:
        found.report.remarks["een stem bij een stemming die niet in het bestand staat: niet overgenomen"] += 1
    elif option and not (seats is None and Counter(name for name, _ in entry.votes)[group]):
        found.add_votes(entry, option, [(group, seats)])


def read_person(record: Record, found: Found) -> None:
    """A person: the name is only used to take it out of titles."""
    name = record.value("naamNatuurlijkPersoon")
    found.report.people_fields[f"{record.path}.naamNatuurlijkPersoon"] += 1
    if isinstance(name, dict):
        one = Record(name, record.path, found.report, record.where)
        parts = [one.text(part) for part in ("voornamen", "tussenvoegsel", "achternaam")]
        initials = [one.text("voorletters"), *parts[1:]]
        names = (one.text("volledigeNaam"), " ".join(filter(None, parts)), " ".join(filter(None, initials)))
        found.report.people.update(filter(None, names))
    elif isinstance(name, str):
        found.report.people.add(name)


def read_membership(record: Record, found: Found) -> None:
    """Who belongs to which party (fractielidmaatschap)."""
    found.report.people_fields[record.path] += 1
    person, group = record.reference("natuurlijkPersoon"), record.reference("fractie")
    if person and group:
        found.party_of_person.setdefault(person, group)


def read_media(record: Record, found: Found) -> None:
    """The recording of a meeting (mediabron)."""
    kind, address, meeting = (
        words(record.text("mediabrontype", "mimetype")),
        record.link("link"),
        record.reference("vergadering"),
    )

    def settle() -> None:
        for entry in found.entries:
            if entry.table == "meetings" and meeting in (entry.external, *entry.keys):
                entry.values.setdefault("recording", address)

    if address and meeting and kind.startswith(("video", "audio")):
        found.later.append(settle)
    else:
        found.report.left[record.path] += 1


def read_nothing(record: Record, found: Found) -> None:
    """Something of the model that Koers has no place for."""
    found.report.left[record.path] += 1
