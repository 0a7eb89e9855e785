"""Editions of small made-up programmes, in a folder of their own.

Koers is imported inside the fixtures: pytest may read this file before Django's settings are known.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Publish = Callable[..., Any]


@pytest.fixture
def home(tmp_path: Path, settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty KOERS_HOME. Charts are shared by all tests of a run: a picture is known by its content."""
    from django.core.cache import caches

    from koers.kernel.editions import serving

    settings.KOERS_HOME = tmp_path / "home"
    settings.KOERS_CHARTS = tmp_path_factory.getbasetemp() / "charts"
    yield settings.KOERS_HOME
    serving.close_unused()
    caches["pages"].clear()
    shutil.rmtree(settings.KOERS_HOME, ignore_errors=True)


@pytest.fixture
def published(home: Path, db: None, tmp_path: Path) -> Publish:
    """Load small programmes and publish them; gives the edition."""
    from koers.kernel.editions.publish import publish
    from koers.kernel.packages.loading import load_folders

    def _publish(*worlds: Any) -> Any:
        load_folders([world.write(tmp_path / "packages") for world in worlds], replace=True)
        return publish()[0]

    return _publish


@pytest.fixture
def visitor(client: Any) -> Any:
    """Django's test client, as a visitor of this site."""
    client.defaults["HTTP_HOST"] = "localhost"
    return client
