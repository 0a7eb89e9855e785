"""The log of a council: figures 10, 11 and 12 of the audit office, and everything after them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from django.utils.safestring import mark_safe

from koers.kernel.components.formatting import capitalised, join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Figure, FilterField, Row, Source, Table
from koers.kernel.days import first_day, last_day
from koers.obligations.addresses import address as owed_address
from koers.obligations.models import CouncilItem

from ..drawings import lanes as drawing
from ..queries.log import Choice, Tallies
from ..summary.lanes import WORDS, Lane, lane_of
from ..summary.making import days_between
from ..summary.models import CouncilItemTally

List = CouncilItem.List
MONTH = re.compile(r"\d{4}-\d{2}")

TITLES = {
    List.INFORMATION: "Wat de raad hoorde en behandelde",
    List.QUESTIONS: "Wat de raad vroeg, en de antwoorden",
    List.SPEAKERS: "Wie insprak bij de raad",
    List.IDEAS: "Ideeën van inwoners, en wat de raad ermee deed",
}
IDS = {
    List.INFORMATION: "informatie", List.QUESTIONS: "vragen", List.SPEAKERS: "insprekers", List.IDEAS: "ideeen",
}  # fmt: skip
COLUMNS: dict[str, tuple[str, ...]] = {
    List.INFORMATION: ("Datum", "Onderwerp", "Soort", "Waar", "Richting"),
    List.QUESTIONS: ("Datum", "Onderwerp", "Soort", "Wie vroeg", "Waar", "Vraag of antwoord dat erbij hoort", "Duur"),
    List.SPEAKERS: ("Datum", "Onderwerp", "Wie sprak", "Waar"),
    List.IDEAS: ("Datum", "Idee", "Wie vertelde het", "Waar", "Wat de raad ermee deed"),
}  # fmt: skip
ORDERS = (("oud", "oudste eerst, zoals in het rapport"),)
PARTS = {
    Lane.TOLD: ("bericht", "berichten"),
    Lane.DECIDED: ("raadsstuk", "raadsstukken"),
    Lane.ASKED: ("vraag of motie", "vragen en moties"),
    Lane.ANSWERED: ("antwoord of reactie", "antwoorden en reacties"),
    Lane.SPOKE: ("keer ingesproken", "keer ingesproken"),
    Lane.IDEA: ("idee", "ideeën"),
}


def answer(tallies: Tallies, answers: Mapping[str, object]) -> str:
    """The headline: how much the council was told and asked, and how long an answer took."""
    found = tallies.by_lane()
    if not found:
        return "In onze bronnen staat niet wat deze raad hoorde of vroeg."
    said = join_and([plural(found[lane], *PARTS[lane]) for lane in Lane if found[lane]])
    return f"In onze bronnen: {said}. {waiting(answers)}".strip()


def waiting(answers: Mapping[str, object]) -> str:
    """How long an answer took, of the questions of which both days are known."""
    if not answers:
        return ""
    count, longest = int(str(answers["count"])), int(str(answers["longest"]))
    if count == 1:
        return f"Van één vraag weten we hoe lang het antwoord duurde: {plural(longest, 'dag', 'dagen')}."
    return f"Het langste wachten op een antwoord was {plural(longest, 'dag', 'dagen')}."


def choice_from(given: Mapping[str, str], tallies: Tallies) -> Choice:
    """The choice in the address; what does not exist is left out."""
    list_, year = given.get("lijst", ""), given.get("jaar", "")
    by_id = {IDS[List(value)]: value for value in tallies.lists}
    return Choice(
        list=by_id.get(list_, ""), year=year if year in tallies.years else "", oldest=given.get("volgorde") == "oud"
    )


def filter_fields(choice: Choice, tallies: Tallies) -> list[FilterField]:
    """The form above the log."""
    lists = [(IDS[List(value)], TITLES[List(value)]) for value in tallies.lists]
    return [
        FilterField("lijst", "Laat zien", lists, IDS[List(choice.list)] if choice.list else "", "alles"),
        FilterField("jaar", "Jaar", [(year, year) for year in tallies.years], choice.year),
        FilterField("volgorde", "Volgorde", ORDERS, "oud" if choice.oldest else "", "nieuwste eerst"),
    ]


def table(list_: str, rows: Sequence[CouncilItem], names: Mapping[str, str]) -> Table:
    """One list, with a column for the council's own papers when a source links to any of these.

    ``names``: the programmes by package, when there is more than one to tell apart.
    """
    kind = List(list_)
    linked = any(row.url for row in rows)
    lines = [Row((*_cells(row, kind, names), *([_paper(row)] if linked else [])), id=row.pk) for row in rows]
    columns = (*COLUMNS[kind], *(["Stuk van de raad"] if linked else []))
    return Table(TITLES[kind], columns, lines, id=IDS[kind], caption_hidden=True, csv_url=f"?csv={IDS[kind]}")


def _cells(row: CouncilItem, kind: List, names: Mapping[str, str]) -> tuple[Cell, ...]:
    day = Cell(capitalised(period(row.date)) if row.date else "", raw=row.date)
    where = Cell(row.body.name if row.body else "")
    who = Cell(row.party_or_role)
    if kind == List.INFORMATION:
        own: tuple[Cell, ...] = (Cell(row.channel), where, Cell(row.direction))
    elif kind == List.QUESTIONS:
        asked = who if row.party_or_role else Cell("niet vermeld", missing="not_stated")
        own = (Cell(row.channel), asked, where, _counterpart(row), _took(row))
    elif kind == List.SPEAKERS:
        own = (who, where)
    else:
        own = (who, where, _owed(row))
    return (day, _subject(row, names), *own)


def _subject(row: CouncilItem, names: Mapping[str, str]) -> Cell:
    """What it is about, with a link to what is owed because of it."""
    owed = next(iter(row.obligations.all()), None)
    notes = (names.get(row.package, ""), f"nummer {row.number}" if row.number else "", row.note)
    url = owed_address("obligation", owed.package, owed.pk) if owed else ""
    return Cell(row.subject, url=url, note=". ".join(note.rstrip(".") for note in notes if note))


def _owed(row: CouncilItem) -> Cell:
    """What somebody owes because of it, each with a link."""
    owed = [Cell(one.title, url=owed_address("obligation", one.package, one.pk)) for one in row.obligations.all()]
    return Cell(items=owed) if owed else Cell(missing="not_found")


def _paper(row: CouncilItem) -> Cell:
    """The link to the council's own information system."""
    return (
        Cell("bekijk het stuk", url=row.url, raw=row.url)
        if row.url
        else Cell("geen link in de bron", missing="not_stated")
    )


def is_answer(row: CouncilItem) -> bool:
    """Whether it answers something, known or not."""
    return lane_of(row.list, row.direction, row.answers_id) == Lane.ANSWERED


def _counterpart(row: CouncilItem) -> Cell:
    """The answer to a question, or the question of an answer."""
    if is_answer(row):
        if row.answers is None:
            return Cell("vraag niet vermeld", missing="not_stated")
        return Cell(f"antwoord op: {row.answers.subject}", note=_on(row.answers.date))
    answers = [Cell(f"antwoord: {one.subject}", note=_on(one.date)) for one in row.answered_by.all()]
    return Cell(items=answers) if answers else Cell(missing="not_found")


def _on(day: str) -> str:
    return period(day) if day else ""


def _took(row: CouncilItem) -> Cell:
    """How long the answer took; with a question and with its answer the same."""
    pairs = [(row.answers.date, row.date)] if row.answers else [(row.date, one.date) for one in row.answered_by.all()]
    if not pairs:
        return Cell("niet te berekenen" if is_answer(row) else "geen antwoord gevonden", missing="not_computable")
    days = days_between(*pairs[0])
    return Cell("niet te berekenen", missing="not_computable") if days is None else Cell(plural(days, "dag", "dagen"))


def has_month(row: CouncilItemTally) -> bool:
    """Whether the source says in which month it was; a year or a quarter alone is no place on the line of time."""
    return bool(MONTH.fullmatch(row.month))


def lanes(tallies: Tallies, choice: Choice) -> dict[str, list[tuple[date, int]]]:
    """The moments of each lane that has any; items without a month have no place."""
    found: dict[str, list[tuple[date, int]]] = {}
    for lane in Lane:
        rows = [
            row for row in tallies.rows if row.lane == lane and has_month(row) and choice.year in ("", row.month[:4])
        ]
        if rows and choice.list in ("", rows[0].list):
            count = sum(row.total for row in rows)
            found[f"{WORDS[lane]} ({number(count)} keer)"] = [(first_day(row.month), row.total) for row in rows]
    return found


def picture(
    tallies: Tallies,
    choice: Choice,
    now: date,
    title: str,
    sources: Sequence[Source],
    url: str = "",
    known: date | None = None,
) -> Figure | None:
    """The lanes on one line of time; None when there is no date at all. ``url``: where the tables are.

    After ``known`` the sources tell nothing: the picture says so, for an empty year would be read as a silent one.
    """
    found = lanes(tallies, choice)
    if not found:
        return None
    told = "; ".join(found)
    without = tallies.count(choice) - sum(count for months in found.values() for _, count in months)
    if known and known < now:
        told += f". Onze bronnen houden op bij {period(known.isoformat())}"
    now = now.replace(day=15)  # a picture lasts as long as its month
    return Figure(
        title=title,
        svg=mark_safe(drawing.wide(found, now, "Wat de raad hoorde en vroeg", told, known)),  # our own picture
        svg_narrow=mark_safe(drawing.narrow(found, now, "Wat de raad hoorde en vroeg", told, known)),
        subtitle="Elk vlakje is een maand; het getal zegt hoeveel keer. Maanden vlak bij elkaar staan samen.",
        sources=sources,
        note=f"Niet op de lijn: {number(without)} keer zonder maand in de bron." if without else "",
        table_url=url,
    )


def rhythm(tallies: Tallies) -> str:
    """The finding of the picture: the longest time in which the council was told nothing.

    Where something came of which no source tells the month, nobody can say that it was silent.
    """
    told = [row for row in tallies.rows if row.month and row.lane == Lane.TOLD]
    days = sorted({first_day(row.month) for row in told if has_month(row)})
    vague = [(first_day(row.month), last_day(row.month)) for row in told if not has_month(row)]
    gaps = [
        (_months(first, second), first, second)
        for first, second in pairwise(days)
        if not any(begin < second and end > first for begin, end in vague)
    ]
    if not gaps:
        return "Wat de raad hoorde en vroeg"
    months, first, second = max(gaps)
    if months < 2:
        return "Er ging geen maand voorbij zonder bericht aan de raad"
    return f"Het langst zonder bericht aan de raad: van {period(first.isoformat()[:7])} tot {period(second.isoformat()[:7])}"


def _months(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month
