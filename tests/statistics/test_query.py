"""Series: published, put together from buurten, and honest about what is missing."""

from datetime import date
from pathlib import Path

import pytest

from koers.statistics import Composition, Member, StatisticsInputError, Status, Store, read_compositions, series

ALL = Composition("noord", "Noord", tuple(Member(code) for code in ("BU90010000", "BU90010001", "BU90010100")))


def test_a_published_figure_with_the_bounds_of_its_rounding(filled: Store) -> None:
    row = series(filled, "BU90010000", "social_assistance")[0]
    assert row.as_dict() == {
        "measure": "social_assistance",
        "area": "BU90010000",
        "year": 2020,
        "value": 150.0,
        "unit": "aantal",
        "low": 141.0,
        "high": 159.0,
        "coverage": 1.0,
        "status": "ok",
        "source": "cbs-kwb",
        "vintage": "2021-03-26",
    }


def test_exact_counts_have_no_margin(filled: Store) -> None:
    row = series(filled, "GM9001", "population")[0]
    assert (row.low, row.value, row.high) == (4210, 4210, 4210)


def test_not_yet_published(filled: Store) -> None:
    for area in ("GM9001", ALL):
        row = series(filled, area, "woz_value")[0]
        assert (row.value, row.status, row.source) == (None, Status.NOT_YET_PUBLISHED, "cbs-kwb")


def test_sum_over_a_programme_area(filled: Store) -> None:
    row = series(filled, ALL, "population")[0]
    assert (row.area, row.value, row.coverage) == ("noord", 4205, 1.0)
    assert row.low == 4205 - 3 * 4


def test_weighted_mean_for_what_the_source_has_only_of_buurten(filled: Store) -> None:
    rows = series(filled, "NL00", "livability_deviation")
    assert [(row.year, row.value) for row in rows] == [(2018, pytest.approx(-0.2)), (2020, pytest.approx(-0.1))]
    assert rows[0].version == "Leefbaarometer 3.0"
    assert rows[0].coverage == pytest.approx(4205 / 4210)
    assert "Gewichten van 2020" in rows[0].note
    assert "Gewichten" not in rows[1].note
    assert rows[0].low is None  # what is missing has no bounds


def test_a_kept_back_cell_counts_for_coverage_and_bounds(filled: Store) -> None:
    area = Composition("west", "West", (Member("BU90010100"), Member("BU900101A1")))
    row = series(filled, area, "social_assistance")[0]
    assert row.coverage == pytest.approx(2105 / 2110)
    assert (row.low, row.high) == (110 - 9, 110 + 5 + 9)
    assert row.value == pytest.approx(110 + 5 * 110 / 2105)


def test_too_little_known_gives_no_figure(filled: Store) -> None:
    area = Composition("kade", "Kade", (Member("BU900101A1"),))
    row = series(filled, area, "livability_deviation")[0]
    assert (row.value, row.status) == (None, Status.TOO_LITTLE_KNOWN)
    assert "nodig is 90%" in row.note


def test_a_part_of_a_buurt(filled: Store) -> None:
    area = Composition("half", "Half", (Member("BU90010000", 0.5),))
    row = series(filled, area, "social_assistance")[0]
    assert row.value == 75
    assert (row.low, row.high) == (0, 150 + 4.5)


def test_members_come_and_go(filled: Store) -> None:
    area = Composition("x", "X", (Member("BU90010000", until=2019), Member("BU90010001", since=2020)))
    assert [row.value for row in series(filled, area, "population")] == [900]


def test_years_and_days(filled: Store) -> None:
    assert [row.year for row in series(filled, "NL00", "livability_deviation", [2018, 2019])] == [2018]
    assert series(filled, "NL00", "livability_deviation", as_known_on=date(2023, 1, 1)) == []


def test_what_does_not_exist_is_named(filled: Store) -> None:
    with pytest.raises(StatisticsInputError, match="population"):
        series(filled, "NL00", "populaton")
    with pytest.raises(StatisticsInputError, match="GM0917"):
        series(filled, "Heerlen", "population")


def test_compositions_from_a_table(tmp_path: Path) -> None:
    path = tmp_path / "delen.csv"
    path.write_text(
        "area,cbs_code,weight,since,until,provisional\nnoord,BU90010000,1,,,true\nnoord,BU90010001,0.5,2020,,true\n"
    )
    area = read_compositions(path)["noord"]
    assert area.provisional
    assert area.in_year(2019) == (Member("BU90010000"),)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("area,cbs_code,weight\nn,BU1,1\n", "geen code"),
        ("area,cbs_code,weight\nn,BU90010000,2\n", "gewicht"),
        ("area,cbs_code,weight\nn,BU90010000,veel\n", "getallen"),
        ("area,cbs_code,weight\nn,BU90010000,1\nn,BU90010000,1\n", "twee keer"),
        ("area,code\nn,BU90010000\n", "cbs_code"),
    ],
)
def test_wrong_compositions(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "delen.csv"
    path.write_text(text)
    with pytest.raises(StatisticsInputError, match=wrong):
        read_compositions(path)


def test_a_source_about_a_part_of_the_country_gives_no_figure_of_the_whole(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text("gebied;jaar;maat;waarde\nBU90010000;2020;cars;500\n")
    filled.bring_in(path)
    assert series(filled, "NL00", "cars") == []
    assert series(filled, "WK900101", "cars") == []
    assert series(filled, "WK900100", "cars")[0].status == Status.TOO_LITTLE_KNOWN
