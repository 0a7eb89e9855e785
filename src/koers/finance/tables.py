"""The package tables of the room finance. Amounts are euros in the file and whole cents in the row."""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import model_validator

from koers.kernel.days import first_day, last_day
from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Boolean,
    Money,
    OptionalWhole,
    PartialDate,
    Required,
    Slug,
    SourcedRow,
    Text,
    Whole,
    optional_ref,
    ref,
    wrong,
)  # fmt: skip
from koers.programme.models import Basis

from .models import (
    UNKNOWN,
    Allocation,
    AmountStatus,
    Answer,
    Authority,
    BudgetItem,
    BudgetState,
    ChoiceAhead,
    ChoiceVariant,
    Counting,
    Fund,
    FundParty,
    FundState,
    Giver,
    Instrument,
    Kind,
    LedgerAccount,
    Recurrence,
    Reserve,
    Route,
    Scheme,
    Scope,
    Side,
    Spending,
    State,
    StatedTotal,
    TaskField,
)


def amount_fits_status(status: AmountStatus, *amounts: int | None) -> None:
    """An amount and what is known of it must agree: unknown and PM have no amount, everything else has one."""
    given = any(amount is not None for amount in amounts)
    if given and status in UNKNOWN:
        raise wrong(
            "er staat een bedrag, maar amount_status zegt dat er geen is.",
            "Kies exact, circa, rounded of calculated, of haal het bedrag weg.",
        )
    if not given and status not in UNKNOWN:
        raise wrong(
            "het bedrag ontbreekt, maar amount_status zegt dat het bekend is.",
            "Vul het bedrag in (0 als het nul is), of kies not_stated, pm, not_divided of not_visible.",
        )


def in_order(start: str, end: str) -> None:
    """A period starts before it ends; partial dates may mean the same year."""
    if start and end and last_day(end) < first_day(start):
        raise wrong(
            f"de periode eindigt ({end}) voor zij begint ({start}).", "Draai begin en einde om, of verbeter er één."
        )


class SchemeRow(SourcedRow):
    """A national measure and what focus areas may claim of it."""

    id: Slug
    plan: Required
    name: Required
    purpose: Text = ""
    focus_position: Text = ""
    available_to: Text = ""
    application: Answer = Answer.UNKNOWN
    deadline: PartialDate = ""


class FundRow(SourcedRow):
    """Money that a giver gives for something, under conditions and for a time."""

    id: Slug
    name: Required
    purpose: Text = ""
    giver: Giver
    giver_text: Text = ""
    instrument: Instrument
    instrument_text: Text = ""
    scheme: optional_ref("schemes") = None  # type: ignore[valid-type]
    legal_basis: Text = ""
    kind: Kind
    kind_basis: Basis
    counterfactual: Text = ""
    amount_status: AmountStatus
    amount: Money = None
    amount_per_year: Money = None
    amount_text: Text = ""
    price_level: Text = ""
    period_start: PartialDate = ""
    period_end: PartialDate = ""
    period_text: Text = ""
    area: optional_ref("areas") = None  # type: ignore[valid-type]
    scope: Scope
    scope_text: Text = ""
    route: Route
    route_text: Text = ""
    put_to_council: Answer = Answer.UNKNOWN
    council_text: Text = ""
    cofinancing: Answer = Answer.UNKNOWN
    cofinancing_amount: Money = None
    cofinancing_text: Text = ""
    conditions: Text = ""
    plan_due: PartialDate = ""
    account_due: PartialDate = ""
    spend_by: PartialDate = ""
    sisa_code: Text = ""
    recurrence: Recurrence = Recurrence.UNKNOWN
    spending: Spending = Spending.UNKNOWN
    counting: Counting = Counting.COUNTED
    counted_in: optional_ref("funds") = None  # type: ignore[valid-type]
    counting_why: Text = ""

    @model_validator(mode="after")
    def makes_sense(self) -> Self:
        """Amount and status agree, the period runs forward, and what counts elsewhere says where."""
        amount_fits_status(self.amount_status, self.amount, self.amount_per_year)
        in_order(self.period_start, self.period_end)
        if self.counting == Counting.ELSEWHERE and not self.counted_in:
            raise wrong("deze geldstroom telt ergens anders mee, maar er staat niet waar.", "Vul counted_in in.")
        return self


class FundPartyRow(SourcedRow):
    """An organisation that gives, applies for, receives or passes on a fund."""

    fund: ref("funds")  # type: ignore[valid-type]
    organisation: ref("organisations")  # type: ignore[valid-type]
    role: FundParty.Role


class FundStateRow(SourcedRow):
    """How far a fund was, since a date."""

    id: Slug
    fund: ref("funds")  # type: ignore[valid-type]
    state: State
    date: PartialDate = ""
    date_text: Text = ""
    planned: Boolean = False
    amount: Money = None
    act: optional_ref("acts") = None  # type: ignore[valid-type]


class TaskFieldRow(SourcedRow):
    """A field of tasks in the national classification (Iv3) of one year."""

    id: Slug
    code: Required
    name: Required
    year: Whole


class BudgetItemRow(SourcedRow):
    """A part of the programme in an organisation's own budget."""

    id: Slug
    organisation: ref("organisations")  # type: ignore[valid-type]
    year: Whole
    number: Required
    budget_programme: Required
    core_theme: Text = ""
    theme: optional_ref("goals") = None  # type: ignore[valid-type]
    part: Required
    fund: optional_ref("funds") = None  # type: ignore[valid-type]
    in_budget: Answer = Answer.UNKNOWN


class AllocationRow(SourcedRow):
    """What a part of a fund goes to."""

    id: Slug
    fund: ref("funds")  # type: ignore[valid-type]
    name: Required
    part: OptionalWhole = None
    scheme: optional_ref("schemes") = None  # type: ignore[valid-type]
    intervention: optional_ref("interventions") = None  # type: ignore[valid-type]
    goal: optional_ref("goals") = None  # type: ignore[valid-type]
    budget_item: optional_ref("budget_items") = None  # type: ignore[valid-type]
    task_field: optional_ref("task_fields") = None  # type: ignore[valid-type]
    area: optional_ref("areas") = None  # type: ignore[valid-type]
    scope: Scope
    year: OptionalWhole = None
    period_start: PartialDate = ""
    period_end: PartialDate = ""
    period_text: Text = ""
    budget_state: BudgetState
    side: Side = Side.COSTS
    kind: Kind
    recurrence: Recurrence = Recurrence.UNKNOWN
    reserve: Reserve = Reserve.NONE
    spending: Spending = Spending.UNKNOWN
    amount_status: AmountStatus
    amount: Money = None
    amount_text: Text = ""
    per_year: Boolean = False

    @model_validator(mode="after")
    def makes_sense(self) -> Self:
        """Amount and status agree, and the period runs forward."""
        amount_fits_status(self.amount_status, self.amount)
        in_order(self.period_start, self.period_end)
        return self


class LedgerAccountRow(SourcedRow):
    """A project or cost centre in the financial system, and the fund it belongs to."""

    id: Slug
    code: Required
    name: Required
    fund: ref("funds")  # type: ignore[valid-type]
    intervention: optional_ref("interventions") = None  # type: ignore[valid-type]
    budget_item: optional_ref("budget_items") = None  # type: ignore[valid-type]
    scope: Scope
    kind: Kind


def one_account_a_code(rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, str, str, str]]:
    """A code of the financial system belongs to one fund: else its money would be counted twice."""
    seen: dict[str, int] = {}
    for line, row in rows:
        if row.code in seen:
            yield line, "code", f"code '{row.code}' staat al op regel {seen[row.code]}.", "Koppel elke code één keer."
        seen.setdefault(row.code, line)


class StatedTotalRow(SourcedRow):
    """A total as a source writes it."""

    id: Slug
    name: Required
    fund: ref("funds")  # type: ignore[valid-type]
    year: OptionalWhole = None
    budget_state: BudgetState
    amount_status: AmountStatus
    amount: Money = None
    amount_text: Text = ""

    @model_validator(mode="after")
    def makes_sense(self) -> Self:
        """Amount and status agree."""
        amount_fits_status(self.amount_status, self.amount)
        return self


class AuthorityRow(SourcedRow):
    """Who may do what about a fund, by which act and until when."""

    id: Slug
    fund: ref("funds")  # type: ignore[valid-type]
    decider: Authority.Decider
    role: Authority.Role
    body: optional_ref("bodies") = None  # type: ignore[valid-type]
    concerns: Text = ""
    by_act: Text = ""
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    date_from: PartialDate = ""
    date_until: PartialDate = ""
    amount_status: AmountStatus = AmountStatus.NOT_STATED
    amount: Money = None
    basis: Basis

    @model_validator(mode="after")
    def makes_sense(self) -> Self:
        """Amount and status agree, the period runs forward, and the alliance only agrees: it is no legal person."""
        amount_fits_status(self.amount_status, self.amount)
        in_order(self.date_from, self.date_until)
        if self.decider == Authority.Decider.ALLIANCE and self.role == Authority.Role.DECIDES:
            raise wrong(
                "de alliantie kan niet over geld beslissen: zij is geen rechtspersoon.",
                "Kies agrees, en zet in een eigen regel wie het geld bezit en beslist.",
            )
        return self


class ChoiceAheadRow(SourcedRow):
    """What will be put to a body, with what freedom."""

    id: Slug
    title: Required
    what: Text = ""
    when: PartialDate = ""
    when_text: Text = ""
    body: optional_ref("bodies") = None  # type: ignore[valid-type]
    fund: optional_ref("funds") = None  # type: ignore[valid-type]
    by_act: Text = ""
    freedom_short: Text = ""
    freedom_long: Text = ""
    status: ChoiceAhead.Status
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    basis: Basis


class ChoiceVariantRow(SourcedRow):
    """One of the variants of a choice, with what speaks for and against it."""

    id: Slug
    choice: ref("choices_ahead")  # type: ignore[valid-type]
    number: Whole
    title: Required
    what: Text = ""
    pros: Text = ""
    cons: Text = ""
    costs: Text = ""
    offered_on: PartialDate = ""


PAGES = frozenset({"zeggenschap", "klok", "keuzes", "begroting", "regelingen"})
"""Pages under /geld/; a fund with such an id would have no page of its own."""


def no_page_of_ours(rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, str, str, str]]:
    """The address of a fund is its own."""
    for line, row in rows:
        if row.id in PAGES:
            yield line, "id", f"'{row.id}' is al het adres van een andere pagina.", "Kies een ander kenmerk."


TABLES: list[Table] = [
    Table("schemes", "regelingen", SchemeRow, Scheme),
    Table("funds", "geldstromen", FundRow, Fund, ("id",), (no_page_of_ours,)),
    Table("fund_parties", "partijen bij geldstromen", FundPartyRow, FundParty, ("fund", "organisation", "role")),
    Table("fund_states", "standen van geldstromen", FundStateRow, FundState),
    Table("task_fields", "taakvelden", TaskFieldRow, TaskField),
    Table("budget_items", "begrotingsposten", BudgetItemRow, BudgetItem),
    Table("allocations", "toedelingen", AllocationRow, Allocation),
    Table(
        "ledger_accounts",
        "koppelingen met de administratie",
        LedgerAccountRow,
        LedgerAccount,
        ("id",),
        (one_account_a_code,),
    ),
    Table("stated_totals", "genoemde totalen", StatedTotalRow, StatedTotal),
    Table("authorities", "zeggenschap", AuthorityRow, Authority),
    Table("choices_ahead", "keuzes die komen", ChoiceAheadRow, ChoiceAhead),
    Table("choice_variants", "keuzevarianten", ChoiceVariantRow, ChoiceVariant),
]
