"""A list of motions as CSV, as made from Parlaeus (Eindhoven): lists stand in a cell as ['VVD:7', 'SP:4']."""

import re

from koers.decisions.models import Told

from ..models import Motion, Vote
from .found import Entry, Found
from .records import Record
from .words import PLACEHOLDER, in_list, is_person, kind_of, parties, with_seats, words

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
        "date": record.day("datum", "date"), "parties": parties(movers), "url": address,
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
        given = list(with_seats(record.value(name)))
        for party, seats in given:
            if is_person(party):
                record.report.people_fields[f"{record.path}.{name}"] += 1
            if seats is not None and seats < 0 and words(party) not in PLACEHOLDER:
                record.report.cannot_read(f"{record.path}.{name}", f"{party}:{seats}", "minder dan nul zetels")
        found.add_votes(entry, option.value, given)
    found.add(entry)
    record.finish()


def _kind(title: str) -> str:
    """The kind a title names; a pledge in the list is no motion, though it may name one."""
    if words(title).startswith("toezegging"):
        return Motion.Kind.OTHER.value
    return kind_of(title) or Motion.Kind.MOTION.value
