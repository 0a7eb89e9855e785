"""What the rows about obligations ask of other tables: the date of their source, the rule they name, the term that they move.

A package may lean on tables that are not read with it; what is not there is not judged.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from koers.kernel.packages.problems import Problem, Problems
from koers.kernel.packages.reading import PackageContents

from .flows import STATES, flow_of
from .models import CalendarPeriod, TermRule
from .terms import Calendar, Closed, Rule, first_day, in_order, last_day, term_of
from .terms import calendar as closed_kinds
from .terms.engine import Recess, Unit
from .working_out import Setting, Version

ENDLESS = "9999-12-31"
SHARED = ("sources", "areas", "term_rules", "calendar_periods")
TOLD = {"obligations": "made_on", "obligation_steps": "on", "obligation_extensions": "decided_on"}
"""Of each table the column with a day that its source tells of, so that it cannot be after that source."""

Rows = Sequence[tuple[int, Any]]
Misfit = tuple[str, int, str, str, str]  # table, line, column, what is wrong, what would be right


def rows_fit(packages: Sequence[PackageContents], problems: Problems) -> None:
    """The rule of this room that looks at other tables."""
    shared = {name: [row for package in packages for row in _rows(package, name)] for name in SHARED}
    for package in packages:
        tables = {name: list(contents.numbered()) for name, contents in package.tables.items()}
        for name, line, column, what, right in misfits(tables, shared):
            problems.add(Problem(package.slug, package.tables[name].path, what, right, line, column))


def _rows(package: PackageContents, name: str) -> Sequence[Any]:
    contents = package.tables.get(name)
    return contents.rows if contents else ()


def misfits(tables: Mapping[str, Rows], shared: Mapping[str, Sequence[Any]]) -> Iterator[Misfit]:
    """Everything that does not fit in the tables of one package; ``shared`` are the rows of all packages that are read."""
    yield from _after_source(tables, {row.id: row.date for row in shared["sources"]})
    named = any(row.rule for _, row in tables.get("obligations", ()))
    if not named and not tables.get("obligation_extensions"):
        return
    areas = _areas(tables, shared["areas"])
    yield from _rules(tables.get("obligations", ()), {row.id: row for row in shared["term_rules"]}, areas)
    yield from _extensions(tables, _setting(areas, shared))


def _after_source(tables: Mapping[str, Rows], dates: Mapping[str, str]) -> Iterator[Misfit]:
    """A source does not tell of what happens after it."""
    for name, column in TOLD.items():
        for line, row in tables.get(name, ()):
            day, known = getattr(row, column), row.known_from or dates.get(row.source, "")
            if day and known and first_day(day) > last_day(known):
                what = f"deze dag ({day}) is van na de bron ({known})."
                yield name, line, column, what, "Verbeter de dag, of noem de bron waar dit in staat."


def _areas(tables: Mapping[str, Rows], areas: Sequence[Any]) -> list[str]:
    """The area of the programme and those around it, as far as they are read."""
    parents = {row.id: row.parent or "" for row in areas}
    found: list[str] = []
    for _, row in tables.get("programme", ()):
        area = row.area or ""
        while area and area not in found:
            found.append(area)
            area = parents.get(area, "")
    return found


def _rules(rows: Rows, rules: Mapping[str, Any], areas: Sequence[str]) -> Iterator[Misfit]:
    """A rule that is named is for this kind, for this council, and held when the term began."""
    for line, row in rows:
        rule = rules.get(row.rule or "")
        if rule is None:
            continue
        start = row.starts_on or row.made_on
        right = "Noem de regel die hier geldt, of laat rule leeg: dan zoekt Koers hem."
        if rule.kind != row.kind:
            what = f"regel '{rule.id}' is voor {TermRule(kind=rule.kind).get_kind_display()}."
            yield "obligations", line, "rule", what, right
        elif areas and rule.area not in areas:
            yield "obligations", line, "rule", f"regel '{rule.id}' is van een ander gebied ({rule.area}).", right
        elif start and not rule.valid_from <= last_day(start).isoformat() <= (rule.valid_until or ENDLESS):
            until = f" tot en met {rule.valid_until}" if rule.valid_until else ""
            what = f"regel '{rule.id}' gold niet op {start}: hij geldt vanaf {rule.valid_from}{until}."
            yield "obligations", line, "rule", what, right


def _extensions(tables: Mapping[str, Rows], setting: Setting) -> Iterator[Misfit]:
    """An extension gives a later day than the rule did, and is decided before the obligation is settled."""
    name = "obligation_extensions"
    owing, closed = {row.id: row for _, row in tables.get("obligations", ())}, _closed(tables)
    for line, row in tables.get(name, ()):
        obligation = owing.get(row.obligation)
        if obligation is None:
            continue
        due = None if obligation.planned else _due(obligation, setting)
        if due and last_day(row.until) <= due:
            what = f"{row.until} is niet later dan {due.isoformat()}, de termijn die al gold."
            yield name, line, "until", what, "Een verlenging geeft een latere datum."
        done = closed.get(row.obligation, "")
        if done and first_day(row.decided_on) > last_day(done):
            what = f"deze verlenging ({row.decided_on}) is van nadat de verplichting klaar was ({done})."
            yield name, line, "decided_on", what, "Verbeter een van beide datums, of haal de verlenging weg."


def _due(obligation: Any, setting: Setting) -> date | None:
    """The due date by the rule, before any extension."""
    start = obligation.starts_on or obligation.made_on
    rule = setting.rule_for(obligation.kind, start, obligation.rule)
    return term_of(made=obligation.made_on, start=obligation.starts_on, rule=rule, calendar=setting.calendar).due


def _closed(tables: Mapping[str, Rows]) -> dict[str, str]:
    """When each obligation was closed, as far as its last step says so."""
    kinds = {row.id: flow_of(row.kind, row.type) for _, row in tables.get("obligations", ())}
    taken: dict[str, list[Any]] = defaultdict(list)
    for _, row in tables.get("obligation_steps", ()):
        if row.obligation in kinds:
            taken[row.obligation].append(row)
    last = {key: in_order(rows, lambda row: str(row.on))[-1] for key, rows in taken.items()}
    return {key: "" if STATES[row.state].open else row.on for key, row in last.items()}


def _setting(areas: Sequence[str], shared: Mapping[str, Sequence[Any]]) -> Setting:
    """The rules and the calendar that hold in these areas, the nearest first."""
    versions: dict[str, list[Version]] = defaultdict(list)
    for area in areas:
        for row in sorted(shared["term_rules"], key=lambda row: row.valid_from):
            if row.area == area:
                versions[row.kind].append(Version(_rule(row), row.valid_from, row.valid_until or ENDLESS))
    closed = [
        Closed(
            date.fromisoformat(row.first_day), date.fromisoformat(row.last_day), row.name, closed_kinds.Kind(row.kind)
        )
        for row in shared["calendar_periods"]
        if row.area in areas and row.kind != CalendarPeriod.Kind.ELECTION and row.first_day <= row.last_day
    ]
    return Setting(Calendar(closed), versions, {row.id: _rule(row) for row in shared["term_rules"]})


def _rule(row: Any) -> Rule:
    return Rule(row.version, row.amount, Unit(row.unit), row.before, Recess(row.recess), row.made_up)
