"""Writes docs/package-format.md from the row models, so that the description of the format cannot fall behind.

`.venv/bin/python scripts/package_format.py` writes it; a test fails when it is not up to date.
"""

import os
from enum import Enum
from pathlib import Path
from typing import Any

import django

PAGE = Path(__file__).resolve().parent.parent / "docs" / "package-format.md"
INTRODUCTION = """# The package format, version 1

*Made by `scripts/package_format.py` from the row models; do not edit.*

A package is a folder: `datapackage.json` ([Data Package](https://datapackage.org)), one CSV file a table, and Markdown for longer
text. A package with a programme has the programme's id as its name. What programmes share is in the package `gedeeld`.

- **datapackage.json** has `name`, `title`, `koers` (`format`: 1, `depends_on`: the packages it refers to) and `resources` (`name` of
  the table and `path`). `koers export` adds a Table Schema for each table.
- **CSV** is UTF-8 with commas, a header row, and quotes where needed. Tolerated with a notice: a byte order mark, Windows line ends,
  and the `dialect.delimiter` and `decimalChar` that the descriptor names. Columns that are not required may be left out.
- **Cells.** A figure keeps the decimals of its source, with a point. A date is as exact as the source: `2023`, `2023-11`, `2023-Q2`,
  `2023-11-22`. A period may also be a school year (`2022/2023`) or several years (`2016-2020`). A list is separated by `;`. Yes and no
  are `true` and `false`.
- **References** name the id of a row in the same package, or in one it depends on. Every row belongs to one package.
- **Every row has a source** (`source`, `source_place`) and may say since when it was known (`known_from`; else the source's date).
- **A figure is a number, or words, or the reason why there is neither**: exactly one of `value`, `value_text` and `missing`.
- **An amount of money** is in euros, with two decimals when there are cents. Its `amount_status` says how exact it is, or why there is
  none: not stated, PM, not divided yet. Zero is an amount.

Files of version 1 stay loadable for ever: a sample is kept in `tests/samples`.
"""


def page() -> str:
    """The page as Markdown."""
    from koers.kernel.packages.registry import all_tables

    parts = [INTRODUCTION, *(_table(table) for table in sorted(all_tables(), key=lambda table: table.name))]
    return "\n".join(parts)


def _table(table: Any) -> str:
    lines = [
        f"## {table.name}.csv: {table.title}\n",
        f"{(table.row.__doc__ or '').split('.')[0].strip()}. Key: `{'`, `'.join(table.key)}`.\n",
    ]
    lines += ["| column | Dutch | required | what |", "|---|---|---|---|"]
    for name in table.columns:
        info = table.row.model_fields[name]
        title = table.model._meta.get_field(name).verbose_name
        lines.append(
            f"| `{name}` | {title} | {'yes' if info.is_required() else ''} | {_what(table, name, info.annotation)} |"
        )
    return "\n".join(lines) + "\n"


def _what(table: Any, name: str, annotation: Any) -> str:
    from koers.kernel.money import MoneyField

    if name in table.references:
        reference = table.references[name]
        return f"id in `{getattr(reference, 'table', reference)}`"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{item.value}` ({item.label})" for item in annotation if item.value)
    if isinstance(table.model._meta.get_field(name), MoneyField):
        return "euros: `1350000` or `1350000.50`"
    return {bool: "true or false", int: "whole number", int | None: "whole number"}.get(annotation, "text")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koers.settings")
    django.setup()
    main()
