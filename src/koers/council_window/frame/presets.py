"""What a preset is: which deviations a council hears about, and from which threshold. One small table, in one place."""

from dataclasses import dataclass

from ..models import Kind, Preset, Unit

LIGHT, NORMAL, CLOSE = Preset.LIGHT, Preset.NORMAL, Preset.CLOSE
NOT_TOLD = None
EVERY = 0

# For each kind what its threshold counts, and the thresholds of the three presets.
# A threshold is the most that is still let pass: what is over it, is told. Of a grant it is how many days before its
# last day the council wants to hear that something is still to be done.
TABLE: dict[Kind, tuple[Unit, int | None, int | None, int | None]] = {
    #                                        light     normal    close
    Kind.VERDICT_WORSE:    (Unit.NONE,       EVERY,    EVERY,    EVERY),
    Kind.VERDICT_BETTER:   (Unit.NONE,       NOT_TOLD, NOT_TOLD, EVERY),
    Kind.GOAL_CHANGED:     (Unit.NONE,       EVERY,    EVERY,    EVERY),
    Kind.TARGET_CHANGED:   (Unit.NONE,       EVERY,    EVERY,    EVERY),
    Kind.BASELINE_CHANGED: (Unit.NONE,       NOT_TOLD, EVERY,    EVERY),
    Kind.MONEY_MOVED:      (Unit.PERCENT,    25,       10,       5),
    Kind.GRANT_AT_RISK:    (Unit.DAYS,       0,        30,       90),
    Kind.DECISION_LATE:    (Unit.DAYS,       180,      90,       30),
    Kind.DECISION_DROPPED: (Unit.NONE,       NOT_TOLD, EVERY,    EVERY),
    Kind.OBLIGATION_LATE:  (Unit.DAYS,       90,       30,       0),
}  # fmt: skip

COLUMN = {LIGHT: 1, NORMAL: 2, CLOSE: 3}
UNITS: dict[Kind, tuple[Unit, ...]] = {kind: (row[0],) for kind, row in TABLE.items()} | {
    Kind.MONEY_MOVED: (Unit.PERCENT, Unit.EUROS)
}
"""In what a council may count the threshold of each kind; the first is that of the presets."""
MOST: dict[Unit, int] = {Unit.DAYS: 36_500, Unit.PERCENT: 1_000, Unit.EUROS: 1_000_000_000}
"""The largest threshold there is of each unit. What is further off is a mistake, or something else than a threshold."""


@dataclass(frozen=True)
class Trigger:
    """From which threshold a kind of deviation is told; None: it is not told. ``changed``: not as in the preset."""

    kind: Kind
    threshold: int | None
    unit: Unit
    changed: bool = False
    why: str = ""

    @property
    def wanted(self) -> bool:
        """Whether the council hears of it."""
        return self.threshold is not None


def triggers_of(preset: Preset | str) -> dict[Kind, Trigger]:
    """What a preset tells. Raises ValueError for a word that is no preset."""
    column = COLUMN[Preset(preset)]
    return {kind: Trigger(kind, row[column], row[0]) for kind, row in TABLE.items()}  # type: ignore[arg-type]
