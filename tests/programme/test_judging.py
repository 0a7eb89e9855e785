"""Every verdict and every reason, each from a small made-up programme that says only what it is about."""

from pathlib import Path
from typing import Any

import pytest

from koers.methods.verdicts import Reason
from koers.programme.models import Verdict

from .small import Small, since_start

pytestmark = pytest.mark.django_db

YEARS = range(2015, 2025)


def on_a_line(start: float, slope: float, years: range = YEARS) -> dict[int, float]:
    """A level for every year, on a straight line."""
    return {year: round(start + slope * n, 4) for n, year in enumerate(years)}


def compared(area: dict[Any, Any], benchmark: dict[Any, Any], **programme: Any) -> Small:
    """A programme with two series."""
    return Small(**programme).observe("werk", "gebied", area).observe("werk", "land", benchmark)


def only(verdicts: list[Verdict]) -> Verdict:
    """The one verdict about the programme."""
    (verdict,) = since_start(verdicts)
    return verdict


def said(verdict: Verdict) -> tuple[str, str]:
    """The verdict and the code of its reason."""
    return verdict.verdict, verdict.too_early or verdict.reason_code


# --- the verdicts ---------------------------------------------------------------------------------------------------

COUNTED = {"denominator": 30_000}


@pytest.mark.parametrize(
    ("area", "benchmark", "expected"),
    [
        (on_a_line(60, 0.6), on_a_line(70, 0.2), "on_course"),
        (on_a_line(60, 0.3), on_a_line(70, 0.2), "behind"),
        (on_a_line(60, 0.2), on_a_line(70, 0.4), "moving_away"),
        (on_a_line(75, 0.2), on_a_line(70, 0.2), "reached"),
    ],
)
def test_every_verdict(area: dict[int, float], benchmark: dict[int, float], expected: str, tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", area, **COUNTED).observe("werk", "land", benchmark)
    verdict = only(world.judge(tmp_path))
    assert verdict.verdict == expected
    assert verdict.points == 10
    assert verdict.reason


def test_not_clear_yet(tmp_path: Path) -> None:
    area = on_a_line(63.6, 0.6, range(2021, 2025))
    world = Small(baseline_year=2021).observe("werk", "gebied", area, denominator=800)
    world.observe("werk", "land", on_a_line(71.2, 0.2, range(2021, 2025)))
    assert said(only(world.judge(tmp_path))) == ("too_early", "not_clear_yet")


def test_too_few_points_say_how_many_and_when(tmp_path: Path) -> None:
    world = compared({2022: 60, 2024: 61}, {2022: 70, 2024: 70}, baseline_year=2022)
    verdict = only(world.judge(tmp_path))
    assert said(verdict) == ("too_early", "too_few_points")
    assert verdict.first_year_with_verdict == 2028  # two more, every two years
    assert verdict.reason == (
        "Sinds de start zijn er 2 metingen; minstens 4 zijn nodig. Een oordeel kan er op zijn vroegst in 2028 zijn."
    )


# --- why there is none ----------------------------------------------------------------------------------------------


def reason_of(world: Small, folder: Path) -> str:
    """The reason why nothing can be judged."""
    verdict = only(world.judge(folder))
    assert verdict.verdict == "cannot_be_judged"
    assert verdict.reason.startswith("Er is geen oordeel mogelijk, omdat ")
    assert verdict.points == 0
    assert (verdict.gap_now, verdict.share_closed, verdict.pace) == (None, None, None)
    return verdict.reason_code


LAND = {2020: 70, 2021: 70}


def test_no_measurement(tmp_path: Path) -> None:
    assert reason_of(Small().observe("werk", "land", LAND), tmp_path) == Reason.NO_MEASUREMENT


def test_not_stated_is_no_measurement(tmp_path: Path) -> None:
    world = Small().observe("werk", "land", LAND).add("observations", indicator="werk", missing="not_stated")
    assert reason_of(world, tmp_path) == Reason.NO_MEASUREMENT


def test_text_only(tmp_path: Path) -> None:
    world = Small().observe("werk", "land", LAND)
    world.add("observations", indicator="werk", period=2021, value_text="bijna de helft")
    assert reason_of(world, tmp_path) == Reason.TEXT_ONLY


def test_more_than_is_text(tmp_path: Path) -> None:
    world = compared({2021: 50}, LAND)
    world.tables["observations"][0]["qualifier"] = "more_than"
    assert reason_of(world, tmp_path) == Reason.TEXT_ONLY


def test_a_norm_is_no_measurement(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", {2021: 50}, kind="standard").observe("werk", "land", LAND)
    assert reason_of(world, tmp_path) == Reason.NO_MEASUREMENT


@pytest.mark.parametrize(
    ("missing", "reason"), [("suppressed", Reason.SUPPRESSED), ("not_yet_due", Reason.NOT_YET_DUE)]
)
def test_why_a_figure_is_missing(missing: str, reason: str, tmp_path: Path) -> None:
    world = Small().observe("werk", "land", LAND).add("observations", indicator="werk", period=2021, missing=missing)
    assert reason_of(world, tmp_path) == reason


def test_a_stand_in_gives_no_verdict(tmp_path: Path) -> None:
    world = Small().add("areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied")
    world.observe("werk", "wijk", {2020: 50, 2021: 51, 2022: 52, 2023: 53}).observe("werk", "land", LAND)
    assert reason_of(world, tmp_path) == Reason.STAND_IN_ONLY


def test_no_benchmark(tmp_path: Path) -> None:
    assert reason_of(Small().observe("werk", "gebied", LAND), tmp_path) == Reason.NO_BENCHMARK
    other_years = compared({2020: 60, 2021: 61}, {2018: 70, 2019: 70})
    assert reason_of(other_years, tmp_path) == Reason.NO_BENCHMARK
    assert reason_of(Small(benchmark="").observe("werk", "gebied", LAND), tmp_path) == Reason.NO_BENCHMARK


def test_no_direction(tmp_path: Path) -> None:
    world = compared({2020: 60}, LAND).change("indicators", "werk", direction="none")
    assert reason_of(world, tmp_path) == Reason.NO_DIRECTION


def test_no_horizon(tmp_path: Path) -> None:
    assert reason_of(compared({2020: 60}, LAND, end=""), tmp_path) == Reason.NO_HORIZON


def test_no_baseline(tmp_path: Path) -> None:
    assert reason_of(compared({2020: 60}, LAND, start="", baseline_year=""), tmp_path) == Reason.NO_BASELINE


def test_a_target_in_words_alone(tmp_path: Path) -> None:
    world = compared({2020: 60}, LAND).add("targets", id="beter", goal="doel", indicator="werk", value_text="beter")
    assert reason_of(world, tmp_path) == Reason.TEXT_ONLY


def test_a_goal_without_indicator(tmp_path: Path) -> None:
    world = (
        Small().add("goals", id="tweede", title="Zonder maat").add("goals", id="thema", title="Thema", level="theme")
    )
    found = {verdict.goal_id: verdict for verdict in world.judge(tmp_path)}
    assert said(found["tweede"]) == ("cannot_be_judged", Reason.NO_INDICATOR)
    assert found["tweede"].indicator_id is None
    assert "thema" not in found


# --- units ----------------------------------------------------------------------------------------------------------


def test_units_of_area_and_benchmark_differ(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", {2020: 60}).observe("werk", "land", {2020: 700}, unit="per-1000")
    assert reason_of(world, tmp_path) == Reason.DEFINITIONS_DIFFER


def test_both_in_another_unit_than_the_indicator(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", {2020: 600}, unit="per-1000")
    world.observe("werk", "land", {2020: 700}, unit="per-1000")
    assert reason_of(world, tmp_path) == Reason.DEFINITIONS_DIFFER


def test_a_year_in_another_unit_is_left_out(tmp_path: Path) -> None:
    world = compared({2020: 60, 2021: 61}, {2020: 70, 2021: 70})
    world.observe("werk", "gebied", {2022: 620}, unit="per-1000").observe("werk", "land", {2022: 700}, unit="per-1000")
    verdict = only(world.judge(tmp_path))
    assert [point["period"] for point in verdict.series] == ["2020", "2021"]


def test_a_target_in_another_unit(tmp_path: Path) -> None:
    world = compared({2020: 60}, LAND)
    world.add("targets", id="t", goal="doel", indicator="werk", value=700, unit="per-1000", year=2042)
    assert reason_of(world, tmp_path) == Reason.DEFINITIONS_DIFFER


def test_no_unit_on_either_side_can_be_compared(tmp_path: Path) -> None:
    world = compared({2020: 60}, {2020: 70}).change("indicators", "werk", unit="")
    assert said(only(world.judge(tmp_path))) == ("too_early", "too_few_points")


# --- fixed targets --------------------------------------------------------------------------------------------------


def homes(values: dict[int, int], **target: Any) -> Small:
    """Homes repaired, of 10,000 that were promised."""
    world = Small().change("indicators", "werk", unit="aantal").observe("werk", "gebied", values)
    return world.add(
        "targets", **({"id": "t", "goal": "doel", "indicator": "werk", "value": 10_000, "unit": "aantal"} | target)
    )


def test_a_plain_count_is_reached_by_its_last_figure(tmp_path: Path) -> None:
    verdict = only(homes({2022: 9000, 2023: 10_004}).judge(tmp_path))
    assert verdict.verdict == "reached"
    assert verdict.benchmark_id is None
    assert verdict.points == 2


def test_a_plain_count_that_is_not_there_yet(tmp_path: Path) -> None:
    assert said(only(homes({2022: 9000, 2023: 9004}).judge(tmp_path))) == ("too_early", "too_few_points")


def test_a_fixed_target_is_a_benchmark_that_stays(tmp_path: Path) -> None:
    verdict = only(homes(on_a_line(1000, 400), year=2042).judge(tmp_path))
    assert verdict.verdict == "on_course"
    assert {point["benchmark"] for point in verdict.series} == {10_000.0}
    assert verdict.benchmark_change == 0
    assert verdict.area_change == 3600
    assert verdict.target_year == 2042


def test_a_survey_is_not_reached_by_one_figure(tmp_path: Path) -> None:
    world = homes({2022: 10_004}).change("indicators", "werk", unit="procent", uncertainty="survey")
    world.tables["targets"][0].update(value=50, unit="procent")
    world.tables["observations"][0].update(value=60)
    assert said(only(world.judge(tmp_path))) == ("too_early", "too_few_points")


# --- versions of the rules ------------------------------------------------------------------------------------------


def test_a_replaced_target_is_judged_beside_the_current_one(tmp_path: Path) -> None:
    world = homes(on_a_line(1000, 400), year=2042)
    world.add(
        "targets", id="oud", goal="doel", indicator="werk", value=4000, unit="aantal", year=2030, replaced_on=2020
    )
    found = {verdict.variant: verdict for verdict in world.judge(tmp_path) if verdict.period == "programme"}
    assert set(found) == {"current", "target:oud"}
    assert found["target:oud"].verdict == "reached"
    assert found["current"].verdict == "on_course"


def test_a_replaced_baseline_is_judged_beside_the_current_one(tmp_path: Path) -> None:
    world = compared(on_a_line(60, 0.6), on_a_line(70, 0.2))
    world.add("baselines", indicator="werk", period=2019, value=62.4, decided_on=2020)
    world.add("baselines", indicator="werk", period=2017, value=61.2, decided_on=2018, replaced_on=2020)
    found = {verdict.variant: verdict for verdict in world.judge(tmp_path) if verdict.period == "programme"}
    assert [v.points for v in found.values()] == [6, 8]
    assert list(found) == ["current", "start:werk~gebied~2017~2018"]


def test_a_rival_target_is_shown_beside_the_first(tmp_path: Path) -> None:
    world = homes({2022: 500, 2023: 600}).add(
        "targets", id="ander", goal="doel", indicator="werk", value=500, unit="aantal"
    )
    found = {verdict.variant: verdict.verdict for verdict in world.judge(tmp_path) if verdict.period == "programme"}
    assert found == {"current": "too_early", "target:ander": "reached"}


def test_a_target_of_the_indicator_comes_before_one_of_the_goal(tmp_path: Path) -> None:
    world = homes({2023: 600}, value=500).add("targets", id="algemeen", goal="doel", value=900, unit="aantal")
    assert {v.variant: v.verdict for v in world.judge(tmp_path) if v.period == "programme"} == {"current": "reached"}


# --- time -----------------------------------------------------------------------------------------------------------


def test_before_and_since_are_two_answers(tmp_path: Path) -> None:
    area, benchmark = on_a_line(60, 0.6), on_a_line(70, 0.2)
    found = compared(area, benchmark, baseline_year=2020).judge(tmp_path)
    points = {verdict.period: [point["period"] for point in verdict.series] for verdict in found}
    assert points == {
        "programme": ["2020", "2021", "2022", "2023", "2024"],
        "before": ["2015", "2016", "2017", "2018", "2019", "2020"],
    }
    assert next(v for v in found if v.period == "before").reason


def test_the_first_year_alone_tells_nothing_of_before(tmp_path: Path) -> None:
    found = compared(on_a_line(60, 0.6), on_a_line(70, 0.2)).judge(tmp_path)
    assert {verdict.period for verdict in found} == {"programme"}


def test_nothing_since_the_start_yet(tmp_path: Path) -> None:
    verdict = only(
        compared({2014: 60, 2018: 61, 2020: 61}, {2014: 70, 2018: 70, 2020: 70}, baseline_year=2022).judge(tmp_path)
    )
    assert said(verdict) == ("too_early", "too_few_points")
    assert verdict.reason.startswith("Sinds de start is er nog geen meting;")
    assert verdict.first_year_with_verdict == 2028
    assert (verdict.points, verdict.gap_now) == (0, None)


def test_no_first_year_after_the_target_year(tmp_path: Path) -> None:
    verdict = only(compared({2014: 60, 2018: 61}, {2014: 70, 2018: 70}, baseline_year=2022, end=2026).judge(tmp_path))
    assert verdict.first_year_with_verdict is None


def test_before_the_programme_no_year_is_promised(tmp_path: Path) -> None:
    found = compared({2014: 60, 2018: 61}, {2014: 70, 2018: 70}, baseline_year=2022).judge(tmp_path)
    before = next(v for v in found if v.period == "before")
    assert before.first_year_with_verdict is None
    assert before.reason == "Vóór de start zijn er 2 metingen; minstens 4 zijn nodig."


def test_an_undated_start_is_one_point(tmp_path: Path) -> None:
    world = Small().change("indicators", "werk", direction="down")
    world.observe("werk", "gebied", {"": 11}, kind="start").observe("werk", "land", {"": 5.1}, kind="comparison")
    (verdict,) = world.judge(tmp_path)
    assert said(verdict) == ("too_early", "too_few_points")
    assert (verdict.points, verdict.gap_now, verdict.share_closed) == (1, 5.9, None)
    assert verdict.reason == "Er is 1 meting waarvan het jaar niet in de bron staat; minstens 4 zijn nodig."


def test_undated_figures_do_not_join_dated_ones(tmp_path: Path) -> None:
    world = compared({2022: 60, "": 40}, {2022: 70, "": 70})
    assert only(world.judge(tmp_path)).points == 1


def test_one_point_closes_nothing_and_moves_nobody(tmp_path: Path) -> None:
    verdict = only(compared({2022: 60}, {2022: 70}).judge(tmp_path))
    assert (verdict.gap_now, verdict.share_closed) == (10, None)
    assert (verdict.area_change, verdict.benchmark_change, verdict.pace) == (None, None, None)


def test_quarters_count_as_one_year(tmp_path: Path) -> None:
    quarters = {f"{year}-Q{q}": 60 + q for year in (2021, 2022) for q in (1, 2, 3, 4)}
    quarters.pop("2021-Q4")
    verdict = only(compared(quarters, quarters).judge(tmp_path))
    # The same quarter of both years, so that winter is compared with winter.
    assert [point["period"] for point in verdict.series] == ["2021-Q1", "2022-Q1"]


def test_a_whole_year_comes_before_a_part_of_it(tmp_path: Path) -> None:
    periods = {"2021-06": 50, "2021": 60, "2020-2022": 70}
    verdict = only(compared(periods, periods).judge(tmp_path))
    assert [point["period"] for point in verdict.series] == ["2021"]


def test_two_end_years_are_both_judged(tmp_path: Path) -> None:
    world = compared(on_a_line(60, 0.55), on_a_line(70, 0.2))
    for id, end in (("kort", 2030), ("lang", 2060)):
        world.add("horizons", id=id, label=id, start_year=2015, end_low=end, end_high=end)
    found = {verdict.target_year: verdict.verdict for verdict in since_start(world.judge(tmp_path))}
    assert found == {2030: "behind", 2060: "on_course"}


def test_a_break_starts_the_series_anew(tmp_path: Path) -> None:
    world = compared(on_a_line(60, 0.6), on_a_line(70, 0.2))
    world.add("definition_versions", indicator="werk", valid_until="2023-12-31", definition="Oud.", breaks_series=True)
    verdict = only(world.judge(tmp_path))
    assert said(verdict) == ("too_early", "too_few_points")
    assert verdict.points == 1  # 2024 is the only year under the new definition
    assert "restarted_at_break" in verdict.detail["notes"]
    assert verdict.first_year_with_verdict == 2027


def test_a_break_with_points_on_either_side_is_bridged(tmp_path: Path) -> None:
    area = {year: level + (5 if year >= 2020 else 0) for year, level in on_a_line(60, 0.6).items()}
    world = compared(area, on_a_line(70, 0.2))
    world.add("definition_versions", indicator="werk", valid_until=2020, definition="Oud.", breaks_series=True)
    verdict = only(world.judge(tmp_path))
    assert verdict.detail["step"] == pytest.approx(-5)
    assert verdict.pace == pytest.approx(-0.4)


def test_of_two_breaks_the_last_is_bridged(tmp_path: Path) -> None:
    world = compared(on_a_line(60, 0.6), on_a_line(70, 0.2))
    for until in (2017, 2021):
        world.add("definition_versions", indicator="werk", valid_until=until, definition="Oud.", breaks_series=True)
    verdict = only(world.judge(tmp_path))
    assert verdict.detail["times"] == [float(year) for year in range(2017, 2025)]


def test_a_new_wording_without_break_changes_nothing(tmp_path: Path) -> None:
    world = compared(on_a_line(60, 0.6), on_a_line(70, 0.2))
    world.add("definition_versions", indicator="werk", valid_until=2020, definition="Oud.")
    assert only(world.judge(tmp_path)).detail["step"] is None
