"""``koers obligations due``, and what was owed on a day."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.obligations.conftest import council, obligation, recess, step, term_rule
from tests.site import ROOT

Publish = Callable[..., Any]


def due(programme: str, day: str) -> dict[str, Any]:
    """What the command says, by id."""
    out = io.StringIO()
    call_command("obligations", "due", "--programme", programme, "--as-of", day, "--json", stdout=out)
    return {item["id"]: item for item in json.loads(out.getvalue())}


@pytest.mark.django_db
def test_the_report_over_2022_was_planned_and_had_not_come(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from koers.kernel.editions import steps
    from koers.kernel.editions.publish import publish
    from koers.kernel.packages.loading import load_folders

    own = {title: item for title, item in steps._steps.items() if item.number in (20, 21)}
    monkeypatch.setattr(steps, "_steps", own)  # no verdicts and no charts: they take long, and nothing here needs them
    load_folders(sorted(path for path in (ROOT / "programmes").iterdir() if path.is_dir()))
    publish()
    report = "voortgangsrapport-van-het-programmabureau-over-2022"
    found = due("heerlen-noord", "2023-08-01")
    item = found[report]
    assert (item["kind"], item["due"], item["days_late"]) == ("information_agreement", "2023-04-30", 93)
    assert (item["owes"], item["owed_to"]) == ("Programmabureau", "Partners van de alliantie Heerlen-Noord")
    assert all(item["days_late"] is not None or item["why_no_term"] for item in found.values())
    assert all({"id", "kind", "owes", "owed_to", "due", "days_late"} <= item.keys() for item in found.values())
    unknown = [item for item in found.values() if item["kind"] == "written_question"]
    assert {item["why_no_term"] for item in unknown} == {"geen termijn bekend"}
    assert len(unknown) == 3  # answered ones are gone, and those of later are not there yet
    assert report in due("heerlen-noord", "2023-08-28")
    assert report not in due("heerlen-noord", "2023-08-29")
    assert report not in due("heerlen-noord", "2023-04-30")
    assert not any("tweede helft" in item["title"] or "over 2023" in item["title"] for item in found.values())


@pytest.mark.django_db
def test_extensions_and_steps_count_from_their_own_day(published: Publish) -> None:
    rows = [
        obligation("uitstel", made_on="2023-01-10", planned="2023-03"),
        obligation("vraag", "written_question", made_on="2023-06-19"),
        obligation("zonder", made_on="2023-02-01"),
    ]
    later = {"id": "u", "obligation": "uitstel", "until": "2023-06-30", "decided_on": "2023-05-01"}
    later |= {"allowed_by": "raad", "why": "meer tijd", "source": "bron"}
    published(
        **council(
            *rows,
            obligation_extensions=[later],
            obligation_steps=[step("vraag", "2023-09-01", "answered", "college")],
            term_rules=[term_rule()],
            calendar_periods=[recess("zomerreces", "2023-07-10", "2023-08-18")],
        )
    )
    assert due("proef", "2023-04-30")["uitstel"]["days_late"] == 30
    assert "uitstel" not in due("proef", "2023-05-02")
    assert due("proef", "2023-07-01")["uitstel"]["days_late"] == 1
    assert "vraag" not in due("proef", "2023-08-21")
    late = due("proef", "2023-08-22")["vraag"]
    assert (late["due"], late["days_late"]) == ("2023-08-21", 1)
    assert "valt in het reces (zomerreces): eerste werkdag daarna" in late["term"]
    assert "vraag" not in due("proef", "2023-09-01")
    assert due("proef", "2023-03-01")["zonder"]["why_no_term"] == "geen termijn afgesproken"
    assert "zonder" not in due("proef", "2023-01-31")


@pytest.mark.django_db
def test_wrong_calls_are_told(published: Publish) -> None:
    published(**council(obligation("x")))
    with pytest.raises(CommandError, match="is geen datum"):
        due("proef", "gisteren")
    with pytest.raises(CommandError, match="Programma 'weg' is er niet"):
        due("weg", "2023-01-01")
