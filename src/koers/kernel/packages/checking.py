"""Checks that concern more than one row: double ids, references, circles, and what a table asks of itself."""

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .descriptor import FILE_NAME
from .problems import Problem, Problems, shown
from .reading import PackageContents, TableContents
from .registry import KEY_SEPARATOR, Table, table
from .rows import Reference
from .rules import all_rules

# The ids of a package that stands in the workshop, by package and table.
KnownIds = Callable[[str, str], frozenset[str]]

# Looking for a near name takes long among many.
MOST_COMPARED = 5000


def no_ids(_package: str, _table: str) -> frozenset[str]:
    """For packages that are checked on their own, without a workshop."""
    return frozenset()


def check_packages(
    packages: Iterable[PackageContents],
    problems: Problems,
    known_packages: Mapping[str, tuple[str, ...]] | None = None,
    known_ids: KnownIds = no_ids,
) -> None:
    """Check packages together. Everything wrong goes to ``problems``.

    ``known_packages``: the packages in the workshop and what each depends on. A package given here replaces the one of
    the same name in the workshop.
    """
    given = {package.slug: package for package in packages}
    depends = {**(known_packages or {}), **{slug: package.descriptor.depends_on for slug, package in given.items()}}
    own = {slug: _ids(package, problems) for slug, package in given.items()}

    @lru_cache(None)
    def ids(slug: str, name: str) -> frozenset[str]:
        return own[slug].get(name, frozenset()) if slug in own else known_ids(slug, name)

    for slug, package in given.items():
        reach, complete = _reachable(slug, depends, problems)
        for contents in package.tables.values():
            check = _TableCheck(slug, contents, problems)
            check.owners(depends.keys() - {slug}, ids)
            for column, reference in contents.table.references.items():
                check.reference(column, _known(reference, reach, given, ids) if complete else None)
                if reference.table == contents.table.name and reference.tree:
                    check.circles(column)
            check.own_rules()
        _check_programme(package, problems)
    for rule in all_rules():
        rule(list(given.values()), problems)


def _known(
    reference: Reference, reach: list[str], given: Mapping[str, PackageContents], ids: KnownIds
) -> frozenset[str] | None:
    """The ids that a column may name; None when one of the tables could not be read, so that nothing can be said."""
    tables = [given[slug].contents(table(reference.table)) for slug in reach if slug in given]
    if not all(contents.whole for contents in tables):
        return None
    return frozenset().union(*(ids(slug, reference.table) for slug in reach))


def _reachable(slug: str, depends: Mapping[str, tuple[str, ...]], problems: Problems) -> tuple[list[str], bool]:
    """The package itself and all it depends on, at any distance, and whether all of them are there.

    Missing ones and circles are problems.
    """
    seen: list[str] = []
    missing: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " > ".join(path[path.index(name) :]) + f" > {name}"
            what = f"de pakketten hangen in een kring van elkaar af: {circle}."
            problems.add(Problem(slug, FILE_NAME, what, "Haal één van de afhankelijkheden weg."))
        elif name not in depends:
            what = f"pakket '{shown(name)}' is er niet, maar {path[-1]} hangt ervan af."
            problems.add(Problem(slug, FILE_NAME, what, "Laad dat pakket mee, of haal het uit depends_on."))
            missing.append(name)
        elif name not in seen:
            seen.append(name)
            for other in depends[name]:
                visit(other, (*path, name))

    visit(slug, ())
    return seen, not missing


def _ids(package: PackageContents, problems: Problems) -> dict[str, frozenset[str]]:
    """The public ids in each table; a double one is a problem, and one that the database has no room for."""
    found = {}
    for name, contents in package.tables.items():
        first: dict[str, int] = {}
        check = _TableCheck(package.slug, contents, problems)
        column = ", ".join(contents.table.key)
        most = contents.table.model._meta.get_field("id").max_length or 0  # type: ignore[union-attr]
        for line, row in contents.numbered():
            public_id = contents.table.public_id(row)
            if first.setdefault(public_id, line) != line:
                what = f"'{shown(public_id)}' staat al op regel {first[public_id]}."
                check.wrong(what, "Geef elke regel een eigen kenmerk, of haal er één weg.", line, column)
            if len(public_id) > most:
                what = f"deze cellen zijn samen {len(public_id)} tekens lang."
                check.wrong(what, f"Samen passen er {most}.", line, column)
            if public_id.count(KEY_SEPARATOR) >= len(contents.table.key):
                check.wrong(f"het teken {KEY_SEPARATOR} kan hier niet.", "Schrijf het anders.", line, column)
        for line, row in contents.broken:
            first.setdefault(contents.table.public_id(row), line)
        found[name] = frozenset(first)
    return found


@dataclass(frozen=True)
class _TableCheck:
    """Checks one table of a package."""

    slug: str
    contents: TableContents
    problems: Problems

    @property
    def table(self) -> Table:
        return self.contents.table

    def wrong(self, what: str, right: str, line: int, column: str) -> None:
        self.problems.add(Problem(self.slug, self.contents.path, what, right, line, column))

    def owners(self, others: Collection[str], ids: KnownIds) -> None:
        """Every row has one owning package."""
        for other in sorted(others):
            theirs = ids(other, self.table.name)
            for line, row in self.contents.numbered() if theirs else ():
                if (public_id := self.table.public_id(row)) in theirs:
                    what = f"'{shown(public_id)}' staat al in pakket '{other}'."
                    right = "Elke regel hoort in één pakket; kies een ander kenmerk."
                    self.wrong(what, right, line, ", ".join(self.table.key))

    def reference(self, column: str, known: frozenset[str] | None) -> None:
        """What a column names must be there."""
        if known is None:
            return
        position = self.table.columns.index(column)
        for line, row in [*self.contents.numbered(), *self.contents.broken]:
            if (value := row[position]) is not None and value not in known:
                what = f"'{shown(value)}' staat niet in de tabel {self.table.references[column].table}."
                self.wrong(what, self._advice(value, self.table.references[column], known), line, column)

    def _advice(self, value: str, reference: Reference, known: frozenset[str]) -> str:
        searched = known if len(known) < MOST_COMPARED and not self.problems.is_full else ()
        near = difflib.get_close_matches(value[:100], searched, 1)
        where = f"{reference.table}.csv van dit pakket of van een pakket waar het van afhangt"
        return f"Bedoelt u {near[0]}?" if near else f"Voeg het toe aan {where}."

    def circles(self, column: str) -> None:
        """Following a column that names its own table must come to an end."""
        position = self.table.columns.index(column)
        up: dict[str, str | None] = {self.table.public_id(row): row[position] for row in self.contents.rows}
        line_of = {self.table.public_id(row): line for line, row in self.contents.numbered()}
        seen: set[str] = set()
        for start in up:
            path: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in seen:
                seen.add(here)
                path[here] = None
                here = up.get(here)
            if here in path:
                members = list(path)
                circle = members[members.index(here) :]
                what = f"deze rijen wijzen in een kring naar elkaar: {' > '.join([*circle[:10], here])}."
                self.wrong(what, "Haal één van de verwijzingen weg.", line_of[here], column)

    def own_rules(self) -> None:
        """What the table asks of itself."""
        for rule in self.table.checks:
            for line, column, what, right in rule(self.contents.numbered()):
                self.wrong(what, right, line, column)


def _check_programme(package: PackageContents, problems: Problems) -> None:
    """A package with a programme holds one, under the package's own name."""
    contents = package.tables.get("programme")
    if contents is None:
        return
    for number, (line, row) in enumerate(contents.numbered()):
        if row.id != package.slug or number:
            what = f"het programma heet '{shown(row.id)}', het pakket '{package.slug}'."
            right = "Zet één regel in programme.csv, met als id de naam van het pakket."
            problems.add(Problem(package.slug, contents.path, what, right, line, "id"))
