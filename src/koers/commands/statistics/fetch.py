"""koers statistics fetch TABLE...: download tables of CBS and bring them in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.statistics import Store
from koers.statistics.errors import FetchError
from koers.statistics.fetch import fetch
from koers.statistics.national import prepare

from .bring_in import tell
from .listing import about

NAME = "fetch"
HELP = "haal tabellen van CBS op (nodig: internet) en lees ze in"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("tables", nargs="+", metavar="TABEL", help="nummer bij CBS, zoals 85984NED")
    parser.add_argument("--base", default="", metavar="ADRES", help="adres van de dienst (anders: dat van CBS)")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(command: KoersCommand, store: Store, *, tables: list[str], base: str, json: bool, **_: Any) -> None:
    """Each table by itself, in order; the first that does not come stops it, because the rest will not come either."""
    done = []
    with progress() as report:

        def hear(what: str, rows: int, total: int | None) -> None:
            report(what if total is None else f"{what} (van {total:,})".replace(",", "."), rows)

        for table in tables:
            try:
                done.append(fetch(store, table, base=base or settings.KOERS_CBS, report=hear))
            except FetchError as error:
                raise Fout(f"{table}: {error}", returncode=INPUT_IS_WRONG) from error
        if any(one.imported.new for one in done):
            report("samenvatten voor het hele land", 0)
            prepare(store)
    if json:
        command.json([{"new": one.imported.new, "fetched_rows": one.rows, **about(one.imported.entry)} for one in done])
        return
    for one in done:
        tell(command, one.imported.entry, new=one.imported.new)
