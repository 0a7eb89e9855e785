"""The widths of columns: the whole paper, no word broken where that can be, and most to where most is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.charts.look import TEXT, text_width
from koers.kernel.documents.widths import PAPER, SIZE, widths

WORDS = st.lists(st.text("abcdefg ", max_size=40), max_size=5)


@given(st.lists(st.tuples(st.text("ABC ", max_size=12), st.lists(WORDS, max_size=4)), min_size=1, max_size=12))
def test_they_are_the_whole_paper_together(columns: list[tuple[str, list[list[str]]]]) -> None:
    found = widths([label for label, _ in columns], [cells for _, cells in columns])
    assert sum(found) == pytest.approx(PAPER)
    assert min(found) > 0


def test_a_long_word_has_room_and_a_date_stays_on_one_line() -> None:
    said = "Een lange omschrijving van wat er moet gebeuren, die over meer regels loopt. " * 3
    date, sort, what = widths(
        ("Datum", "Soort", "Wat"),
        ([["21 december 2022"]], [["raadsinformatiebijeenkomst"]], [[said]]),
    )
    assert date >= text_width("21 december 2022") / TEXT * SIZE
    assert sort >= text_width("raadsinformatiebijeenkomst") / TEXT * SIZE
    assert what > date + sort


def test_more_words_get_more_room() -> None:
    short, long = widths(("a", "b"), ([["een zin die " * 5]], [["een zin die " * 20]]))
    assert long > 2 * short


def test_what_says_the_same_gets_the_same() -> None:
    first, second = widths(("a", "a"), ([["x"]], [["x"]]))
    assert first == pytest.approx(second)


def test_with_too_many_columns_each_gives_way() -> None:
    found = widths(["Onderwerp"] * 30, [[["gemeenteraad"]]] * 30)
    assert sum(found) == pytest.approx(PAPER)
    assert max(found) == pytest.approx(min(found))
