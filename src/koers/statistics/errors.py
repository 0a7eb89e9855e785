"""What is wrong with a file of figures, said so that whoever brought it can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 50
LONGEST_SHOWN = 60


def shown(value: object) -> str:
    """A cell as it can stand in a message: short, and only what can be printed."""
    text = str(value)
    clipped = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return "".join(letter if letter.isprintable() else "·" for letter in clipped)


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
