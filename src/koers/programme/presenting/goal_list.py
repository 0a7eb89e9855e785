"""The page with all goals: its headline, its figures, and the goals as one table."""

from collections.abc import Sequence

from koers.kernel.components.formatting import capitalised, join_and, number, plural, uncapitalised
from koers.kernel.components.shapes import Cell, KeyFigure, Row, Table, TreeNode

from ..models import Goal, Programme, Target
from .goal_tree import PLURALS, GoalTree, goal_address, verdicts_of_goal
from .standing import standing_label
from .verdicts import in_words as said

Level = Goal.Level
_SMALL = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def in_words(count: int) -> str:
    """A small count as a word, a larger one in digits."""
    return _SMALL[count] if count < len(_SMALL) else number(count)


def headline(tree: GoalTree) -> str:
    """How the sources order the goals, and how many there are."""
    aims = len(tree.aims())
    orderings = tree.orderings()
    if not aims:
        return "In de bronnen staan geen doelen."
    if len(orderings) > 1:
        sizes = [(level, len(tree.branches(level))) for level in reversed(orderings)]
        names = [f"{in_words(count)} {_noun(level, count)}" for level, count in sizes]
        return f"De bronnen delen de doelen op {in_words(len(orderings))} manieren in: {join_and(names)}."
    if orderings:
        count = len(tree.branches(orderings[0]))
        return f"Het programma heeft {plural(aims, 'doel', 'doelen')}, onder {in_words(count)} {_noun(orderings[0], count)}."
    levels = [_noun(level, count) for level, count in _levels(tree)]
    counts = [number(count) for _, count in _levels(tree)]
    return f"Het programma heeft {join_and(f'{count} {noun}' for count, noun in zip(counts, levels, strict=True))}."


def _noun(level: str, count: int) -> str:
    return Level(level).label if count == 1 else PLURALS[Level(level)]


def _levels(tree: GoalTree) -> list[tuple[str, int]]:
    levels = dict.fromkeys(goal.level for goal in tree.aims())
    return [(level, len([goal for goal in tree.aims() if goal.level == level])) for level in levels]


def key_figures(tree: GoalTree, targets: Sequence[Target]) -> list[KeyFigure]:
    """How many goals stand under which ordering, how many KPIs, and how many have a number to reach."""
    figures = []
    for level in tree.orderings():
        goals = {goal.pk for node in tree.branches(level) for goal in tree.own_goals(node) or tree.placed(node)}
        count = len(tree.branches(level))
        figures.append(
            KeyFigure(
                f"onder {in_words(count)} {_noun(level, count)}", number(len(goals)), _noun(Level.GOAL, len(goals))
            )
        )
    kpis = len(tree.of_level(Level.KPI))
    if kpis:
        figures.append(KeyFigure("onder de doelen", number(kpis), "KPI" if kpis == 1 else "KPI’s"))
    aims = {goal.pk for goal in tree.aims()}
    fixed = {target.goal_id for target in targets if target.value and target.goal_id in aims}
    if aims:
        label = "heeft een getal als streefwaarde" if len(fixed) == 1 else "hebben een getal als streefwaarde"
        figures.append(
            KeyFigure(label, str(len(fixed)) if fixed else "geen", f"van de {plural(len(aims), 'doel', 'doelen')}")
        )
    return figures


def cross_title(orderings: Sequence[str]) -> str:
    """The heading over two orderings against each other."""
    return capitalised(f"{join_and(PLURALS[Level(level)] for level in reversed(orderings))} naast elkaar")


def tree_title(level: str) -> str:
    """The heading over the tree of one ordering."""
    return f"De doelen per {Level(level).label}"


def loose(tree: GoalTree) -> list[TreeNode]:
    """The goals that stand under no branch."""
    under = {
        goal.pk
        for level in tree.orderings()
        for branch in tree.branches(level)
        for goal in (branch, *tree.held(branch))
    }
    return [
        TreeNode(
            goal.title,
            goal_address(goal),
            goal.get_level_display() if goal.level != Level.GOAL else "",
            verdicts=verdicts_of_goal(tree, goal),
            children=[
                TreeNode(kpi.title, goal_address(kpi), "KPI", verdicts=verdicts_of_goal(tree, kpi))
                for kpi in tree.children(goal)
            ],
            fold=False,
        )
        for goal in (*tree.of_level(Level.AMBITION), *tree.aims())
        if goal.pk not in under and (goal.level != Level.AMBITION or tree.answers(goal))
    ]


def table(programme: Programme, tree: GoalTree) -> Table:
    """Every goal with its place, who stands behind it, and the verdicts of its indicators; for the CSV file."""
    orderings = tree.orderings()
    columns = (
        "Doel",
        "Soort",
        *(capitalised(Level(level).label) for level in orderings),
        "Wie staat erachter",
        "Indicatoren",
    )
    rows = [_row(tree, goal, orderings) for goal in tree.goals]
    return Table(f"Alle doelen van {programme.short_name}", columns, rows, id="doelen", csv_url="?csv=doelen")


def _row(tree: GoalTree, goal: Goal, orderings: Sequence[str]) -> Row:
    places = [Cell("; ".join(node.title for node, _ in tree.branch_of(goal, level)) or "geen") for level in orderings]
    verdicts = []
    for answer in tree.answers(goal):
        name = answer.first.indicator.name if answer.first.indicator is not None else "geen indicator"
        verdicts.append(Cell(f"{name}: {uncapitalised(said(answer))}"))
    standing = Cell(standing_label(goal))
    return Row(
        (
            Cell(goal.title, goal_address(goal)),
            goal.get_level_display(),
            *places,
            standing,
            Cell(items=verdicts) if verdicts else Cell("geen"),
        )
    )
