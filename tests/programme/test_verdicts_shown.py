"""Verdicts as pages show them: words, figures, and counts that never stand alone."""

import pytest

from koers.kernel.components import tallies
from koers.programme.models import Verdict
from koers.programme.presenting import verdicts as shown
from tests.programme.answers import answer, depends, several, verdict

POINTS = [
    {"period": "2022", "time": 2022.0, "area": 60.0, "benchmark": 70.0, "gap": 10.0},
    {"period": "2023", "time": 2023.0, "area": 61.5, "benchmark": 70.0, "gap": 8.5},
]


def test_one_answer_for_both_years_when_they_agree() -> None:
    rows = [verdict("behind", target_year=2047), verdict("behind", target_year=2042)]
    (only,) = shown.answers(rows)
    assert only.code == "behind"
    assert only.target_years == (2042, 2047)


def test_the_years_are_shown_when_they_do_not_agree() -> None:
    badge = shown.judged(depends())
    assert badge.words.label == "Hangt af van het jaar"
    assert badge.note == "bij eindjaar 2042: te langzaam; bij eindjaar 2047: tempo is genoeg, als het zo doorgaat"
    assert shown.reasons(depends()) == ["Bij eindjaar 2042: omdat behind.", "Bij eindjaar 2047: omdat on_course."]


def test_two_reasons_of_too_early_are_two_words() -> None:
    rows = [verdict("too_early", "too_few_points"), verdict("too_early", "not_clear_yet", target_year=2047)]
    assert shown.answers(rows)[0].code == "depends_on_year"


def test_periods_and_older_rules_are_never_merged() -> None:
    rows = [
        verdict("behind"),
        verdict("on_course", period=Verdict.Period.BEFORE),
        verdict("reached", variant="target:oud"),
    ]
    assert [a.code for a in shown.since_start(rows)] == ["behind"]
    assert [a.code for a in shown.before_start(rows)] == ["on_course"]
    assert len(shown.answers(rows)) == 3


def test_the_figures_behind_a_verdict() -> None:
    one = answer("behind", points=2, series=POINTS)
    assert shown.figures(one) == "2 metingen: Noord 61,5%, Nederland 70%"
    assert shown.figures(answer("too_early", "too_few_points")) == ""


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (5.9, True, None, "5,9\u00a0procentpunt"),
        (0.16209999999999999, False, 3, "0,162"),
        (-2.0, True, None, "−2\u00a0procentpunt"),
    ],
)
def test_a_gap_in_words(value: float, unit: bool, decimals: int | None, words: str) -> None:
    from tests.programme.answers import PERCENT

    assert shown.gap(value, PERCENT if unit else None, decimals) == words


def test_who_moved_needs_two_measurements() -> None:
    detail = {"area_move": "worsened", "benchmark_move": "worsened", "gap_move": "smaller"}
    assert shown.moved(verdict("behind", detail=detail)) == ""
    moved = shown.moved(verdict("behind", detail=detail, area_change=-1.0, benchmark_change=-2.0))
    assert moved.endswith("Het verschil werd kleiner. Noord zelf werd niet beter.")


# --- Counts -----------------------------------------------------------------------------------------------


def test_an_indicator_of_two_goals_counts_once() -> None:
    found = [answer("behind", goal="een"), answer("behind", goal="twee"), answer("reached", indicator="wonen")]
    assert tallies.total(shown.tally(found)) == 2


def test_counts_come_with_the_median_and_what_cannot_be_judged_and_why() -> None:
    found = [
        *several("cannot_be_judged", "no_baseline", count=1),
        *several("cannot_be_judged", "no_measurement", count=2),
        answer("behind", indicator="a", share_closed=0.1),
        answer("on_course", indicator="b", share_closed=0.3),
    ]
    tally = shown.tally(found)
    assert tally.median_share == "20%"
    assert [(count.code, count.count) for count in tally.counts][:2] == [("on_course", 1), ("behind", 1)]
    assert tallies.cannot_sentence(tally) == (
        "Geen oordeel mogelijk bij 3 indicatoren: 2 omdat er nog geen meting is en 1 omdat er geen nulmeting is."
    )
    assert tally.note == "Van 2 oordelen is er naar verwachting hoogstens 1 toeval."


def test_a_share_of_too_few_measurements_is_not_counted() -> None:
    assert shown.tally([answer("too_early", "too_few_points", share_closed=0.9)]).median_share == ""


def test_a_gap_that_grew_has_a_share_below_zero() -> None:
    assert shown.tally([answer("moving_away", share_closed=-0.25)]).median_share == "−25%"


@pytest.mark.parametrize(
    ("levels", "note"),
    [
        (["goal"], "Daarnaast heeft 1 doel nog geen indicator."),
        (["goal", "goal"], "Daarnaast hebben 2 doelen nog geen indicator."),
        (["goal", "kpi"], "Daarnaast hebben 2 doelen of KPI’s nog geen indicator."),
        (["kpi"], "Daarnaast heeft 1 KPI nog geen indicator."),
    ],
)
def test_goals_without_an_indicator_are_told_apart(levels: list[str], note: str) -> None:
    found = [
        answer("cannot_be_judged", "no_indicator", indicator=None, goal=f"g{n}", level=level)
        for n, level in enumerate(levels)
    ]
    tally = shown.tally(found)
    assert tallies.total(tally) == 0
    assert tally.note == note


def test_what_depends_on_the_year_is_counted_as_that() -> None:
    assert [count.code for count in shown.tally([depends()]).counts] == ["depends_on_year"]
