"""The addresses of the pages about who decides and what was decided."""

from django.urls import reverse


def address(name: str, programme: str, *ids: str) -> str:
    """The address of a page of this room in a programme, given by its id."""
    return reverse(f"governance:{name}", args=[programme, *ids])
