"""A deviation says no more than its source: silence is no lateness, a month has a first day, and the source told it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koers.council_window.deviations import Deviation, latest
from koers.council_window.deviations.crossing import crossing, days_after, shift
from koers.council_window.deviations.spending import EVER, Line, Spent
from koers.council_window.frame import settings_of
from koers.council_window.models import Kind, Signal
from koers.kernel.context import workshop
from tests.council_window.test_deviations import MUTATIONS, not_granted, row
from tests.council_window.year import FIRST, LAST, ask, kinds, put, quiet, told
from tests.programme.small import Small


def without_states(*gone: str) -> Small:
    """The quiet year without these states of the fund."""
    world = quiet()
    world.tables["fund_states"] = [one for one in world.tables["fund_states"] if one["id"] not in gone]
    return world


def source(world: Small, id: str, date: str) -> Small:
    """Another source."""
    return world.add("sources", **(world.tables["sources"][0] | {"id": id, "title": f"Bron {id}", "date": date}))


def cited(one: Deviation) -> tuple[str, str]:
    """The source of a deviation, and the place in it."""
    assert one.source is not None
    return one.source.title, one.source.place


def test_no_threshold_leads_off_the_calendar() -> None:
    day = date(2022, 6, 1)
    assert [days_after(day, days) for days in (1, -1, 10**12, -(10**12))] == [
        date(2022, 6, 2), date(2022, 5, 31), date.max, date.min,
    ]  # fmt: skip
    for kind, expected in ((Kind.GRANT_AT_RISK, date.min), (Kind.DECISION_LATE, date.max)):
        signal = Signal(kind=kind, on="2022-06-01", due=True)
        assert crossing(signal, 2_000_000_000) == expected
        assert days_after(date.max, -shift(kind, 99_999_999)) is not None


@pytest.mark.django_db
def test_a_source_that_is_silent_after_a_last_day_tells_nothing(tmp_path: Path) -> None:
    world = without_states("geld-1", "geld-2")
    assert told(world, tmp_path, "close") == []  # the source is of 2024, and does not say whether the plan came
    put(world.change("funds", "geld", known_from="2022-05-20"), tmp_path)
    (one,) = ask("normal")  # on 20 May it was still to come
    assert kinds([one]) == [("grant_at_risk", "2022-05-03")]
    assert "Op 20 mei 2022 was dat nog niet zo, voor zover wij weten." in one.why
    put(world.change("funds", "geld", known_from="2022-04-20"), tmp_path)
    assert ask("normal") == []


@pytest.mark.django_db
def test_a_state_in_which_it_cannot_have_been_done_tells_that_it_was_not(tmp_path: Path) -> None:
    world = without_states("geld-1", "geld-2")
    source(world, "brief", "2022-08-15")
    late = {
        "id": "nog",
        "fund": "geld",
        "state": "preparing",
        "date": "2022-08",
        "source": "brief",
        "source_place": "blz. 3",
    }
    (one,) = told(world.add("fund_states", **late), tmp_path, "light")
    assert kinds([one]) == [("grant_at_risk", "2022-06-02")]
    assert one.why.startswith("De termijn is voorbij. Op 1 augustus 2022 was dat nog niet zo")
    assert cited(one) == ("Bron brief", "blz. 3")


@pytest.mark.django_db
def test_a_later_state_does_not_tell_when_the_earlier_one_was_reached(tmp_path: Path) -> None:
    """Granted in September, so the plan of June was handed in; nobody says on which day."""
    assert told(without_states("geld-1"), tmp_path, "close") == []


@pytest.mark.django_db
def test_a_grant_is_told_with_the_source_of_the_row_that_tells_it(tmp_path: Path) -> None:
    world = source(not_granted(quiet()), "brief", "2022-10-20")
    world.change("fund_states", "geld-3", source="brief", source_place="blz. 1", known_from="")
    (one,) = told(world, tmp_path)
    assert cited(one) == ("Bron brief", "blz. 1")
    world = source(quiet(), "brief", "2022-07-01")
    (one,) = told(world.change("fund_states", "geld-1", date="2022-06-15", source="brief"), tmp_path)
    assert cited(one)[0] == "Bron brief"
    assert "Dat gebeurde op 15 juni 2022." in one.why


@pytest.mark.django_db
def test_money_of_a_year_is_not_spent_late_because_its_account_comes_later(tmp_path: Path) -> None:
    world = quiet().change("allocations", "realised-2023", known_from="2024-04-03")
    assert [one for one in told(world, tmp_path) if one.kind == "grant_at_risk"] == []


def line(cents: int, year: int | None, known: date) -> Line:
    """An amount that was spent."""
    return Line(cents, year, known, "bron", "")


def test_an_account_tells_of_its_own_year_only() -> None:
    due = date(2023, 12, 31)
    early, late = line(80, 2022, date(2024, 6, 1)), line(10, 2023, date(2024, 6, 1))
    assert Spent((early,)).last(due).tells_of(due) == date(2022, 12, 31)
    assert Spent((early, late)).last(due).tells_of(due) == date(2024, 6, 1)
    assert line(10, None, due).tells_of(due) == EVER
    assert Spent((early, late)).reached(90) == date(2023, 1, 1)
    assert Spent((early, late)).reached(91) is None
    assert Spent((early, line(10, None, due))).reached(90) == EVER


@pytest.mark.django_db
def test_a_realised_line_that_came_again_is_not_counted_twice(tmp_path: Path) -> None:
    world = quiet().change("allocations", "realised-2023", amount=100_000)
    again = row(world, "allocations", id="realised-2023") | {
        "id": "realised-2023-b",
        "amount": 110_000,
        "known_from": "2023-12-20",
    }
    found = [one for one in told(world.add("allocations", **again), tmp_path) if one.kind == "grant_at_risk"]
    assert [one.why.replace("\u00a0", " ") for one in found] == [
        "Nog 29 dagen tot de termijn. Van € 300.000 is € 210.000 uitgegeven, voor zover bekend. Er is nog € 90.000 over. "
        "Wat dan over is, gaat misschien terug naar de gever."
    ]


@pytest.mark.django_db
def test_what_came_in_a_month_may_have_come_on_its_first_day(tmp_path: Path) -> None:
    world = quiet().change("obligation_steps", "brief-klaar", on="2022-05")
    (one,) = (one for one in told(world, tmp_path, "close") if one.kind == "obligation_late")
    assert "Afgedaan in mei 2022, minstens 31 dagen later." in one.why
    assert kinds(ask("normal")) == [("obligation_late", "2022-05-01")]  # 30 days are let pass, and 1 May is the 31st
    put(world.change("obligations", "brief", planned="2022-05-20"), tmp_path)
    assert [one for one in ask("close") if one.kind == "obligation_late"] == []


@pytest.mark.django_db
def test_what_is_late_is_told_with_the_source_that_tells_it(tmp_path: Path) -> None:
    """The promise is of January; that it had not come in June, and that it came in July, other sources tell."""
    world = source(quiet().change("obligations", "brief", known_from="2022-01-10"), "juni", "2022-06-30")
    steps: dict[str, Any] = row(world, "obligation_steps", id="brief-klaar")
    steps.update(state="started", on="2022-02-01", by="college", source="juni", source_place="regel 4")
    (one,) = told(world, tmp_path)
    assert "Op 30 juni 2022 was het er nog niet, voor zover wij weten." in one.why
    assert cited(one) == ("Bron juni", "regel 4")
    came = {"id": "klaar", "obligation": "brief", "on": "2022-07-04", "state": "settled", "by": "raad"}
    world.add("obligation_steps", **came, source="bron", source_place="regel 9")
    (one,) = told(world, tmp_path)
    assert "Afgedaan op 4 juli 2022, 95 dagen later." in one.why
    assert cited(one) == ("Een bron", "regel 9")


@pytest.mark.django_db
def test_a_late_extension_is_told_with_its_own_source_and_month(tmp_path: Path) -> None:
    world = source(quiet().change("obligation_steps", "brief-klaar", on="2022-07-15"), "uitstel", "2022-07-01")
    later = {"id": "uitstel", "obligation": "brief", "until": "2022-07-31", "allowed_by": "raad", "why": "meer tijd"}
    world.add("obligation_extensions", **later, decided_on="2022-06", source="uitstel", source_place="bijlage")
    (one,) = told(world, tmp_path)
    assert "Het uitstel werd pas besloten in juni 2022, minstens 62 dagen na de termijn." in one.why
    assert cited(one) == ("Bron uitstel", "bijlage")
    assert told(world.change("obligation_extensions", "uitstel", decided_on="2022-03"), tmp_path) == []


@pytest.mark.django_db
def test_a_decision_that_was_dropped_too_late_is_not_said_to_come_later(tmp_path: Path) -> None:
    world = quiet()
    row(world, "decision_outcomes", decision="plan").update(state="dropped", date="2022-06-20")
    late = [one for one in told(world, tmp_path) if one.kind == "decision_late"]
    assert [one.what for one in late] == ["Het besluit ‘Plan vaststellen’ kwam niet op tijd en ging later niet door."]
    assert "Op 20 juni 2022 ging het niet door." in late[0].why


@pytest.mark.django_db
def test_moved_money_is_told_with_the_source_of_the_amount_itself(tmp_path: Path) -> None:
    world = source(MUTATIONS["the budget was changed"][0](quiet()), "wijziging", "2022-07-05")
    world.change("allocations", "amended-2022", source="wijziging", known_from="")
    world.change("allocations", "original-2022", known_from="2022-07-05")
    (one,) = told(world, tmp_path)
    assert cited(one)[0] == "Bron wijziging"


@pytest.mark.django_db
def test_the_latest_are_the_end_of_all_of_them(tmp_path: Path) -> None:
    """The window shows a few of thousands: those get words, the others are counted."""
    world = quiet()
    for number in range(4):
        own = {
            "id": f"oud-{number}",
            "title": f"Oud {number}",
            "planned": f"2022-0{number + 1}-15",
            "made_on": "2021-06-01",
        }
        world.add("obligations", **(world.tables["obligations"][0] | own))
    put(world, tmp_path)
    whole = ask()
    assert len(whole) > 3
    with workshop():
        for most in (0, 1, 3, len(whole), 100):
            expected = (len(whole), whole[len(whole) - min(most, len(whole)) :])
            assert latest(settings_of("normal"), "proef", FIRST, LAST, most) == expected
