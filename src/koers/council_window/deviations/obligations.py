"""Something owed that did not come in time, or came late.

The last due date of every obligation stands in its term, with an index: those of a period are read from there. A due date
that was extended later is a signal of its own, made when an edition is built: there are few of those.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F, Q

from koers.decisions.models import Body
from koers.kernel.components.formatting import capitalised, period, plural
from koers.obligations.flows import STATES
from koers.obligations.models import Obligation, ObligationTerm
from koers.obligations.queries.on_a_day import KIND_WORDS
from koers.obligations.terms import Extension
from koers.obligations.working_out import extensions_by_obligation, settings_of, standing, steps_by_obligation

from ..models import Kind, Signal
from .crossing import moved
from .words import sentence

FEW = 500


class Late(NamedTuple):
    """An obligation and how it stands, as far as a deviation needs it: a period may hold thousands."""

    id: str
    package: str
    kind: str
    title: str
    planned: str
    owes: str | None
    owed_to: str | None
    source: str
    source_place: str
    due: str = ""
    came: str = ""
    closed: str = ""
    known: str = ""
    state: str = ""


OWN = ("id", "package", "kind", "title", "planned", "owes_id", "owed_to_id", "source_id", "source_place")
COLUMNS = (*(f"obligation__{name}" for name in OWN), *Late._fields[len(OWN) :])


def signals(programme: str) -> Iterator[Signal]:
    """The due dates of this programme that were replaced by a later one."""
    extensions = extensions_by_obligation([programme])
    if not extensions:
        return
    setting, steps = settings_of([programme])[programme], steps_by_obligation([programme])
    rows = Obligation.objects.filter(package=programme, pk__in=list(extensions)).select_related("owes", "owed_to")
    for row in rows.iterator(chunk_size=FEW):
        whole = standing(row, steps.get(row.pk, ()), extensions[row.pk], setting, None)
        dues = [day for day, _ in whole.term.dates]
        yield from replaced(row, dues, extensions[row.pk], whole.came or whole.closed)


def replaced(
    row: Obligation, dues: Sequence[date], extensions: Sequence[Extension], closed: date | None
) -> Iterator[Signal]:
    """A signal for each earlier due date: the extension took it away, unless it had come before."""
    ordered = sorted(extensions, key=lambda item: item.decided)
    # Without a term of its own the first extension gave the first due date, and took none away.
    replacing = ordered if len(dues) > len(ordered) else ordered[1:]
    for number, (due, extension) in enumerate(zip(dues[:-1], replacing, strict=True)):
        gone = min(closed, extension.decided) if closed else extension.decided
        if gone > due:
            yield _signal(
                Late(*(getattr(row, name) for name in OWN)), f"{row.pk}~{number}", due, gone.isoformat(), gone.isoformat(),
                f"Het uitstel werd pas besloten op {period(extension.decided)}, {plural((extension.decided - due).days, 'dag', 'dagen')} na de termijn.",
            )  # fmt: skip


def in_time(programme: str, first: date, last: date, threshold: int) -> Iterator[Signal]:
    """What crossed the threshold in a period: not there on the day after ``threshold`` days, as far as is known."""
    shift = timedelta(days=threshold + 1)
    # Without a day in a source ``came`` is only the day on which it was known: nobody can say that it was late.
    gone = Q(came__gt=F("due")) & ~Q(came_on="") | Q(came="", closed__gt=F("due")) & ~Q(closed_on="")
    late = gone | Q(came="", closed="", known__gt=F("due"))
    # The index begins with whether it is open; SQLite uses it only when both answers are asked for.
    terms = ObligationTerm.objects.filter(
        late,
        package=programme,
        still_open__in=[True, False],
        in_parts=False,
        due__gte=moved(first, shift),
        due__lte=moved(last, shift),
    )
    names = dict(Body.objects.values_list("id", "name"))
    for values in terms.order_by().values_list(*COLUMNS).iterator(chunk_size=5000):
        row = Late(*values)
        if (row.came or row.closed or row.known) >= (date.fromisoformat(row.due) + shift).isoformat():
            yield _of_term(row, names)


def _of_term(row: Late, names: Mapping[str, str]) -> Signal:
    due = date.fromisoformat(row.due)
    if row.came:
        late = plural((date.fromisoformat(row.came) - due).days, "dag", "dagen")
        how = STATES[row.state].words if row.came == row.closed else "gekomen"
        told = f"{capitalised(how)} op {period(row.came)}, {late} later."
    elif row.closed:
        told = f"{capitalised(STATES[row.state].words)} op {period(row.closed)}."
    else:
        told = f"Op {period(row.known)} was het er nog niet, voor zover wij weten."
    told += f" Wie: {names[row.owes]}." if row.owes else ""
    told += f" Aan: {names[row.owed_to]}." if row.owed_to else ""
    # Nobody waits for it any more from the day that it came, or was closed without coming.
    gone = row.came or row.closed
    return _signal(row, row.id, due, gone, gone or row.known, told)


def _signal(row: Late, name: str, due: date, came: str, known: str, told: str) -> Signal:
    moment = row.planned if row.planned and row.planned != due.isoformat() else ""
    return Signal(
        id=f"{Kind.OBLIGATION_LATE}~{name}", package=row.package, kind=Kind.OBLIGATION_LATE, on=due.isoformat(),
        due=True, came=came, known=known, table="obligations", row=row.id, subject=row.title,
        what=f"{capitalised(KIND_WORDS[row.kind])} te laat: {sentence(row.title)}",
        why=f"Uiterlijk {period(due)}{f' (afgesproken: {period(moment)})' if moment else ''}. {told}",
        source_id=row.source, source_place=row.source_place,
    )  # fmt: skip
