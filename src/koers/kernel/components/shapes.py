"""What the components take: frozen dataclasses that a view fills and a template tag shows.

All texts are shown escaped; only a ``SafeString`` (a chart of our own, cleaned Markdown) is shown as HTML.
Addresses are of this site and without ``?stand=``: the components add it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from .formatting import machine_date, period, period_range
from .verdict_words import VerdictWords, verdict_words

# kind: words of a tag; "" means that the caller gives them
TAGS = {
    "stand_in": "staat model voor {text}",
    "made_up": "verzonnen voorbeeld",
    "provisional": "voorlopig",
    "editorial": "redactioneel",
    "planned": "gepland",
    "late": "later dan gepland",
    "withdrawn": "ingetrokken",
    "reconstruction": "reconstructie",
    "preview": "nog niet gepubliceerd",
    "preferred": "gebruikt door Koers",
    "plain": "{text}",
}


@dataclass(frozen=True)
class Tag:
    """A small mark in words. ``kind`` is a key of TAGS; ``text`` fills it in (the area a stand-in stands for)."""

    kind: str
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse a kind that has no words."""
        if self.kind not in TAGS:
            raise ValueError(f"unknown tag {self.kind!r}; known are {', '.join(TAGS)}")

    @property
    def words(self) -> str:
        """The words on the page."""
        if self.kind == "stand_in" and not self.text:
            return "staat model voor een ander gebied"
        return TAGS[self.kind].format(text=self.text)


@dataclass(frozen=True)
class Source:
    """Where something comes from. ``place`` is the place in the document, ``known_from`` a date or period text."""

    title: str
    url: str = ""
    place: str = ""
    known_from: str = ""


@dataclass(frozen=True)
class Judged:
    """The verdict on one indicator. ``note`` is a figure or remark behind it."""

    code: str
    reason: str = ""
    indicator: str = ""
    url: str = ""
    note: str = ""

    @property
    def words(self) -> VerdictWords:
        """The words of the verdict."""
        return verdict_words(self.code, self.reason)


@dataclass(frozen=True)
class Cell:
    """One cell of a table: text, or why there is none. An empty cell is shown as "niet vermeld".

    ``missing`` is a kind of missing_words, ``text`` then replaces its words or is the quoted text; ``items`` makes a list of cells inside the cell; ``note`` is small text below;
    ``raw`` is what the CSV file says instead of ``text`` (a number with a decimal point).
    """

    text: str = ""
    url: str = ""
    missing: str = ""
    tags: Sequence[Tag] = ()
    note: str = ""
    verdict: Judged | None = None
    items: Sequence["Cell"] = ()
    raw: str = ""

    @property
    def plain(self) -> bool:
        """Whether there is nothing to show but text. Most cells are so; the template then takes the short way."""
        return bool(self.text) and not (
            self.url or self.missing or self.tags or self.note or self.verdict or self.items
        )

    @property
    def missing_kind(self) -> str:
        """The kind of missing value to show, "" when the cell has something to show."""
        if self.missing:
            return self.missing
        return "" if self.text or self.items or self.verdict else "not_stated"


@dataclass(frozen=True)
class Column:
    """A column of a table; the figures of a numeric column stand right."""

    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table; its first cell is the row's heading. ``group``: one heading over the rows that follow."""

    cells: Sequence[Cell | str | None]
    group: bool = False
    id: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption. Rows are ``Row`` or a plain sequence of cells; a cell is a ``Cell``, text or None.

    ``id`` makes it an address to link to; ``csv_url`` is the same data as a file.
    """

    caption: str
    columns: Sequence[Column | str]
    rows: Sequence[Row | Sequence[Cell | str | None]]
    id: str = ""
    caption_hidden: bool = False
    csv_url: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart. ``title`` is the finding; ``svg`` and ``svg_narrow`` are SafeStrings of our own charts.

    ``summary`` is what the chart says, for who cannot see it; ``note`` follows the sources.
    """

    title: str
    svg: str
    svg_narrow: str = ""
    subtitle: str = ""
    summary: str = ""
    sources: Sequence[Source] = ()
    note: str = ""
    table_url: str = ""
    csv_url: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """A figure in large type with what it is; ``missing`` and ``missing_text`` when there is none."""

    label: str
    value: str = ""
    small: str = ""
    missing: str = ""
    missing_text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Count:
    """How many indicators have this verdict (with this reason)."""

    code: str
    count: int
    reason: str = ""
    url: str = ""


@dataclass(frozen=True)
class Tally:
    """Counts of verdicts. They never stand without the median share of the gap closed and what cannot be judged, and why.

    ``counts`` holds every verdict that occurs, for cannot_be_judged one Count a reason. ``median_share`` is written text
    such as "20%", "" when it cannot be said. ``noun`` is what was counted: one, many.
    """

    counts: Sequence[Count]
    median_share: str = ""
    noun: tuple[str, str] = ("indicator", "indicatoren")
    note: str = ""


@dataclass(frozen=True)
class Goal:
    """A goal in a list: its title and the verdicts of its indicators (a goal has none of its own)."""

    title: str
    url: str = ""
    verdicts: Sequence[Judged] = ()
    note: str = ""
    tags: Sequence[Tag] = ()


@dataclass(frozen=True)
class TreeNode:
    """A node of a tree. With children it opens and closes, unless ``fold`` is off; ``label`` is the level in words."""

    title: str
    url: str = ""
    label: str = ""
    note: str = ""
    verdicts: Sequence[Judged] = ()
    children: Sequence["TreeNode"] = ()
    fold: bool = True
    open: bool = False


@dataclass(frozen=True)
class CrossTable:
    """Two orderings of the same goals against each other: ``rows`` are (heading, one sequence of goals a column)."""

    caption: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Sequence[Goal]]]]


@dataclass(frozen=True)
class Event:
    """Something on a timeline; ``when`` is a date or period text, ``until`` its end."""

    when: datetime.date | str
    text: str
    until: str = ""
    url: str = ""
    planned: bool = False
    note: str = ""
    tags: Sequence[Tag] = ()

    @property
    def when_words(self) -> str:
        """The date in words."""
        return period_range(self.when, self.until) if self.until else period(self.when)

    @property
    def machine_date(self) -> str:
        """The date for machines, "" when there is none."""
        return "" if self.until else machine_date(self.when)


@dataclass(frozen=True)
class Horizon:
    """One horizon that a source gives, in years with a fraction; ``latest_end`` when the end is a range."""

    label: str
    start: float
    end: float
    latest_end: float | None = None
    url: str = ""


@dataclass(frozen=True)
class Stand:
    """Which published state the page shows.

    ``mode``: "latest", "past", "reconstruction" (made later from dated sources) or "preview" (the workshop).
    ``newest_source``: the date of the newest source. ``previous`` and ``next``: dates of the editions beside this one.
    """

    date: datetime.date
    mode: str = "latest"
    newest_source: datetime.date | str = ""
    previous: datetime.date | None = None
    next: datetime.date | None = None

    def __post_init__(self) -> None:
        """Refuse a mode the as-of bar has no words for."""
        if self.mode not in ("latest", "past", "reconstruction", "preview"):
            raise ValueError(f"unknown mode {self.mode!r}")


@dataclass(frozen=True)
class FilterField:
    """A field of a filter form: a choice when it has ``options`` (value, words), else a field of ``kind`` text or date.

    ``any_label``: the words for no choice; "" when one must be chosen.
    """

    name: str
    label: str
    options: Sequence[tuple[str, str]] = ()
    value: str = ""
    any_label: str = "alle"
    kind: str = "text"

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """The options with whether each is chosen, "no choice" first."""
        options = [("", self.any_label), *self.options] if self.any_label else self.options
        return [(value, label, value == self.value) for value, label in options]


@dataclass(frozen=True)
class Section:
    """An entry of the programme's own navigation."""

    label: str
    url: str
    current: bool = False
