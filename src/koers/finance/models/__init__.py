"""What exists: schemes and funds, what they go to, who may decide on them, and what is still to be decided."""

from .allocations import Allocation, BudgetItem, BudgetState, LedgerAccount, Reserve, Side, StatedTotal, TaskField
from .amounts import UNKNOWN, AmountStatus
from .authority import Authority, ChoiceAhead, ChoiceVariant
from .funds import (
    Answer,
    Counting,
    Fund,
    FundParty,
    FundState,
    Giver,
    Instrument,
    Kind,
    Recurrence,
    Route,
    Scheme,
    Scope,
    Spending,
    State,
)

__all__ = [
    "UNKNOWN",
    "Allocation",
    "AmountStatus",
    "Answer",
    "Authority",
    "BudgetItem",
    "BudgetState",
    "ChoiceAhead",
    "ChoiceVariant",
    "Counting",
    "Fund",
    "FundParty",
    "FundState",
    "Giver",
    "Instrument",
    "Kind",
    "LedgerAccount",
    "Recurrence",
    "Reserve",
    "Route",
    "Scheme",
    "Scope",
    "Side",
    "Spending",
    "State",
    "StatedTotal",
    "TaskField",
]
