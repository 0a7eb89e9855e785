"""Keeps what was worked out for an edition (verdicts) as a plain file, so that it stays what was published."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connections, models

from koers.kernel.database import insert_rows

from .steps import all_steps


def keep(alias: str, folder: Path) -> dict[str, str]:
    """Write every kind of derived row of this database to a file in ``folder``; table name to the file's hash.

    The file is named after its hash and has one JSON object a line, in the order of the rows' keys.
    """
    return {step.makes._meta.db_table: _write(step.makes, alias, folder) for step in all_steps() if step.makes}


def _write(model: type[models.Model], alias: str, folder: Path) -> str:
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._default_manager.using(alias).order_by("pk").values(*names)
    content = "".join(
        json.dumps(row, ensure_ascii=False, sort_keys=True, allow_nan=False) + "\n" for row in rows
    ).encode()
    digest = hashlib.sha256(content).hexdigest()
    (folder / f"{digest}.jsonl").write_bytes(content)
    return digest


def restore(path: Path, model: type[models.Model], alias: str) -> None:
    """Read rows back from the file. A column that came later gets its default, one that went is left out."""
    fields = model._meta.concrete_fields
    insert_rows(connections[alias], model, [field.attname for field in fields], _rows(path, fields))


def _rows(path: Path, fields: Any) -> Iterator[tuple[Any, ...]]:
    with path.open(encoding="utf-8", newline="\n") as handle:
        for line in handle:
            row = json.loads(line)
            yield tuple(_stored(field, row.get(field.attname, field.get_default())) for field in fields)


def _stored(field: Any, value: Any) -> Any:
    return json.dumps(value) if isinstance(field, models.JSONField) else value
