"""Every write of the room obligations: take in a council's list, record a step, allow an extension.

Each says who does it and why, and is all or nothing. Only staff may; ``by`` is a user, or None for the command line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from koers.decisions.models import Body, BodyRelation
from koers.kernel.packages.registry import all_tables, table
from koers.sources.models import Source

from . import checks
from .changing import Draft, Row, changing
from .importing.listed import CouncilList
from .importing.merged import Around, Merged
from .importing.merging import merge, usual
from .importing.problems import ListError
from .organs import Organs, organs_of
from .queries.workshop import Now, body_names, now
from .terms import first_day, last_day

TABLES = ("obligations", "obligation_steps", "obligation_goals")
GO_ALONG = ("obligation_extensions", "group_members")
"""Beside these, what belongs to an obligation and goes when it goes."""
PARTIES = ("owes", "owed_to", "asker", "addressee")

Check = Callable[[Sequence[tuple[int, Any]], Mapping[str, Any]], Iterator[checks.Found]]


class Refused(ValueError):
    """What was asked cannot be; ``sentences`` say why in plain Dutch. Nothing was written."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__(" ".join(sentences))


class Outdated(Refused):
    """The workshop changed since the differences were shown."""


@dataclass(frozen=True)
class Proof:
    """Where a step or an extension can be read: the id of a source and the place in it, or a new source with title and day."""

    source: str = ""
    place: str = ""
    title: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True)
class TakenIn:
    """What a list changes. ``revision``: the state of the package it was put beside. ``later``: the list is of a later day
    than the one before, so that Koers knows up to which day nothing changed."""

    merged: Merged
    revision: int
    later: bool

    @property
    def anything(self) -> bool:
        """Whether there is something to write."""
        return bool(self.merged.changes) or self.later


def take_in_list(
    programme: str,
    found: CouncilList,
    *,
    by: Any,
    why: str,
    file: str,
    dropped: Set[str] = frozenset(),
    write: bool = False,
    revision: int | None = None,
) -> TakenIn:
    """Put a council's list beside the register of a programme; with ``write`` also in it.

    ``dropped``: the keys of the new items and of the proposals that somebody does not want. With ``revision`` it is refused when the
    package changed since. A row that cannot be taken in is left out and told (``merged.left``). A list that says nothing new writes
    nothing, or only its later day. Raises PermissionError, NoProgramme, ListError, Outdated, PackageError; nothing is written then.
    """
    _may(by)
    today, source = timezone.localdate().isoformat(), f"raadsinformatiesysteem-{programme}"
    with changing(programme) as draft:
        if revision is not None and draft.revision != revision:
            raise Outdated(
                "De werkplaats is intussen veranderd.", "Kijk opnieuw naar de verschillen en bevestig ze dan."
            )
        merged, held = _merged(draft, found, programme, source, today, dropped, {}), {}
        while named := dict(_still_named(draft, merged)):  # what stays may itself name another that must go
            held |= named
            merged = _merged(draft, found, programme, source, today, dropped, held)
        sources = draft.rows("sources")
        before = next((row["date"] for row in sources if row["id"] == source), "")
        result = TakenIn(merged, draft.revision, bool(found.items) and before < today)
        if write and result.anything:
            own = {
                "id": source, "title": "Lijst uit het raadsinformatiesysteem", "kind": "uitvoer", "date": today,
                "made_up": "false", "note": f"Bestand {file}. Het raadsinformatiesysteem is leidend.",
            }  # fmt: skip
            draft.put("sources", [*(row for row in sources if row["id"] != source), own])
            draft.put("obligations", merged.obligations)
            draft.put("obligation_steps", merged.steps)
            draft.put("obligation_goals", merged.goals)
            _take_along(draft, merged)
            draft.load(by=by, why=why)
    return result


def _merged(
    draft: Draft,
    found: CouncilList,
    programme: str,
    source: str,
    day: str,
    dropped: Set[str],
    held: Mapping[str, str],
) -> Merged:
    rows = {name: draft.rows(name) for name in TABLES}
    asker, owes = usual(rows["obligations"], "owed_to"), usual(rows["obligations"], "owes")
    if found.items and not (asker and owes):
        what = (
            f"programma '{programme}' heeft nog geen vraag, motie of toezegging, dus Koers weet niet van welke raad en welk college "
            "deze lijst is. Zet er één in het pakket, met owes en owed_to."
        )
        raise ListError([what])
    goals = [(row["id"], row["title"]) for row in draft.rows("goals")]
    funds = [(row["id"], row["name"]) for row in draft.rows("funds")]
    extensions: dict[str, list[Row]] = {}
    for row in draft.rows("obligation_extensions"):
        extensions.setdefault(row["obligation"], []).append(row)
    around = Around(asker, owes, source, day, goals, funds, dropped, extensions, held)
    return merge(found, *(rows[name] for name in TABLES), around, {name: table(name).columns for name in TABLES})


def _still_named(draft: Draft, merged: Merged) -> Iterator[tuple[str, str]]:
    """What still names an item that must go because it is confidential, with the id of that item; it cannot go yet.

    What belongs to the item itself goes with it.
    """
    away = {one.obligation: one for one in merged.withdrawn}
    for own in all_tables() if away else ():
        if own.name in (*TABLES[1:], *GO_ALONG):
            continue
        columns = [name for name, reference in own.references.items() if reference.table == "obligations"]
        rows = merged.obligations if own.name == "obligations" else draft.rows(own.name) if columns else []
        for row in rows:
            for one in (away[row[name]] for name in columns if row[name] in away):
                what = f"nummer {one.number or one.obligation} is nu vertrouwelijk, maar {own.title}: ‘{row.get('id', '')}’ verwijst ernaar."
                right = f"Haal die verwijzing weg uit {own.file} en lees de lijst opnieuw in."
                yield one.obligation, f"{what} Het staat dus nog in Koers. {right}"


def _take_along(draft: Draft, merged: Merged) -> None:
    """Take away the extensions and the places in groups of what must go."""
    away = {one.obligation for one in merged.withdrawn}
    for name in GO_ALONG if away else ():
        if rows := draft.rows(name):
            draft.put(name, [row for row in rows if row["obligation"] not in away])


def record_step(
    programme: str,
    obligation: str,
    *,
    by: Any,
    why: str,
    state: str,
    on: str,
    body: str,
    proof: Proof,
    evidence: str = "",
    url: str = "",
) -> bool:
    """Record that an obligation came in another state, by whose act (the id of a body) and with which evidence.

    Gives whether it was new: the same step again changes nothing. Raises PermissionError, NoProgramme, PackageError, and Refused
    when the wrong body does it, when the state does not follow, or when it is from before the obligation or after today.
    """
    _may(by)
    step = {
        "id": f"{obligation}-{on}-{state}".replace("_", "-").lower(),
        "obligation": obligation,
        "on": on,
        "state": state,
    }
    step |= {"by": body, "evidence": evidence, "url": url}
    with changing(programme) as draft:
        there = _there(programme, obligation)
        rows = draft.rows("obligation_steps")
        if any(_same(row, step) for row in rows):
            return False
        _refuse([*_not_past(on, "Deze dag"), *_after_source(proof, on)])
        _refuse(_wrong(there, [*rows, step], checks.steps))
        _write(draft, "obligation_steps", rows, step, proof, by=by, why=why)
    return True


def extend(
    programme: str,
    obligation: str,
    *,
    by: Any,
    why: str,
    until: str,
    decided_on: str,
    allowed_by: str,
    reason: str,
    proof: Proof,
) -> bool:
    """Record a later term, why, and which body allowed it; the earlier dates stay.

    Gives whether it was new. Raises as ``record_step`` does; Refused also when the new term is not later than the one that holds,
    when there is no reason, or when nothing is owed any more.
    """
    _may(by)
    own = {"id": f"{obligation}-{decided_on}-tot-{until}".lower(), "obligation": obligation, "until": until}
    own |= {"decided_on": decided_on, "allowed_by": allowed_by, "why": reason.strip()}
    with changing(programme) as draft:
        there = _there(programme, obligation)
        rows = draft.rows("obligation_extensions")
        if any(_same(row, own) for row in rows):
            return False
        _refuse(
            [
                *_not_past(decided_on, "De dag van het besluit"),
                *_not_longer(there, until),
                *_after_source(proof, decided_on),
            ]
        )
        _refuse([] if own["why"] else ["Vul in waarom er meer tijd nodig is."])
        _refuse([] if allowed_by else ["Vul in wie dit goed vond."])
        _refuse(_wrong(there, [*rows, own], partial(checks.extensions, organs=_organs())))
        _write(draft, "obligation_extensions", rows, own, proof, by=by, why=why)
    return True


def _there(programme: str, obligation: str) -> Now:
    found = now(programme, obligation)
    if found is None:
        raise Refused("Deze verplichting staat niet in de werkplaats.")
    return found


def _same(row: Row, other: Row) -> bool:
    """Whether a row says the same; two acts on one day may have the same id at first."""
    return all(row.get(column, "") == value for column, value in other.items() if column != "id")


def _refuse(wrong: Sequence[str]) -> None:
    if wrong:
        raise Refused(*wrong)


def _not_past(day: str, what: str) -> Iterator[str]:
    try:
        if first_day(day) > timezone.localdate():
            yield f"{what} is nog niet geweest. Leg vast wat is gebeurd, niet wat nog komt."
    except ValueError:
        yield f"‘{day}’ is geen dag. Schrijf 2023-08-29, of 2023-08 als u alleen de maand weet."


def _after_source(proof: Proof, day: str) -> Iterator[str]:
    """A source does not tell of what happens after it."""
    found = Source.objects.filter(pk=proof.source).values_list("title", "date").first() if proof.source else None
    title, known = found or (proof.title, proof.date)
    try:
        after = bool(known) and first_day(day) > last_day(known)
    except ValueError:  # told elsewhere
        return
    if after:
        yield f"{day} is van na de bron ‘{title}’ ({known}). Kies een bron waar dit in staat, of geef een ander stuk."


def _not_longer(there: Now, until: str) -> Iterator[str]:
    if not there.is_open:
        yield f"Deze verplichting is al klaar ({there.words}). Dan is er niets te verlengen."
    try:
        later: date = last_day(until)
    except ValueError:
        yield f"‘{until}’ is geen dag. Schrijf 2023-08-29."
        return
    if there.due is not None and later <= there.due:
        yield f"{later:%d-%m-%Y} is niet later dan de termijn die nu geldt ({there.due:%d-%m-%Y})."


def _wrong(there: Now, rows: Sequence[Row], check: Check) -> list[str]:
    """What the rules of packages have against these rows, as sentences: names of bodies stand in the place of their ids."""
    about, names = there.obligation, body_names()
    own = {name: getattr(about, name) for name in ("kind", "type", "made_on", "planned")}
    owing = SimpleNamespace(**own, **{name: names.get(getattr(about, f"{name}_id"), "") for name in PARTIES})
    named = [
        SimpleNamespace(**row | {name: names.get(row[name], "") for name in ("by", "allowed_by") if name in row})
        for row in rows
        if row["obligation"] == about.pk
    ]
    return [what[:1].upper() + what[1:] for _, _, what, _ in check(list(enumerate(named)), {about.pk: owing})]


def _organs() -> Organs:
    """Which bodies may speak for another, by their names: those stand in the sentences."""
    bodies = [SimpleNamespace(id=name, name=name, kind=kind) for name, kind in Body.objects.values_list("name", "kind")]
    lines = BodyRelation.objects.exclude(other=None).values_list("body__name", "kind", "other__name")
    return organs_of(bodies, [SimpleNamespace(body=body, kind=kind, other=other) for body, kind, other in lines])


def _write(draft: Draft, name: str, rows: Sequence[Row], row: Row, proof: Proof, *, by: Any, why: str) -> None:
    taken, base, again = {there["id"] for there in rows}, row["id"], 2
    while row["id"] in taken:
        row, again = row | {"id": f"{base}-{again}"}, again + 1
    source = proof.source or _new_source(draft, proof)
    draft.put(name, [*rows, row | {"source": source, "source_place": proof.place}])
    draft.load(by=by, why=why)


def _new_source(draft: Draft, proof: Proof) -> str:
    """The source that was typed in with title and day, added to the package unless it is there."""
    if not (proof.title.strip() and proof.date):
        raise Refused("Vul in waar dit staat: kies een bron, of geef titel en datum van een nieuw stuk.")
    _refuse([*_not_past(proof.date, "De datum van het stuk")])
    sources = draft.rows("sources")
    name = f"{slugify(proof.title)[:60].strip('-') or 'stuk'}-{proof.date}".lower()
    if all(row["id"] != name for row in sources):
        own = {"id": name, "title": proof.title.strip(), "date": proof.date, "url": proof.url, "made_up": "false"}
        draft.put("sources", [*sources, own])
    return name


def _may(by: Any) -> None:
    if by is not None and not by.is_staff:
        raise PermissionError("alleen medewerkers mogen het register veranderen")
