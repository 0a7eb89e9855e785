"""Editions of a small package, in a folder of their own. Nothing is worked out but one row, so that they are made quickly.

Koers is imported inside the fixtures: pytest may read this file before Django's settings are known.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import factories


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """An empty KOERS_HOME."""
    from django.core.cache import caches

    from koers.kernel.editions import serving

    settings.KOERS_HOME = tmp_path / "home"
    yield settings.KOERS_HOME
    serving.close_unused()
    caches["pages"].clear()


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The only thing that is worked out: a verdict that says how many times it was, so that once more can be seen."""
    from koers.kernel.editions import steps
    from koers.programme.models import Verdict

    runs: list[str] = []

    def work_out(alias: str) -> None:
        runs.append(alias)
        given = {"goal_id": "doel", "area_id": "stad", "package": "proef", "period": "programme", "variant": "current"}
        detail = {"regel\u2028einde": [0.1, None, "é"]}
        Verdict.objects.using(alias).create(
            id="oordeel", verdict="behind", points=len(runs), pace=0.1, detail=detail, **given
        )

    monkeypatch.setattr(steps, "_steps", {"proef": steps.Step(1, "oordeel uitrekenen", work_out, makes=Verdict)})
    return runs


class Workshop:
    """A workshop with one package, whose words a test changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, *terms: factories.Cells, slug: str = "proef", **tables: Any) -> None:
        """Load the small package with these words (or another package, with these tables alone)."""
        from koers.kernel.packages.loading import load_folders

        known = factories.small() if slug == "proef" else {}
        written = factories.write(self.folder, slug, **{**known, **({"glossary": terms} if terms else {}), **tables})
        load_folders([written], replace=True)

    def publish(self, *terms: factories.Cells, **options: Any) -> Any:
        """Load when there are words, publish, and give the edition."""
        from koers.kernel.editions.publish import publish

        if terms:
            self.load(*terms)
        return publish(**options)[0]


@pytest.fixture
def work(home: Path, worked_out: list[str], db: None, tmp_path: Path) -> Workshop:
    """A workshop, and a place for its editions."""
    return Workshop(tmp_path / "packages")
