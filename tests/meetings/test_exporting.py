"""Out and in again gives the same, for what the form can hold; and what it cannot hold is said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from . import samples, schemas
from .reading import read
from .test_writing import bring, put_all

pytestmark = pytest.mark.django_db
Put = Callable[..., Path]
PACKAGE = "raad-proefstad"
# What both hold of each table. The rest is in what the command says.
MINI = {
    "meetings": (
        "name",
        "classification",
        "committee",
        "date",
        "start",
        "end",
        "location",
        "status",
        "external_id",
        "url",
    ),
    "agenda_items": ("meeting", "parent", "number", "place", "title", "description", "url"),
    "meeting_documents": ("meeting", "agenda_item", "title", "kind", "media_type", "external_id", "url"),
    "motions": ("kind", "title", "date", "meeting", "agenda_item", "external_id", "url"),
}
POPOLO = {
    "meetings": ("name", "classification", "date", "start", "end", "location", "status", "external_id", "url"),
    "agenda_items": ("meeting", "parent", "number", "place", "title", "description", "url"),
    "motions": ("kind", "number", "title", "date", "meeting", "agenda_item", "parties", "result", "external_id", "url"),
}


def exported(tmp_path: Path, form: str) -> tuple[Path, list[str]]:
    """The package of the samples, written in a form."""
    from koers.kernel import context
    from koers.meetings.exporting import export

    target = tmp_path / f"uit-{form}"
    with context.workshop():
        return target, export(PACKAGE, target, form)


def workshop(table: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What the workshop has of a table, references by the id of the source."""
    from koers.kernel import context
    from koers.kernel.packages import workshop as stored
    from koers.kernel.packages.registry import table as table_of

    with context.workshop():
        names = _outside()
        rows = [cells for _, cells, _ in stored.rows(table_of(table), PACKAGE)]
        return sorted(
            tuple(names.get(str(getattr(row, name)), _text(getattr(row, name))) for name in columns) for row in rows
        )


def _outside() -> dict[str, str]:
    from koers.kernel.packages import workshop as stored
    from koers.kernel.packages.registry import table as table_of

    return {
        row.id: row.external_id or row.id
        for name in ("meetings", "agenda_items")
        for _, row, _ in stored.rows(table_of(name), PACKAGE)
    }


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def again(files: list[Path], table: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The same, of what comes back from the export."""
    _, linked = read(*files)
    outside = {
        row["id"]: row["external_id"] for name in ("meetings", "agenda_items") for row in linked.rows[name].values()
    }
    return sorted(
        tuple(outside.get(row.get(name, ""), row.get(name, "")) for name in columns)
        for row in linked.rows[table].values()
    )


def fill(put: Put) -> None:
    """A package with everything."""
    bring(*put_all(put))
    bring(put(samples.NOTUBIZ), package=PACKAGE)
    bring(put(samples.MINI_OLD), package=PACKAGE)


def test_mini_ori_round_trip(home: Path, put: Put, tmp_path: Path) -> None:
    fill(put)
    target, told = exported(tmp_path, "mini-ori")
    files = sorted(target.iterdir())
    assert [file.name for file in files] == ["agendapunten.json", "informatieobjecten.json", "vergaderingen.json"]
    for file in files:
        jsonschema.validate(json.loads(file.read_text(encoding="utf-8")), schemas.page(file.name))
    for table, columns in MINI.items():
        assert again(files, table, columns) == workshop(table, columns), table
    said = "\n".join(told)
    for what in (
        "de uitslag van een motie",
        "hoe fracties stemden",
        "welke fracties een motie indienden",
        "een stuk zonder eigen dag",
    ):
        assert what in said


def test_popolo_round_trip(home: Path, put: Put, tmp_path: Path) -> None:
    fill(put)
    target, told = exported(tmp_path, "popolo")
    jsonschema.validate(json.loads(target.read_text(encoding="utf-8")), schemas.POPOLO)
    for table, columns in POPOLO.items():
        assert again([target], table, columns) == workshop(table, columns), table
    assert again([target], "meeting_documents", ("title", "url", "meeting", "agenda_item")) == [
        row for row in workshop("meeting_documents", ("title", "url", "meeting", "agenda_item")) if row[1]
    ]
    votes = {tuple(vote) for vote in _votes_again(target)}
    assert votes == {
        (row[0].removeprefix("proefstad-"), *row[1:])
        for row in workshop("votes", ("motion", "party", "option", "seats"))
    }
    assert "de uitslag in de woorden van de bron" in "\n".join(told)


def _votes_again(target: Path) -> list[tuple[str, str, str, str]]:
    _, linked = read(target)
    ids = {row["id"]: row["external_id"] for row in linked.rows["motions"].values()}
    return [
        (ids[motion], party, option, _text(seats))
        for motion, votes in linked.votes.items()
        for (party, option), seats in votes.items()
    ]


def test_nothing_is_left_behind_when_writing_fails(
    home: Path, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(put)

    def fail(*_args: object, **_more: object) -> str:
        raise OSError("vol")

    monkeypatch.setattr("koers.meetings.exporting.writing.json.dumps", fail)
    before = set(tmp_path.iterdir())
    with pytest.raises(OSError, match="vol"):
        exported(tmp_path, "popolo")
    assert set(tmp_path.iterdir()) == before
