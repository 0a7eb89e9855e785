"""The one package table of the kernel: old addresses."""

from .models import Redirect
from .packages.registry import Table
from .packages.rows import Required, Row


class RedirectRow(Row):
    """An old id of ``table`` and the id that took its place."""

    table: Required
    old: Required
    new: Required


TABLES = [Table("redirects", "oude adressen", RedirectRow, Redirect, key=("table", "old"))]
