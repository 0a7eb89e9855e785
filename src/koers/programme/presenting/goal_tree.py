"""The goals of a programme as a tree in its orderings: by theme, by domain (leefgebied), by action line, as the sources do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import join_and, plural
from koers.kernel.components.shapes import CrossTable, Judged, Tag, TreeNode
from koers.kernel.components.shapes import Goal as GoalShape
from koers.kernel.components.verdict_words import CANNOT, reason_clause
from koers.methods.verdicts import Reason, TooEarly

from ..addresses import address
from ..models import Basis, Goal, GoalRelation
from .verdicts import Answer, figures, judged, rank

Level = Goal.Level

ORDERINGS = (Level.THEME, Level.ACTION_LINE, Level.RESILIENCE, Level.DOMAIN)
"""Levels that hold goals together. The first that a programme has is the one it is shown by."""

PLURALS = {
    Level.AMBITION: "ambities",
    Level.DOMAIN: "leefgebieden",
    Level.THEME: "thema’s",
    Level.ACTION_LINE: "actielijnen",
    Level.NATIONAL_GOAL: "landelijke doelen",
    Level.RESILIENCE: "veerkrachten",
    Level.GOAL: "doelen",
    Level.KPI: "KPI’s",
}


@dataclass(frozen=True)
class Group:
    """Goals under one heading. ``node`` is the branch itself; None for goals that stand under no branch."""

    title: str
    node: Goal | None
    goals: tuple[Goal, ...]
    placed: frozenset[str] = frozenset()
    """The goals that do not stand under this branch in a source, but were placed here by the editors."""


class GoalTree:
    """The goals of one programme with the answers on their indicators; made once a page."""

    def __init__(self, goals: Sequence[Goal], placements: Iterable[GoalRelation], answers: Iterable[Answer]) -> None:
        self.goals = goals
        self._by_id = {goal.pk: goal for goal in goals}
        self._children: dict[str | None, list[Goal]] = defaultdict(list)
        for goal in goals:
            self._children[goal.parent_id].append(goal)
        self._answers: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            self._answers[answer.first.goal_id].append(answer)
        self.placements = [p for p in placements if p.goal_id in self._by_id and p.related_id in self._by_id]
        self._placed_under: dict[str, list[GoalRelation]] = defaultdict(list)
        for placement in self.placements:
            self._placed_under[placement.related_id].append(placement)

    def children(self, goal: Goal | None) -> list[Goal]:
        """The nodes right below this one."""
        return self._children.get(goal.pk if goal else None, [])

    def answers(self, goal: Goal) -> list[Answer]:
        """The answers on the indicators of this goal itself."""
        return self._answers.get(goal.pk, [])

    def of_level(self, *levels: str) -> list[Goal]:
        """All nodes of these levels."""
        return [goal for goal in self.goals if goal.level in levels]

    def branches(self, level: str) -> list[Goal]:
        """The nodes of this level that hold goals, of their own or placed under them."""
        return [goal for goal in self.of_level(level) if self.own_goals(goal) or self.placed(goal)]

    def orderings(self) -> list[str]:
        """The levels by which this programme orders its goals: first the one that holds most, and most by a source."""
        sizes = {level: self._size(level) for level in ORDERINGS}
        return sorted(
            (level for level in ORDERINGS if sizes[level] > (0, 0)), key=lambda level: sizes[level], reverse=True
        )

    def _size(self, level: str) -> tuple[int, int]:
        """How many goals the branches of a level hold, and how many of those stand there in a source."""
        branches = self.branches(level)
        held = {goal.pk for branch in branches for goal in self.held(branch)}
        return len(held), sum(len(self.own_goals(branch)) for branch in branches)

    def own_goals(self, branch: Goal) -> list[Goal]:
        """The goals that stand right under a branch."""
        beside = (Level.KPI, Level.AMBITION, *ORDERINGS)
        return [goal for goal in self.children(branch) if goal.level not in beside]

    def placed(self, branch: Goal) -> list[Goal]:
        """The goals that stand elsewhere, and were placed under this branch too."""
        return [self._by_id[link.goal_id] for link in self._placed_under.get(branch.pk, ())]

    def held(self, branch: Goal) -> list[Goal]:
        """All goals of a branch: its own, then those placed under it."""
        return [*self.own_goals(branch), *self.placed(branch)]

    def aims(self) -> list[Goal]:
        """What the programme wants to reach: every node that is neither an ambition, nor a branch, nor a KPI."""
        branches = {goal.pk for level in ORDERINGS for goal in self.branches(level)}
        beside = (Level.AMBITION, Level.KPI)
        return [goal for goal in self.goals if goal.level not in beside and goal.pk not in branches]

    def branch_of(self, goal: Goal, level: str) -> list[tuple[Goal, GoalRelation | None]]:
        """The branches of a level that a goal belongs to; with the link that places it there, None when it stands there."""
        above = goal.parent_id
        while above is not None and self._by_id[above].level != level:
            above = self._by_id[above].parent_id
        own = [(self._by_id[above], None)] if above is not None else []
        placed = [p for p in self.placements if p.goal_id == goal.pk and self._by_id[p.related_id].level == level]
        return [*own, *((self._by_id[p.related_id], p) for p in placed)]

    def groups(self) -> list[Group]:
        """The ambition when something measures it, then the goals under the branches of the first ordering, then the others."""
        groups = []
        measured = tuple(goal for goal in self.of_level(Level.AMBITION) if self.answers(goal))
        if measured:
            groups.append(Group("De ambitie zelf", None, measured))
        seen: set[str] = set()
        orderings = self.orderings()
        for branch in self.branches(orderings[0]) if orderings else []:
            editorial = frozenset(
                p.goal_id for p in self._placed_under.get(branch.pk, ()) if p.basis == Basis.EDITORIAL
            )
            groups.append(Group(branch.title, branch, tuple(self.held(branch)), editorial))
            seen |= {goal.pk for goal in self.held(branch)}
        rest: dict[str, list[Goal]] = defaultdict(list)
        for goal in self.aims():
            if goal.pk not in seen:
                rest[goal.level].append(goal)
        for level, found in rest.items():
            title = PLURALS[Level(level)] if not seen else f"andere {PLURALS[Level(level)]}"
            groups.append(Group(title[:1].upper() + title[1:], None, tuple(found)))
        return groups


# --- as the components show it --------------------------------------------------------------------------------------


def goal_address(goal: Goal) -> str:
    """The page of a goal."""
    return address("goal", goal.package, goal.pk)


def in_short(found: Sequence[Answer]) -> list[Judged]:
    """The verdicts of a goal in as few lines as there are different words, with the indicators that have them.

    A line can hold several indicators, and what cannot be judged is one line with each reason beside its indicators.
    """
    grouped: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in sorted(found, key=lambda answer: rank(answer.code, answer.reason)):
        grouped[answer.code, answer.reason].append(answer)
    cannot = {reason: grouped.pop((code, reason)) for code, reason in list(grouped) if code == CANNOT}
    return [_one(same) for same in grouped.values()] + ([_impossible(cannot)] if cannot else [])


def _one(same: Sequence[Answer]) -> Judged:
    if len(same) > 1:
        return Judged(same[0].code, same[0].reason, _names(same))
    words = figures(same[0])
    if not words and same[0].reason == TooEarly.TOO_FEW_POINTS:
        words = "sinds de start nog geen meting"
    return judged(same[0], _indicator_url(same[0]), note=f"({words})" if words else "")


def _impossible(by_reason: dict[str, list[Answer]]) -> Judged:
    if len(by_reason) == 1:
        ((reason, same),) = by_reason.items()
        return Judged(CANNOT, reason, _names(same), _indicator_url(same[0]) if len(same) == 1 else "")
    told = [f"{_names(same)}, omdat {reason_clause(reason)}" for reason, same in by_reason.items()]
    return Judged(CANNOT, "", "; ".join(told))


def _names(same: Sequence[Answer]) -> str:
    return join_and(answer.first.indicator.name for answer in same if answer.first.indicator is not None)


def _indicator_url(answer: Answer) -> str:
    indicator = answer.first.indicator
    return address("indicator", answer.first.package, indicator.pk) if indicator is not None else ""


def verdicts_of_goal(tree: GoalTree, goal: Goal) -> list[Judged]:
    """The verdicts of a goal; one without an indicator says so."""
    return in_short(tree.answers(goal)) or [Judged(CANNOT, Reason.NO_INDICATOR)]


def listed(tree: GoalTree, group: Group) -> list[GoalShape]:
    """The goals of a group; first the branch itself, when the source ties indicators to it and not to a goal."""
    shown = []
    if group.node is not None and tree.answers(group.node):
        level = group.node.get_level_display()
        shown.append(GoalShape(f"Het hele {level}", goal_address(group.node), in_short(tree.answers(group.node))))
    for goal in group.goals:
        kpis = len([child for child in tree.children(goal) if child.level == Level.KPI])
        tags = (Tag("editorial"),) if goal.pk in group.placed else ()
        note = f"Met {plural(kpis, 'KPI', 'KPI’s')}." if kpis else ""
        shown.append(GoalShape(goal.title, goal_address(goal), verdicts_of_goal(tree, goal), note, tags))
    return shown


def cross_table(tree: GoalTree, rows: str, columns: str) -> CrossTable:
    """Two orderings against each other. A goal without a place in one of them stands in a row or column of its own."""
    row_nodes, column_nodes = tree.branches(rows), tree.branches(columns)
    cells: dict[tuple[str, str], list[GoalShape]] = defaultdict(list)
    for goal in tree.aims():
        shape = GoalShape(goal.title, goal_address(goal), verdicts_of_goal(tree, goal))
        for row in [node.pk for node, _ in tree.branch_of(goal, rows)] or [""]:
            for column in [node.pk for node, _ in tree.branch_of(goal, columns)] or [""]:
                cells[row, column].append(shape)
    used_rows, used_columns = {row for row, _ in cells}, {column for _, column in cells}
    row_words, column_words = Level(rows).label, Level(columns).label
    row_heads = [(node.pk, node.title) for node in row_nodes] + [("", f"Zonder {row_words}")] * ("" in used_rows)
    column_heads = [(node.pk, node.title) for node in column_nodes] + [("", f"Zonder {column_words}")] * (
        "" in used_columns
    )
    return CrossTable(
        caption=f"Doelen per {row_words} en {column_words}",
        corner=row_words[:1].upper() + row_words[1:],
        columns=[title for _, title in column_heads],
        rows=[(title, [cells[row, column] for column, _ in column_heads]) for row, title in row_heads],
    )


def editorial_placements(tree: GoalTree) -> int:
    """How many goals have a place in another ordering that no source gives."""
    return len({p.goal_id for p in tree.placements if p.basis == Basis.EDITORIAL})


def tree_nodes(tree: GoalTree, level: str) -> list[TreeNode]:
    """The branches of one ordering, each with its goals and their KPIs; the first one open.

    A branch under which no source puts a goal shows the goals that were placed there.
    """
    return [
        TreeNode(
            title=branch.title,
            url=goal_address(branch),
            note=_below(tree, branch),
            verdicts=in_short(tree.answers(branch)),
            children=[_node(tree, goal) for goal in tree.children(branch) or tree.placed(branch)],
            open=place == 0,
        )
        for place, branch in enumerate(tree.branches(level))
    ]


def _node(tree: GoalTree, goal: Goal) -> TreeNode:
    kpi = goal.level == Level.KPI
    return TreeNode(
        title=goal.title,
        url=goal_address(goal),
        label="KPI" if kpi else "",
        verdicts=verdicts_of_goal(tree, goal),
        children=[_node(tree, child) for child in tree.children(goal)],
        fold=False,
    )


def _below(tree: GoalTree, branch: Goal) -> str:
    goals = [goal for goal in tree.children(branch) if goal.level != Level.KPI] or tree.placed(branch)
    kpis = [child for goal in goals for child in tree.children(goal) if child.level == Level.KPI]
    return ", ".join(
        filter(None, (plural(len(goals), "doel", "doelen"), plural(len(kpis), "KPI", "KPI’s") if kpis else ""))
    )
