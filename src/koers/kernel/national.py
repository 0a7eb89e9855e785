"""Where the store of neighbourhood statistics stands. It is beside the editions, not in them: it is national and grows by itself."""

from django.conf import settings

from koers.statistics import Store
from koers.statistics.geography import Atlas


def statistics_store() -> Store:
    """The store of this installation; it may be empty, or not there at all."""
    return Store(settings.KOERS_HOME / "statistics")


def national_version() -> str:
    """Changes when figures or boundaries come or go: pages on them are then made anew."""
    store = statistics_store()
    return f"{store.version} {Atlas(store.root).version}"
