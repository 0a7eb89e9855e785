"""Something owed that did not come in time, or came late.

The last due date of every obligation stands in its term, with an index: those of a period are read from there. A due date
that was extended later is a signal of its own, made when an edition is built: there are few of those.

Each is told with the source of what makes it late: of the step by which it came or was closed, of the extension, or of
what told last that it was not there.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q

from koers.decisions.models import Body
from koers.kernel.components.formatting import at_period, capitalised, period, plural
from koers.kernel.days import first_day, last_day
from koers.obligations.flows import STATES
from koers.obligations.models import Obligation, ObligationExtension, ObligationTerm
from koers.obligations.queries.on_a_day import KIND_WORDS
from koers.obligations.working_out import Standing, extensions_by_obligation, settings_of, standing, steps_by_obligation

from ..models import Kind, Signal
from .crossing import days_after
from .tellers import Late, Teller, tellers
from .words import sentence

FEW = 500


OWN = ("id", "package", "kind", "title", "planned", "owes_id", "owed_to_id", "source_id", "source_place", "known_from")
COLUMNS = (*(f"obligation__{name}" for name in (*OWN, "source__date")), *Late._fields[len(OWN) + 1 :])


class Given(NamedTuple):
    """An extension as its source gives it."""

    until: date
    decided: str
    teller: Teller


def signals(programme: str) -> Iterator[Signal]:
    """The due dates of this programme that were replaced by a later one."""
    extensions = extensions_by_obligation([programme])
    if not extensions:
        return
    setting, steps, given = settings_of([programme])[programme], steps_by_obligation([programme]), _given(programme)
    rows = Obligation.objects.filter(package=programme, pk__in=list(extensions)).select_related("source")
    for row in rows.iterator(chunk_size=FEW):
        whole = standing(row, steps.get(row.pk, ()), extensions[row.pk], setting, None)
        yield from replaced(row, whole, given[row.pk])


def _given(programme: str) -> dict[str, list[Given]]:
    """The extensions of each obligation, in the order in which they were decided."""
    found: dict[str, list[Given]] = {}
    rows = ObligationExtension.objects.filter(package=programme).order_by("package", "position")
    for key, until, decided, source, place in rows.values_list(
        "obligation_id", "until", "decided_on", "source_id", "source_place"
    ):
        found.setdefault(key, []).append(Given(last_day(until), decided, Teller(source, place)))
    for own in found.values():
        own.sort(key=lambda one: last_day(one.decided))
    return found


def replaced(row: Obligation, whole: Standing, extensions: Sequence[Given]) -> Iterator[Signal]:
    """A signal for each earlier due date: the extension took it away, unless it had come before."""
    dues = [day for day, _ in whole.term.dates]
    # Without a term of its own the first extension gave the first due date, and took none away.
    replacing = extensions if len(dues) > len(extensions) else extensions[1:]
    closed, told = (whole.came, whole.came_on) if whole.came else (whole.closed, whole.closed_on)
    for number, (due, extension) in enumerate(zip(dues[:-1], replacing, strict=True)):
        decided = first_day(extension.decided)
        if closed is not None and closed < decided and not told:
            continue  # it was there before anybody extended it, and nobody knows since when
        gone = min(first_day(told), decided) if told else decided
        if gone > due:
            yield _signal(
                Late(*(getattr(row, name) for name in OWN), source_date=row.source.date), f"{row.pk}~{number}", due, gone.isoformat(),
                gone.isoformat(), f"Het uitstel werd pas besloten {_after(extension.decided, due)} na de termijn.",
                extension.teller,
            )  # fmt: skip


def _after(moment: str, due: date) -> str:
    """When it was, and how many days after the due date at least."""
    days = plural((first_day(moment) - due).days, "dag", "dagen")
    return f"{at_period(moment)}, {'' if len(moment) == len('2023-08-29') else 'minstens '}{days}"


def late_in(programme: str, first: date, last: date, threshold: int) -> list[tuple[date, Late]]:
    """What crossed the threshold in a period, with the day: not there on the day after ``threshold`` days, as far as is known."""
    back = -(threshold + 1)
    # Without a day in a source ``came`` is only the day on which it was known: nobody can say that it was late.
    gone = Q(came__gt=F("due")) & ~Q(came_on="") | Q(came="", closed__gt=F("due")) & ~Q(closed_on="")
    late = gone | Q(came="", closed="", asks_nothing=False, known__gt=F("due"))
    # The index begins with whether it is open; SQLite uses it only when both answers are asked for.
    terms = ObligationTerm.objects.filter(
        late,
        package=programme,
        still_open__in=[True, False],
        in_parts=False,
        due__gte=days_after(first, back).isoformat(),
        due__lte=days_after(last, back).isoformat(),
    )
    rows = map(Late._make, terms.order_by().values_list(*COLUMNS).iterator(chunk_size=5000))
    crossed = ((days_after(date.fromisoformat(row.due), -back), row) for row in rows)
    return [(day, row) for day, row in crossed if first <= day <= last and row.last_missing >= day.isoformat()]


def in_words(rows: Sequence[Late]) -> dict[str, Signal]:
    """A signal for each, by its id: when it was due, when it came, for whom, and which source tells that."""
    if not rows:
        return {}
    names, told = dict(Body.objects.values_list("id", "name")), tellers(rows)
    return {row.id: _of_term(row, names, told.get(row.id) or Teller(row.source, row.source_place)) for row in rows}


def _of_term(row: Late, names: Mapping[str, str], teller: Teller) -> Signal:
    due = date.fromisoformat(row.due)
    if row.came:
        how = STATES[row.state].words if row.came == row.closed else "gekomen"
        told = f"{capitalised(how)} {_after(row.came_on, due)} later."
    elif row.closed:
        told = f"{capitalised(STATES[row.state].words)} {at_period(row.closed_on)}."
    else:
        told = f"Op {period(row.known)} was het er nog niet, voor zover wij weten."
    told += f" Wie: {names[row.owes]}." if row.owes else ""
    told += f" Aan: {names[row.owed_to]}." if row.owed_to else ""
    # Nobody waits for it any more from the day that it came, or was closed without coming.
    gone = row.last_missing if row.gone_on else ""
    return _signal(row, row.id, due, gone, row.last_missing, told, teller)


def name_of(name: str) -> str:
    """The id of a signal of this kind."""
    return f"{Kind.OBLIGATION_LATE}~{name}"


def _signal(row: Late, name: str, due: date, came: str, known: str, told: str, teller: Teller) -> Signal:
    moment = row.planned if row.planned and row.planned != due.isoformat() else ""
    return Signal(
        id=name_of(name), package=row.package, kind=Kind.OBLIGATION_LATE, on=due.isoformat(),
        due=True, came=came, known=known, table="obligations", row=row.id, subject=row.title,
        what=f"{capitalised(KIND_WORDS[row.kind])} te laat: {sentence(row.title)}",
        why=f"Uiterlijk {period(due)}{f' (afgesproken: {period(moment)})' if moment else ''}. {told}",
        source_id=teller.source, source_place=teller.place,
    )  # fmt: skip
