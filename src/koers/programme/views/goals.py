"""The goals of a programme side by side, and the page of one goal."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from koers.kernel.additions import additions
from koers.kernel.components.formatting import capitalised
from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..models import Goal
from ..presenting import goal_list
from ..presenting import goals as parts
from ..presenting.goal_tree import GoalTree, cross_table, editorial_placements, goal_address, tree_nodes
from ..presenting.headlines import of_goal
from ..presenting.provenance import contradictions_table
from ..presenting.standing import standing_sentences
from ..presenting.verdicts import since_start, tally
from ..queries import goals as queries
from ..queries import overview as overview_queries
from ..queries import verdicts_of
from .frame import Frame, address, frame, old_address
from .goal_picture import main_picture


def tree(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the goals in the orderings that the sources use. Raises Http404 for a programme that is not there."""
    page = frame(programme, "goals")
    goals = queries.goals_of(programme)
    placements = overview_queries.placements(programme)
    found = since_start(verdicts_of(programme))
    shown = GoalTree(goals, placements, found)
    orderings = shown.orderings()
    table = goal_list.table(page.programme, shown)
    context = page.context(
        crumbs=(("Doelen", ""),),
        title="Doelen",
        headline=goal_list.headline(shown),
        figures=goal_list.key_figures(shown, overview_queries.dated_targets(programme)),
        cross=cross_table(shown, orderings[1], orderings[0]) if len(orderings) > 1 else None,
        cross_title=goal_list.cross_title(orderings),
        placed=editorial_placements(shown),
        trees=[(goal_list.tree_title(level), tree_nodes(shown, level)) for level in orderings],
        loose=goal_list.loose(shown),
        table=table,
        tables=[table],
        goal_sources=references(goals),
        placement_sources=references(placements),
    )
    return respond(request, "programme/goals.html", context)


def goal(request: HttpRequest, programme: str, goal: str) -> HttpResponseBase:
    """Show one goal. An old id redirects; Raises Http404 for one that never existed."""
    page = frame(programme, "goals")
    shown = queries.goal(programme, goal)
    if shown is None:
        return old_address(request, "goals", goal)
    facts = queries.goal_facts(shown)
    return respond(request, "programme/goal.html", _goal_context(page, facts))


def _goal_context(page: Frame, facts: queries.GoalFacts) -> dict[str, Any]:
    shown = facts.goal
    found = since_start(facts.verdicts)
    own = [answer for answer in found if answer.first.goal_id == shown.pk]
    under = [answer for answer in found if answer.first.goal_id != shown.pk]
    verdicts = parts.verdict_table(facts)
    targets = parts.target_table(facts.targets, facts.baselines)
    interventions = parts.intervention_table(facts.interventions)
    about = [f"goals/{shown.pk}", *(f"acts/{act.pk}" for act in (shown.act, *facts.confirmations) if act is not None)]
    contradictions = overview_queries.contradictions_about("", about)
    disputed = contradictions_table(contradictions) if contradictions else None
    acts = [act for act in (shown.act, *facts.confirmations) if act is not None]
    added = additions("goals", shown.pk)
    return page.context(
        crumbs=_crumbs(page, shown),
        title=shown.title,
        goal=shown,
        kind=capitalised(parts.kind_words(shown)),
        headline=of_goal(shown.level, own, under),
        verdict=parts.shown_verdict(own),
        tally=tally(own or under),
        terms=parts.terms_sentence(shown),
        standing=standing_sentences(shown, facts.confirmations),
        acts=references(acts),
        own_source=references([shown]),
        picture=main_picture(page.programme, facts),
        verdicts=verdicts if verdicts.rows else None,
        below=parts.below(facts.children, under),
        below_title=parts.below_title(facts.children),
        targets=targets,
        interventions=interventions,
        links=parts.links(shown, facts.relations, facts.programmes),
        changes=parts.changes(shown, facts.versions, facts.targets),
        disputed=disputed,
        disputed_standing=any("acts/" in item.about for item in contradictions),
        additions=added,
        tables=[
            table
            for table in (verdicts, targets, interventions, disputed, *(one.table for one in added))
            if table is not None
        ],
        sources=references([shown, *facts.links, *facts.targets, *facts.baselines]),
    )


def _crumbs(page: Frame, shown: Goal) -> tuple[tuple[str, str], ...]:
    """From the list of goals, over the branch that the goal stands under, to the goal."""
    above = (
        ()
        if shown.parent is None or shown.parent.level == Goal.Level.AMBITION
        else ((shown.parent.title, goal_address(shown.parent)),)
    )
    return ("Doelen", address("goals", page.programme)), *above, (shown.title, "")
