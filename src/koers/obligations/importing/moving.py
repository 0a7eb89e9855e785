"""A term or a day of the list that is not the agreed one: shown to somebody, never taken over. Only an extension, with a reason and who
allowed it, moves a term, so that all its dates stay."""

from collections.abc import Sequence

from ..terms import last_day
from .listed import Item
from .merged import Difference, Row

LATER, EARLIER, NO_DAY = (
    "de lijst noemt een latere dag",
    "de lijst noemt een eerdere dag",
    "de lijst noemt geen dag meer",
)


def agreed(row: Row, extensions: Sequence[Row]) -> str:
    """The partial date that holds: of the last extension, else what was agreed; "" when no date was agreed."""
    return max((one["until"] for one in extensions), key=last_day, default=row["planned"])


def other_term(item: Item, row: Row, extensions: Sequence[Row]) -> list[Difference]:
    """That the list has another term than holds. The same words again are no other term."""
    holds = agreed(row, extensions)
    if not holds or not (item.planned or item.term_text) or (item.term_text and item.term_text == row["term_text"]):
        return []
    if item.planned and last_day(item.planned) == last_day(holds):
        return []
    what = NO_DAY if not item.planned else LATER if last_day(item.planned) > last_day(holds) else EARLIER
    return [Difference(item.number, item.title, what, holds, item.planned or item.term_text, row["id"])]


def other_day(item: Item, row: Row, extensions: Sequence[Row]) -> list[Difference]:
    """That the list has another day on which it was made, where a rule or an extension hangs on that day."""
    if not item.made_on or item.made_on == row["made_on"] or not (extensions or row["rule"]):
        return []
    return [Difference(item.number, item.title, "datum", row["made_on"] or "leeg", item.made_on, row["id"])]
