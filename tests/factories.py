"""Packages for tests, small enough to read: each function gives one row, with only what a test says filled in otherwise.

folder = write(tmp_path, "proef", sources=[source()], areas=[area("land"), area("stad", parent="land")])

A row is cells by column; a column that is not named stays empty. Nothing of Koers is used to write: what is tested reads it.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Cells = dict[str, Any]
SOURCE = "bron"


def source(id: str = SOURCE, **cells: Any) -> Cells:
    """A source."""
    return {"id": id, "title": f"Bron {id}", "date": "2023-11"} | cells


def area(id: str = "stad", **cells: Any) -> Cells:
    """An area."""
    return {"id": id, "name": f"Gebied {id}", "kind": "municipality", "source": SOURCE} | cells


def unit(id: str = "procent", **cells: Any) -> Cells:
    """A unit: percents."""
    return {"id": id, "name": id, "kind": "share", "per": 100, "source": SOURCE} | cells


def indicator(id: str = "werk", **cells: Any) -> Cells:
    """An indicator in percents."""
    own = {"id": id, "name": f"Indicator {id}", "definition": "Wat het meet.", "unit": "procent"}
    return own | {"direction": "up", "status": "in_use", "source": SOURCE} | cells


def observation(
    indicator: str = "werk", area: str = "stad", period: str = "2023", value: str = "1", **cells: Any
) -> Cells:
    """A figure."""
    return {"indicator": indicator, "area": area, "period": period, "value": value, "source": SOURCE} | cells


def goal(id: str = "doel", **cells: Any) -> Cells:
    """A goal."""
    own = {"id": id, "level": "goal", "title": f"Doel {id}", "area": "stad", "standing": "written_only"}
    return own | {"source": SOURCE} | cells


def programme(id: str = "proef", **cells: Any) -> Cells:
    """The programme of the package with this name."""
    own = {
        "id": id,
        "name": f"Programma {id}",
        "short_name": id,
        "kind": "proef",
        "ambition": "Beter.",
        "owner": "Iemand",
    }
    return own | {"area": "stad", "source": SOURCE} | cells


def term(id: str = "begrip", **cells: Any) -> Cells:
    """A word of the glossary."""
    return {"id": id, "term": id, "source": SOURCE} | cells


def small() -> dict[str, list[Cells]]:
    """The tables of a package in which every kind of reference occurs."""
    return {
        "sources": [source()],
        "areas": [area("land", kind="country"), area("stad", parent="land")],
        "units": [unit()],
        "indicators": [indicator()],
        "observations": [observation(period="2022"), observation(period="2023"), observation(area="land")],
        "goals": [goal("ambitie", level="ambition"), goal(parent="ambitie")],
        "goal_indicators": [{"goal": "doel", "indicator": "werk", "basis": "source", "source": SOURCE}],
        "programme": [programme()],
    }


def write(
    parent: Path,
    slug: str,
    /,
    *,
    depends_on: Iterable[str] = (),
    texts: Mapping[str, str] | None = None,
    **tables: Sequence[Cells],
) -> Path:
    """Write a package into the folder ``parent/slug``, over what is there; gives that folder. ``texts``: path to Markdown."""
    folder = parent / slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        write_csv(folder / f"{name}.csv", rows)
    for path, text in (texts or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    resources = [{"name": name, "path": f"{name}.csv"} for name in tables]
    write_descriptor(
        folder, {"name": slug, "koers": {"format": 1, "depends_on": list(depends_on)}, "resources": resources}
    )
    return folder


def write_csv(path: Path, rows: Sequence[Cells]) -> None:
    """Write a table; its columns are those that occur in the rows, and one where there is none."""
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["id"]
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_text(row.get(name, "")) for name in names] for row in rows)


def write_descriptor(folder: Path, content: Any) -> None:
    """Write the datapackage.json."""
    (folder / "datapackage.json").write_text(json.dumps(content))


def _text(cell: Any) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
