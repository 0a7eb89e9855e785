"""The register of a programme: its lists, counted and read page by page from indexes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from ..models import Kind, Obligation, ObligationTally, ObligationTerm

SOON = timedelta(days=91)


class Which(StrEnum):
    """The lists of the register."""

    LATE = "later"
    SOON = "binnenkort"
    OPEN = "open"
    WITHOUT = "zonder-termijn"
    CLOSED = "klaar"
    ALL = "alles"


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; "" is everything. ``since`` and ``until`` are full days, for what was closed."""

    which: Which = Which.OPEN
    kind: str = ""
    portfolio: str = ""
    party: str = ""
    owes: str = ""
    since: str = ""
    until: str = ""

    def __bool__(self) -> bool:
        """Whether something else than the list was chosen."""
        return replace(self, which=Which.OPEN) != Choice()


@dataclass(frozen=True)
class Counts:
    """How many there are in each list. What is due today is not late yet.

    Of the ``late`` ones, the sources do not tell of ``untold`` whether they came: they end before the due date.
    """

    total: int
    open: int
    late: int
    untold: int
    soon: int
    without: int

    @property
    def closed(self) -> int:
        """Nothing is owed any more, or nothing ever was."""
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
    """One line of a list. Days are full ISO dates or "". ``known``: the sources tell up to that day how it went."""

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


def counts(programme: str, day: date, found: Sequence[ObligationTally]) -> Counts:
    """How many there are in each list on a day. What does not hang on the day was counted when the edition was built."""
    owed = ObligationTerm.objects.filter(package=programme, still_open=True)
    today = day.isoformat()
    late = owed.filter(due__gt="", due__lt=today)
    told = late.aggregate(late=Count("pk"), untold=Count("pk", filter=Q(known__lt=F("due"))))
    return Counts(
        total=sum(row.total for row in found),
        open=sum(row.open for row in found),
        late=told["late"],
        untold=told["untold"],
        soon=owed.filter(due__gte=today, due__lte=(day + SOON).isoformat()).count(),
        without=owed.filter(due="").count(),
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
    terms = ObligationTerm.objects.filter(package=programme)
    today = day.isoformat()
    if choice.which is Which.LATE:
        terms = terms.filter(still_open=True, due__gt="", due__lt=today).order_by("due", "id")
    elif choice.which is Which.SOON:
        last = (day + SOON).isoformat()
        terms = terms.filter(still_open=True, due__gte=today, due__lte=last).order_by("due", "id")
    elif choice.which is Which.OPEN:
        terms = terms.filter(still_open=True).order_by("opened", "id")
    elif choice.which is Which.WITHOUT:
        terms = terms.filter(still_open=True, due="").order_by("opened", "id")
    elif choice.which is Which.CLOSED:
        terms = terms.filter(still_open=False, in_parts=False, closed__gte=choice.since)
        terms = (terms.filter(closed__lte=choice.until) if choice.until else terms).order_by("-closed", "-id")
    else:
        terms = terms.filter(in_parts=False).order_by("opened", "id")
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
        Which.SOON: counts.soon,
        Which.OPEN: counts.open,
        Which.WITHOUT: counts.without,
        Which.CLOSED: counts.closed,
        Which.ALL: counts.total,
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
    )


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
