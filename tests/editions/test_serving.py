"""Edition databases are opened by each thread for itself, and a few are kept open."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from koers.glossary.models import Term
from koers.kernel.editions import build, serving
from koers.kernel.editions.build import database, database_path
from koers.kernel.editions.reading import edition_context
from koers.kernel.editions.store import Edition
from tests.editions.conftest import Workshop
from tests.editions.looking import terms
from tests.factories import term


@pytest.fixture
def editions(work: Workshop) -> list[Edition]:
    """More editions than are kept open."""
    return [work.publish(term(definition=str(number))) for number in range(serving.KEPT_OPEN + 4)]


def in_threads(work: Callable[[int], Any], number: int) -> list[Any]:
    """Do the work in threads, as gunicorn does; each closes what it had open at the end."""

    def one(place: int) -> Any:
        try:
            return work(place)
        finally:
            serving.close_unused()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def test_few_stay_open(editions: list[Edition]) -> None:
    for number, edition in enumerate(editions):
        assert terms(edition) == {"begrip": str(number)}
    assert len(serving._open.users) == serving.KEPT_OPEN
    assert [terms(edition)["begrip"] for edition in editions] == [str(number) for number in range(len(editions))]


def test_one_that_is_in_use_is_not_closed(editions: list[Edition]) -> None:
    with edition_context(editions[0]):
        for edition in editions[1:]:
            terms(edition)
        assert Term.objects.get().definition == "0"
    assert len(serving._open.users) == serving.KEPT_OPEN


def test_threads_do_not_disturb_each_other(editions: list[Edition]) -> None:
    """Every thread goes through more editions than it keeps open, in an order of its own, and always reads the right one."""

    def read(place: int) -> list[str]:
        order = [(place * 5 + step * 7) % len(editions) for step in range(40)]
        return [f"{number} {terms(editions[number])['begrip']}" for number in order]

    for found in in_threads(read, 4):
        assert all(number == said for number, said in (line.split() for line in found))


def test_one_damaged_database_is_made_once(
    work: Workshop, worked_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads that all find it damaged wait for the one that makes it again, and then read that."""
    edition = work.publish(term(definition="meting"))
    path = database_path(edition)
    path.chmod(0o644)
    path.write_bytes(b"stuk")
    made: list[Path] = []
    make = build.make_database
    monkeypatch.setattr(
        build, "make_database", lambda path, *rest, **options: made.append(path) or make(path, *rest, **options)
    )
    gate = threading.Barrier(4)

    def read(_: int) -> dict[str, str]:
        gate.wait()
        return terms(edition)

    assert in_threads(read, 4) == [{"begrip": "meting"}] * 4
    assert len(made) == 1


def test_the_file_is_read_only(work: Workshop) -> None:
    path = database(work.publish(term()))
    assert path.stat().st_mode & 0o777 == 0o444
    with sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()


def test_a_home_with_odd_letters(work: Workshop, settings: Any, tmp_path: Path) -> None:
    settings.KOERS_HOME = tmp_path / "100% zéker? #1"
    assert terms(work.publish(term(definition="meting"))) == {"begrip": "meting"}
