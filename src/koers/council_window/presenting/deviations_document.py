"""The deviations of a period as a document."""

from collections.abc import Sequence

from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.documents import Document, Part

from ..deviations import Deviation
from ..frame import FrameSettings
from .deviations import by_kind, sources, when_words
from .frame import presets_table, who_says

COLUMNS = ("Wanneer", "Wat", "Waarom", "Drempel")


def document(name: str, answer: str, settings: FrameSettings, found: Sequence[Deviation]) -> Document:
    """The deviations of the council and programme called ``name``: the ``answer``, a part for each kind, what was asked."""
    parts = [
        Part(
            kind.label[:1].upper() + kind.label[1:],
            table=Table(kind.label, COLUMNS, [_row(one) for one in own], id=kind.value),
            sources=sources(own),
        )
        for kind, own in by_kind(found)
    ]
    asked = Part("Wat wil de raad horen?", (who_says(settings),), presets_table(settings))
    return Document(
        title=f"Afwijkingen: {name}",
        intro=(answer,),
        parts=(*parts, asked),
        sources=sources(found),
    )


def _row(one: Deviation) -> Row:
    return Row((when_words(one), Cell(one.what, url=one.url), one.why, one.threshold))
