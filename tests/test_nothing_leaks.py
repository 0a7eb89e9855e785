"""Nothing leaks: what stands in the workshop and was not published is nowhere to be found, from beginning to end.

A word that occurs nowhere is put in every table of the real programmes, in rows that change and in rows that are new.
Before publishing it is on no page, in no CSV file, no search result, no command's output and no file of an edition; after
publishing it is, which shows that the test looks where it should.
"""

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site import ROOT, environment, koers, published, served
from tests.visitor import Visitor

pytestmark = pytest.mark.slow

CANARY = "kanarievogel"
# Columns that hold a sentence or a name. Ids, codes and figures are left as they are.
WORDS = frozenset(
    [
        "ambition",
        "activities",
        "definition",
        "delivered",
        "description",
        "effort",
        "event",
        "first_value",
        "handling",
        "inputs",
        "label",
        "name",
        "note",
        "outcome",
        "outcomes",
        "outputs_text",
        "preferred_why",
        "remark",
        "role_note",
        "second_value",
        "source_place",
        "subject",
        "term",
        "title",
        "value_text",
        "why",
    ]
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published programmes with, in the workshop only, the canary in every table."""
    place = tmp_path_factory.mktemp("canary")
    shared = Path(environment(place)["KOERS_TEST_HOME"])
    shutil.copytree(published(shared), place / "home", symlinks=True)
    folders = []
    for programme in sorted(path for path in (ROOT / "programmes").iterdir() if path.is_dir()):
        folder = place / programme.name
        shutil.copytree(programme, folder)
        for table in folder.glob("*.csv"):
            put_in(table)
        folders.append(str(folder))
    koers(place / "home", "load", "--replace", *folders)
    return place / "home"


def put_in(path: Path) -> None:
    """Put the canary in the last row of a table, and in a new row where a row has an id of its own."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        names, kept = list(rows.fieldnames or ()), list(rows)
    words = [name for name in names if name in WORDS]
    last = kept[-1]
    new = last | {"id": f"{CANARY}-{path.parent.name}-{path.stem.replace('_', '-')}"}
    for row in (last, new):
        row |= {name: f"{row[name]} {CANARY}".strip() for name in words if row[name] or name == "note"}
    if names[0] == "id" and path.stem != "programme":
        kept.append(new)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


@pytest.fixture(scope="module")
def visitor(home: Path) -> Iterator[Visitor]:
    """Somebody who looks around while the canary is in the workshop."""
    with served(home) as address:
        yield Visitor(address)


def files_with_canary(folder: Path) -> list[str]:
    """The files in a folder that hold the word, in their name or their bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files, folder
    return [path.name for path in files if CANARY in path.name or CANARY.encode() in path.read_bytes().lower()]


def told_by(home: Path, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "koers.commands.main", *words]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True).stdout


def test_before_publishing_the_canary_is_nowhere(home: Path, visitor: Visitor, tmp_path: Path) -> None:
    koers(home, "export", "heerlen-noord", str(tmp_path / "out"))
    assert "goals.csv" in files_with_canary(tmp_path / "out")  # it is in the workshop

    found = visitor.crawl("/", f"/zoeken/?q={CANARY}", f"/zoeken/?q={CANARY[:6]}")
    assert len(found) > 300
    own = f"/zoeken/?q={CANARY}"  # repeats what was typed
    assert [
        address
        for address, answer in found.items()
        if CANARY.encode() in answer.body.lower() and not address.startswith(own)
    ] == []
    assert "Niets gevonden" in found[own].text
    assert visitor.ask(f"/programma/heerlen-noord/doelen/{CANARY}-heerlen-noord-goals/").status == 404
    assert files_with_canary(home / "editions") == []
    assert CANARY not in told_by(home, "judge", "heerlen-noord", "--json")


def test_after_publishing_it_is_where_it_should_be(home: Path, visitor: Visitor) -> None:
    koers(home, "publish")
    assert visitor.ask(f"/programma/heerlen-noord/doelen/{CANARY}-heerlen-noord-goals/").status == 200
    assert "Niets gevonden" not in visitor.ask(f"/zoeken/?q={CANARY}").text
    for address in (
        "/programma/heerlen-noord/",
        "/programma/heerlen-noord/interventies/",
        "/begrippen/",
        "/bronnen/",
        "/tegenstrijdigheden/",
    ):
        assert CANARY in visitor.ask(address).text.lower(), address
    assert len(files_with_canary(home / "editions")) > 20
