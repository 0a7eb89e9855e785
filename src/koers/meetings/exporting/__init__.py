"""Writes meetings, papers and motions of a package in the forms that others read: mini-ORI of the VNG, and Popolo."""

from .writing import FORMS, export

__all__ = ["FORMS", "export"]
