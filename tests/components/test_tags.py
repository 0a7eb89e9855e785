"""Every component renders, with little and with everything, and nothing in it is shown as HTML that is not ours."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.urls import NoReverseMatch
from django.utils.safestring import mark_safe

from koers.kernel.components import shapes
from koers.kernel.components.templatetags import koers
from koers.kernel.components.verdict_words import DEPENDS, VerdictWords, all_verdicts, verdict_words

from .samples import full, minimal

Render = Callable[..., str]

HARM = "<b onclick=x>'\"&{{ 1 }}</b>"
VOID = {"input", "meta", "link", "path", "circle", "rect", "br"}


class Nesting(HTMLParser):
    """Collects elements that are not closed in order, ids that occur twice, and inline styles and handlers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.wrong += [f"{tag} is not closed" for tag in self.open]
        self.wrong += [f"id {one} occurs twice" for one in {one for one in self.ids if self.ids.count(one) > 1}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is opened and its attributes."""
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "style" or name.startswith("on"):
                self.wrong.append(f"{tag} has {name}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of a drawing closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Check that the last one opened is closed."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")


def test_the_samples_hold_every_tag() -> None:
    without_page = {"koers_url", "site_path"}
    assert set(koers.register.tags) - without_page == set(minimal())
    assert set(minimal()) - set(full()) == {
        "stand_field", "site_links", "area_notices", "contact_line", "verdict", "verdict_sign",
    }  # fmt: skip


@pytest.mark.parametrize("name", minimal())
def test_with_as_little_as_possible(name: str, render_bare: Render, render: Render) -> None:
    template, values = minimal()[name]
    for show in (render_bare, render):
        assert Nesting(show(template, **values)).wrong == []


@pytest.mark.parametrize("name", full())
def test_with_everything(name: str, render_bare: Render, render: Render) -> None:
    template, values = full()[name]
    for show in (render_bare, render):
        text = show(template, **values)
        assert Nesting(text).wrong == []
        assert "woorden" in text or name in ("link", "as_of_bar", "pagination", "verdict_legend")


@pytest.mark.parametrize("name", full())
def test_all_text_is_escaped(name: str, render: Render) -> None:
    template, values = full(HARM, "/?a=1&b='\"<c>")[name]
    text = render(template, **values)
    assert "<b onclick" not in text
    assert "<c>" not in text
    assert [one for one in Nesting(text).wrong if " has " in one] == []


@pytest.mark.parametrize("name", full())
def test_no_address_runs_anything(name: str, render: Render) -> None:
    template, values = full(url="javascript:alert(1)")[name]
    assert "javascript" not in render(template, **values)


@pytest.mark.parametrize("name", [name for name in full() if name != "as_of_bar"])
def test_addresses_keep_the_state(name: str, render: Render) -> None:
    template, values = full()[name]
    for address in re.findall(r'href="(/[^"]*|\?[^"]*)"', render(template, **values)):
        assert "stand=2023-08-29" in address


@pytest.mark.parametrize(
    "words", [*all_verdicts(), verdict_words(DEPENDS)], ids=lambda words: f"{words.code} {words.reason}"
)
def test_every_verdict_is_shown_with_words_and_sign(words: VerdictWords, render: Render) -> None:
    badge = render("{% verdict code reason big=True %}", code=words.code, reason=words.reason)
    assert words.label in badge
    assert "<svg" in badge
    assert 'aria-hidden="true"' in badge
    sign = render("{% verdict_sign code reason %}", code=words.code, reason=words.reason)
    assert f'role="img" aria-label="{words.label}"' in sign


@pytest.mark.urls("django.contrib.auth.urls")
def test_an_address_by_name(render: Render) -> None:
    assert render("{% koers_url 'login' %}") == "/login/?stand=2023-08-29"
    with pytest.raises(NoReverseMatch):
        render("{% koers_url 'bestaat-niet' %}")


def test_the_state_is_a_hidden_field_in_forms(render: Render) -> None:
    hidden = '<input type="hidden" name="stand" value="2023-08-29">'
    assert hidden in render("{% stand_field %}")
    assert hidden in render("{% filter_form fields %}", fields=[shapes.FilterField("a", "A")])


def test_a_place_inside_a_sentence_has_no_space_around_it(render: Render) -> None:
    assert render("({% missing 'pm' %}, {% mark 'planned' %}, {% verdict 'behind' %})").startswith(
        '(<span class="miss">PM</span>, <span'
    )


def test_paging_keeps_the_choice(render: Render) -> None:
    _, values = full()["pagination"]
    text = render("{% pagination page %}", **values)
    assert "?stand=2023-08-29&amp;thema=werk&amp;pagina=1" in text
    assert "Bladzijde 2 van 3" in text


def test_a_mail_about_this_page(render: Render, render_bare: Render) -> None:
    assert (
        "mailto:koers@example.nl?subject=Klopt%20dit%20niet%3F%20Koers%2C%20pagina%20/doelen/%3Fstand%3D2023-08-29"
        in render("{% contact_line %}")
    )
    assert render_bare("{% contact_line %}") == ""


def test_a_table_of_more_than_two_columns_becomes_a_list_on_a_phone(render: Render) -> None:
    two = render("{% data_table table %}", table=shapes.Table("t", ("a", "b"), [("1", "2")]))
    three = render("{% data_table table %}", table=shapes.Table("t", ("a", "b", "c"), [("1", "2", "")]))
    assert "stack" not in two
    assert 'class="utrecht-table stack"' in three
    assert 'data-l="c"' in three
    assert "niet vermeld" in three


def test_a_table_without_rows_says_so(render: Render) -> None:
    assert "nog niets" in render("{% data_table table %}", table=shapes.Table("t", ("a", "b"), []))


def test_a_count_never_stands_alone(render: Render) -> None:
    text = render("{% tally tally %}", tally=shapes.Tally([shapes.Count("behind", 2)]))
    assert "<b>2 van de 2</b> te langzaam" in text
    assert "(mediaan)" in text
    assert "Geen oordeel mogelijk bij 0 indicatoren." in text


def test_our_own_charts_are_shown_as_they_are(render: Render) -> None:
    chart = mark_safe("<svg><title>x</title></svg>")
    text = render("{% figure figure %}", figure=shapes.Figure("Bevinding", chart, chart, summary="Het werd beter."))
    assert text.count("<svg>") == 2
    assert text.count('role="img" aria-label="Het werd beter."') == 2


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("latest", "Stand per 30 september 2023"),
        ("past", "Wat later bekend werd, staat hier niet"),
        ("reconstruction", "reconstructie"),
        ("preview", "nog niet gepubliceerd"),
    ],
)
def test_which_state_a_page_shows(mode: str, words: str, render: Render) -> None:
    text = render("{% as_of_bar stand %}", stand=shapes.Stand(date(2023, 9, 30), mode))
    assert words in text
    assert ("Terug naar de laatste stand" in text) == (mode != "latest")
    assert ("asof--past" in text) == (mode != "latest")
    assert '<input class="utrecht-textbox" id="stand-' in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ '5.10'|number }}", "5,10"),
        ("{{ value|number:3 }}", "0,123"),
        ("{{ '5.1'|percent }}", "5,1%"),
        ("{{ '65'|with_unit:'per 1.000 inwoners' }}", "65\u00a0per 1.000 inwoners"),
        ("{{ '54%'|qualified:'circa' }}", "circa 54%"),
        ("{{ 127500000|money }}", "€\u00a01.275.000"),
        ("{{ 4056639300|money_short }}", "€\u00a040,6\u00a0mln"),
        ("{{ '2023-11'|period }}", "november 2023"),
        ("{{ '2019'|period_to:'2027' }}", "2019 tot en met 2027"),
        ("{{ '2024-Q2'|machine_date }}", ""),
        ("{{ 12|plural:'doel,doelen' }}", "12 doelen"),
        ("{{ names|join_and }}", "a, b en &lt;c&gt;"),
        ("{{ 0.95|likelihood }}", "zeer waarschijnlijk"),
        ("{{ 'wijk'|capitalised }}{{ 'Wijk'|uncapitalised }}", "Wijkwijk"),
    ],
)
def test_notation_in_templates(text: str, shown: str, render: Render) -> None:
    assert render(text, value=0.12345, names=["a", "b", "<c>"]) == shown
