"""The addresses of pages on the statistics store. ``key`` is a code of CBS, or the id of a programme area."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from koers.statistics.areas import is_code


def profile_address(key: str) -> str:
    """All figures of an area."""
    return _address("profile", key)


def measure_address(key: str, measure: str) -> str:
    """One measure of an area over the years."""
    return _address("measure", key, measure)


def alike_address(key: str) -> str:
    """The areas that are most like it."""
    return _address("alike", key)


def compare_address(keys: Iterable[str] = (), measure: str = "", year: int | None = None) -> str:
    """Areas side by side on one measure."""
    asked = [("gebied", key) for key in keys] + [("maat", measure)] * bool(measure) + [("jaar", year)] * bool(year)
    return reverse("neighbourhoods:compare") + (f"?{urlencode(asked)}" if asked else "")


def _address(name: str, key: str, *more: str) -> str:
    return reverse(f"neighbourhoods:{name}" if is_code(key) else f"neighbourhoods:area_{name}", args=[key, *more])
