"""Who decides, advises and accounts; what was agreed; what was planned to be decided and what came of it."""

from .acts import Act, Agreement, AgreementParty, Principle, Standing
from .bodies import Body, BodyRelation, Seat, Staff, Told
from .calendar import Decision, DecisionOutcome, Phase

__all__ = [
    "Act",
    "Agreement",
    "AgreementParty",
    "Body",
    "BodyRelation",
    "Decision",
    "DecisionOutcome",
    "Phase",
    "Principle",
    "Seat",
    "Staff",
    "Standing",
    "Told",
]
