"""Which state the code is reading: the workshop, or one edition.

Fails closed: reading a public record without saying which of the two raises NoContext. So nothing unpublished can reach
a page by accident.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TypeVar

WORKSHOP = "default"
BUILDING = "building "
"""How the alias of an edition begins that is still being made."""
REMEMBERED = 256

Answer = TypeVar("Answer")

_reading: ContextVar[str | None] = ContextVar("koers_reading", default=None)


class NoContext(RuntimeError):
    """A public record was read or written without saying whether from the workshop or an edition."""


def current_alias() -> str:
    """The database alias that public records are read from now. Raises NoContext."""
    alias = _reading.get()
    if alias is None:
        raise NoContext("read public records inside workshop() or edition_context()")
    return alias


def is_reading() -> bool:
    """Whether somebody said which state is read."""
    return _reading.get() is not None


@contextmanager
def reading(alias: str) -> Iterator[None]:
    """Read public records from the database with this alias."""
    token = _reading.set(alias)
    try:
        yield
    finally:
        _reading.reset(token)


@contextmanager
def workshop() -> Iterator[None]:
    """Read and write public records in the workshop."""
    with reading(WORKSHOP):
        yield


def once_an_edition(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """Ask once for each edition, and remember the answer: its database never changes, and every page asks the same.

    Of the workshop, and of an edition that is being made, it is asked every time.
    """

    @lru_cache(maxsize=REMEMBERED)
    def remembered(_alias: str, *asked: Hashable) -> Answer:
        return ask(*asked)

    @wraps(ask)
    def answer(*asked: Hashable) -> Answer:
        alias = current_alias()
        changes = alias == WORKSHOP or alias.startswith(BUILDING)
        return ask(*asked) if changes else remembered(alias, *asked)

    return answer
