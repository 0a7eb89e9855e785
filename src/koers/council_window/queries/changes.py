"""What changed in goals, targets, baselines, measures and principles since a day, as the sources tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.decisions.models import Principle
from koers.indicators.models import DefinitionVersion
from koers.kernel.days import first_day, last_day
from koers.sources.models import Source

from ..deviations.words import by_act, sentence
from ..models import Kind, Signal
from .some import Some

MOST = 50
KINDS = (Kind.GOAL_CHANGED, Kind.TARGET_CHANGED, Kind.BASELINE_CHANGED)


@dataclass(frozen=True)
class Change:
    """Something that became different. ``when`` is a partial date; ``table`` and ``row`` say of what ("" of nothing with a page)."""

    when: str
    kind: str
    package: str
    subject: str
    what: str
    why: str
    source: Source | None
    place: str
    table: str = ""
    row: str = ""


def changes(packages: Sequence[str], since: str, until: str) -> Some[Change]:
    """What changed after ``since`` and not after ``until`` (full days; since "" is all that is known), the latest first.

    All of it is read, to be counted: a programme changes its goals and measures some hundreds of times at most.
    """
    found = [*_signals(packages, since, until), *_definitions(packages, since), *_principles(packages, since)]
    fits = [one for one in found if since < last_day(one.when).isoformat() and first_day(one.when).isoformat() <= until]
    return Some(sorted(fits, key=lambda one: one.when, reverse=True)[:MOST], len(fits))


def _signals(packages: Sequence[str], since: str, until: str) -> Iterable[Change]:
    rows = Signal.objects.filter(package__in=packages, kind__in=KINDS, on__gt=since, on__lte=until)
    for row in rows.select_related("source").order_by("-on", "id"):
        kind = str(row.get_kind_display())
        when = row.when or row.on
        yield Change(when, kind, row.package, row.subject, row.what, row.why, row.source, row.source_place, row.table, row.row)  # fmt: skip


def _definitions(packages: Sequence[str], since: str) -> Iterable[Change]:
    """A measure that is described or measured differently. Its partial date begins with the year of ``since`` or a later one."""
    rows = DefinitionVersion.objects.filter(package__in=packages, valid_until__gte=since[:4])
    for row in rows.select_related("indicator", "act__body", "source").order_by("-valid_until"):
        what = f"Wat ‘{row.indicator.name}’ meet, is anders omschreven."
        if row.breaks_series:
            what = f"‘{row.indicator.name}’ wordt anders gemeten. Oude en nieuwe cijfers zijn niet te vergelijken."
        why = " ".join(filter(None, (sentence(row.why), by_act(row.act))))
        yield Change(
            row.valid_until, "indicator gewijzigd", row.package, row.indicator.name, what, why, row.source, row.source_place, "indicators", row.indicator_id
        )  # fmt: skip


def _principles(packages: Sequence[str], since: str) -> Iterable[Change]:
    rows = Principle.objects.filter(package__in=packages, act__date__gte=since[:4], act__date__gt="")
    for row in rows.select_related("act__body", "source").order_by("-act__date"):
        assert row.act is not None
        what = f"Het principe ‘{row.title}’ is vastgesteld."
        yield Change(row.act.date, "principe vastgesteld", row.package, row.title, what, by_act(row.act), row.source, row.source_place)  # fmt: skip
