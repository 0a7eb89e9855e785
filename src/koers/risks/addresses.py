"""The addresses of the risks of a programme."""

from django.urls import reverse

from .models import Risk


def risks_address(programme: str) -> str:
    """The register of a programme."""
    return reverse("risks:risks", args=[programme])


def continuity_address(programme: str) -> str:
    """What outlasts a term of the council."""
    return reverse("risks:continuity", args=[programme])


def risk_address(risk: Risk) -> str:
    """The page of a risk."""
    return reverse("risks:risk", args=[risk.package, risk.pk])
