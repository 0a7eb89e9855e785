"""Into a package and once more: nothing changes; what differs is shown; what is gone from the file stays; nothing half-written."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories

from . import samples, unseen

pytestmark = pytest.mark.django_db
Put = Callable[..., Path]
HEERLEN = {"municipality": "Proefstad", "code": "GM9999"}


def bring(*files: Path, write: bool = True, **target: str) -> Any:
    """Bring files in."""
    from koers.meetings.importing import Target, bring_in

    return bring_in(files, Target(**(target or HEERLEN)), write=write)


def stored(model: str, **where: Any) -> list[Any]:
    """The rows in the workshop."""
    from django.apps import apps

    from koers.kernel import context

    with context.workshop():
        return list(apps.get_model("meetings", model).objects.filter(**where).select_related("source"))


def put_all(put: Put) -> list[Path]:
    """The three lists of iBabs."""
    return [
        put(samples.IBABS_MEETINGS, "a.json"),
        put(samples.IBABS_MOTIONS, "b.json"),
        put(samples.IBABS_VOTES, "c.json"),
    ]


def test_a_new_package_is_made_with_its_council(home: Path, put: Put) -> None:
    result = bring(*put_all(put))
    assert result.package == "raad-proefstad"
    [motion] = stored("Motion", external_id="x-1")
    assert (motion.area_id, motion.body_id, motion.id) == ("proefstad", "gemeenteraad-proefstad", "proefstad-x-1")
    assert motion.source_id == "raadsinformatie-proefstad-ibabs-moties"
    assert len(stored("Vote", motion=motion.pk)) == 4
    assert len(stored("Meeting")) == 2


def test_a_dry_run_writes_nothing_and_the_second_time_changes_nothing(home: Path, put: Put) -> None:
    files = put_all(put)
    first = bring(*files, write=False)
    assert first.changes
    assert not stored("Motion")
    assert bring(*files).changes == first.changes
    again = bring(*files)
    assert again.changes == 0
    assert "Er verandert niets." in again.lines


def test_an_odd_address_does_not_stop_the_rest(home: Path, put: Put) -> None:
    odd = [{**samples.IBABS_VOTES[0], "url": url} for url in ("https://r.example.nl:99999/doc",)]
    result = bring(put([*odd, {**samples.IBABS_VOTES[0], "id": "y-2", "url": "HTTPS://r.example.nl/2"}]))
    assert any("alleen het adres is weggelaten" in line for line in result.lines)
    assert {motion.url for motion in stored("Motion")} == {"", "https://r.example.nl/2"}


def test_what_loading_refuses_is_known_at_a_dry_run(home: Path, put: Put) -> None:
    from koers.kernel.packages.problems import PackageError

    first, second = (copy.deepcopy(samples.NOTUBIZ) | {"id": number, "agenda_items": []} for number in (501, 502))
    circle = [first | {"parent": {"id": 502}}, second | {"parent": {"id": 501}}]
    for write in (False, True):
        with pytest.raises(PackageError, match="wijzen in een kring naar elkaar"):
            bring(put(circle), write=write)
    assert not stored("Meeting")


def test_a_mark_longer_than_the_name_still_fits(home: Path, put: Put) -> None:
    title = f"Brief aan T. Es over {'bomen ' * 329}bos"
    bring(put([{**samples.IBABS_VOTES[0], "titel": title}]))
    [motion] = stored("Motion")
    assert len(motion.title) == 2000


def test_nobody_changes_the_workshop_between_reading_and_writing(
    home: Path, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collections.abc import Iterator
    from contextlib import contextmanager

    from koers.kernel.packages import workshop
    from koers.meetings.importing import writing

    steps: list[str] = []
    real = workshop.alone

    @contextmanager
    def alone() -> Iterator[None]:
        steps.append("alone")
        with real():
            yield
        steps.append("free")

    def noting(name: str) -> None:
        done = getattr(writing, name)
        monkeypatch.setattr(writing, name, lambda *given, **named: (steps.append(name), done(*given, **named))[1])

    bring(put(samples.IBABS_MOTIONS, "b.json"))
    for name in ("read_files", "export_package", "merge", "load_folders"):
        noting(name)
    monkeypatch.setattr(workshop, "alone", alone)
    bring(put([{**samples.IBABS_MOTIONS[0], "titel": "26M1 Nieuwe titel"}], "b.json"))
    assert steps[:4] == ["read_files", "alone", "export_package", "merge"]
    assert steps[4:] == ["load_folders", "alone", "free", "free"]


def test_what_was_known_stays_known_since_then(home: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from koers.meetings.importing import writing
    from koers.sources.models import Source

    def on(day: date, content: Any) -> None:
        monkeypatch.setattr(writing.timezone, "localdate", lambda: day)
        bring(put(content, "b.json"))

    on(date(2022, 3, 1), samples.IBABS_MOTIONS[:1])
    # A row of before rows had their own day: it leans on the day of its source.
    _forget_days()
    later = [samples.IBABS_MOTIONS[0], samples.IBABS_MOTIONS[1]]
    later[0] = {**later[0], "fracties_tegen": "Rood (2), Blauw (1)"}
    on(date(2026, 11, 21), later)
    known = {motion.external_id: motion.known_since for motion in stored("Motion")}
    assert known == {"x-1": "2022-03-01", "x-2": "2026-11-21"}
    of_parties = {vote.party: vote.known_since for vote in stored("Vote", motion="proefstad-x-1")}
    assert of_parties["Rood"] == "2022-03-01"
    assert of_parties["Blauw"] == "2026-11-21"
    [source] = {motion.source for motion in stored("Motion")}
    assert isinstance(source, Source)
    assert source.date == "2022-03-01"
    assert "Laatst gelezen op 21-11-2026" in source.note
    # What was known at the end of 2023: the motion and the votes of then, and nothing that came later.
    assert [key for key, day in known.items() if day <= "2023-12-31"] == ["x-1"]


def _forget_days() -> None:
    """Let all rows lean on the day of their source, as they did before rows had a day of their own."""
    from koers.kernel.packages import workshop
    from koers.meetings.models import Motion, Vote

    with workshop.alone():
        Motion.objects.update(known_from="")
        Vote.objects.update(known_from="")


def test_the_lists_may_come_one_after_the_other(home: Path, put: Put) -> None:
    for file in put_all(put):
        bring(file)
    [motion] = stored("Motion", external_id="x-1")
    assert motion.agenda_item_id == "proefstad-" + stored("AgendaItem", number="4.2")[0].pk.removeprefix("proefstad-")
    assert bring(*put_all(put)).changes == 0


def test_what_is_different_is_shown(home: Path, put: Put) -> None:
    bring(*put_all(put))
    changed = copy.deepcopy(samples.IBABS_MOTIONS)
    changed[1] |= {"status": "verworpen", "fracties_tegen": "Rood (4)"}
    changed[0]["fracties_tegen"] = "Rood (1), Blauw (1)"
    del changed[0]["partij"]
    changed[0]["fracties"] = []
    result = bring(put(changed, "b.json"))
    told = "\n".join(result.lines)
    assert "uitslag was 'leeg', wordt 'rejected'" in told
    assert "Rood tegen was 2, wordt 1" in told
    assert "Blauw tegen 1 is nieuw" in told
    [motion] = stored("Motion", external_id="x-1")
    assert motion.parties  # an empty field takes nothing away
    votes = {(vote.party, vote.option): vote.seats for vote in stored("Vote", motion=motion.pk)}
    assert votes["Rood", "no"] == 1
    assert len(stored("Vote", motion="proefstad-x-2")) == 1


def test_a_party_that_is_gone_from_a_vote_goes(home: Path, put: Put) -> None:
    bring(*put_all(put))
    changed = copy.deepcopy(samples.IBABS_MOTIONS)
    changed[0]["fracties_voor"] = "Groen (3)"
    assert "Lokaal voor staat er niet meer" in "\n".join(bring(put(changed, "b.json")).lines)
    assert {vote.party for vote in stored("Vote", motion="proefstad-x-1")} == {"Groen", "Rood"}


def test_what_vanished_is_told_and_stays(home: Path, put: Put) -> None:
    bring(*put_all(put))
    result = bring(put(samples.IBABS_MOTIONS[:1], "b.json"))
    assert "Staat niet meer in het bestand, en blijft staan in Koers: 1." in result.lines
    assert any("26A1" in line for line in result.lines)
    assert len(stored("Motion", external_id="x-2")) == 1
    # Another year says nothing of this one, and a list of meetings nothing of motions.
    later = {**samples.IBABS_MOTIONS[0], "id": "x-9", "datum": "2027-01-01"}
    assert "Staat niet meer" not in "\n".join(bring(put([later], "b.json")).lines)
    assert "Staat niet meer" not in "\n".join(bring(put(samples.IBABS_MEETINGS, "a.json")).lines)


def test_an_update_of_one_meeting(home: Path, put: Put) -> None:
    bring(put(samples.NOTUBIZ))
    update = copy.deepcopy(samples.NOTUBIZ) | {"inactive": False, "canceled": True}
    update["documents"][0]["title"] = "Uitslagenlijst [GEWIJZIGD]"
    update["agenda_items"][0]["agenda_items"] = []
    told = "\n".join(bring(put(update)).lines)
    assert "wordt 'Uitslagenlijst [GEWIJZIGD]'" in told
    assert "stand was 'leeg', wordt 'cancelled'" in told
    assert "blijft staan in Koers: 1." in told
    assert len(stored("AgendaItem")) == 2


def test_a_title_that_was_shortened_does_not_come_and_go(home: Path, put: Put) -> None:
    meeting = copy.deepcopy(samples.IBABS_MEETINGS)
    meeting[0]["agendapunten"][0]["titel"] = "Woord van Vera van Voorbeeld"
    bring(put(meeting, "a.json"), put(samples.IBABS_MOTIONS, "b.json"))
    assert bring(put(meeting, "a.json")).changes == 0
    assert "Vera" not in stored("AgendaItem", number="1")[0].title


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ({}, "Koers weet niet van welke gemeente"),
        ({"package": "raad-nergens"}, "Geef --municipality NAAM --code GM0000"),
        ({"package": "Raad Nergens"}, "kan geen naam van een pakket zijn"),
        ({"municipality": "Proefstad", "code": "9999"}, "is geen code van een gemeente"),
    ],
)
def test_without_a_home_there_are_options(home: Path, put: Put, target: dict[str, str], said: str) -> None:
    from koers.meetings.importing import FileError, Target, bring_in

    with pytest.raises(FileError, match=said):
        bring_in([put(samples.NOTUBIZ)], Target(**target), write=True)
    assert not stored("Meeting")


def test_a_municipality_and_council_that_are_there_are_used(home: Path, put: Put, tmp_path: Path) -> None:
    from koers.kernel.models import Package
    from koers.kernel.packages.loading import load_folders

    areas = [factories.area("proefstad", name="Proefstad", cbs_code="GM9999")]
    bodies = [{"id": "gemeenteraad-proefstad", "name": "Raad", "kind": "gemeenteraad", "source": "bron"}]
    load_folders([factories.write(tmp_path / "p", "gedeeld", sources=[factories.source()], areas=areas, bodies=bodies)])
    bring(put(samples.NOTUBIZ))
    assert Package.objects.get(slug="raad-proefstad").depends_on == ("gedeeld",)
    assert stored("Meeting")[0].body_id == "gemeenteraad-proefstad"


def test_the_command(home: Path, put: Put, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = put(samples.IBABS_MOTIONS, "map/b.json").parent
    call = ("council", "import", str(folder))
    call_command(*call, "--municipality", "Proefstad", "--code", "gm9999", "--dry-run")
    assert "Er is niets geschreven." in capsys.readouterr().out
    call_command(*call, "--municipality", "Proefstad", "--code", "GM9999")
    assert "Geschreven in de werkplaats: pakket raad-proefstad." in capsys.readouterr().out
    with pytest.raises(CommandError, match="dit bestand bestaat niet"):
        call_command("council", "import", str(tmp_path / "weg.json"), "--package", "raad-proefstad")
    with pytest.raises(CommandError, match="in deze map staat geen JSON of CSV"):
        call_command("council", "import", str(put("", "leeg/x.pdf").parent), "--package", "raad-proefstad")
    call_command("council", "export", "raad-proefstad", str(tmp_path / "uit"))
    assert "mini-ORI heeft geen plaats voor: de uitslag van een motie (1 keer)." in capsys.readouterr().out
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("council", "export", "raad-proefstad", str(tmp_path / "uit"))
    with pytest.raises(CommandError, match="Pakket 'weg' is er niet"):
        call_command("council", "export", "weg", str(tmp_path / "uit2"))


def test_what_the_interfaces_give_comes_in_and_the_second_time_changes_nothing(home: Path, put: Put) -> None:
    notubiz = {**unseen.NOTUBIZ_EVENT, "agenda_items": [unseen.NOTUBIZ_POINT]}
    files = [
        put({"Meetings": {"iBabsMeeting": [unseen.IBABS_MEETING]}}, "a.json"), put([unseen.IBABS_ENTRY], "b.json"), put({"meeting": notubiz}, "c.json"),
        put({"items": [unseen.NOTUBIZ_MOTION]}, "d.json"), put({"votings": [unseen.NOTUBIZ_VOTE]}, "e.json"), put({"event": [unseen.NOTUBIZ_OLD]}, "f.json"),
        put({"agenda": unseen.PARLAEUS_AGENDA}, "g.json"), put([unseen.GO_MEETING], "h.json"), put(unseen.MINI_WITH_MEMBERS, "i.json"),
        put(unseen.POPOLO_TWICE, "j.json"),
    ]  # fmt: skip
    bring(*files)
    sources = {meeting.source_id.removeprefix("raadsinformatie-proefstad-") for meeting in stored("Meeting")}
    assert sources == {"ibabs-vergaderingen", "notubiz", "parlaeus-vergaderingen", "gemeenteoplossingen", "mini-ori"}
    text = " ".join(
        str(vars(row))
        for model in ("Meeting", "AgendaItem", "MeetingDocument", "Motion", "Vote")
        for row in stored(model)
    )
    assert not [name for name in ("Testers", "Fictie", "Tess") if name in text]
    assert bring(*files).changes == 0
