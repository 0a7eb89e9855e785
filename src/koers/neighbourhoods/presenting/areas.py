"""Areas of CBS that were found by name or code."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import plural

from ..addresses import profile_address
from ..queries.directory import Directory, Place


@dataclass(frozen=True)
class Result:
    """An area that was found. ``note``: its kind and code, and until when it was there when it is no longer."""

    name: str
    url: str
    note: str


def results(places: Sequence[Place], areas: Directory) -> list[Result]:
    """The areas, each with what tells it from others of the same name."""
    return [Result(one.full_name, profile_address(one.code), _note(one, areas)) for one in places]


def _note(place: Place, areas: Directory) -> str:
    last = place.years[-1]
    told = f"{place.kind}, {place.code}"
    return told if last >= areas.newest else f"{told}, in de lijsten tot en met {last}"


def found_words(wanted: str, found: int, most: int) -> str:
    """How many areas were found."""
    if not found:
        return f"Geen gebied met ‘{wanted}’ in de naam of als code. Probeer een ander deel van de naam."
    words = f"{plural(found, 'gebied', 'gebieden')} met ‘{wanted}’ in de naam of als code."
    return f"{words} Hier staan de eerste {most}." if found > most else words
