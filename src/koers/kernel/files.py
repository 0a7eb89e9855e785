"""Files that are there whole or not at all, and what they are known by."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

# What is still being made has a name that starts with this; when its maker was stopped, the next one clears it away.
UNFINISHED = ".koers-"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, also when the power fails. Raises OSError."""
    aside = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
    try:
        with aside.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A new folder in ``folder`` to make something in; what is still in it at the end goes."""
    stage = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        stage.chmod(0o755)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def clear_unfinished(folder: Path) -> None:
    """Clear away what others left when they were stopped. Only for who has ``folder`` to himself."""
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Wait until a file, or all files in a folder, are on the disk and not only on their way to it."""
    for file in [path, *path.rglob("*")] if path.is_dir() else [path]:
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def file_hash(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def folder_hash(path: Path) -> str:
    """The sha256 over the names and contents of all files in a folder: a line a file, by name, ``name NUL sha256``."""
    total = hashlib.sha256()
    names = sorted((file.relative_to(path).as_posix(), file) for file in path.rglob("*") if file.is_file())
    for name, file in names:
        total.update(f"{name}\0{file_hash(file)}\n".encode())
    return total.hexdigest()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one process (and thread) at a time on this machine is inside; the others wait."""
    with path.open("w") as handle:
        flock(handle, LOCK_EX)
        yield
