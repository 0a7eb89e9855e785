"""The counted money from giver by theme to decider. Every known cent is in one flow."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .deciding import SHARED, Holding
from .lines import Counted, Line


@dataclass(frozen=True)
class Stream:
    """Money of one giver, for one theme (an id, "" for none), on which one decides; in cents."""

    giver: str
    theme: str
    decider: str
    cents: int


def streams(counted: Iterable[Counted], held: Iterable[Holding], theme_of: Callable[[Line], str]) -> list[Stream]:
    """The streams, the most money first. A fund with more themes and more deciders counts as shared: nobody knows which
    part of a theme is whose.
    """
    deciders: dict[str, dict[str, int]] = defaultdict(dict)
    for holding in held:
        for one in holding.held:
            if one.amount.cents is not None:
                own = deciders[one.fund.pk]
                own[holding.decider] = own.get(holding.decider, 0) + one.amount.cents
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for fund in counted:
        themes: dict[str, int] = defaultdict(int)
        for line in fund.lines:
            themes[theme_of(line)] += line.amount.cents or 0
        parts = deciders[fund.fund.pk]
        giver = str(fund.fund.giver)
        if len(parts) == 1 or len(themes) > 1:
            who = next(iter(parts)) if len(parts) == 1 else SHARED
            for theme, cents in themes.items():
                sums[giver, theme, who] += cents
        else:
            for who, cents in parts.items():
                sums[giver, next(iter(themes)), who] += cents
    found = [Stream(*key, cents) for key, cents in sums.items() if cents]
    return sorted(found, key=lambda stream: (-stream.cents, stream.giver, stream.theme, stream.decider))
