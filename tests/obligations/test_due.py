"""``koers obligations due``, and what was owed on a day."""

import io
import json
from collections.abc import Callable
from datetime import date
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


def open_items(programme: str, day: str) -> list[Any]:
    """Everything that was open on a day."""
    from koers.kernel.editions.reading import edition_context, find
    from koers.obligations.queries.on_a_day import open_on

    with edition_context(find(""), lambda _: None):
        return list(open_on(programme, date.fromisoformat(day)))


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
    assert item["list"] == "late"
    assert (item["known_until"], item["remark"]) == (
        "2023-11-30",
        "stond op 1 augustus 2023 nog open, 93 dagen na de termijn",
    )
    # Every line has its days, or why it has no term, or what keeps us from knowing.
    assert all(item["days_late"] or item["why_no_term"] or item["remark"] for item in found.values())
    assert all(item["type"] != "standing" for item in found.values())  # these have no moment on which they come
    assert not any(
        "memo van september 2023" in item["title"] for item in found.values()
    )  # nobody could know of it then
    assert due("heerlen-noord", "2020-01-01") == {}
    today = due("heerlen-noord", "2026-11-21")  # no source tells of these days
    assert today["voortgangsrapport-van-het-programmabureau-over-de-eerste"]["days_late"] == 61
    assert today["voortgangsrapport-van-het-programmabureau-over-2023"]["days_late"] is None
    assert today["voortgangsrapport-van-het-programmabureau-over-2023"]["remark"] == (
        "of het kwam, weten we niet: onze bron loopt tot en met 30 november 2023"
    )
    assert all({"id", "kind", "owes", "owed_to", "due", "days_late"} <= item.keys() for item in found.values())
    unknown = [item for item in found.values() if item["kind"] == "written_question"]
    assert {item["why_no_term"] for item in unknown} == {"geen termijn bekend"}
    assert len(unknown) == 3  # answered ones are gone, and those of later are not there yet
    monitor = next(
        item
        for item in open_items("heerlen-noord", "2023-08-01")
        if item.id == "de-alliantie-bespreekt-de-monitor-elk-jaar"
    )
    assert monitor.age_in_days is None  # its source is of 2021, and so is its beginning: no day is known of either
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
    with pytest.raises(CommandError, match="'' is geen datum"):
        due("proef", "")
    with pytest.raises(CommandError, match="Programma 'weg' is er niet"):
        due("weg", "2023-01-01")


@pytest.mark.django_db
def test_what_had_not_come_stands_apart_from_what_has_no_term(
    published: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        obligation("laat", made_on="2023-01-10", planned="2023-03"),
        obligation("vraag", "written_question", made_on="2023-02-01"),
        obligation("gemeld", made_on="2023-01-10", planned="2023-03"),
        obligation("stilte", made_on="2022-01-10", planned="2022-06", known_from="2022-03"),
        obligation("altijd", "information_agreement", type="standing", made_on="2022-01-10"),
        obligation("komt", made_on="2023-01-10", planned="2023-09"),
    ]
    published(**council(*rows, obligation_steps=[step("gemeld", "2023-03-10", "proposed", "college")]))
    found = due("proef", "2023-05-01")
    assert {pk: item["list"] for pk, item in found.items()} == {
        "laat": "late", "stilte": "not_known", "vraag": "no_term", "gemeld": "waiting",
    }  # fmt: skip
    assert list(found) == ["laat", "stilte", "vraag", "gemeld"]
    assert (found["gemeld"]["came"], found["gemeld"]["days_late"]) == ("2023-03-10", None)
    assert (found["laat"]["days_late"], found["laat"]["age_in_days"]) == (31, 111)
    call_command("obligations", "due", "--programme", "proef", "--as-of", "2023-05-01")
    told = " ".join(capsys.readouterr().out.split())
    assert "Gepland, en op 01-05-2023 nog niet gekomen (1)" in told
    assert "Termijn voorbij op 01-05-2023, niet bekend of het kwam (1)" in told
    assert "Open op 01-05-2023, zonder termijn (1)" in told
