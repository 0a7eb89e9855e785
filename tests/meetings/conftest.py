"""Files as councils' systems write them, and a home of their own."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file: text, bytes, or anything as JSON."""

    def _put(content: Any, name: str = "uitvoer.json") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return _put


@pytest.fixture
def home(tmp_path: Path, settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty KOERS_HOME."""
    from django.core.cache import caches

    from koers.kernel.editions import serving

    settings.KOERS_HOME = tmp_path / "home"
    settings.KOERS_CHARTS = tmp_path_factory.getbasetemp() / "charts"
    yield settings.KOERS_HOME
    serving.close_unused()
    caches["pages"].clear()
    shutil.rmtree(settings.KOERS_HOME, ignore_errors=True)
