"""The page of one body: what it does, whom it accounts to, who sits in it, and its agenda."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby

from koers.decisions.models import Body, BodyRelation, Decision, Told
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural
from koers.kernel.components.shapes import Cell, FilterField, Row, Table
from koers.programme.addresses import organisation_address
from koers.programme.presenting.standing import with_article

from ..addresses import address
from ..queries import BodyFacts
from .bodies import lines_cell, status_words, told_cell
from .calendar import distinct, marks
from .members import seats_sentence
from .moments import is_late, moment_words, outcome_words, outcomes, sort_key, state, state_words, year

Status = Body.Status
Kind = BodyRelation.Kind
ROLE = "rol"
"""The kind of a body that is one function, not a group."""

_STATUS = {
    Status.FORMING: "{this} is volgens de bron nog in opbouw.",
    Status.TEMPORARY: "{this} is tijdelijk.",
    Status.PLANNED: "{this} was gepland. Of {it} er kwam, staat niet in onze bronnen.",
    Status.PROPOSED: "{this} was een voorstel. Of {it} er kwam, staat niet in onze bronnen.",
    Status.SUGGESTED: "{this} is alleen als idee genoemd.",
    Status.STUDIED: "{this} wordt onderzocht. Of {it} er kwam, staat niet in onze bronnen.",
}


def answer(facts: BodyFacts) -> str:
    """The headline: whether it decides or advises, whether it is there, and how many seats are empty."""
    body = facts.body
    this, it = ("Deze rol", "ze") if body.kind == ROLE else ("Dit orgaan", "het")
    after = [line.other for line in facts.lines if line.kind == Kind.SUCCEEDED_BY and line.other]
    if body.status == Status.SUCCEEDED:
        who = f" door {join_and(with_article(other.name) for other in after)}" if after else ""
        first = f"{this} is opgevolgd{who}."
    elif body.status in _STATUS:
        first = _STATUS[Status(body.status)].format(this=this, it=it)
    else:
        first = does(body, this)
    return " ".join(filter(None, (first, seats_sentence(facts.seats))))


def does(body: Body, this: str) -> str:
    """Whether it decides or advises and on what, in a sentence."""
    about = f" over {join_and(part.strip() for part in body.decides_on.split(';'))}" if body.decides_on else ""
    match (Told(body.decides), Told(body.advises)):
        case (Told.YES, Told.YES):
            return f"{this} besluit{about}, en adviseert." if about else f"{this} besluit en adviseert."
        case (Told.YES, _):
            return f"{this} besluit{about}."
        case (Told.NO, Told.YES):
            return f"{this} adviseert en besluit niet."
        case (_, Told.YES):
            return f"{this} adviseert. Of het ook besluit, staat niet in onze bronnen."
        case (Told.NO, _):
            return f"{this} besluit niet."
    return f"Of {this[:1].lower()}{this[1:]} besluit of adviseert, staat niet in onze bronnen."


def in_short(facts: BodyFacts, programme: str, known: Collection[str]) -> Table:
    """What it is in a few rows; the rows that say how it is connected only when there is something to say."""
    body = facts.body
    by_kind = {kind: [line for line in facts.lines if line.kind == kind] for kind in Kind}
    rows = [
        ("Soort", Cell(capitalised(body.kind))),
        (
            "Organisatie",
            Cell(body.organisation.name, organisation_address(body.organisation.pk)) if body.organisation else Cell(),
        ),
        ("In dit programma", Cell(capitalised(facts.part.part)) if facts.part and facts.part.part else None),
        ("Besluit", told_cell(body.decides, body.decides_on)),
        ("Adviseert", told_cell(body.advises, body.advises_on)),
        *(
            (capitalised(kind.label), lines_cell(lines, programme, known) if lines else None)
            for kind, lines in by_kind.items()
        ),
        ("Wie erin zitten", Cell(body.members)),
        ("Rechtspersoon", Cell(body.get_legal_entity_display() if body.legal_entity else "")),
        ("Hoe vaak bijeen", Cell(body.frequency)),
        ("Stand volgens de bron", Cell(capitalised(status_words(body)))),
    ]
    shown = [Row((label, cell)) for label, cell in rows if cell is not None]
    return Table("In het kort", ("Wat", "Hoe het is"), shown, id="kort", caption_hidden=True, csv_url="?csv=kort")


def to_table(facts: BodyFacts, programme: str) -> Table:
    """The bodies whose lines end here."""
    rows = [
        Row(
            (
                Cell(line.body.name, address("body", programme, line.body_id)),
                Cell(line.get_kind_display()),
                Cell("ja" if line.explicit else "nee"),
                Cell(", ".join(filter(None, (line.source.title, line.source_place))), note=line.note),
            )
        )
        for line in facts.to
    ]
    columns = ("Wie", "Wat", "Staat zo in de bron", "Bron")
    return Table(
        "Wie hiermee te maken hebben", columns, rows, id="van-anderen", caption_hidden=True, csv_url="?csv=van-anderen"
    )


def title(body: Body) -> str:
    """The title of the page, apart from that of an intervention with the same name."""
    return f"{body.name} ({'rol' if body.kind == ROLE else 'orgaan'})"


# --- the agenda -------------------------------------------------------------------------------------------


def years(planned: Iterable[Decision]) -> list[str]:
    """The years in which something was planned."""
    return sorted({year(one) for one in planned if one.moment})


def agenda_fields(planned: Sequence[Decision], chosen: str) -> list[FilterField]:
    """A choice of years, when there is more than one."""
    found = years(planned)
    return [FilterField("jaar", "Jaar", tuple((one, one) for one in found), chosen)] if len(found) > 1 else []


def agenda_table(planned: Iterable[Decision], programme: str, today: date, chosen: str = "") -> Table:
    """What was planned for this body, moment by moment."""
    kept = sorted((one for one in planned if not chosen or year(one) == chosen), key=sort_key)
    rows: list[Row] = []
    for words, group in groupby(kept, key=moment_words):
        rows.append(Row((capitalised(words),), group=True))
        rows += [_agenda_row(one, programme, today) for one in group]
    csv_url = f"?jaar={chosen}&csv=agenda" if chosen else "?csv=agenda"
    return Table(
        "Agenda", ("Besluit", "Onderdeel", "Hoe het ging"), rows, id="agenda", caption_hidden=True, csv_url=csv_url
    )


def _agenda_row(one: Decision, programme: str, today: date) -> Row:
    told = " ".join(outcome_words(outcome) for outcome in outcomes(one))
    late = any(is_late(one, outcome) for outcome in outcomes(one))
    how = Cell(
        capitalised(state_words(one, today)), note=" ".join(filter(None, ("Later dan gepland." if late else "", told)))
    )
    title = Cell(one.title, address("decision", programme, one.pk), note=" ".join(marks(one)))
    return Row((title, Cell(one.part), how))


def agenda_sentence(planned: Sequence[Decision], today: date) -> str:
    """How much is on the agenda, from when to when, and how much of it has passed in silence; every decision once."""
    once = distinct(planned)
    if not once:
        return ""
    ordered = sorted((one for one in once if one.moment), key=sort_key)
    first = f"Op de agenda {'staat' if len(once) == 1 else 'staan'} {plural(len(once), 'besluit', 'besluiten')}"
    if len(once) < len(planned):
        first += f" in {number(len(planned))} regels"
    if ordered:
        begin, end = period(ordered[0].moment), period(ordered[-1].moment_end or ordered[-1].moment)
        first += f", {begin}" if begin == end else f", van {begin} tot en met {end}"
    silent = sum(state(one, today) == "over" for one in once)
    rest = f" Van {number(silent)} zeggen de bronnen niet hoe het ging." if silent else ""
    return f"{first}.{rest}"
