"""Works out the summaries when an edition is built."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import Any

from django.db import connections
from django.db.models import Case, Count, F, Max, Q, Value, When

from koers.finance import queries as finance
from koers.finance.counting.amounts import Total, total
from koers.finance.models import Giver
from koers.finance.presenting import headline as money_headline
from koers.finance.queries import Ledger
from koers.kernel.database import insert_rows
from koers.obligations.models import CouncilItem, Kind, ObligationStep, ObligationTerm, Type
from koers.obligations.queries.register import came_after_due
from koers.programme.models import Programme
from koers.programme.presenting import headlines
from koers.programme.presenting.verdicts import per_indicator, since_start, tally, without_indicator
from koers.programme.queries import verdicts_of

from .lanes import Lane, lane_of
from .models import CouncilDueTally, CouncilItemTally, CouncilSummary
from .monitors import monitors_of
from .where import COUNCIL, municipality_of

FULL = len("2023-08-29")
CAME = ("came", "kept")
LATEST = 10
NO_LONGER_LATE = "9999-12-31"
"""The due date of what has come and only waits for the council to settle it."""


def summarise_all(alias: str) -> None:
    """Write a summary of every programme of the edition that is being built."""
    waits = _waits()
    made = [summary_of(programme, waits.get(programme.pk, [])) for programme in Programme.objects.order_by("pk")]
    CouncilSummary.objects.using(alias).bulk_create(made, batch_size=50)


def summary_of(programme: Programme, waits: list[tuple[int, str]]) -> CouncilSummary:
    """The summary of one programme. ``waits``: (days, id of the question) of every question with an answer."""
    report = last_report(programme.pk)
    return CouncilSummary(
        id=programme.pk,
        package=programme.pk,
        municipality_id=municipality_of(programme),
        last_report_id=report.obligation_id if report else None,
        last_report_on=report.came if report else "",
        agreements_on=agreements_on(programme.pk),
        came_late=came_late(programme.pk),
        verdicts=_verdicts(programme),
        money=_money(finance.ledger(programme.pk), finance.themes(programme.pk)),
        answers=_answers(waits),
        monitors=monitors_of(programme.pk),
    )


def last_report(programme: str) -> ObligationTerm | None:
    """The last thing that came by an agreement about information; None when nothing did."""
    terms = ObligationTerm.objects.filter(package=programme, state__in=CAME, came__gt="")
    return terms.filter(obligation__kind=Kind.INFORMATION_AGREEMENT).order_by("-came", "-id").first()


def agreements_on(programme: str) -> str:
    """When an agreement about information was last made or dropped, as precise as the source; "" when no source says."""
    agreed = ObligationTerm.objects.filter(package=programme, obligation__kind=Kind.INFORMATION_AGREEMENT)
    agreed = agreed.exclude(obligation__type=Type.ONCE)
    days = agreed.aggregate(made=Max("obligation__made_on"), ended=Max("closed_on", filter=Q(state="dropped")))
    return max(days["made"] or "", days["ended"] or "")


def came_late(programme: str) -> dict[str, Any]:
    """How many reports came after their term and reached the council (owed to it, or among its papers); the latest of them."""
    own = Q(obligation__owed_to__kind=COUNCIL)
    steps = ObligationStep.objects.filter(package=programme, state__in=CAME).exclude(item=None)
    paper = Q(obligation__in=steps.values("obligation"))
    # Without a day in a source (``came_on``), or with a month around the due date, nobody can say that it was late.
    terms = ObligationTerm.objects.filter(own | paper, came_after_due(), package=programme)
    terms = terms.filter(obligation__kind=Kind.INFORMATION_AGREEMENT)
    latest = terms.order_by("-came", "id").values_list("obligation_id", flat=True)[:LATEST]
    return {"count": terms.count(), "latest": list(latest)}


def _verdicts(programme: Programme) -> dict[str, Any]:
    """The counts, and the headline of a programme that has begun and not ended: whether it did depends on the day."""
    found = since_start(verdicts_of(programme.pk).defer("detail", "series"))
    counts = tally(found)
    timeless = Programme(pk=programme.pk, name=programme.name, area_id=programme.area_id)
    return {
        "headline": headlines.of_programme(timeless, found, date.max).answer,
        "counts": [[one.code, one.count, one.reason] for one in counts.counts],
        "median_share": counts.median_share,
        "note": counts.note,
        "indicators": len(per_indicator(found)),
        "judged": sum(answer.is_judged for answer in per_indicator(found)),
        "goals_without": len(without_indicator(found)),
    }


def _money(ledger: Ledger, themes: dict[str, str]) -> dict[str, Any]:
    """What each decider holds, and what the municipality itself puts in for each theme."""
    own: dict[str, list[Any]] = defaultdict(list)
    for line in ledger.lines:
        if line.fund.giver == Giver.MUNICIPALITY:
            own[ledger.theme_of(line)].append(line.amount)
    known, unknown = money_headline.known_and_unknown(ledger)
    return {
        "funds": len(ledger.funds),
        "answer": money_headline.answer(ledger),
        "lead": money_headline.lead(ledger),
        "free_known": known,
        "free_unknown": unknown,
        "total": _total(ledger.total),
        "holdings": [
            {"decider": one.decider, "funds": len({held.fund.pk for held in one.held}), "total": _total(one.total)}
            for one in ledger.holdings
        ],
        "own": [{"theme": themes.get(theme, ""), "total": _total(total(amounts))} for theme, amounts in own.items()],
        "sources": list(dict.fromkeys(row.source_id for row in (*ledger.authorities, *ledger.funds)))[:6],
    }


def _total(found: Total) -> dict[str, Any]:
    return {"cents": found.cents, "yearly": found.yearly, "known": found.known, "unknown": found.unknown, "exact": found.exact}  # fmt: skip


def _answers(waits: list[tuple[int, str]]) -> dict[str, Any]:
    if not waits:
        return {}
    days, question = max(waits)
    return {"count": len(waits), "median": median(sorted(wait for wait, _ in waits)), "longest": days, "question": question}  # fmt: skip


def _waits() -> dict[str, list[tuple[int, str]]]:
    """Of each package how many days its questions waited for an answer, where both days are known exactly."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = CouncilItem.objects.exclude(answers=None).order_by().values_list("package", "date", "answers_id", "answers__date")  # fmt: skip
    for package, came, question, asked in rows.iterator(chunk_size=5000):
        days = days_between(asked, came)
        if days is not None:
            found[package].append((days, question))
    return found


def days_between(asked: str, came: str) -> int | None:
    """How many days an answer took; None when one of the days is not known exactly, or the answer came first."""
    if len(asked) != FULL or len(came) != FULL or came < asked:
        return None
    return (date.fromisoformat(came) - date.fromisoformat(asked)).days


def count_items(alias: str) -> None:
    """Write how many council items of each lane there are in each month."""
    insert_rows(
        connections[alias], CouncilItemTally, ("id", "package", "list", "lane", "month", "total"), _item_counts()
    )


def _item_counts() -> Iterator[tuple[str, str, str, Lane, str, int]]:
    rows = CouncilItem.objects.order_by().values_list("package", "list", "direction", "answers_id", "date")
    counted = Counter(
        (package, list_, lane_of(list_, direction, answers), day[:7])
        for package, list_, direction, answers, day in rows.iterator(chunk_size=5000)
    )
    for (package, list_, lane, month), count in sorted(counted.items()):
        yield f"{package}~{lane}~{month}", package, list_, lane, month, count


def count_due(alias: str) -> None:
    """Write how much is owed to councils, by kind and by the day on which it is due."""
    sorts = ("package", "obligation__kind", "when")
    owed = ObligationTerm.objects.filter(still_open=True, obligation__owed_to__kind=COUNCIL)
    owed = owed.annotate(
        when=Case(When(came__gt="", due__gt="", then=Value(NO_LONGER_LATE)), default=F("due"))
    ).order_by(*sorts)
    late = Count("pk", filter=Q(due__gt="", came="", known__lte=F("due")))
    found = owed.values_list(*sorts).annotate(total=Count("pk"), untold=late)
    rows = (("~".join(row[:3]), *row) for row in found)
    insert_rows(connections[alias], CouncilDueTally, ("id", "package", "kind", "due", "total", "untold"), rows)
