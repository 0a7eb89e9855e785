"""Brings in what a council's own information system exports: meetings, papers, motions and votes. That system stays master."""

from .problems import FileError
from .writing import Result, Target, bring_in

__all__ = ["FileError", "Result", "Target", "bring_in"]
