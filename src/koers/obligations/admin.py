"""The back office of the room obligations."""

from koers.kernel.admin import show

from .models import (
    CalendarPeriod,
    CouncilItem,
    Obligation,
    ObligationExtension,
    ObligationGoal,
    ObligationStep,
    Portfolio,
    ResearchQuestion,
    TermRule,
)

show(
    Obligation,
    ObligationGoal,
    ObligationStep,
    ObligationExtension,
    CouncilItem,
    Portfolio,
    TermRule,
    CalendarPeriod,
    ResearchQuestion,
)
