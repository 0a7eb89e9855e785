"""The store: every import a folder of its own that never changes, and what is current found by comparing vintages.

    ROOT/<source>/<vintage>-<key>/import.json              the sidecar: where it comes from, what is in it
    ROOT/<source>/<vintage>-<key>/figures-<year>.parquet   the long table, sorted by area
    ROOT/<source>/<vintage>-<key>/by-area-<year>.arrow     the same figures, a row an area (by_area.py)
    ROOT/<source>/<vintage>-<key>/areas-<year>.parquet     the areas of that year, in the source's order

An import is made aside and moved into place in one step, so a reader sees all of it or nothing.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from . import by_area
from .areas import KINDS
from .catalogue import catalogue
from .errors import StoreError, refuse, why
from .figures import STATUSES, Reading, Status, YearOfFigures
from .files import UNFINISHED, clear_unfinished, file_hash, locked, settle, unfinished
from .readers import Options, own, read_file

FORMAT = 1
SIDECAR = "import.json"
CONVERSIONS = "omrekentabellen"  # what conversion.py keeps
LEAST_GEMEENTEN = 300  # of a list of the whole country; there were never fewer
# Whoever looks for one area in the long table skips the groups that cannot have it.
ROWS_PER_GROUP = 128 * 1024


@dataclass(frozen=True)
class YearImported:
    """One year of an import, as the sidecar has it. ``cells`` counts cells per status."""

    year: int
    rows: int
    areas: int
    named: int  # areas that have a name
    measures: tuple[str, ...]
    not_yet_published: tuple[str, ...]
    version: str
    cells: dict[str, int]


@dataclass(frozen=True)
class Import:
    """One import: a file of a source, of one vintage. Fields as in the sidecar."""

    folder: Path
    source: str
    reader: str
    table: str
    file: str
    sha256: str
    companions: dict[str, str]
    vintage: date
    vintage_from: str
    retrieved: date
    imported: datetime
    licence: str
    publisher: str
    year_from: str
    years: tuple[YearImported, ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, date, datetime]:
        """What is current: the publisher's own before second hand, the newest vintage, of one day the last import."""
        return not catalogue().sources[self.source].second_hand, self.vintage, self.imported

    def of_year(self, year: int) -> YearImported | None:
        """What it has of a year."""
        return next((one for one in self.years if one.year == year), None)

    def figures(self, year: int) -> Path:
        """The file with figures of a year."""
        return self.folder / f"figures-{year}.parquet"

    def by_area(self, year: int) -> Path:
        """The file with the figures of a year once more, a row an area."""
        return self.folder / f"by-area-{year}.arrow"

    def areas(self, year: int) -> Path:
        """The file with areas of a year."""
        return self.folder / f"areas-{year}.parquet"


@dataclass(frozen=True)
class Imported:
    """What an import did: ``new`` is False when this file was in the store already."""

    entry: Import
    new: bool


class Store:
    """A folder with figures. Reading needs no lock: what is there never changes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def bring_in(self, path: Path, options: Options | None = None, *, retrieved: date | None = None) -> Imported:
        """Read a file and keep its figures; a file that is there already is left alone.

        A release that does not tell its date counts from ``retrieved``, the day it was fetched (default: today).
        Raises StatisticsInputError for a file that is not right and StoreError when the store cannot be written.
        """
        options = options or Options()
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with locked(self.root):
                clear_unfinished(self.root)
                return self._bring_in(path, options, retrieved or datetime.now(UTC).date())
        except OSError as error:
            raise StoreError(
                f"{path.name}: de cijfers konden niet bewaard worden ({why(error)}). "
                "Er is niets veranderd. Maak ruimte op de schijf of kijk naar de rechten, en probeer het opnieuw."
            ) from error

    def _bring_in(self, path: Path, options: Options, retrieved: date) -> Imported:
        try:
            digest = file_hash(path)
        except OSError as error:
            raise refuse(path.name, f"dit bestand kan niet gelezen worden ({why(error)}).") from error
        key = _key(digest, options)
        there = next((entry for entry in self.imports() if entry.folder.name.endswith(f"-{key}")), None)
        if there is not None:
            _complete(self.root, there)
            return Imported(there, new=False)
        reading = read_file(path, _with_areas(options, self))
        vintage = reading.vintage or retrieved
        reading = self._with_unknown_codes(path, reading)
        self._refuse_second_truth(path, reading, vintage)
        folder = self.root / reading.source / f"{vintage.isoformat()}-{key}"
        with unfinished(self.root) as stage:
            years = tuple(_write_year(stage, one) for one in reading.years)
            sidecar = _sidecar(reading, path, digest, vintage, retrieved, years)
            (stage / SIDECAR).write_text(json.dumps(sidecar, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            for made in stage.iterdir():
                made.chmod(0o444)  # it never changes
            settle(stage)
            folder.parent.mkdir(exist_ok=True)
            stage.rename(folder)
            stage.mkdir()  # the one to clear away at the end
        _settle_name(folder.parent)
        return Imported(_read_sidecar(folder / SIDECAR), new=True)

    def _with_unknown_codes(self, path: Path, reading: Reading) -> Reading:
        """Note the codes that the list of areas of that year does not have; of partners' figures refuse them."""
        notes = []
        for one in reading.years:
            areas = self.area_list(one.year)
            if areas is None:
                continue
            unknown = _unknown(one.areas["code"].to_pylist(), set(areas["code"].to_pylist()))
            if unknown:
                few = ", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
                notes.append(f"Niet in de lijst van gebieden van {one.year}: {len(unknown)} codes ({few}).")
        if notes and reading.source == own.SOURCE:
            raise refuse(path.name, " ".join(notes), "Verbeter de codes.", column="gebied")
        return replace(reading, notes=(*reading.notes, *notes))

    def _refuse_second_truth(self, path: Path, reading: Reading, vintage: date) -> None:
        """Two files of one source, year and day may complete each other, not contradict each other."""
        for entry in self.imports():
            if entry.source != reading.source or entry.vintage != vintage:
                continue
            for one in reading.years:
                if entry.of_year(one.year) is None:
                    continue
                differ = _first_difference(pq.read_table(entry.figures(one.year)), one.figures)
                if differ:
                    area, measure = differ
                    raise refuse(
                        path.name,
                        f"{entry.file} is van dezelfde dag ({vintage}) en heeft voor {area} in {one.year} een ander "
                        f"cijfer bij {measure}.",
                        "Geef van dit bestand op wanneer het uitkwam, met --vintage JJJJ-MM-DD.",
                    )

    @property
    def version(self) -> str:
        """Changes whenever an import comes or goes, and with it perhaps what is current."""
        kept = [*self._sidecars(), *sorted((self.root / CONVERSIONS).glob("*.json"))]
        names = (f"{path.relative_to(self.root)} {path.stat().st_mtime_ns}" for path in kept)
        return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]

    def imports(self, as_known_on: date | None = None) -> list[Import]:
        """All imports, the most current last; with a date only those that were out on that day."""
        found = [_read_sidecar(path) for path in self._sidecars()]
        kept = [entry for entry in found if as_known_on is None or entry.vintage <= as_known_on]
        return sorted(kept, key=lambda entry: entry.rank)

    def _sidecars(self) -> Iterator[Path]:
        return (path for path in sorted(self.root.glob(f"*/*/{SIDECAR}")) if UNFINISHED not in str(path))

    @cached_property
    def _area_tables(self) -> dict[Path, pa.Table]:
        return {}

    def areas(self, entry: Import, year: int) -> pa.Table:
        """The areas of one import's year, as AREAS."""
        path = entry.areas(year)
        if path not in self._area_tables:
            self._area_tables[path] = pq.read_table(path)
        return self._area_tables[path]

    def area_list(self, year: int) -> pa.Table | None:
        """The list of areas of this year with most names, completed by lists without figures; None without any.

        CBS publishes the buurten, wijken and gemeenten of a year in files of their own.
        """
        having = [(one, entry) for entry in self.imports() if (one := entry.of_year(year)) is not None]
        if not having:
            return None
        most = max(having, key=lambda pair: (pair[0].named, pair[0].areas, pair[1].rank))[1]
        whole = self.areas(most, year)
        for one, entry in having:
            if entry is most or one.measures or one.not_yet_published:
                continue
            more = self.areas(entry, year)
            more = more.filter(pc.invert(pc.is_in(more["code"], whole["code"].combine_chunks())))
            whole = pa.concat_tables([whole, more], promote_options="default") if more.num_rows else whole
        return whole

    def by_nearness(self, year: int) -> Iterator[tuple[int, pa.Table]]:
        """(year, list of areas), the nearest year first (of two the later).

        Only lists with gemeenten and with names, of the publisher itself: along any other no names can be laid.
        """
        own = [entry for entry in self.imports() if not catalogue().sources[entry.source].second_hand]
        years = {one.year for entry in own for one in entry.years if one.named == one.areas}
        for near in sorted(years, key=lambda other: (abs(other - year), -other)):
            # One file's own order: lists put together have none.
            named = [
                (one.areas, entry.rank, entry)
                for entry in own
                if (one := entry.of_year(near)) is not None and one.named == one.areas
            ]
            areas = self.areas(max(named, key=lambda one: one[:2])[2], near)
            if "gemeente" in areas["kind"].unique().to_pylist():
                yield near, areas


def _unknown(codes: list[str], listed: set[str]) -> list[str]:
    """The codes that a list of areas should have and has not.

    A list may be of a part of the country, or of gemeenten only: of what it does not cover it tells nothing.
    """
    # Of which gemeenten the list has buurten (BU0917), wijken (WK0917), or itself (GM0917).
    covered = {code[:6] for code in listed}
    whole = {kind for kind in KINDS if sum(code.startswith(kind) for code in covered) >= LEAST_GEMEENTEN}
    return [code for code in codes if code not in listed and (code[:6] in covered or code[:2] in whole)]


def _with_areas(options: Options, store: Store) -> Options:
    return Options(options.year, options.vintage, options.source, options.areas or store)


def _key(digest: str, options: Options) -> str:
    """What makes an import this import: the file, what was said about it, and the data that columns are known by."""
    columns = files(__package__).joinpath("data", "columns.csv").read_bytes()
    parts = f"{digest} {options.year} {options.vintage} {hashlib.sha256(columns).hexdigest()} {FORMAT}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _write_year(stage: Path, one: YearOfFigures) -> YearImported:
    figures = stage / f"figures-{one.year}.parquet"
    pq.write_table(
        one.figures,
        figures,
        compression="zstd",
        row_group_size=ROWS_PER_GROUP,
        use_dictionary=["area", "measure", "status", "low", "high"],
        column_encoding={"value": "PLAIN"},
        write_statistics=["area"],
        store_schema=False,  # as plain text, pandas and others can skip groups by it
    )
    by_area.write(stage / f"by-area-{one.year}.arrow", one.figures)
    pq.write_table(one.areas, stage / f"areas-{one.year}.parquet", compression="zstd")
    counts = {str(status): 0 for status in STATUSES}
    for pair in pc.value_counts(one.figures["status"].combine_chunks().indices).to_pylist():
        counts[STATUSES[pair["values"]]] = pair["counts"]
    counts[Status.NOT_YET_PUBLISHED] = len(one.not_yet_published) * one.areas.num_rows
    return YearImported(
        year=one.year,
        rows=one.figures.num_rows,
        areas=one.areas.num_rows,
        named=pc.sum(pc.not_equal(one.areas["name"], "")).as_py() or 0,
        measures=tuple(one.figures["measure"].combine_chunks().dictionary.to_pylist()),
        not_yet_published=one.not_yet_published,
        version=one.version,
        cells=counts,
    )


def _complete(root: Path, entry: Import) -> None:
    """Make the files by area of an import from before there were any."""
    for one in entry.years:
        if one.measures and not entry.by_area(one.year).exists():
            with unfinished(root) as stage:
                made = stage / entry.by_area(one.year).name
                by_area.complete(made, entry.figures(one.year), len(one.measures))
                made.chmod(0o444)
                settle(stage)
                made.rename(entry.by_area(one.year))


def _sidecar(
    reading: Reading, path: Path, digest: str, vintage: date, retrieved: date, years: tuple[YearImported, ...]
) -> dict[str, Any]:
    source = catalogue().sources[reading.source]
    return {
        "format": FORMAT,
        "source": reading.source,
        "reader": reading.reader,
        "table": reading.table,
        "file": path.name,
        "sha256": digest,
        "companions": reading.companions,
        "vintage": vintage.isoformat(),
        "vintage_from": reading.vintage_from or "dag van ophalen",
        "retrieved": retrieved.isoformat(),
        "imported": datetime.now(UTC).isoformat(),
        "licence": source.licence,
        "publisher": source.publisher,
        "year_from": reading.year_from,
        "unread": list(reading.unread),
        "notes": list(reading.notes),
        "years": [asdict(one) for one in years],
    }


def _read_sidecar(path: Path) -> Import:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said.pop("format") > FORMAT:
            raise StoreError(f"{path}: gemaakt door een nieuwere versie van Koers; werk Koers bij.")
        years = tuple(
            YearImported(
                **{**one, "measures": tuple(one["measures"]), "not_yet_published": tuple(one["not_yet_published"])}
            )
            for one in said.pop("years")
        )
        return Import(
            **{
                **said,
                "folder": path.parent,
                "years": years,
                "vintage": date.fromisoformat(said["vintage"]),
                "retrieved": date.fromisoformat(said["retrieved"]),
                "imported": datetime.fromisoformat(said["imported"]),
                "unread": tuple(said["unread"]),
                "notes": tuple(said["notes"]),
            }
        )
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise StoreError(f"{path}: dit bestand is beschadigd. Haal deze map weg en importeer opnieuw.") from error


def _first_difference(old: pa.Table, new: pa.Table) -> tuple[str, str] | None:
    """The first cell (area, measure) that both tables have and that differs."""
    plain = [
        pa.table(
            {
                name: table[name].cast(pa.string()) if name in ("area", "measure", "status") else table[name]
                for name in ("area", "measure", "value", "status")
            }
        )
        for table in (old, new)
    ]
    both = plain[0].join(plain[1], ["area", "measure"], join_type="inner", right_suffix="_new")
    same_value = pc.or_kleene(
        pc.equal(both["value"], both["value_new"]), pc.and_(both["value"].is_null(), both["value_new"].is_null())
    )
    differ = both.filter(pc.invert(pc.fill_null(same_value, False))).sort_by(
        [("area", "ascending"), ("measure", "ascending")]
    )
    return (differ["area"][0].as_py(), differ["measure"][0].as_py()) if differ.num_rows else None


def _settle_name(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
