"""Figures and money in Dutch notation."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.components.formatting import MINUS, money, money_short, number, percent, qualified, with_unit

FIGURES = st.integers(0, 6).flatmap(lambda places: st.decimals(-(10**12), 10**12, places=places))


def read_back(text: str) -> Decimal:
    """The figure that a Dutch reader sees."""
    return Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("54", "54"),
        ("5.1", "5,1"),
        ("5.10", "5,10"),
        ("-0.146", "−0,146"),
        (1275000, "1.275.000"),
        (1000, "1.000"),
        (999, "999"),
        (Decimal("1E+3"), "1.000"),
        ("-0", "0"),
        ("-0.00", "0,00"),
    ],
)
def test_a_figure_keeps_its_stated_decimals(value: Decimal | int | str, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (2.675, 2, "2,68"),
        (0.1, 1, "0,1"),
        ("0.25", 1, "0,3"),
        ("-0.04", 1, "0,0"),
        ("-0.05", 1, "−0,1"),
        (3, 2, "3,00"),
    ],
)
def test_decimals_that_are_asked_for_are_rounded_half_up(value: float | str, decimals: int, shown: str) -> None:
    assert number(value, decimals) == shown


def test_a_sign_when_asked() -> None:
    assert number("0.077", sign=True) == "+0,077"
    assert number("-0.077", sign=True) == "−0,077"
    assert number(0, sign=True) == "0"


@pytest.mark.parametrize("value", ["", "een derde", "NaN", "Infinity", "1,5", float("nan"), 0.1])
def test_what_is_no_stated_figure_is_refused(value: float | str) -> None:
    with pytest.raises(ValueError, match=r"figure|stated decimals"):
        number(value)


@given(FIGURES)
def test_a_figure_can_be_read_back(value: Decimal) -> None:
    shown = number(value)
    assert read_back(shown) == value
    assert len(shown.partition(",")[2]) == max(0, -int(value.as_tuple().exponent))
    assert "-" not in shown


@given(FIGURES, st.integers(0, 4))
def test_rounding_stays_within_half_of_the_last_decimal(value: Decimal, decimals: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert read_back(number(value, decimals)) == expected


def test_percent_and_units() -> None:
    assert percent("5.1") == "5,1%"
    assert with_unit("5.1", "%") == "5,1%"
    assert with_unit("48.1", "per 1.000 inwoners") == "48,1\u00a0per 1.000 inwoners"
    assert with_unit("14.50", "€ per uur") == "€\u00a014,50 per uur"
    assert with_unit("-6800", "€") == "−€\u00a06.800"
    assert with_unit("0.146", "") == "0,146"
    assert with_unit(0.20341, "", 3) == "0,203"


@pytest.mark.parametrize(
    ("cents", "shown"),
    [(127500000, "€\u00a01.275.000"), (1450, "€\u00a014,50"), (0, "€\u00a00"), (-500, "−€\u00a05"), (5, "€\u00a00,05")],
)
def test_money(cents: int, shown: str) -> None:
    assert money(cents) == shown


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (4056639300, "€\u00a040,6\u00a0mln"),
        (2500000000, "€\u00a025\u00a0mln"),
        (100000000, "€\u00a01\u00a0mln"),
        (99999999, "€\u00a0999.999,99"),
        (99_994_000_000, "€\u00a0999,9\u00a0mln"),
        (99_995_000_000, "€\u00a01\u00a0mld"),
        (-123_000_000_000, "−€\u00a01,2\u00a0mld"),
    ],
)
def test_money_in_short_begins_at_one_million(cents: int, shown: str) -> None:
    assert money_short(cents) == shown


@given(st.integers(-(10**15), 10**15))
def test_money_can_be_read_back(cents: int) -> None:
    assert read_back(money(cents).replace("€\u00a0", "")) * 100 == cents


def test_qualifiers() -> None:
    assert qualified("54%", "exact") == "54%"
    assert qualified("54%", "") == "54%"
    assert qualified("1.000", "more_than") == "meer dan 1.000"
    assert qualified("54%", "circa") == "circa 54%"
    with pytest.raises(ValueError, match="qualifier"):
        qualified("54%", "veel")
