"""The register of a programme: its lists, counted and read page by page from indexes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.db.models.lookups import GreaterThan

from ..models import Kind, Obligation, ObligationTally, ObligationTerm

SOON = timedelta(days=91)


class Which(StrEnum):
    """The lists of the register."""

    LATE = "later"
    UNTOLD = "niet-bekend"
    SOON = "binnenkort"
    OPEN = "open"
    WITHOUT = "zonder-termijn"
    CLOSED = "klaar"
    NOTHING = "vraagt-niets"
    ALL = "alles"


class Ago(StrEnum):
    """How long ago what is open was made; each from so many days up to so many days ago."""

    NEW = "tot-3-maanden"
    MONTHS = "3-tot-12-maanden"
    YEAR = "1-tot-2-jaar"
    OLD = "ouder"

    def days(self, day: date) -> tuple[str, str]:
        """The first day of it, and the first day after it."""
        edges = ["9999-12-31", *((day - timedelta(days=ago)).isoformat() for ago in (91, 365, 730)), "0001-01-01"]
        place = list(Ago).index(self)
        return edges[place + 1], edges[place]


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; "" is everything. ``since`` and ``until`` are full days, for what was closed."""

    which: Which = Which.OPEN
    kind: str = ""
    portfolio: str = ""
    party: str = ""
    owes: str = ""
    age: Ago | None = None
    since: str = ""
    until: str = ""

    def __bool__(self) -> bool:
        """Whether something else than the list was chosen."""
        return replace(self, which=Which.OPEN) != Choice()


@dataclass(frozen=True)
class Counts:
    """How many there are in each list. What is due today is not late yet.

    Of ``untold`` the term has passed too, but the sources end before they could tell whether it came. ``nothing``: in these
    nobody owes anything and nobody ever did; they are not in ``total``. ``known``: the last day of the newest source, "" for none.
    """

    total: int
    open: int
    late: int
    untold: int
    soon: int
    without: int
    nothing: int = 0
    known: str = ""

    @property
    def closed(self) -> int:
        """Nothing is owed any more."""
        return self.total - self.open


@dataclass(frozen=True)
class Options:
    """What can be chosen, as (value, words), in alphabetical order: no order says who is better."""

    kinds: Sequence[tuple[str, str]]
    portfolios: Sequence[tuple[str, str]]
    parties: Sequence[tuple[str, str]]
    owing: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Listed:
    """One line of a list. Days are full ISO dates or "", but ``made_on``, ``since``, ``planned``, ``came_on`` and ``closed_on``
    are as precise as the source. ``known``: the sources tell up to that day how it went."""

    id: str
    kind: str
    type: str
    title: str
    owes: str
    holder_role: str
    owed_to: str
    portfolio: str
    party: str
    chapter: str
    made_on: str
    planned: str
    due: str
    missing: str
    term_words: str
    term_text: str
    state: str
    still_open: bool
    closed: str
    closed_on: str
    known: str
    number: str
    url: str
    since: str = ""
    came: str = ""
    came_on: str = ""
    addressed_to: str = ""
    to_itself: bool = False


def owed(programme: str) -> QuerySet[ObligationTerm]:
    """The terms of what is open. SQLite finds a bare yes or no in no index, so it is asked as a choice of one."""
    return ObligationTerm.objects.filter(package=programme, still_open__in=[True])


def no_longer_owed(programme: str) -> QuerySet[ObligationTerm]:
    """The terms of what is closed."""
    closed = ObligationTerm.objects.filter(package=programme, still_open__in=[False])
    return closed.filter(in_parts=False, asks_nothing=False)


def asks_nothing(programme: str) -> QuerySet[ObligationTerm]:
    """The terms of what nobody owes or ever did. These were never closed: that is how the index finds them."""
    terms = ObligationTerm.objects.filter(package=programme, still_open__in=[False], closed="")
    return terms.filter(in_parts=False, asks_nothing=True)


def past(programme: str, day: date) -> QuerySet[ObligationTerm]:
    """What is open, was due before that day and has not come, as far as the sources tell."""
    return owed(programme).filter(due__gt="", due__lt=day.isoformat(), came="")


def to_come(programme: str, day: date) -> QuerySet[ObligationTerm]:
    """What is open, is due on that day or later, and has not come."""
    return owed(programme).filter(due__gte=day.isoformat(), came="")


def came_after_due() -> Q:
    """What surely came after its term: after the first day that the source's date can mean. A partial date sorts before the
    days in it, so it is enough to compare texts; of a quarter the first month stands for it."""
    first: Any = F("came_on")
    for quarter, month in (("Q1", "01"), ("Q2", "04"), ("Q3", "07"), ("Q4", "10")):
        first = Replace(first, Value(quarter), Value(month))
    return Q(GreaterThan(first, F("due")), due__gt="", came__gt="")


TOLD = Q(known__gt=F("due"))
"""The sources go on after the due date, so that they can tell that it had not come then."""


def counts(programme: str, day: date, found: Sequence[ObligationTally]) -> Counts:
    """How many there are in each list on a day. What does not hang on the day was counted when the edition was built."""
    told = past(programme, day).aggregate(late=Count("pk", filter=TOLD), untold=Count("pk", filter=~TOLD))
    nothing = sum(row.nothing for row in found)
    return Counts(
        total=sum(row.total for row in found) - nothing,
        open=sum(row.open for row in found),
        late=told["late"],
        untold=told["untold"],
        soon=to_come(programme, day).filter(due__lte=(day + SOON).isoformat()).count(),
        without=owed(programme).filter(due="").count(),
        nothing=nothing,
        known=max((row.known for row in found), default=""),
    )


def tallies(programme: str) -> list[ObligationTally]:
    """How many there are of each sort, as counted when the edition was built."""
    return list(ObligationTally.objects.filter(package=programme).select_related("owes").order_by("pk"))


def options(found: Sequence[ObligationTally]) -> Options:
    """What occurs in a programme."""
    kinds = {row.kind for row in found}
    owing = {(row.owes_id, row.owes.name) for row in found if row.owes}
    return Options(
        kinds=[(value, words) for value, words in Kind.choices if value in kinds],
        portfolios=_words(row.portfolio for row in found),
        parties=_words(row.party for row in found),
        owing=sorted(owing, key=lambda pair: pair[1].casefold()),
    )


def _words(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in sorted(set(values) - {""}, key=str.casefold)]


def chosen(programme: str, choice: Choice, day: date) -> QuerySet[ObligationTerm]:
    """The terms of the list that was chosen, in its own order: what is due first, or the oldest, or the latest closed."""
    terms = owed(programme)
    if choice.which is Which.LATE:
        terms = past(programme, day).filter(TOLD).order_by("due", "id")
    elif choice.which is Which.UNTOLD:
        terms = past(programme, day).exclude(TOLD).order_by("due", "id")
    elif choice.which is Which.SOON:
        terms = to_come(programme, day).filter(due__lte=(day + SOON).isoformat()).order_by("due", "id")
    elif choice.which is Which.OPEN:
        terms = terms.order_by("begun", "id")
    elif choice.which is Which.WITHOUT:
        terms = terms.filter(due="").order_by("begun", "id")
    elif choice.which is Which.CLOSED:
        terms = no_longer_owed(programme).filter(closed__gte=choice.since)
        terms = (terms.filter(closed__lte=choice.until) if choice.until else terms).order_by("-closed", "-id")
    elif choice.which is Which.NOTHING:
        terms = asks_nothing(programme).order_by("begun", "id")
    else:
        terms = ObligationTerm.objects.filter(package=programme, in_parts=False).order_by("begun", "id")
    if choice.age:
        first, after = choice.age.days(day)
        terms = terms.filter(begun__gte=first, begun__lt=after)
    own = {
        f"obligation__{name}": value
        for name, value in (
            ("kind", choice.kind), ("portfolio", choice.portfolio), ("party", choice.party), ("owes_id", choice.owes),
        )
        if value
    }  # fmt: skip
    return terms.filter(**own)


def count_of(choice: Choice, counts: Counts) -> int | None:
    """How many a list holds when that is known already; None when it must be counted."""
    if choice:
        return None
    return {
        Which.LATE: counts.late,
        Which.UNTOLD: counts.untold,
        Which.SOON: counts.soon,
        Which.OPEN: counts.open,
        Which.WITHOUT: counts.without,
        Which.CLOSED: counts.closed,
        Which.NOTHING: counts.nothing,
        Which.ALL: counts.total + counts.nothing,
    }[choice.which]


def listed(terms: QuerySet[ObligationTerm] | Sequence[ObligationTerm]) -> list[Listed]:
    """The lines of a list, in one query more: the obligations with the names of the bodies."""
    rows = list(terms)
    wanted = Obligation.objects.select_related("owes", "owed_to").in_bulk([row.obligation_id for row in rows])
    return [listed_row(row, wanted[row.obligation_id]) for row in rows]


def listed_row(term: ObligationTerm, row: Obligation) -> Listed:
    """An obligation with its term as a line of a list."""
    return Listed(
        row.pk,
        row.kind,
        row.type,
        row.title,
        row.owes.name if row.owes else "",
        row.holder_role,
        row.owed_to.name if row.owed_to else "",
        row.portfolio,
        row.party,
        row.chapter,
        row.made_on,
        row.planned,
        term.due,
        term.missing,
        term.words,
        row.term_text,
        term.state,
        term.still_open,
        term.closed,
        term.closed_on,
        term.known,
        row.number,
        row.url,
        term.since,
        term.came,
        term.came_on,
        row.addressed_to,
        bool(row.owes_id) and row.owes_id == row.owed_to_id,
    )


@dataclass(frozen=True)
class Found:
    """Where an obligation stands in its source, and when it was first due (a full day, "" for none)."""

    source: str
    place: str
    first_due: str


def found_in(rows: Sequence[Listed]) -> dict[str, Found]:
    """By the id of each obligation where it stands; for files only, the page groups its sources."""
    wanted = Obligation.objects.select_related("source", "term").in_bulk([row.id for row in rows])
    return {pk: Found(row.source.title, row.source_place, row.term.first_due) for pk, row in wanted.items()}


@dataclass(frozen=True)
class PortfolioCount:
    """The commitments of one portfolio (or chapter): how many have a date, a measure, both or neither."""

    name: str
    total: int
    dated: int
    measured: int
    both: int

    @property
    def neither(self) -> int:
        """No date and no measure."""
        return self.total - self.dated - self.measured + self.both


def commitments_by(programme: str, field: str) -> list[PortfolioCount]:
    """The coalition's commitments counted by ``portfolio``, ``chapter`` or ``type``, in alphabetical order."""
    dated, measured = ~Q(planned=""), ~Q(target="")
    rows = (
        Obligation.objects.filter(package=programme, kind=Kind.COALITION_COMMITMENT)
        .order_by()
        .values_list(field)
        .annotate(
            total=Count("pk"),
            dated=Count("pk", filter=dated),
            measured=Count("pk", filter=measured),
            both=Count("pk", filter=dated & measured),
        )
    )
    return sorted((PortfolioCount(*row) for row in rows), key=lambda row: (row.name == "", row.name.casefold()))
