"""The attributes of Notubiz: a list of {id, value}, of {label, value} or of {id, label, values}, or an object by name; made one record.

A municipality names an attribute as it likes; the number is the same everywhere, so the number goes before the name.
"""

from typing import Any

from .records import Record, plain

BY_NUMBER = {
    1: "titel", 2: "hoofddocument", 3: "omschrijving", 5: "nummer", 15: "datum", 22: "gekoppeld evenement", 23: "portefeuillehouder",
    24: "zaaknummer", 26: "nummer", 35: "toelichting", 36: "indiener", 37: "fracties", 45: "type", 50: "locatie", 54: "agendapunt",
    61: "opmerkingen", 62: "uitslag", 68: "griffier", 71: "status", 72: "voorzitter", 82: "begintijd", 83: "eindtijd", 87: "medeindieners",
}  # fmt: skip
PEOPLE = (
    "voorzitter", "griffier", "secretaris", "portefeuillehouder", "portefeuillehouders", "indiener", "indieners", "medeindieners",
    "mede-indieners", "auteur", "behandelaar", "behandelend ambtenaar", "steller", "spreker", "sprekers", "woordvoerder", "ambtelijk secretaris",
    "eerste indiener", "rapporteur",
)  # fmt: skip
# What means something, and has no place in Koers.
NOT_KEPT = (
    "omschrijving", "toelichting", "zaaknummer", "begintijd", "eindtijd", "opmerkingen", "hoofddocument", "gekoppeld evenement", "beleidsveld",
    "programma", "route", "organisatie", "bijlagen",
)  # fmt: skip
OF_ONE = ("value", "content")


def attributes_of(record: Record) -> Record:
    """The attributes of a record, by name."""
    given = record.value("attributes")
    if isinstance(given, dict) and isinstance(given.get("attribute"), list):
        given = given["attribute"]
    path = f"{record.path}.attributes"
    if isinstance(given, dict):
        return Record(given, path, record.report, record.where)
    found: dict[str, Any] = {}
    for item in given if isinstance(given, list) else []:
        if isinstance(item, dict) and (value := _value(item)) not in (None, "", []):
            found.setdefault(_name(item), value)
    return Record(found, path, record.report, record.where)


def finish(attributes: Record, *taken: str) -> None:
    """Keep the people out, and tell what is left. ``taken``: what the reader has taken in, of what else has no place."""
    attributes.people(*PEOPLE)
    attributes.no_place(*(name for name in NOT_KEPT if name not in taken))
    attributes.finish()


def _name(item: dict[str, Any]) -> str:
    number = str(item.get("id") or "")
    label = str(item.get("name") or item.get("label") or "")
    if number.isdigit() and int(number) in BY_NUMBER:
        return BY_NUMBER[int(number)]
    return label or f"nummer {number[:20]}"


def _value(item: dict[str, Any]) -> Any:
    """The value of an attribute; of a reference its number and what it is called."""
    if "value" in item:
        return item["value"]
    values = item.get("values")
    if isinstance(values, dict):
        values = values.get("value", list(values.values()))
    made = [_content(value) for value in (values if isinstance(values, list) else [values])]
    made = [value for value in made if value not in (None, "", {})]
    return made[0] if len(made) == 1 else made


def _content(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    own = {plain(name): inner for name, inner in value.items()}
    about = own.get("metadata")
    label = about.get("label") if isinstance(about, dict) else None
    content = next((own[name] for name in OF_ONE if name in own), None)
    if label and content is not None:
        return {"id": content, "name": label}
    return content if content is not None else value
