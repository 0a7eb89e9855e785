"""One indicator as a page or a picture looks at it: which area, compared with what, with which figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from koers.indicators.models import Observation, Unit
from koers.indicators.periods import parse_period
from koers.places.models import Area

from ..judging.figures import MEASURED
from ..judging.question import CURRENT
from ..models import Verdict
from ..queries.indicators import IndicatorFacts
from .values import withheld
from .verdicts import Answer, before_start, since_start

MOST_AREAS = 4
"""More lines than this in one picture cannot be told apart."""


@dataclass(frozen=True)
class Subject:
    """The facts about one indicator, and what follows from them."""

    facts: IndicatorFacts

    @property
    def unit(self) -> Unit | None:
        """The unit of the indicator."""
        return self.facts.indicator.unit

    @cached_property
    def since(self) -> list[Answer]:
        """What the method says since the start, alike answers of several goals once."""
        return _distinct(since_start(self.facts.verdicts))

    @cached_property
    def before(self) -> list[Answer]:
        """What it says about the time before."""
        return _distinct(before_start(self.facts.verdicts))

    @cached_property
    def older(self) -> list[Verdict]:
        """The verdicts under an older or rival target or baseline."""
        return [verdict for verdict in self.facts.verdicts if verdict.variant != CURRENT]

    @property
    def main(self) -> Answer | None:
        """The answer the page begins with: the one with most measurements; None when no goal asks."""
        return max(self.since, key=lambda answer: answer.first.points, default=None)

    @property
    def main_before(self) -> Answer | None:
        """The answer about the time before, for the same question."""
        return max(self.before, key=lambda answer: answer.first.points, default=None)

    @property
    def area(self) -> Area:
        """The area the page is about."""
        return self.main.first.area if self.main else self.facts.programme.area

    @property
    def benchmark(self) -> Area | None:
        """What it is compared with; None with a fixed target."""
        return self.main.first.benchmark if self.main else self.facts.programme.benchmark

    @property
    def fixed(self) -> float | None:
        """The fixed number that must be reached; None when the target moves with an area."""
        series = self.main.first.series if self.main and self.benchmark is None else []
        return series[-1]["benchmark"] if series else None

    @property
    def direction(self) -> int:
        """1 when higher is better, -1 when lower is, 0 when neither is."""
        return {"up": 1, "down": -1}.get(self.facts.indicator.direction, 0)

    @cached_property
    def whole(self) -> list[Observation]:
        """What was measured of all people, in the unit of the indicator: no norms, no figures of a part of them, none withheld."""
        unit = self.facts.indicator.unit_id
        found = (o for o in self.facts.observations if not o.breakdown and o.kind in MEASURED and not withheld(o))
        return [o for o in found if (o.unit_id or unit) == unit]

    @cached_property
    def used(self) -> frozenset[str]:
        """The ids of the figures that the verdicts were made with."""
        keys = ("area_observation", "benchmark_observation")
        return frozenset(point[key] for v in self.facts.verdicts for point in v.series for key in keys if point[key])

    @cached_property
    def chosen(self) -> dict[tuple[str, str], Observation]:
        """One figure an area and period: the one the verdict used, else the preferred, the measured, the one known last."""
        best: dict[tuple[str, str], Observation] = {}
        for figure in sorted(self.whole, key=self._rank):
            best[(figure.area_id, figure.period)] = figure
        return best

    def _rank(self, figure: Observation) -> tuple[bool, bool, bool, bool, str]:
        return (
            bool(figure.value), figure.pk in self.used, figure.preferred, figure.kind != Observation.Kind.ESTIMATE,
            figure.known_since,
        )  # fmt: skip

    def dated(self, area: Area) -> list[Observation]:
        """The chosen figures of an area that have a period, oldest first, one a moment."""
        found = {parse_period(o.period).time: o for (pk, _), o in self.chosen.items() if pk == area.pk and o.period}
        return [found[time] for time in sorted(time for time in found if time is not None)]

    def undated(self, area: Area) -> Observation | None:
        """The chosen figure of an area whose period the source does not say."""
        return self.chosen.get((area.pk, ""))

    @cached_property
    def areas(self) -> list[Area]:
        """The areas that are shown together, at most four: the area, its municipality, others of its size, the benchmark.

        Areas inside the area, and those that stand in for it, are left to the table.
        """
        wanted = [self.area, self.facts.municipality, *self._others(), self.benchmark]
        unique = {area.pk: area for area in wanted if area is not None}
        measured = [area for area in unique.values() if area in (self.area, self.benchmark) or self._has_number(area)]
        rest = [area for area in measured if area not in (self.area, self.benchmark)]
        ends = [area for area in (self.area, self.benchmark) if area is not None]
        shown = {area.pk for area in (*ends, *rest[: MOST_AREAS - len(ends)])}
        return [area for area in measured if area.pk in shown]

    def _others(self) -> list[Area]:
        own = {self.area.pk, *(area.pk for area in (self.facts.municipality, self.benchmark) if area is not None)}
        found = {o.area_id: o.area for o in self.whole if o.value and o.area_id not in own}
        below = (Area.Kind.DISTRICT, Area.Kind.NEIGHBOURHOOD, Area.Kind.SITE)
        return [
            a
            for a in found.values()
            if a.stands_in_for_id is None and a.kind not in below and a.parent_id != self.area.pk
        ]

    def _has_number(self, area: Area) -> bool:
        return any(o.value for (pk, _), o in self.chosen.items() if pk == area.pk)

    @cached_property
    def stand_ins(self) -> list[Area]:
        """Areas with figures that stand in for the area of the page."""
        found = {o.area_id: o.area for o in self.whole if o.area.stands_in_for_id == self.area.pk}
        return list(found.values())


def _distinct(answers: Sequence[Answer]) -> list[Answer]:
    """Answers to different goals that say the same from the same figures count once."""
    seen: dict[tuple, Answer] = {}
    for answer in answers:
        first = answer.first
        key = (
            first.area_id,
            first.benchmark_id,
            answer.target_years,
            answer.code,
            answer.reason,
            first.gap_now,
            first.points,
        )
        seen.setdefault(key, answer)
    return list(seen.values())
