"""The sources of many rows together (moved to koers.sources.presenting)."""

from koers.sources.presenting import references

__all__ = ["references"]
