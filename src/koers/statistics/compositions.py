"""Programme areas: lists of buurten with the part of each that belongs to it, and when."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .areas import clean, is_code, kind_of
from .errors import Problem, StatisticsInputError, refuse


@dataclass(frozen=True)
class Member:
    """A buurt (or wijk, or gemeente) in a programme area. ``weight`` is the part (0-1) that belongs to it; ``since``
    and ``until`` are the first and last year, None when open."""

    code: str
    weight: float = 1.0
    since: int | None = None
    until: int | None = None

    def holds(self, year: int) -> bool:
        """Whether it is part of the area in this year."""
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@dataclass(frozen=True)
class Composition:
    """A programme area. Raises StatisticsInputError when it is empty, a code is none, or a weight is not 0-1."""

    id: str
    name: str
    members: tuple[Member, ...]
    provisional: bool = False

    def __post_init__(self) -> None:
        problems = [
            Problem(self.id, f"'{member.code}' is geen code van een gebied.")
            for member in self.members
            if not is_code(member.code)
        ]
        problems += [
            Problem(self.id, f"het gewicht van {member.code} is {member.weight}.", "Verwacht: boven 0, hoogstens 1.")
            for member in self.members
            if not 0 < member.weight <= 1
        ]
        if not self.members:
            problems.append(Problem(self.id, "dit gebied heeft geen buurten."))
        if problems:
            raise StatisticsInputError(problems)

    def in_year(self, year: int) -> tuple[Member, ...]:
        """The members in a year."""
        return tuple(member for member in self.members if member.holds(year))

    @property
    def kinds(self) -> set[str]:
        """The kinds of area it is made of."""
        return {kind_of(member.code) for member in self.members}


def read_compositions(path: Path) -> dict[str, Composition]:
    """Programme areas out of a table ``area, cbs_code, weight`` (and ``since``, ``until``, ``provisional``).

    Raises StatisticsInputError when the table is not right.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse(path.name, "dit bestand kan niet gelezen worden.") from error
    return compositions_of(path.name, csv.DictReader(text.splitlines()))


def compositions_of(file: str, rows: Iterable[dict[str, str]]) -> dict[str, Composition]:
    """Programme areas out of rows of text. Raises StatisticsInputError."""
    members: dict[str, list[Member]] = {}
    provisional: set[str] = set()
    problems: list[Problem] = []
    for line, row in enumerate(rows, start=2):
        try:
            area, code, weight = row["area"], clean(row["cbs_code"]), float(row.get("weight") or 1)
            since, until = (int(row[name]) if row.get(name) else None for name in ("since", "until"))
        except KeyError as error:
            raise refuse(file, f"de kolom {error.args[0]} ontbreekt.", "Verwacht: area, cbs_code, weight.") from error
        except ValueError:
            problems.append(Problem(file, "gewicht en jaren moeten getallen zijn.", row=line))
            continue
        if any(
            member.code == code and (since, until) == (member.since, member.until) for member in members.get(area, [])
        ):
            problems.append(Problem(file, f"{code} staat twee keer in {area}.", row=line, column="cbs_code"))
        members.setdefault(area, []).append(Member(code, weight, since, until))
        if (row.get("provisional") or "").strip().lower() == "true":
            provisional.add(area)
    if problems:
        raise StatisticsInputError(problems)
    return {area: Composition(area, area, tuple(parts), area in provisional) for area, parts in members.items()}
