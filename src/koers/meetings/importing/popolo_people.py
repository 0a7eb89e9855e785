"""Ids of Popolo and Open Raadsinformatie, and who belongs to which party: the names of people are only read to take them out.

Somebody can be a member of the council, of committees and of a party: only a party votes as one.
"""

import re
from typing import Any

from .found import Found, Membership
from .records import Record, clean
from .words import ALL, PLACEHOLDER, UNNAMED, words

WHOLE = ("gemeenteraad", "raad", "de raad", "council", "provinciale staten", "hele raad")
ORI = "https://id.openraadsinformatie.nl/"
IDS = ("@id", "id", "_id", "ori_id")
NAMED_COUNCIL = re.compile(r"gemeenteraad\b|gemeente (?!belang|partij|lijst)")  # "Gemeente Belangen" is a party
PARTY, COMMITTEE, COUNCIL = "party", "committee", "council"
# What a word in the classification of an organisation says that it is; the first that fits counts.
KINDS = (
    (PARTY, ("party", "partij", "partijen", "fractie", "raadsfractie", "faction", "caucus", "parliamentary group", "political group", "council group")),
    (COMMITTEE, ("committee", "subcommittee", "commissie", "raadscommissie", "college", "board", "bestuur", "executive", "presidium")),
    (COUNCIL, ("council", "gemeenteraad", "raad", "legislature", "parliament", "staten", "municipality", "gemeente", "province", "provincie")),
)  # fmt: skip


def short(reference: str) -> str:
    """An id without the address that Open Raadsinformatie puts before it."""
    return reference.removeprefix(ORI)


def key_of(record: Record) -> str:
    """The id of a record; "" when it has none."""
    for name in IDS:
        key = short(record.text(name, longest=200))
        if key:
            record.leave(*IDS)
            return key
    return ""


def group_name(given: Any, found: Found) -> str:
    """The name of a group, given by its id, its name or as an object; the whole council for that council or without one."""
    name, kind = _group(given, found)
    return ALL if not name or kind == COUNCIL else name


def group_of_vote(given: Any, voter: str, day: str, found: Found) -> str:
    """The group that a member votes with: as the vote says, unless that is no party; else the party of the member on that day."""
    name, kind = _group(given, found)
    return name if name and kind not in (COUNCIL, COMMITTEE) else _party_of(voter, day, found)


def _group(given: Any, found: Found) -> tuple[str, str]:
    """The name of a group, and what it is."""
    if isinstance(given, list):
        given = given[0] if given else ""
    about: dict[str, Any] = given if isinstance(given, dict) else {"name": given}
    told = [clean(about[name]) for name in ("name", *IDS) if isinstance(about.get(name), str | int)]
    told = [text for text in told if text]
    if not told:
        return "", ""
    keys = [short(text) for text in told]
    name = next((found.organisations[key] for key in keys if key in found.organisations), told[0])
    known = next((kind for key in keys if (kind := found.kind_of_organisation.get(key))), "")
    return name, known or _kind(clean(about.get("classification") or ""), name)


def _kind(stated: str, name: str) -> str:
    """What an organisation is: by its classification, else when its name says that it is no party; "" when nothing says."""
    told = f" {words(stated)} "
    for kind, signs in KINDS:
        if any(f" {sign} " in told for sign in signs):
            return kind
    if words(name) in WHOLE or NAMED_COUNCIL.match(words(name)):
        return COUNCIL
    return COMMITTEE if words(name).partition(" ")[0].endswith(("commissie", "committee")) else ""


def _party_of(voter: str, day: str, found: Found) -> str:
    """The party of a member on a day: for whom somebody sits there, else the party, else the only other thing named."""
    known = found.memberships.get(voter, [])
    known = [one for one in known if one.holds_on(day)] or known
    groups = [(one, *_group(one.group, found)) for one in known]
    groups = [(one, name, kind) for one, name, kind in groups if name and kind not in (COUNCIL, COMMITTEE)]
    for fits in (
        [name for one, name, _ in groups if one.on_behalf],
        [name for _, name, kind in groups if kind == PARTY],
        [name for _, name, _ in groups],
    ):
        names = set(fits)
        if len(names) > 1:
            found.report.remarks["een lid met meer dan één fractie: de stem is geteld als 'fractie niet vermeld'"] += 1
            return UNNAMED
        if names:
            return names.pop()
    return UNNAMED


def read_organisation(record: Record, found: Found) -> None:
    """A party, committee or municipality: only its name and what it is are kept, to find with its id."""
    key = key_of(record)
    name, stated = record.text("name", "label", "description"), record.text("classification")
    keys = [key, *(identifier.text("identifier") for identifier in record.records("identifiers"))]
    for own in filter(None, keys if name and key else ()):
        found.organisations.setdefault(own, name)
        found.kind_of_organisation.setdefault(own, _kind(stated or record.text("@type").rpartition("/")[2], name))
    record.report.left[
        f"{record.path}: organisatie ({stated or 'soort niet vermeld'}), alleen om namen bij kenmerken te vinden"
    ] += 1


def read_person(record: Record, found: Found) -> None:
    """A person: the name is only used to take it out of titles, the memberships to know the party."""
    key = key_of(record)
    record.people("name")
    for membership in record.records("memberships"):
        _membership(membership, found, key)


def read_membership(record: Record, found: Found) -> None:
    """Who belongs to what."""
    record.report.people_fields[record.path] += 1
    _membership(record, found, short(record.reference("person_id", "person", "member")))


def _membership(record: Record, found: Found, person: str) -> None:
    start, end = record.day("start_date", "startDate"), record.day("end_date", "endDate")
    for on_behalf, names in (
        (True, ("on_behalf_of_id", "on_behalf_of")),
        (False, ("organization_id", "organization")),
    ):
        group = record.value(*names)
        name = group.get("name") or group.get("id") or group.get("@id") if isinstance(group, dict) else group
        if person and name and words(clean(name)) not in PLACEHOLDER:
            found.memberships.setdefault(person, []).append(Membership(group, on_behalf, start, end))


def read_nothing(record: Record, found: Found) -> None:
    """Something of the form that Koers has no place for."""
    found.report.left[record.path] += 1
