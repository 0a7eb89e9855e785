"""What the tables of this room ask of themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from koers.kernel.components.formatting import number
from koers.kernel.days import first_day, last_day

from .frame.needs import COLUMN_WORDS, DECIMALS, NEEDS, Needs
from .frame.needs import MOST as MOST_LIMIT
from .frame.presets import MOST, UNITS
from .models import AutoTest, Kind, Unit

Found = tuple[int, str, str, str]  # line, column, what is wrong, what would be right
Rows = Iterable[tuple[int, Any]]


def frames(rows: Rows) -> Iterator[Found]:
    """A frame that is no example was adopted by somebody, and on one day a council has one frame for a programme."""
    same: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in rows:
        if not row.example and not (row.act or row.adopted_on):
            right = "Vul act of adopted_on in, of zet example op true."
            yield line, "adopted_on", "er staat niet bij wanneer de raad dit kader vaststelde.", right
        first = first_day(row.valid_from).isoformat() if row.valid_from else ""
        last = last_day(row.valid_until).isoformat() if row.valid_until else "9999-12-31"
        if last < first:
            what = f"het kader eindigt ({row.valid_until}) voor het begint ({row.valid_from})."
            yield line, "valid_until", what, "Verbeter een van beide datums."
        same[row.area, row.programme].append((first, last, line))
    for spans in same.values():
        spans.sort()
        for (_, end, of_line), (begin, _, line) in pairwise(spans):
            if begin <= end:
                what = f"op dezelfde dagen geldt ook het kader op regel {of_line}."
                yield line, "valid_from", what, "Vul bij het oude kader valid_until in."


def requirements(rows: Rows) -> Iterator[Found]:
    """An automatic test is told what it needs; nothing is asked that no test looks at."""
    for line, row in rows:
        if row.test == AutoTest.NONE:
            if row.limit:
                right = "Kies een toets bij test, of maak limit leeg en schrijf de grens bij how_tested."
                yield line, "limit", "een grens zonder toets doet niets.", right
            continue
        needs = NEEDS[AutoTest(row.test)]
        for column in needs.columns:
            if not getattr(row, column):
                what = f"de toets '{AutoTest(row.test).label}' kan niet: er staat niet bij {COLUMN_WORDS[column]}."
                yield line, column, what, f"Vul {column} in, of maak test leeg: dan toetsen mensen."
        if row.limit:
            for what, right in _wrong_limit(row.limit, AutoTest(row.test), needs):
                yield line, "limit", what, right


def _wrong_limit(limit: str, test: AutoTest, needs: Needs) -> Iterator[tuple[str, str]]:
    """What is wrong with a limit, and what would be right. A figure in the unit of an indicator may be any figure."""
    if not needs.limit:
        yield f"de toets '{test.label}' heeft geen grens.", "Maak limit leeg."
    if needs.unit == Unit.NONE:
        return
    most, decimals = MOST_LIMIT[needs.unit], DECIMALS[needs.unit]
    right = f"Schrijf {needs.limit}: van 0 tot en met {number(most)}."
    if limit.startswith("-"):
        yield f"de grens {limit} is kleiner dan nul.", right
    elif Decimal(limit) > most:
        yield f"de grens {limit} is te groot.", right
    if len(limit.partition(".")[2]) > decimals:
        what = f"de grens {limit} heeft meer cijfers achter de komma dan er tellen."
        yield (
            what,
            f"Schrijf {needs.limit} met hoogstens {decimals} decimalen."
            if decimals
            else f"Schrijf een heel getal: {needs.limit}.",
        )


def findings(rows: Rows) -> Iterator[Found]:
    """Of one requirement there is one finding a day; a response comes after the finding."""
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if (other := seen.setdefault((row.requirement, row.on), line)) != line:
            what = f"op {row.on} is er al een bevinding over deze eis (regel {other})."
            yield line, "on", what, "Maak er één bevinding van, of verbeter de datum."
        if row.response_on and not row.response:
            yield line, "response", "er is een datum, maar geen reactie van de raad.", "Vul response in."
        if row.response_on and last_day(row.response_on) < first_day(row.on):
            what = f"de reactie ({row.response_on}) is van vóór de bevinding ({row.on})."
            yield line, "response_on", what, "Verbeter een van beide datums."


def triggers(rows: Rows) -> Iterator[Found]:
    """A threshold fits what it is about."""
    for line, row in rows:
        kind = Kind(row.kind)
        units = UNITS[kind]
        if units == (Unit.NONE,):
            if row.threshold is not None or row.unit:
                what = f"bij '{kind.label}' past geen drempel: dit is zo of het is niet zo."
                yield line, "threshold", what, "Maak threshold en unit leeg."
            continue
        if row.threshold is not None and row.threshold < 0:
            yield line, "threshold", f"de drempel {row.threshold} is kleiner dan nul.", "Schrijf 0 of meer."
        most = MOST[Unit(row.unit) if row.unit in units else units[0]]
        if row.threshold is not None and row.threshold > most:
            yield line, "threshold", f"de drempel {row.threshold} is te groot.", f"Schrijf hoogstens {number(most)}."
        words = " of ".join(f"{unit.value} ({unit.label})" for unit in units)
        if row.unit and row.unit not in units:
            yield line, "unit", f"'{row.unit}' past niet bij '{kind.label}'.", f"Schrijf {words}."
        elif row.unit and row.unit != units[0] and row.threshold is None:
            yield line, "threshold", f"er staat geen drempel in {Unit(row.unit).label}.", "Vul threshold in."
