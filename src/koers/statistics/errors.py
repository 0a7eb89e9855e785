"""What is wrong with a file of figures, said so that whoever brought it can mend it."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 50
LONGEST_SHOWN = 60
_OF_THE_SYSTEM = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EFBIG: "het bestand wordt te groot voor deze schijf",
    errno.EROFS: "op deze schijf kan alleen gelezen worden",
    errno.EACCES: "geen rechten",
    errno.EPERM: "geen rechten",
    errno.ENOENT: "het bestand is er niet",
    errno.EIO: "de schijf geeft een fout",
}


def shown(value: object) -> str:
    """A cell as it can stand in a message: short, and only what can be printed."""
    text = str(value)
    clipped = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return "".join(letter if letter.isprintable() else "·" for letter in clipped)


def why(error: OSError) -> str:
    """What the system could not do, in Dutch where it is something that a user can mend."""
    return _OF_THE_SYSTEM.get(error.errno or 0, error.strerror or str(error))


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where it stands, what is wrong, and what to do (in Dutch).

    ``row`` is the line in the file as an editor counts it, the first line is 1.
    """

    file: str
    wrong: str
    right: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        where = self.file
        if self.row is not None:
            where += f", regel {self.row}"
        if self.column:
            where += f", kolom {shown(self.column)}"
        return f"{where}: {self.wrong} {self.right}".rstrip()


class StatisticsInputError(ValueError):
    """A file of figures, or a question about the figures, cannot be used. Nothing has been written.

    ``problems`` holds what was found, ``count`` how many there are in all.
    """

    def __init__(self, problems: Iterable[Problem], count: int | None = None) -> None:
        found = tuple(problems)
        self.problems = found[:MOST_SHOWN]
        self.count = count if count is not None else len(found)
        lines = [str(problem) for problem in self.problems]
        if self.count > len(self.problems):
            lines.append(f"… en nog {self.count - len(self.problems)} fouten.")
        super().__init__("\n".join(lines))


class StoreError(RuntimeError):
    """The store itself cannot be used or written (disk full, no rights, damaged). In Dutch."""


def refuse(file: str, wrong: str, right: str = "", *, row: int | None = None, column: str = "") -> StatisticsInputError:
    """The error for one problem."""
    return StatisticsInputError([Problem(file, wrong, right, row, column)])


class FetchError(RuntimeError):
    """A publisher's service cannot be reached, or answers with something else than figures. In Dutch."""
