"""How much of the money is tied to an intervention that has an indicator with a figure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .amounts import Total, total
from .lines import Line


@dataclass(frozen=True)
class Coverage:
    """The counted money in three: tied to an intervention that is measured, to one that is not, and to none."""

    measured: Total
    unmeasured: Total
    untied: Total

    @property
    def cents(self) -> int:
        """All known money for a whole period."""
        return self.measured.cents + self.unmeasured.cents + self.untied.cents


def coverage(lines: Iterable[Line], measured: Collection[str]) -> Coverage:
    """``measured``: the ids of the interventions that have an indicator with a figure."""
    sorted_lines: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
    for line in lines:
        intervention = line.part.intervention if line.part else None
        place = 2 if intervention is None else 0 if intervention in measured else 1
        sorted_lines[place].append(line)
    return Coverage(*(total(line.amount for line in group) for group in sorted_lines))
