"""Takes exports of a council's own system into a package, through the same door as every package: checked, shown, all at once."""

import csv
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from koers.decisions.models import Body
from koers.kernel.models import Package
from koers.kernel.packages import workshop
from koers.kernel.packages.descriptor import FILE_NAME, write_descriptor
from koers.kernel.packages.loading import check_folders, load_folders
from koers.kernel.packages.registry import all_tables, table
from koers.kernel.packages.writing import export_package
from koers.places.models import Area

from .forms import read_files
from .found import Found
from .linking import TABLES, Place, Row, link, slug
from .merging import Merged, merge
from .problems import FileError

PREFIX = "raad-"
COUNCIL = "gemeenteraad"
CODE = re.compile(r"GM\d{4}")
ENDINGS = (".json", ".jsonl", ".ndjson", ".csv", ".gz", ".txt")
LIST_TITLES = {
    "ibabs-vergaderingen": "Vergaderingen uit iBabs", "ibabs-moties": "Moties en amendementen uit iBabs", "ibabs-stemmingen": "Stemmingen uit iBabs",
    "notubiz": "Vergaderingen uit Notubiz", "mini-ori": "Open Raadsinformatie (mini-ORI)", "popolo": "Open Raadsinformatie en Popolo",
    "parlaeus-moties": "Moties uit Parlaeus", "parlaeus-vergaderingen": "Vergaderingen uit Parlaeus",
    "gemeenteoplossingen": "Vergaderingen uit GemeenteOplossingen",
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Where it goes: the package, and what a package or council that is not there yet is called."""

    package: str = ""
    municipality: str = ""
    code: str = ""

    @property
    def slug(self) -> str:
        """The package: as given, else after the municipality."""
        return self.package or (PREFIX + slug(self.municipality) if self.municipality else "")


@dataclass
class Result:
    """What the files change, in words, and how many things that are."""

    package: str
    changes: int
    lines: list[str] = field(default_factory=list)


@dataclass
class _Home:
    """The package as it stands or as it begins."""

    about: dict[str, Any]
    place: Place
    new_rows: dict[str, list[Row]]


def bring_in(
    files: Iterable[Path],
    target: Target,
    *,
    write: bool,
    by: Any = None,
    progress: Callable[[str, int], None] = lambda _what, _count: None,
) -> Result:
    """Put files beside a package; with ``write`` also in it. Bringing in the same files twice changes nothing.

    Without ``write`` all is checked as if it were written. Raises FileError and PackageError with everything that is wrong;
    nothing is written then.
    """
    names = _files(files)
    _must_be_whole(target)
    found = read_files(names, progress)
    # What is written must be what was put beside the package: nobody else may change it in between.
    with tempfile.TemporaryDirectory(prefix="koers-raad-") as aside, workshop.alone():
        draft = _Draft(Path(aside) / target.slug, target, found, names)
        merged = draft.put_together(progress)
        lines = [*found.report.lines(), *merged.lines]
        if not merged.changes:
            lines.append("Er verandert niets." if found.entries else "Er is niets gevonden om over te nemen.")
        elif write:
            progress("schrijven", 0)
            why = f"koers council import {', '.join(file.name for file in names)}"
            load_folders([draft.folder], by=by, why=why, replace=True, progress=progress)
        else:  # what loading would refuse must be known before somebody says yes
            check_folders([draft.folder], progress)
    return Result(target.slug, merged.changes, lines)


@dataclass
class _Draft:
    """The package as it becomes, in a folder of its own."""

    folder: Path
    target: Target
    found: Found
    files: list[Path]

    def put_together(self, progress: Callable[[str, int], None]) -> Merged:
        """Put what was found beside the package; when that changes it, the folder holds the new package."""
        is_new = not Package.objects.filter(slug=self.target.slug).exists()
        if is_new:
            self.folder.mkdir()
        else:
            export_package(self.target.slug, self.folder)
        existing = {name: _read(self.folder, name) for name in (*TABLES, "votes")}
        home = _home(self.target, self.folder, is_new, existing)
        progress("koppelen", 0)
        linked = link(self.found, home.place, existing)
        today = timezone.localdate()
        source_of = {origin: f"raadsinformatie-{home.place.prefix}-{origin}" for origin in LIST_TITLES}
        merged = merge(linked, self.found, existing, source_of, today.isoformat())
        if merged.changes:
            used = {row["source"] for rows in linked.rows.values() for row in rows.values()}
            sources = _sources(self.folder, {origin: source_of[origin] for origin in used}, self.files, today)
            _write(self.folder, home, {**merged.rows, "sources": sources}, today)
        return merged


def _files(given: Iterable[Path]) -> list[Path]:
    """The files, and those in the folders. Raises FileError."""
    found, problems = [], []
    for path in given:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.is_file() and file.suffix.lower() in ENDINGS)
            problems += [] if inside else [f"{path}: in deze map staat geen JSON of CSV."]
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            problems.append(f"{path}: dit bestand bestaat niet.")
    if problems:
        raise FileError(problems)
    return found


def _must_be_whole(target: Target) -> None:
    problems = []
    if not target.slug:
        problems.append(
            "Koers weet niet van welke gemeente dit is. Geef --package raad-heerlen, of --municipality Heerlen --code GM0917."
        )
    elif slug(target.slug) != target.slug:
        problems.append(
            f"'{target.slug}' kan geen naam van een pakket zijn. Gebruik kleine letters, cijfers en streepjes: raad-heerlen."
        )
    if target.code and not CODE.fullmatch(target.code):
        problems.append(f"'{target.code}' is geen code van een gemeente. Schrijf GM en vier cijfers: GM0917.")
    if problems:
        raise FileError(problems)


def _home(target: Target, folder: Path, is_new: bool, existing: Mapping[str, list[Row]]) -> _Home:
    """The package, its municipality and its council; made when they are not there and a name and a code were given."""
    name = target.municipality
    own = [row for rows in (existing["meetings"], existing["motions"]) for row in rows]
    area, body = _usual(own, "area"), _usual(own, "body")
    area = area or _area(target, folder)
    new: dict[str, list[Row]] = {"areas": [], "bodies": []}
    if not area and not (name and target.code):
        raise FileError([_what_is_missing(target, is_new)])
    prefix = target.slug.removeprefix(PREFIX)
    if not area:
        area = slug(name)
        new["areas"].append(
            {
                "id": area,
                "name": name,
                "kind": Area.Kind.MUNICIPALITY.value,
                "cbs_code": target.code,
                "is_focus": "false",
            }
        )
    body = body or _body(area, folder)
    if not body:
        body = f"{COUNCIL}-{area}"
        new["bodies"].append(
            {"id": body, "name": f"Gemeenteraad van {name or area.capitalize()}", "kind": COUNCIL, "decides": "yes"}
        )
    needed = _owners(area, body, target.slug)
    if is_new:
        title = f"Raad van {name}: vergaderingen en moties"
        text = "Overgenomen uit het raadsinformatiesysteem van de gemeente, dat leidend blijft. Namen van mensen staan er niet in."
        about = {"name": target.slug, "title": title, "description": text, "koers": {"format": 1, "depends_on": needed}}
    else:
        about = Package.objects.get(slug=target.slug).about
        before = list(about["koers"].get("depends_on", ()))
        about["koers"]["depends_on"] = before + [slug for slug in needed if slug not in before]
    return _Home(about, Place(prefix, area, body), new)


def _area(target: Target, folder: Path) -> str:
    """The municipality: with the code that was given, else the only one in the package."""
    if target.code:
        found = (
            Area.objects.filter(cbs_code=target.code, kind=Area.Kind.MUNICIPALITY).values_list("id", flat=True).first()
        )
        return found or ""
    in_package = [row["id"] for row in _read(folder, "areas") if row["kind"] == Area.Kind.MUNICIPALITY.value]
    name = target.slug.removeprefix(PREFIX)
    if len(in_package) == 1:
        return in_package[0]
    return Area.objects.filter(pk=name, kind=Area.Kind.MUNICIPALITY).values_list("id", flat=True).first() or ""


def _body(area: str, folder: Path) -> str:
    """The council of the municipality: in the package, else the shared one that is called after it."""
    in_package = [row["id"] for row in _read(folder, "bodies") if row["kind"] == COUNCIL]
    if len(in_package) == 1:
        return in_package[0]
    return Body.objects.filter(pk=f"{COUNCIL}-{area}").values_list("id", flat=True).first() or ""


def _owners(area: str, body: str, own: str) -> list[str]:
    """The packages of a municipality and council that are there already."""
    found = [
        *Area.objects.filter(pk=area).values_list("package", flat=True),
        *Body.objects.filter(pk=body).values_list("package", flat=True),
    ]
    return [slug for slug in dict.fromkeys(found) if slug != own]


def _what_is_missing(target: Target, is_new: bool) -> str:
    if is_new:
        known = (
            ", ".join(Package.objects.filter(slug__startswith=PREFIX).order_by("slug").values_list("slug", flat=True))
            or "nog geen"
        )
        what = f"pakket '{target.slug}' staat niet in de werkplaats. Pakketten van raden: {known}."
    else:
        what = f"pakket '{target.slug}' heeft geen gemeente, of meer dan één."
    return f"{what} Geef --municipality NAAM --code GM0000; dan maakt Koers wat er nog niet is."


def _usual(rows: Iterable[Row], column: str) -> str:
    found = Counter(row[column] for row in rows if row[column]).most_common(1)
    return found[0][0] if found else ""


def _read(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _sources(folder: Path, used: Mapping[str, str], files: list[Path], today: date) -> list[Row]:
    """The package's sources, and one for each list that was read.

    A source keeps the day on which it was first read: rows that say nothing of their own are known since that day.
    """
    sources: dict[str, Row] = {row["id"]: row for row in _read(folder, "sources")}
    note = f"Laatst gelezen op {today:%d-%m-%Y}, uit {', '.join(file.name for file in files)}. Het raadsinformatiesysteem is leidend."
    for origin, id in sorted(used.items()):
        own: Row = dict.fromkeys(table("sources").columns, "") | {
            "id": id, "title": LIST_TITLES[origin], "issuer": "gemeenteraad", "kind": "uitvoer uit het raadsinformatiesysteem",
            "date": today.isoformat(), "made_up": "false",
        }  # fmt: skip
        sources[id] = sources.get(id, own) | {"note": note}
    return list(sources.values())


def _write(folder: Path, home: _Home, contents: dict[str, list[Row]], today: date) -> None:
    some_source = contents["sources"][-1]["id"] if contents["sources"] else ""
    for name, rows in home.new_rows.items():
        if rows:
            origin = {"source": some_source, "known_from": today.isoformat()}
            empty = dict.fromkeys(table(name).columns, "") | origin
            contents[name] = [*_read(folder, name), *(empty | row for row in rows)]
    for name, rows in contents.items():
        if rows or (folder / f"{name}.csv").exists():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
                writer = csv.DictWriter(handle, table(name).columns, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
    tables = [item for item in all_tables() if (folder / item.file).exists()]
    (folder / FILE_NAME).write_bytes(write_descriptor(home.about, tables))
