"""What is wrong with a package, said so that the person who made it can mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_SHOWN = 200
LONGEST_SHOWN = 60


def shown(value: Any) -> str:
    """A cell as it can stand in a message: short, and only what can be printed."""
    text = str(value)
    clipped = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return "".join(letter if letter.isprintable() else "·" for letter in clipped)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where it stands, what is wrong, and what would be right (all in Dutch)."""

    package: str
    file: str
    wrong: str
    right: str
    row: int | None = None  # line number in the file, the header is line 1
    column: str = ""

    def __str__(self) -> str:
        where = f"{self.package}/{self.file}" if self.file else self.package
        if self.row is not None:
            where += f", regel {self.row}"
        if self.column:
            where += f", kolom {shown(self.column)}"
        return f"{where}: {self.wrong} {self.right}".rstrip()


class Problems:
    """Collects problems; keeps the first MOST_SHOWN and counts the rest: a million broken rows stay readable."""

    def __init__(self) -> None:
        self.shown: list[Problem] = []
        self.count = 0

    def add(self, problem: Problem) -> None:
        """Keep one more problem."""
        self.count += 1
        if len(self.shown) < MOST_SHOWN:
            self.shown.append(problem)

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted; then good advice is not worth working out."""
        return self.count >= MOST_SHOWN

    def __bool__(self) -> bool:
        return self.count > 0

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.shown)


class PackageError(Exception):
    """The input is wrong. Carries every problem found; nothing has been written."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        super().__init__(self.text())

    def text(self) -> str:
        """All problems, a line each, with the count when not all are shown."""
        lines = [f"- {problem}" for problem in self.problems]
        count = self.problems.count
        head = "1 fout gevonden." if count == 1 else f"{count} fouten gevonden."
        if count > len(self.problems.shown):
            lines.append(
                f"… en nog {count - len(self.problems.shown)} fouten (de eerste {MOST_SHOWN} staan hierboven)."
            )
        return "\n".join([f"{head} Er is niets veranderd.", *lines])


@dataclass(frozen=True)
class Notice:
    """Something tolerated and put right while reading; nothing is wrong."""

    package: str
    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.package}/{self.file}: {self.text}"
