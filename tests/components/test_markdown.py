"""Longer texts: Markdown becomes HTML in which nothing can run."""

import pytest

from koers.kernel.components.markdown import markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een **woord**.", "<p>Een <strong>woord</strong>.</p>\n"),
        ("# Kop\n\n##### Klein", "<h3>Kop</h3>\n<h4>Klein</h4>\n"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        ("", ""),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert markdown(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>x</a>",
        "![x](http://elders.nl/volgen.gif)",
        "<b onclick='alert(1)'>x</b>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<style>body{display:none}</style>",
        "<iframe src='http://elders.nl'></iframe>",
    ],
)
def test_nothing_can_run_or_be_fetched(text: str) -> None:
    html = markdown(text)
    for bad in ("<script", "<style", "<iframe", "<img", "<b ", 'href="javascript', 'href="data'):
        assert bad not in html
