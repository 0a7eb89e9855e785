"""The back office of the room obligations."""

from koers.kernel.admin import show

from .models import (
    CalendarPeriod,
    CouncilItem,
    GroupMember,
    Obligation,
    ObligationExtension,
    ObligationGoal,
    ObligationGroup,
    ObligationStep,
    Portfolio,
    ResearchQuestion,
    TermRule,
)

show(
    Obligation,
    ObligationGoal,
    ObligationGroup,
    GroupMember,
    ObligationStep,
    ObligationExtension,
    CouncilItem,
    Portfolio,
    TermRule,
    CalendarPeriod,
    ResearchQuestion,
)
