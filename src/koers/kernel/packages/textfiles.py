"""Reads the text files of a package: only those that stand in its folder, as UTF-8, with plain line ends.

Tolerated: a byte order mark and Windows line ends. Bytes that are no UTF-8 come through as half characters, which no
cell accepts, so that each such cell can be named; ``as_windows`` shows what was probably meant.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.conf import settings

from .descriptor import is_inside

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Signs that no text needs, and that databases, XML and terminals stumble over.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
HALF = re.compile(r"[\ud800-\udfff]")

Wrong = Callable[[str, str, int], None]  # what is wrong, what would be right, on which line


class Unreadable(Exception):
    """A file of a package cannot be read at all. Says what is wrong and what would be right (Dutch)."""

    def __init__(self, wrong: str, right: str) -> None:
        self.wrong, self.right = wrong, right
        super().__init__(wrong)


@dataclass(frozen=True)
class Oddities:
    """What was tolerated in a file."""

    byte_order_mark: bool
    windows_line_ends: bool


def find(folder: Path, path: str) -> Path:
    """The file at ``path`` in the package. Raises Unreadable when it is not an ordinary file in the folder."""
    if not is_inside(path):
        raise Unreadable("dit pad wijst buiten de map of kan niet.", "Noem een bestand in de map van het pakket.")
    file = folder / path
    steps = [file, *file.parents]
    if any(step.is_symlink() for step in steps[: steps.index(folder)]):
        raise Unreadable("dit bestand is een koppeling.", "Zet het bestand zelf in de map.")
    if not file.is_file():
        raise Unreadable("dit bestand ontbreekt.", "Voeg het toe, of haal de verwijzing weg.")
    if file.stat().st_size > settings.KOERS_LARGEST_FILE:
        most = settings.KOERS_LARGEST_FILE / 1_000_000
        raise Unreadable(f"dit bestand is groter dan {most:g} MB.", "Splits het, of verhoog KOERS_LARGEST_FILE.")
    return file


def oddities(file: Path) -> Oddities:
    """What there is to tolerate in a file. Raises Unreadable when it is no text in UTF-8 or near it."""
    with file.open("rb") as handle:
        start = handle.read(3)
        if start.startswith(UTF16):
            raise Unreadable("dit bestand is opgeslagen als UTF-16.", "Sla het op als UTF-8; in Excel: 'CSV UTF-8'.")
        handle.seek(0)
        returns = any(b"\r" in block for block in iter(lambda: handle.read(1 << 20), b""))
    return Oddities(start == BOM, returns)


def open_text(file: Path) -> TextIO:
    """Open a file as UTF-8 with plain line ends."""
    return file.open(encoding="utf-8-sig", errors="surrogateescape", newline=None)


def lines(handle: TextIO, wrong: Wrong) -> Iterator[str]:
    """The lines of a file; each with a sign that does not belong in text is told to ``wrong``."""
    for number, line in enumerate(handle, start=1):
        if found := CONTROL.search(line):
            wrong(
                f"hier staat een onzichtbaar stuurteken (0x{ord(found[0]):02X}).",
                "Haal het weg, of sla het bestand opnieuw op als platte tekst.",
                number,
            )
        yield line


def read_text(folder: Path, path: str, wrong: Wrong) -> str:
    """The whole text of a file in the package; what is wrong in it is told to ``wrong``. Raises Unreadable."""
    file = find(folder, path)
    oddities(file)
    with open_text(file) as handle:
        text = "".join(lines(handle, wrong))
    if half := HALF.search(text):
        wrong(
            f"hier staat iets dat geen UTF-8 is (in Windows-1252: '{as_windows(half[0])}').",
            "Sla het bestand op als UTF-8.",
            text.count("\n", 0, half.start()) + 1,
        )
    return text


def as_windows(text: str) -> str:
    """Text with bytes that are no UTF-8, as it would read in Windows-1252."""
    return text.encode("utf-8", "surrogateescape").decode("windows-1252", "replace")
