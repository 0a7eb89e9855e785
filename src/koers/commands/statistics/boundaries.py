"""koers statistics boundaries FILE...: read boundaries of areas, for the maps; without a file, list what is there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.statistics import StatisticsInputError, Store
from koers.statistics.geography import DRAWING, Atlas, BoundaryImport
from koers.statistics.geography.atlas import as_dict

from .saying import table

NAME = "boundaries"
HELP = "lees grenzen van gebieden voor de kaart (GeoJSON, TopoJSON, GeoPackage), of laat zien welke er zijn"
KINDS = {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten", "land": "landen"}


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("files", nargs="*", type=Path, metavar="BESTAND")
    parser.add_argument("--year", type=int, metavar="JAAR", help="het jaar, als het bestand dat niet zegt")
    parser.add_argument("--source", default="", metavar="TEKST", help="waar de grenzen vandaan komen, voor op de kaart")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(
    command: KoersCommand, store: Store, *, files: list[Path], year: int | None, source: str, json: bool, **_: Any
) -> None:
    """Each file by itself: one that is wrong does not keep the others out."""
    atlas = Atlas(store.root)
    if not files:
        _list(command, atlas.imports(), json=json)
        return
    done, wrong = [], []
    with progress() as report:
        for path in files:
            report(f"lezen: {path.name}", 0)
            try:
                done.append(atlas.bring_in(path, year=year, source=source))
            except StatisticsInputError as error:
                wrong.append(str(error))
    if json:
        command.json([{"new": new, **as_dict(entry)} for entry, new in done])
    else:
        for entry, new in done:
            _tell(command, entry, new=new)
    if wrong:
        raise Fout("\n".join(wrong), returncode=INPUT_IS_WRONG)


def _tell(command: KoersCommand, entry: BoundaryImport, *, new: bool) -> None:
    if not new:
        command.line(f"{entry.file}: stond er al, niets veranderd.")
        return
    command.line(f"{entry.file}: grenzen van {entry.year} ({entry.year_from}), {_areas(entry)}, uit {entry.form}.")
    if entry.system == DRAWING:
        command.line("  Dit is een tekening zonder coördinaten: goed voor een kaart, niet om mee te meten.")
    if not entry.source:
        command.line("  Het bestand zegt niet van wie de grenzen zijn. Geef dat op met --source.")
    for note in entry.notes:
        command.line(f"  {note}")


def _list(command: KoersCommand, entries: list[BoundaryImport], *, json: bool) -> None:
    if json:
        command.json([as_dict(entry) for entry in entries])
    elif entries:
        rows = [(str(one.year), _areas(one), one.form, one.system, one.source or "-", one.file) for one in entries]
        table(command, ("Jaar", "Gebieden", "Vorm", "Stelsel", "Bron", "Bestand"), rows)
    else:
        command.line("Er zijn nog geen grenzen. Lees ze met 'koers statistics boundaries BESTAND'.")


def _areas(entry: BoundaryImport) -> str:
    return ", ".join(f"{count} {KINDS[kind] if count > 1 else kind}" for kind, count in entry.areas.items())
