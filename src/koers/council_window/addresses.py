"""The addresses of the pages of a council."""

from django.urls import reverse


def address(name: str, municipality: str) -> str:
    """The address of a page of the council of a municipality, given by its id."""
    return reverse(f"council_window:{name}", args=[municipality])
