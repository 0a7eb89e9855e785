"""The parts behind the tags: addresses, horizons, counts and cells."""

from decimal import Decimal

import pytest
from django.urls import set_script_prefix

from koers.kernel.components.addresses import keep_choice, keep_stand, mail_about, site_path
from koers.kernel.components.cells import as_cell, body_rows
from koers.kernel.components.horizons import AXIS, horizon_bars
from koers.kernel.components.shapes import Cell, Count, Horizon, Judged, Row, Stand, Table, Tag, Tally
from koers.kernel.components.tallies import MOST_SIGNS, cannot_sentence, counted, entries, legend

STAND = "stand=2023-08-29"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("/begrippen/", f"/begrippen/?{STAND}"),
        ("/#programmas", f"/?{STAND}#programmas"),
        ("/zoeken/?q=wijk", f"/zoeken/?q=wijk&{STAND}"),
        ("?pagina=2", f"?pagina=2&{STAND}"),
        ("/begrippen/?stand=2022-01-01", "/begrippen/?stand=2022-01-01"),
        ("#cijfers", "#cijfers"),
        ("https://example.nl/a", "https://example.nl/a"),
        ("//example.nl/a", "//example.nl/a"),
        ("mailto:koers@example.nl", "mailto:koers@example.nl"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_addresses_of_the_site_keep_the_state(url: str, kept: str) -> None:
    assert keep_stand(url, STAND) == kept


def test_without_a_state_addresses_stay_as_they_are() -> None:
    assert keep_stand("/begrippen/?a=1#b", "") == "/begrippen/?a=1#b"


def test_fixed_addresses_stand_under_the_prefix() -> None:
    assert site_path("/zoeken/") == "/zoeken/"
    set_script_prefix("/koers/")
    try:
        assert site_path("/zoeken/") == "/koers/zoeken/"
    finally:
        set_script_prefix("/")


def test_a_mail_names_the_page_and_nothing_can_be_added_to_it() -> None:
    mail = mail_about("koers@example.nl", "/doelen/?stand=werk&bcc=x")
    assert mail.startswith("mailto:koers@example.nl?subject=Klopt%20dit%20niet%3F")
    assert "&" not in mail


def test_horizons_share_one_axis() -> None:
    long, short = horizon_bars([Horizon("lang", 2022, 2047), Horizon("kort", 2022, 2042)], 2023.92)
    assert (long.left, long.width, long.tail) == (0, AXIS, 0)
    assert short.width == AXIS * 20 // 25
    assert long.elapsed == short.elapsed == 77
    assert long.span == "25 jaar, van 2022 tot 2047"
    assert short.state == "nu: jaar 2 van de 20"


def test_a_horizon_with_an_uncertain_end() -> None:
    (bar,) = horizon_bars([Horizon("landelijk", 2022, 2037, 2042)], 2023)
    assert bar.span == "15 tot 20 jaar, van 2022 tot een jaar tussen 2037 en 2042"
    assert bar.state == "nu: jaar 2 van de 15 tot 20"
    assert (bar.width, bar.tail) == (750, 250)


def test_before_and_after() -> None:
    before, after = horizon_bars([Horizon("straks", 2030, 2040), Horizon("voorbij", 2018, 2022)], 2025)
    assert (before.state, before.elapsed) == ("begint in 2030", 0)
    assert (after.state, after.elapsed) == ("afgelopen sinds 2022", after.width)


def test_horizons_that_make_no_sense() -> None:
    assert horizon_bars([], 2023) == []
    with pytest.raises(ValueError, match="ends before it starts"):
        horizon_bars([Horizon("andersom", 2042, 2022), Horizon("goed", 2020, 2050)], 2023)


def test_counts_come_with_all_reasons_in_one_entry() -> None:
    tally = Tally(
        [
            Count("behind", 1),
            Count("cannot_be_judged", 2, "no_baseline"),
            Count("reached", 0),
            Count("cannot_be_judged", 1, "text_only"),
        ]
    )
    assert counted(tally) == "4 indicatoren"
    assert [(entry.label, entry.count) for entry in entries(tally)] == [
        ("te langzaam", 1),
        ("geen oordeel mogelijk", 3),
    ]
    assert (
        cannot_sentence(tally)
        == "Geen oordeel mogelijk bij 3 indicatoren: 2 omdat er geen nulmeting is en 1 omdat er alleen tekst is en geen getal."
    )


def test_what_cannot_be_judged_is_said_when_there_is_none() -> None:
    assert cannot_sentence(Tally([Count("reached", 3)])) == "Geen oordeel mogelijk bij 0 indicatoren."


def test_more_signs_than_can_be_counted_become_one() -> None:
    few, many = entries(Tally([Count("reached", MOST_SIGNS), Count("behind", MOST_SIGNS + 1)]))
    assert (len(few.signs), len(many.signs)) == (MOST_SIGNS, 1)


def test_a_legend_names_each_sign_once() -> None:
    judged = [
        Judged("cannot_be_judged", "no_baseline"),
        Judged("cannot_be_judged", "text_only"),
        Judged("behind"),
        Judged("behind"),
    ]
    assert [words.short for words in legend(judged)] == ["Geen oordeel mogelijk", "Te langzaam"]


@pytest.mark.parametrize("nothing", ["", None, Cell()])
def test_a_cell_is_never_empty(nothing: Cell | str | None) -> None:
    assert as_cell(nothing).missing_kind == "not_stated"


def test_a_cell_of_a_figure() -> None:
    assert as_cell(0).text == "0"
    assert as_cell(Decimal("1234.50")).text == "1.234,50"
    assert as_cell("0").missing_kind == ""


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="zip"):
        body_rows(Table("t", ("a", "b"), [("1",)]))
    (group,) = body_rows(Table("t", ("a", "b"), [Row(("kop",), group=True)]))
    assert len(group.cells) == 1


def test_kinds_that_do_not_exist_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown tag"):
        Tag("mooi")
    with pytest.raises(ValueError, match="unknown mode"):
        Stand(date=None, mode="ooit")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("?csv=cijfers", "?csv=cijfers&gebied=NL00&gebied=GM0917&maat=a%26b"),
        ("?csv=cijfers&maat=c", "?csv=cijfers&maat=c&gebied=NL00&gebied=GM0917"),
        ("?xlsx=x", "?xlsx=x&gebied=NL00&gebied=GM0917&maat=a%26b"),
        ("?pdf", "?pdf&gebied=NL00&gebied=GM0917&maat=a%26b"),
        ("?lijst=later", "?lijst=later"),
        ("/begrippen/", "/begrippen/"),
        ("#totaal", "#totaal"),
    ],
)
def test_a_file_of_the_page_is_of_what_was_chosen(url: str, kept: str) -> None:
    asked = [("gebied", ["NL00", "GM0917"]), ("maat", ["a&b"]), ("stand", ["2023-08-29"]), ("csv", ["oud"])]
    assert keep_choice(url, asked) == kept
