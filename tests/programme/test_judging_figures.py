"""Which figures a verdict is made with, and what noise they have."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koers.indicators.models import Indicator, Observation, Unit
from koers.indicators.periods import parse_period
from koers.kernel.context import workshop
from koers.methods import gap_pace
from koers.methods.verdicts import Reason
from koers.places.models import Area
from koers.programme.judging.figures import Figure, FigureBook, pairs
from koers.programme.judging.question import Question
from koers.programme.judging.series import method_input
from koers.programme.models import Goal

from .small import Small
from .test_judging import COUNTED, compared, on_a_line, only

pytestmark = pytest.mark.django_db

# --- which figure ---------------------------------------------------------------------------------------------------


def used(world: Small, folder: Path) -> tuple[float, float]:
    """The levels of area and benchmark that the verdict was made with."""
    (point,) = only(world.judge(folder)).series
    return point["area"], point["benchmark"]


def two_sources() -> Small:
    """One year, two sources that do not agree; the second one is newer."""
    world = Small().add("sources", id="nieuw", title="Nieuwe bron", date="2024-05")
    world.observe("werk", "gebied", {2022: 60}).observe("werk", "land", {2022: 70})
    return world.observe("werk", "gebied", {2022: 62}, source="nieuw")


def test_figures_of_one_place_in_one_source_belong_together(tmp_path: Path) -> None:
    assert used(two_sources(), tmp_path) == (60, 70)


def test_else_the_figure_known_last(tmp_path: Path) -> None:
    world = two_sources()
    world.tables["observations"][0]["source_place"] = "ergens anders"
    world.tables["observations"][1]["source"] = "nieuw"
    assert used(world, tmp_path) == (62, 70)


def test_the_preferred_figure_wins(tmp_path: Path) -> None:
    world = two_sources()
    world.tables["observations"][2].update(preferred=True, preferred_by="Bureau", preferred_on="2024-06-01")
    assert used(world, tmp_path) == (62, 70)


def test_a_measured_figure_comes_before_an_estimate(tmp_path: Path) -> None:
    world = two_sources()
    world.tables["observations"][0].update(kind="estimate", source="nieuw", source_place="x")
    world.tables["observations"][2].update(source="bron", source_place="y")
    world.tables["observations"][1]["source_place"] = "z"
    assert used(world, tmp_path) == (62, 70)


def test_sources_of_a_verdict(tmp_path: Path) -> None:
    world = two_sources()
    world.tables["observations"][2].update(preferred=True, preferred_by="Bureau", preferred_on="2024-06-01")
    assert only(world.judge(tmp_path)).sources == ["bron", "nieuw"]


def test_a_part_of_the_people_is_not_the_people(tmp_path: Path) -> None:
    world = compared({2022: 60}, {2022: 70}).observe("werk", "gebied", {2023: 40}, breakdown="jongeren")
    assert only(world.judge(tmp_path)).points == 1


# --- noise ----------------------------------------------------------------------------------------------------------


def detail(world: Small, folder: Path) -> dict[str, Any]:
    """Every number of the verdict."""
    return only(world.judge(folder)).detail


def test_noise_comes_from_the_denominators(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", on_a_line(60, 0.6), **COUNTED).observe("werk", "land", on_a_line(70, 0.2))
    found = detail(world, tmp_path)
    assert found["noise_known"]
    assert found["variances"][0] == pytest.approx(100**2 * 0.6 * 0.4 / 30_000, rel=1e-3)


def test_one_missing_denominator_leaves_the_noise_to_the_series(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", on_a_line(60, 0.6), **COUNTED).observe("werk", "land", on_a_line(70, 0.2))
    world.tables["observations"][3]["denominator"] = ""
    found = detail(world, tmp_path)
    assert not found["noise_known"]
    assert found["n"] == 10


def test_denominators_say_nothing_about_a_model(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", on_a_line(60, 0.6), **COUNTED).observe("werk", "land", on_a_line(70, 0.2))
    assert not detail(world.change("indicators", "werk", uncertainty="model"), tmp_path)["noise_known"]


def test_variances_of_the_producer_add_up(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", on_a_line(60, 0.6), variance="0.09", denominator=1000)
    world.observe("werk", "land", on_a_line(70, 0.2), variance="0.01")
    found = detail(world, tmp_path)
    assert found["variances"] == pytest.approx([0.1] * 10)


def test_the_area_is_taken_out_of_a_benchmark_it_fills(tmp_path: Path) -> None:
    world = Small().observe("werk", "gebied", on_a_line(60, 0.6), denominator=30_000)
    world.observe("werk", "land", on_a_line(70, 0.2), denominator=60_000)
    found = detail(world, tmp_path)
    assert "benchmark_without_area" in found["notes"]
    assert found["benchmark_first"] == pytest.approx(80)


def test_a_share_above_a_hundred_does_not_stop_the_work(tmp_path: Path) -> None:
    world = (
        Small()
        .observe("werk", "gebied", {2020: 104, 2021: 103}, **COUNTED)
        .observe("werk", "land", {2020: 70, 2021: 70})
    )
    assert not detail(world, tmp_path)["noise_known"]


# --- whatever the figures -------------------------------------------------------------------------------------------

periods = st.sampled_from(
    ["", "2019", "2020", "2021", "2022", "2021/2022", "2019-2023", "2021-Q2", "2021-05", "2021-05-04"]
)
values = st.one_of(st.none(), st.floats(-1e18, 1e18), st.sampled_from([0.0, 50.0, 100.0, 1e-300]))
figures = st.builds(
    Figure,
    id=st.just("x"),
    indicator=st.just("werk"),
    area=st.sampled_from(["gebied", "land"]),
    period=periods.map(parse_period),
    value=values,
    words=st.booleans(),
    missing=st.sampled_from(list(Observation.Missing.values)),
    qualifier=st.sampled_from(list(Observation.Qualifier.values)),
    kind=st.sampled_from(list(Observation.Kind.values)),
    unit=st.sampled_from(["procent", None]),
    denominator=st.one_of(st.none(), st.integers(-5, 10**9)),
    variance=st.one_of(st.none(), st.floats(-1, 1e18)),
    preferred=st.booleans(),
    source=st.sampled_from(["a", "b"]),
    source_place=st.sampled_from(["p", "q"]),
    known=st.sampled_from(["2020", "2021-03"]),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(figures, max_size=14), st.sampled_from(list(Unit.Kind.values)), st.booleans(), st.booleans())
def test_no_figures_stop_the_work(found: list[Figure], kind: str, fixed: bool, inside: bool) -> None:
    """Whatever stands in a package, publishing does not fail on it."""
    with workshop():
        unit = Unit(id="procent", kind=kind, per=100 if kind == "share" else 1000)
        indicator = Indicator(id="werk", unit=unit, direction="up", uncertainty="register")
    question = Question(
        goal=Goal(id="doel"),
        indicator=indicator,
        area=Area(id="gebied"),
        benchmark=None if fixed else Area(id="land"),
        fixed=50.0 if fixed else None,
        words_only=False,
        unit="procent",
        years=(2042,),
        baseline_year=2020,
        variant="current",
    )
    used = pairs(question, FigureBook(found, {}, {}))
    if not isinstance(used, Reason) and used[0].period.time is not None:
        times = [pair.period.time for pair in used]
        assert times == sorted(times)
        gap_pace(method_input(question, used, 2042, start=2020, break_at=None, inside=inside))
