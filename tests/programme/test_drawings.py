"""What the pictures of an indicator say, from the figures and verdicts of small programmes; and that all are drawn in time."""

from collections.abc import Iterator
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from koers.kernel.charts import DumbbellChart, GapChart, MovedChart, PointStrip, SeriesChart
from koers.kernel.context import workshop
from koers.methods.student import quantile
from koers.programme.drawings.every import pictures_of
from koers.programme.drawings.gap import gap_picture, moved_picture
from koers.programme.drawings.picture import Picture
from koers.programme.drawings.series import series_picture
from koers.programme.drawings.start import MOST_MEASURES, start_picture
from koers.programme.drawings.strip import strip_picture
from koers.programme.models import Programme
from koers.programme.presenting.subject import Subject
from koers.programme.queries.indicators import facts_of, indicators_of
from koers.programme.queries.start import start_tables

from .conftest import Publish
from .small import Small
from .test_judging import on_a_line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_workshop() -> Iterator[None]:
    """Rows may be looked up while a picture is made."""
    with workshop():
        yield


def subject(world: Small, folder: Path, indicator: str = "werk") -> Subject:
    """The indicator as its page sees it."""
    verdicts = world.judge(folder)
    programme = Programme.objects.select_related("area", "benchmark").get(pk=world.slug)
    (facts,) = facts_of(programme, list(indicators_of(world.slug).filter(pk=indicator)))
    return Subject(replace(facts, verdicts=tuple(v for v in verdicts if v.indicator_id == indicator)))


def two_lines(years: range = range(2015, 2025), **programme: Any) -> Small:
    """An area that catches up, with known noise."""
    world = Small(**programme).observe("werk", "gebied", on_a_line(60, 0.6, years), denominator=30_000)
    return world.observe("werk", "land", on_a_line(70, 0.2, years))


def content(picture: Picture | None, kind: type) -> Any:
    """The chart of a picture, which must be there and of this kind."""
    assert picture is not None
    assert isinstance(picture.chart, kind)
    return picture.chart


def spaced(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ")


# --- series ---------------------------------------------------------------------------------------------------------


def test_the_lines_and_what_they_stand_for(tmp_path: Path) -> None:
    world = two_lines().add("areas", id="stad", name="De stad", kind="municipality", parent="land")
    world.add("areas", id="buur", name="De buren", kind="municipality", parent="land")
    world.change("areas", "gebied", parent="stad")
    world.observe("werk", "stad", on_a_line(65, 0.3)).observe("werk", "buur", on_a_line(66, 0.1))
    chart = content(series_picture(subject(world, tmp_path)), SeriesChart)
    assert {(line.name, line.role) for line in chart.lines} == {
        ("Het gebied", "area"), ("De stad", "municipality"), ("De buren", "other"), ("Het land", "benchmark"),
    }  # fmt: skip
    assert chart.line("area").points[0].text == "60.0%".replace(".", ",")
    assert chart.after == "%"


def test_more_than_four_areas_are_left_to_the_table(tmp_path: Path) -> None:
    world = two_lines()
    for n in range(4):
        world.add("areas", id=f"stad-{n}", name=f"Stad {n}", kind="municipality", parent="land")
        world.observe("werk", f"stad-{n}", on_a_line(65, 0.3))
    chart = content(series_picture(subject(world, tmp_path)), SeriesChart)
    assert len(chart.lines) == 4
    assert chart.line("area") is not None
    assert chart.line("benchmark") is not None


def test_areas_within_the_area_and_stand_ins_are_no_lines(tmp_path: Path) -> None:
    world = two_lines().add(
        "areas", id="wijk", name="De wijk", kind="district", parent="gebied", stands_in_for="gebied"
    )
    chart = content(series_picture(subject(world.observe("werk", "wijk", on_a_line(50, 0.3)), tmp_path)), SeriesChart)
    assert [line.name for line in chart.lines] == ["Het gebied", "Het land"]


def test_the_path_goes_to_both_end_years_from_the_last_figure(tmp_path: Path) -> None:
    world = two_lines()
    for id, end in (("kort", 2042), ("lang", 2047)):
        world.add("horizons", id=id, label=id, start_year=2015, end_low=end, end_high=end)
    picture = series_picture(subject(world, tmp_path))
    first, second = content(picture, SeriesChart).paths
    assert first.vertices == ((2024.0, 65.4), (2042.0, 71.8))
    assert (first.label, second.label) == ("gelijk in 2042", "of in 2047")
    assert first.text == "gaat van 65,4% in 2024 naar 71,8% in 2042"
    assert first.supposes == "als Het land niet verandert"
    assert picture is not None
    assert picture.note == "Het pad begint bij de laatste meting, omdat er geen nulmeting is vastgesteld."


def test_the_path_begins_at_an_agreed_baseline(tmp_path: Path) -> None:
    world = two_lines().add("baselines", indicator="werk", period=2016, value=61)
    picture = series_picture(subject(world, tmp_path))
    chart = content(picture, SeriesChart)
    assert chart.paths[0].vertices[0] == (2016.0, 61.0)
    assert chart.baseline.text == "61%"
    assert picture is not None
    assert picture.note == "Het pad begint bij de nulmeting."


def test_no_path_where_nothing_is_left_to_close(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", {2020: 80, 2021: 81}).observe("werk", "land", {2020: 70, 2021: 70})
    assert content(series_picture(subject(world, tmp_path)), SeriesChart).paths == ()


def test_a_fixed_target_is_where_the_path_ends(tmp_path: Path) -> None:
    world = Small().change("indicators", "werk", unit="aantal").observe("werk", "gebied", {2020: 100, 2021: 150})
    world.add("targets", id="t", goal="doel", indicator="werk", value=1000, unit="aantal", year=2030)
    chart = content(series_picture(subject(world, tmp_path)), SeriesChart)
    assert [line.name for line in chart.lines] == ["Het gebied"]
    assert chart.paths[0].vertices[-1] == (2030.0, 1000.0)
    assert chart.paths[0].label == "1.000 in 2030"


def test_a_break_and_a_missing_year_end_the_line(tmp_path: Path) -> None:
    world = two_lines()
    world.add("definition_versions", indicator="werk", valid_until="2019-12-31", definition="Oud.", breaks_series=True)
    world.add("observations", indicator="werk", period=2025, missing="suppressed")
    picture = series_picture(subject(world, tmp_path))
    line = content(picture, SeriesChart).line("area")
    assert [2019 < year <= 2020 for year in line.breaks] == [True]
    assert (line.points[-1].value, line.points[-1].text) == (None, "niet getoond: te weinig mensen")
    assert line.every == 1
    assert picture is not None
    assert picture.title.startswith("Het gebied ging van 63,0% in 2020 naar 65,4% in 2024")  # not across the break


def test_norms_and_other_units_are_no_points(tmp_path: Path) -> None:
    world = two_lines().observe("werk", "gebied", {2030: 90}, kind="standard")
    world.observe("werk", "gebied", {2031: 900}, unit="per-1000")
    line = content(series_picture(subject(world, tmp_path)), SeriesChart).line("area")
    assert line.points[-1].year == 2024


def test_the_figure_of_the_verdict_is_the_one_that_is_drawn(tmp_path: Path) -> None:
    world = (
        two_lines()
        .add("sources", id="nieuw", title="Nieuw", date="2025")
        .observe("werk", "gebied", {2024: 99}, source="nieuw")
    )
    line = content(series_picture(subject(world, tmp_path)), SeriesChart).line("area")
    assert line.points[-1].text == "65,4%"


# --- the gap, and who moved -----------------------------------------------------------------------------------------


def test_the_gap_with_its_uncertainty(tmp_path: Path) -> None:
    found = subject(two_lines(), tmp_path)
    chart = content(gap_picture(found), GapChart)
    assert [spaced(point.text) for point in chart.line.points][:2] == ["10,0 procentpunt", "9,6 procentpunt"]
    assert chart.zero_label == "gelijk met Het land"
    assert chart.unit == "Verschil met Het land, in procentpunt"
    detail = found.main.first.detail
    now = chart.band.years.index(2024.0)
    half = quantile(0.9, detail["df"]) * detail["se_gap"]
    assert chart.band.upper[now] - chart.band.lower[now] == pytest.approx(2 * half)
    end = chart.band.years.index(2042.0)
    variance = detail["var_gap"] + 18**2 * detail["var_pace"] + 36 * detail["cov_gap_pace"]
    assert chart.band.upper[end] == pytest.approx(
        detail["gap_now"] + 18 * detail["pace"] + quantile(0.9, detail["df"]) * sqrt(variance)
    )
    assert chart.band.years[-1] == 2042


def test_the_gap_before_and_since_the_start_is_one_line(tmp_path: Path) -> None:
    found = subject(two_lines(range(2010, 2025)), tmp_path)
    chart = content(gap_picture(found), GapChart)
    assert [point.year for point in chart.line.points] == [float(year) for year in range(2010, 2025)]
    assert chart.start.label == "start programma"


def test_without_measurement_since_the_start_the_band_is_of_before(tmp_path: Path) -> None:
    picture = gap_picture(subject(two_lines(range(2010, 2020), baseline_year=2022, start=2022), tmp_path))
    assert content(picture, GapChart).band.label == "waar de lijn van vóór de start heen kan gaan"
    assert picture is not None
    assert picture.title == "Sinds de start is er niet gemeten: niemand weet of het verschil op tijd weg is"


def test_after_a_break_the_band_begins_at_the_break(tmp_path: Path) -> None:
    world = two_lines()
    world.add("definition_versions", indicator="werk", valid_until="2019-12-31", definition="Oud.", breaks_series=True)
    chart = content(gap_picture(subject(world, tmp_path)), GapChart)
    assert chart.band.years[0] == 2020
    assert chart.line.points[0].year == 2015


def test_two_points_have_no_band(tmp_path: Path) -> None:
    chart = content(gap_picture(subject(two_lines(range(2023, 2025)), tmp_path)), GapChart)
    assert chart.band is None
    assert "niet te berekenen" in chart.unknown


@pytest.mark.parametrize(
    ("slopes", "said"),
    [
        ((0.6, 0.2), "Het gebied ging vooruit. Het land ging vooruit. Het verschil werd kleiner."),
        ((0.2, 0.6), "Het gebied ging vooruit. Het land ging vooruit. Het verschil werd groter."),
        ((0.0, 0.0), "Het gebied bleef gelijk. Het land bleef gelijk. Het verschil bleef gelijk."),
        ((0.0, 0.2), "Het gebied bleef gelijk. Het land ging vooruit. Het verschil werd groter."),
        ((0.2, 0.0), "Het gebied ging vooruit. Het land bleef gelijk. Het verschil werd kleiner."),
        ((-0.2, 0.2), "Het gebied ging achteruit. Het land ging vooruit. Het verschil werd groter."),
        ((0.2, -0.2), "Het gebied ging vooruit. Het land ging achteruit. Het verschil werd kleiner."),
        ((-0.2, 0.0), "Het gebied ging achteruit. Het land bleef gelijk. Het verschil werd groter."),
        (
            (0.0, -0.2),
            "Het gebied bleef gelijk. Het land ging achteruit. Het verschil werd kleiner. Het gebied zelf werd niet beter.",
        ),
        (
            (-0.2, -0.4),
            "Het gebied ging achteruit. Het land ging achteruit. Het verschil werd kleiner. Het gebied zelf werd niet beter.",
        ),
    ],
)
def test_who_moved(slopes: tuple[float, float], said: str, tmp_path: Path) -> None:
    world = (
        Small().observe("werk", "gebied", on_a_line(60, slopes[0])).observe("werk", "land", on_a_line(70, slopes[1]))
    )
    picture = moved_picture(subject(world, tmp_path))
    chart = content(picture, MovedChart)
    assert picture is not None
    assert picture.title == said
    area, benchmark, gap = chart.bars
    assert (area.value, benchmark.value) == pytest.approx((9 * slopes[0], 9 * slopes[1]))
    assert gap.value == pytest.approx(9 * (slopes[1] - slopes[0]))


def test_the_changes_have_sign_and_unit(tmp_path: Path) -> None:
    chart = content(moved_picture(subject(two_lines(), tmp_path)), MovedChart)
    assert [spaced(bar.text) for bar in chart.bars] == ["+5,4 procentpunt", "+1,8 procentpunt", "−3,6 procentpunt"]


# --- one measurement, or none ---------------------------------------------------------------------------------------


def test_one_measurement_gives_a_strip(tmp_path: Path) -> None:
    world = Small().change("indicators", "werk", direction="down")
    world.observe("werk", "gebied", {"": 11}, kind="start").observe("werk", "land", {"": 5.1}, kind="comparison")
    (picture,) = pictures_of(subject(world, tmp_path))
    chart = content(picture, PointStrip)
    assert picture.title == "Het gebied 11%, Het land 5,1%"
    assert spaced(chart.distance) == "verschil: 5,9 procentpunt"
    assert "Het jaar staat niet in de bron." in picture.subtitle


def test_a_strip_takes_one_table_of_one_source(tmp_path: Path) -> None:
    world = (
        Small()
        .observe("werk", "gebied", {"": 11}, source_place="tabel 1")
        .observe("werk", "land", {"": 5}, source_place="tabel 1")
    )
    world.observe("werk", "land", {"": 7}, source_place="figuur 2")
    chart = content(strip_picture(subject(world, tmp_path)), PointStrip)
    assert [dot.text for dot in chart.dots] == ["11%", "5%"]


def test_a_stand_in_is_named_and_measures_no_distance(tmp_path: Path) -> None:
    world = Small().add("areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied")
    picture = strip_picture(
        subject(world.observe("werk", "wijk", {2020: 40}).observe("werk", "land", {2020: 70}), tmp_path)
    )
    chart = content(picture, PointStrip)
    assert [dot.name for dot in chart.dots] == ["Het land", "De wijk (staat model)"]
    assert chart.distance == ""


def test_a_sensitive_figure_of_a_stand_in_is_not_drawn(tmp_path: Path) -> None:
    world = Small().add("areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied")
    world.change("indicators", "werk", sensitive=True)
    world.observe("werk", "wijk", {2020: 40}).observe("werk", "land", {2020: 70})
    chart = content(strip_picture(subject(world, tmp_path)), PointStrip)
    assert [dot.name for dot in chart.dots] == ["Het land"]


def test_words_are_not_drawn(tmp_path: Path) -> None:
    world = Small().add("observations", indicator="werk", period=2021, value_text="bijna de helft")
    assert pictures_of(subject(world, tmp_path)) == []


def test_figures_without_a_place_in_a_picture_stop_nothing(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", {2020: "1e17".replace("e17", "0" * 17), 2021: 1})
    (picture,) = pictures_of(subject(world, tmp_path))
    assert picture.title == "Het gebied 1%"


def test_the_start_in_one_picture(tmp_path: Path) -> None:
    at = {"kind": "start", "source_place": "tabel 1"}
    world = Small().observe("werk", "gebied", {"": 40}, **at).observe("werk", "land", {"": 60}, **at)
    world.add("indicators", id="score", name="Score", unit="aantal").add(
        "goal_indicators", goal="doel", indicator="score"
    )
    world.observe("score", "gebied", {"": 4}, **at).observe("score", "land", {"": 6}, **at)
    subject(world, tmp_path)
    programme = Programme.objects.select_related("area", "benchmark").get(pk="proef")
    picture = start_picture(programme, start_tables(programme))
    (pair,) = content(picture, DumbbellChart).pairs
    assert (pair.label, pair.area_text, pair.benchmark_text) == ("Werk", "40%", "60%")
    assert picture is not None
    assert picture.title == "De enige maat in procenten: Het gebied staat er slechter voor dan Het land"


def test_the_start_of_many_measures_is_drawn_in_part(tmp_path: Path) -> None:
    at = {"kind": "start", "source_place": "tabel 1"}
    world = Small()
    for number in range(MOST_MEASURES + 5):
        world.add("indicators", id=f"m{number}", name=f"Maat {number}")
        world.add("goal_indicators", goal="doel", indicator=f"m{number}")
        world.observe(f"m{number}", "gebied", {"": 40}, **at).observe(f"m{number}", "land", {"": 60}, **at)
    subject(world, tmp_path)
    programme = Programme.objects.select_related("area", "benchmark").get(pk="proef")
    picture = start_picture(programme, start_tables(programme))
    assert len(content(picture, DumbbellChart).pairs) == MOST_MEASURES
    assert picture is not None
    assert picture.title.startswith(f"Alle {MOST_MEASURES + 5} maten")
    assert picture.subtitle.endswith("De andere 5 staan in de tabellen.")


# --- drawn when an edition is built ---------------------------------------------------------------------------------


def test_no_page_waits_for_a_picture(published: Publish, client: Client, settings: Any, tmp_path: Path) -> None:
    settings.KOERS_CHARTS = tmp_path / "eigen"
    world = two_lines(range(2010, 2025)).observe("werk", "gebied", {"": 40}, kind="start", source_place="tabel 1")
    world.observe("werk", "land", {"": 60}, kind="comparison", source_place="tabel 1")
    world.add("horizons", id="kort", label="kort", start_year=2015, end_low=2042, end_high=2042)
    published(world)
    drawn = set(settings.KOERS_CHARTS.iterdir())
    assert len(drawn) == 2 * 5  # horizon, start, series, gap and who moved; each wide and narrow
    client.defaults["HTTP_HOST"] = "localhost"
    for page in ("", "indicatoren/werk/", "doelen/doel/", "startsituatie/", "vergelijking/"):
        assert client.get(f"/programma/proef/{page}").status_code == 200
    assert set(settings.KOERS_CHARTS.iterdir()) == drawn


def test_a_picture_that_was_thrown_away_is_drawn_again(
    published: Publish, client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.KOERS_CHARTS = tmp_path / "eigen"
    published(two_lines())
    for file in settings.KOERS_CHARTS.iterdir():
        file.unlink()
    answer = client.get("/programma/proef/indicatoren/werk/", headers={"host": "localhost"})
    assert answer.content.decode().count("<svg") >= 6
