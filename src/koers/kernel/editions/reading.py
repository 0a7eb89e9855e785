"""Reads from an edition: the current one, the one of a day, or a preview of the workshop."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from koers.kernel import context

from . import serving, store
from .build import Say, database, database_path, is_whole, silent
from .publish import preview
from .store import Edition

WORK = "werk"


@contextmanager
def edition_context(edition: Edition, say: Say = silent) -> Iterator[Edition]:
    """Read public records from this edition, whose database is made again from the packages when it is not whole.

    Raises EditionDamaged when it cannot be served.
    """
    with ExitStack() as stack:
        try:
            alias = stack.enter_context(serving.opened(database_path(edition), is_whole))
        except FileNotFoundError:
            alias = stack.enter_context(serving.opened(database(edition, say), is_whole))
        stack.enter_context(context.reading(alias))
        yield edition


def find(stand: str) -> Edition:
    """The edition that ``stand`` names: empty for the current one, ``werk`` for a preview, else a day or an id.

    Raises NoEdition, EditionDamaged, NothingToPublish.
    """
    if not stand:
        return store.current()
    return preview() if stand == WORK else store.get(stand)
