"""Bodies in words and tables: what they do, whom they account to, who sits and works in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from koers.decisions.models import Body, BodyRelation, Seat, Staff, Told
from koers.kernel.components.formatting import capitalised, join_and, number, period, period_range, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table, Tag

from ..addresses import address, organisation_address

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


def place(row: BodyRelation | Seat | Staff) -> str:
    """The source of a row in a few words."""
    return ", ".join(filter(None, (row.source.title, row.source_place)))


def seats_tables(seats: Iterable[Seat]) -> list[Table]:
    """A table of seats for each body, with the date of the list."""
    grouped: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        grouped[seat.body_id].append(seat)
    return [seats_table(rows) for rows in grouped.values()]


def seats_table(seats: Sequence[Seat]) -> Table:
    """The seats of one body. An empty seat is a row as well."""
    body, days = seats[0].body, sorted({seat.as_of for seat in seats})
    key = f"zetels-{body.pk}"
    columns = ("Organisatie", "Sector", "Functie", "Rol", "Spreekt namens", "Bezet")
    rows = [
        Row(
            (
                organisation_cell(seat),
                Cell(capitalised(seat.sector)),
                Cell(capitalised(seat.function), note=seat.note),
                Cell(seat.get_role_display()),
                Cell(seat.represents),
                Cell("ja" if seat.filled else "nee: de zetel is leeg", raw="ja" if seat.filled else "nee"),
            )
        )
        for seat in seats
    ]
    when = join_and(period(day) for day in days)
    return Table(f"Zetels van {body.name}, stand van {when}", columns, rows, id=key, csv_url=f"?csv={key}")


def organisation_cell(seat: Seat) -> Cell:
    """The organisation with its page; nobody's seat has none."""
    if seat.organisation is None:
        return Cell(missing="not_applicable") if not seat.filled else Cell()
    return Cell(seat.organisation.name, organisation_address(seat.organisation.pk))


def seats_sentence(seats: Sequence[Seat]) -> str:
    """How many seats there were on the day of the list, and how many of them were empty; "" without seats."""
    if not seats:
        return ""
    empty = [seat for seat in seats if not seat.filled]
    day = max(seat.as_of for seat in seats)
    were = "was er" if len(seats) == 1 else "waren er"
    first = f"{'Op' if len(day) == len('2023-09-01') else 'In'} {period(day)} {were} {plural(len(seats), 'zetel', 'zetels')}"
    if not empty:
        return f"{first}, {'en die was bezet' if len(seats) == 1 else 'allemaal bezet'}."
    for_whom = join_and(dict.fromkeys(seat.represents for seat in empty if seat.represents))
    return f"{first}. Daarvan {'was' if len(empty) == 1 else 'waren'} er {number(len(empty))} leeg" + (
        f": voor {for_whom}." if for_whom else "."
    )


def fte_total(staff: Iterable[Staff]) -> Decimal | None:
    """The sum of what counts, None when a size is missing or nothing counts: a sum with a hole is no sum."""
    sizes = [row.fte for row in staff if row.counted]
    return sum((Decimal(size) for size in sizes), Decimal()) if sizes and all(sizes) else None


def staff_tables(staff: Iterable[Staff]) -> list[Table]:
    """A table of functions for each body, with the sum of what the source adds up."""
    grouped: dict[str, list[Staff]] = defaultdict(list)
    for row in staff:
        grouped[row.body_id].append(row)
    return [staff_table(rows) for rows in grouped.values()]


def staff_table(staff: Sequence[Staff]) -> Table:
    """The functions at one body in FTE."""
    body, days = staff[0].body, sorted({row.as_of for row in staff})
    key = f"functies-{body.pk}"
    columns = ("Functie", Column("Omvang in fte", True), "Programmalijn", "Werkgever")
    rows = [_staff_row(row) for row in staff if row.counted]
    total = fte_total(staff)
    if total is not None:
        note = "Zo telt de lijst in de bron op." if any(not row.counted for row in staff) else ""
        rows.append(
            Row(
                (
                    Cell("Samen", note=note),
                    fte_cell(str(total)),
                    Cell(missing="not_applicable"),
                    Cell(missing="not_applicable"),
                )
            )
        )
    rows += [_staff_row(row) for row in staff if not row.counted]
    when = join_and(period(day) for day in days)
    return Table(f"Functies bij {body.name}, stand van {when}", columns, rows, id=key, csv_url=f"?csv={key}")


def _staff_row(row: Staff) -> Row:
    employer = Cell(row.employer.name, organisation_address(row.employer.pk)) if row.employer else Cell()
    note = row.note if row.counted else f"Telt niet mee in de som. {row.note}".strip()
    line = Cell(row.line) if row.line else Cell(missing="not_applicable")
    return Row((Cell(capitalised(row.function), note=note), fte_cell(row.fte), line, employer))


def fte_cell(fte: str) -> Cell:
    """A size in FTE as the source wrote it."""
    return Cell(f"{number(fte)} fte" if fte else "", raw=fte)


def names(bodies: Iterable[Body], programme: str) -> list[Cell]:
    """Bodies with their pages."""
    return [Cell(body.name, address("body", programme, body.pk)) for body in bodies]
