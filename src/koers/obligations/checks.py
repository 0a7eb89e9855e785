"""What the tables of this room ask of themselves and of each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from koers.kernel.packages.problems import Problem, Problems, shown
from koers.kernel.packages.reading import PackageContents
from koers.kernel.packages.rows import is_real_day, wrong

from .flows import Parties, Refused, flow_of, step
from .organs import ANYBODY, Organs, organs_of
from .terms import first_day, in_order, last_day
from .terms.calendar import Kind as Closed
from .terms.engine import UNIT_WORDS, Recess, Unit

FULL = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")
ENDLESS = "9999-12-31"
MOST = {Unit.DAY: 9131, Unit.WEEK: 1304, Unit.MONTH: 300, Unit.YEAR: 25, Unit.WORKING_DAY: 6500}
"""The longest term: 25 years, as long as a programme."""
A_YEAR = timedelta(days=366)
DAYS_IN_A_YEAR = 366

Found = tuple[int, str, str, str]  # line, column, what is wrong, what would be right
Rows = Iterable[tuple[int, Any]]


def _full_day(text: str) -> str:
    if text and not (FULL.fullmatch(text) and is_real_day(text)):
        raise wrong(f"'{shown(text)}' is geen dag.", "Hier moet een hele dag staan: 2023-08-29.")
    return text


def public(text: str) -> str:
    """The one word that may stand there, or nothing. Refuses what is secret."""
    if text not in ("", "public"):
        raise wrong(
            f"'{shown(text)}' hoort niet in Koers.",
            "Koers bewaart geen geheime stukken en geen stukken onder embargo. Haal de regel weg.",
        )
    return "public"


FullDay = Annotated[str, Field(min_length=1), AfterValidator(_full_day)]
OptionalFullDay = Annotated[str, AfterValidator(_full_day)]


def versions(rows: Rows) -> Iterator[Found]:
    """Of two versions of a rule only one holds on a day; a term has a length, and no rule is longer than a programme."""
    spans: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in rows:
        if row.amount < 0:
            yield line, "amount", "een termijn is niet korter dan niets.", "Schrijf 0 of meer; bij before telt terug."
        if row.amount > (most := MOST[row.unit]):
            what = f"een termijn van {row.amount} {UNIT_WORDS[row.unit][1]} is langer dan een programma duurt."
            yield line, "amount", what, f"Schrijf {most} of minder, of kies een andere eenheid."
        if row.before and row.recess != Recess.IGNORED:
            what = "bij een termijn vóór een gebeurtenis telt een reces gewoon mee."
            yield line, "recess", what, "Schrijf bij deze regel: ignored."
        spans[row.kind, row.area].append((row.valid_from, row.valid_until or ENDLESS, line))
    right = "Vul bij de oude versie valid_until in, of verbeter valid_from."
    for found in spans.values():
        yield from _overlaps(found, "valid_until", "valid_from", right)


def periods(rows: Rows) -> Iterator[Found]:
    """Periods of one kind in one area do not overlap, and no recess is longer than a year."""
    spans: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in rows:
        spans[row.kind, row.area].append((row.first_day, row.last_day, line))
        if row.kind == Closed.RECESS and last_day(row.last_day) - first_day(row.first_day) > A_YEAR:
            yield (
                line,
                "last_day",
                f"dit reces duurt tot {row.last_day}: langer dan een jaar.",
                "Verbeter een van beide dagen.",
            )
    for found in spans.values():
        yield from _overlaps(found, "last_day", "first_day", "Verbeter een van de twee, of voeg ze samen.")


def _overlaps(spans: list[tuple[str, str, int]], end: str, begin: str, right: str) -> Iterator[Found]:
    spans.sort()
    for first, last, line in spans:
        if last < first:
            yield line, end, f"{last} ligt vóór {first}.", f"Zet {begin} vóór {end}."
    latest, of_line = "", 0
    for first, last, line in spans:
        if latest and first <= latest:
            yield line, begin, f"deze periode overlapt met die op regel {of_line}.", right
        if last > latest:
            latest, of_line = last, line


def moments(rows: Rows) -> Iterator[Found]:
    """Nothing is planned for, or begins, before it was made; and a year has so many days."""
    for line, row in rows:
        for column, words in (("planned", "het afgesproken moment"), ("starts_on", "het begin van de termijn")):
            day = getattr(row, column)
            if day and row.made_on and last_day(day) < first_day(row.made_on):
                what = f"{words} ({day}) ligt vóór de dag waarop dit is gemaakt ({row.made_on})."
                yield line, column, what, "Verbeter een van beide datums."
        if row.times_a_year is not None and not 1 <= row.times_a_year <= DAYS_IN_A_YEAR:
            what = f"{row.times_a_year} keer per jaar kan niet."
            yield line, "times_a_year", what, f"Schrijf een getal van 1 tot en met {DAYS_IN_A_YEAR}, of niets."


def numbers(rows: Rows) -> Iterator[Found]:
    """A number of the council's own system belongs to one obligation of a kind: every list counts for itself."""
    first: dict[tuple[str, str], int] = {}
    for line, row in rows:
        key = (row.kind, row.number)
        if row.number and first.setdefault(key, line) != line:
            what = f"nummer '{shown(row.number)}' staat al op regel {first[key]}."
            yield line, "number", what, "Elk stuk heeft in het raadsinformatiesysteem een eigen nummer."


def steps_and_extensions(packages: Sequence[PackageContents], problems: Problems) -> None:
    """Steps and extensions fit the obligation they are about, which stands in the same package."""
    organs = organs_of(
        [row for package in packages for row in _rows(package, "bodies")],
        [row for package in packages for row in _rows(package, "body_relations")],
    )
    for package in packages:
        tables = package.tables
        about = tables.get("obligations")
        if about is not None and not about.whole:
            continue
        owing = {row.id: row for row in about.rows} if about else {}
        broken = {row.id for _, row in about.broken} if about else set()
        for name, check in (("obligation_steps", steps), ("obligation_extensions", partial(extensions, organs=organs))):
            contents = tables.get(name)
            if contents is None:
                continue
            told = {(problem.file, problem.row) for problem in problems if problem.column == "obligation"}
            rows = [
                (line, row)
                for line, row in contents.numbered()
                if row.obligation not in broken and (contents.path, line) not in told
            ]
            for line, column, what, right in check(rows, owing):
                problems.add(Problem(package.slug, contents.path, what, right, line, column))


def _rows(package: PackageContents, name: str) -> Sequence[Any]:
    contents = package.tables.get(name)
    return contents.rows if contents else ()


def steps(rows: Sequence[tuple[int, Any]], owing: Mapping[str, Any]) -> Iterator[Found]:
    """Every step follows from the one before it, comes from the right body, and not before the obligation was made."""
    states: dict[str, str] = {}
    for line, row in _in_order(rows):
        obligation = owing.get(row.obligation)
        if obligation is None:
            yield line, "obligation", "deze verplichting staat niet in dit pakket.", "Zet stappen bij de verplichting."
            continue
        if obligation.made_on and last_day(row.on) < first_day(obligation.made_on):
            what = f"deze stap ({row.on}) is van vóór de verplichting ({obligation.made_on})."
            yield line, "on", what, "Verbeter een van beide datums."
        flow = flow_of(obligation.kind, obligation.type)
        parties = Parties(
            obligation.owes or "", obligation.owed_to or "", obligation.asker or "", obligation.addressee or ""
        )
        try:
            states[row.obligation] = step(
                flow, states.get(row.obligation, flow.first), row.state, row.by or "", parties
            )
        except Refused as refused:
            yield line, "state", refused.wrong, refused.right


def _in_order(rows: Rows) -> Iterator[tuple[int, Any]]:
    """The steps by obligation, each in the order of their days; on one day, or in one vague period, in the order of the file."""
    found: dict[str, list[tuple[int, Any]]] = defaultdict(list)
    for line, row in sorted(rows, key=lambda item: item[0]):
        found[row.obligation].append((line, row))
    for own in found.values():
        yield from in_order(own, lambda item: str(item[1].on))


def extensions(rows: Sequence[tuple[int, Any]], owing: Mapping[str, Any], organs: Organs = ANYBODY) -> Iterator[Found]:
    """An extension gives a later date than was agreed, after the obligation was made, by whoever it is owed to."""
    latest: dict[str, tuple[str, int]] = {}
    for line, row in sorted(rows, key=lambda item: (last_day(item[1].decided_on), item[0])):
        obligation = owing.get(row.obligation)
        if obligation is None:
            right = "Zet een verlenging bij de verplichting."
            yield line, "obligation", "deze verplichting staat niet in dit pakket.", right
            continue
        yield from _extension(line, row, obligation, organs)
        before, of_line = latest.get(row.obligation, ("", 0))
        if before and last_day(row.until) <= last_day(before):
            what = f"{row.until} is niet later dan {before}, wat op regel {of_line} al was toegestaan."
            yield line, "until", what, "Een verlenging geeft een latere datum."
        latest[row.obligation] = (row.until, line)


def _extension(line: int, row: Any, obligation: Any, organs: Organs) -> Iterator[Found]:
    if obligation.made_on and last_day(row.decided_on) < first_day(obligation.made_on):
        what = f"deze verlenging ({row.decided_on}) is van vóór de verplichting ({obligation.made_on})."
        yield line, "decided_on", what, "Verbeter een van beide datums."
    if obligation.planned and last_day(row.until) <= last_day(obligation.planned):
        what = f"{row.until} is niet later dan {obligation.planned}, wat was afgesproken."
        yield line, "until", what, "Een verlenging geeft een latere datum."
    if first_day(row.decided_on) > last_day(row.until):
        what = f"deze verlenging is besloten ({row.decided_on}) na de dag tot wanneer zij geldt ({row.until})."
        yield line, "decided_on", what, "Verbeter een van beide datums."
    if obligation.owed_to and row.allowed_by and row.allowed_by != obligation.owed_to:
        right = f"Alleen wie er recht op heeft, kan dat: {obligation.owed_to}."
        if row.allowed_by == obligation.owes:
            what = f"{row.allowed_by} moet dit doen, en kan zichzelf geen uitstel geven."
            yield line, "allowed_by", what, right
        elif not organs.may_speak(row.allowed_by, obligation.owed_to):
            yield line, "allowed_by", f"{row.allowed_by} kan hier geen uitstel voor geven.", right
