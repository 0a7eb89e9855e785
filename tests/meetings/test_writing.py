"""Into a package and once more: nothing changes; what differs is shown; what is gone from the file stays; nothing half-written."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories

from . import samples

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
        return list(apps.get_model("meetings", model).objects.filter(**where))


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
