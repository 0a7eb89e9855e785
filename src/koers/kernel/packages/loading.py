"""Brings packages into the workshop: all of them or none, and never over somebody's edits unless told to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from django.utils import timezone

from koers.kernel import context
from koers.kernel.models import Package

from . import workshop
from .changes import PackageChange, TableChange, compare, table_names
from .checking import check_packages
from .problems import Notice, PackageError, Problem, Problems, shown
from .reading import PackageContents, Progress, no_progress, read_package
from .registry import Table, all_tables, table
from .workshop import Stored, Writer, stored


@dataclass
class LoadResult:
    """What happened. ``refused``: there were differences and nobody said --replace, so nothing was written."""

    changes: list[PackageChange]
    notices: list[Notice]
    refused: bool = False


def check_folders(folders: Iterable[Path], progress: Progress = no_progress) -> list[PackageContents]:
    """Read and check packages without writing. Raises PackageError with every problem found."""
    problems = Problems()
    packages = read_folders(folders, problems, progress)
    with context.workshop():
        _check_with_workshop(packages, problems)
    return packages


def load_folders(
    folders: Iterable[Path], *, by: Any = None, why: str = "", replace: bool = False, progress: Progress = no_progress
) -> LoadResult:
    """Check packages and bring them into the workshop in one transaction.

    ``by`` is a user or None for the command line; ``why`` goes into the history. With differences in a package that is
    already there nothing is written unless ``replace``. A row that is gone is withdrawn, not deleted.
    Raises PackageError; the workshop is then as it was.
    """
    problems = Problems()
    packages = read_folders(folders, problems, progress)
    with workshop.alone():
        _check_with_workshop(packages, problems)
        changes = [compare(package) for package in packages]
        notices = [notice for package in packages for notice in package.notices]
        refused = not replace and any(change.is_edit for change in changes)
        if not refused:
            _write(changes, partial(Writer, by=by and by.pk, why=why, moment=timezone.now()), progress)
    return LoadResult(changes, notices, refused)


def read_folders(
    folders: Iterable[Path], problems: Problems, progress: Progress = no_progress
) -> list[PackageContents]:
    """Read packages; what is wrong goes to ``problems``, and a package that cannot be read at all is left out."""
    packages: dict[str, PackageContents] = {}
    for folder in folders:
        package = read_package(folder, problems, progress)
        if package is not None and package.slug in packages:
            what = f"pakket '{package.slug}' is twee keer opgegeven."
            problems.add(Problem(package.slug, "", what, "Noem elk pakket één keer."))
        elif package is not None:
            packages[package.slug] = package
    return list(packages.values())


def _check_with_workshop(packages: Sequence[PackageContents], problems: Problems) -> None:
    """Check packages against each other and against what the workshop has. Raises PackageError."""
    known = {package.slug: package.depends_on for package in Package.objects.all()}
    check_packages(packages, problems, known, lambda slug, name: workshop.ids(table(name), slug))
    for package in packages:
        _check_still_needed(package, [other.slug for other in packages], problems)
    if problems:
        raise PackageError(problems)


def _check_still_needed(package: PackageContents, given: Sequence[str], problems: Problems) -> None:
    """A row that would be withdrawn may not be used by a package that stays as it is."""
    for target in all_tables():
        contents = package.contents(target)
        leaving = workshop.ids(target, package.slug) - contents.ids()
        uses = [
            (user, column) for user in all_tables() for column, to in user.references.items() if to.table == target.name
        ]
        for user, column in uses if leaving and contents.whole else ():
            for owner, public_id, value in workshop.users_of(user, column, given):
                if value in leaving:
                    what = f"'{shown(value)}' is weg, maar {owner}/{user.file} ({shown(public_id)}) gebruikt het nog."
                    right = "Laat de regel staan, of pas het andere pakket ook aan en laad beide."
                    problems.add(Problem(package.slug, contents.path, what, right))


def _write(changes: list[PackageChange], writer_of: Any, progress: Progress) -> None:
    # Referred-to tables go first; the database checks references at the end of the transaction.
    for number, this in enumerate(all_tables()):
        parts = [(change.package.slug, change.tables[number]) for change in changes if change.tables[number]]
        if parts:
            progress(f"{this.title} schrijven", 0)
            _write_table(this, parts, writer_of(this))
    for change in changes:
        if change:
            _write_package(change.package)


def _write_table(this: Table, parts: list[tuple[str, TableChange]], writer: Writer) -> None:
    """Write what changes in one table, of all packages at once: a row may go from one to another."""
    arriving = set(chain.from_iterable(part.added for _, part in parts))
    for slug, part in parts:
        writer.withdraw(_leaving(slug, part, arriving))
    for slug, part in parts:
        there = workshop.other_ids(this, slug) if part.added else frozenset()
        writer.add(_arriving(slug, part, set(part.added) - there))
        writer.change(_arriving(slug, part, {*part.changed, *(there & set(part.added))}))
        writer.move(part.moved.items())


def _arriving(slug: str, part: TableChange, ids: set[str]) -> Iterator[Stored]:
    """The rows with these ids as they are in the file."""
    contents, this = part.contents, part.table
    for position, cells in enumerate(contents.rows if ids else ()):
        if this.public_id(cells) in ids:
            yield stored(this, slug, position, cells, contents.text_of(cells))


def _leaving(slug: str, part: TableChange, arriving: set[str]) -> list[Stored]:
    """The rows to withdraw, as they were; not those that arrive in another package."""
    gone = set(part.withdrawn) - arriving
    return [
        stored(part.table, slug, position, cells, text, withdrawn=True)
        for position, cells, text in (workshop.rows(part.table, slug) if gone else ())
        if part.table.public_id(cells) in gone
    ]


def _write_package(contents: PackageContents) -> None:
    package = Package.objects.filter(slug=contents.slug).first() or Package(slug=contents.slug, revision=0)
    package.about = contents.descriptor.about
    package.tables = table_names(contents)
    package.revision += 1
    package.save()
