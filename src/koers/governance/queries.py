"""What the pages about who decides ask: the bodies that have a part in a programme, and all that is known of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef

from koers.decisions import queries as decisions
from koers.decisions.models import (
    Act,
    Agreement,
    AgreementParty,
    Body,
    BodyRelation,
    Decision,
    Phase,
    Principle,
    Seat,
    Staff,
)
from koers.meetings.models import Meeting
from koers.programme.models import ProgrammeBody
from koers.programme.queries.overview import contradictions_about
from koers.sources.models import Contradiction


def has_bodies() -> Any:
    """For a query on programmes: whether a body has a part in it, or it holds to principles."""
    own = (model.objects.filter(package=OuterRef("pk")) for model in (Body, Principle))
    return reduce(or_, map(Exists, own), Exists(ProgrammeBody.objects.filter(programme=OuterRef("pk"))))


def has_decisions() -> Any:
    """For a query on programmes: whether decisions were planned or taken in it."""
    return Exists(Decision.objects.filter(package=OuterRef("pk"))) | Exists(Act.objects.filter(package=OuterRef("pk")))


@dataclass(frozen=True)
class Bodies:
    """The bodies of a programme: those of its own package first. ``parts``: what a shared body does in this programme."""

    programme: str
    every: tuple[Body, ...]
    parts: Mapping[str, ProgrammeBody]

    @property
    def ids(self) -> list[str]:
        """Their public ids."""
        return [body.pk for body in self.every]

    def find(self, id: str) -> Body | None:
        """The body with this id, None when it has no part in the programme."""
        return next((body for body in self.every if body.pk == id), None)


def bodies(programme: str) -> Bodies:
    """The bodies of a programme's own package, and the shared ones that have a part in it."""
    links = ProgrammeBody.objects.filter(programme=programme).select_related("source")
    parts = {link.body_id: link for link in links}
    return Bodies(programme, tuple(decisions.bodies(programme, parts)), parts)


@dataclass(frozen=True)
class Governance:
    """All that the page of a programme's bodies shows."""

    bodies: Bodies
    relations: tuple[BodyRelation, ...]
    seats: tuple[Seat, ...]
    staff: tuple[Staff, ...]
    agreements: tuple[Agreement, ...]
    principles: tuple[Principle, ...]
    contradictions: tuple[Contradiction, ...]


def governance(programme: str) -> Governance:
    """Everything about who decides in a programme, in a fixed number of queries."""
    found = bodies(programme)
    seats, staff = decisions.seats(found.ids), decisions.staff(found.ids)
    agreements = decisions.agreements(programme)
    records = [*named("bodies", found.every), *named("seats", seats), *named("staff", staff)]
    return Governance(
        bodies=found,
        relations=tuple(decisions.relations(found.ids)),
        seats=tuple(seats),
        staff=tuple(staff),
        agreements=tuple(agreements),
        principles=tuple(decisions.principles(programme)),
        contradictions=tuple(contradictions(programme, records)),
    )


@dataclass(frozen=True)
class BodyFacts:
    """All that the page of one body shows. ``lines``: from it; ``to``: from others to it; ``answers``: to its advice."""

    body: Body
    part: ProgrammeBody | None
    lines: tuple[BodyRelation, ...]
    to: tuple[BodyRelation, ...]
    seats: tuple[Seat, ...]
    staff: tuple[Staff, ...]
    planned: tuple[Decision, ...]
    acts: tuple[Act, ...]
    answers: tuple[Act, ...]
    meetings: tuple[Meeting, ...]
    contradictions: tuple[Contradiction, ...]


MOST_MEETINGS = 20
"""The meetings that the page of a body shows: the newest."""


def meetings(body: Body) -> list[Meeting]:
    """The newest meetings of a body, each with ``points``: how many points its agenda has."""
    found = Meeting.objects.filter(body=body, part_of=None).annotate(points=Count("items"))
    return list(found.select_related("source").order_by("-date", "position")[:MOST_MEETINGS])


def body_facts(programme: str, found: Bodies, body: Body) -> BodyFacts:
    """Everything about one body in a programme, in a fixed number of queries."""
    seats, staff = decisions.seats([body.pk]), decisions.staff([body.pk])
    own = acts(programme, [body.pk])
    records = [*named("bodies", [body]), *named("seats", seats), *named("staff", staff)]
    return BodyFacts(
        body=body,
        part=found.parts.get(body.pk),
        lines=tuple(decisions.relations([body.pk])),
        to=tuple(line for line in decisions.relations_to(body) if line.body_id in found.ids),
        seats=tuple(seats),
        staff=tuple(staff),
        planned=tuple(decisions.planned(programme, body.pk)),
        acts=tuple(own),
        meetings=tuple(meetings(body)),
        answers=tuple(decisions.answers_to([act.pk for act in own if act.verb == Act.Verb.ADVISED])),
        contradictions=tuple(contradictions(programme, records)),
    )


@dataclass(frozen=True)
class Calendar:
    """All that the page of planned and taken decisions shows. ``bodies``: the ids of those that have a page."""

    bodies: Collection[str]
    phases: tuple[Phase, ...]
    planned: tuple[Decision, ...]
    acts: tuple[Act, ...]
    contradictions: tuple[Contradiction, ...]


def calendar(programme: str) -> Calendar:
    """What was planned to be decided and what was decided, in a fixed number of queries."""
    planned, known = decisions.planned(programme), bodies(programme).ids
    return Calendar(
        bodies=known,
        phases=tuple(decisions.phases(programme)),
        planned=tuple(planned),
        acts=tuple(acts(programme, known)),
        contradictions=tuple(contradictions(programme, named("decisions", planned))),
    )


@dataclass(frozen=True)
class DecisionFacts:
    """All that the page of one planned decision shows. ``others``: lines about the same decision, or that it replaces."""

    decision: Decision
    others: tuple[Decision, ...]
    bodies: Collection[str]
    contradictions: tuple[Contradiction, ...]


def decision(programme: str, id: str) -> DecisionFacts | None:
    """Everything about one planned decision, in a fixed number of queries; None when it is not in the programme."""
    lines = decisions.same(programme, id)
    if not lines:
        return None
    about = contradictions(programme, named("decisions", lines))
    return DecisionFacts(lines[0], tuple(lines[1:]), bodies(programme).ids, tuple(about))


@dataclass(frozen=True)
class PartInGovernance:
    """What an organisation has to do with bodies. ``seats``: all seats of the bodies it sits in or sat in;
    ``programmes``: the programme in which each of these bodies has its page."""

    organisation: str
    seats: tuple[Seat, ...]
    parties: tuple[AgreementParty, ...]
    programmes: Mapping[str, str]


def part_of(organisation: str) -> PartInGovernance:
    """The bodies and agreements of an organisation, in a fixed number of queries."""
    own = decisions.seats_of(organisation)
    of = {seat.body_id: seat.body for seat in own}
    links = ProgrammeBody.objects.filter(body__in=of).order_by("-position")
    programmes = {link.body_id: link.programme_id for link in links}
    programmes |= {body.pk: body.package for body in of.values() if body.package != SHARED}
    parties = decisions.agreements_of(organisation)
    return PartInGovernance(organisation, tuple(decisions.seats(of)), tuple(parties), programmes)


def acts(programme: str, of: Collection[str]) -> list[Act]:
    """What bodies did in a programme: its own acts, and those of the register that programmes share."""
    return decisions.acts(of, [programme, SHARED])


WHO_DECIDES = "wie beslist"
"""The kind of contradiction that is about who decides or accounts."""

SHARED = "gedeeld"
"""The package with what programmes share."""


def named(table: str, rows: Iterable[Body | Seat | Staff | Decision]) -> list[str]:
    """The names of records, as contradictions name what they are about."""
    return [f"{table}/{row.pk}" for row in rows]


def contradictions(programme: str, records: Collection[str]) -> list[Contradiction]:
    """The contradictions about any of these records; those about who decides or accounts first."""
    wanted = set(records)
    found = [item for item in contradictions_about(programme, wanted) if wanted & set(item.about.split("; "))]
    return sorted(found, key=lambda item: item.kind != WHO_DECIDES)
