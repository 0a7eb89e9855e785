"""Bodies in words and tables: what they do, whom they account to, who sits and works in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from koers.decisions.models import Body, BodyRelation, Told
from koers.kernel.components.formatting import capitalised, period, period_range
from koers.kernel.components.shapes import Cell, Row, Table, Tag

from ..addresses import address

Status = Body.Status
DERIVED = "Afgeleid uit de bron."
PAST = (Status.SUCCEEDED, Status.TEMPORARY)
ONLY_WRITTEN = (Status.PLANNED, Status.PROPOSED, Status.SUGGESTED, Status.STUDIED)
"""Bodies that, as far as we know, are only on paper."""


def word(body: Body) -> str:
    """What a body does in a word: decides, advises, both, or nothing that we know of."""
    does = [words for told, words in ((body.decides, "besluit"), (body.advises, "adviseert")) if told == Told.YES]
    return " en ".join(does)


def status_words(body: Body) -> str:
    """Whether it is there, since when, and the time that the source speaks of."""
    valid = period_range(body.valid_from, body.valid_until)
    label = ", ".join(filter(None, (body.get_status_display() if body.status else "", valid)))
    if not body.stated_for:
        return label
    return f"{label or 'niet vermeld'} (de bron gaat over {period(body.stated_for)})"


# --- tables -----------------------------------------------------------------------------------------------


def bodies_table(bodies: Sequence[Body], relations: Iterable[BodyRelation], programme: str) -> Table:
    """All bodies: what they do, what they decide and advise on, whom they account to, and whether they are there."""
    known = {body.pk for body in bodies}
    up: dict[str, list[BodyRelation]] = defaultdict(list)
    for line in relations:
        if line.kind == BodyRelation.Kind.ACCOUNTS_TO:
            up[line.body_id].append(line)
    columns = ("Orgaan of rol", "Besluit", "Adviseert", "Legt verantwoording af aan", "Stand volgens de bron")
    rows = [
        Row(
            (
                Cell(body.name, address("body", programme, body.pk), note=body.role),
                told_cell(body.decides, body.decides_on),
                told_cell(body.advises, body.advises_on),
                lines_cell(up[body.pk], programme, known),
                Cell(capitalised(status_words(body)), tags=(Tag("planned"),) if body.status == Status.PLANNED else ()),
            )
        )
        for body in bodies
    ]
    return Table("Organen en rollen", columns, rows, id="organen", caption_hidden=True, csv_url="?csv=organen")


def told_cell(told: str, about: str) -> Cell:
    """Yes or no, with on what; not stated stays so."""
    return Cell(
        Told(told).label if told else "", note=about, raw=f"{Told(told).label}: {about}" if about and told else ""
    )


def body_cell(body: Body, programme: str, known: Collection[str], note: str = "") -> Cell:
    """A body, with its page when it has one in this programme (``known``)."""
    return Cell(body.name, address("body", programme, body.pk) if body.pk in known else "", note=note)


def lines_cell(lines: Sequence[BodyRelation], programme: str, known: Collection[str]) -> Cell:
    """The other ends of lines, each marked when the source does not say it in as many words."""
    items = []
    for line in lines:
        note = "" if line.explicit else DERIVED
        items.append(body_cell(line.other, programme, known, note) if line.other else Cell(line.other_text, note=note))
    return Cell(items=items, raw="; ".join(item.text for item in items))


def relations_table(relations: Sequence[BodyRelation], programme: str, known: Collection[str]) -> Table:
    """Every line between bodies, with its source."""
    rows = [
        Row(
            (
                body_cell(line.body, programme, known),
                Cell(line.get_kind_display()),
                body_cell(line.other, programme, known) if line.other else Cell(line.other_text),
                Cell("ja" if line.explicit else "nee"),
                Cell(place(line), note=line.note),
            )
        )
        for line in relations
    ]
    columns = ("Van", "Wat", "Naar", "Staat zo in de bron", "Bron")
    return Table("Lijnen tussen organen", columns, rows, id="lijnen", csv_url="?csv=lijnen")


def place(row: BodyRelation) -> str:
    """The source of a row in a few words."""
    return ", ".join(filter(None, (row.source.title, row.source_place)))


def names(bodies: Iterable[Body], programme: str) -> list[Cell]:
    """Bodies with their pages."""
    return [Cell(body.name, address("body", programme, body.pk)) for body in bodies]
