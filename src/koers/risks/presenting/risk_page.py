"""The page of one risk: its headline and its tables."""

from koers.finance.addresses import fund_address
from koers.finance.presenting.words import fund_amount_cell
from koers.kernel.components.formatting import capitalised, period_range
from koers.kernel.components.shapes import Cell, Column, Row, Table, Tag
from koers.programme.addresses import address
from koers.programme.models import Basis

from ..models import Risk, RiskFund, RiskGoal
from ..queries import Register
from .register import latest, money_cell, owner_cell, score_cell

State = Risk.State

STATES = {
    State.OPEN: "Dit risico staat open.",
    State.HAPPENED: "Dit is gebeurd.",
    State.CLOSED: "Dit risico is afgesloten.",
}


def answer(risk: Risk) -> str:
    """The headline: how it stands, who watches, and whether somebody said how large it is."""
    watched = f"Wie erop let: {risk.owner}." if risk.owner else "Geen bron zegt wie erop let."
    score = latest(risk)
    if score is None:
        size = "Niemand gaf een score voor kans en gevolg."
    else:
        size = f"De laatste score: {score_cell(score).text.replace('; ', ', ')}."
    return f"{STATES[State(risk.state)]} {watched} {size}"


def in_short(risk: Risk, found: Register) -> Table:
    """What is known of the risk itself; what no source says stands there as such."""
    rows: list[tuple[str, Cell]] = [
        ("Onderwerp", Cell(capitalised(risk.category))),
        ("Oorzaak", Cell(risk.cause)),
        ("Gevolg", Cell(risk.effect)),
        ("Wie het raakt", Cell(capitalised(risk.affected))),
        ("Maatregel", Cell(risk.measure)),
        ("Wie let erop", owner_cell(risk, found)),
        ("Stand", Cell(capitalised(risk.get_state_display()))),
        ("Kans en gevolg", score_cell(latest(risk))),
        ("Bedrag", money_cell(risk)),
    ]
    return Table(
        "Het risico in het kort", ("Wat", "Volgens de bron"), rows, id="kort", caption_hidden=True, csv_url="?csv=kort"
    )


def goals_table(risk: Risk) -> Table:
    """The goals it threatens."""
    rows = [
        Row((Cell(link.goal.title, address("goal", link.goal.package, link.goal_id)), _ground(link)))
        for link in risk.goal_links.all()
    ]
    return Table("Doelen", ("Doel", "Waar het staat"), rows, id="doelen", caption_hidden=True, csv_url="?csv=doelen")


def funds_table(risk: Risk) -> Table:
    """The funds it is about, with until when their money is there."""
    rows = [
        Row(
            (
                Cell(link.fund.name, fund_address(link.fund)),
                fund_amount_cell(link.fund),
                Cell(period_range(link.fund.period_start, link.fund.period_end) or link.fund.period_text),
                _ground(link),
            )
        )
        for link in risk.fund_links.all()
    ]
    columns = ("Geldstroom", Column("Bedrag van de geldstroom", numeric=True), "Wanneer", "Waar het staat")
    return Table("Geldstromen", columns, rows, id="geldstromen", caption_hidden=True, csv_url="?csv=geldstromen")


def _ground(link: RiskGoal | RiskFund) -> Cell:
    """Where the tie is said; marked when only the editors say so."""
    place = ", ".join(filter(None, (link.source.title, link.source_place)))
    return Cell(place, note=link.note, tags=(Tag("editorial"),) if link.basis == Basis.EDITORIAL else ())
