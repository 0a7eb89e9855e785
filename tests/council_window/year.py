"""A made-up programme in which nothing deviates in 2022: everything is on time, and no figure turns a verdict.

world = quiet().change(...)     # change one thing
found = told(world, tmp_path)   # the deviations of 2022 and 2023
"""

from datetime import date
from pathlib import Path

from koers.council_window.deviations import Deviation, deviations
from koers.council_window.deviations.making import make_all
from koers.council_window.deviations.periods import tell_all
from koers.council_window.frame import FrameSettings, frame_for, settings_of
from koers.council_window.models import RequirementState, Signal, ToldDay
from koers.council_window.testing.making import work_out_states
from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from koers.obligations.models import ObligationTerm
from koers.obligations.working_out import work_out_all
from koers.programme.judging.judge import judge_all
from koers.programme.models import Verdict
from tests.programme.small import Small

FIRST, LAST = date(2022, 1, 1), date(2023, 12, 31)


def quiet() -> Small:
    """Figures of every year since 2015, and one of each thing that can deviate; nothing does in 2022 and 2023."""
    world = Small("proef")
    world.change("sources", "bron", date="2024-02-01")
    world.change("areas", "land", kind="country").add(
        "areas", id="stad", name="De stad", parent="land", kind="municipality"
    )
    world.change("areas", "gebied", parent="stad")
    world.add("bodies", id="raad", name="De raad", kind="gemeenteraad").add("bodies", id="college", name="Het college")
    for year in range(2015, 2023):
        known = f"{year + 1}-03-01"
        world.observe("werk", "gebied", {year: f"{60 + 0.8 * (year - 2015):.1f}"}, known_from=known, denominator=30_000)
        world.observe("werk", "land", {year: "75"}, known_from=known)
    world.add("indicators", id="huizen", name="Huizen", unit="aantal", uncertainty="register")
    world.add("goals", id="wonen", title="Huizen").add("goal_indicators", goal="wonen", indicator="huizen")
    thousand = {"goal": "wonen", "indicator": "huizen", "value": "1000", "unit": "aantal", "year": 2030}
    world.add("targets", id="duizend", **thousand, decided_on="2015")
    for year, value in zip(range(2015, 2023), (40, 110, 230, 340, 450, 610, 790, 930), strict=True):
        world.observe("huizen", "gebied", {year: value}, known_from=f"{year + 1}-03-01")
    world.add(
        "targets", id="streef", goal="doel", indicator="werk", benchmark="land", year=2042, decided_on="2015-02-16"
    )
    world.add("baselines", indicator="werk", area="gebied", period="2015", value="60", decided_on="2015-02-16")
    world.add("acts", id="besluit", title="Bijstelling", body="raad", verb="adopted", date="2022-05-09")
    world.add(
        "decisions", id="plan", list="calendar", number=1, title="Plan vaststellen", forum="raad", moment="2022-02"
    )
    world.add("decision_outcomes", decision="plan", state="done", date="2022-02-20", text="Vastgesteld")
    world.add(
        "obligations", id="brief", kind="pledge", title="Een brief", asker="raad", owes="college", owed_to="raad",
        made_on="2022-01-10", planned="2022-03-31",
    )  # fmt: skip
    world.add("obligation_steps", id="brief-klaar", obligation="brief", on="2022-03-30", state="settled", by="raad")
    world.add(
        "funds", id="geld", name="Het geld", giver="state", instrument="specific_grant", kind="extra", kind_basis="source",
        amount_status="exact", amount=300_000, period_start="2022", period_end="2023", scope="this_area", route="municipality",
        put_to_council="yes", cofinancing="no", plan_due="2022-06-01", spend_by="2023-12-31", recurrence="one_off",
        spending="unknown", counting="counted",
    )  # fmt: skip
    world.add("fund_states", id="geld-1", fund="geld", state="applied", date="2022-04-01")
    world.add("fund_states", id="geld-2", fund="geld", state="granted", date="2022-09-01", amount=300_000)
    line = {"fund": "geld", "scope": "this_area", "side": "costs", "kind": "extra", "amount_status": "exact"}
    for year, state, amount, known in (
        (2022, "original", 100_000, "2021-11-09"),
        (2022, "amended", 100_000, "2022-07-05"),
        (2022, "realised", 100_000, "2023-04-04"),
        (2023, "original", 200_000, "2022-11-08"),
        (2023, "realised", 200_000, "2023-11-20"),
    ):
        own = {"id": f"{state}-{year}", "name": "Woningen", "year": year, "budget_state": state, "amount": amount}
        world.add("allocations", **line, **own, known_from=known)
    return world


def put(world: Small, folder: Path) -> None:
    """Load it, and work out in the workshop what an edition would hold."""
    load_folders([world.write(folder)], replace=True)
    with workshop():
        for model in (Signal, ToldDay, ObligationTerm, Verdict, RequirementState):
            model.objects.all().delete()
        for step in (work_out_all, judge_all, make_all, work_out_states, tell_all):
            step("default")


def ask(settings: FrameSettings | str = "normal", first: date = FIRST, last: date = LAST) -> list[Deviation]:
    """The deviations of a period of what was put there."""
    chosen = settings_of(settings) if isinstance(settings, str) else settings
    with workshop():
        return deviations(chosen, "proef", first, last)


def told(world: Small, folder: Path, settings: FrameSettings | str = "normal") -> list[Deviation]:
    """The deviations of 2022 and 2023 of a programme."""
    put(world, folder)
    return ask(settings)


def kinds(found: list[Deviation]) -> list[tuple[str, str]]:
    """Each deviation as its kind and day."""
    return [(one.kind.value, one.on.isoformat()) for one in found]


def with_frame(world: Small, **cells: object) -> Small:
    """The programme with a frame of its council."""
    own = {"id": "kader", "name": "Kader", "area": "stad", "body": "raad", "programme": "proef", "preset": "normal"}
    return world.add("frames", **(own | {"adopted_on": "2021-12-13"} | cells))


def set_frame() -> FrameSettings:
    """What the council set."""
    with workshop():
        found = frame_for("stad", "proef")
    assert found is not None
    return found
