"""A small made-up council in a home of its own, published.

Koers is imported inside the fixtures: pytest may read this file before Django's settings are known.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tests.factories import SOURCE, Cells

Publish = Callable[..., Any]


def body(id: str, **cells: Any) -> Cells:
    """A body."""
    return {"id": id, "name": id.capitalize(), "source": SOURCE} | cells


def obligation(id: str, kind: str = "pledge", **cells: Any) -> Cells:
    """Something the executive owes the council."""
    own = {"id": id, "kind": kind, "title": f"Titel {id}", "asker": "raad", "owes": "college", "owed_to": "raad"}
    return own | {"source": SOURCE} | cells


def step(obligation: str, on: str, state: str, by: str, **cells: Any) -> Cells:
    """A step."""
    own = {"id": f"{obligation}-{on}-{state.replace('_', '-')}", "obligation": obligation, "on": on, "state": state}
    return own | {"by": by, "source": SOURCE} | cells


def term_rule(id: str = "artikel-33", **cells: Any) -> Cells:
    """Thirty days for a written question."""
    own = {"id": id, "kind": "written_question", "area": "stad", "regulation": "reglement", "article": "artikel 33"}
    own |= {"version": "2020", "amount": 30, "unit": "day", "recess": "shifts", "start_event": "ontvangst"}
    return own | {"valid_from": "2020-01-01", "made_up": True, "source": SOURCE} | cells


def recess(id: str, first: str, last: str, **cells: Any) -> Cells:
    """A recess."""
    own = {"id": id, "kind": "recess", "area": "stad", "name": id, "first_day": first, "last_day": last}
    return own | {"source": SOURCE} | cells


def council(*obligations: Cells, **tables: list[Cells]) -> dict[str, list[Cells]]:
    """The tables of a package with a council, an executive, a coalition and these obligations."""
    bodies = [body("raad"), body("college"), body("coalitie")]
    return {**factories.small(), "bodies": bodies, "obligations": list(obligations), **tables}


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


@pytest.fixture
def published(home: Path, db: None, tmp_path: Path) -> Publish:
    """Load a small council and publish it; gives the edition."""
    from koers.kernel.editions.publish import publish
    from koers.kernel.packages.loading import load_folders

    def _publish(**tables: Any) -> Any:
        load_folders([factories.write(tmp_path / "packages", "proef", **tables)], replace=True)
        return publish()[0]

    return _publish


@pytest.fixture
def visitor(client: Any) -> Any:
    """Django's test client, as a visitor of this site."""
    client.defaults["HTTP_HOST"] = "localhost"
    return client
