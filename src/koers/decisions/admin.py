"""The back office of the room decisions."""

from koers.kernel.admin import show

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
)

show(Act, Agreement, AgreementParty, Body, BodyRelation, Decision, DecisionOutcome, Phase, Principle, Seat, Staff)
