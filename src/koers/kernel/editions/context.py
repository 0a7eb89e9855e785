"""Moved to koers.kernel.context."""

from koers.kernel.context import WORKSHOP, NoContext, current_alias, reading, workshop

__all__ = ["WORKSHOP", "NoContext", "current_alias", "reading", "workshop"]
