"""The back office of the room programme."""

from koers.kernel.admin import show

from .models import (
    Baseline,
    Event,
    Goal,
    GoalIndicator,
    GoalRelation,
    GoalVersion,
    Horizon,
    Intervention,
    InterventionGoal,
    InterventionIndicator,
    InterventionPartner,
    Output,
    Programme,
    ProgrammeBody,
    Target,
)

show(
    Baseline,
    Event,
    Goal,
    GoalIndicator,
    GoalRelation,
    GoalVersion,
    Horizon,
    Intervention,
    InterventionGoal,
    InterventionIndicator,
    InterventionPartner,
    Output,
    Programme,
    ProgrammeBody,
    Target,
)
