"""The addresses of a programme's pages."""

from django.urls import reverse

from .models import Programme


def address(name: str, programme: Programme | str, *ids: str) -> str:
    """The address of a page of a programme."""
    slug = programme if isinstance(programme, str) else programme.pk
    return reverse(f"programme:{name}", args=[slug, *ids])


def area_address(area: str) -> str:
    """The address of the page of an area."""
    return reverse("programme:area", args=[area])


def areas_address() -> str:
    """The address of the list of areas."""
    return reverse("programme:areas")


def organisation_address(organisation: str) -> str:
    """The address of the page of an organisation."""
    return reverse("programme:organisation", args=[organisation])


def organisations_address() -> str:
    """The address of the list of organisations."""
    return reverse("programme:organisations")
