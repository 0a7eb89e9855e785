"""Whatever goes wrong, a command says so in plain Dutch with the right exit code, and never shows a traceback."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError

from koers.commands import main as script
from koers.commands.console import Fout, plainly
from tests import factories
from tests.site import environment


def run(home: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    """Run koers as a user does; gives the exit code, the output and the errors."""
    command = [sys.executable, "-m", "koers.commands.main", *words]
    done = subprocess.run(command, env={**environment(home), **variables}, capture_output=True, text=True)
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty workshop."""
    home = tmp_path_factory.mktemp("plain") / "home"
    assert run(home, "migrate", "--verbosity", "0")[0] == 0
    return home


def test_exit_codes(home: Path, tmp_path: Path) -> None:
    good = str(factories.write(tmp_path, "proef", **factories.small()))
    wrong = str(factories.write(tmp_path, "fout", sources=[factories.source(title="")]))
    assert run(home, "check", good) == (0, "In orde: 1 pakket, 12 rijen.\n", "")
    assert run(home, "check", wrong)[0] == 1
    code, _, said = run(home, "load", wrong)
    assert (code, said.splitlines()[0]) == (1, "Fout: 1 fout gevonden. Er is niets veranderd.")
    assert run(home, "publish")[::2] == (1, "Fout: De werkplaats is leeg. Laad eerst een pakket met 'koers load'.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["laad"], "Fout: opdracht 'laad' is er niet. Bedoelt u 'load'? Alle opdrachten: koers help"),
        (["load"], "Fout: dit ontbreekt: MAP. Uitleg: main.py load --help"),
        (["load", "x", "--vervang"], "Fout: dit hoort hier niet: --vervang."),
        (["export", "x"], "Fout: dit ontbreekt: MAP."),
        (["editions"], "Fout: dit ontbreekt: list|verify|diff."),
        (["editions", "toon"], "'toon' kan hier niet (kies uit"),
        (["publish", "--note"], "--note: hier hoort één waarde achter"),
    ],
)
def test_a_wrong_call(home: Path, words: list[str], said: str) -> None:
    code, out, errors = run(home, *words)
    assert (code, out) == (2, "")
    assert said in errors


def test_help_is_dutch(home: Path) -> None:
    code, said, _ = run(home)
    assert code == 0
    assert said.startswith("gebruik: koers OPDRACHT ...")
    assert "  load       Laad pakketten in de werkplaats" in said
    said = run(home, "load", "--help")[1]
    assert said.startswith("gebruik: main.py load [-h] [--replace]")
    assert "toon deze uitleg" in said
    assert "settings" not in said
    assert run(home, "version")[1] == run(home, "--version")[1]
    assert run(home, "version")[1].startswith("Koers ")


def test_no_workshop_yet(tmp_path: Path) -> None:
    code, _, said = run(tmp_path / "leeg", "publish")
    assert (code, said) == (
        1,
        "Fout: De werkplaats is nog niet klaargemaakt of niet bijgewerkt. Geef eerst 'koers migrate'.\n",
    )


def test_no_home(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    code, _, said = run(tmp_path / "bestand" / "home", "publish")
    assert code == 1
    assert said.startswith("Fout: Koers kan niet beginnen: ")


def test_a_reader_that_stops(home: Path) -> None:
    """koers help | head -1"""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "koers.commands.main", "help"]
    done = subprocess.run(command, env=environment(home), stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert done.stderr == ""


def raising(error: BaseException) -> Callable[..., Any]:
    """A command that fails with this."""

    def handle(**_: Any) -> None:
        raise error

    return plainly(handle)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(28, "No space left on device"),
            "Schrijven of lezen lukte niet: [Errno 28] No space left on device. Er is niets half",
        ),
        (PermissionError("alleen medewerkers mogen publiceren"), "Dat mag niet: alleen medewerkers mogen publiceren."),
        (
            PermissionError(13, "Permission denied", "/weg"),
            "Schrijven of lezen lukte niet: [Errno 13] Permission denied: '/weg'.",
        ),
        (OperationalError("database or disk is full"), "De schijf is vol. Er is niets half geschreven."),
        (OperationalError("database is locked"), "Iemand anders schrijft nu in de werkplaats."),
        (ProgrammingError('relation "x" does not exist\nLINE 1'), "De werkplaats is nog niet klaargemaakt"),
        (IntegrityError("UNIQUE constraint failed"), "De database gaf een fout: UNIQUE constraint failed."),
        (
            ZeroDivisionError("division by zero"),
            "Er ging iets mis in Koers zelf (ZeroDivisionError: division by zero).",
        ),
    ],
)
def test_any_error_is_told_plainly(error: Exception, said: str) -> None:
    with pytest.raises(Fout) as caught:
        raising(error)()
    assert str(caught.value).startswith(said)
    assert caught.value.returncode == 1
    with pytest.raises(type(error)):
        raising(error)(traceback=True)


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(script.Koers, "execute", interrupted)
    monkeypatch.setattr(script, "speak_dutch", lambda: None)
    with pytest.raises(SystemExit) as stop:
        script.main()
    assert stop.value.code == 130
    assert "Afgebroken. Er is niets half geschreven" in capsys.readouterr().err
