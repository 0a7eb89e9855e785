"""Decisions that come up, and the last moment at which a council can have a say in each."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.urls import reverse

from koers.decisions.models import Decision
from koers.finance.models import ChoiceAhead
from koers.governance.addresses import address as governance_address
from koers.kernel.components.formatting import capitalised, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.days import first_day

from ..queries.window import Coming


def answer(found: Sequence[Coming]) -> str:
    """The headline: how many decisions come, how many are the council's own, and the first."""
    if not found:
        return "In onze bronnen staat geen besluit dat nog komt."
    own = sum(one.own for one in found)
    comes = "komt" if len(found) == 1 else "komen"
    told = f"Er {comes} {plural(len(found), 'besluit', 'besluiten')} aan; {own} {'neemt de raad zelf' if own else 'neemt de raad zelf, de rest is aan anderen'}."
    dated = [one for one in found if one.last]
    if not dated:
        return f"{told} Bij geen daarvan noemt de bron een dag."
    return f"{told} Het eerste is {when_words(dated[0])}: {dated[0].title}."


def short(found: Sequence[Coming]) -> str:
    """What comes first, in one line."""
    dated = [one for one in found if one.last]
    if dated:
        return f"{capitalised(when_words(dated[0]))}: {dated[0].title}."
    if found:
        return f"{capitalised(plural(len(found), 'besluit komt', 'besluiten komen'))} nog, zonder dag in de bron."
    return "In onze bronnen staat geen besluit dat nog komt."


def when_words(one: Coming) -> str:
    """The moment, as precise as the source has it."""
    return period(one.when) if one.when else (one.words or "zonder moment in de bron")


def last_say(one: Coming) -> Cell:
    """The last moment to have a say: the decision itself for the council, the day before for what others decide."""
    if one.last is None:
        return Cell("niet vermeld", missing="not_stated", note="De bron noemt geen dag.")
    if one.own:
        return Cell(
            f"tot en met {period(one.last.isoformat())}", raw=one.last.isoformat(), note="De raad beslist zelf."
        )
    eve = first_day(one.when) - timedelta(days=1) if one.when else one.last - timedelta(days=1)
    return Cell(
        f"tot en met {period(eve.isoformat())}",
        raw=eve.isoformat(),
        note="De raad beslist niet. Hij kan er vooraf naar vragen of iets van vinden.",
    )


def table(found: Sequence[Coming], names: Mapping[str, str]) -> Table:
    """What comes, who decides, what the council can still choose, and until when."""
    rows = [
        Row(
            (
                Cell(
                    one.title, url=_url(one), note="; ".join(filter(None, (names.get(one.package, ""), _variants(one))))
                ),
                Cell(capitalised(when_words(one)), raw=one.when) if one.when or one.words else Cell(),
                Cell(one.who),
                Cell(one.room),
                last_say(one),
            )
        )
        for one in found
    ]
    columns = ("Besluit", "Wanneer", "Wie beslist", "Wat de raad nog kan kiezen", "Laatste moment om mee te doen")
    return Table("Besluiten die komen", columns, rows, "komt-tabel", True, "?csv=komt-tabel")


def _variants(one: Coming) -> str:
    return plural(one.variants, "variant", "varianten") if one.variants else ""


def _url(one: Coming) -> str:
    if isinstance(one.row, ChoiceAhead):
        return reverse("finance:choice", args=[one.package, one.row.pk])
    assert isinstance(one.row, Decision)
    return governance_address("decision", one.package, one.row.pk)
