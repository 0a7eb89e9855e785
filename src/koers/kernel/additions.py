"""What rooms above add to a page of a room below: the page of an intervention shows its money, without knowing of money.

A room says at its start what it can add (``add_to``); a view asks for all that is added to its subject (``additions``) and
puts it in the context as ``additions``, with the tables among its own; ``components/additions.html`` shows them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .components.shapes import Figure, KeyFigure, Source, Table


@dataclass(frozen=True)
class Addition:
    """A part of a page: ``id`` to link to, a heading, a sentence, and a table that may be empty of rows.

    ``figures``: counts in large type; ``figure``: a picture, of which the table then is the same in figures, and folded;
    ``links``: (label, address) of where there is more.
    """

    id: str
    title: str
    sentence: str
    table: Table
    sources: tuple[Source, ...] = ()
    figures: Sequence[KeyFigure] = ()
    figure: Figure | None = None
    links: Sequence[tuple[str, str]] = ()


Make = Callable[[str], Addition | None]
_made: dict[str, dict[str, Make]] = {}


def add_to(table: str, name: str, make: Make) -> None:
    """Let ``make`` add to the pages of rows of this package table ("goals"): it gets the id, None is nothing to add."""
    _made.setdefault(table, {})[name] = make


def additions(table: str, key: str) -> list[Addition]:
    """All that is added to the page of one row, in the order of the rooms."""
    made: Iterable[Make] = _made.get(table, {}).values()
    return [addition for make in made if (addition := make(key)) is not None]
