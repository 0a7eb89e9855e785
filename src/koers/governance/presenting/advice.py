"""Advice that bodies gave, and what was answered."""

from collections.abc import Collection, Iterable

from koers.decisions.models import Act
from koers.kernel.components.formatting import capitalised, number, period, plural
from koers.kernel.components.shapes import Cell, Row, Table

from .bodies import body_cell

Verb = Act.Verb
NO_DECISION = frozenset({Verb.TREATED, Verb.ADVISED, Verb.ANSWERED})
"""What a body may do without deciding anything."""


def decided(acts: Iterable[Act]) -> list[Act]:
    """The acts that are a decision, as far as the source says."""
    return [act for act in acts if act.verb not in NO_DECISION]


def advice(acts: Iterable[Act]) -> list[Act]:
    """The pieces of advice."""
    return [act for act in acts if act.verb == Verb.ADVISED]


def other_acts(acts: Iterable[Act]) -> list[Act]:
    """What is no advice and no answer to one."""
    return [act for act in acts if act.verb not in (Verb.ADVISED, Verb.ANSWERED)]


def sentence(given: Collection[Act], answers: Iterable[Act]) -> str:
    """How many pieces of advice there are, and how many of them were answered."""
    answered = len({act.answers_id for act in answers} & {act.pk for act in given})
    first = f"De bronnen noemen {plural(len(given), 'advies', 'adviezen')}."
    if answered == len(given):
        return f"{first} Op {'het advies' if len(given) == 1 else 'alle adviezen'} kwam een antwoord."
    return f"{first} Op {number(answered) if answered else 'geen'} daarvan kwam volgens de bronnen een antwoord."


def advice_table(given: Iterable[Act], answers: Iterable[Act], programme: str, known: Collection[str]) -> Table:
    """Each piece of advice with its answer, or that none is known."""
    replies: dict[str | None, list[Act]] = {}
    for act in answers:
        replies.setdefault(act.answers_id, []).append(act)
    rows = [
        Row(
            (
                Cell(one.title, note=one.note),
                body_cell(one.body, programme, known),
                Cell(capitalised(period(one.date)) if one.date else "", raw=one.date),
                _replies(replies.get(one.pk, [])),
                Cell(", ".join(filter(None, (one.source.title, one.source_place)))),
            )
        )
        for one in given
    ]
    columns = ("Advies", "Wie gaf het", "Wanneer", "Antwoord", "Bron")
    return Table("Adviezen en antwoorden", columns, rows, "adviezen", True, "?csv=adviezen")


def _replies(found: Iterable[Act]) -> Cell:
    items = [
        Cell(f"{act.body.name}{f', {period(act.date)}' if act.date else ''}: {act.title}", note=act.note)
        for act in found
    ]
    return Cell(items=items, raw="; ".join(item.text for item in items)) if items else Cell(missing="not_found")
