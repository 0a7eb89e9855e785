"""What the tables of this room ask of themselves and of each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from koers.kernel.packages.problems import Problem, Problems, shown
from koers.kernel.packages.reading import PackageContents
from koers.kernel.packages.rows import is_real_day, wrong

from .flows import Parties, Refused, flow_of, step
from .terms import first_day, last_day

FULL = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")
ENDLESS = "9999-12-31"

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
    """Of two versions of a rule only one holds on a day; a term has a length."""
    spans: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in rows:
        if row.amount < 0:
            yield line, "amount", "een termijn is niet korter dan niets.", "Schrijf 0 of meer; bij before telt terug."
        spans[row.kind, row.area].append((row.valid_from, row.valid_until or ENDLESS, line))
    right = "Vul bij de oude versie valid_until in, of verbeter valid_from."
    for found in spans.values():
        yield from _overlaps(found, "valid_until", "valid_from", right)


def periods(rows: Rows) -> Iterator[Found]:
    """Periods of one kind in one area do not overlap."""
    spans: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in rows:
        spans[row.kind, row.area].append((row.first_day, row.last_day, line))
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


def numbers(rows: Rows) -> Iterator[Found]:
    """A number of the council's own system belongs to one obligation."""
    first: dict[str, int] = {}
    for line, row in rows:
        if row.number and first.setdefault(row.number, line) != line:
            what = f"nummer '{shown(row.number)}' staat al op regel {first[row.number]}."
            yield line, "number", what, "Elk stuk heeft in het raadsinformatiesysteem een eigen nummer."


def steps_and_extensions(packages: Sequence[PackageContents], problems: Problems) -> None:
    """Steps and extensions fit the obligation they are about, which stands in the same package."""
    for package in packages:
        tables = package.tables
        about = tables.get("obligations")
        if about is not None and not about.whole:
            continue
        owing = {row.id: row for row in about.rows} if about else {}
        broken = {row.id for _, row in about.broken} if about else set()
        for name, check in (("obligation_steps", steps), ("obligation_extensions", extensions)):
            contents = tables.get(name)
            if contents is None:
                continue
            rows = [(line, row) for line, row in contents.numbered() if row.obligation not in broken]
            for line, column, what, right in check(rows, owing):
                problems.add(Problem(package.slug, contents.path, what, right, line, column))


def steps(rows: Sequence[tuple[int, Any]], owing: Mapping[str, Any]) -> Iterator[Found]:
    """Every step follows from the one before it, comes from the right body, and not before the obligation was made."""
    states: dict[str, str] = {}
    for line, row in sorted(rows, key=lambda item: (first_day(item[1].on), item[0])):
        obligation = owing.get(row.obligation)
        if obligation is None:
            yield line, "obligation", "deze verplichting staat niet in dit pakket.", "Zet stappen bij de verplichting."
            continue
        if obligation.made_on and last_day(row.on) < first_day(obligation.made_on):
            what = f"deze stap ({row.on}) is van vóór de verplichting ({obligation.made_on})."
            yield line, "on", what, "Verbeter een van beide datums."
        flow = flow_of(obligation.kind, obligation.type)
        parties = Parties(obligation.owes or "", obligation.owed_to or "", obligation.asker or "")
        try:
            states[row.obligation] = step(
                flow, states.get(row.obligation, flow.first), row.state, row.by or "", parties
            )
        except Refused as refused:
            yield line, "state", refused.wrong, refused.right


def extensions(rows: Sequence[tuple[int, Any]], owing: Mapping[str, Any]) -> Iterator[Found]:
    """An extension gives a later date than was agreed, and is decided after the obligation was made."""
    for line, row in rows:
        obligation = owing.get(row.obligation)
        if obligation is None:
            right = "Zet een verlenging bij de verplichting."
            yield line, "obligation", "deze verplichting staat niet in dit pakket.", right
            continue
        if obligation.made_on and last_day(row.decided_on) < first_day(obligation.made_on):
            what = f"deze verlenging ({row.decided_on}) is van vóór de verplichting ({obligation.made_on})."
            yield line, "decided_on", what, "Verbeter een van beide datums."
        if obligation.planned and last_day(row.until) <= last_day(obligation.planned):
            what = f"{row.until} is niet later dan {obligation.planned}, wat was afgesproken."
            yield line, "until", what, "Een verlenging geeft een latere datum."
