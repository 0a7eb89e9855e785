"""The organisation chart of a programme: which bodies are in it, the picture, and the same as a list and in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.safestring import mark_safe

from koers.decisions.models import Body, BodyRelation, Told
from koers.kernel.components.formatting import join_and, number, plural
from koers.kernel.components.shapes import Figure, TreeNode
from koers.programme.presenting.standing import with_article
from koers.sources.presenting import references

from ..addresses import address
from ..presenting.bodies import ONLY_WRITTEN, PAST, word
from ..queries import Governance
from . import organogram
from .organogram import Node

Status = Body.Status


def boxes(found: Governance) -> list[organogram.Node]:
    """What is in the picture."""
    return nodes(drawn(found.bodies.every), found.relations, found.bodies.programme)


def picture(found: Governance, name: str) -> Figure | None:
    """The picture of who accounts to whom; None when no line is known."""
    drawing = boxes(found)
    if not any(node.up for node in drawing):
        return None
    title, told = f"Wie aan wie verantwoording aflegt in {name}", described(drawing)
    unsure = any(not sure for node in drawing for sure in node.up.values())
    subtitle = "Een lijn omhoog: legt verantwoording af aan. Donker vlak: besluit."
    if any(not node.sure for node in drawing):
        subtitle += " Vlak met streepjes: gepland of in opbouw."
    if unsure:
        subtitle += " Lijn met streepjes: staat niet met zoveel woorden in de bron."
    lines = [line for line in found.relations if line.body_id in {node.id for node in drawing}]
    return Figure(
        title=_finding(drawing),
        svg=mark_safe(organogram.wide(drawing, title, told)),  # our own picture, which escapes its texts
        svg_narrow=mark_safe(organogram.narrow(drawing, title, told)),
        subtitle=subtitle,
        sources=references(lines),
        table_url="#lijnen",
        csv_url="?csv=lijnen",
    )


def _finding(drawing: Sequence[organogram.Node]) -> str:
    """What stands out in the picture: how many lines a source states as such, and who has more than one."""
    lines = [sure for node in drawing for sure in node.up.values()]
    told = f"Uit de bronnen {'volgt' if len(lines) == 1 else 'volgen'} {plural(len(lines), 'lijn', 'lijnen')} van verantwoording."
    if not all(lines):
        literal = (
            f"{'staat' if sum(lines) == 1 else 'staan'} er {number(sum(lines))}" if any(lines) else "staat er geen"
        )
        told += f" Daarvan {literal} met zoveel woorden in een bron."
    several = [with_article(node.name) for node in drawing if len(node.up) > 1]
    # No verb: a name may be plural.
    return f"{told} Met meer dan één lijn omhoog: {join_and(several)}." if several else told


def past(found: Governance) -> list[Body]:
    """The bodies that are not in the picture: gone, temporary or only proposed."""
    shown = {node.id for node in boxes(found)}
    return [body for body in found.bodies.every if body.pk not in shown]


def drawn(bodies: Iterable[Body]) -> list[Body]:
    """The bodies that belong in the picture: those that are there, are coming up, or of which we know no better."""
    left_out = (*PAST, Status.PROPOSED, Status.SUGGESTED, Status.STUDIED)
    return [body for body in bodies if body.status not in left_out]


def nodes(bodies: Sequence[Body], relations: Iterable[BodyRelation], own: str) -> list[Node]:
    """The picture's boxes. A shared body (of another package than ``own``) is there only when a line reaches it."""
    up: dict[str, dict[str, bool]] = defaultdict(dict)
    for line in relations:
        if line.kind == BodyRelation.Kind.ACCOUNTS_TO and line.other_id is not None:
            up[line.body_id][line.other_id] = line.explicit
    shown = {body.pk for body in bodies}
    reached = {other for body in shown for other in up[body] if other in shown}
    return [
        Node(
            id=body.pk,
            name=body.name,
            word=", ".join(filter(None, (word(body), body.get_status_display() if _hesitant(body) else ""))),
            decides=body.decides == Told.YES,
            sure=not _hesitant(body),
            up={other: sure for other, sure in up[body.pk].items() if other in shown},
        )
        for body in bodies
        if body.package == own or body.pk in reached or shown & up[body.pk].keys()
    ]


def _hesitant(body: Body) -> bool:
    return body.status in (*ONLY_WRITTEN, Status.FORMING)


def tree(nodes: Sequence[Node], programme: str) -> list[TreeNode]:
    """The same as the picture, as a list: under each body those that account to it."""
    known = {node.id for node in nodes}
    below: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for up in node.up:
            below[up].append(node)

    def shape(node: Node, path: frozenset[str]) -> TreeNode:
        children = [shape(child, path | {node.id}) for child in below[node.id] if child.id not in path | {node.id}]
        return TreeNode(node.name, address("body", programme, node.id), label=node.word, children=children, fold=False)

    tops = [node for node in nodes if not known & node.up.keys()]
    return [shape(node, frozenset()) for node in tops or nodes[:1]]


def described(nodes: Sequence[Node]) -> str:
    """The picture in a sentence, for who cannot see it."""
    names = {node.id: node.name for node in nodes}
    lines = [
        f"{node.name} legt verantwoording af aan {join_and(names[up] for up in node.up)}" for node in nodes if node.up
    ]
    deciding = [node.name for node in nodes if node.decides]
    first = f"Besluiten neemt: {join_and(deciding)}. " if deciding else ""
    return first + " ".join(f"{line}." for line in lines)
