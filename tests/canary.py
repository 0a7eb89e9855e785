"""A word that occurs nowhere, put in every table of the real programmes: where it turns up, something leaked."""

import csv
import shutil
from pathlib import Path

from tests.site import ROOT, koers

CANARY = "kanarievogel"
# Columns that hold a sentence or a name. Ids, codes and figures are left as they are.
WORDS = frozenset({
    "activities", "ambition", "answer", "definition", "description", "effort", "event", "evidence", "promise", "first_value", "handling", "inputs", "label",
    "name", "note", "outcome", "outcomes", "outputs_text", "preferred_why", "remark", "role_note", "second_value",
    "source_place", "subject", "term", "title", "value_text", "why",
})  # fmt: skip


# A copy of a row would be wrong here: a second step to the same state, a period that overlaps.
NO_COPY = frozenset(
    {
        "programme",
        "obligation_steps",
        "obligation_extensions",
        "calendar_periods",
        "term_rules",
        "frames",
        "frame_findings",
    }
)


def put_in_workshop(home: Path, aside: Path) -> None:
    """Put the canary in the workshop of `home`, in rows that change and in new ones; nothing is published."""
    folders = []
    for programme in sorted(path for path in (ROOT / "programmes").iterdir() if path.is_dir()):
        folder = aside / programme.name
        shutil.copytree(programme, folder)
        for table in folder.glob("*.csv"):
            _put_in(table)
        folders.append(str(folder))
    koers(home, "load", "--replace", *folders)


def _put_in(path: Path) -> None:
    """Put it in the last row of a table, and in a new row where rows have an id."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        names, kept = list(rows.fieldnames or ()), list(rows)
    last = kept[-1]
    new = last | {"id": new_id(path.parent.name, path.stem)}
    for row in (last, new):
        row |= {
            name: f"{row[name]} {CANARY}".strip() for name in WORDS.intersection(names) if row[name] or name == "note"
        }
    if path.stem == "obligations" and new["number"]:  # no two papers of a council have the same
        new["number"] = f"{new['number']}-{CANARY}"
    if names[0] == "id" and path.stem not in NO_COPY:
        kept.append(new)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def new_id(package: str, table: str) -> str:
    """The id of the new row in a table."""
    return f"{CANARY}-{package}-{table.replace('_', '-')}"


def files_with_canary(folder: Path) -> list[str]:
    """The files in a folder that hold the word, in their name or their bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files, folder
    return [path.name for path in files if CANARY in path.name or CANARY.encode() in path.read_bytes().lower()]
