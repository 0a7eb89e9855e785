"""Random packages for property tests: random rows for one table, made from its row model alone, and a plain row in each of
the tables that it refers to.

A new table or column is in them without anything being added here. Chance is given, not hypothesis' own strategies: a
whole package takes more choices than those may make.
"""

from collections.abc import Callable
from random import Random
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from koers.kernel.packages.cells import RowReader
from koers.kernel.packages.registry import Table, all_tables, table
from koers.kernel.packages.rows import choices_of
from koers.obligations.checks import extensions, steps
from koers.obligations.fitting import SHARED, TOLD, misfits

SLUG = "proef"
Tables = dict[str, list[dict[str, str]]]
Make = Callable[[Random], str]
# Letters that mean something to CSV, to a database, to a spreadsheet or to a reader of text.
LETTERS = "abc ABC 019 \"'`,;:|\t\n\n =@+-%_\\/<>&{}[]#$ éëïß€ 漢字 ١٢ 🏘️ e\u0301 \u00a0\u00ad\u200b\u200d\u2028\u202e\u0085\ufeff"


# Tables whose rows must fit another table, with the check of the room.
TOGETHER = {"obligation_steps": steps, "obligation_extensions": extensions}

# Cells that a check of the table asks for, though the column itself may be empty.
ASKED = {("frames", "example"): "true"}


def words(chance: Random) -> str:
    """A text of any letters, perhaps none."""
    return "".join(chance.choices(LETTERS, k=chance.randrange(12)))


def _day(chance: Random) -> str:
    text = f"{chance.randrange(1600, 2200)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return text[: chance.choice([4, 7, 10])]


# For each column the first of these whose example it takes: what it takes is then known well enough.
POOLS: list[tuple[str, Make]] = [
    ('é "; \n,', words),
    ("-1.50", lambda chance: chance.choice(["0", "-0.0", "007", "1.50", "-12", f"{chance.random():.17f}"])),
    ("2023-11-22", _day),
    ("2023-11-22T19:30", lambda chance: f"2023-11-{chance.randrange(10, 30)}T{chance.randrange(10, 24)}:30"),
    ("https://a.nl", lambda chance: f"https://voorbeeld.nl/{words(chance)}"),
    ("een-naam", lambda chance: chance.choice(["a", "een-naam", "1-2-3", f"naam-{chance.randrange(1000)}"])),
]


def random_package(chance: Random, this: Table) -> tuple[Tables, dict[str, str]]:
    """The rows of a table and of those it refers to, as text by column, and the Markdown files they name."""
    needed = _needed(this)
    ids: dict[str, list[str]] = {}
    tables: Tables = {}
    for other in all_tables():
        ids[other.name] = []
        if other.name in needed:
            _add(other, {name: _plain(other, name, ids) for name in other.columns} | _own_id(other), tables, ids)
        for _ in range(10 if other is this else 0):
            cells = {name: _cell(chance, this, name, ids) for name in this.columns}
            _add(this, cells | _own_id(this), tables, ids)
    texts = {row["text_file"]: words(chance) for rows in tables.values() for row in rows if row.get("text_file")}
    return tables, texts


def _own_id(this: Table) -> dict[str, str]:
    """A package holds one programme, under its own name."""
    return {"id": SLUG} if this.name == "programme" else {}


def _needed(this: Table) -> set[str]:
    """The tables that a table refers to, at any distance; the sources at least, so that no package is empty."""
    found, todo = {"sources"}, [this]
    while todo:
        for name in {reference.table for reference in todo.pop().references.values()} - found:
            found.add(name)
            todo.append(table(name))
    return found


def _add(this: Table, cells: dict[str, str], tables: Tables, ids: dict[str, list[str]]) -> None:
    """Add a row, unless the row model or a rule of the table refuses it, or its id is taken."""
    reader = RowReader(this, this.columns)
    rows = [
        reader.read([row[name] for name in this.columns], lambda *_: None)
        for row in [*tables.get(this.name, ()), cells]
    ]
    if rows[-1] is None or this.public_id(rows[-1]) in ids[this.name]:
        return
    if this.name in TOLD and _misfits(this.name, rows, tables):
        return
    if this.name in TOGETHER and any(TOGETHER[this.name](list(enumerate(rows)), _parsed("obligations", tables))):
        return
    if not any(problem for rule in this.checks for problem in rule(enumerate(rows))):
        tables.setdefault(this.name, []).append(cells)
        ids[this.name].append(this.public_id(rows[-1]))


def _misfits(name: str, rows: list[Any], tables: Tables) -> bool:
    """Whether these rows about obligations do not fit what the other tables hold."""
    read = {other: list(_parsed(other, tables).values()) for other in (*SHARED, *TOLD, "programme")} | {name: rows}
    numbered = {other: list(enumerate(found)) for other, found in read.items()}
    return any(misfits(numbered, read))


def _parsed(name: str, tables: Tables) -> dict[str, Any]:
    """The rows of a table by id, as they are read."""
    reader = RowReader(table(name), table(name).columns)
    rows = (
        reader.read([row[column] for column in table(name).columns], lambda *_: None) for row in tables.get(name, ())
    )
    return {row.id: row for row in rows if row is not None}


def _plain(this: Table, name: str, ids: dict[str, list[str]]) -> str:
    """A cell as simple as its column allows."""
    info = this.row.model_fields[name]
    if not info.is_required():
        return ASKED.get((this.name, name), "")
    if name in this.references:
        return ids[this.references[name].table][0]
    if info.annotation is int:
        return "2020"
    return choices_of(this.row, name)[0] if choices_of(this.row, name) else _pool(info)[0]


def _cell(chance: Random, this: Table, name: str, ids: dict[str, list[str]]) -> str:
    info = this.row.model_fields[name]
    if not info.is_required() and chance.random() < 0.4:
        return ""
    if name == "table":
        return chance.choice([other.name for other in all_tables()])
    if name == "text_file":
        return chance.choice(["tekst.md", "teksten/lang verhaal.md"])
    if name in this.references:
        return chance.choice(ids[this.references[name].table] or [""])
    if choices := choices_of(this.row, name):
        return chance.choice(choices)
    if info.annotation is bool:
        return chance.choice(["true", "false"])
    if info.annotation in (int, int | None):
        return str(chance.choice([0, -1, 2**31 - 1, -(2**31), chance.randrange(2000, 2050)]))
    return _pool(info)[1](chance)


def _pool(info: Any) -> tuple[str, Make]:
    """An example that a column takes, and how to make more of the same."""
    takes = TypeAdapter(Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation)
    for example, make in POOLS:
        try:
            takes.validate_python(example)
        except ValidationError:
            continue
        return example, make
    raise AssertionError(f"no example fits {info}")
