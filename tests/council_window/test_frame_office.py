"""The back office: a council's frame is written there, with the checks of a package, and who and why in the history."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from koers.council_window.models import FrameFinding, FrameRequirement, FrameTrigger
from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from tests.council_window.test_requirements import asks, framed

pytestmark = pytest.mark.django_db
OFFICE = "/beheer/council_window/"


@pytest.fixture
def clerk(client: Any, tmp_path: Path) -> Any:
    """A clerk who is logged in, and a programme with a frame."""
    load_folders([asks(framed(), test="decisions").write(tmp_path)])
    client.defaults["HTTP_HOST"] = "localhost"
    client.force_login(get_user_model().objects.create_superuser("griffier", password="geheim-genoeg"))
    return client


def send(clerk: Any, path: str, **cells: Any) -> Any:
    """Fill in a form of the back office."""
    return clerk.post(f"{OFFICE}{path}", {"source": "bron", "why": "besproken"} | cells)


def test_a_finding_is_written_with_who_and_why(clerk: Any) -> None:
    assert clerk.get(f"{OFFICE}framefinding/add/").status_code == 200
    own = {"requirement": "eis-0", "on": "2023-06-01", "state": "met", "finding": "Op tijd", "by": "college"}
    assert send(clerk, "framefinding/add/", id="eerste", **own).status_code == 302
    with workshop():
        found = FrameFinding.objects.get(pk="eerste")
        assert (found.finding, found.by_id, found.package) == ("Op tijd", "college", "proef")
        history = FrameFinding.history.get(id="eerste")
        assert (history.history_user.username, history.history_change_reason) == ("griffier", "besproken")


def test_a_requirement_can_be_changed_and_the_rest_stays(clerk: Any) -> None:
    page = clerk.get(f"{OFFICE}framerequirement/eis-0/change/")
    assert page.status_code == 200
    own = {"frame": "kader", "field": "policy", "requirement": "Een betere eis", "test": "decisions", "limit": "60"}
    assert send(clerk, "framerequirement/eis-0/change/", **own).status_code == 302
    with workshop():
        assert FrameRequirement.objects.get().requirement == "Een betere eis"
        assert FrameRequirement.objects.get().limit == "60"


def test_what_does_not_fit_is_said_and_nothing_is_written(clerk: Any) -> None:
    own = {"frame": "kader", "field": "policy", "requirement": "Een eis", "test": "verdict", "limit": ""}
    answer = send(clerk, "framerequirement/eis-0/change/", **own)
    assert answer.status_code == 200
    assert "er staat niet bij welk doel (goal)" in answer.content.decode()
    assert "Waarom verandert u dit?" in answer.content.decode()
    assert send(clerk, "frametrigger/add/", frame="kader", kind="goal_changed", threshold="3").status_code == 200
    with workshop():
        assert FrameRequirement.objects.get().test == "decisions"
        assert not FrameTrigger.objects.exists()


def test_a_threshold_is_known_by_its_frame_and_kind(clerk: Any) -> None:
    for threshold in ("14", "21"):
        own = {"frame": "kader", "kind": "obligation_late", "wanted": "on", "threshold": threshold}
        assert send(clerk, "frametrigger/add/", **own).status_code == 302
    with workshop():
        assert FrameTrigger.objects.get().threshold == 21


def test_who_is_no_staff_gets_nothing(clerk: Any) -> None:
    clerk.force_login(get_user_model().objects.create_user("bezoeker"))
    assert clerk.get(f"{OFFICE}framefinding/add/").status_code == 302
