"""Koers keeps a generation-long public programme on course."""

__version__ = "0.1.0"
