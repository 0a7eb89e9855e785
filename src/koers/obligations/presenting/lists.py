"""A short list of the register as a table; every column is one of the cells below."""

from collections.abc import Callable, Mapping, Sequence

from koers.kernel.components.formatting import period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.programme.addresses import address as programme_address
from koers.programme.models import Basis

from ..addresses import address
from ..flows import STATES
from ..lists import ShortList
from ..models import ObligationStep
from ..queries.lists import Found, Line
from ..terms.engine import WORDS, NoTerm
from . import words

NOTHING = "staat niet in onze bronnen"


def answer(one: ShortList, found: Found) -> str:
    """The headline: how many there are, and of how many the sources tell how it went."""
    if not found.total:
        return f"In onze bronnen staat bij dit programma geen {one.one}."
    verb = "staat" if found.total == 1 else "staan"
    told = sum(bool(line.steps) for line in found.lines)
    first = f"In onze bronnen {verb} {plural(found.total, one.one, one.more)}."
    if not told:
        return f"{first} Wat er daarna gebeurde, staat er niet bij."
    if told == found.total:
        return f"{first} {'Daarvan' if told == 1 else 'Van alle'} is bekend wat er daarna gebeurde."
    return f"{first} Van {told} is bekend wat er daarna gebeurde."


def table(one: ShortList, found: Found) -> Table:
    """The list as a table."""
    rows = [Row(tuple(CELLS[name](line) for name in one.columns.values()), id=line.row.pk) for line in found.lines]
    return Table(one.title, tuple(one.columns), rows, id=one.slug, caption_hidden=True, csv_url=f"?csv={one.slug}")


def _title(line: Line) -> Cell:
    row = line.row
    note = f"uit {line.programme}" if line.programme else ""
    return Cell(row.title, url=address("obligation", row.package, row.pk), note=note)


def _addressee(line: Line) -> Cell:
    row = line.row
    body = row.addressee or row.owed_to
    name = body.name if body else ""
    text = row.addressed_to or name
    return Cell(text, note=name if text != name else "", missing="" if text else "not_stated")


def _owner(line: Line) -> Cell:
    """Who works on it; a request has nobody who owes it."""
    row = line.row
    role = ", ".join(part for part in (row.holder_role, row.portfolio) if part)
    text = row.owes.name if row.owes else role
    return Cell(text, note=role if row.owes else "", missing="" if text else "not_stated")


def _from(line: Line) -> Cell:
    """Who promises it, or who asks for it."""
    return _owner(line) if line.row.owes else _asker(line)


def _asker(line: Line) -> Cell:
    row = line.row
    text = row.asked_by or (row.asker.name if row.asker else "")
    return Cell(text, missing="" if text else "not_stated")


def _role(line: Line) -> Cell:
    text = line.row.holder_role
    return Cell(text, missing="" if text else "not_stated")


def _type(line: Line) -> Cell:
    return Cell(words.TYPES[line.row.type] if line.row.type else words.KINDS[line.row.kind])


def _basis(line: Line) -> Cell:
    return Cell(line.row.basis, missing="" if line.row.basis else "not_stated")


def _expected(line: Line) -> Cell:
    return Cell(line.row.expected, missing="" if line.row.expected else "not_found")


def _when(line: Line) -> Cell:
    """When it was made, or by when it was planned; never a date that was not agreed."""
    row = line.row
    if row.planned:
        return Cell(f"gepland: {words.agreed_words(row.planned, row.term_text)}", raw=row.planned)
    if row.made_on:
        return Cell(period(row.made_on), raw=row.made_on)
    return Cell(WORDS[NoTerm(row.term.missing or NoTerm.NOT_AGREED)], missing="no_term")


def _goals(line: Line) -> Cell:
    items = [
        Cell(
            link.goal.title,
            url=programme_address("goal", link.goal.package, link.goal.pk),
            note="redactioneel: nog door niemand vastgesteld" if link.basis == Basis.EDITORIAL else "",
        )
        for link in line.goals
    ]
    return Cell(items=items) if items else Cell("", missing="not_stated")


def _steps(line: Line) -> Cell:
    """Every step with its day, who took it, and the evidence."""
    items = [Cell(_step_words(step)) for step in line.steps]
    return Cell(items=items) if items else Cell(NOTHING, missing="not_found")


def _step_words(step: ObligationStep) -> str:
    by = f" door {step.by.name}" if step.by else ""
    proof = f": {step.evidence}" if step.evidence else ""
    return f"{period(step.on)}: {STATES[step.state].words}{by}{proof}"


def _state(line: Line) -> Cell:
    return Cell(STATES[line.row.term.state].words)


def _result(line: Line) -> Cell:
    """What came of it; while it runs there is no result yet."""
    state = line.row.term.state
    if STATES[state].open:
        return Cell(f"{STATES[state].words}; een uitkomst {NOTHING}", missing="not_found")
    proof = line.steps[-1].evidence if line.steps else ""
    return Cell(STATES[state].words, note=proof)


CELLS: Mapping[str, Callable[[Line], Cell]] = {
    "title": _title, "addressee": _addressee, "owner": _owner, "from": _from, "asker": _asker, "role": _role, "type": _type, "basis": _basis,
    "expected": _expected, "when": _when, "goals": _goals, "steps": _steps, "state": _state, "result": _result,
}  # fmt: skip


def links(found: Sequence[ShortList], programme: str) -> list[tuple[str, str]]:
    """The lists that have something, as (address, title)."""
    return [(address(one.slug, programme), one.title) for one in found]
