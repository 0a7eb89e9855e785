"""Tests of goals: the verdict, a figure against a limit, whether goals are measured, and who agreed with changes."""

from decimal import Decimal

from koers.decisions.models import Act
from koers.indicators.models import Indicator, Observation
from koers.indicators.periods import parse_period
from koers.kernel.components.formatting import capitalised, number, period, plural, with_unit
from koers.kernel.components.verdict_words import CANNOT, TOO_EARLY, verdict_words
from koers.programme.judging.question import CURRENT
from koers.programme.models import Goal, GoalVersion, Target, Verdict
from koers.programme.presenting.verdicts import since_start
from koers.programme.queries import verdicts_of

from ..deviations.replacing import act_of
from ..deviations.targets import changes
from ..models import FrameRequirement
from .result import CANNOT_SAY, MET, NOT_MET, Result, share, standing

BAD = ("behind", "moving_away")
GOALS = (Goal.Level.GOAL, Goal.Level.KPI)
APPROVING = (Act.Verb.ADOPTED, Act.Verb.AGREED, Act.Verb.ENDORSED, Act.Verb.REQUIRED, Act.Verb.SIGNED)


def verdict(requirement: FrameRequirement) -> Result:
    """Whether the verdicts on a goal are not bad."""
    found = [
        answer
        for answer in since_start(verdicts_of(requirement.frame.programme_id))
        if answer.first.goal_id == requirement.goal_id
    ]
    if requirement.indicator_id:
        found = [answer for answer in found if answer.first.indicator_id == requirement.indicator_id]
    told = [answer for answer in found if answer.code not in (TOO_EARLY, CANNOT)]
    if not told:
        if not found:
            return Result(CANNOT_SAY, "Er is geen oordeel over dit doel.", "Koppel een indicator aan dit doel.")
        needed = verdict_words(found[0].code, found[0].reason).needed
        return Result(CANNOT_SAY, found[0].first.reason, f"{capitalised(needed)}." if needed else "")
    good = sum(answer.code not in BAD for answer in told)
    names = ", ".join(
        f"{answer.first.indicator.name}: {verdict_words(answer.code).short.lower()}"
        for answer in told
        if answer.first.indicator
    )
    return Result(standing(good, len(told)), f"{names}.")


def value(requirement: FrameRequirement) -> Result:
    """Whether the latest figure of the area reaches the limit."""
    indicator = requirement.indicator
    assert indicator is not None, "the table's check asks for it"
    if indicator.direction == Indicator.Direction.NONE:
        return Result(
            CANNOT_SAY, "Bij deze indicator is hoger of lager niet beter.", "Kies een indicator met een richting."
        )
    area = requirement.frame.programme.area_id
    rows = Observation.objects.filter(indicator=indicator.pk, area=area, breakdown="").exclude(value="")
    dated = [(parse_period(row.period).time, row) for row in rows.select_related("unit")]
    latest = max(
        (pair for pair in dated if pair[0] is not None), key=lambda pair: (pair[0], pair[1].preferred), default=None
    )
    if latest is None:
        return Result(
            CANNOT_SAY, "Er is geen cijfer van dit gebied.", "Voeg een meting toe, met een periode en een bron."
        )
    row = latest[1]
    unit = row.unit or indicator.unit
    symbol = unit.symbol if unit else ""
    wanted, value = Decimal(requirement.limit), Decimal(row.value)
    met = value >= wanted if indicator.direction == Indicator.Direction.UP else value <= wanted
    words = "minstens" if indicator.direction == Indicator.Direction.UP else "hoogstens"
    told = f"{indicator.name}: {with_unit(row.value, symbol)} ({period(row.period)}). De grens is {words} {with_unit(requirement.limit, symbol)}."
    return Result(MET if met else NOT_MET, told)


def goals_measured(requirement: FrameRequirement) -> Result:
    """Whether goals have a figure to compare."""
    goals = Goal.objects.filter(package=requirement.frame.programme_id, level__in=GOALS)
    total = goals.count()
    if not total:
        return Result(CANNOT_SAY, "Dit programma heeft geen doelen.", "Voeg doelen toe.")
    verdicts = Verdict.objects.filter(
        package=requirement.frame.programme_id, variant=CURRENT, points__gt=0, goal__level__in=GOALS
    )
    measured = verdicts.order_by().values("goal").distinct().count()
    words = f"{number(measured)} van {plural(total, 'doel', 'doelen')} {'heeft' if measured == 1 else 'hebben'} een cijfer om te vergelijken."
    return share(measured, total, requirement, words)


def changes_approved(requirement: FrameRequirement) -> Result:
    """Every change of a goal or target came with an act of the approver, or one that the approver confirmed."""
    programme, approver = requirement.frame.programme_id, requirement.approver
    assert approver is not None, "the table's check asks for it"
    acts = [row.act for row in GoalVersion.objects.filter(package=programme).select_related("act")]
    targets = Target.objects.filter(package=programme).select_related("act")
    acts += [act_of(before, after) for before, after in changes(targets)]
    if not acts:
        return Result(
            CANNOT_SAY,
            "In onze bronnen staat geen wijziging van een doel of streefwaarde. Dat bewijst niet dat er geen was.",
            "Voeg wijzigingen toe, met het besluit erbij. Of laat mensen dit toetsen.",
        )
    approved = _approved(approver.pk)
    good = sum(act is not None and act.pk in approved for act in acts)
    words = f"{plural(len(acts), 'wijziging', 'wijzigingen')} van doelen en streefwaarden; bij {number(good)} staat een besluit van {approver}."
    return Result(standing(good, len(acts)), words)


def _approved(approver: str) -> set[str]:
    """The acts with which a body agreed: its own, and those of others that it confirmed. A proposal or a talk is no approval."""
    own = Act.objects.filter(body=approver, verb__in=APPROVING).values_list("pk", "confirms_id")
    return {act for pair in own for act in pair if act}
