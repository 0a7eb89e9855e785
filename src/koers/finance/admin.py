"""The back office of the room finance."""

from koers.kernel.admin import show

from .models import (
    Allocation,
    Authority,
    BudgetItem,
    ChoiceAhead,
    ChoiceVariant,
    Fund,
    FundParty,
    FundState,
    LedgerAccount,
    Scheme,
    StatedTotal,
    TaskField,
)

show(
    Allocation,
    Authority,
    BudgetItem,
    ChoiceAhead,
    ChoiceVariant,
    Fund,
    FundParty,
    FundState,
    LedgerAccount,
    Scheme,
    StatedTotal,
    TaskField,
)
