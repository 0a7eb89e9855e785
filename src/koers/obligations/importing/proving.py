"""Whether one obligation with its steps is still in order after a list, by the rules of every package: what is not, is left out
and told, so that one row does not keep the rest of the list away."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from .. import checks
from .merged import Row


def misfit(row: Row, steps: Sequence[Row], extensions: Sequence[Row] = ()) -> str:
    """The first thing that is wrong, and what would be right; "" when all is well."""
    own = SimpleNamespace(**row | {"times_a_year": _whole(row["times_a_year"])})
    owing = {row["id"]: own}
    found = [
        *checks.moments([(0, own)]),
        *checks.steps(_numbered(steps), owing),
        *checks.extensions(_numbered(extensions), owing),
    ]
    return next((f"{what} {right}" for _, _, what, right in found), "")


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _numbered(rows: Sequence[Row]) -> list[tuple[int, Any]]:
    return [(number, SimpleNamespace(**row)) for number, row in enumerate(rows)]
