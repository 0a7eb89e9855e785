"""Decisions that come up, and the last moment at which a council can have a say in each."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.urls import reverse

from koers.decisions.models import Decision
from koers.finance.models import ChoiceAhead
from koers.governance.addresses import address as governance_address
from koers.kernel.components.formatting import capitalised, join_and, number, period, period_range, plural
from koers.kernel.components.shapes import Cell, Row, Table

from ..queries.window import AllComing, Coming

NOTHING = "In onze bronnen staat geen besluit dat nog komt."
NOBODY_NAMED = "Wie beslist, staat niet in de bron."


def answer(found: AllComing) -> str:
    """The headline: how many decisions come, who takes them, and the first."""
    if not found.count:
        return NOTHING
    comes = "komt" if found.count == 1 else "komen"
    told = f"Er {comes} {plural(found.count, 'besluit', 'besluiten')} aan; {_by_whom(found)}."
    dated = [one for one in found.rows if one.last]
    if not dated:
        return f"{told} Bij geen daarvan noemt de bron een dag."
    return f"{told} Het eerste is {when_words(dated[0])}: {dated[0].title}."


def _by_whom(found: AllComing) -> str:
    """How many are the council's, how many others', and of how many no source says whose they are."""
    parts = [f"{number(found.own)} neemt de raad zelf"] if found.own else []
    parts += [f"{number(found.others)} {'is' if found.others == 1 else 'zijn'} aan anderen"] if found.others else []
    parts += [f"bij {number(found.unnamed)} staat niet in de bron wie beslist"] if found.unnamed else []
    return join_and(parts)


def short(found: AllComing) -> str:
    """What comes first, in one line."""
    dated = [one for one in found.rows if one.last]
    if dated:
        return f"{capitalised(when_words(dated[0]))}: {dated[0].title}."
    if found.count:
        return f"{capitalised(plural(found.count, 'besluit komt', 'besluiten komen'))} nog, zonder dag in de bron."
    return NOTHING


def more(found: AllComing) -> str:
    """That the table is only a beginning; "" when it is all there is."""
    if not found.more:
        return ""
    stands = "staat" if found.more == 1 else "staan"
    return f"De eerste {number(len(found.rows))} staan hier. Nog {number(found.more)} {stands} bij de besluiten en keuzes van het programma."


def when_words(one: Coming) -> str:
    """The moment, as precise as the source has it."""
    if one.until:
        return period_range(one.when, one.until)
    return period(one.when) if one.when else (one.words or "zonder moment in de bron")


def last_say(one: Coming, day: date) -> Cell:
    """Until when the council can surely have a say: up to the first day on which it can be decided.

    On that day the council itself still decides; of others, or of nobody knows who, it is the day before.
    """
    if one.first is None:
        return Cell("niet vermeld", missing="not_stated", note=f"De bron noemt geen dag. {_whose(one)}")
    last = one.first if one.own else one.first - timedelta(days=1)
    if last < day:
        return Cell("dat kan elke dag zijn", note=f"Het moment is {when_words(one)}, en dat is al begonnen. {_whose(one)}")  # fmt: skip
    until = f"tot en met {period(last)}"
    if one.first == one.last:
        return Cell(until, raw=last.isoformat(), note=_whose(one))
    note = f"De bron noemt geen dag, alleen {when_words(one)}. {_whose(one)}"
    return Cell(f"in elk geval {until}", raw=last.isoformat(), note=note)


def _whose(one: Coming) -> str:
    """Who decides, and what the council can do."""
    if one.own:
        return "De raad beslist zelf."
    if not one.who:
        return NOBODY_NAMED
    return "De raad beslist niet. Hij kan er vooraf naar vragen of iets van vinden."


def table(found: AllComing, names: Mapping[str, str], day: date) -> Table:
    """What comes, who decides, what the council can still choose, and until when."""
    rows = [
        Row(
            (
                Cell(
                    one.title, url=_url(one), note="; ".join(filter(None, (names.get(one.package, ""), _variants(one))))
                ),
                _when(one),
                Cell(one.who),
                Cell(one.room),
                last_say(one, day),
            )
        )
        for one in found.rows
    ]
    columns = ("Besluit", "Wanneer", "Wie beslist", "Wat de raad nog kan kiezen", "Laatste moment om mee te doen")
    return Table("Besluiten die komen", columns, rows, "komt-tabel", True, "?csv=komt-tabel")


def _when(one: Coming) -> Cell:
    if not one.when and not one.until and not one.words:
        return Cell()
    return Cell(capitalised(when_words(one)), raw="/".join(filter(None, (one.when, one.until))))


def _variants(one: Coming) -> str:
    return plural(one.variants, "variant", "varianten") if one.variants else ""


def _url(one: Coming) -> str:
    if isinstance(one.row, ChoiceAhead):
        return reverse("finance:choice", args=[one.package, one.row.pk])
    assert isinstance(one.row, Decision)
    return governance_address("decision", one.package, one.row.pk)
