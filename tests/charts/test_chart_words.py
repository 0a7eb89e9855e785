"""Sentences and tables say the same as the pictures."""

import pytest

from koers.kernel.charts import Band, Line, Output, Point, RequiredPath, Term, WrongContent, summary, table

from .conftest import CHARTS
from .samples import dumbbell, gap, horizon, moved, outputs, points, series, strip, yearly


def test_a_series_tells_each_line_and_the_path():
    assert summary(series()) == (
        "Heerlen-Noord ging van −0,224 in 2014 naar −0,146 in 2020. "
        "Heerlen ging van −0,142 in 2014 naar −0,086 in 2020. "
        "Nederland ging van −0,020 in 2014 naar 0,016 in 2020. "
        "Sinds de start in 2022 is er nog geen meting. "
        "Het pad dat nodig is eindigt bij: gelijk in 2042 of in 2047. "
        "Het pad dat nodig is gaat van −0,146 naar 0,016, als Nederland niet verandert."
    )


def test_figures_from_before_a_break_are_not_compared():
    told = summary(yearly())
    assert "Heerlen-Noord ging van 13,5% in 2019 naar 10,5% in 2025." in told
    assert "Vanaf 2019 is Heerlen-Noord anders gemeten: de cijfers van ervoor zijn niet te vergelijken." in told
    assert "16,2%" not in told
    assert "Van Heerlen-Noord is er geen getal in 2016 (niet vermeld)." in told
    assert "De nulmeting is 11,4% (2022)." in told


def test_a_gap_says_what_zero_is_and_how_sure_it_is():
    assert "0 betekent: gelijk met Nederland." in summary(gap())
    assert "Waar de oude trend heen kan gaan: 8 van de 10 keer binnen dit vlak." in summary(gap())
    assert summary(gap(band=False)).endswith("De onzekerheid is niet bekend.")


def test_one_measurement_is_told_with_its_distance():
    assert summary(strip()) == (
        "Startsituatie, jaar niet vermeld: Heerlen-Noord 11%, Heerlen 9%, Nederland 5,1% en Roermond niet vermeld. "
        "Achterstand: 5,9 procentpunt."
    )


def test_the_other_charts_tell_their_numbers():
    assert summary(moved()).startswith("2014 tot 2020. Heerlen-Noord werd beter: +0,078.")
    assert "het grootst bij Deelname voorschoolse voorziening: Heerlen-Noord 54, Nederland 90." in summary(dumbbell())
    assert "Bij 2 maten ontbreekt een getal." in summary(dumbbell())
    assert "Landelijk programma: 15 tot 20 jaar: begin 2022, einde 2037 tot 2042." in summary(horizon())
    assert "Preventie met gezag: begin 2022, einde niet vermeld." in summary(horizon())
    assert "Energiecoaches: 0 van 12 coaches." in summary(outputs())


def test_tables():
    headers, rows = table(series())
    assert headers == ("Jaar", "Heerlen-Noord", "Heerlen", "Nederland")
    assert rows[0] == ("2014", "−0,224", "−0,142", "−0,020")
    headers, rows = table(yearly())
    assert rows[3] == ("2016", "niet vermeld", "11,4%", "5,9%")
    headers, rows = table(dumbbell())
    assert headers == ("Thema", "Maat", "Heerlen-Noord", "Nederland")
    assert ("Gezondheid en leefomgeving", "Woning met energielabel D t/m G", "50", "niet vermeld") in rows


def test_a_year_in_which_only_one_area_was_measured_is_said():
    noord, land = Line("Noord", "area", points((2014, 1.0))), Line("Land", "benchmark", points((2015, 2.0)))
    chart = type(series())(name="x", unit="x", lines=(noord, land))
    assert table(chart)[1] == (("2014", "1,000", "geen meting"), ("2015", "geen meting", "2,000"))


@pytest.mark.parametrize("name", CHARTS)
def test_no_cell_is_empty_and_every_row_is_whole(name):
    headers, rows = table(CHARTS[name])
    assert rows
    assert all(len(row) == len(headers) and all(row) for row in rows)
    assert summary(CHARTS[name]).endswith(".")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Point(2020, float("nan"), "x"), "geen getal"),
        (lambda: Point(2020, 1e16, "x"), "geen getal"),
        (lambda: Point(20200101, 1, "x"), "geen jaartal"),
        (lambda: Line("Noord", "area", points((2020, 1.0), (2018, 1.0))), "volgorde"),
        (lambda: Line("Noord", "area", points((2020, 1.0), (2020, 2.0))), "volgorde"),
        (lambda: RequiredPath(((2020, 1.0),), "x"), "begin en een eind"),
        (lambda: Band((2020.0,), (), (1.0,), "x", "x"), "onder- en bovengrens"),
        (lambda: Term("Looptijd", 2022, 2020, "2020"), "einde ligt niet na het begin"),
        (lambda: Output("Woningen", -1, None, "x"), "onder nul"),
        (lambda: type(series())(name="x", unit="x", lines=series().lines * 2), "hoogstens 4"),
        (lambda: type(series())(name="x", unit="x", lines=(series().lines[0],) * 2), "één gebied"),
    ],
)
def test_wrong_content_is_refused_in_dutch(make, says):
    with pytest.raises(WrongContent, match=says):
        make()
