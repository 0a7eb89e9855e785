"""Fetching a table of CBS through its OData v4 service: paged, to be continued after a stop, into the store."""

from .table import BASE, Fetched, fetch

__all__ = ["BASE", "Fetched", "fetch"]
