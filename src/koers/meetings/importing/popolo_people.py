"""Ids of Popolo and Open Raadsinformatie, and who belongs to which party: the names of people are only read to take them out."""

from typing import Any

from .found import Found
from .records import Record, clean
from .words import PLACEHOLDER, words

ALL = "hele raad"
ORI = "https://id.openraadsinformatie.nl/"
IDS = ("@id", "id", "_id", "ori_id")


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
    """The name of a group, given by its id, its name or as an object; the whole council without one."""
    if isinstance(given, list):
        given = given[0] if given else ""
    if isinstance(given, dict):
        given = given.get("name") or given.get("id") or given.get("@id") or ""
    name = clean(given or "")
    return found.organisations.get(short(name), name) or ALL


def party_of(voter: str, found: Found) -> str:
    """The party of a member."""
    group = found.party_of_person.get(voter, "")
    return found.organisations.get(group, group) or "fractie niet vermeld"


def read_organisation(record: Record, found: Found) -> None:
    """A party, committee or municipality: only its name is kept, to find with its id."""
    key = key_of(record)
    name = record.text("name", "label", "description")
    if name and key:
        found.organisations[key] = name
        for identifier in record.records("identifiers"):
            own = identifier.text("identifier")
            if own:
                found.organisations.setdefault(own, name)
    record.report.left[
        f"{record.path}: organisatie ({record.text('classification') or 'soort niet vermeld'}), alleen om namen bij kenmerken te vinden"
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
    group = record.value("on_behalf_of_id", "organization_id", "organization")
    reference = group_name(group, found) if group else ""
    if person and reference and reference != ALL and words(reference) not in PLACEHOLDER:
        found.party_of_person.setdefault(person, short(reference))
