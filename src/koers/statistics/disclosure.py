"""Keeping back what would show persons: small counts, and whatever gives them away by subtraction.

One function decides for all that leaves the store. The publisher's own rule goes first (data/sources.csv): CBS has
rounded and kept back already; partners' figures have not.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

SMALLEST = 10


@dataclass(frozen=True)
class Group:
    """A total and the cells that add up to it."""

    total: str
    members: tuple[str, ...]


def kept_back(
    counts: Mapping[str, float | None],
    groups: Sequence[Group],
    *,
    smallest: int = SMALLEST,
    also: Collection[str] = (),
) -> frozenset[str]:
    """The cells that must be kept back.

    ``counts`` holds every cell and every total; None is kept back already. Groups form a tree: each cell is a member
    of at most one group. ``also`` are cells kept back elsewhere, in another table or another vintage of this one: one
    pattern for all of them, so that two tables side by side tell no more than one.

    First every count above 0 and below ``smallest``. Then, in each group, others with them, smallest first and the
    total last, until nobody can find one by subtraction: at least two are kept back, and together they are large
    enough that none of them is known to be small. Zero stays: that nobody is there shows nobody.
    """
    hidden = {name for name, count in counts.items() if count is None or 0 < count < smallest} | set(also)
    if smallest <= 0:
        return frozenset(hidden)
    changed = True
    while changed:
        changed = False
        for group in groups:
            extra = _next_to_hide(counts, group, hidden, smallest)
            if extra is not None:
                hidden.add(extra)
                changed = True
    return frozenset(hidden)


def _next_to_hide(counts: Mapping[str, float | None], group: Group, hidden: set[str], smallest: int) -> str | None:
    """The cell of a group to keep back next; None when the group is safe."""
    members = [name for name in group.members if name in counts]
    unknown = [name for name in members if name in hidden]
    total_hidden = group.total in hidden or group.total not in counts
    if not unknown and not (total_hidden and group.total in counts):
        return None
    if total_hidden:
        # With the total unknown too, one unknown member is enough; none at all would give the total away.
        if unknown or not members:
            return None
    elif len(unknown) > 1:
        together = [counts[name] for name in unknown]
        # Cells without a figure could be anything; otherwise the sum, less one for each other cell, bounds each.
        if any(count is None for count in together) or sum(c or 0 for c in together) - (len(unknown) - 1) >= smallest:
            return None
    others = [name for name in members if name not in hidden and counts[name]]
    if others:
        return min(others, key=lambda name: (counts[name] or 0, name))
    # Nothing else has a figure above 0: then a zero would do, but a total says as much, so that goes.
    if not total_hidden:
        return group.total
    rest = [name for name in members if name not in hidden]
    return min(rest) if rest else None


def rounded(count: float, base: int) -> float:
    """A count to the nearest multiple of ``base`` (halves up), for tables that are rounded as a whole."""
    return base * ((count + base / 2) // base) if base > 1 else count
