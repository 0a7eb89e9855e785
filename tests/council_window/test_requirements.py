"""The requirements of a council: what Koers tests by itself, that it says why it cannot, and what it refuses to load."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koers.council_window.frame.needs import NEEDS
from koers.council_window.models import AutoTest, RequirementState
from koers.council_window.testing import TESTS
from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.problems import PackageError
from tests.council_window.year import ask, put, quiet, set_frame, with_frame
from tests.programme.small import Small

pytestmark = pytest.mark.django_db


def asks(world: Small, **cells: Any) -> Small:
    """A requirement in the frame of the council."""
    own = {
        "id": f"eis-{len(world.tables.get('frame_requirements', ()))}",
        "frame": "kader",
        "field": "policy",
        "requirement": "Een eis",
    }
    return world.add("frame_requirements", **(own | {"how_tested": "Kijken."} | cells))


def state(world: Small, folder: Path, **cells: Any) -> RequirementState:
    """Where one requirement stands."""
    put(asks(world, **cells), folder)
    with workshop():
        return RequirementState.objects.get()


def framed() -> Small:
    """The quiet year with a frame."""
    return with_frame(quiet())


CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"test": "verdict", "goal": "wonen"}, "met", "Huizen: tempo is genoeg, als het zo doorgaat."),
    ({"test": "value", "indicator": "huizen", "limit": "900"}, "met", "Huizen: 930 (2022). De grens is minstens 900."),
    ({"test": "value", "indicator": "huizen", "limit": "930.5"}, "not_met", "De grens is minstens 930,5."),
    ({"test": "goals_measured"}, "met", "2 van 2 doelen hebben een cijfer"),
    ({"test": "changes_approved", "approver": "raad"}, "cannot_say", "staat geen wijziging van een doel of streefwaarde"),
    ({"test": "information", "obligation": "brief"}, "met", "1 stuk met een dag: 1 op tijd, 0 te laat."),
    ({"test": "obligations"}, "met", "1 verplichting met een dag: 1 op tijd, 0 te laat."),
    ({"test": "decisions"}, "met", "Van 1 gepland besluit met een moment weten we iets: 1 op tijd, 0 te laat."),
    ({"test": "amounts_known"}, "met", "Van 1 van 1 geldstroom is het bedrag bekend."),
    ({"test": "authority_known"}, "not_met", "Van 0 van 1 geldstroom staat in een bron wie beslist."),
    ({"test": "money_measured", "limit": "50"}, "not_met", "Dat is 0%; gevraagd is 50%."),
    ({"test": "money_limit", "limit": "300000", "fund": "geld"}, "met", "Het geld: € 300.000. De grens is € 300.000."),
    ({"test": "money_limit", "limit": "299999.99"}, "not_met", "Alle geldstromen samen: € 300.000."),
    ({"test": "grants"}, "met", "2 momenten bij geldstromen: 0 gemist, 0 in gevaar."),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected", "words"), CASES)
def test_what_koers_tests_by_itself(cells: dict[str, Any], expected: str, words: str, tmp_path: Path) -> None:
    found = state(framed(), tmp_path, **cells)
    assert (found.state, words in found.words.replace("\u00a0", " ")) == (expected, True), found.words


def test_every_test_of_the_list_is_made_described_and_tried() -> None:
    own = set(AutoTest) - {AutoTest.NONE}
    assert set(TESTS) == set(NEEDS) == own == {AutoTest(cells["test"]) for cells, _, _ in CASES}


CANNOT: list[tuple[dict[str, Any], str, str]] = [
    ({}, "Deze eis kan Koers niet zelf toetsen. Mensen doen dat.", "Kies een toets"),
    ({"how_tested": ""}, "Er staat niet bij hoe deze eis wordt getoetst.", "Vul ‘hoe getoetst’ in."),
    ({"test": "verdict", "goal": "leeg"}, "omdat dit doel nog geen maat heeft", "Een besluit over een maat."),
    ({"test": "value", "indicator": "stil", "limit": "1"}, "Er is geen cijfer van dit gebied.", "Voeg een meting toe"),
    ({"test": "value", "indicator": "richtingloos", "limit": "1"}, "hoger of lager niet beter", "Kies een indicator"),
    ({"test": "information", "obligation": "ooit"}, "geen dag waarop iets moest komen", "het afgesproken moment in."),
]


@pytest.mark.parametrize(("cells", "words", "needs"), CANNOT)
def test_what_cannot_be_tested_is_told_why(cells: dict[str, Any], words: str, needs: str, tmp_path: Path) -> None:
    world = framed().add("goals", id="leeg", title="Zonder maat")
    world.add("indicators", id="stil", name="Stil").add("indicators", id="richtingloos", name="R", direction="none")
    world.add(
        "obligations",
        id="ooit",
        kind="information_agreement",
        type="standing",
        title="Ooit",
        owes="college",
        owed_to="raad",
    )
    found = state(world, tmp_path, **cells)
    assert found.state == "cannot_say"
    assert words in found.words
    assert needs in found.needs


def test_the_largest_limits_there_are_can_be_tested_and_read(tmp_path: Path) -> None:
    world = framed()
    for test, limit in (
        ("decisions", "36500"),
        ("grants", "36500"),
        ("obligations", "36500"),
        ("goals_measured", "99.5"),
    ):
        asks(world, test=test, limit=limit)
    asks(world, test="money_limit", limit="1000000000000.00")
    for kind in ("decision_late", "grant_at_risk", "obligation_late"):
        world.add("frame_triggers", frame="kader", kind=kind, wanted=True, threshold=36_500)
    put(world, tmp_path)
    assert ask(set_frame(), date.min, date.max) is not None
    with workshop():
        assert RequirementState.objects.count() == 5


def test_a_change_without_the_council_is_not_approved(tmp_path: Path) -> None:
    world = framed().add("goal_versions", goal="doel", valid_until="2022-05-09", title="Het oude doel", act="besluit")
    world.add("goal_versions", goal="wonen", valid_until="2022-06-01", title="Oude huizen")
    found = state(world, tmp_path, test="changes_approved", approver="raad")
    assert (found.state, found.words) == (
        "partly", "2 wijzigingen van doelen en streefwaarden; bij 1 staat een besluit van De raad.",
    )  # fmt: skip


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("frame_requirements", {"test": "verdict"}, "er staat niet bij welk doel (goal)"),
    ("frame_requirements", {"test": "value", "indicator": "werk"}, "er staat niet bij welke grens (limit)"),
    ("frame_requirements", {"test": "changes_approved"}, "wie een wijziging goedkeurt (approver)"),
    ("frame_requirements", {"test": "verdict", "goal": "doel", "limit": "3"}, "heeft geen grens"),
    ("frame_requirements", {"limit": "3"}, "een grens zonder toets doet niets"),
    ("frame_requirements", {"test": "decisions", "limit": "-3"}, "is kleiner dan nul"),
    ("frame_requirements", {"test": "decisions", "limit": "99999999"}, "de grens 99999999 is te groot."),
    ("frame_requirements", {"test": "grants", "limit": "36501"}, "dagen vooraf: van 0 tot en met 36.500."),
    ("frame_requirements", {"test": "decisions", "limit": "30.5"}, "Schrijf een heel getal: dagen later."),
    ("frame_requirements", {"test": "goals_measured", "limit": "101"}, "van 0 tot en met 100."),
    ("frame_requirements", {"test": "money_limit", "limit": "1.005"}, "met hoogstens 2 decimalen"),
    ("frame_requirements", {"test": "money_limit", "limit": "-1"}, "is kleiner dan nul"),
    ("frame_requirements", {"test": "gevoel"}, "gevoel"),
    ("frame_triggers", {"kind": "decision_late", "threshold": 2_000_000_000}, "Schrijf hoogstens 36.500."),
    ("frame_triggers", {"kind": "money_moved", "threshold": 1_001}, "de drempel 1001 is te groot."),
    ("frame_triggers", {"kind": "money_moved", "threshold": 2_000_000_000, "unit": "euros"}, "te groot"),
    ("frame_triggers", {"kind": "goal_changed", "threshold": 3}, "past geen drempel"),
    ("frame_triggers", {"kind": "decision_late", "threshold": -3}, "is kleiner dan nul"),
    ("frame_triggers", {"kind": "decision_late", "threshold": 3, "unit": "euros"}, "past niet bij"),
    ("frame_triggers", {"kind": "money_moved", "unit": "euros"}, "geen drempel in euro"),
    ("frame_findings", {"response_on": "2022-02-01"}, "geen reactie van de raad"),
    ("frame_findings", {"response": "Goed", "response_on": "2021-01-01"}, "is van vóór de bevinding"),
]


@pytest.mark.parametrize(("table", "cells", "words"), WRONG)
def test_what_does_not_fit_is_refused_with_the_reason(
    table: str, cells: dict[str, Any], words: str, tmp_path: Path
) -> None:
    world = asks(framed()) if table == "frame_findings" else framed()
    if table == "frame_requirements":
        asks(world, **cells)
    elif table == "frame_findings":
        world.add(
            table, **({"id": "b", "requirement": "eis-0", "on": "2022-01-01", "state": "met", "finding": "Zo."} | cells)
        )
    else:
        world.add(table, **({"frame": "kader", "wanted": True} | cells))
    assert words in _refused(world, tmp_path)


def _refused(world: Small, folder: Path) -> str:
    with pytest.raises(PackageError) as caught:
        load_folders([world.write(folder)])
    return "\n".join(str(problem) for problem in caught.value.problems)


def test_a_frame_is_adopted_or_an_example_and_one_holds_at_a_time(tmp_path: Path) -> None:
    assert "wanneer de raad dit kader vaststelde" in _refused(with_frame(quiet(), adopted_on=""), tmp_path)
    load_folders([with_frame(quiet(), adopted_on="", example=True).write(tmp_path)])
    two = with_frame(with_frame(quiet(), valid_until="2022"), id="later", valid_from="2022-06-01")
    assert "op dezelfde dagen geldt ook het kader op regel 2" in _refused(two, tmp_path)
    turned = with_frame(quiet(), valid_from="2023", valid_until="2022")
    assert "eindigt (2022) voor het begint (2023)" in _refused(turned, tmp_path)


def test_the_frame_of_the_day_holds_and_without_one_there_is_none(tmp_path: Path) -> None:
    from datetime import date

    from koers.council_window.frame import frame_for

    world = with_frame(quiet(), valid_until="2021", preset="light")
    put(with_frame(world, id="later", valid_from="2022", preset="close"), tmp_path)
    with workshop():
        presets = {year: frame_for("stad", "proef", date(year, 6, 1)) for year in (2021, 2022)}
        assert {year: found.preset for year, found in presets.items() if found} == {2021: "light", 2022: "close"}
        newest = frame_for("stad", "proef")
        assert newest is not None
        assert newest.preset == "close"
        assert frame_for("land", "proef") is None
        assert frame_for("stad", "ander") is None
