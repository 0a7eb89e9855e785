"""The addresses of the pages of this room."""

from django.urls import reverse
from django.utils.text import slugify

NO_PORTFOLIO = "zonder-portefeuille"
NO_CHAPTER = "zonder-hoofdstuk"


def address(name: str, programme: str, *ids: str) -> str:
    """The address of a page of a programme's register."""
    return reverse(f"obligations:{name}", args=[programme, *ids])


def portfolio_slug(name: str) -> str:
    """The part of an address that stands for a portfolio."""
    return slugify(name) or NO_PORTFOLIO


def chapter_slug(name: str) -> str:
    """The part of an address that stands for a chapter of an agreement."""
    return slugify(name) or NO_CHAPTER
