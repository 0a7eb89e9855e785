"""Heerlen-Noord with the series made from the national figures: what can be said, and above all what cannot yet."""

import pytest

from koers.indicators.derived import SYSTEM
from koers.indicators.models import Observation
from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from koers.methods.verdicts import Verdict as Word
from koers.programme.judging.judge import judge_programme
from koers.programme.models import Programme, Verdict
from tests.site import ROOT

BEFORE, SINCE = Verdict.Period.BEFORE, Verdict.Period.PROGRAMME


@pytest.fixture
def verdicts(db: None) -> list[Verdict]:
    load_folders([folder for folder in sorted((ROOT / "programmes").iterdir()) if folder.is_dir()])
    with workshop():
        return judge_programme(Programme.objects.select_related("area", "benchmark").get(pk="heerlen-noord"))


def test_the_leefbaarometer_tells_of_before_and_is_too_early_for_the_programme(verdicts: list[Verdict]) -> None:
    found = [v for v in verdicts if v.indicator_id == "leefbaarometer" and v.target_year == 2042]
    before = [v for v in found if v.period == BEFORE]
    since = [v for v in found if v.period == SINCE]
    assert {v.points for v in before} == {3}
    assert {v.series[0]["gap"] for v in before} == {0.2034}  # -0.0201 - -0.2235, in 2014
    assert {v.series[-1]["gap"] for v in before} == {0.1621}
    assert {(v.verdict, v.points, v.first_year_with_verdict) for v in since} == {(Word.TOO_EARLY, 0, 2028)}


def test_eight_indicators_of_four_domains_have_series_of_area_and_benchmark(verdicts: list[Verdict]) -> None:
    with workshop():
        made = set(Observation.objects.filter(system=SYSTEM).values_list("pk", flat=True))
        topics = {v.indicator_id: v.indicator.topic for v in verdicts if v.indicator_id}
    real = {
        v.indicator_id
        for v in verdicts
        if v.series and all({p["area_observation"], p["benchmark_observation"]} <= made for p in v.series)
    }
    assert len(real) >= 8, sorted(real)
    assert {topics[indicator] for indicator in real} == {"werken", "gezondheid", "wonen", "veiligheid"}


def test_nothing_is_judged_yet(verdicts: list[Verdict]) -> None:
    """Two or three measurements are not four, and none is from after the start."""
    assert {v.verdict for v in verdicts} == {Word.TOO_EARLY, Word.CANNOT_BE_JUDGED}
    assert all(v.reason for v in verdicts)
    assert all(v.area_id in ("heerlen-noord", "heerlen") for v in verdicts)  # never a part of the programme's area


def test_figures_of_the_committed_packages_say_where_they_come_from(verdicts: list[Verdict]) -> None:
    with workshop():
        made = list(Observation.objects.filter(system=SYSTEM).select_related("source", "area"))
    assert len(made) > 250
    for row in made:
        assert row.source_place, row.pk
        assert row.unit_id, row.pk
        assert row.source.licence or row.source_id == "leefbaarometer-3", row.pk
        assert not row.area_id.startswith("heerlen-noord") or row.provisional, row.pk
