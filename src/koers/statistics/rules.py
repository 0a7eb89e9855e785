"""What goes for one figure on its way out: what is kept back, what it lies between, and how its absence is told."""

from collections.abc import Sequence
from dataclasses import replace

from .aggregation import rounding_sd, worst_rounding
from .areas import NATION, TOP, clean, kind_of
from .catalogue import Kind, Measure, catalogue
from .cells import Cell, Cells
from .disclosure import rounded
from .errors import refuse
from .exit import Released, small_counts
from .figures import Status
from .row import Row
from .store import Import

SENSITIVE = "Gevoelig: alleen voor gemeenten en het land."
KEPT_BACK = "Achtergehouden: te weinig mensen, of af te leiden uit andere cijfers."


def code_of(area: str) -> str:
    """The code without padding. Raises StatisticsInputError when it is none."""
    code = clean(area)
    if not kind_of(code):
        raise refuse(area, "dit is geen code van een gebied.", "Verwacht: een code als GM0917, WK091720 of NL00.")
    return code


def prefix(code: str) -> str:
    """What the codes of an area's buurten start with."""
    return "BU" if code == NATION else f"BU{code[2:]}"


def not_yet(about: Measure, area: str, year: int, entry: Import) -> Row:
    """The row of a measure whose column was still empty."""
    return Row(
        about.id, area, year, None, about.unit, None, None, 0.0, Status.NOT_YET_PUBLISHED, entry.source, entry.vintage
    )


def too_little(about: Measure, coverage: float, least_coverage: float) -> str:
    """Why an area has no figure, in Dutch."""
    if about.kind == Kind.MEDIAN:
        return "Van medianen is geen mediaan te maken; bekend is alleen waartussen die ligt."
    return f"Van {coverage:.0%} van het gebied is het cijfer bekend; nodig is {least_coverage:.0%}."


def published(cells: Cells, cell: Cell, about: Measure) -> Row:
    """A figure as its publisher has it, unless it must be kept back here."""
    value, status, note = cell.value, cell.status, ""
    if about.sensitive and kind_of(cell.area) not in TOP:
        value, status, note = None, Status.SUPPRESSED, SENSITIVE
    elif value is not None and small_counts(cells, about, cell.year, cell.entry.source).hides(cell.area):
        value, status, note = None, Status.SUPPRESSED, KEPT_BACK
    low, high = cell.low, cell.high
    base = _exit_base(about, cell.entry.source)
    if value is None:
        low = high = None
    elif base:
        value = rounded(value, base)
        low, high = max(0.0, value - base / 2), value + base / 2
    elif low is None:
        worst = _worst(cell, about)
        low = max(0.0, value - worst) if value >= 0 else value - worst
        high = value + worst
    return Row(
        about.id, cell.area, cell.year, value, about.unit, _tidy(low), _tidy(high), 0.0 if value is None else 1.0, status,
        cell.entry.source, cell.entry.vintage, cell.version, note, None if value is None else _noise(cell, about, base),
    )  # fmt: skip


def _rounding(cell: Cell) -> float:
    return catalogue().rounding(cell.entry.source, cell.measure, top=kind_of(cell.area) in TOP)


def _is_random(cell: Cell, about: Measure) -> bool:
    return about.kind == Kind.COUNT and catalogue().sources[cell.entry.source].random_rounding


def _worst(cell: Cell, about: Measure) -> float:
    base = _rounding(cell)
    # A count that is exact is rounded to 1.
    return 0.0 if about.kind == Kind.COUNT and base <= 1 else worst_rounding(base, random=_is_random(cell, about))


def _noise(cell: Cell, about: Measure, base: int) -> float:
    """Variance of what the publisher's rounding, and that at the exit to ``base``, do to a published figure."""
    own = _rounding(cell)
    exact = about.kind == Kind.COUNT and own <= 1
    published_sd = 0.0 if exact else rounding_sd(own, random=_is_random(cell, about))
    return published_sd**2 + rounding_sd(base) ** 2


def _tidy(bound: float | None) -> float | None:
    """A bound without the noise of binary arithmetic."""
    return None if bound is None else round(bound, 9)


def may_leave(cells: Cells, row: Row, about: Measure, members: Sequence[str]) -> Row:
    """The row of an area put together, or one without a figure when it would show what is kept back."""
    hidden = replace(row, value=None, low=None, high=None, noise=None, status=Status.SUPPRESSED)
    if about.sensitive and (kind_of(row.area) not in TOP):
        return replace(hidden, note=SENSITIVE)
    released: Released = small_counts(cells, about, row.year, row.source)
    if not released.may_add_up(members):
        return replace(hidden, note=KEPT_BACK)
    base = _exit_base(about, row.source)
    if not base or row.value is None:
        return row
    value = rounded(row.value, base)
    low, high = min(row.low or 0.0, value - base / 2), max(row.high or 0.0, value + base / 2)
    return replace(row, value=value, low=max(0.0, low), high=high)


def _exit_base(about: Measure, source: str) -> int:
    """What counts of this source are rounded to when they leave; 0 is not."""
    return catalogue().sources[source].round_to if about.kind == Kind.COUNT else 0
