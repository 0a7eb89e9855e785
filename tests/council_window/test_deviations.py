"""The deviations: one change gives exactly one, of the right kind and on the right day; thresholds, periods and silence."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.council_window.frame import CLOSE, LIGHT, NORMAL
from koers.council_window.frame.presets import TABLE
from koers.council_window.models import Kind
from tests.council_window.year import FIRST, LAST, ask, kinds, put, quiet, set_frame, told, with_frame
from tests.programme.small import Small

pytestmark = pytest.mark.django_db
Change = Callable[[Small], Small]


def row(world: Small, table: str, **key: object) -> dict[str, object]:
    """The row with these cells."""
    return next(row for row in world.tables[table] if key.items() <= row.items())


def figure(year: int, value: int) -> Change:
    """Another number of houses."""

    def change(world: Small) -> Small:
        row(world, "observations", indicator="huizen", period=year)["value"] = value
        return world

    return change


def old_target(world: Small) -> Small:
    world.change("targets", "streef", decided_on="2022-05-09", act="besluit")
    old = {"id": "oud", "goal": "doel", "indicator": "werk", "value": "80", "unit": "procent", "year": 2030}
    return world.add("targets", **old, decided_on="2015-02-16", replaced_on="2022-05-09", why="Het land verandert mee")


def old_baseline(world: Small) -> Small:
    row(world, "baselines", indicator="werk").update(decided_on="2022-05-09", act="besluit")
    old = {"indicator": "werk", "area": "gebied", "period": "2016", "value": "60.8"}
    return world.add("baselines", **old, decided_on="2017-01-16", replaced_on="2022-05-09")


def old_goal(world: Small) -> Small:
    return world.add("goal_versions", goal="doel", valid_until="2022-05-09", title="Het oude doel", act="besluit")


def outcome(**cells: object) -> Change:
    """Another outcome of the decision."""

    def change(world: Small) -> Small:
        row(world, "decision_outcomes", decision="plan").update(cells)
        return world

    return change


def not_granted(world: Small) -> Small:
    """The grant was to be there in October; a source of 20 October tells that it was still to come."""
    world.tables["fund_states"] = [one for one in world.tables["fund_states"] if one["id"] != "geld-2"]
    planned = {"id": "geld-3", "fund": "geld", "state": "granted", "date": "2022-10", "planned": True}
    return world.add("fund_states", **planned, known_from="2022-10-20")


MUTATIONS: dict[str, tuple[Change, list[tuple[str, str]]]] = {
    "a figure was there, and the next is not": (figure(2021, 1010), [("verdict_worse", "2023-03-01")]),
    "a figure that is reached": (figure(2022, 1010), []),  # a better verdict is not told in the normal preset
    "another goal": (old_goal, [("goal_changed", "2022-05-09")]),
    "another target": (old_target, [("target_changed", "2022-05-09")]),
    "another baseline": (old_baseline, [("baseline_changed", "2022-05-09")]),
    "the budget was changed": (
        lambda world: world.change("allocations", "amended-2022", amount=120_000).change("allocations", "realised-2022", amount=120_000),
        [("money_moved", "2022-07-05")],
    ),
    "less was spent": (
        lambda world: world.change("allocations", "realised-2022", amount=80_000).change("allocations", "realised-2023", amount=220_000),
        [("money_moved", "2023-04-04")],  # 220,000 of 200,000 is ten percent, and not more
    ),
    "another amount was granted": (
        lambda world: world.add("fund_states", id="geld-0", fund="geld", state="promised", date="2022-08", amount=250_000),
        [("money_moved", "2022-09-01")],
    ),
    "the plan was handed in late": (
        lambda world: world.change("fund_states", "geld-1", date="2022-06-15"),
        [("grant_at_risk", "2022-05-03")],
    ),
    "a grant did not come": (not_granted, [("grant_at_risk", "2022-10-02")]),
    "money is left on the last day": (
        lambda world: world.change("allocations", "realised-2023", amount=190_000, known_from="2024-01-15"),
        [("grant_at_risk", "2023-12-02")],
    ),
    "money must be paid back": (
        lambda world: world.add("fund_states", id="geld-9", fund="geld", state="to_pay_back", date="2023-11-30", amount=5_000),
        [("grant_at_risk", "2023-11-30")],
    ),
    "the decision was late": (outcome(date="2022-06-20"), [("decision_late", "2022-05-30")]),
    "the decision had not come": (
        outcome(state="not_yet", date="2022-06-20"),
        [("decision_late", "2022-05-30")],
    ),
    "the decision was dropped": (outcome(state="dropped"), [("decision_dropped", "2022-02-20")]),
    "the letter came late": (
        lambda world: world.change("obligation_steps", "brief-klaar", on="2022-06-01"),
        [("obligation_late", "2022-05-01")],
    ),
}  # fmt: skip


def test_nothing_deviates_when_everything_is_on_time(tmp_path: Path) -> None:
    assert told(quiet(), tmp_path) == []
    assert ask("light") == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_one_change_gives_the_right_deviation_and_nothing_else(name: str, tmp_path: Path) -> None:
    change, expected = MUTATIONS[name]
    assert kinds(told(change(quiet()), tmp_path)) == expected


def test_every_kind_is_among_the_mutations() -> None:
    seen = {kind for _, expected in MUTATIONS.values() for kind, _ in expected}
    assert seen == {kind.value for kind in Kind} - {"verdict_better"}


def test_a_better_verdict_is_told_to_who_follows_closely(tmp_path: Path) -> None:
    put(figure(2022, 1010)(quiet()), tmp_path)
    better = [one for one in ask("close") if one.kind == Kind.VERDICT_BETTER]
    assert kinds(better) == [("verdict_better", "2023-03-01")]
    assert better[0].why.startswith("Eerder: tempo is genoeg")


def test_a_deviation_tells_its_numbers_its_threshold_its_source_and_where_to_read_on(tmp_path: Path) -> None:
    (one,) = told(MUTATIONS["the budget was changed"][0](quiet()), tmp_path)
    assert one.what == "De begroting is gewijzigd: Woningen (2022)."
    assert (
        one.why.replace("\u00a0", " ")
        == "Eerst begroot: € 100.000; na wijziging: € 120.000. Dat is € 20.000 meer, 20%."
    )
    assert one.threshold == "meer dan 10%"
    assert one.url == "/programma/proef/geld/geld/"
    assert one.source is not None
    assert one.source.title == "Een bron"


@pytest.mark.parametrize(
    ("table", "id", "column", "just", "over"),
    [
        ("obligation_steps", "brief-klaar", "on", "2022-04-30", "2022-05-01"),  # 30 days are let pass
        ("allocations", "amended-2022", "amount", 110_000, 110_100),  # ten percent
        ("fund_states", "geld-1", "date", "2022-05-02", "2022-05-03"),  # 30 days before 1 June are left on 3 May
    ],
)
def test_a_threshold_is_the_most_that_is_let_pass(
    table: str, id: str, column: str, just: object, over: object, tmp_path: Path
) -> None:
    def kinds_with(value: object) -> int:
        world = quiet().change(table, id, **{column: value})
        if table == "allocations":
            world.change("allocations", "realised-2022", amount=value)
        return len(told(world, tmp_path))

    assert (kinds_with(just), kinds_with(over)) == (0, 1)


def test_silence_is_no_lateness(tmp_path: Path) -> None:
    """Nobody says whether the letter came after the source was made: it may have."""
    world = quiet().change("obligations", "brief", known_from="2022-02-01")
    world.tables["obligation_steps"] = []
    world.change("sources", "bron", date="2022-01-15")
    assert told(world, tmp_path) == []
    world.change("obligations", "brief", known_from="2022-05-01")
    assert kinds(told(world, tmp_path)) == [("obligation_late", "2022-05-01")]


def test_an_extension_that_came_in_time_takes_the_lateness_away(tmp_path: Path) -> None:
    world = quiet().change("obligation_steps", "brief-klaar", on="2022-07-15")
    later = {"id": "uitstel", "obligation": "brief", "until": "2022-07-31", "allowed_by": "raad", "why": "meer tijd"}
    world.add("obligation_extensions", **later, decided_on="2022-03-28")
    assert told(world, tmp_path) == []
    world.change("obligation_extensions", "uitstel", decided_on="2022-06-20")
    assert kinds(told(world, tmp_path)) == [("obligation_late", "2022-05-01")]
    world.change("obligation_extensions", "uitstel", decided_on="2022-03-28", until="2022-05-31")
    assert kinds(told(world, tmp_path)) == [("obligation_late", "2022-07-01")]


def test_the_programme_before_anything_was_known_gives_nothing(tmp_path: Path) -> None:
    put(busy(), tmp_path)
    assert ask("close", date.min, date(2014, 12, 31)) == []
    assert ask("close", date(2026, 1, 1), date.max) == []


def busy() -> Small:
    """Everything at once."""
    world = quiet()
    for name, (change, _) in MUTATIONS.items():
        if name not in ("the decision had not come", "a grant did not come", "less was spent"):
            world = change(world)
    return world


def test_periods_that_follow_each_other_give_what_the_whole_gives(tmp_path: Path) -> None:
    put(busy(), tmp_path)
    days = st.dates(date(2014, 1, 1), date(2025, 12, 31))

    @given(st.lists(days, min_size=2, max_size=5, unique=True), st.sampled_from([LIGHT, NORMAL, CLOSE]))
    def check(chosen: list[date], preset: str) -> None:
        borders = sorted(chosen)
        whole = ask(preset, borders[0], borders[-1] - timedelta(days=1))
        parts = [one for first, last in pairwise(borders) for one in ask(preset, first, last - timedelta(days=1))]
        assert parts == whole

    check()


def test_a_closer_preset_tells_at_least_as_much_and_the_same_gives_the_same(tmp_path: Path) -> None:
    put(busy(), tmp_path)
    light, normal, close = ({one.id for one in ask(preset)} for preset in (LIGHT, NORMAL, CLOSE))
    assert light <= normal <= close
    assert light < close
    again = ask(CLOSE)
    assert again == ask(CLOSE)
    assert [one.on for one in again] == sorted(one.on for one in again)
    assert len({one.id for one in again}) == len(again)


def test_the_presets_go_from_far_to_near() -> None:
    """A council that follows closer hears no less: a threshold that is smaller, or of a grant larger."""
    for kind, (_, *levels) in TABLE.items():
        steps = [level for level in levels if level is not None]
        assert levels == [None] * (3 - len(steps)) + steps, kind
        assert steps == sorted(steps, reverse=kind != Kind.GRANT_AT_RISK), kind


def test_the_council_goes_before_its_preset(tmp_path: Path) -> None:
    world = with_frame(MUTATIONS["the letter came late"][0](quiet()))
    world.add("frame_triggers", frame="kader", kind="obligation_late", wanted=True, threshold=60, why="twee maanden")
    put(world, tmp_path)
    own = set_frame()
    assert kinds(ask(own)) == [("obligation_late", "2022-05-31")]
    assert [trigger.why for trigger in own.changed] == ["twee maanden"]
    assert kinds(ask(own.with_preset(NORMAL))) == [("obligation_late", "2022-05-01")]
    world.tables["frame_triggers"][0] |= {"wanted": False, "threshold": ""}
    put(world, tmp_path)
    assert ask(set_frame()) == []


def test_money_may_be_counted_in_euros(tmp_path: Path) -> None:
    world = with_frame(MUTATIONS["the budget was changed"][0](quiet()))
    world.add("frame_triggers", frame="kader", kind="money_moved", wanted=True, threshold=20_000, unit="euros")
    put(world, tmp_path)
    assert ask(set_frame()) == []
    world.tables["frame_triggers"][0] |= {"threshold": 19_999}
    put(world, tmp_path)
    (one,) = ask(set_frame())
    assert one.threshold == "meer dan 19.999 euro"


def test_an_empty_or_turned_period_gives_nothing(tmp_path: Path) -> None:
    put(busy(), tmp_path)
    assert ask("close", LAST, FIRST) == []
