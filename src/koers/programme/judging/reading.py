"""Reads from the database what the questions of a programme are about. A fixed number of queries, however many rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from koers.indicators.models import DefinitionVersion, Observation
from koers.indicators.periods import parse_period
from koers.places.models import Area

from ..models import Baseline, GoalIndicator, Horizon, Programme, Target
from .figures import Figure, FigureBook
from .question import Question, Rules

ROWS_AT_A_TIME = 2000
FIELDS = (
    "pk", "indicator_id", "area_id", "period", "value", "value_text", "missing", "qualifier", "kind", "unit_id",
    "indicator__unit_id", "denominator", "variance", "preferred", "source_id", "source_place", "known_from", "source__date",
)  # fmt: skip


def rules_of(programme: Programme) -> Rules:
    """What the programme agreed on."""
    return Rules(
        programme,
        list(Target.objects.filter(package=programme.pk).select_related("area", "benchmark")),
        list(Baseline.objects.filter(package=programme.pk)),
        list(Horizon.objects.filter(package=programme.pk)),
    )


def links_of(programme: Programme) -> dict[str, list[GoalIndicator]]:
    """Goal to its links with indicators."""
    grouped: dict[str, list[GoalIndicator]] = defaultdict(list)
    for link in GoalIndicator.objects.filter(package=programme.pk).select_related("indicator__unit"):
        grouped[link.goal_id].append(link)
    return grouped


class Places:
    """Which area lies in which, and which stands in for which."""

    def __init__(self) -> None:
        self._parents: dict[str, str | None] = {}
        self.stand_ins: dict[str, list[str]] = defaultdict(list)
        for area, parent, stands_in_for in Area.objects.values_list("pk", "parent_id", "stands_in_for_id"):
            self._parents[area] = parent
            if stands_in_for:
                self.stand_ins[stands_in_for].append(area)

    def lies_in(self, area: str, other: str) -> bool:
        """Whether an area is part of another one."""
        parent = self._parents.get(area)
        while parent is not None and parent != other:
            parent = self._parents.get(parent)
        return parent == other


def book_for(programme: Programme, asked: Sequence[Question], places: Places) -> FigureBook:
    """The figures that these questions may need: of their areas, and of the areas that stand in for those."""
    areas = {area.pk for question in asked for area in (question.area, question.benchmark) if area is not None}
    areas |= {stand_in for area in list(areas) for stand_in in places.stand_ins.get(area, ())}
    return FigureBook(_figures(programme, areas), places.stand_ins, _breaks(programme))


def _figures(programme: Programme, areas: set[str]) -> Iterator[Figure]:
    # Breakdowns are about a part of the people; only figures about all of them are compared.
    linked = GoalIndicator.objects.filter(package=programme.pk).values("indicator")
    found = Observation.objects.filter(indicator__in=linked, breakdown="")
    # A file of a million rows may be mostly about areas that no question is about: they are passed over, not kept.
    for row in found.order_by("package", "position").values_list(*FIELDS).iterator(ROWS_AT_A_TIME):
        if row[2] in areas:
            yield _figure(dict(zip(FIELDS, row, strict=True)))


def _figure(row: Mapping[str, object]) -> Figure:
    return Figure(
        id=row["pk"],
        indicator=row["indicator_id"],
        area=row["area_id"],
        period=parse_period(row["period"]),
        value=float(row["value"]) if row["value"] else None,
        words=bool(row["value_text"]),
        missing=row["missing"],
        qualifier=row["qualifier"],
        kind=row["kind"],
        unit=row["unit_id"] or row["indicator__unit_id"],
        denominator=row["denominator"],
        variance=float(row["variance"]) if row["variance"] else None,
        preferred=row["preferred"],
        source=row["source_id"],
        source_place=row["source_place"],
        known=row["known_from"] or row["source__date"],
    )  # type: ignore[arg-type]  # the fields of the model


def _breaks(programme: Programme) -> dict[str, list[float]]:
    """Indicator to the times from which it was measured in another way."""
    found: dict[str, list[float]] = defaultdict(list)
    linked = GoalIndicator.objects.filter(package=programme.pk).values("indicator")
    versions = DefinitionVersion.objects.filter(indicator__in=linked, breaks_series=True)
    for indicator, until in versions.values_list("indicator_id", "valid_until"):
        found[indicator].append(parse_period(until).beginning or 0.0)
    return {indicator: sorted(times) for indicator, times in found.items()}
