"""The cells of a store as known on a day, kept as long as no import comes or goes."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from .cells import Cells
from .store import Store


def view(store: Store, as_known_on: date | None = None) -> Cells:
    """The cells. One for all who ask: what it has looked up before, it knows."""
    return _view(store.root, store.version, as_known_on)


@lru_cache(maxsize=4)
def _view(root: Path, version: str, as_known_on: date | None) -> Cells:
    return Cells(Store(root), as_known_on)
