"""koers migrate makes a copy of an SQLite workshop before it changes anything, and tells where."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import factories
from tests.commands.test_plain_words import run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a workshop that holds something."""
    place = tmp_path_factory.mktemp("migrate")
    assert run(place / "home", "migrate")[0] == 0
    assert not (place / "home" / "copies").exists(), "a new workshop has nothing to lose"
    assert run(place / "home", "load", str(factories.write(place, "proef", **factories.small())))[0] == 0
    return place / "home"


def copies(home: Path) -> list[Path]:
    """The copies that were made."""
    return sorted((home / "copies").glob("*.sqlite3"))


def packages(path: Path) -> list[tuple[str]]:
    """The packages in a workshop or a copy of one."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT slug FROM kernel_package").fetchall()


def test_nothing_to_do_makes_no_copy(home: Path) -> None:
    for words in (["migrate"], ["migrate", "--plan"], ["migrate", "--check"]):
        assert run(home, *words)[0] == 0
    assert copies(home) == []


def test_a_copy_is_made_first(home: Path) -> None:
    with closing(sqlite3.connect(home / "workshop.sqlite3")) as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        connection.execute("DROP TABLE django_session")
        connection.commit()
    code, said, _ = run(home, "migrate", "--plan")
    assert (code, copies(home)) == (0, [])
    code, said, _ = run(home, "migrate")
    assert code == 0
    (copy,) = copies(home)
    assert f"Een kopie van de werkplaats staat in {copy}." in said
    assert packages(copy) == packages(home / "workshop.sqlite3") == [("proef",)]


def test_going_back_makes_a_copy_too(home: Path) -> None:
    before = len(copies(home))
    assert run(home, "migrate", "sessions", "zero")[0] == 0
    assert len(copies(home)) == before + 1
    assert run(home, "migrate")[0] == 0
