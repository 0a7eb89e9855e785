"""Reads of the room finance. The number of queries does not grow with the rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from koers.indicators.models import Observation
from koers.programme.models import Goal, Horizon, Intervention, InterventionGoal, InterventionIndicator, Programme
from koers.sources.models import Contradiction

from .counting.amounts import Total, total
from .counting.clock import Deadline, deadlines
from .counting.coverage import Coverage, coverage
from .counting.deciding import Holding, holdings
from .counting.flows import Stream, streams
from .counting.leftovers import Left, leftovers
from .counting.lines import Counted, LeftOut, Line, Part, count, part_amount
from .counting.reconciling import Reconciled, reconcile
from .models import (
    Allocation,
    AmountStatus,
    Authority,
    BudgetItem,
    BudgetState,
    ChoiceAhead,
    ChoiceVariant,
    Fund,
    FundParty,
    FundState,
    Scheme,
    Side,
    State,
    StatedTotal,
)

PART_COLUMNS = (
    "id", "fund_id", "name", "scope", "kind", "intervention_id", "goal_id", "year", "budget_state", "side",
    "amount_status", "amount", "per_year", "period_start", "period_end",
)  # fmt: skip


@dataclass(frozen=True)
class Ledger:
    """All money of one programme, read once; what it comes to is worked out when asked.

    ``parts`` are the allocations that the counting looks at (see ``parts_of``); ``years`` those of every allocation.
    """

    funds: tuple[Fund, ...]
    parts: tuple[Part, ...]
    authorities: tuple[Authority, ...]
    states: tuple[FundState, ...]
    totals: tuple[StatedTotal, ...]
    years: tuple[int, ...]
    measured: frozenset[str]
    theme_of_goal: dict[str, str]
    theme_of_intervention: dict[str, str]
    theme_of_fund: dict[str, str]

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """What each fund brings to the total, in the order of the funds."""
        parts: dict[str, list[Part]] = defaultdict(list)
        for part in self.parts:
            parts[part.fund].append(part)
        return tuple(count(fund, parts[fund.pk]) for fund in self.funds)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everything that counts."""
        return tuple(line for one in self.counted for line in one.lines)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Everything that does not count, with why."""
        return tuple(left for one in self.counted for left in one.left_out)

    @cached_property
    def total(self) -> Total:
        """What the programme's money comes to."""
        return total(line.amount for line in self.lines)

    @cached_property
    def holdings(self) -> list[Holding]:
        """The counted money by who decides."""
        return holdings(self.counted, self.authorities)

    def holding(self, decider: str) -> Holding:
        """What one decider holds; nothing when it holds nothing."""
        return next((one for one in self.holdings if one.decider == decider), Holding(decider, ()))

    @cached_property
    def state_of(self) -> dict[str, FundState]:
        """The present state of each fund: the last that was not planned, in the order of the file."""
        return {state.fund_id: state for state in self.states if not state.planned}

    def totals_by(self, name: str) -> dict[str, Total]:
        """The counted money by ``giver``, ``instrument``, ``kind``, ``route``, ``state``, ``scope`` or ``theme``."""
        groups: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            groups[self.group_of(line, name)].append(line)
        return {key: total(line.amount for line in lines) for key, lines in groups.items()}

    def group_of(self, line: Line, name: str) -> str:
        """In which group a line is; see ``totals_by``. "" when no source says."""
        if name == "scope":
            return line.scope
        if name == "state":
            state = self.state_of.get(line.fund.pk)
            return state.state if state else ""
        if name == "theme":
            return self.theme_of(line)
        return str(getattr(line.fund, name))

    def theme_of(self, line: Line) -> str:
        """The id of the theme that a line is for: of its goal, its intervention, or its fund's place in the budget."""
        if line.part and line.part.goal:
            return self.theme_of_goal.get(line.part.goal, "")
        if line.part and line.part.intervention:
            return self.theme_of_intervention.get(line.part.intervention, "")
        return self.theme_of_fund.get(line.fund.pk, "")

    @cached_property
    def streams(self) -> list[Stream]:
        """The counted money from giver by theme to decider."""
        return streams(self.counted, self.holdings, self.theme_of)

    @cached_property
    def reconciled(self) -> list[Reconciled]:
        """Stated totals against their parts."""
        return reconcile(self.funds, self.parts, self.totals)

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the counted money is tied to something that is measured."""
        return coverage(self.lines, self.measured)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """Every deadline, the earliest first."""
        return deadlines(self.funds, self.states)


@dataclass(frozen=True)
class FundDetails:
    """One fund with everything that is known of it."""

    fund: Fund
    parties: tuple[FundParty, ...]
    states: tuple[FundState, ...]
    allocations: tuple[Allocation, ...]
    authorities: tuple[Authority, ...]
    budget_items: tuple[BudgetItem, ...]
    choices: tuple[ChoiceAhead, ...]
    contradictions: tuple[Contradiction, ...]


def ledger(programme: str, year: int | None = None) -> Ledger:
    """All money of a programme; with ``year`` also every allocation of that year."""
    funds = tuple(funds_of(programme))
    return Ledger(
        funds,
        tuple(parts_of(programme, year)),
        tuple(Authority.objects.filter(package=programme).select_related("body", "act", "source")),
        tuple(FundState.objects.filter(package=programme).select_related("fund", "source")),
        tuple(StatedTotal.objects.filter(package=programme).select_related("source")),
        tuple(years_of(programme)),
        measured_interventions(programme),
        *_themes(programme),
    )


def funds_of(programme: str) -> QuerySet[Fund]:
    """The funds of a programme in the order of its file."""
    return Fund.objects.filter(package=programme).select_related("scheme", "area", "source", "counted_in")


def parts_of(programme: str, year: int | None = None) -> Iterable[Part]:
    """The allocations that the counting looks at, and those of ``year``.

    These are the division of each fund, the original budget of a fund with an amount a year, and every line of a fund of which a
    source states a total. A large programme has many more lines, one for each year and budget state.
    """
    yearly = Fund.objects.filter(package=programme, amount_per_year__isnull=False).values("pk")
    stated = StatedTotal.objects.filter(package=programme).values("fund")
    wanted = (
        Q(budget_state=BudgetState.DIVISION)
        | Q(budget_state=BudgetState.ORIGINAL, fund__in=yearly)
        | Q(fund__in=stated)
    )
    if year is not None:
        wanted |= Q(year=year)
    rows = Allocation.objects.filter(wanted, package=programme).order_by("position").values_list(*PART_COLUMNS)
    for *own, status, cents, per_year, start, end in rows.iterator(chunk_size=5000):
        yield Part(*own, part_amount(status, cents, per_year, start, end))


def years_of(programme: str) -> QuerySet[Allocation, int]:
    """The years that a programme has allocations for."""
    found = Allocation.objects.filter(package=programme, year__isnull=False).order_by("year")
    return found.values_list("year", flat=True).distinct()


def left_of(ledger: Ledger, programme: str, today: date) -> list[Left]:
    """What is left of each fund of which is known both what there was and what was spent."""
    spent = Allocation.objects.filter(package=programme, budget_state=BudgetState.REALISED, side=Side.COSTS).order_by()
    sums = spent.values_list("fund").annotate(Sum("amount"), Count("pk"), Count("amount"))
    known = {fund: cents for fund, cents, rows, amounts in sums if rows == amounts}
    received = [state for state in ledger.states if state.state == State.RECEIVED and not state.planned]
    return leftovers(ledger.funds, received, known, today)


def measured_interventions(programme: str) -> frozenset[str]:
    """The interventions with an indicator that has at least one figure."""
    figures = Observation.objects.exclude(value="").values("indicator")
    links = InterventionIndicator.objects.filter(package=programme, indicator__in=figures)
    return frozenset(links.order_by().values_list("intervention", flat=True))


def _themes(programme: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The theme of each goal, each intervention, and each fund that has only one in the budget."""
    goals = {goal: (parent, level) for goal, parent, level in Goal.objects.values_list("id", "parent_id", "level")}
    themes: dict[str, str] = {}
    for goal in goals:
        here: str | None = goal
        while here is not None and goals[here][1] != Goal.Level.THEME:
            here = goals[here][0]
        if here is not None:
            themes[goal] = here
    interventions = Intervention.objects.filter(package=programme, theme__isnull=False).values_list("id", "theme_id")
    in_budget: dict[str, set[str]] = defaultdict(set)
    # Of a bundle that is not divided yet only a part may stand under a theme.
    bundles = Allocation.objects.filter(amount_status=AmountStatus.NOT_DIVIDED).values("fund")
    items = BudgetItem.objects.filter(package=programme, theme__isnull=False).exclude(fund__isnull=True)
    items = items.exclude(fund__in=bundles)
    for fund, theme in items.values_list("fund_id", "theme_id"):
        in_budget[fund].add(theme)
    only = {fund: themes_of.pop() for fund, themes_of in in_budget.items() if len(themes_of) == 1}
    return themes, dict(interventions), only


def fund_details(programme: str, fund: str) -> FundDetails | None:
    """One fund of a programme; None when the programme has no such fund."""
    found = funds_of(programme).filter(pk=fund).first()
    if found is None:
        return None
    own = {"fund": found.pk}
    about = f"funds/{found.pk}"
    return FundDetails(
        found,
        tuple(FundParty.objects.filter(**own).select_related("organisation", "source")),
        tuple(FundState.objects.filter(**own).select_related("act", "source")),
        tuple(
            Allocation.objects.filter(**own).select_related(
                "area", "intervention", "goal", "scheme", "budget_item", "task_field", "source"
            )
        ),
        tuple(Authority.objects.filter(**own).select_related("body", "act", "source")),
        tuple(BudgetItem.objects.filter(**own).select_related("theme", "source")),
        tuple(ChoiceAhead.objects.filter(**own).select_related("body", "source")),
        tuple(
            item
            for item in Contradiction.objects.filter(about__contains=about).select_related("source", "second_source")
            if about in [name.strip() for name in item.about.split(";")]
        ),
    )


def budget_items(programme: str) -> tuple[BudgetItem, ...]:
    """The programme's parts in a budget, by programme number and core theme as the source lists them."""
    found = BudgetItem.objects.filter(package=programme).select_related("theme", "fund", "source", "organisation")
    return tuple(found.order_by("organisation", "year", "position"))


def choices_ahead(programme: str) -> tuple[ChoiceAhead, ...]:
    """What is still to be decided, in the order of the file."""
    return tuple(ChoiceAhead.objects.filter(package=programme).select_related("body", "fund", "source"))


def variants_of(choice: str) -> tuple[ChoiceVariant, ...]:
    """The variants of a choice, by their number."""
    return tuple(ChoiceVariant.objects.filter(choice=choice).select_related("source").order_by("number", "position"))


def schemes() -> tuple[Scheme, ...]:
    """Every national scheme in the order of the source."""
    return tuple(Scheme.objects.select_related("source"))


def claims(programme: str) -> dict[str, list[Fund]]:
    """The funds of a programme by scheme, through the fund itself or a part of it; each fund once."""
    found: dict[str, dict[str, Fund]] = defaultdict(dict)
    funds = {fund.pk: fund for fund in funds_of(programme)}
    for fund in funds.values():
        if fund.scheme_id:
            found[fund.scheme_id][fund.pk] = fund
    parts = Allocation.objects.filter(package=programme, scheme__isnull=False).values_list("scheme_id", "fund_id")
    for scheme, fund_id in parts:
        if fund_id in funds:
            found[scheme][fund_id] = funds[fund_id]
    return {scheme: list(own.values()) for scheme, own in found.items()}


def themes(programme: str) -> dict[str, str]:
    """The titles of the themes of a programme, by id."""
    found = Goal.objects.filter(package=programme, level=Goal.Level.THEME)
    return dict(found.values_list("id", "title"))


def horizons(programme: Programme) -> Sequence[Horizon]:
    """How long the goals run: the horizons that goals are judged by, or all of them when none is."""
    found = tuple(Horizon.objects.filter(package=programme.pk).select_related("source"))
    return tuple(horizon for horizon in found if horizon.judged) or found


def year_lines(programme: str) -> tuple[Allocation, ...]:
    """The allocations that are for one year, by year: a programme's own budget."""
    found = Allocation.objects.filter(package=programme, year__isnull=False)
    return tuple(found.select_related("fund", "source").order_by("year", "position"))


def has_funds() -> Exists:
    """Whether a programme has money, to ask along with the programme."""
    return Exists(Fund.objects.filter(package=OuterRef("pk")))


def has_schemes() -> Exists:
    """Whether a programme has schemes that others get money from, to ask along with the programme."""
    return Exists(Scheme.objects.filter(package=OuterRef("pk")))


def own_schemes(programme: str) -> bool:
    """Whether the schemes are this programme's own: the national programme has them and gives the money."""
    return Scheme.objects.filter(package=programme).exists()


def authorities_of(fund: str) -> tuple[Authority, ...]:
    """Who may do what about one fund."""
    return tuple(Authority.objects.filter(fund=fund).select_related("body", "source"))


def states_of(programme: str) -> dict[str, FundState]:
    """The present state of each fund of a programme: the last that was not planned."""
    return {state.fund_id: state for state in FundState.objects.filter(package=programme, planned=False)}


def _stated_allocations() -> QuerySet[Allocation]:
    """Allocations with their fund; on pages that programmes share nothing invented is shown."""
    return Allocation.objects.select_related("fund", "source").order_by("package", "position")


def allocations_of_intervention(intervention: str) -> tuple[Allocation, ...]:
    """What is set aside for an intervention."""
    return tuple(_stated_allocations().filter(intervention=intervention))


def allocations_of_goal(goal: str) -> tuple[Allocation, ...]:
    """What is set aside for a goal or theme, itself or through an intervention for it."""
    linked = InterventionGoal.objects.filter(goal=goal).values("intervention")
    own = Q(goal=goal) | Q(intervention__theme=goal) | Q(intervention__in=linked)
    return tuple(_stated_allocations().filter(own))


def allocations_of_area(area: str) -> tuple[Allocation, ...]:
    """The parts of funds that are for an area."""
    whole = Fund.objects.filter(area=area).values("pk")
    return tuple(_stated_allocations().filter(area=area, source__made_up=False).exclude(fund__in=whole))


def funds_of_area(area: str) -> tuple[Fund, ...]:
    """The funds that are for an area as a whole."""
    return tuple(Fund.objects.filter(area=area, source__made_up=False).select_related("source"))


def parties_of(organisation: str) -> tuple[FundParty, ...]:
    """The parts that an organisation has in funds."""
    found = FundParty.objects.filter(organisation=organisation, source__made_up=False)
    return tuple(found.select_related("fund", "source").order_by("package", "position"))
