"""koers judge PROGRAMME: the verdicts of a programme, as a table or as JSON."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand, progress
from koers.kernel.editions.reading import edition_context, find
from koers.kernel.editions.store import Edition
from koers.programme.judging.question import CURRENT
from koers.programme.models import Programme, Verdict
from koers.programme.presenting.values import distance
from koers.programme.presenting.verdicts import answers, judged, reasons, share
from koers.programme.queries import verdicts_of

DECIMALS = 4
WIDTH_OF_A_FILE = 180
FIELDS = (
    "variant", "verdict", "reason", "points", "gap_start", "gap_now", "share_closed", "pace", "pace_required",
    "probability_on_time", "area_change", "benchmark_change", "first_year_with_verdict", "sources",
)  # fmt: skip


class Command(KoersCommand):
    """Show verdicts."""

    help = "Toon per doel en indicator het oordeel, met de reden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        parser.add_argument("programme", metavar="PROGRAMMA")
        parser.add_argument(
            "--stand", default="", metavar="DATUM|werk", help="de stand van een dag, of van de werkplaats"
        )
        parser.add_argument("--json", action="store_true", help="als JSON: een lijst van objecten")

    def handle(self, *, programme: str, stand: str, json: bool, **_: Any) -> None:
        """Judge."""
        with progress() as report:
            edition = _edition(stand)
            with edition_context(edition, lambda text: report(text, 0)):
                if not Programme.objects.filter(pk=programme).exists():
                    known = ", ".join(Programme.objects.order_by("pk").values_list("pk", flat=True)) or "nog geen"
                    raise Fout(f"Programma '{programme}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
                verdicts = list(verdicts_of(programme))
        if json:
            self.json([_as_object(verdict) for verdict in verdicts])
        else:
            _print(verdicts)


def _edition(stand: str) -> Edition:
    """The edition that was asked for. A word that is neither a day nor "werk" is a wrong call, not a missing edition."""
    if stand not in ("", "werk"):
        try:
            date.fromisoformat(stand)
        except ValueError:
            raise Fout(f"'{stand}' is geen datum. Schrijf 2023-08-29, of werk.", returncode=CALL_IS_WRONG) from None
    return find(stand)


def _as_object(verdict: Verdict) -> dict[str, Any]:
    first = {
        "goal": verdict.goal_id,
        "title": verdict.goal.title,
        "indicator": verdict.indicator_id,
        "area": verdict.area_id,
        "benchmark": verdict.benchmark_id,
        "period": verdict.period,
        "target_year": verdict.target_year,
    }
    return first | {name: getattr(verdict, name) for name in FIELDS}


def _print(verdicts: list[Verdict]) -> None:
    """One line a goal, indicator and period; target years together where they agree."""
    table = Table(show_lines=True, header_style="bold")
    for column in ("Doel", "Indicator", "Periode", "Oordeel", "Verschil nu", "Ingelopen", "Reden"):
        table.add_column(column, overflow="fold")
    for answer in answers(verdicts):
        first = answer.first
        unit = first.indicator.unit if first.indicator else None
        table.add_row(
            first.goal.title,
            first.indicator.name if first.indicator else "nog geen",
            first.get_period_display() + ("" if first.variant == CURRENT else ", oudere of andere afspraak"),
            judged(answer).words.short,
            "niet te berekenen" if first.gap_now is None else distance(round(first.gap_now, DECIMALS), unit),
            share(first.share_closed) or "nog niet te zeggen",
            "\n".join(reasons(answer)),
        )
    # Somebody's words are not markup, and a file has no width of its own.
    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console = Console(markup=False, emoji=False, highlight=False, width=WIDTH_OF_A_FILE)
    console.print(table)
