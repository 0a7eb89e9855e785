"""Rendering a piece of a template, with the little that a page gives."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

STAND = "stand=2023-08-29"

Render = Callable[..., str]


@pytest.fixture
def page_request() -> HttpRequest:
    """A request for a page in an older state, with a choice made."""
    return RequestFactory().get(f"/doelen/?{STAND}&thema=werk")


@pytest.fixture
def render(page_request: HttpRequest) -> Render:
    """Render template text with the tags loaded, as on a page in an older state."""

    def _render(text: str, /, **values: Any) -> str:
        page = {"stand_query": STAND, "contact_email": "koers@example.nl", "request": page_request}
        return Template("{% load koers %}" + text).render(Context(page | values))

    return _render


@pytest.fixture
def render_bare() -> Render:
    """Render template text with the tags loaded, without anything a page gives: no request, no state."""

    def _render(text: str, /, **values: Any) -> str:
        return Template("{% load koers %}" + text).render(Context(values))

    return _render
