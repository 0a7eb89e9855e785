"""Where a figure lies among those of all areas of its kind, in words without a judgement."""

from koers.statistics.national import Spread

from .compared import Compared

MANY = {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten", "land": "landen"}

_WORDS = {
    -2: "Lager dan bijna alle {many}",
    -1: "Lager dan de meeste {many}",
    0: "Bij de middelste helft van de {many}",
    1: "Hoger dan de meeste {many}",
    2: "Hoger dan bijna alle {many}",
}


def place_of(figure: Compared, spread: Spread) -> int:
    """-2 to 2, 0 for the middle half. What the figure can be off counts: nearer to the middle when in doubt."""
    low, high = figure.bounds
    if high < spread.p25:
        return -2 if high < spread.p5 else -1
    if low > spread.p75:
        return 2 if low > spread.p95 else 1
    return 0


def place_words(place: int, kind: str) -> str:
    """That place in words."""
    return _WORDS[place].format(many=MANY[kind])
