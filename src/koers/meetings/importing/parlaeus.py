"""A list of motions as CSV, as made from Parlaeus (Eindhoven): lists stand in a cell as ['VVD:7', 'SP:4']."""

import re
from functools import partial

from koers.decisions.models import Told

from ..models import Motion, Vote
from .found import Entry, Found
from .records import Record
from .words import (
    PLACEHOLDER,
    UNNAMED,
    in_list,
    is_party_form,
    is_person,
    kind_of,
    may_be_person,
    parties,
    party,
    words,
)

SOURCE = "parlaeus-moties"
ID_IN_ADDRESS = re.compile(r"[/?&]gd=(\d+)")
BEFORE = (
    r"(?:aangenomen|verworpen|ingetrokken|aangehouden|gewijzigde?|na|toezegging|niet|ingediend|vrije|actuele|motie|moties|"
    r"amendement|vreemd|aan|de|orde)"
)
NUMBER = re.compile(rf"(?:{BEFORE} )*((?:Ac|[A-Z]{{1,2}}\.?)?[AM]\d{{1,3}}[A-Z]?|\d{{2}}[AM]\d+)\b", re.IGNORECASE)


def read_motion(record: Record, found: Found) -> None:
    """A line of the list."""
    address = record.link("bron", "url", "link")
    own = ID_IN_ADDRESS.search(address)
    key = record.text("id", "kenmerk") or (own[1] if own else "")
    title = record.text("titel", "onderwerp", "title", longest=2000)
    if found.is_secret(record, "motions", title, key):
        return
    kind = kind_of(record.text("soort", "type")) or _kind(title)
    number = NUMBER.match(title)
    movers = in_list(record.value("indieners", "fracties", "partijen", "indiener"))
    for mover in movers:
        if is_person(mover):
            record.report.people.add(mover)
            record.report.people_fields[f"{record.path}.indieners"] += 1
    values = {
        "kind": kind, "number": record.text("nummer", longest=60) or (number[1] if number else ""), "title": title,
        "date": record.day("datum", "date"), "url": address,
        "agenda_text": record.text("agendapunt", longest=2000),
        **found.result(f"{record.path}.uitslag", record.text("uitslag", "resultaat", "status", longest=200)),
    }  # fmt: skip
    unanimous = words(record.text("unaniem"))
    if unanimous in ("ja", "nee"):
        values["unanimous"] = (Told.YES if unanimous == "ja" else Told.NO).value
    elif unanimous:
        record.report.cannot_read(f"{record.path}.unaniem", unanimous, "geen ja of nee")
    entry = Entry("motions", key, values, record.where, SOURCE, keys=(address,))
    for option, name in ((Vote.Option.YES, "voor"), (Vote.Option.NO, "tegen"), (Vote.Option.ABSTAIN, "onthouding")):
        given = found.with_seats(record, name)
        for group, seats in given:
            if is_person(group):
                record.report.people_fields[f"{record.path}.{name}"] += 1
            if seats is not None and seats < 0 and words(group) not in PLACEHOLDER:
                record.report.cannot_read(f"{record.path}.{name}", f"{group}:{seats}", "minder dan nul zetels")
            found.voters.add(party(group))
            if seats is not None and seats > 1:  # nobody has two votes
                found.voting_parties.add(party(group))
        found.later.append(partial(_add_votes, found, entry, option.value, given, f"{record.path}.{name}"))
    found.add(entry)
    found.later.append(partial(_add_movers, found, entry, movers, f"{record.path}.indieners"))
    record.finish()


def _is_doubtful(name: str, found: Found) -> bool:
    """Whether this can be a person: it looks like one, and nowhere votes with more than one seat."""
    return may_be_person(name) and party(name) not in found.voting_parties


def _is_surname(name: str, found: Found) -> bool:
    """Whether a mover is one word with a capital that is no known party and never votes ("Test, Tess" is two of those)."""
    return name.istitle() and " " not in name and not is_party_form(name) and party(name) not in found.voters


def _add_movers(found: Found, entry: Entry, movers: list[str], path: str) -> None:
    """The parties behind a motion. What can be a person is left out: rather a party too few than a name in the package."""
    doubtful = [name for name in movers if _is_doubtful(name, found) or _is_surname(name, found)]
    if doubtful:
        found.report.people_fields[path] += len(doubtful)
        found.report.people.update(doubtful)
        found.report.remarks[f"{path}: een indiener die een mens kan zijn: niet overgenomen"] += len(doubtful)
    if kept := parties(name for name in movers if name not in doubtful):
        entry.values["parties"] = kept


def _add_votes(found: Found, entry: Entry, option: str, given: list[tuple[str, int | None]], path: str) -> None:
    """The votes of parties; of what can be a person only the number of seats."""
    doubtful = sum(_is_doubtful(name, found) for name, _ in given)
    if doubtful:
        found.report.people_fields[path] += doubtful
        found.report.remarks[f"{path}: een fractie die een mens kan zijn: overgenomen als '{UNNAMED}'"] += doubtful
    found.add_votes(entry, option, [(UNNAMED if _is_doubtful(name, found) else name, seats) for name, seats in given])


def _kind(title: str) -> str:
    """The kind a title names; a pledge in the list is no motion, though it may name one."""
    if words(title).startswith("toezegging"):
        return Motion.Kind.OTHER.value
    return kind_of(title) or Motion.Kind.MOTION.value
