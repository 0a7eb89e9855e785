"""Takes a list into the workshop, through the same door as every package: all is checked, shown, and written at once."""

import csv
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from koers.kernel import context
from koers.kernel.components.formatting import plural
from koers.kernel.models import Package
from koers.kernel.packages.descriptor import FILE_NAME, write_descriptor
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.registry import all_tables, table
from koers.kernel.packages.writing import export_package

from .merging import Around, Merged, Row, merge, usual
from .problems import ListError
from .reading import CouncilList, read_list

TABLES = ("obligations", "obligation_steps", "obligation_goals")


@dataclass
class Result:
    """What a list changes, in words, and how many things that are."""

    changes: int
    lines: list[str] = field(default_factory=list)


def bring_in(file: Path, programme: str, *, write: bool) -> Result:
    """Put the list beside the package of a programme; with ``write`` also in it.

    Raises ListError and PackageError with everything that is wrong; nothing is written then. Loading the same list twice
    changes nothing but the day of the list.
    """
    today = timezone.localdate()
    found = read_list(file, today)
    with tempfile.TemporaryDirectory(prefix="koers-lijst-") as aside:
        folder = Path(aside) / programme
        with context.workshop():
            if not Package.objects.filter(slug=programme).exists():
                raise ListError(
                    [f"programma '{programme}' staat niet in de werkplaats. Laad het eerst met koers load."]
                )
            export_package(programme, folder)
        rows = {name: _read(folder, name) for name in TABLES}
        merged = _merged(found, rows, folder, programme, today.isoformat())
        if merged.problems:
            raise ListError(merged.problems)
        if write:
            _write(folder, merged, programme, file.name, today.isoformat())
            load_folders([folder], why=f"koers obligations import {file.name}", replace=True)
    return Result(merged.changes, [*_about(found), *merged.lines])


def _merged(found: CouncilList, rows: dict[str, list[Row]], folder: Path, programme: str, day: str) -> Merged:
    asker, owes = usual(rows["obligations"], "owed_to"), usual(rows["obligations"], "owes")
    if found.items and not (asker and owes):
        raise ListError(
            [
                f"programma '{programme}' heeft nog geen vraag, motie of toezegging, dus Koers weet niet van welke raad en welk college "
                "deze lijst is. Zet er één in het pakket, met owes en owed_to."
            ]
        )
    around = Around(
        asker, owes, _source(programme), day,
        goals=[(row["id"], row["title"]) for row in _read(folder, "goals")],
        funds=[(row["id"], row["name"]) for row in _read(folder, "funds")],
    )  # fmt: skip
    columns = {name: table(name).columns for name in TABLES}
    return merge(found, rows["obligations"], rows["obligation_steps"], rows["obligation_goals"], around, columns)


def _source(programme: str) -> str:
    return f"raadsinformatiesysteem-{programme}"


def _read(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _write(folder: Path, merged: Merged, programme: str, file: str, day: str) -> None:
    sources = [row for row in _read(folder, "sources") if row["id"] != _source(programme)]
    own = {
        "id": _source(programme), "title": "Lijst uit het raadsinformatiesysteem", "kind": "uitvoer", "date": day,
        "made_up": "false", "note": f"Bestand {file}. Het raadsinformatiesysteem is leidend.",
    }  # fmt: skip
    sources.append(dict.fromkeys(table("sources").columns, "") | own)
    contents = {
        "sources": sources,
        "obligations": merged.obligations,
        "obligation_steps": merged.steps,
        "obligation_goals": merged.goals,
    }
    for name, rows in contents.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, table(name).columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    with context.workshop():
        about = Package.objects.get(slug=programme).about
    tables = [item for item in all_tables() if (folder / item.file).exists()]
    (folder / FILE_NAME).write_bytes(write_descriptor(about, tables))


def _about(found: CouncilList) -> list[str]:
    """What was left out of the list, and why."""
    lines = [f"{plural(len(found.items), 'regel', 'regels')} gelezen.", *found.notices]
    if found.secret:
        lines.append(f"{found.secret} niet overgenomen: geheim, onder embargo, of niet zeker openbaar.")
    if found.never_owed:
        lines.append(f"{found.never_owed} niet overgenomen: verworpen, aangehouden of niet ingediend.")
    if found.people_columns:
        lines.append(f"Namen van mensen nemen we niet over. Kolommen: {', '.join(found.people_columns)}.")
    if found.unknown_columns:
        lines.append(f"Deze kolommen kennen we niet: {', '.join(found.unknown_columns)}.")
    return lines
