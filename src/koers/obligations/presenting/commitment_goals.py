"""Which commitment is about which goal: of the agreement itself, and of other programmes in the same area."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from koers.kernel.components.formatting import join_and, number, plural
from koers.kernel.components.shapes import Cell, Row, Table, Tag, TreeNode
from koers.programme.addresses import address as programme_address
from koers.programme.models import Basis, Goal, Programme

from ..models import ObligationGoal
from ..queries.commitments import Counted
from . import words
from .commitment_cells import outcome_cell, title_cell

Links = Sequence[ObligationGoal]


def split(links: Links, programme: str) -> tuple[list[ObligationGoal], dict[str, list[ObligationGoal]]]:
    """The links to goals of the agreement itself, and those to goals of each other programme."""
    own = [link for link in links if link.goal.package == programme]
    others: dict[str, list[ObligationGoal]] = defaultdict(list)
    for link in links:
        if link.goal.package != programme:
            others[link.goal.package].append(link)
    return own, dict(others)


def count(links: Links) -> int:
    """How many commitments are in these links."""
    return len({link.obligation_id for link in links})


def answer(total: Counted, own: Links, others: Mapping[str, Links], programmes: Mapping[str, Programme]) -> str:
    """How many of the commitments are about a goal, and whose goal."""
    every = [*own, *(link for links in others.values() for link in links)]
    if not every:
        return "Bij geen enkele afspraak is een doel genoemd."
    if count(every) == total.total and not others:
        return f"Elk van de {plural(total.total, 'afspraak', 'afspraken')} hoort bij een doel van dit akkoord."
    parts = [f"{number(count(own))} bij een doel van dit akkoord"] if own else []
    parts += [
        f"{number(count(links))} bij een doel van {_named(programmes, package)}" for package, links in others.items()
    ]
    return f"Van de {plural(total.total, 'afspraak', 'afspraken')} {'hoort' if count(every) == 1 else 'horen'} er {number(count(every))} bij een doel: {join_and(parts)}."


def _named(programmes: Mapping[str, Programme], package: str) -> str:
    return programmes[package].short_name if package in programmes else package


def tree(goals: Sequence[Goal], own: Links, programme: str) -> list[TreeNode]:
    """The goal tree of the agreement with the commitments under their goals."""
    by_parent: dict[str | None, list[Goal]] = defaultdict(list)
    for goal in goals:
        by_parent[goal.parent_id].append(goal)
    by_goal: dict[str, list[ObligationGoal]] = defaultdict(list)
    for link in own:
        by_goal[link.goal_id].append(link)

    def node(goal: Goal) -> TreeNode:
        links = by_goal.get(goal.pk, [])
        below = [node(child) for child in by_parent.get(goal.pk, [])]
        note = goal.description
        if links:
            note = f"{note} {plural(len(links), 'afspraak', 'afspraken')}.".strip()
        elif not below:
            note = f"{note} Bij dit doel staat geen afspraak.".strip()
        return TreeNode(
            f"{goal.title} ({len(links)})" if links else goal.title,
            url=programme_address("goal", programme, goal.pk),
            label=goal.get_level_display(),
            note=note,
            children=[*below, *(_leaf(link) for link in links)],
            open=bool(below),
        )

    return [node(goal) for goal in by_parent[None]]


def _leaf(link: ObligationGoal) -> TreeNode:
    row = link.obligation
    basis = "" if link.basis == Basis.SOURCE else " (redactioneel)"
    return TreeNode(row.title, url=title_cell(row).url, label=f"{words.TYPES[row.type]}{basis}")


def own_table(own: Links) -> Table:
    """The same links as in the tree."""
    lines = [(link.goal.title, title_cell(link.obligation), words.TYPES[link.obligation.type], _basis(link), outcome_cell(link.obligation)) for link in own]  # fmt: skip
    columns = ("Doel", "Afspraak", "Type", "Wie legt het verband", "Wat kwam ervan")
    return Table("Afspraken per doel van dit akkoord", columns, lines, id="eigen-doelen", csv_url="?csv=eigen-doelen")


def cross_table(links: Links, programme: Programme, place: int) -> Table:
    """City promise against programme goal: the goals in the rows, and the area that a promise is about in the columns."""
    areas = list(dict.fromkeys(_area(link) for link in links))
    by_goal: dict[str, list[ObligationGoal]] = defaultdict(list)
    for link in links:
        by_goal[link.goal_id].append(link)
    lines = []
    for found in by_goal.values():
        goal = found[0].goal
        cells = []
        for area in areas:
            items = [_promise(link) for link in found if _area(link) == area]
            cells.append(Cell(items=items) if items else Cell("geen"))
        lines.append(Row((Cell(goal.title, url=programme_address("goal", programme, goal.pk), note=goal.get_level_display()), *cells)))  # fmt: skip
    id = f"programmadoelen-{place}"
    columns = (f"Doel van {programme.short_name}", *(f"Afspraken voor {area}" for area in areas))
    return Table(f"Afspraken bij de doelen van {programme.short_name}", columns, lines, id=id, caption_hidden=True, csv_url=f"?csv={id}")  # fmt: skip


def _area(link: ObligationGoal) -> str:
    return link.obligation.area.name if link.obligation.area else "geen gebied genoemd"


def _promise(link: ObligationGoal) -> Cell:
    tags = () if link.basis == Basis.SOURCE else (Tag("editorial"),)
    return Cell(link.obligation.title, url=title_cell(link.obligation).url, tags=tags)


def _basis(link: ObligationGoal) -> Cell:
    return Cell("de bron") if link.basis == Basis.SOURCE else Cell("Koers", tags=(Tag("editorial"),))


def bases(links: Links) -> str:
    """Who laid the links: a source, or the editors of Koers."""
    by_source = sum(link.basis == Basis.SOURCE for link in links)
    by_editors = len(links) - by_source
    told = []
    if by_source:
        told.append(f"{plural(by_source, 'verband staat', 'verbanden staan')} in een bron.")
    if by_editors:
        told.append(
            f"{plural(by_editors, 'verband is', 'verbanden zijn')} een keuze van de redactie van Koers. Niemand heeft die vastgesteld."
        )
    return " ".join(told)
