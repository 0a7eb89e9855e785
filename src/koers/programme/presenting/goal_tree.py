"""The goals of a programme as a tree in its orderings: by theme, by domain (leefgebied), by action line, as the sources do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import join_and, plural
from koers.kernel.components.shapes import CrossTable, Judged, Tag, TreeNode
from koers.kernel.components.shapes import Goal as GoalShape

from ..addresses import address
from ..models import Basis, Goal, GoalRelation
from .verdicts import Answer, figures, judged

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
        """The nodes of this level that hold goals."""
        return [goal for goal in self.of_level(level) if self._goals_below(goal)]

    def orderings(self) -> list[str]:
        """The levels by which this programme orders its goals, most used first."""
        return [level for level in ORDERINGS if self.branches(level)]

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
            own = self._goals_below(branch)
            placed = [p.goal for p in self.placements if p.related_id == branch.pk and p.goal_id in self._by_id]
            goals = (*own, *(self._by_id[goal.pk] for goal in placed))
            groups.append(Group(branch.title, branch, goals, frozenset(goal.pk for goal in placed)))
            seen |= {goal.pk for goal in goals}
        rest: dict[str, list[Goal]] = defaultdict(list)
        for goal in self.aims():
            if goal.pk not in seen:
                rest[goal.level].append(goal)
        for level, found in rest.items():
            title = PLURALS[Level(level)] if not seen else f"andere {PLURALS[Level(level)]}"
            groups.append(Group(title[:1].upper() + title[1:], None, tuple(found)))
        return groups

    def _goals_below(self, branch: Goal) -> list[Goal]:
        return [goal for goal in self.children(branch) if goal.level not in (Level.KPI, Level.AMBITION, *ORDERINGS)]


# --- as the components show it --------------------------------------------------------------------------------------


def goal_address(goal: Goal) -> str:
    """The page of a goal."""
    return address("goal", goal.package, goal.pk)


def in_short(found: Sequence[Answer]) -> list[Judged]:
    """The verdicts of a goal in as few lines as there are different words, with the indicators that have them."""
    grouped: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in found:
        grouped[answer.code, answer.reason].append(answer)
    return [_one(items) for items in grouped.values()]


def _one(same: list[Answer]) -> Judged:
    first = same[0].first
    if len(same) == 1:
        indicator = first.indicator
        url = address("indicator", first.package, indicator.pk) if indicator is not None else ""
        return judged(same[0], url, note=f"({text})" if (text := figures(same[0])) else "")
    names = join_and(answer.first.indicator.name for answer in same if answer.first.indicator is not None)
    return Judged(same[0].code, same[0].reason, names)


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
        shown.append(GoalShape(goal.title, goal_address(goal), in_short(tree.answers(goal)), note, tags))
    return shown


def cross_table(tree: GoalTree, rows: str, columns: str) -> CrossTable:
    """Two orderings against each other. A goal without a place in one of them stands in a row or column of its own."""
    row_nodes, column_nodes = tree.branches(rows), tree.branches(columns)
    cells: dict[tuple[str, str], list[GoalShape]] = defaultdict(list)
    for goal in tree.aims():
        shape = GoalShape(goal.title, goal_address(goal), in_short(tree.answers(goal)))
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
    """The branches of one ordering, each with its goals and their KPIs; the first one open."""
    return [
        TreeNode(
            title=branch.title,
            url=goal_address(branch),
            note=_below(tree, branch),
            verdicts=in_short(tree.answers(branch)),
            children=[_node(tree, goal) for goal in tree.children(branch)],
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
        verdicts=in_short(tree.answers(goal)),
        children=[_node(tree, child) for child in tree.children(goal)],
        fold=False,
    )


def _below(tree: GoalTree, branch: Goal) -> str:
    goals = [goal for goal in tree.children(branch) if goal.level != Level.KPI]
    kpis = [child for goal in goals for child in tree.children(goal) if child.level == Level.KPI]
    return ", ".join(
        filter(None, (plural(len(goals), "doel", "doelen"), plural(len(kpis), "KPI", "KPI’s") if kpis else ""))
    )
