"""What a document is made of: frozen dataclasses that a room fills."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.components.shapes import Cell, Source, Table

TOP, SUB = 1, 2


class NotMade(Exception):
    """A document could not be made; the message is what the compiler said, or that it took too long."""


@dataclass(frozen=True)
class Part:
    """A part: its heading, what is said, a table, remarks below it, and where it comes from. All but the heading may be left out.

    ``sentences`` are paragraphs; as a ``Cell`` one can be a link. ``level`` is TOP, or SUB for a part within the TOP part above it.
    """

    heading: str
    sentences: Sequence[str | Cell] = ()
    table: Table | None = None
    notes: Sequence[str] = ()
    sources: Sequence[Source] = ()
    level: int = TOP

    def __post_init__(self) -> None:
        """Refuse a level that a document does not have."""
        if self.level not in (TOP, SUB):
            raise ValueError(f"a part has level {TOP} or {SUB}, not {self.level!r}")


@dataclass(frozen=True)
class Document:
    """A document. The line that says which state it shows is added by who renders it; ``subtitle`` stands before that line.

    ``contents``: whether it begins with a table of contents, for a document of many pages. ``sources`` are those of the whole.
    """

    title: str
    subtitle: str = ""
    intro: Sequence[str | Cell] = ()
    parts: Sequence[Part] = ()
    sources: Sequence[Source] = ()
    contents: bool = False
