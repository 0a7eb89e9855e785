"""koers council deviations PROGRAMME --from --to: what a council wants to hear about, over a period."""

from argparse import ArgumentParser

from rich.console import Console
from rich.table import Table

from koers.commands.console import KoersCommand, progress
from koers.council_window.deviations import Deviation, deviations, told_until
from koers.council_window.presenting.deviations import as_objects, by_kind, headline, when_words
from koers.council_window.presenting.frame import who_says
from koers.kernel.editions.reading import edition_context, find

from .periods import check_call, declare_period, meant

NAME = "deviations"
HELP = "Wat er in een periode afweek, volgens het toetsingskader van de raad."
WIDTH_OF_A_FILE = 180


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    declare_period(parser)
    parser.add_argument("--json", action="store_true", help="als JSON: een lijst van objecten")


def run(
    command: KoersCommand, *, programme: str, first: str, last: str, preset: str, stand: str, json: bool, **_: object
) -> None:
    """List them, the earliest first."""
    begin, end = check_call(first, last, preset, stand)
    with progress() as report:
        edition = find(stand)
        with edition_context(edition, lambda text: report(text, 0)):
            asked = meant(programme, begin, end, preset)
            found = deviations(asked.settings, asked.programme.pk, begin, end)
            about = headline(found, begin, end, told_until([asked.programme.pk]))
            said = who_says(asked.settings)
    if json:
        command.json(as_objects(found))
        return
    command.line(about)
    command.line(said)
    if found:
        _print(found)


def _print(found: list[Deviation]) -> None:
    table = Table(show_lines=True, header_style="bold")
    for column in ("Wanneer", "Afwijking", "Wat", "Waarom", "Drempel"):
        table.add_column(column, overflow="fold")
    for kind, own in by_kind(found):
        for one in own:
            table.add_row(when_words(one), kind.label, one.what, one.why, one.threshold)
    # Somebody's words are not markup, and a file has no width of its own.
    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console = Console(markup=False, emoji=False, highlight=False, width=WIDTH_OF_A_FILE)
    console.print(table)
