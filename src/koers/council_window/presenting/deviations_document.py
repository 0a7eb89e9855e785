"""The deviations of a period as a document."""

from collections.abc import Sequence

from koers.kernel.components.formatting import number
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.documents import Document, Part

from ..deviations import Deviation
from ..frame import FrameSettings
from .deviations import by_kind, sources, when_words
from .frame import presets_table, who_says

COLUMNS = ("Wanneer", "Wat", "Waarom", "Drempel")
MOST = 200
"""How many of one kind a document holds: nobody prints twenty years of them, and the page's file has them all."""


def document(name: str, answer: str, settings: FrameSettings, found: Sequence[Deviation]) -> Document:
    """The deviations of the council and programme called ``name``: the ``answer``, a part for each kind, what was asked."""
    parts = [
        Part(
            kind.label[:1].upper() + kind.label[1:],
            table=Table(kind.label, COLUMNS, [_row(one) for one in own[:MOST]], id=kind.value),
            notes=_more(len(own)),
            sources=sources(own[:MOST]),
        )
        for kind, own in by_kind(found)
    ]
    asked = Part("Wat wil de raad horen?", (who_says(settings),), presets_table(settings))
    return Document(
        title=f"Afwijkingen: {name}",
        intro=(answer,),
        parts=(*parts, asked),
        sources=sources(one for _, own in by_kind(found) for one in own[:MOST]),
    )


def _more(count: int) -> tuple[str, ...]:
    """That these are not all, and where the others are."""
    if count <= MOST:
        return ()
    stands = "staat" if count == MOST + 1 else "staan"
    left = f"De eerste {number(MOST)} staan hier. Nog {number(count - MOST)} {stands} in Koers, op de pagina ‘Afwijkingen’."
    return (f"{left} Daar kunt u ze ook als Excel downloaden.",)


def _row(one: Deviation) -> Row:
    return Row((when_words(one), Cell(one.what, url=one.url), one.why, one.threshold))
