"""koers obligations: what is owed. ``due`` lists what should have come; ``import`` reads a council's weekly list."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from rich.console import Console
from rich.table import Table

from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.kernel.editions.reading import edition_context, find
from koers.obligations.flows import STATES
from koers.obligations.importing import ListError, bring_in
from koers.obligations.queries.on_a_day import KIND_WORDS, Owed, due_on
from koers.programme.models import Programme

WIDTH_OF_A_FILE = 180


class Command(KoersCommand):
    """Show what is owed, and bring in what the council's own system says."""

    help = "Wat iemand een ander nog moet: toezeggingen, vragen, moties en afspraken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what can be done."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="OPDRACHT")
        due = todo.add_parser("due", help="wat er op een dag had moeten zijn en er niet was")
        due.add_argument("--programme", required=True, metavar="PROGRAMMA")
        due.add_argument("--as-of", default="", metavar="DATUM", help="de dag; zonder: vandaag")
        due.add_argument("--stand", default="", metavar="DATUM|werk", help="de stand van een dag, of van de werkplaats")
        due.add_argument("--json", action="store_true", help="als JSON: een lijst van objecten")
        bring = todo.add_parser("import", help="lees een lijst uit het raadsinformatiesysteem (CSV of XLSX)")
        bring.add_argument("file", type=Path, metavar="BESTAND")
        bring.add_argument("--programme", required=True, metavar="PROGRAMMA")
        bring.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er zou veranderen")
        bring.add_argument("--yes", action="store_true", help="schrijf het zonder te vragen")

    def handle(self, *, todo: str, programme: str, **options: Any) -> None:
        """Do it."""
        if todo == "due":
            self._due(programme, options["as_of"], options["stand"], as_json=options["json"])
        else:
            self._bring_in(options["file"], programme, dry_run=options["dry_run"], sure=options["yes"])

    def _due(self, programme: str, as_of: str, stand: str, *, as_json: bool) -> None:
        day = _day(as_of) if as_of else timezone.localdate()
        if stand not in ("", "werk"):
            _day(stand)
        with progress() as report:
            edition = find(stand)
            with edition_context(edition, lambda text: report(text, 0)):
                _must_be_there(programme)
                found = due_on(programme, day)
        if as_json:
            self.json([_as_object(item) for item in found])
        else:
            _print(found, day)

    def _bring_in(self, file: Path, programme: str, *, dry_run: bool, sure: bool) -> None:
        try:
            result = bring_in(file, programme, write=False)
        except ListError as error:
            raise Fout(str(error), returncode=INPUT_IS_WRONG) from error
        for line in result.lines:
            self.line(line)
        if not result.changes or dry_run:
            self.line("Er is niets geschreven.")
            return
        if not sure and not _confirmed():
            self.line("Er is niets geschreven.")
            return
        bring_in(file, programme, write=True)
        self.line("Geschreven in de werkplaats.")


def _confirmed() -> bool:
    """Ask once; where nobody can answer, the answer is no."""
    try:
        return input("Dit schrijven? [j/N] ").strip().lower() in ("j", "ja")
    except EOFError:
        return False


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fout(f"'{text}' is geen datum. Schrijf 2023-08-01.", returncode=CALL_IS_WRONG) from None


def _must_be_there(programme: str) -> None:
    if not Programme.objects.filter(pk=programme).exists():
        known = ", ".join(Programme.objects.order_by("pk").values_list("pk", flat=True)) or "nog geen"
        raise Fout(f"Programma '{programme}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)


def _as_object(item: Owed) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "owes": item.owes or None,
        "owed_to": item.owed_to or None,
        "due": item.due.isoformat() if item.due else None,
        "days_late": item.days_late,
        "why_no_term": item.why_no_term or None,
        "term": item.term,
        "state": item.state,
        "made_on": item.made_on or None,
        "age_in_days": item.age_in_days,
        "url": item.url or None,
    }


def _print(found: list[Owed], day: date) -> None:
    table = Table(show_lines=True, header_style="bold", title=f"Wat er op {day:%d-%m-%Y} nog niet was")
    for column in ("Wat", "Soort", "Wie", "Aan wie", "Uiterlijk", "Dagen later", "Stand"):
        table.add_column(column, overflow="fold")
    for item in found:
        table.add_row(
            item.title,
            KIND_WORDS[item.kind],
            item.owes or "niet vermeld",
            item.owed_to or "niet vermeld",
            f"{item.due:%d-%m-%Y}" if item.due else item.why_no_term,
            "" if item.days_late is None else str(item.days_late),
            STATES[item.state].words,
        )
    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console = Console(markup=False, emoji=False, highlight=False, width=WIDTH_OF_A_FILE)
    console.print(table)
