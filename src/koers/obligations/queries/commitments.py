"""What a coalition agreed: counted by chapter, chosen from, and with all that a page says of one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from koers.decisions.models import Agreement
from koers.indicators.models import Observation
from koers.programme.models import Goal, Programme

from ..flows import FLOWS
from ..models import GroupMember, Kind, Obligation, ObligationGoal, Type
from ..terms import last_day
from .register import PortfolioCount

FIRST = frozenset(flow.first for name, flow in FLOWS.items() if name.startswith(f"{Kind.COALITION_COMMITMENT}/"))
"""The states of a commitment of which nothing has been told yet."""
DATED, MEASURED, TOLD = ~Q(planned=""), ~Q(target=""), ~Q(term__state__in=FIRST)
WITH, WITHOUT = "met", "zonder"


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; "" and () are everything. ``date``, ``measure`` and ``outcome`` are WITH or WITHOUT.

    Chapters and portfolios are names; more than one when an address does not tell them apart.
    """

    chapters: tuple[str, ...] = ()
    type: str = ""
    portfolios: tuple[str, ...] = ()
    date: str = ""
    measure: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Counted(PortfolioCount):
    """Commitments of one sort; ``told``: of how many a source says what came of them."""

    told: int = 0


def _all(programme: str) -> QuerySet[Obligation]:
    return Obligation.objects.filter(package=programme, kind=Kind.COALITION_COMMITMENT)


def counted_by(programme: str, field: str, *, without_portfolio: bool = False) -> list[Counted]:
    """The commitments counted by ``chapter``, ``type`` or ``portfolio``, in the order of the agreement.

    ``without_portfolio``: only those of which the source does not say whose portfolio they are in.
    """
    found = _all(programme)
    rows = (
        (found.filter(portfolio="") if without_portfolio else found)
        .order_by()
        .values_list(field)
        .annotate(
            first=Min("position"),
            total=Count("pk"),
            dated=Count("pk", filter=DATED),
            measured=Count("pk", filter=MEASURED),
            both=Count("pk", filter=DATED & MEASURED),
            told=Count("pk", filter=TOLD),
        )
    )
    return [Counted(name, *counts) for name, _, *counts in sorted(rows, key=lambda row: row[1])]


def together(counts: Iterable[Counted]) -> Counted:
    """All of them in one."""
    found = list(counts)
    sums = (sum(getattr(row, name) for row in found) for name in ("total", "dated", "measured", "both", "told"))
    return Counted("", *sums)


def chosen(programme: str, choice: Choice) -> QuerySet[Obligation]:
    """The commitments that were chosen, with their term, in the order of the agreement."""
    rows = _all(programme).select_related("term", "indicator", "source", "owes", "owed_to")
    if choice.chapters:
        rows = rows.filter(chapter__in=choice.chapters)
    if choice.portfolios:
        rows = rows.filter(portfolio__in=choice.portfolios)
    if choice.type:
        rows = rows.filter(type=choice.type)
    for wanted, condition in ((choice.date, DATED), (choice.measure, MEASURED), (choice.outcome, TOLD)):
        if wanted:
            rows = rows.filter(condition if wanted == WITH else ~condition)
    return rows.order_by("position")


def first(programme: str) -> list[Obligation]:
    """The first commitment: the agreement it stands in is the source of all."""
    return list(_all(programme).select_related("source").order_by("position")[:1])


def types_of(programme: str) -> list[tuple[str, int]]:
    """How many there are of each type, in the fixed order of the types."""
    found = {row.name: row.total for row in counted_by(programme, "type")}
    return [(value, found[value]) for value in Type.values if value in found]


def dated(programme: str) -> list[Obligation]:
    """What has a date in the agreement, first due first."""
    rows = _all(programme).filter(DATED).select_related("term", "source")
    return list(rows.order_by("term__due", "position"))


def in_words(programme: str) -> list[Obligation]:
    """What has a term in words only ("soon", "every year"), from which no day follows."""
    rows = _all(programme).filter(~DATED).exclude(term_text="").select_related("term", "source")
    return list(rows.order_by("position"))


def measured(programme: str) -> list[Obligation]:
    """What has a measure, or is linked to an indicator."""
    rows = _all(programme).filter(MEASURED | Q(indicator__isnull=False))
    return list(rows.select_related("indicator__unit", "area", "term", "source").order_by("position"))


def newest_measured(programme: Programme, rows: Sequence[Obligation]) -> dict[str, Observation]:
    """Obligation to the newest measured figure of its indicator, in its own area or else that of the programme.

    A standard is what was agreed and not what was measured, so it is no figure here.
    """
    indicators = {row.indicator_id for row in rows if row.indicator_id}
    areas = {row.area_id for row in rows if row.area_id} | {programme.area_id}
    found = (
        Observation.objects.filter(indicator__in=indicators, area__in=areas, breakdown="")
        .exclude(kind__in=(Observation.Kind.STANDARD, Observation.Kind.DEFINITION))
        .select_related("unit", "indicator__unit", "area__stands_in_for", "source")
        .order_by("package", "position")
    )
    newest: dict[tuple[str, str], Observation] = {}
    for figure in sorted(found, key=lambda row: (row.period, bool(row.value), row.preferred, row.known_since)):
        newest[(figure.indicator_id, figure.area_id)] = figure
    own = {row.pk: newest.get((row.indicator_id, row.area_id or "")) for row in rows if row.indicator_id}
    around = {row.pk: newest.get((row.indicator_id, programme.area_id)) for row in rows if row.indicator_id}
    return {pk: figure for pk in own if (figure := own[pk] or around[pk]) is not None}


def goal_links(programme: str) -> list[ObligationGoal]:
    """Which commitments are about which goals, of this programme or of another; in the order of the goals."""
    rows = ObligationGoal.objects.filter(obligation__package=programme, obligation__kind=Kind.COALITION_COMMITMENT)
    rows = rows.select_related("goal", "obligation__area", "obligation__term", "source")
    return list(rows.order_by("goal__package", "goal__position", "obligation__position"))


def goals_of(programme: str) -> list[Goal]:
    """The goals of a programme, in the order of the file."""
    return list(Goal.objects.filter(package=programme).select_related("source").order_by("position"))


def names_of(programmes: Iterable[str]) -> dict[str, Programme]:
    """Package to its programme."""
    return {row.package: row for row in Programme.objects.filter(package__in=set(programmes))}


def groups(programme: str) -> list[tuple[GroupMember, ...]]:
    """The groups of a programme, each as its members; in the order of the file."""
    rows = GroupMember.objects.filter(group__package=programme)
    rows = rows.select_related("group__source", "obligation__term", "source")
    found: dict[str, list[GroupMember]] = defaultdict(list)
    for row in rows.order_by("group__position", "obligation__position"):
        found[row.group_id].append(row)
    return [tuple(members) for members in found.values()]


def above(programme: str) -> list[Agreement]:
    """Visions and other agreements that a source names beside this one."""
    return list(Agreement.objects.filter(package=programme).select_related("source").order_by("position"))


@dataclass(frozen=True)
class Parts:
    """Which pages about the commitments of a programme have something to say."""

    followed: bool
    goals: bool
    groups: bool


def parts(programme: str) -> Parts:
    """Whether something can be followed, is about a goal, or is in a group."""
    own = _all(programme)
    return Parts(
        followed=own.filter(Q(term_text__gt="") | DATED | MEASURED | Q(indicator__isnull=False)).exists(),
        goals=ObligationGoal.objects.filter(obligation__in=own.order_by().values("pk")).exists(),
        groups=GroupMember.objects.filter(group__package=programme).exists(),
    )


def told_until(programme: str) -> str:
    """The latest day, month or year up to which a source of the commitments tells; "" when there are none."""
    known = _all(programme).order_by().values_list("known_from", "source__date").distinct()
    return max((text for pair in known for text in pair if text), key=last_day, default="")
