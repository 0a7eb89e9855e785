"""What can be followed of an agreement: the dates it names, the terms it says in words, and its measures."""

from collections.abc import Mapping, Sequence
from datetime import date

from koers.indicators.models import Observation
from koers.kernel.charts import ChartError, HorizonChart, Moment, Term
from koers.kernel.components.formatting import number, period, plural
from koers.kernel.components.shapes import Cell, Table
from koers.programme.addresses import address as programme_address
from koers.programme.models import Goal, Programme
from koers.programme.presenting import values
from koers.programme.presenting.days import first_day, year_of

from ..models import Obligation
from ..queries.commitments import FIRST, Counted
from ..terms import is_only_in_words
from .commitment_cells import holder_cell, measure_cell, outcome_cell, title_cell
from .words import agreed_words

MOST_BARS = 20
MIDDLE = 15  # of the month


def answer(total: Counted) -> str:
    """How many commitments can be followed at all."""
    followed = total.total - total.neither
    if not total.total:
        return "In onze bronnen staat bij dit programma geen coalitieafspraak."
    if not followed:
        return f"Bij geen van de {plural(total.total, 'afspraak', 'afspraken')} staat een einddatum of een maat."
    can = "is" if followed == 1 else "zijn"
    return f"Van de {plural(total.total, 'afspraak', 'afspraken')} {can} er {number(followed)} te volgen: daar staat een einddatum of een maat bij."


def lead(total: Counted) -> str:
    """How many have which."""
    if not total.total:
        return ""
    return (
        f"{number(total.both)} met een einddatum en een maat, {number(total.dated - total.both)} met alleen een einddatum, "
        f"{number(total.measured - total.both)} met alleen een maat."
    )


# --- dates ----------------------------------------------------------------------------------------------------------


def dates_sentence(rows: Sequence[Obligation], day: date) -> str:
    """How many dates have gone by, and of how many of those nobody can tell whether it was done."""
    if not rows:
        return "In het akkoord staat bij geen enkele afspraak een einddatum."
    gone = [row for row in rows if row.term.due < day.isoformat()]
    untold = sum(row.term.state in FIRST for row in gone)
    said = f"{plural(len(rows), 'afspraak heeft', 'afspraken hebben')} een einddatum. "
    if not gone:
        return f"{said}Nog geen daarvan is voorbij."
    said += f"Bij {number(len(gone))} daarvan is die voorbij."
    if untold == len(gone):
        return f"{said} Of het is gelukt, weten we niet."
    return f"{said} Of het is gelukt, weten we bij {number(untold)} niet." if untold else said


def dates_picture(programme: Programme, rows: Sequence[Obligation], day: date) -> HorizonChart | None:
    """From the agreement to every date it names; None when there is no start to draw from, or no date."""
    start = first_day(programme.start) if programme.start else None
    drawn = [row for row in rows if start and row.term.due > start.isoformat()][:MOST_BARS]
    if start is None or not drawn:
        return None
    begin = year_of(start)
    try:
        return HorizonChart(
            name=f"Einddatums in {programme.short_name}",
            terms=tuple(
                Term(row.title, begin, year_of(date.fromisoformat(row.term.due)), period(row.planned), start_text=period(programme.start))
                for row in drawn
            ),
            now=Moment(year_of(day.replace(day=MIDDLE)), f"nu: {period(f'{day:%Y-%m}')}"),
        )  # fmt: skip
    except ChartError:  # a year that has no place in a picture
        return None


def dates_table(rows: Sequence[Obligation], day: date) -> Table:
    """The deadline watch: every date that the agreement names, first due first."""
    lines = [
        (
            title_cell(row),
            _until(row),
            _against(row, day),
            holder_cell(row),
            measure_cell(row),
            outcome_cell(row),
        )
        for row in rows
    ]
    columns = ("Afspraak", "Uiterlijk", "Op deze dag", "Portefeuille", "Maat", "Wat kwam ervan")
    return Table(
        "Afspraken met een einddatum", columns, lines, id="einddatums", caption_hidden=True, csv_url="?csv=einddatums"
    )


def _until(row: Obligation) -> Cell:
    """The date; a term that the source says in words comes first, with the year that Koers counts to below."""
    if is_only_in_words(row.planned, row.term_text):
        return Cell(f"‘{row.term_text}’", raw=row.term.due, note=f"Koers rekent tot en met {period(row.planned)}.")
    more = row.term_text and row.term_text != row.planned
    return Cell(period(row.planned), raw=row.term.due, note=f"In de bron: {row.term_text}." if more else "")


def _against(row: Obligation, day: date) -> Cell:
    """How far off a date is. It never says "too late": the sources do not tell whether it was done. To a year that the source
    does not name, nobody can count down."""
    due = row.term.due
    if is_only_in_words(row.planned, row.term_text) and due >= day.isoformat():
        return Cell("de bron noemt geen datum", missing="no_term")
    months = round((date.fromisoformat(due) - day).days / 30.44)
    if due < day.isoformat():
        return Cell(f"{_span(-months)} voorbij")
    return Cell(f"over {_span(months)}")


def _span(months: int) -> str:
    if months < 1:
        return "minder dan een maand"
    return plural(months, "maand", "maanden") if months < 24 else f"{number(months // 12)} jaar"


def words_table(rows: Sequence[Obligation]) -> Table:
    """What has a term in words from which no day follows. Koers makes no date of them."""
    lines = [
        (title_cell(row), Cell(f"‘{row.term_text}’", raw=row.term_text), row.note or Cell("geen"), holder_cell(row))
        for row in rows
    ]
    columns = ("Afspraak", "Wat de bron zegt", "Opmerking", "Portefeuille")
    return Table(
        "Termijnen in woorden", columns, lines, id="in-woorden", caption_hidden=True, csv_url="?csv=in-woorden"
    )


# --- measures -------------------------------------------------------------------------------------------------------


def measures_sentence(rows: Sequence[Obligation], figures: Mapping[str, Observation]) -> str:
    """How many measures there are, and how many have a figure that was measured."""
    if not rows:
        return "In het akkoord staat bij geen enkele afspraak een maat."
    with_measure = sum(bool(row.target) for row in rows)
    linked = sum(bool(row.indicator_id) for row in rows)
    said = f"{plural(with_measure, 'afspraak heeft', 'afspraken hebben')} een maat. "
    said += f"Bij {plural(linked, 'afspraak', 'afspraken')} hoort een indicator. "
    if not linked:
        return said.replace("Bij 0 afspraken hoort een indicator. ", "Bij geen ervan hoort een indicator in Koers.")
    if not figures:
        return f"{said}Voor geen enkele is er een meting."
    return f"{said}Voor {number(len(figures))} daarvan is er een meting."


def measures_table(
    rows: Sequence[Obligation], figures: Mapping[str, Observation], goals: Mapping[str, Goal], programme: str
) -> Table:
    """Every measure, with its indicator or goal and the newest figure that was measured beside it."""
    lines = [
        (
            title_cell(row),
            _measure(row),
            _measured_by(row, goals.get(row.pk), programme),
            _figure_cell(row, figures.get(row.pk)),
            outcome_cell(row),
        )
        for row in rows
    ]
    columns = ("Afspraak", "Maat", "Indicator of doel", "Nieuwste meting", "Wat kwam ervan")
    return Table("Afspraken met een maat", columns, lines, id="maten", caption_hidden=True, csv_url="?csv=maten")


def _measure(row: Obligation) -> Cell:
    return (
        Cell(row.target, note=f"uiterlijk: {agreed_words(row.planned, row.term_text)}" if row.planned else "")
        if row.target
        else measure_cell(row)
    )


def _measured_by(row: Obligation, goal: Goal | None, programme: str) -> Cell:
    """The indicator, and the goal of the agreement that the commitment is about."""
    items = []
    if row.indicator:
        own = row.indicator.package == programme  # a shared one need not have a page in this programme
        url = programme_address("indicator", programme, row.indicator_id) if own else ""
        items.append(Cell(row.indicator.name, url=url))
    if goal is not None:
        items.append(Cell(f"doel: {goal.title}", url=programme_address("goal", programme, goal.pk)))
    return Cell(items=items) if items else Cell("geen indicator in Koers", missing="not_found")


def _figure_cell(row: Obligation, figure: Observation | None) -> Cell:
    if not row.indicator_id:
        return Cell(missing="not_applicable")
    if figure is None:
        return Cell("geen meting", missing="not_found")
    note = f"{figure.area.name}, {values.period_words(figure)}"
    return values.cell(figure, tags=values.tags_of(figure), note=note)
