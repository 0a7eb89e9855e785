"""A home of its own for commands, and how to call one.

Koers is imported inside the fixtures: pytest may read this file before Django's settings are known.
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Tell = Callable[..., str]
Fail = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty KOERS_HOME, where nothing is worked out when an edition is made."""
    from koers.kernel.editions import serving, steps

    settings.KOERS_HOME = tmp_path / "home"
    monkeypatch.setattr(steps, "_steps", {})
    yield settings.KOERS_HOME
    serving.close_unused()


@pytest.fixture
def tell(home: Path, db: None) -> Tell:
    """Call a command that succeeds; gives what it says."""
    from django.core.management import call_command

    def _tell(*words: str) -> str:
        out = io.StringIO()
        call_command(*words, stdout=out)
        return out.getvalue()

    return _tell


@pytest.fixture
def fail(home: Path, db: None) -> Fail:
    """Call a command that fails; gives its exit code and what it says."""
    from django.core.management import CommandError, call_command

    def _fail(*words: str) -> tuple[int, str]:
        out = io.StringIO()
        with pytest.raises((CommandError, SystemExit)) as caught:
            call_command(*words, stdout=out)
        error = caught.value
        if isinstance(error, SystemExit):
            return int(error.code or 0), out.getvalue()
        return error.returncode, str(error)

    return _fail
