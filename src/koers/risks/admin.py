"""The back office of the room risks."""

from koers.kernel.admin import show

from .models import Review, ReviewRound, Risk, RiskFund, RiskGoal, RiskScore

show(Review, ReviewRound, Risk, RiskFund, RiskGoal, RiskScore)
