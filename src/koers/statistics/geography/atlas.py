"""Where boundaries are kept: beside the figures, every import a folder of its own that never changes.

ROOT/boundaries/<year>-<key>/boundaries.json    the sidecar: where they come from, what is in them
ROOT/boundaries/<year>-<key>/outlines.parquet   code, name, kind and the outline as well-known binary, by code
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely

from koers.statistics.errors import StoreError, refuse, why
from koers.statistics.files import UNFINISHED, clear_unfinished, file_hash, locked, settle, unfinished

from .units import Boundaries, Unit, read_boundaries

FORMAT = 1
FOLDER = "boundaries"
SIDECAR = "boundaries.json"
OUTLINES = pa.schema([("code", pa.string()), ("name", pa.string()), ("kind", pa.string()), ("outline", pa.binary())])


@dataclass(frozen=True)
class BoundaryImport:
    """One import of boundaries, as its sidecar has it. ``points`` tells how fine they are drawn."""

    folder: Path
    file: str
    sha256: str
    form: str
    system: str
    original: str
    year: int
    year_from: str
    source: str
    licence: str
    imported: datetime
    areas: dict[str, int]  # how many of each kind
    points: int
    notes: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many areas."""
        return sum(self.areas.values())


class Atlas:
    """The boundaries in a folder. Reading needs no lock: what is there never changes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def bring_in(self, path: Path, *, year: int | None = None, source: str = "") -> tuple[BoundaryImport, bool]:
        """Read a file and keep its boundaries; False when exactly these were there already.

        Raises StatisticsInputError for a file that is not right and StoreError when the folder cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with locked(self.root):
                clear_unfinished(self.root)
                return self._bring_in(path, year, source)
        except OSError as error:
            raise StoreError(
                f"{path.name}: de grenzen konden niet bewaard worden ({why(error)}). "
                "Er is niets veranderd. Maak ruimte op de schijf of kijk naar de rechten, en probeer het opnieuw."
            ) from error

    def _bring_in(self, path: Path, year: int | None, source: str) -> tuple[BoundaryImport, bool]:
        try:
            digest = file_hash(path)
        except OSError as error:
            raise refuse(path.name, f"dit bestand kan niet gelezen worden ({why(error)}).") from error
        key = hashlib.sha256(f"{digest} {year} {source} {FORMAT}".encode()).hexdigest()[:16]
        there = next((entry for entry in self.imports() if entry.folder.name.endswith(f"-{key}")), None)
        if there is not None:
            return there, False
        found = read_boundaries(path, year, source)
        folder = self.root / FOLDER / f"{found.year}-{key}"
        with unfinished(self.root) as stage:
            pq.write_table(_table(found.units), stage / "outlines.parquet", compression="zstd", row_group_size=2048)
            said = json.dumps(_sidecar(found, path.name, digest), ensure_ascii=False, indent=2)
            (stage / SIDECAR).write_text(said + "\n", encoding="utf-8")
            for made in stage.iterdir():
                made.chmod(0o444)  # it never changes
            settle(stage)
            folder.parent.mkdir(exist_ok=True)
            stage.rename(folder)
            stage.mkdir()  # the one to clear away at the end
        return _read_sidecar(folder / SIDECAR), True

    def imports(self) -> list[BoundaryImport]:
        """All imports, by year and then by the moment they came."""
        paths = [path for path in self.root.glob(f"{FOLDER}/*/{SIDECAR}") if UNFINISHED not in str(path)]
        return sorted((_read_sidecar(path) for path in paths), key=lambda entry: (entry.year, entry.imported))

    @property
    def version(self) -> str:
        """Changes whenever boundaries come or go."""
        names = sorted(path.parent.name for path in self.root.glob(f"{FOLDER}/*/{SIDECAR}"))
        return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]

    def best_for(self, codes: Collection[str], year: int) -> tuple[BoundaryImport, tuple[Unit, ...]] | None:
        """The import to draw these areas of this year with, and their outlines by code; None when none has any.

        The one that has most of them; then the nearest year, the most points an area, the last one imported.
        """
        best: tuple[tuple[Any, ...], BoundaryImport] | None = None
        for entry in self.imports():
            having = len(set(codes) & self.codes(entry))
            rank = (having, -abs(entry.year - year), entry.points / max(entry.size, 1), entry.imported)
            if having and (best is None or rank > best[0]):
                best = rank, entry
        return None if best is None else (best[1], self.units(best[1], codes))

    def units(self, entry: BoundaryImport, codes: Iterable[str]) -> tuple[Unit, ...]:
        """The outlines of these areas, by code; what the import does not have is left out."""
        wanted = pa.array(sorted(set(codes)), pa.string())
        table = pq.read_table(entry.folder / "outlines.parquet", filters=pc.field("code").isin(wanted))
        rows = sorted(table.to_pylist(), key=lambda row: row["code"])
        return tuple(
            Unit(row["code"], row["name"], row["kind"], shapely.from_wkb(row["outline"]))  # our own: sound
            for row in rows
        )

    def codes(self, entry: BoundaryImport) -> set[str]:
        """The areas an import has."""
        return set(pq.read_table(entry.folder / "outlines.parquet", columns=["code"])["code"].to_pylist())


def _table(units: Iterable[Unit]) -> pa.Table:
    rows = [(unit.code, unit.name, unit.kind, shapely.to_wkb(unit.shape)) for unit in units]
    return pa.Table.from_arrays([pa.array(column) for column in zip(*rows, strict=True)], schema=OUTLINES)


def _sidecar(found: Boundaries, file: str, digest: str) -> dict[str, Any]:
    kinds = dict.fromkeys(unit.kind for unit in found.units)
    return {
        "format": FORMAT,
        "file": file,
        "sha256": digest,
        "form": found.form,
        "system": found.system,
        "original": found.original,
        "year": found.year,
        "year_from": found.year_from,
        "source": found.source,
        "licence": found.licence,
        "imported": datetime.now(UTC).isoformat(),
        "areas": {kind: sum(unit.kind == kind for unit in found.units) for kind in kinds},
        "points": int(sum(shapely.get_num_coordinates(unit.shape) for unit in found.units)),
        "notes": list(found.notes),
    }


def _read_sidecar(path: Path) -> BoundaryImport:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said.pop("format") > FORMAT:
            raise StoreError(f"{path}: gemaakt door een nieuwere versie van Koers; werk Koers bij.")
        said["imported"], said["notes"] = datetime.fromisoformat(said["imported"]), tuple(said["notes"])
        return BoundaryImport(folder=path.parent, **said)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise StoreError(f"{path}: dit bestand is beschadigd. Haal deze map weg en importeer opnieuw.") from error


def as_dict(entry: BoundaryImport) -> dict[str, Any]:
    """An import for JSON."""
    said = asdict(entry)
    del said["folder"]
    return {**said, "imported": entry.imported.isoformat()}
