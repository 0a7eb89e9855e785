"""What a short list of the register shows: the programme's own rows, and those of other programmes about its goals."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from koers.programme.models import Programme

from ..lists import LISTS, ShortList
from ..models import Obligation, ObligationGoal, ObligationStep, ObligationTally
from ..terms import in_order

MOST = 500


@dataclass(frozen=True)
class Line:
    """One row of a list, with its history and the goals it is about. ``programme``: whose it is, when of another."""

    row: Obligation
    steps: Sequence[ObligationStep] = ()
    goals: Sequence[ObligationGoal] = ()
    programme: str = ""


@dataclass(frozen=True)
class Found:
    """The lines that are shown, the programme's own first; and how many there are in all."""

    lines: Sequence[Line] = field(default=())
    total: int = 0


RELATED = ("source", "asker", "owes", "owed_to", "addressee", "term", "part_of")


def lines(programme: str, one: ShortList) -> Found:
    """The rows of a list that belong to a programme, and then those of other programmes that are about a goal of it."""
    own = _of_list([one]).filter(package=programme).order_by("position")
    other = _of_others([one], programme).order_by("package", "position")
    rows = [*own.select_related(*RELATED)[:MOST], *other.select_related(*RELATED)[:MOST]][:MOST]
    total = len(rows) if len(rows) < MOST else own.count() + other.count()
    names = dict(Programme.objects.values_list("package", "name"))
    steps, goals = _steps_of(rows), _goals_of(rows)
    found = [
        Line(
            row, steps.get(row.pk, ()), goals.get(row.pk, ()), "" if row.package == programme else names.get(row.package, "")
        )
        for row in rows
    ]  # fmt: skip
    return Found(found, total)


def _steps_of(rows: Sequence[Obligation]) -> dict[str, list[ObligationStep]]:
    """The steps of each, oldest first; on one day in the order of the file."""
    found: dict[str, list[ObligationStep]] = {}
    steps = ObligationStep.objects.filter(obligation__in=[row.pk for row in rows]).select_related("by", "source")
    for step in steps.order_by("position"):
        found.setdefault(step.obligation_id, []).append(step)
    return {key: in_order(own, lambda step: step.on) for key, own in found.items()}


def _goals_of(rows: Sequence[Obligation]) -> dict[str, list[ObligationGoal]]:
    found: dict[str, list[ObligationGoal]] = {}
    links = ObligationGoal.objects.filter(obligation__in=[row.pk for row in rows]).select_related("goal", "source")
    for link in links:
        found.setdefault(link.obligation_id, []).append(link)
    return found


def lists_of(programme: str, tallies: Sequence[ObligationTally]) -> list[ShortList]:
    """The lists that have something for a programme. The tallies of the edition say it for most, without a look at the rows."""
    own = {row.kind for row in tallies}
    other = set(_of_others(LISTS, programme).order_by().values_list("kind", "type").distinct())
    there = own | {kind for kind, _ in other}

    def has(kind: str, sort: str) -> bool:
        if not sort:
            return kind in there
        return (kind, sort) in other or (
            kind in own and Obligation.objects.filter(package=programme, kind=kind, type=sort).exists()
        )

    return [one for one in LISTS if any(has(*pair) for pair in one.kinds)]


def _of_list(wanted: Sequence[ShortList]) -> QuerySet[Obligation]:
    pairs = [pair for one in wanted for pair in one.kinds]
    chosen = Q(pk__in=())
    for kind, sort in pairs:
        chosen |= Q(kind=kind, type=sort) if sort else Q(kind=kind)
    # The kinds alone too: by package and kind the database finds the few rows of a list in an index.
    return Obligation.objects.filter(chosen, kind__in={kind for kind, _ in pairs})


def _of_others(wanted: Sequence[ShortList], programme: str) -> QuerySet[Obligation]:
    """Rows of other programmes about a goal of this one. What is made up adds nothing to what is real."""
    kinds = {kind for one in wanted for kind, _ in one.kinds}
    made_up = Programme.objects.filter(made_up=True).values("package")
    others = ObligationTally.objects.filter(kind__in=kinds).exclude(package=programme).exclude(package__in=made_up)
    about = ObligationGoal.objects.filter(obligation=OuterRef("pk"), goal__package=programme)
    packages = list(others.order_by().values_list("package", flat=True).distinct())
    return _of_list(wanted).filter(Exists(about), package__in=packages)
