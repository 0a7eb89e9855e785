"""A load or publication that fails or is killed halfway leaves the workshop and the current edition as they were."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from koers.kernel.editions import store
from koers.kernel.editions.build import database_path
from koers.kernel.editions.publish import publish
from koers.kernel.editions.verify import damages
from koers.kernel.files import UNFINISHED, write_whole
from koers.kernel.packages import workshop
from koers.kernel.packages.writing import export_package
from tests import factories
from tests.editions.conftest import Workshop
from tests.editions.looking import files, terms
from tests.factories import term
from tests.packages.conftest import state
from tests.site import environment, koers

PUBLISH = "koers.kernel.editions.publish"
PACKAGES = "koers.kernel.packages"


def fails(error: BaseException, at: int = 1) -> Callable[..., Any]:
    """A function that raises the ``at``-th time it is called, and does nothing before."""
    times: list[int] = []

    def call(*_: Any, **__: Any) -> None:
        times.append(1)
        if len(times) == at:
            raise error

    return call


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
INTERRUPTIONS = [FULL, KeyboardInterrupt(), OperationalError("database or disk is full")]


@pytest.mark.parametrize("error", INTERRUPTIONS, ids=["full disk", "Ctrl-C", "database"])
@pytest.mark.parametrize(
    "place",
    [
        f"{PUBLISH}.export_package",
        f"{PUBLISH}.folder_hash",
        f"{PUBLISH}.check_packages",
        f"{PUBLISH}.make_database",
        "koers.kernel.editions.build.insert_rows",
        "koers.kernel.editions.derived.keep",
        f"{PUBLISH}.settle",
        f"{PUBLISH}.place",
        "koers.kernel.editions.store.write_whole",
    ],
)
def test_a_failed_publication_changes_nothing(
    work: Workshop, home: Path, monkeypatch: pytest.MonkeyPatch, place: str, error: BaseException
) -> None:
    first = work.publish(term("een"))
    before = files(home / "editions")
    work.load(term("twee"))
    with monkeypatch.context() as broken:
        broken.setattr(place, fails(error))
        with pytest.raises(type(error)):
            publish()
    assert store.current() == first
    assert store.editions() == [first]
    after = files(home / "editions")
    assert {name: after.get(name) for name in before} == before
    assert not [name for name in after if UNFINISHED in name]
    assert terms(work.publish()) == {"twee": ""}
    assert not any(found for _, found in damages())


def test_stopped_just_before_the_last_word(work: Workshop, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest is there but is not yet the current one: that edition never was."""
    first = work.publish(term("een"))
    with monkeypatch.context() as broken:
        stop = fails(KeyboardInterrupt(), at=2)
        broken.setattr(store, "write_whole", lambda *given: (stop(), write_whole(*given)))
        with pytest.raises(KeyboardInterrupt):
            work.publish(term("twee"))
    assert len(list((home / "editions" / "manifests").iterdir())) == 2
    assert (store.current(), store.editions()) == (first, [first])
    third = work.publish(term("drie"))
    assert store.editions() == [first, third]
    assert len(list((home / "editions" / "manifests").iterdir())) == 2


@pytest.mark.parametrize("error", INTERRUPTIONS, ids=["full disk", "Ctrl-C", "database"])
def test_making_a_database_again_may_fail(
    work: Workshop, home: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    edition = work.publish(term("een"))
    database_path(edition).unlink()
    with monkeypatch.context() as broken:
        broken.setattr("koers.kernel.editions.build.insert_rows", fails(error))
        with pytest.raises(type(error)):
            terms(edition)
    assert not [name for name in files(home / "editions") if UNFINISHED in name]
    assert terms(edition) == {"een": ""}


@pytest.mark.parametrize("error", INTERRUPTIONS, ids=["full disk", "Ctrl-C", "database"])
@pytest.mark.parametrize(
    "place", ["workshop.insert_rows", "workshop.update_rows", "workshop.Writer._remember", "loading._write_package"]
)
def test_a_failed_load_changes_nothing(
    work: Workshop, monkeypatch: pytest.MonkeyPatch, place: str, error: BaseException
) -> None:
    work.load(term("een"), term("twee"))
    before = state()
    with monkeypatch.context() as broken:
        broken.setattr(f"{PACKAGES}.{place}", fails(error))
        with pytest.raises(type(error)):
            work.load(term("twee", definition="anders"), term("drie"))
    assert state() == before


def test_a_failed_export_leaves_nothing(work: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    work.load(term("een"))
    monkeypatch.setattr(f"{PACKAGES}.writing.write_descriptor", fails(FULL))
    with workshop.alone(), pytest.raises(OSError, match="No space left"):
        export_package("proef", tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["packages"]


# --- killed: another process, so that really nothing is cleaned up ---------------------------------------------------

HANG = """
import sys, time
import django
django.setup()
from koers.kernel.editions import build, publish, store
from koers.kernel.packages import loading, workshop

def hang(*_, **__):
    print("hangt", flush=True)
    time.sleep(600)

"""
KILLED_PUBLISHING = {
    "while the database is made": "build.insert_rows = hang",
    "before anything is put in place": "publish.settle = hang",
    "before the manifest": "store.save = hang",
    "before the name": "write = store.write_whole\nstore.write_whole = lambda path, *rest: hang() if path.name == 'current' else write(path, *rest)",
}  # fmt: skip


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a published package and, in the workshop, a change that is not."""
    home = tmp_path_factory.mktemp("killed") / "home"
    home.mkdir()
    koers(home, "migrate", "--verbosity", "0")
    for ids in (["een"], ["twee"]):
        tables = factories.small() | {"glossary": [term(name) for name in ids]}
        koers(home, "load", "--replace", str(factories.write(home.parent, "proef", **tables)))
        if ids == ["een"]:
            koers(home, "publish")
    return home


def kill(home: Path, code: str) -> None:
    """Run code in another process until it hangs, and kill it."""
    env = {**environment(home), "DJANGO_SETTINGS_MODULE": "koers.settings"}
    with subprocess.Popen([sys.executable, "-c", HANG + code], env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "hangt" in process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()


def told(home: Path, *words: str) -> str:
    """What a command says."""
    command = [sys.executable, "-m", "koers.commands.main", *words]
    return subprocess.run(command, env=environment(home), check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("place", KILLED_PUBLISHING.values(), ids=KILLED_PUBLISHING.keys())
def test_a_killed_publication_changes_nothing(running: Path, place: str) -> None:
    before = told(running, "editions", "list")
    kill(running, f"{place}\npublish.publish()")
    assert told(running, "editions", "list") == before
    assert told(running, "editions", "verify").endswith(": heel\n")
    assert "1 wijziging" not in told(running, "editions", "diff", "huidig")


def test_the_next_publication_clears_up(running: Path) -> None:
    kill(running, "build.insert_rows = hang\npublish.publish()")
    assert [name for name in files(running / "editions") if UNFINISHED in name]
    koers(running, "publish")
    assert not [name for name in files(running / "editions") if UNFINISHED in name]
    assert told(running, "editions", "list").endswith("2 edities.\n")


def test_two_at_once_publish_once(running: Path, tmp_path: Path) -> None:
    tables = factories.small() | {"glossary": [term("drie")]}
    koers(running, "load", "--replace", str(factories.write(tmp_path, "proef", **tables)))
    command = [sys.executable, "-m", "koers.commands.main", "publish"]
    both = [subprocess.Popen(command, env=environment(running), stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert sorted(line.split()[0] for line in said) == ["Editie", "Er"]


def test_a_killed_load_changes_nothing(running: Path, tmp_path: Path) -> None:
    koers(running, "export", "proef", str(tmp_path / "before"))
    many = [term(f"woord-{number}") for number in range(5000)]
    folder = factories.write(tmp_path, "proef", **factories.small() | {"glossary": many})
    kill(
        running,
        f"from pathlib import Path\nloading._write_package = hang\nloading.load_folders([Path({str(folder)!r})], replace=True)",
    )
    koers(running, "export", "proef", str(tmp_path / "after"))
    assert files(tmp_path / "after") == files(tmp_path / "before")
    koers(running, "load", "--replace", str(folder))
    koers(running, "export", "proef", str(tmp_path / "loaded"))
    assert len(files(tmp_path / "loaded")["glossary.csv"].splitlines()) == 5001
