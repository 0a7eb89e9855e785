"""The package tables of the room decisions."""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import model_validator

from koers.kernel.days import first_day, last_day
from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Boolean,
    Figure,
    OptionalWhole,
    PartialDate,
    Required,
    Slug,
    SourcedRow,
    Text,
    Url,
    Whole,
    optional_ref,
    ref,
    wrong,
)

from .models import (
    Act,
    Agreement,
    AgreementParty,
    Body,
    BodyRelation,
    Decision,
    DecisionOutcome,
    Phase,
    Principle,
    Seat,
    Staff,
    Told,
)


class BodyRow(SourcedRow):
    """Somebody that can decide, advise or carry out."""

    id: Slug
    name: Required
    kind: Text = ""
    organisation: optional_ref("organisations") = None  # type: ignore[valid-type]
    role: Text = ""
    decides: Told = Told.NOT_STATED
    decides_on: Text = ""
    advises: Told = Told.NOT_STATED
    advises_on: Text = ""
    members: Text = ""
    legal_entity: Told = Told.NOT_STATED
    frequency: Text = ""
    status: Body.Status = Body.Status.UNKNOWN
    stated_for: PartialDate = ""
    valid_from: PartialDate = ""
    valid_until: PartialDate = ""

    @model_validator(mode="after")
    def ends_after_it_began(self) -> Self:
        """A body is not over before it is there."""
        in_order(self.valid_from, self.valid_until, "valid_from", "valid_until")
        return self


class BodyRelationRow(SourcedRow):
    """A line between two bodies: who accounts to whom, who advises or steers whom."""

    id: Slug
    body: ref("bodies")  # type: ignore[valid-type]
    kind: BodyRelation.Kind
    other: optional_ref("bodies") = None  # type: ignore[valid-type]
    other_text: Text = ""
    explicit: Boolean = True

    @model_validator(mode="after")
    def has_an_end(self) -> Self:
        """A line goes to a body or to somebody in words, and not to itself."""
        if bool(self.other) == bool(self.other_text):
            raise wrong("er moet precies één van other en other_text gevuld zijn.", "Vul één van beide in.")
        if self.other == self.body:
            raise wrong("het orgaan verwijst naar zichzelf.", "Noem in other een ander orgaan.")
        return self


class SeatRow(SourcedRow):
    """A seat in a body, by role and organisation; an empty seat too."""

    id: Slug
    body: ref("bodies")  # type: ignore[valid-type]
    sector: Text = ""
    organisation: optional_ref("organisations") = None  # type: ignore[valid-type]
    function: Required
    role: Seat.Role
    represents: Text = ""
    as_of: PartialDate
    filled: Boolean


class StaffRow(SourcedRow):
    """A function at a body, in FTE."""

    id: Slug
    body: ref("bodies")  # type: ignore[valid-type]
    function: Required
    fte: Figure = ""
    employer: optional_ref("organisations") = None  # type: ignore[valid-type]
    line: Text = ""
    as_of: PartialDate
    counted: Boolean = True

    @model_validator(mode="after")
    def is_not_below_zero(self) -> Self:
        """Nobody works less than nothing."""
        if self.fte.startswith("-"):
            raise wrong(f"fte is {self.fte}.", "Schrijf een getal van 0 of meer: 0.67.")
        return self


class ActRow(SourcedRow):
    """What a body did on a date."""

    id: Slug
    title: Required
    body: ref("bodies")  # type: ignore[valid-type]
    verb: Act.Verb
    date: PartialDate = ""
    confirms: optional_ref("acts") = None  # type: ignore[valid-type]
    answers: optional_ref("acts") = None  # type: ignore[valid-type]

    @model_validator(mode="after")
    def an_answer_is_to_an_advice(self) -> Self:
        """An answer names the advice, and nothing else does."""
        if self.answers and self.verb != Act.Verb.ANSWERED:
            raise wrong(
                f"answers is {self.answers}, maar verb is {self.verb}.", "Schrijf verb answered, of laat answers leeg."
            )
        if self.verb == Act.Verb.ANSWERED and not self.answers:
            raise wrong(
                "verb is answered, maar er staat niet op welk advies.", "Vul answers in met de id van het advies."
            )
        return self


class AgreementRow(SourcedRow):
    """A covenant, cooperation code or other agreement between partners."""

    id: Slug
    title: Required
    kind: Agreement.Kind
    status: Agreement.Status = Agreement.Status.UNKNOWN
    content: Text = ""
    version: Text = ""
    signed_on: PartialDate = ""
    expires_on: PartialDate = ""
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    url: Url = ""

    @model_validator(mode="after")
    def ends_after_it_began(self) -> Self:
        """An agreement is signed before it ends, and a planned one is not signed yet."""
        in_order(self.signed_on, self.expires_on, "signed_on", "expires_on")
        if self.status == Agreement.Status.PLANNED and self.signed_on:
            raise wrong("de afspraak is gepland, en heeft toch een datum van ondertekening.", "Maak signed_on leeg.")
        return self


class AgreementPartyRow(SourcedRow):
    """Who is party to an agreement."""

    agreement: ref("agreements")  # type: ignore[valid-type]
    name: Required
    organisation: optional_ref("organisations") = None  # type: ignore[valid-type]
    joined_on: PartialDate = ""
    left_on: PartialDate = ""

    @model_validator(mode="after")
    def leaves_after_joining(self) -> Self:
        """Nobody leaves before joining."""
        in_order(self.joined_on, self.left_on, "joined_on", "left_on")
        return self


class PrincipleRow(SourcedRow):
    """Something a programme holds to."""

    id: Slug
    number: Whole
    title: Required
    kind: Principle.Kind
    meaning: Text = ""
    act: optional_ref("acts") = None  # type: ignore[valid-type]


class PhaseRow(SourcedRow):
    """A phase of a programme."""

    id: Slug
    number: Whole
    name: Required
    start: PartialDate = ""
    end: PartialDate = ""
    result: Text = ""

    @model_validator(mode="after")
    def ends_after_it_began(self) -> Self:
        """A phase is not over before it began."""
        in_order(self.start, self.end, "start", "end")
        return self


class DecisionRow(SourcedRow):
    """A line of a list of planned decisions, as it stands in its source."""

    id: Slug
    list: Decision.List
    number: OptionalWhole = None
    phase: optional_ref("phases") = None  # type: ignore[valid-type]
    title: Required
    part: Text = ""
    forum: optional_ref("bodies") = None  # type: ignore[valid-type]
    moment: PartialDate = ""
    moment_end: PartialDate = ""
    moment_text: Text = ""
    recurrence: Decision.Recurrence = Decision.Recurrence.NONE
    calendar_row: optional_ref("decisions") = None  # type: ignore[valid-type]
    duplicate_of: optional_ref("decisions") = None  # type: ignore[valid-type]
    differs_from: optional_ref("decisions") = None  # type: ignore[valid-type]
    replaces: optional_ref("decisions") = None  # type: ignore[valid-type]

    @model_validator(mode="after")
    def moments_fit(self) -> Self:
        """A range has two ends of one precision, in order."""
        if self.moment_end and _precision(self.moment_end) != _precision(self.moment):
            raise wrong(
                f"het moment loopt van '{self.moment}' tot en met '{self.moment_end}': dat is niet even precies.",
                "Schrijf beide als dag, maand, kwartaal of jaar.",
            )
        in_order(self.moment, self.moment_end, "moment", "moment_end")
        return self


class DecisionOutcomeRow(SourcedRow):
    """What a source says about how a planned decision went."""

    decision: ref("decisions")  # type: ignore[valid-type]
    state: DecisionOutcome.State
    date: PartialDate
    text: Required
    act: optional_ref("acts") = None  # type: ignore[valid-type]


def _precision(text: str) -> tuple[int, bool]:
    """The same for partial dates that are equally exact; a quarter is as long as a month in letters."""
    return len(text), "Q" in text


def in_order(first: str, last: str, from_column: str, until_column: str) -> None:
    """Raises the Dutch error of a row when a partial date lies wholly after the one that should follow it."""
    if first and last and first_day(first) > last_day(last):
        raise wrong(
            f"{until_column} ({last}) ligt voor {from_column} ({first}).", f"Zet {until_column} op of na {from_column}."
        )


def duplicates_are_alike(rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, str, str, str]]:
    """A double says the same at the same moment; at another moment it differs, which is something else."""
    kept = list(rows)
    moments = {row.id: (row.moment, row.moment_end) for _, row in kept}
    for line, row in kept:
        if row.duplicate_of in moments and moments[row.duplicate_of] != (row.moment, row.moment_end):
            what = f"'{row.id}' heet dubbel met '{row.duplicate_of}', maar heeft een ander moment."
            yield line, "duplicate_of", what, "Gebruik differs_from voor hetzelfde besluit op een ander moment."


TABLES = [
    Table("bodies", "organen", BodyRow, Body),
    Table("body_relations", "verbanden tussen organen", BodyRelationRow, BodyRelation),
    Table("seats", "zetels", SeatRow, Seat),
    Table("staff", "functies", StaffRow, Staff),
    Table("acts", "besluiten", ActRow, Act),
    Table("agreements", "afspraken", AgreementRow, Agreement),
    Table("agreement_parties", "partijen bij afspraken", AgreementPartyRow, AgreementParty, ("agreement", "name")),
    Table("principles", "principes", PrincipleRow, Principle),
    Table("phases", "fasen", PhaseRow, Phase),
    Table("decisions", "geplande besluiten", DecisionRow, Decision, checks=(duplicates_are_alike,)),
    Table("decision_outcomes", "uitkomsten", DecisionOutcomeRow, DecisionOutcome, ("decision", "state", "date")),
]
