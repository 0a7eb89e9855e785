"""What is not published is in no file of an edition. (All pages: tests/test_nothing_leaks.py.)"""

from pathlib import Path

import pytest

from koers.kernel.editions.publish import preview
from koers.kernel.editions.reading import edition_context
from tests.editions.conftest import Workshop
from tests.editions.looking import files, terms
from tests.factories import term

CANARY = "kanarievogel"


def holding(folder: Path) -> list[str]:
    """The files in a folder that hold the canary."""
    return [name for name, content in files(folder).items() if CANARY.encode() in content]


@pytest.fixture
def canary(work: Workshop, home: Path) -> Workshop:
    """A published word, and in the workshop one that is not."""
    work.publish(term("een"))
    work.load(term("een"), term("twee", definition=CANARY))
    return work


def test_what_is_in_the_workshop_is_in_no_edition(canary: Workshop, home: Path) -> None:
    assert holding(home / "editions") == []
    canary.publish()
    assert {Path(name).suffix for name in holding(home / "editions")} == {".csv", ".sqlite3"}


def test_a_preview_stands_apart(canary: Workshop, home: Path) -> None:
    seen = preview()
    assert terms(seen) == {"een": "", "twee": CANARY}
    assert holding(home / "editions") == []
    assert holding(home / "previews")


def test_only_the_last_preview_is_kept(canary: Workshop, home: Path) -> None:
    preview()
    canary.load(term("een"))
    with edition_context(preview()):
        assert holding(home / "previews") == []


def test_a_preview_is_made_when_the_workshop_changed(canary: Workshop, worked_out: list[str]) -> None:
    first = preview()
    runs = len(worked_out)
    assert preview() == first
    assert len(worked_out) == runs
    canary.load(term("een"))
    assert preview().content != first.content


def test_a_spoilt_preview_is_made_again(canary: Workshop, home: Path) -> None:
    seen = preview()
    (home / "previews" / "latest.json").write_text("{")
    assert preview().content == seen.content


def test_one_package_is_published_and_the_rest_is_not(canary: Workshop, home: Path) -> None:
    canary.load(slug="ander", sources=[{"id": "bron-ander", "title": "Openbaar"}])
    canary.publish(only=["ander"])
    assert holding(home / "editions") == []
