"""Works out when every obligation is due and how it stands. Runs when an edition is built, and again for another day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import Count, Max, Q

from koers.kernel.database import insert_rows
from koers.places.models import Area
from koers.programme.models import Programme

from .beginnings import beginnings
from .flows import STATES, came_at, flow_of
from .models import (
    CalendarPeriod,
    Kind,
    Obligation,
    ObligationExtension,
    ObligationStep,
    ObligationTally,
    ObligationTerm,
    TermRule,
)
from .terms import Calendar, Closed, Extension, Rule, Term, first_day, in_order, last_day, term_of
from .terms import calendar as closed_kinds
from .terms.engine import Recess, Unit

FIELDS = (
    "id",
    "package",
    "kind",
    "type",
    "made_on",
    "starts_on",
    "planned",
    "term_text",
    "rule_id",
    "known_from",
    "source_id",
)


@dataclass(frozen=True)
class Standing:
    """How one obligation stands on a day: its term, its state, the day it came on, and the day it was closed on.

    ``came_on`` and ``closed_on`` are as precise as the source, and "" where no source names a day: ``came`` and ``closed`` are
    then the day on which it was known.
    """

    term: Term
    state: str
    closed: date | None
    closed_on: str = ""
    came: date | None = None
    came_on: str = ""


@dataclass(frozen=True)
class Version:
    """A rule and the days on which it holds."""

    rule: Rule
    first: str
    last: str


@dataclass(frozen=True)
class Setting:
    """The rules and the calendar that hold for one package."""

    calendar: Calendar
    versions: Mapping[str, Sequence[Version]]
    named: Mapping[str, Rule]

    def rule_for(self, kind: str, start: str, named: str | None) -> Rule | None:
        """The rule that was named, else the version that held on the start day."""
        if named:
            return self.named.get(named)
        if not start:
            return None
        day = last_day(start).isoformat()
        for version in self.versions.get(kind, ()):
            if version.first <= day <= version.last:
                return version.rule
        return None


def settings_of(packages: Iterable[str]) -> dict[str, Setting]:
    """The rules and the calendar of each package: those of its programme's area and of the areas around it."""
    parents = dict(Area.objects.values_list("id", "parent_id"))
    area_of = dict(Programme.objects.values_list("package", "area_id"))
    rules = list(TermRule.objects.order_by("valid_from"))
    closed = list(CalendarPeriod.objects.exclude(kind=CalendarPeriod.Kind.ELECTION))
    return {package: _setting(_around(area_of.get(package), parents), rules, closed) for package in packages}


def _around(area: str | None, parents: Mapping[str, str | None]) -> list[str]:
    found = []
    while area is not None and area not in found:
        found.append(area)
        area = parents.get(area)
    return found


def _setting(areas: list[str], rules: list[TermRule], closed: list[CalendarPeriod]) -> Setting:
    """The nearest area's rules go before those of the areas around it."""
    versions: dict[str, list[Version]] = defaultdict(list)
    for area in areas:
        for row in (row for row in rules if row.area_id == area):
            versions[row.kind].append(Version(_rule(row), row.valid_from, row.valid_until or "9999-12-31"))
    days = [
        Closed(
            date.fromisoformat(row.first_day), date.fromisoformat(row.last_day), row.name, closed_kinds.Kind(row.kind)
        )
        for row in closed
        if row.area_id in areas
    ]
    return Setting(Calendar(days), versions, {row.pk: _rule(row) for row in rules})


def _rule(row: TermRule) -> Rule:
    return Rule(row.in_words, row.amount, Unit(row.unit), row.before, Recess(row.recess), row.made_up)


def standing(
    obligation: Any,
    steps: Sequence[tuple[str, str] | tuple[str, str, bool]],
    extensions: Sequence[Extension],
    setting: Setting,
    day: date | None,
) -> Standing:
    """How an obligation stands at the end of ``day`` (None: after all that is known).

    ``steps`` are (partial date, state) in order, and maybe whether a source names that day. A step or extension of which only the month is known counts from the
    last day of that month: before that nobody can say that it was there.
    """
    flow = flow_of(obligation.kind, obligation.type)
    taken = [step for step in steps if day is None or last_day(step[0]) <= day]
    state = taken[-1][1] if taken else flow.first
    came = came_at(step[1] for step in taken)
    came_by = taken[came] if came is not None else None
    start = obligation.starts_on or obligation.made_on
    term = term_of(
        made=obligation.made_on,
        start=obligation.starts_on,
        planned=obligation.planned,
        said=obligation.term_text,
        rule=setting.rule_for(obligation.kind, start, obligation.rule_id),
        calendar=setting.calendar,
        extensions=[item for item in extensions if day is None or item.decided <= day],
        without_rule=flow.without_rule,
    )
    closed_by = None if STATES[state].open or STATES[state].asks_nothing or not taken else taken[-1]
    return Standing(term, state, _last(closed_by), _told(closed_by), _last(came_by), _told(came_by))


def _last(step: tuple[Any, ...] | None) -> date | None:
    return last_day(step[0]) if step else None


def _told(step: tuple[Any, ...] | None) -> str:
    """The day of a step as far as a source names it."""
    return step[0] if step and step[2:] != (False,) else ""


def steps_by_obligation(packages: Iterable[str] | None = None) -> dict[str, list[tuple[str, str, bool]]]:
    """Every obligation's steps as (partial date, state, whether a source names that day), oldest first; on one day in the order
    of the file."""
    found: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    rows = ObligationStep.objects.order_by("package", "position")
    if packages is not None:
        rows = rows.filter(package__in=list(packages))
    wanted = ("obligation_id", "on", "state", "known_from")
    for obligation, on, state, known in rows.values_list(*wanted).iterator(chunk_size=5000):
        found[obligation].append((on, state, known != on))
    return defaultdict(list, {key: in_order(steps, lambda item: item[0]) for key, steps in found.items()})


def extensions_by_obligation(packages: Iterable[str] | None = None) -> dict[str, list[Extension]]:
    """Every obligation's extensions."""
    found: dict[str, list[Extension]] = defaultdict(list)
    rows = ObligationExtension.objects.order_by("package", "position")
    if packages is not None:
        rows = rows.filter(package__in=list(packages))
    wanted = ("obligation_id", "until", "decided_on", "allowed_by__name", "why")
    for obligation, until, decided, body, why in rows.values_list(*wanted).iterator(chunk_size=5000):
        found[obligation].append(Extension(last_day(until), last_day(decided), body, why))
    return found


def work_out_all(alias: str) -> None:
    """Write a term for every obligation of the edition that is being built."""
    attributes = (
        "id", "package", "obligation_id", "due", "first_due", "missing", "words", "opened", "since", "begun", "came", "came_on", "state",
        "still_open", "asks_nothing", "closed", "closed_on", "in_parts", "known",
    )  # fmt: skip
    insert_rows(connections[alias], ObligationTerm, attributes, _terms())


def containers() -> frozenset[str]:
    """The ids of standing agreements that are kept in parts."""
    parts = Obligation.objects.exclude(part_of=None).filter(kind=Kind.INFORMATION_AGREEMENT)
    return frozenset(parts.values_list("part_of_id", flat=True))


def _terms() -> Iterator[tuple[Any, ...]]:
    packages = list(Obligation.objects.order_by().values_list("package", flat=True).distinct())
    settings, steps, extensions = settings_of(packages), steps_by_obligation(), extensions_by_obligation()
    begin, held_in_parts = beginnings(), containers()
    rows = Obligation.objects.order_by("package", "position").only(*FIELDS)
    for row in rows.iterator(chunk_size=5000):
        own = steps.get(row.pk, ())
        found = standing(row, own, extensions.get(row.pk, ()), settings[row.package], None)
        in_parts, since, state = row.pk in held_in_parts, begin.since(row, own), STATES[found.state]
        yield (
            row.pk, row.package, row.pk, _iso(found.term.due), found.term.dates[0][0].isoformat() if found.term.dates else "",
            found.term.missing or "", found.term.words, _first(row.made_on), since, _first(since), _iso(found.came), found.came_on,
            found.state, state.open and not in_parts, state.asks_nothing, _iso(found.closed), found.closed_on, in_parts,
            begin.known(row),
        )  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _first(text: str) -> str:
    return first_day(text).isoformat() if text else ""


def count_all(alias: str) -> None:
    """Write how many obligations of each sort there are."""
    sorts = ("package", "kind", "portfolio", "party", "owes_id")
    found = Obligation.objects.order_by(*sorts).values_list(*sorts)
    found = found.filter(term__in_parts=False).annotate(
        total=Count("pk"),
        open=Count("pk", filter=Q(term__still_open=True)),
        nothing=Count("pk", filter=Q(term__asks_nothing=True)),
        known=Max("term__known"),
    )
    rows = (("~".join(str(part or "") for part in row[:5]), *row) for row in found)
    insert_rows(connections[alias], ObligationTally, ("id", *sorts, "total", "open", "nothing", "known"), rows)
