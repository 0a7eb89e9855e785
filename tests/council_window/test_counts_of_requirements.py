"""What a requirement counts: a change that nobody approved, what was dropped, what nobody can say, and what is still to come."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.council_window.test_deviations import row
from tests.council_window.test_requirements import framed, state
from tests.council_window.year import ask
from tests.programme.small import Small

pytestmark = pytest.mark.django_db
YEARS = date(2015, 1, 1), date(2023, 12, 31)
APPROVED = {"test": "changes_approved", "approver": "raad"}


def target(world: Small, id: str, **cells: Any) -> Small:
    """Another target for the share of people with work."""
    own = {"goal": "doel", "indicator": "werk", "value": "75", "unit": "procent", "year": 2030}
    return world.add("targets", id=id, **(own | cells))


def test_every_change_of_a_target_needs_an_act_and_not_only_the_last(tmp_path: Path) -> None:
    world = framed().change("targets", "streef", decided_on="2022-05-09", act="besluit")
    target(world, "eerste", decided_on="2015-02-16", replaced_on="2017-03-01")
    target(world, "tweede", value="70", decided_on="2017-03-01", replaced_on="2022-05-09")
    found = state(world, tmp_path, **APPROVED)
    assert (found.state, found.words) == (
        "partly", "2 wijzigingen van doelen en streefwaarden; bij 1 staat een besluit van De raad.",
    )  # fmt: skip
    told = {one.on.year: one.why for one in ask("normal", *YEARS) if one.kind == "target_changed"}
    assert "Met welk besluit dit gebeurde, staat niet in de bron." in told[2017]
    assert "Besluit: Bijstelling (De raad, 9 mei 2022)." in told[2022]


def test_what_was_decided_later_did_not_make_an_earlier_change(tmp_path: Path) -> None:
    world = framed().change("targets", "streef", decided_on="2022-05-09", act="besluit")
    target(world, "eerste", decided_on="2015-02-16", replaced_on="2017-03-01")
    assert "bij 0 staat een besluit" in state(world, tmp_path, **APPROVED).words
    (one,) = (one for one in ask("normal", *YEARS) if one.kind == "target_changed")
    assert "Met welk besluit dit gebeurde, staat niet in de bron." in one.why


def test_a_target_that_lapsed_is_a_change_and_one_of_another_area_is_none(tmp_path: Path) -> None:
    world = framed().change("targets", "streef", area="stad", benchmark="land", act="besluit")
    target(world, "gebied", decided_on="2015-02-16", replaced_on="2017-03-01")
    found = state(world, tmp_path, **APPROVED)
    assert (found.state, found.words) == (
        "not_met", "1 wijziging van doelen en streefwaarden; bij 0 staat een besluit van De raad.",
    )  # fmt: skip


@pytest.mark.parametrize(("verb", "good"), [("adopted", 1), ("agreed", 1), ("proposed", 0), ("treated", 0)])
def test_a_proposal_of_the_council_is_no_approval(verb: str, good: int, tmp_path: Path) -> None:
    world = framed().change("acts", "besluit", verb=verb)
    world.add("goal_versions", goal="doel", valid_until="2022-05-09", title="Het oude doel", act="besluit")
    assert f"bij {good} staat een besluit" in state(world, tmp_path, **APPROVED).words


def test_an_act_that_the_council_confirmed_is_approved(tmp_path: Path) -> None:
    world = framed().change("acts", "besluit", body="college")
    world.add("goal_versions", goal="doel", valid_until="2022-05-09", title="Het oude doel", act="besluit")
    world.add("acts", id="later", title="Ook wij", body="raad", verb="agreed", date="2022-06-01", confirms="besluit")
    assert state(world, tmp_path, **APPROVED).state == "met"


def decision(world: Small, id: str, went: str = "", on: str = "", **cells: Any) -> Small:
    """Another planned decision, and how it went."""
    own = {"list": "calendar", "title": id, "forum": "raad", "moment": "2022-02"}
    world.add("decisions", id=id, number=len(world.tables["decisions"]) + 1, **(own | cells))
    return world.add("decision_outcomes", decision=id, state=went, date=on, text="Zo ging het") if went else world


def test_decisions_are_counted_as_the_deviations_look_at_them(tmp_path: Path) -> None:
    world = decision(framed(), "geschrapt", "dropped", "2022-02-20")
    decision(world, "te-laat-geschrapt", "dropped", "2023-02-20")
    decision(world, "laat", "done", "2022-09-01")
    decision(world, "nog-niet", "not_yet", "2022-02-10")  # before the last day: nobody knows whether it came in time
    decision(world, "elk-jaar", "done", "2023-09-01", moment="2022", recurrence="yearly")
    decision(world, "zonder-moment", "done", "2022-09-01", moment="")
    found = state(world, tmp_path, test="decisions", limit="90")
    assert (found.state, found.words) == (
        "partly",
        "Van 3 geplande besluiten met een moment weten we iets: 1 op tijd (hoogstens 90 dagen later), 1 te laat, "
        "van 1 zeggen de bronnen het niet. Niet meegeteld: 2 niet doorgegaan.",
    )


def test_what_was_only_dropped_is_not_in_time(tmp_path: Path) -> None:
    world = framed()
    row(world, "decision_outcomes", decision="plan")["state"] = "dropped"
    found = state(world, tmp_path, test="decisions")
    assert (found.state, found.words) == (
        "cannot_say", "Er is nog niets te tellen. Niet meegeteld: 1 niet doorgegaan.",
    )  # fmt: skip


def letter(world: Small, id: str, state: str = "", on: str = "", by: str = "raad", **cells: Any) -> Small:
    """Another letter that the council is owed, and how it went; ``known`` is the day on which it was known."""
    own = {
        "kind": "pledge",
        "title": id,
        "asker": "raad",
        "owes": "college",
        "owed_to": "raad",
        "made_on": "2022-01-10",
    }
    known = cells.pop("known", "")
    world.add("obligations", id=id, **(own | {"planned": "2022-03-31"} | cells))
    if state:
        world.add("obligation_steps", id=f"{id}-stap", obligation=id, on=on, state=state, by=by, known_from=known)
    return world


def test_what_is_owed_is_late_only_when_a_source_names_the_day(tmp_path: Path) -> None:
    world = letter(framed(), "ooit", "settled", "2022-09-01", known="2022-09-01")  # only known that it was there then
    letter(world, "in-april", "settled", "2022-04")  # may have come on the first of April: within 14 days
    letter(world, "laat", "settled", "2022-09-01")
    letter(world, "vervallen", "dropped", "2022-03-01")
    letter(world, "straks", planned="2030")
    found = state(world, tmp_path, test="obligations", limit="14")
    assert (found.state, found.words) == (
        "partly",
        "4 verplichtingen met een dag: 1 op tijd (hoogstens 14 dagen later), 1 te laat, van 2 zeggen de bronnen het niet. "
        "Niet meegeteld: 1 vervallen en 1 met een dag na de laatste dag waarover onze bronnen iets zeggen.",
    )
    assert {one.row for one in ask("normal") if one.kind == "obligation_late"} == {"laat"}


def test_what_was_dropped_is_neither_in_time_nor_late(tmp_path: Path) -> None:
    world = framed()
    row(world, "obligation_steps", id="brief-klaar").update(state="dropped", on="2022-03-01")
    found = state(world, tmp_path, test="information", obligation="brief")
    assert (found.state, found.words) == (
        "cannot_say", "Er is nog niets te tellen. Niet meegeteld: 1 vervallen.",
    )  # fmt: skip


def test_a_plan_that_came_is_not_in_danger_and_what_is_still_to_come_is_not_counted(tmp_path: Path) -> None:
    world = (
        framed().change("fund_states", "geld-1", date="2022-05-30").change("funds", "geld", account_due="2030-07-15")
    )
    found = state(world, tmp_path, test="grants")
    assert (found.state, found.words) == (
        "met",
        "2 momenten bij geldstromen: 0 gemist, 0 in gevaar. "
        "Niet meegeteld: 1 moment na de laatste dag waarover onze bronnen iets zeggen.",
    )


def test_of_silence_after_a_last_day_nothing_is_said(tmp_path: Path) -> None:
    world = framed()
    world.tables["fund_states"] = []  # the source is of 2024, and tells nothing of the plan of June 2022
    found = state(world, tmp_path, test="grants")
    assert (found.state, found.words) == (
        "cannot_say",
        "2 momenten bij geldstromen: 0 gemist, 0 in gevaar; van 1 zeggen de bronnen niet hoe het afliep.",
    )
    world.add("fund_states", id="nog", fund="geld", state="preparing", date="2022-08-01")
    world.tables["frame_requirements"] = []
    found = state(world, tmp_path, test="grants")
    assert (found.state, "1 gemist" in found.words) == ("not_met", True)


def test_money_that_goes_back_is_told_apart(tmp_path: Path) -> None:
    back = {"fund": "geld", "state": "to_pay_back", "date": "2023-11-30", "amount": 5_000}
    found = state(framed().add("fund_states", id="terug", **back), tmp_path, test="grants")
    assert (found.state, found.words) == (
        "not_met",
        "2 momenten bij geldstromen: 0 gemist, 0 in gevaar. 1 keer moet er geld terug naar de gever. "
        "Het gaat om: Het geld.",
    )
