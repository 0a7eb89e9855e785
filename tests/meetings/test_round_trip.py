"""What Koers wrote and reads back changes nothing in the package it came from."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from . import samples
from .test_exporting import fill
from .test_writing import bring, put_all

pytestmark = pytest.mark.django_db
Put = Callable[..., Path]


def back(tmp_path: Path, package: str, form: str) -> tuple[int, str]:
    """How many things change when the export of a package is read into it, and what is said."""
    from koers.kernel import context
    from koers.meetings.exporting import export

    target = tmp_path / f"uit-{package}-{form}"
    with context.workshop():
        export(package, target, form)
    result = bring(target, package=package, write=False)
    return result.changes, "\n".join(result.lines)


@pytest.mark.parametrize("form", ["mini-ori", "popolo"])
def test_made_up(home: Path, put: Put, tmp_path: Path, form: str) -> None:
    fill(put)
    changes, said = back(tmp_path, "raad-proefstad", form)
    assert not changes, said
    assert "kennen we niet" not in said


def test_empty_pages_are_no_unknown_kind(home: Path, put: Put, tmp_path: Path) -> None:
    bring(put(samples.IBABS_MEETINGS, "a.json"))
    changes, said = back(tmp_path, "raad-proefstad", "mini-ori")
    assert not changes, said
    assert "kennen we niet" not in said


def test_into_an_empty_package_our_own_ids_get_no_second_prefix(home: Path, put: Put, tmp_path: Path) -> None:
    from koers.kernel import context
    from koers.meetings.exporting import export
    from koers.meetings.models import AgendaItem

    bring(*put_all(put))
    with context.workshop():
        export("raad-proefstad", tmp_path / "uit", "mini-ori")
        before = set(AgendaItem.objects.values_list("id", flat=True))
    assert any(json.loads(file.read_text())["results"] for file in (tmp_path / "uit").iterdir())
    from koers.meetings.importing.forms import read_files
    from koers.meetings.importing.linking import TABLES, Place, link

    place = Place("proefstad", "proefstad", "gemeenteraad-proefstad")
    rows = link(read_files(sorted((tmp_path / "uit").iterdir())), place, {name: [] for name in TABLES}).rows
    assert set(rows["agenda_items"]) == before


@pytest.mark.parametrize(
    ("town", "code", "files"),
    [
        ("Zaanstad", "GM0479", "council-ibabs-zaanstad"),
        ("Amsterdam", "GM0363", "council-ori/notubiz_meeting_amsterdam.json"),
    ],
)
def test_real_files(home: Path, national_files: Path, tmp_path: Path, town: str, code: str, files: str) -> None:
    if not (national_files / files).exists():
        pytest.skip("de bestanden van raden staan niet in KOERS_DATA")
    bring(national_files / files, municipality=town, code=code)
    for form in ("mini-ori", "popolo"):
        changes, said = back(tmp_path, f"raad-{town.lower()}", form)
        assert not changes, said
        assert "kennen we niet" not in said
