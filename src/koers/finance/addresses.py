"""The addresses of the money of a programme."""

from django.urls import reverse

from .models import Fund


def money_address(programme: str) -> str:
    """The overview of a programme's money."""
    return reverse("finance:money", args=[programme])


def page_address(name: str, programme: str) -> str:
    """One of the other pages: deciders, clock, choices, budget, schemes."""
    return reverse(f"finance:{name}", args=[programme])


def fund_address(fund: Fund) -> str:
    """The page of a fund."""
    return reverse("finance:fund", args=[fund.package, fund.pk])
