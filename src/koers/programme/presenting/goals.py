"""The parts of a goal's page: verdicts with reasons, targets, interventions, links, earlier versions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.decisions.models import Act
from koers.kernel.components.formatting import join_and, period, uncapitalised, with_unit
from koers.kernel.components.shapes import Cell, Judged, Row, Source, Table, Tag
from koers.kernel.components.shapes import Event as EventShape
from koers.kernel.components.shapes import Goal as GoalShape
from koers.kernel.components.verdict_words import CANNOT

from ..addresses import address, organisation_address
from ..judging.question import CURRENT
from ..models import (
    Baseline,
    Basis,
    Goal,
    GoalIndicator,
    GoalRelation,
    GoalVersion,
    InterventionGoal,
    Programme,
    Target,
    Verdict,
)
from ..queries.goals import GoalFacts
from .goal_tree import PLURALS, goal_address, in_short
from .provenance import source_of, source_url
from .standing import act_sentence, standing_label, when
from .verdicts import Answer, answers, figures, in_words, judged, moved, reasons, remarks


def editorial(basis: str) -> tuple[Tag, ...]:
    """The mark of a link that no source gives."""
    return (Tag("editorial"),) if basis == Basis.EDITORIAL else ()


# --- verdicts -------------------------------------------------------------------------------------------------------


def verdict_table(facts: GoalFacts) -> Table:
    """A row an indicator: the verdict since the start and before it, never merged, each with its reasons.

    A target or baseline that was replaced has a row of its own, with the verdict it would give.
    """
    own = [verdict for verdict in facts.verdicts if verdict.goal_id == facts.goal.pk]
    by_key = {(a.first.indicator_id, a.first.variant, a.first.period): a for a in answers(own)}
    terms = {f"target:{row.pk}": _other_target(row) for row in facts.targets}
    terms |= {f"start:{row.pk}": f"met de eerdere nulmeting ({row.period})" for row in facts.baselines}
    variants = sorted({verdict.variant for verdict in own}, key=lambda variant: (variant != CURRENT, variant))
    rows = []
    for link in facts.links:
        for variant in variants:
            since = by_key.get((link.indicator_id, variant, Verdict.Period.PROGRAMME))
            before = by_key.get((link.indicator_id, variant, Verdict.Period.BEFORE))
            if since is not None:
                note = "" if variant == CURRENT else terms.get(variant, "met andere afspraken")
                rows.append(_verdict_row(link, note, since, before))
    columns = ("Indicator", "Sinds de start", "Vóór de start", "Laatste cijfers")
    return Table(
        "Wat de indicatoren zeggen", columns, rows, id="oordelen", caption_hidden=True, csv_url="?csv=oordelen"
    )


def _other_target(target: Target) -> str:
    kind = "de eerdere" if target.replaced_on else "een andere"
    return f"met {kind} streefwaarde: {target_words(target)}"


def _verdict_row(link: GoalIndicator, note: str, since: Answer, before: Answer | None) -> Row:
    url = address("indicator", link.package, link.indicator_id)
    name = f"{link.indicator.name} ({note})" if note else link.indicator.name
    last = figures(since) or (figures(before) if before is not None else "")
    return Row(
        (
            Cell(link.indicator.name, url, tags=editorial(link.basis), note=note, raw=name),
            _verdict_cell(since),
            _verdict_cell(before),
            Cell(last, missing="" if last else "not_received", raw=last),
        )
    )


def _verdict_cell(answer: Answer | None) -> Cell:
    if answer is None:
        return Cell("geen cijfers van voor de start", missing="unknown")
    if answer.code == CANNOT:
        needed = judged(answer).words.needed
        return Cell(verdict=judged(answer), note=f"Nodig: {needed}." if needed else "", raw=in_words(answer))
    words = [*reasons(answer), moved(answer.first), *remarks(answer.first)]
    return Cell(verdict=judged(answer), note=" ".join(filter(None, words)), raw=in_words(answer))


# --- below and beside -----------------------------------------------------------------------------------------------


def below(children: Sequence[Goal], found: Iterable[Answer]) -> list[GoalShape]:
    """The goals and KPIs right below a goal, with the verdicts of their indicators."""
    grouped: dict[str, list[Answer]] = defaultdict(list)
    for answer in found:
        grouped[answer.first.goal_id].append(answer)
    return [
        GoalShape(child.title, goal_address(child), in_short(grouped[child.pk]), note=child.description)
        for child in children
    ]


@dataclass(frozen=True)
class Link:
    """A link to another goal: what it says, where it leads, and whose word it is."""

    words: str
    title: str
    url: str
    programme: str
    tags: tuple[Tag, ...]
    source: Source


_WORDS = {
    GoalRelation.Kind.BELONGS_TO: ("hoort bij", "hierbij hoort"),
    GoalRelation.Kind.CONTRIBUTES_TO: ("draagt bij aan", "hieraan draagt bij"),
    GoalRelation.Kind.SAME_AIM: ("heeft dezelfde bedoeling als", "heeft dezelfde bedoeling als"),
}


def links(goal: Goal, relations: Sequence[GoalRelation], programmes: dict[str, Programme]) -> list[Link]:
    """The links to other goals in both directions, those to other programmes first."""
    shown = [_link(goal, relation, programmes) for relation in relations]
    return sorted(shown, key=lambda link: not link.programme)


def _link(goal: Goal, relation: GoalRelation, programmes: dict[str, Programme]) -> Link:
    forward = relation.goal_id == goal.pk
    other = relation.related if forward else relation.goal
    words = _WORDS[GoalRelation.Kind(relation.kind)][0 if forward else 1]
    programme = programmes.get(other.package) if other.package != goal.package else None
    name = programme.short_name if programme is not None else ""
    return Link(words, other.title, goal_address(other), name, editorial(relation.basis), source_of(relation))


# --- targets and baselines ------------------------------------------------------------------------------------------


def target_words(target: Target) -> str:
    """Where an indicator must come, in words."""
    if target.value_text and target.benchmark is None:
        return target.value_text
    if target.benchmark is not None:
        return f"even goed als {target.benchmark.name}" + (f" ({target.value_text})" if target.value_text else "")
    unit = target.unit or (target.indicator.unit if target.indicator is not None else None)
    return with_unit(target.value, unit.symbol if unit is not None else "")


def target_table(targets: Sequence[Target], baselines: Sequence[Baseline]) -> Table | None:
    """What was agreed: where it starts and where it must come, who stands behind that, and what replaced it."""
    rows = [_baseline_row(row) for row in baselines] + [_target_row(row) for row in targets]
    if not rows:
        return None
    columns = ("Indicator", "Soort", "Waarde", "Termijn", "Wie staat erachter", "Bron")
    return Table(
        "Nulmeting en streefwaarden",
        columns,
        rows,
        id="streefwaarden",
        caption_hidden=True,
        csv_url="?csv=streefwaarden",
    )


def _target_row(target: Target) -> Row:
    name = target.indicator.name if target.indicator is not None else "het hele doel"
    term = f"volgens de bron: {target.horizon_text}" if target.horizon_text else ""
    year = (
        Cell(str(target.year), note=term)
        if target.year
        else Cell(target.horizon_text, missing="" if target.horizon_text else "no_term")
    )
    return Row(
        (
            Cell(name),
            _kind(target, "streefwaarde"),
            Cell(target_words(target)),
            year,
            _standing(target),
            _source(target),
        )
    )


def _baseline_row(baseline: Baseline) -> Row:
    unit = baseline.indicator.unit
    value = with_unit(baseline.value, unit.symbol if unit is not None else "") if baseline.value else ""
    when_measured = Cell(period(baseline.period) if baseline.period else "")
    return Row(
        (
            Cell(baseline.indicator.name),
            _kind(baseline, "nulmeting"),
            Cell(value),
            when_measured,
            _standing(baseline),
            _source(baseline),
        )
    )


def _kind(row: Target | Baseline, words: str) -> Cell:
    if not row.replaced_on:
        return Cell(words)
    return Cell(f"eerdere {words}", note=" ".join(filter(None, (f"gold tot {period(row.replaced_on)}.", row.why))))


def _standing(row: Target | Baseline) -> Cell:
    return Cell(standing_label(row), note="" if row.replaced_on else row.why)


def _source(row: Target | Baseline) -> Cell:
    return Cell(row.source.title, source_url(row.source), note=row.source_place)


# --- interventions --------------------------------------------------------------------------------------------------


def intervention_table(found: Sequence[InterventionGoal]) -> Table | None:
    """What is done for the goal, how far it is, and who takes part."""
    if not found:
        return None
    rows = [_intervention_row(link) for link in found]
    columns = ("Interventie", "Stand", "Regulier of extra", "Partners")
    return Table(
        "Wat er voor dit doel gebeurt",
        columns,
        rows,
        id="interventies",
        caption_hidden=True,
        csv_url="?csv=interventies",
    )


def _intervention_row(link: InterventionGoal) -> Row:
    shown = link.intervention
    partners = [
        Cell(p.organisation.name, organisation_address(p.organisation_id), note=p.effort)
        for p in shown.partner_links.all()
    ]
    return Row(
        (
            Cell(shown.name, address("intervention", shown.package, shown.pk), tags=editorial(link.basis)),
            _choice(shown.get_status_display(), shown.status, note=shown.status_text),
            _choice(shown.get_scope_display(), shown.scope),
            Cell(items=partners),
        )
    )


def _choice(words: str, code: str, note: str = "") -> Cell:
    return Cell(missing="not_stated", note=note) if code == "unknown" else Cell(words, note=note)


# --- what changed ---------------------------------------------------------------------------------------------------


def changes(goal: Goal, versions: Sequence[GoalVersion], targets: Sequence[Target]) -> list[EventShape]:
    """How the goal and its targets were before, when that changed, and by which act; the newest change first."""
    events = [(version.valid_until, _version(version)) for version in versions]
    events += [(target.replaced_on, _replaced(target)) for target in targets if target.replaced_on]
    return [event for _, event in sorted(events, key=lambda pair: pair[0], reverse=True)]


def _version(version: GoalVersion) -> EventShape:
    text = f"Tot dan heette het doel: ‘{version.title}’."
    if version.description:
        text += f" {version.description}"
    return EventShape(version.valid_until, text, note=_by(version.act, version.why))


def _replaced(target: Target) -> EventShape:
    name = uncapitalised(target.indicator.name) if target.indicator is not None else "het hele doel"
    decided = f" (vastgesteld {when(target.decided_on)})" if target.decided_on else ""
    return EventShape(
        target.replaced_on,
        f"Tot dan was de streefwaarde voor {name}: {target_words(target)}{decided}.",
        note=target.why,
    )


def _by(act: Act | None, why: str) -> str:
    return " ".join(filter(None, (act_sentence(act) if act is not None else "", why)))


def kind_words(goal: Goal) -> str:
    """What sort of node it is, and under what it stands."""
    words = goal.get_level_display()
    return (
        f"{words} onder {goal.parent.title}"
        if goal.parent is not None and goal.parent.level != Goal.Level.AMBITION
        else words
    )


def terms_sentence(goal: Goal) -> str:
    """Compared with what, by when, and who owns it, as the source says it."""
    parts = []
    if goal.comparator:
        parts.append(f"Vergeleken met: {goal.comparator}.")
    if goal.horizon_text:
        parts.append(f"Termijn volgens de bron: {goal.horizon_text}.")
    if goal.owner:
        parts.append(f"Eigenaar: {goal.owner}.")
    return " ".join(parts)


def below_title(children: Sequence[Goal]) -> str:
    """The heading over the goals below this one."""
    levels = dict.fromkeys(child.level for child in children)
    return f"Welke {join_and(PLURALS[Goal.Level(level)] for level in levels)} horen hierbij?"


def shown_verdict(own: Sequence[Answer]) -> Judged | None:
    """The badge at the top: only for a goal with one indicator, since a goal has no verdict of its own."""
    measured = [answer for answer in own if answer.first.indicator_id is not None]
    return judged(measured[0]) if len(measured) == 1 and len(own) == 1 else None
