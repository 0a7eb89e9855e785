"""datapackage.json: reading it with suspicion, and writing the canonical one (Data Package, Table Schema)."""

import difflib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from django.db import models

from koers.kernel.money import MoneyField

from .problems import Problem, Problems, shown
from .registry import Table, all_tables
from .rows import SLUG, choices_of

FORMAT = 1
FILE_NAME = "datapackage.json"
LARGEST_DESCRIPTOR = 5_000_000
LONGEST_SLUG = 80
DEEPEST = 20
DELIMITERS = ",;\t|"
# Names of folders and of the file: no hidden files, no drives, no "..", nothing that a shell or a disk trips over.
SAFE_PATH = re.compile(r"(?:[\w(][\w .,()+-]{0,99}/){0,5}[\w(][\w .,()+-]{0,99}")

Wrong = Callable[[str, str], None]  # what is wrong, what would be right


@dataclass(frozen=True)
class Resource:
    """One table file of a package and how it is written. ``decimal`` is the decimal mark of its numbers."""

    name: str
    path: str
    delimiter: str = ","
    decimal: str = "."


@dataclass(frozen=True)
class Descriptor:
    """What datapackage.json says. ``about`` is all of it but the resources, kept as it was."""

    slug: str
    folder: Path
    about: dict[str, Any] = field(default_factory=dict)
    depends_on: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()


def read_descriptor(folder: Path, problems: Problems) -> Descriptor | None:
    """Read the datapackage.json in ``folder``; None when it is of no use. Everything wrong goes to ``problems``."""
    name = folder.resolve().name

    def wrong(what: str, right: str) -> None:
        problems.add(Problem(name, FILE_NAME, what, right))

    if not folder.is_dir():
        what = "dit is geen map." if folder.exists() else "deze map bestaat niet."
        problems.add(Problem(str(folder), "", what, f"Geef de map van een pakket, met een {FILE_NAME} erin."))
        return None
    content = _read_json(folder / FILE_NAME, wrong)
    return None if content is None else _interpret(folder, content, wrong)


def _read_json(path: Path, wrong: Wrong) -> dict[str, Any] | None:
    if path.is_symlink() or not path.is_file():
        wrong("dit bestand ontbreekt.", "Zet een datapackage.json in de map, als gewoon bestand.")
    elif path.stat().st_size > LARGEST_DESCRIPTOR:
        wrong("dit bestand is te groot.", f"Een beschrijving is hoogstens {LARGEST_DESCRIPTOR // 1_000_000} MB.")
    else:
        try:
            return _plain_object(path.read_bytes().decode("utf-8-sig"), wrong)
        except UnicodeDecodeError:
            wrong("dit bestand is geen UTF-8.", "Sla het op als UTF-8.")
    return None


def _plain_object(text: str, wrong: Wrong) -> dict[str, Any] | None:
    try:
        content = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        where = f" (regel {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        wrong(f"dit is geen geldige JSON{where}.", "Controleer komma's, haakjes en aanhalingstekens.")
        return None
    if not isinstance(content, dict):
        wrong("de inhoud is geen object.", "Begin met { en noem name, koers en resources.")
        return None
    if not _is_storable(content, DEEPEST):
        wrong(
            "de inhoud is te diep genest, of bevat tekens of getallen die niet bewaard kunnen worden.",
            "Gebruik gewone tekst en getallen, en hoogstens 20 niveaus.",
        )
        return None
    return content


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _is_storable(value: Any, depth: int) -> bool:
    """Whether every database keeps this as it is: no NUL, no half characters, no numbers out of range, not too deep."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, int | float):
        return abs(value) < 2**53
    if depth == 0 and value is not None:
        return False
    if isinstance(value, dict):
        return all(_is_storable(key, depth) and _is_storable(item, depth - 1) for key, item in value.items())
    return value is None or all(_is_storable(item, depth - 1) for item in value)


def _interpret(folder: Path, content: dict[str, Any], wrong: Wrong) -> Descriptor | None:
    slug, koers = content.get("name"), content.get("koers")
    if not isinstance(slug, str) or not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        wrong(
            "name ontbreekt of is geen geldig kenmerk.",
            f"Gebruik kleine letters, cijfers en streepjes, hoogstens {LONGEST_SLUG} tekens: heerlen-noord.",
        )
        return None
    # type() and not isinstance(): true is an int in Python, and is no format.
    if not isinstance(koers, dict) or type(koers.get("format")) is not int or koers["format"] < 1:
        wrong("koers.format ontbreekt of is geen getal.", f'Schrijf "koers": {{"format": {FORMAT}, "depends_on": []}}.')
        return None
    if koers["format"] > FORMAT:
        wrong(f"formaat {koers['format']} is nieuwer dan deze Koers kent ({FORMAT}).", "Werk Koers bij.")
        return None
    depends_on = koers.get("depends_on", [])
    if not isinstance(depends_on, list) or not all(isinstance(name, str) for name in depends_on):
        wrong("koers.depends_on is geen lijst van pakketten.", 'Schrijf bijvoorbeeld ["gedeeld"].')
        return None
    about = {key: value for key, value in content.items() if key != "resources"}
    return Descriptor(slug, folder, about, tuple(depends_on), _resources(content.get("resources"), wrong))


def _resources(listed: Any, wrong: Wrong) -> tuple[Resource, ...]:
    if not isinstance(listed, list) or not listed:
        wrong("resources ontbreekt of is leeg.", "Noem elke tabel met name en path.")
        return ()
    found: dict[str, Resource] = {}
    for number, item in enumerate(listed, start=1):
        name = item.get("name") if isinstance(item, dict) else None
        path = item.get("path") if isinstance(item, dict) else None
        if not isinstance(name, str) or not isinstance(path, str):
            wrong(f"resource {number} heeft geen name of path.", 'Schrijf {"name": "goals", "path": "goals.csv"}.')
        elif _is_table(name, wrong) and _is_new(name, found, wrong) and _is_inside(name, path, wrong):
            found[name] = _resource(name, path, item, wrong)
    return tuple(found.values())


def _is_table(name: str, wrong: Wrong) -> bool:
    known = {table.name for table in all_tables()}
    if name not in known:
        near = difflib.get_close_matches(name[:100], known, 1)
        hint = f"Bedoelt u {near[0]}?" if near else f"Deze tabellen bestaan: {', '.join(sorted(known))}."
        wrong(f"tabel '{shown(name)}' bestaat niet.", hint)
    return name in known


def _is_new(name: str, found: dict[str, Resource], wrong: Wrong) -> bool:
    if name in found:
        wrong(f"tabel '{name}' staat er twee keer in.", "Noem elke tabel één keer.")
    return name not in found


def _is_inside(name: str, path: str, wrong: Wrong) -> bool:
    if not is_inside(path):
        wrong(f"pad '{shown(path)}' wijst buiten de map of kan niet.", f"Zet het bestand in de map zelf: {name}.csv.")
    return is_inside(path)


def is_inside(path: str) -> bool:
    """Whether a path written in a package stays in its folder: relative, no drive, no address, no ``..``."""
    return SAFE_PATH.fullmatch(path) is not None and ".." not in path


def _resource(name: str, path: str, item: dict[str, Any], wrong: Wrong) -> Resource:
    dialect, schema = _object(item.get("dialect")), _object(item.get("schema"))
    fields = schema.get("fields")
    marks = [dialect.get("decimalChar")]
    marks += [_object(column).get("decimalChar") for column in fields] if isinstance(fields, list) else []
    decimals = {str(mark) for mark in marks if mark is not None} or {"."}
    delimiter = dialect.get("delimiter", ",")
    if not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter not in DELIMITERS:
        wrong(
            f"scheidingsteken '{shown(delimiter)}' van tabel '{name}' kan niet.", "Kies een komma, puntkomma, tab of |."
        )
        delimiter = ","
    if len(decimals) > 1 or not decimals <= {".", ","}:
        signs = " ".join(sorted(decimals))
        wrong(f"decimaalteken '{shown(signs)}' van tabel '{name}' kan niet.", "Kies één teken: punt of komma.")
        decimals = {"."}
    return Resource(name, path, delimiter, decimals.pop())


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def write_descriptor(about: dict[str, Any], tables: list[Table]) -> bytes:
    """The canonical datapackage.json for these tables."""
    content = dict(about)
    content["koers"] = {**about.get("koers", {}), "format": FORMAT}
    content["resources"] = [_resource_for(table) for table in tables]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _resource_for(table: Table) -> dict[str, Any]:
    foreign = [
        {
            "fields": column,
            "reference": {"resource": "" if reference.table == table.name else reference.table, "fields": "id"},
        }
        for column, reference in table.references.items()
    ]
    schema: dict[str, Any] = {
        "fields": [_field(table, name) for name in table.columns],
        "primaryKey": list(table.key),
    }
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table.name,
        "title": table.title,
        "path": table.file,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: Table, name: str) -> dict[str, Any]:
    info = table.row.model_fields[name]
    model_field: Any = table.model._meta.get_field(name)
    described: dict[str, Any] = {"name": name, "title": str(model_field.verbose_name), "type": _type(model_field)}
    constraints: dict[str, Any] = {}
    if info.is_required():
        constraints["required"] = True
    if choices := choices_of(table.row, name):
        constraints["enum"] = choices
    if constraints:
        described["constraints"] = constraints
    return described


def _type(model_field: Any) -> str:
    if isinstance(model_field, models.BooleanField):
        return "boolean"
    if isinstance(model_field, MoneyField):
        return "number"
    return "integer" if isinstance(model_field, models.IntegerField) else "string"
