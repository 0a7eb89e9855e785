"""The statistics store of this installation, and the day a reader looks back to."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest

from koers.kernel.national import statistics_store
from koers.statistics import Store


def opened() -> Store | None:
    """The store; None when nothing was imported yet. One object as long as nothing is imported: it remembers lists."""
    store = statistics_store()
    return _opened(store.root, store.version) if store.imports() else None


@lru_cache(maxsize=2)
def _opened(root: Path, version: str) -> Store:
    return Store(root)


def as_known_on(request: HttpRequest) -> date | None:
    """The day a reader looks back to: then only releases count that were out. None is now."""
    asked = request.GET.get("stand", "")
    return date.fromisoformat(asked) if asked[:1].isdigit() else None


def known_measures(store: Store, day: date | None) -> set[str]:
    """The measures that the store has any figure of."""
    return {measure for entry in store.imports(day) for one in entry.years for measure in one.measures}
