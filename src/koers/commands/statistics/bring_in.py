"""koers statistics import FILE...: read files of publishers and partners into the store."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.statistics import Import, Imported, Options, StatisticsInputError, Store, catalogue
from koers.statistics.national import prepare

from .listing import about
from .saying import day

NAME = "import"
HELP = "lees bestanden van CBS, Leefbaarometer, RIVM of partners"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    parser.add_argument("--source", default="", metavar="BRON", help="de bron die het hoort te zijn")
    parser.add_argument("--year", type=int, metavar="JAAR", help="het jaar, als het bestand dat niet zegt")
    parser.add_argument("--vintage", type=day, metavar="DATUM", help="de dag waarop deze uitgave uitkwam")
    parser.add_argument("--retrieved", type=day, metavar="DATUM", help="de dag van ophalen (anders: vandaag)")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(
    command: KoersCommand,
    store: Store,
    *,
    files: list[Path],
    source: str,
    year: int | None,
    vintage: date | None,
    retrieved: date | None,
    json: bool,
    **_: Any,
) -> None:
    """Each file by itself: one that is wrong does not keep the others out."""
    if source and source not in catalogue().sources:
        known = ", ".join(catalogue().sources)
        raise Fout(f"De bron '{source}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
    done: list[Imported] = []
    with progress() as report:
        wrong = files
        while wrong:  # again while more came in: a file without codes may need the list of areas of another one
            came_in, said, again = len(done), [], []
            for path in wrong:
                report(f"lezen: {path.name}", 0)
                try:
                    done.append(store.bring_in(path, Options(year, vintage, source), retrieved=retrieved))
                except StatisticsInputError as error:
                    said.append(str(error))
                    again.append(path)
            wrong = again if len(done) > came_in else []
        if any(one.new for one in done):
            report("samenvatten voor het hele land", 0)
            prepare(store)
    if json:
        command.json([{"new": one.new, **about(one.entry)} for one in done])
    else:
        for one in done:
            tell(command, one.entry, new=one.new)
    if said:
        raise Fout("\n".join(said), returncode=INPUT_IS_WRONG)


def tell(command: KoersCommand, entry: Import, *, new: bool) -> None:
    """What came in, year by year."""
    if not new:
        command.line(f"{entry.file}: stond er al, niets veranderd.")
        return
    command.line(f"{entry.file}: {catalogue().sources[entry.source].name}, uitgave {entry.vintage:%d-%m-%Y}.")
    for one in entry.years:
        if not one.measures and not one.not_yet_published:
            command.line(f"  {one.year}: een lijst van {one.areas} gebieden, zonder cijfers.")
            continue
        text = f"  {one.year}: {one.rows} cijfers van {one.areas} gebieden en {len(one.measures)} maten"
        text += f", {one.cells['suppressed']} achtergehouden" if one.cells["suppressed"] else ""
        empty = len(one.not_yet_published)
        command.line(f"{text}, {empty} maten nog niet gepubliceerd." if empty else f"{text}.")
    if entry.unread:
        command.line(f"  Niet gelezen kolommen: {', '.join(entry.unread)}.")
    for note in entry.notes:
        command.line(f"  {note}")
