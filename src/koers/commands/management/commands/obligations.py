"""koers obligations: what is owed. ``due`` lists what should have come; ``import`` reads a council's weekly list."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from rich.console import Console

from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.commands.obligations import due
from koers.kernel.editions.reading import edition_context, find
from koers.obligations.actions import Refused, take_in_list
from koers.obligations.changing import NoProgramme
from koers.obligations.importing import ListError, read_list, telling
from koers.obligations.importing.columns import kind_in
from koers.obligations.models import Kind
from koers.obligations.queries.on_a_day import Owed, due_on
from koers.programme.models import Programme

WIDTH_OF_A_FILE = 180


class Command(KoersCommand):
    """Show what is owed, and bring in what the council's own system says."""

    help = "Wat iemand een ander nog moet: toezeggingen, vragen, moties en afspraken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what can be done."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="OPDRACHT")
        listed = todo.add_parser("due", help="wat er op een dag had moeten zijn en er niet was")
        listed.add_argument("--programme", required=True, metavar="PROGRAMMA")
        listed.add_argument("--as-of", metavar="DATUM", help="de dag; zonder: vandaag")
        listed.add_argument(
            "--stand", default="", metavar="DATUM|werk", help="de stand van een dag, of van de werkplaats"
        )
        listed.add_argument("--json", action="store_true", help="als JSON: een lijst van objecten")
        bring = todo.add_parser("import", help="lees een lijst uit het raadsinformatiesysteem (CSV of XLSX)")
        bring.add_argument("file", type=Path, metavar="BESTAND")
        bring.add_argument("--programme", required=True, metavar="PROGRAMMA")
        bring.add_argument(
            "--kind", default="", metavar="SOORT", help="wat elke regel is, als de lijst dat zelf niet zegt: toezegging"
        )
        bring.add_argument(
            "--without",
            action="append",
            default=[],
            metavar="STUK|VOORSTEL",
            help="neem dit nieuwe stuk of voorstel niet over (wat er tussen [ ] staat); mag vaker",
        )
        bring.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er zou veranderen")
        bring.add_argument("--yes", action="store_true", help="schrijf het zonder te vragen")

    def handle(self, *, todo: str, programme: str, **options: Any) -> None:
        """Do it."""
        if todo == "due":
            self._due(programme, options["as_of"], options["stand"], as_json=options["json"])
        else:
            self._bring_in(programme, **options)

    def _due(self, programme: str, as_of: str | None, stand: str, *, as_json: bool) -> None:
        day = timezone.localdate() if as_of is None else _day(as_of)
        if stand not in ("", "werk"):
            _day(stand)
        with progress() as report:
            edition = find(stand)
            with edition_context(edition, lambda text: report(text, 0)):
                _must_be_there(programme)
                found = due_on(programme, day)
        if as_json:
            self.json([due.as_object(item) for item in found])
        else:
            _print(found, day)

    def _bring_in(
        self, programme: str, *, file: Path, kind: str, without: list[str], dry_run: bool, yes: bool, **_: Any
    ) -> None:
        try:
            found = read_list(file, timezone.localdate(), _kind(kind))
            own: dict[str, Any] = {"by": None, "why": f"koers obligations import {file.name}", "file": file.name}
            own["dropped"] = frozenset(without)
            shown = take_in_list(programme, found, **own)
            left = telling.first_of(telling.left_out(found, shown.merged))
            for line in (*telling.about(found), *telling.differences(shown.merged)):
                self.line(line)
            for line in left:
                self.line(f"niet overgenomen: {line}")
            if not shown.anything or dry_run or not (yes or _confirmed()):
                self.line("Er is niets geschreven.")
                return
            take_in_list(programme, found, **own, write=True, revision=shown.revision)
        except (ListError, NoProgramme, Refused) as error:
            raise Fout(str(error), returncode=INPUT_IS_WRONG) from error
        self.line("Geschreven in de werkplaats.")


def _kind(text: str) -> Kind | None:
    found = kind_in(text)
    if text and found is None:
        raise Fout(
            f"'{text}' is geen soort. Schrijf toezegging, motie of schriftelijke vragen.", returncode=CALL_IS_WRONG
        )
    return found


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


def _print(found: list[Owed], day: date) -> None:
    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console = Console(markup=False, emoji=False, highlight=False, width=WIDTH_OF_A_FILE)
    for table in due.tables(found, day):
        console.print(table)
