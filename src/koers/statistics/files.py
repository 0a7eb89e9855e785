"""Files that are there whole or not at all, and what they are known by."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

# The kernel has the like, but stands above this floor.
UNFINISHED = ".unfinished-"


def file_hash(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process at a time writes in ``folder``. The lock goes with its process, also after kill -9."""
    with (folder / ".lock").open("w") as handle:
        flock(handle, LOCK_EX)
        yield


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A new folder in ``folder`` to make something in; what is still there at the end goes."""
    stage = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        stage.chmod(0o755)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def clear_unfinished(folder: Path) -> None:
    """Clear away what a process left when it was stopped. Only inside the lock."""
    for left in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)


def settle(folder: Path) -> None:
    """Wait until a folder and its files are on the disk, not only on their way to it."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
