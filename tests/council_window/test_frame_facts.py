"""The real packages: what the council of Heerlen would have heard, and every kind in the made-up year of the example."""

from datetime import date
from pathlib import Path

import pytest

from koers.council_window.deviations import deviations
from koers.council_window.deviations.making import make_all
from koers.council_window.frame import frame_for
from koers.council_window.models import Kind
from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from koers.obligations.working_out import work_out_all

pytestmark = pytest.mark.django_db
PROGRAMMES = Path(__file__).parents[2] / "programmes"


@pytest.fixture
def loaded() -> None:
    load_folders(sorted(path for path in PROGRAMMES.iterdir() if path.is_dir()))
    with workshop():
        work_out_all("default")
        make_all("default")


@pytest.mark.usefixtures("loaded")
def test_what_the_councils_would_have_heard() -> None:
    with workshop():
        heerlen = frame_for("heerlen", "heerlen-noord")
        example = frame_for("voorbeeldstad", "voorbeeld")
        assert heerlen is not None
        assert heerlen.example  # nobody adopted it
        assert example is not None
        told = {
            (one.kind.value, one.on.isoformat(), one.url.rstrip("/").rpartition("/")[2])
            for one in deviations(heerlen, "heerlen-noord", date(2022, 1, 1), date(2023, 12, 31))
        }
        made_up = deviations(example, "voorbeeld", date(2020, 1, 1), date(2020, 12, 31))
    late = "obligation_late"
    assert (late, "2023-05-31", "voortgangsrapport-van-het-programmabureau-over-2022") in told
    assert (late, "2023-10-31", "voortgangsrapport-van-het-programmabureau-over-de-eerste") in told
    decided = {(on, subject) for kind, on, subject in told if kind == "decision_late"}
    assert decided == {("2022-04-01", "kalender-54"), ("2022-06-30", "kalender-19"), ("2022-06-30", "kalender-68")}
    # The report over 2023 was due after the last source: nobody says whether it came.
    assert not any("over-2023" in subject for _, _, subject in told)
    assert {one.kind for one in made_up} == set(Kind)
    days = [(one.on.isoformat(), one.kind.value) for one in made_up if one.kind != Kind.VERDICT_BETTER]
    assert days == [
        ("2020-03-01", "verdict_worse"), ("2020-05-15", "obligation_late"), ("2020-05-30", "decision_late"),
        ("2020-06-30", "goal_changed"), ("2020-06-30", "target_changed"), ("2020-06-30", "baseline_changed"),
        ("2020-07-01", "money_moved"), ("2020-10-02", "grant_at_risk"), ("2020-11-23", "decision_dropped"),
    ]  # fmt: skip
