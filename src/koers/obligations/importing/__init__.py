"""Brings in the weekly list of a council's own information system, which stays master: nothing is typed twice."""

from .problems import ListError
from .writing import Result, bring_in

__all__ = ["ListError", "Result", "bring_in"]
