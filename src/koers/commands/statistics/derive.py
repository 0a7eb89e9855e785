"""koers statistics derive PROGRAMME: the figures of a programme's indicators, from the store into its package.

The package then carries them, so that nobody needs the national files to see them. Rows that somebody wrote are left
alone; rows made here before are made anew. The same store and package always give the same rows, in the same order.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.indicators.derived import CannotDerive, Passport, Place, is_derived, observations
from koers.indicators.periods import parse_period
from koers.kernel.files import write_whole
from koers.kernel.packages.problems import PackageError, Problems
from koers.kernel.packages.reading import PackageContents, read_package
from koers.kernel.packages.registry import table
from koers.kernel.packages.writing import csv_bytes
from koers.statistics import Store
from koers.statistics.cells import Cells
from koers.statistics.compositions import compositions_of

NAME = "derive"
HELP = "maak de cijfers van een programma uit de landelijke cijfers, in het pakket zelf"
OBSERVATIONS = "observations"
MOST_NAMED = 5


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("programme", metavar="PROGRAMMA")
    parser.add_argument("--packages", type=Path, default=Path("programmes"), metavar="MAP", help="map met de pakketten")
    parser.add_argument("--check", action="store_true", help="schrijf niets; zeg of het pakket bij is")
    parser.add_argument("--replace", action="store_true", help="ook als er cijfers verdwijnen")


def run(
    command: KoersCommand, store: Store, *, programme: str, packages: Path, check: bool, replace: bool, **_: Any
) -> None:
    """Make the rows of every package the programme uses, and write what is different."""
    given = _read(packages, programme)
    cells = Cells(store)
    places = _places(given)
    with progress() as report:
        changes = []
        for package in given.values():
            report(package.slug, 0)
            changes.append(_change(package, given, places, store, cells))
    problems = [problem for change in changes for problem in change.problems]
    if problems:
        raise Fout("\n".join(dict.fromkeys(problems)), returncode=INPUT_IS_WRONG)
    _refuse_loss(changes, allowed=replace or check)
    new = [change for change in changes if change.is_new]
    for change in changes:
        for line in change.told(check):
            command.line(line)
    if new and check:
        raise Fout(f"Het pakket is niet bij. Geef: koers statistics derive {programme}", returncode=INPUT_IS_WRONG)
    for change in new:
        write_whole(change.path, change.after)
    command.line(
        f"Geschreven: {', '.join(str(change.path) for change in new)}. Laad het met 'koers load'."
        if new
        else "Alles is bij."
    )


@dataclass
class _Change:
    """What becomes of the observations of one package. ``silent``: indicators of which the store has nothing."""

    package: PackageContents
    path: Path
    before: dict[str, Any]
    made: dict[str, Any]
    after: bytes
    silent: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return bool(self.after) and self.path.read_bytes() != self.after

    @property
    def lost(self) -> list[str]:
        """Figures (indicator, area, period) that the store no longer gives."""
        return sorted({_figure(row) for row in self.before.values()} - {_figure(row) for row in self.made.values()})

    def told(self, check: bool) -> Iterator[str]:
        slug = self.package.slug
        if self.made or self.before:
            added = len(self.made.keys() - self.before.keys())
            gone = len(self.before.keys() - self.made.keys())
            other = sum(self.before[key] != row for key, row in self.made.items() if key in self.before)
            would = "zouden er " if check and self.is_new else ""
            yield (
                f"{slug}: {len(self.made)} cijfers van {len({row.indicator for row in self.made.values()})} "
                f"indicatoren; {would}nieuw {added}, veranderd {other}, weg {gone}."
            )
        if self.silent:
            yield f"{slug}: geen cijfers gevonden voor {', '.join(self.silent)}."


def _figure(row: Any) -> str:
    return f"{row.indicator}, {row.area}, {row.period}"


def _refuse_loss(changes: list[_Change], *, allowed: bool) -> None:
    """A store in which a year was not imported must not empty the package."""
    lost = [name for change in changes for name in change.lost]
    if lost and not allowed:
        named = "; ".join(lost[:MOST_NAMED]) + (f"; en nog {len(lost) - MOST_NAMED}" if len(lost) > MOST_NAMED else "")
        raise Fout(
            f"Van deze cijfers is in de landelijke cijfers niets meer te vinden: {named}. Er is niets veranderd. "
            "Importeer eerst wat ontbreekt (koers statistics list), of geef --replace als ze weg mogen.",
            returncode=INPUT_IS_WRONG,
        )


# --- reading ----------------------------------------------------------------------------------------------------------


def _read(folder: Path, programme: str) -> dict[str, PackageContents]:
    """The programme's package and the shared ones it depends on, the programme last. Raises Fout, PackageError."""
    if not (folder / programme).is_dir():
        there = sorted(path.parent.name for path in folder.glob("*/datapackage.json"))
        known = ", ".join(there) or "geen"
        raise Fout(f"In {folder} is geen pakket '{programme}'. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
    problems, found = Problems(), {}

    def visit(name: str) -> None:
        package = read_package(folder / name, problems)
        if package is None or name in found:
            return
        for other in package.descriptor.depends_on:
            visit(other)
        found[name] = package

    visit(programme)
    if problems:
        raise PackageError(problems)
    if not _rows(found[programme], "programme"):
        raise Fout(f"'{programme}' heeft geen programma.", returncode=CALL_IS_WRONG)
    return {name: one for name, one in found.items() if name == programme or not _rows(one, "programme")}


def _rows(package: PackageContents, name: str) -> list[Any]:
    return package.contents(table(name)).rows


def _all(given: dict[str, PackageContents], name: str) -> list[Any]:
    return [row for package in given.values() for row in _rows(package, name)]


def _places(given: dict[str, PackageContents]) -> list[Place]:
    """The programme's area first, then every area it is laid beside, in the order of the package.

    Those are: the areas that somebody gave figures of in the programme's own package, the municipality and country
    around the programme's area, and its benchmark; as far as the store can know them.
    """
    own = list(given.values())[-1]
    programme = _rows(own, "programme")[0]
    areas = {row.id: row for row in _all(given, "areas")}
    wanted = {row.area for row in _rows(own, OBSERVATIONS) if not is_derived(row)} | {programme.benchmark}
    above = areas.get(programme.area)
    while above is not None:
        wanted.add(above.id)
        above = areas.get(above.parent)
    parts = compositions_of("area_parts.csv", [_part(row) for row in _all(given, "area_parts")])
    ordered = [programme.area, *(name for name in areas if name in wanted and name != programme.area)]
    return [
        Place(name, areas[name].cbs_code or parts[name])
        for name in ordered
        if name in areas and (areas[name].cbs_code or name in parts)
    ]


def _part(row: Any) -> dict[str, str]:
    provisional = "true" if row.provisional else "false"
    return {"area": row.area, "cbs_code": row.cbs_code, "weight": str(row.weight), "provisional": provisional}


# --- making -----------------------------------------------------------------------------------------------------------


def _change(
    package: PackageContents, given: dict[str, PackageContents], places: list[Place], store: Store, cells: Cells
) -> _Change:
    this = table(OBSERVATIONS)
    contents = package.contents(this)
    ours = {place.id for place in places}
    old = [row for row in contents.rows if is_derived(row) and row.area in ours]
    kept = [row for row in contents.rows if not (is_derived(row) and row.area in ours)]
    change = _Change(package, package.descriptor.folder / contents.path, _by_key(old), {}, b"")
    new: list[Any] = []
    for indicator in _rows(package, "indicators"):
        if not indicator.measure:
            continue
        try:
            made = [row for place in places for row in observations(store, cells, _passport(indicator, given), place)]
        except CannotDerive as error:
            change.problems.append(str(error))
            continue
        if not made:
            change.silent.append(indicator.id)
        new += [this.cells._make(getattr(row, name) for name in this.columns) for row in made]
    change.made = _by_key(new)
    if new and OBSERVATIONS not in package.tables:
        change.problems.append(
            f"{package.slug}: zet de tabel observations in datapackage.json, met een lege observations.csv."
        )
    change.after = csv_bytes(this, [*kept, *new]) if OBSERVATIONS in package.tables else b""
    return change


def _by_key(rows: list[Any]) -> dict[str, Any]:
    return {table(OBSERVATIONS).public_id(row): row for row in rows}


def _passport(indicator: Any, given: dict[str, PackageContents]) -> Passport:
    versions = [
        row for row in _all(given, "definition_versions") if row.indicator == indicator.id and row.breaks_series
    ]
    return Passport(
        indicator,
        {row.id: row for row in _all(given, "units")},
        [year for row in versions if (year := parse_period(row.valid_until).year) is not None],
        frozenset(row.id for row in _all(given, "sources")),
    )
