"""Which column of a file is which measure. Publishers renumber and rename columns; the catalogue knows their names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from koers.statistics.catalogue import Column, catalogue, fold

# Columns that say something about the row, in any of the spellings.
ABOUT_ROW = frozenset(
    {
        *("id", "code", "naam", "perioden", "jaar", "leeftijd", "marges", "wijkbuurt"),
        *("wijkenenbuurten", "regios", "gemeentenaam", "soortregio", "codering", "regiocodegemeentewijkbuurt"),
        *("indelingswijzigingwijkenenbuurten", "indelingswijziginggemeentewijkbuurt", "meestvoorkomendepostcode"),
        *("gwbcode10", "gwbcode8", "gwbcode", "regio", "gmnaam", "recs", "indwbi", "indwbz", "pstmvp"),
        *("buurtcode", "buurtnaam", "wijkcode", "wijknaam", "gemeentecode", "water", "jaarstatcode", "jrstatcode"),
        *(
            "bucode",
            "bunaam",
            "wkcode",
            "wknaam",
            "gmcode",
            "h2o",
            "postcode",
            "fid",
            "statcode",
            "statnaam",
            "rubriek",
        ),
    }
)
_NUMBER = re.compile(r"_[0-9]+$")
_UNIT = re.compile(r"^(?P<path>.*?)\s*\((?P<unit>[^()]*)\)$")
_FUSED = re.compile(r"[^0-9A-Za-zÀ-ÿ]+")


@dataclass(frozen=True)
class Header:
    """One column's name, taken apart: the path of topics (last one the topic itself) and the unit, as far as known.

    ``fused``: separators of path and words cannot be told apart, so ``path`` is all words in order.
    """

    name: str
    path: tuple[str, ...]
    unit: str = ""
    fused: bool = False

    @property
    def topic(self) -> str:
        """The topic, folded; of fused words all of them, because nobody knows where the topic starts."""
        return fold("".join(self.path) if self.fused else self.path[-1]) if self.path else ""


def odata3(name: str) -> Header:
    """``AantalInwoners_5``: the number differs per year, the base name stays."""
    base = _NUMBER.sub("", name.strip().strip("\ufeff"))
    return Header(name, (base.removeprefix("k_"),))


def statline(name: str) -> Header:
    """``Bevolking/Geslacht/Mannen (aantal)``."""
    text = name.strip().strip("\ufeff").replace("\u00a0", " ")
    match = _UNIT.match(text)
    path, unit = (match["path"], match["unit"]) if match else (text, "")
    # A slash without anything around it also stands inside names ("woning/schuur/e.d."); topics() looks from the end.
    return Header(name, tuple(part.strip() for part in path.split("/")), unit)


def statweb(path: str, unit: str) -> Header:
    """``Inkomen|Inkomen van personen|Aantal inkomensontvangers`` with its unit on the next line."""
    return Header(path, tuple(part.strip() for part in path.replace("\u00a0", " ").split("|")), unit.strip())


def fused(name: str) -> Header:
    """``Bevolking.Geslacht.Mannen..aantal.`` or ``Bevolking_Geslacht_Mannen``."""
    return Header(name, tuple(_FUSED.sub(" ", name).split()), fused=True)


@lru_cache(maxsize=4096)
def is_about_row(header: Header) -> bool:
    """Whether the column says something about the row, or is one that cannot be a figure."""
    whole = fold("".join(header.path))
    ends = ("meestvoorkomendepostcode", "meestvoorkomendepostcodecode")
    dimension = header.topic in {dimension for _, dimension in catalogue().dimensions}
    return (
        not whole
        or dimension
        or header.topic in ABOUT_ROW
        or whole.startswith("regioaanduiding")
        or whole.endswith(ends)
    )


@dataclass(frozen=True)
class Found:
    """Which header (by place) holds which column of the catalogue, and the names nobody knows."""

    columns: dict[int, Column]
    unread: tuple[str, ...]


def topics(headers: Sequence[Header], source: str, year: int | None) -> Found:
    """Find the measures of a source among these headers.

    A name that stands for two topics (``Appartement``: electricity or gas) is told apart by its path; without a path
    by the topic before it that has one of the possible groups in its name. Undecided is unread, never a guess.
    """
    known = [column for column in catalogue().of_source(source) if column.holds(year)]
    groups = sorted({fold(column.within) for column in known if column.within})
    found: dict[int, Column] = {}
    unread: list[str] = []
    group = ""
    for place, header in enumerate(headers):
        if is_about_row(header):
            continue
        group = _group_after(header, groups, group)
        column = _fused_match(header, known) if header.fused else _match(header, source, year, group)
        if column is None:
            unread.append(header.name)
        else:
            found[place] = column
    # Two columns for one measure: neither can be trusted.
    count = Counter(column.measure for column in found.values())
    for place in [place for place, column in found.items() if count[column.measure] > 1]:
        unread.append(headers[place].name)
        del found[place]
    return Found(found, tuple(unread))


def _group_after(header: Header, groups: Sequence[str], group: str) -> str:
    """The group that the coming names without a path belong to."""
    if header.fused or len(header.path) > 1:
        return ""
    return next((name for name in groups if header.topic.startswith(name)), group)


def _match(header: Header, source: str, year: int | None, group: str) -> Column | None:
    for length in range(1, len(header.path) + 1):
        topic = fold("".join(header.path[-length:]))
        above = fold("".join(header.path[:-length])) or group
        for column in catalogue().by_topic.get((source, topic), ()):
            if not column.holds(year) or (column.within and fold(column.within) not in above):
                continue
            if header.unit and column.unit and fold(header.unit) != fold(column.unit):
                continue
            return column
    return None


def _fused_match(header: Header, known: Sequence[Column]) -> Column | None:
    """The longest topic (with its unit, when that stands behind it) that the words end in."""
    words = [fold(word) for word in header.path]
    endings = {"".join(words[start:]): "".join(words[:start]) for start in range(len(words))}
    best: tuple[int, Column] | None = None
    for column in known:
        topic = fold(column.topic)
        for ending in (topic, topic + fold(column.unit), topic + _without_superscript(column.unit)):
            above = endings.get(ending)
            if above is None or (column.within and fold(column.within) not in above):
                continue
            if best is None or len(topic) > best[0]:
                best = (len(topic), column)
    return None if best is None else best[1]


def _without_superscript(unit: str) -> str:
    return fold(unit.replace("²", "").replace("³", ""))
