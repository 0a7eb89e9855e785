"""Makes packages larger, to see how cost grows: the same rows again and again, under ids of their own."""

import csv
import json
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

Row = dict[str, str]

# Tables that stay as they are: a programme has one row about itself, and every horizon more would multiply the verdicts.
# A programme has its bodies once, its own and the shared ones; there are no more of them when there are more goals.
ONCE = frozenset(
    {"programme", "horizons", "programme_bodies", "frames", "frame_requirements", "frame_findings", "frame_triggers"}
)
# Columns that name a row of this table.
REFERS = {
    "goal": "goals",
    "parent": "goals",
    "related": "goals",
    "indicator": "indicators",
    "intervention": "interventions",
    "fund": "funds",
    "counted_in": "funds",
    "budget_item": "budget_items",
    "obligation": "obligations",
    "choice": "choices_ahead",
    "group": "obligation_groups",
    "agreement": "agreements",
    "decision": "decisions",
    "risk": "risks",
    "review": "reviews",
    "question": "research_questions",
    "meeting": "meetings",
    "agenda_item": "agenda_items",
    "motion": "motions",
}


def with_dependencies(package: Path) -> list[Path]:
    """The folders of everything a package depends on, that first, and of the package itself."""
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    needed = chain.from_iterable(
        with_dependencies(package.parent / name) for name in about["koers"].get("depends_on", ())
    )
    return list(dict.fromkeys([*needed, package]))


def enlarged(package: Path, target: Path, times: int) -> Path:
    """Write a package with every row of `package` this many times; return its folder."""
    shutil.copytree(package, target)
    own = {table.stem: {row["id"] for row in read(table) if "id" in row} for table in package.glob("*.csv")}
    for table in package.glob("*.csv"):
        if table.stem not in ONCE:
            rows = list(read(table))
            write(
                target / table.name,
                chain(rows, (again(row, copy, own) for copy in range(2, times + 1) for row in rows)),
            )
    return target


def again(row: Row, copy: int, own: dict[str, set[str]]) -> Row:
    """The row under another id, referring to the rows that were copied with it."""
    new = {
        name: f"{value}-{copy}" if value in own.get(REFERS.get(name, ""), ()) else value for name, value in row.items()
    }
    if "id" in row:
        new["id"] = f"{row['id']}-{copy}"
    if "owed_to" in row and row["number"]:  # no two papers of a council have the same
        new["number"] = f"{row['number']}-{copy}"
    if "breakdown" in row and new["indicator"] == row["indicator"]:  # of a shared indicator, which has no copy
        new["breakdown"] = f"{row['breakdown']} kopie {copy}".strip()
    return new


def with_observations(package: Path, target: Path, count: int) -> Path:
    """Write a package like `package` with this many observations; return its folder."""
    shutil.copytree(package, target)
    rows = list(read(package / "observations.csv"))
    write(target / "observations.csv", islice(chain(rows, _more(rows)), count))
    return target


def _more(rows: list[Row]) -> Iterator[Row]:
    group = 0
    while True:
        group += 1
        yield from (
            row | {"breakdown": f"{row['breakdown']} groep {group}".strip(), "preferred": "false"} for row in rows
        )


def with_years(package: Path, target: Path, indicator: str, count: int) -> Path:
    """Write a package in which this indicator has `count` figures: its oldest ones again, a year earlier each time."""
    shutil.copytree(package, target)
    rows = list(read(package / "observations.csv"))
    own = [row for row in rows if row["indicator"] == indicator]
    first = min(int(row["period"]) for row in own if row["period"])
    oldest = [row for row in own if row["period"] == str(first)]
    earlier = (row | {"period": str(first - 1 - number)} for number in range(count) for row in oldest)
    write(target / "observations.csv", chain(rows, islice(earlier, count - len(own))))
    return target


def read(path: Path) -> Iterator[Row]:
    """The rows of a table."""
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a table."""
    first = next(iterator := iter(rows))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(first), lineterminator="\n")
        writer.writeheader()
        writer.writerows(chain([first], iterator))


def count(folders: Iterable[Path]) -> int:
    """How many rows there are in all tables of these packages."""
    return sum(1 for folder in folders for table in folder.glob("*.csv") for _ in read(table))
