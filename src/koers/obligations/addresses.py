"""The addresses of the pages of this room."""

from django.urls import reverse


def address(name: str, programme: str, *ids: str) -> str:
    """The address of a page of a programme's register."""
    return reverse(f"obligations:{name}", args=[programme, *ids])
