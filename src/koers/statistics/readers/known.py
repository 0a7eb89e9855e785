"""Files that go with figures and hold none themselves: what they are, and what to do with them, in Dutch."""

import re
from collections.abc import Callable

from koers.statistics.areas import is_code
from koers.statistics.errors import StatisticsInputError, refuse

from .opening import Opened, rows_of_map

DESCRIPTION = (
    "dit is de beschrijving van een tabel van CBS, geen tabel met cijfers.",
    "Importeer het bestand met _TypedDataSet of _Observations; dit bestand leest Koers er dan bij.",
)
_NUMBERED = re.compile(r"\w+_[0-9]+")


def _is_description(opened: Opened) -> bool:
    names = set(opened.names)
    if names >= {"ParentID", "Key", "Title"} or names >= {"ParentId", "Title"} or "MeasureGroupId" in names:
        return True
    if names >= {"Identifier", "Kind", "MapYear"} or names == {"Key", "Title", "Description", "CategoryGroupID"}:
        return True
    said = opened.said
    if not isinstance(said, dict):
        return False
    numbered = sum(isinstance(text, str) and _NUMBERED.fullmatch(name) is not None for name, text in said.items())
    return said.keys() >= {"Identifier", "Modified"} or (len(said) > 1 and 5 * numbered >= 4 * len(said))


def _is_address_list(opened: Opened) -> bool:
    return any("pc6" in name.lower() for name in opened.names) and any("huis" in name.lower() for name in opened.names)


def _is_classes(opened: Opened) -> bool:
    said = opened.said
    return (
        isinstance(said, dict)
        and bool(said)
        and all(
            is_code(code) and isinstance(classes, dict) and any(name.startswith("KL") for name in classes)
            for code, classes in said.items()
        )
    )


def _is_drawing(opened: Opened) -> bool:
    return isinstance(opened.said, dict) and "viewBox" in opened.said


def _is_map(opened: Opened) -> bool:
    return bool(rows_of_map(opened.said)) or "gpkg_contents" in opened.tables


# The first that fits tells.
KNOWN: tuple[tuple[Callable[[Opened], bool], str, str], ...] = (
    (_is_description, *DESCRIPTION),
    (_is_address_list, "dit is een lijst van adressen met hun buurt, geen tabel met cijfers.",
     "Koers leest wel de lijsten van gebieden die erbij horen (buurt, wijk en gemeente met hun naam)."),
    (_is_classes, "dit zijn klassen (KL) van de Leefbaarometer 2.0. Die zijn niet te vergelijken met model 3.0.",
     "Haal de scores van de Leefbaarometer 3.0 op, per buurt."),
    (_is_drawing, "dit is een tekening van gebieden, zonder cijfers.", "Haal een bestand met cijfers op."),
    (_is_map, "dit is een kaart zonder cijfers die Koers kent.",
     "De grenzen leest Koers met 'koers statistics boundaries BESTAND'."),
    (lambda opened: opened.container == "json", "deze JSON is geen antwoord van CBS OData (rijen onder 'value').",
     "Kies CSV of Parquet."),
)  # fmt: skip


def what_it_is(opened: Opened) -> StatisticsInputError | None:
    """The reason for refusing a file that is known for what it is; None when it is not known."""
    for fits, wrong, right in KNOWN:
        if fits(opened):
            return refuse(opened.name, wrong, right)
    return None
