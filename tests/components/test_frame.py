"""The frame of a page, the pages for errors, and the page with all components."""

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from koers.kernel.components import shapes
from koers.kernel.components.gallery import gallery
from koers.kernel.components.verdict_words import all_verdicts

from .test_tags import Nesting

BASE = "{% extends 'components/base.html' %}{% load koers %}"
ERRORS = {
    "400.html": "Dit adres klopt niet",
    "403.html": "Deze pagina is niet openbaar",
    "403_csrf.html": "Dit formulier is verlopen",
    "404.html": "Deze pagina bestaat niet",
    "500.html": "Er ging iets mis",
}


def page(blocks: str = "", **values: object) -> str:
    """A page in the frame; ``extends`` must come first, so the tags are loaded after it."""
    given = {"stand_query": "stand=2023-08-29", "contact_email": "koers@example.nl"} | values
    return Template(BASE + blocks).render(Context(given))


def test_the_frame_has_its_landmarks_in_order() -> None:
    text = page("{% block title %}Doelen{% endblock %}{% block content %}<h1>Kop</h1>{% endblock %}")
    assert text.startswith("<!doctype html>")
    assert '<html lang="nl">' in text
    assert "<title>Doelen | Koers</title>" in text
    marks = [
        'href="#inhoud"',
        '<header class="site">',
        'role="search"',
        '<main id="inhoud"',
        "<h1>Kop</h1>",
        '<footer class="foot">',
    ]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)
    assert Nesting(text).wrong == []


def test_every_address_in_the_frame_keeps_the_state() -> None:
    text = page()
    links = [one for one in re.findall(r'<a[^>]* href="([^"]*)"', text) if one.startswith("/")]
    assert len(links) >= 10
    assert all("stand=2023-08-29" in one for one in links)
    assert '<input type="hidden" name="stand" value="2023-08-29">' in text


def test_the_frame_links_to_the_general_pages() -> None:
    text = page(stand_query="")
    for address in (
        "/#programmas",
        "/begrippen/",
        "/bronnen/",
        "/tegenstrijdigheden/",
        "/hoe-weten-we-dit/",
        "/toegankelijkheid/",
    ):
        assert f'href="{address}"' in text
    assert "mailto:koers@example.nl" in text


def test_the_frame_carries_nothing_that_its_policy_forbids() -> None:
    text = page()
    assert "<script" not in text
    assert "<style" not in text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', text)


def test_what_was_searched_for_is_escaped() -> None:
    assert 'value="&lt;b&gt;&quot;"' in page(search_query='<b>"')


def test_the_state_stands_above_the_content() -> None:
    preview = page(stand=shapes.Stand(date(2023, 12, 1), "preview"))
    assert "Dit is de werkplaats" in preview
    assert '<meta name="robots" content="noindex">' in preview
    assert "noindex" not in page(stand=shapes.Stand(date(2023, 12, 1)))


@pytest.mark.parametrize(("name", "heading"), ERRORS.items())
def test_error_pages_need_no_context(name: str, heading: str) -> None:
    text = get_template(name).render()
    assert f'<h1 class="nl-heading nl-heading--level-1">{heading}</h1>' in text
    assert Nesting(text).wrong == []


def test_a_page_that_does_not_exist_tells_the_address_safely() -> None:
    text = render_to_string("404.html", {"request_path": "/doel/<b>/"})
    assert "/doel/&lt;b&gt;/" in text
    assert 'id="q-404"' in text


def test_the_page_with_all_components() -> None:
    text = gallery(RequestFactory().get("/onderdelen/?stand=2023-08-29")).content.decode()
    assert Nesting(text).wrong == []
    assert text.count("<h1") == 1
    for words in all_verdicts():
        assert words.label in text
    assert re.findall(r"\{[%{#]", text) == []
