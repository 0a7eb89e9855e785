"""Who sits and works in bodies, list by list: every list that a source gives has its own date, and only the newest counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Generic, TypeVar

from koers.decisions.models import BodyRelation, Seat, Staff
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.programme.addresses import organisation_address

One = TypeVar("One", Seat, Staff)


@dataclass(frozen=True)
class Listed(Generic[One]):
    """The rows of one body at one date, with whether it is the newest list of that body."""

    rows: tuple[One, ...]
    newest: bool

    @property
    def key(self) -> str:
        """What tells it apart from other lists on a page."""
        first = self.rows[0]
        return first.body_id if self.newest else f"{first.body_id}-{first.as_of}"


def by_date(rows: Iterable[One]) -> list[Listed[One]]:
    """The lists of each body, in the order of the bodies, the newest first."""
    grouped: dict[str, dict[str, list[One]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.body_id][row.as_of].append(row)
    return [
        Listed(tuple(of_body[day]), newest=place == 0)
        for of_body in grouped.values()
        for place, day in enumerate(sorted(of_body, reverse=True))
    ]


def newest(rows: Iterable[One]) -> list[One]:
    """The rows of the newest list of each body."""
    return [row for found in by_date(rows) if found.newest for row in found.rows]


# --- seats ------------------------------------------------------------------------------------------------


def seats_table(found: Listed[Seat]) -> Table:
    """The seats of one body. An empty seat is a row as well."""
    first, key = found.rows[0], f"zetels-{found.key}"
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
        for seat in found.rows
    ]
    return Table(
        f"Zetels van {first.body.name}, stand van {period(first.as_of)}", columns, rows, id=key, csv_url=f"?csv={key}"
    )


def organisation_cell(seat: Seat) -> Cell:
    """The organisation with its page; nobody's seat has none."""
    if seat.organisation is None:
        return Cell(missing="not_applicable") if not seat.filled else Cell()
    return Cell(seat.organisation.name, organisation_address(seat.organisation.pk))


def seats_sentence(seats: Sequence[Seat]) -> str:
    """How many seats there were on the day of the newest list, and how many of them were empty; "" without seats."""
    if not seats:
        return ""
    seats = newest(seats)
    empty = [seat for seat in seats if not seat.filled]
    day = seats[0].as_of
    were = "was er" if len(seats) == 1 else "waren er"
    first = f"{'Op' if len(day) == len('2023-09-01') else 'In'} {period(day)} {were} {plural(len(seats), 'zetel', 'zetels')}"
    if not empty:
        return f"{first}, {'en die was bezet' if len(seats) == 1 else 'allemaal bezet'}."
    for_whom = join_and(dict.fromkeys(seat.represents for seat in empty if seat.represents))
    return f"{first}. Daarvan {'was' if len(empty) == 1 else 'waren'} er {number(len(empty))} leeg" + (
        f": voor {for_whom}." if for_whom else "."
    )


@dataclass(frozen=True)
class Change:
    """Which organisations are on a later list and not on the earlier one, and the other way round."""

    before: str
    after: str
    joined: tuple[Seat, ...]
    left: tuple[Seat, ...]


def changes(seats: Iterable[Seat], relations: Iterable[BodyRelation]) -> list[Change]:
    """Who joined and left, from list to list of a body, and from a body to those that came after it."""
    lists: dict[str, list[Listed[Seat]]] = defaultdict(list)
    for found in by_date(seats):
        lists[found.rows[0].body_id].insert(0, found)
    pairs = [(one.rows, later.rows) for own in lists.values() for one, later in pairwise(own)]
    after: dict[str, list[Seat]] = defaultdict(list)
    for line in relations:
        if line.kind == BodyRelation.Kind.SUCCEEDED_BY and line.body_id in lists and line.other_id in lists:
            after[line.body_id] += lists[line.other_id][0].rows
    pairs += [(lists[body][-1].rows, tuple(rows)) for body, rows in after.items()]
    found_changes = (_change(before, later) for before, later in pairs)
    return [one for one in found_changes if one.joined or one.left]


def _change(before: Sequence[Seat], after: Sequence[Seat]) -> Change:
    old = {seat.organisation_id: seat for seat in before if seat.organisation_id}
    new = {seat.organisation_id: seat for seat in after if seat.organisation_id}
    return Change(
        _list_name(before),
        _list_name(after),
        tuple(seat for id, seat in new.items() if id not in old),
        tuple(seat for id, seat in old.items() if id not in new),
    )


def _list_name(seats: Sequence[Seat]) -> str:
    return join_and(dict.fromkeys(f"{seat.body.name} ({period(seat.as_of)})" for seat in seats))


def changes_table(found: Iterable[Change]) -> Table:
    """Who came and who went, between two lists."""
    rows = [
        Row((Cell(one.before), Cell(one.after), _organisations(one.joined), _organisations(one.left))) for one in found
    ]
    columns = ("Eerdere lijst", "Latere lijst", "Kwam erbij", "Staat er niet meer op")
    return Table("Wie erbij kwam en wie wegging", columns, rows, "wisselingen", True, "?csv=wisselingen")


def _organisations(seats: Iterable[Seat]) -> Cell:
    items = [organisation_cell(seat) for seat in seats]
    return Cell(items=items, raw="; ".join(item.text for item in items)) if items else Cell("geen")


# --- staff ------------------------------------------------------------------------------------------------


def fte_total(staff: Iterable[Staff]) -> Decimal | None:
    """The sum of what counts on the newest lists, None when a size is missing or nothing counts: a sum with a hole is no sum."""
    sizes = [row.fte for row in newest(staff) if row.counted]
    return sum((Decimal(size) for size in sizes), Decimal()) if sizes and all(sizes) else None


def staff_table(found: Listed[Staff]) -> Table:
    """The functions at one body in FTE, with the sum of what the source adds up."""
    first, key = found.rows[0], f"functies-{found.key}"
    columns = ("Functie", Column("Omvang in fte", True), "Programmalijn", "Werkgever")
    rows = [_staff_row(row) for row in found.rows if row.counted]
    total = fte_total(found.rows)
    if total is not None:
        note = "Zo telt de lijst in de bron op." if any(not row.counted for row in found.rows) else ""
        unknown = Cell(missing="not_applicable")
        rows.append(Row((Cell("Samen", note=note), fte_cell(str(total)), unknown, unknown)))
    rows += [_staff_row(row) for row in found.rows if not row.counted]
    return Table(
        f"Functies bij {first.body.name}, stand van {period(first.as_of)}", columns, rows, id=key, csv_url=f"?csv={key}"
    )


def _staff_row(row: Staff) -> Row:
    employer = Cell(row.employer.name, organisation_address(row.employer.pk)) if row.employer else Cell()
    note = row.note if row.counted else f"Telt niet mee in de som. {row.note}".strip()
    line = Cell(row.line) if row.line else Cell(missing="not_applicable")
    return Row((Cell(capitalised(row.function), note=note), fte_cell(row.fte), line, employer))


def fte_cell(fte: str) -> Cell:
    """A size in FTE as the source wrote it."""
    return Cell(f"{number(fte)} fte" if fte else "", raw=fte)
