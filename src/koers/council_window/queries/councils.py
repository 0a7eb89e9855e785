"""Which councils there are, and the programmes that each of them is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, QuerySet

from koers.decisions.models import Body
from koers.meetings.models import Meeting, Motion
from koers.places.models import Area
from koers.programme.models import Programme, ProgrammeBody

from ..summary.models import CouncilSummary
from ..summary.where import COUNCIL, municipality, parents


@dataclass(frozen=True)
class Council:
    """The council of a municipality: its area, the body (None when no source names it), and its programmes.

    The programmes are those of the municipality or of an area in it: a programme for a part of the city comes first.
    ``summaries``: what was worked out for each of them, by package; read only where one council is asked for.
    """

    area: Area
    body: Body | None
    programmes: tuple[Programme, ...]
    summaries: Mapping[str, CouncilSummary] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the municipality, as in the addresses of its pages."""
        return self.area.pk

    @property
    def packages(self) -> list[str]:
        """The packages of its programmes."""
        return [programme.package for programme in self.programmes]

    @property
    def main(self) -> Programme:
        """The programme that its pages begin with."""
        return self.programmes[0]

    @property
    def made_up(self) -> bool:
        """Whether it is an invented example."""
        return all(programme.made_up for programme in self.programmes)


def councils() -> list[Council]:
    """Every municipality with a programme, in alphabetical order, invented ones last. A fixed number of queries."""
    known = parents()
    found: dict[str, list[Programme]] = defaultdict(list)
    for programme in Programme.objects.select_related("area", "source").order_by("package", "position"):
        if (id := municipality(programme.area_id, known)) is not None:
            found[id].append(programme)
    areas = Area.objects.in_bulk(list(found))
    bodies = _bodies()
    made = [_council(areas[id], programmes, bodies) for id, programmes in found.items()]
    return sorted(made, key=lambda council: (council.made_up, council.area.name.casefold()))


def without_programme(found: Iterable[Council]) -> list[Area]:
    """The other municipalities of which meetings or motions were brought in, in alphabetical order. One query."""
    known = [council.id for council in found]
    held = (Exists(model.objects.filter(area=OuterRef("pk"))) for model in (Meeting, Motion))
    rows = Area.objects.filter(reduce(or_, held), kind=Area.Kind.MUNICIPALITY).exclude(pk__in=known)
    return sorted(rows, key=lambda area: area.name.casefold())


def council_of(area: str) -> Council | None:
    """The council of the municipality with this id; None when it has no programme, or is no municipality.

    In which municipality a programme is was worked out for the edition: of other councils nothing is read. Four queries.
    """
    rows = CouncilSummary.objects.filter(municipality=area).select_related("municipality", "last_report__source")
    found = {row.package: row for row in rows}
    if not found:
        return None
    programmes = Programme.objects.filter(pk__in=found).select_related("area", "source").order_by("package", "position")
    itself = next(iter(found.values())).municipality
    assert itself is not None, "it was asked for by its id"
    return _council(itself, programmes, _bodies(), found)


def _council(
    area: Area,
    programmes: Iterable[Programme],
    bodies: Mapping[str, Body],
    summaries: Mapping[str, CouncilSummary] | None = None,
) -> Council:
    ordered = tuple(sorted(programmes, key=lambda programme: programme.area_id == area.pk))
    body = next((bodies[programme.pk] for programme in ordered if programme.pk in bodies), None)
    return Council(area, body, ordered, summaries or {})


def council_ids() -> QuerySet[Body, str]:
    """The ids of all councils, to ask for within another query. Joined instead, SQLite would begin with the bodies and read
    every term of twenty years to put ten of them in order."""
    return Body.objects.filter(kind=COUNCIL).order_by().values_list("pk", flat=True)


def _bodies() -> dict[str, Body]:
    """The council in each programme: of its own package, or a shared body that has a part in it."""
    councils = {body.pk: body for body in Body.objects.filter(kind=COUNCIL).select_related("source")}
    links = ProgrammeBody.objects.filter(body__kind=COUNCIL).values_list("programme_id", "body_id")
    shared = {programme: councils[body] for programme, body in links if body in councils}
    return shared | {body.package: body for body in councils.values()}
