"""Opens edition databases for reading: read-only and immutable, a few kept open by each thread.

A file's hash is checked before it is opened, once for every process, and again when the file changed. Connections
belong to their thread alone, so closing one never disturbs another.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from koers.kernel.context import BUILDING, WORKSHOP

KEPT_OPEN = 8

Mark = tuple[int, int]  # when a file was changed, and its size

_checked: dict[Path, Mark] = {}  # files whose hash was right when they looked like this
_checking = threading.Lock()


class _Open(threading.local):
    """The aliases that this thread has open, the longest unused first, and by how many each is in use now."""

    def __init__(self) -> None:
        self.users: OrderedDict[str, int] = OrderedDict()


_open = _Open()


def _connect(alias: str, name: str) -> None:
    # Given to Django for this thread only: editions come and go, its own list of databases is fixed.
    fixed: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": {}, "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False, "ATOMIC_REQUESTS": False, "HOST": "", "PORT": "", "USER": "", "PASSWORD": "",
    }  # fmt: skip
    connections[alias] = DatabaseWrapper({**connections[WORKSHOP].settings_dict, **fixed}, alias)


def _close(alias: str) -> None:
    connections[alias].close()
    del connections[alias]


@contextmanager
def writable(path: Path) -> Iterator[str]:
    """An alias to a new database file that is still being made."""
    alias = f"{BUILDING}{path}"
    _connect(alias, str(path))
    try:
        yield alias
    finally:
        _close(alias)


@contextmanager
def opened(path: Path, is_whole: Callable[[Path], bool]) -> Iterator[str]:
    """The alias of a finished database file in this thread, open as long as the block lasts at least.

    ``is_whole`` tells if the file may be served. Raises FileNotFoundError when it is gone or not whole.
    """
    alias = f"{path} {_mark_of(path, is_whole)}"
    if alias not in _open.users:
        _connect(alias, f"{path.as_uri()}?mode=ro&immutable=1")
    _open.users[alias] = _open.users.get(alias, 0) + 1
    _open.users.move_to_end(alias)
    try:
        yield alias
    finally:
        _open.users[alias] -= 1
        close_unused(KEPT_OPEN)


def _mark_of(path: Path, is_whole: Callable[[Path], bool]) -> Mark:
    """When the file was changed: one that was made again has another alias, so nobody goes on reading the old one."""
    stat = path.stat()
    mark = (stat.st_mtime_ns, stat.st_size)
    with _checking:
        if _checked.get(path) != mark:
            if not is_whole(path):
                raise FileNotFoundError(path)
            _checked[path] = mark
    return mark


def close_unused(most: int = 0) -> None:
    """Close the databases that this thread used longest ago, until no more than ``most`` are open."""
    unused = [alias for alias, users in _open.users.items() if not users]
    for alias in unused[: max(0, len(_open.users) - most)]:
        del _open.users[alias]
        _close(alias)
