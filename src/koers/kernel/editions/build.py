"""Makes an edition's read-only database from its plain files.

The database is a copy that can be made again at any time: it is named after the content and the schema, and stands
beside a file with its own hash, so that a damaged one is never served.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from django.apps import apps
from django.db import connections, models, transaction

from koers import __version__
from koers.kernel.context import reading
from koers.kernel.database import insert_rows
from koers.kernel.files import clear_unfinished, file_hash, locked, unfinished, write_whole
from koers.kernel.packages.problems import PackageError, Problems
from koers.kernel.packages.reading import PackageContents, read_package
from koers.kernel.packages.registry import all_tables
from koers.kernel.packages.workshop import row_attributes, stored

from . import derived, serving
from .router import is_public
from .steps import all_steps
from .store import Edition, EditionDamaged

Say = Callable[[str], None]


def silent(_text: str) -> None:
    """Say nothing."""


def public_models() -> list[type[models.Model]]:
    """The models whose rows go into editions, withdrawn history aside."""
    return [model for model in apps.get_models() if is_public(model)]


def schema_version() -> str:
    """Changes whenever the models or Koers itself change; then databases are made again from the packages."""
    described = [
        [model._meta.db_table, [(field.column, type(field).__name__) for field in model._meta.concrete_fields]]
        for model in public_models()
    ]
    steps = [step.title for step in all_steps()]
    return hashlib.sha256(json.dumps([__version__, described, steps]).encode()).hexdigest()[:12]


def database_path(edition: Edition) -> Path:
    """Where the edition's database stands, whether it has been made yet or not.

    Two editions with the same packages share it only when what was worked out is the same too.
    """
    known_by = hashlib.sha256(json.dumps([edition.content, edition.derived], sort_keys=True).encode()).hexdigest()
    return edition.home / "databases" / f"{known_by[:32]}-{schema_version()}.sqlite3"


def hash_file(path: Path) -> Path:
    """The file that holds the hash of a database file."""
    return path.with_suffix(".sha256")


def is_whole(path: Path) -> bool:
    """Whether a database file is there and is what it was when it was made."""
    try:
        return hash_file(path).read_text().strip() == file_hash(path)
    except OSError:
        return False


def database(edition: Edition, say: Say = silent) -> Path:
    """The edition's database, made when it is not there or when it is damaged. Raises EditionDamaged, OSError."""
    path = database_path(edition)
    path.parent.mkdir(parents=True, exist_ok=True)
    # One process makes it, the others wait and find it there.
    with locked(path.parent / "lock"):
        if not is_whole(path):
            clear_unfinished(path.parent)
            with unfinished(path.parent) as stage:
                made = stage / path.name
                kept = {name: edition.whole_derived(name) for name in edition.derived}
                make_database(made, _contents(edition, say), say, kept=kept)
                place(made, path)
    return path


def make_database(
    path: Path,
    packages: Iterable[PackageContents],
    say: Say = silent,
    *,
    kept: Mapping[str, Path | None] | None = None,
    keep_in: Path | None = None,
) -> dict[str, str]:
    """Make a database at ``path`` from packages, and work everything out in it.

    ``kept``: files of rows that were worked out before, by database table; these are read back and not worked out anew.
    ``keep_in``: the folder to write such files to; gives their hashes by database table.
    """
    with serving.writable(path) as alias:
        _create_tables(alias)
        # One transaction: else every row that is written is one of its own.
        with transaction.atomic(using=alias), reading(alias):
            for package in packages:
                _fill(alias, package)
            for step in all_steps():
                say(step.title)
                before = (kept or {}).get(step.makes._meta.db_table) if step.makes else None
                if step.makes and before:
                    derived.restore(before, step.makes, alias)
                else:
                    step.run(alias)
            hashes = derived.keep(alias, keep_in) if keep_in else {}
        with connections[alias].cursor() as cursor:
            cursor.execute("ANALYZE")
    return hashes


def place(made: Path, path: Path) -> None:
    """Put a database that is done in its place, with its hash beside it."""
    digest = file_hash(made)
    made.chmod(0o444)
    made.replace(path)
    write_whole(hash_file(path), f"{digest}\n".encode())


def _contents(edition: Edition, say: Say) -> Iterator[PackageContents]:
    for slug in sorted(edition.packages):
        say(f"{slug} inlezen")
        yield read_whole(edition, slug)


def read_whole(edition: Edition, slug: str) -> PackageContents:
    """A package of an edition, as it was published. Raises EditionDamaged."""
    problems = Problems()
    package = read_package(edition.whole_package(slug), problems)
    if package is None or problems:
        raise EditionDamaged(f"pakket {slug} is niet te lezen") from PackageError(problems)
    return package


def _create_tables(alias: str) -> None:
    connection = connections[alias]
    with connection.cursor() as cursor:
        # Nobody reads it before it is done, and when it fails it is thrown away.
        cursor.execute("PRAGMA journal_mode = OFF")
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA cache_size = -200000")  # KiB; indexes of a large table are then written once
    connection.disable_constraint_checking()  # the schema editor asks for it, and turns it on again when it is done
    with connection.schema_editor(atomic=False) as editor:
        for model in public_models():
            editor.create_model(model)
    # Rows were checked against each other when they were loaded; the copy needs no second check.
    connection.disable_constraint_checking()


def _fill(alias: str, package: PackageContents) -> None:
    for table in all_tables():
        contents = package.contents(table)
        rows = (
            stored(table, package.slug, position, cells, contents.text_of(cells))
            for position, cells in enumerate(contents.rows)
        )
        insert_rows(connections[alias], table.model, row_attributes(table), rows)
