"""The list of councils."""

from collections.abc import Sequence

from koers.kernel.components.formatting import plural
from koers.kernel.components.shapes import Cell, Row, Table, Tag
from koers.places.models import Area
from koers.programme.addresses import address as programme_address

from ..addresses import address
from ..queries.councils import Council


def answer(found: Sequence[Council], others: Sequence[Area] = ()) -> str:
    """How many councils there are. ``others``: those of which only meetings are known."""
    rest = (
        f" Van {plural(len(others), 'andere raad', 'andere raden')} staan hier alleen vergaderingen en moties."
        if others
        else ""
    )
    real = [council for council in found if not council.made_up]
    if not real:
        return f"Er is nog geen programma van een gemeente gepubliceerd.{rest}"
    programmes = sum(len(council.programmes) for council in real)
    has = "heeft" if len(real) == 1 else "hebben"
    told = f"{plural(len(real), 'gemeenteraad', 'gemeenteraden')} {has} hier een raadsvenster, over {plural(programmes, 'programma', 'programma’s')}."
    return told[0].upper() + told[1:] + rest


def table(found: Sequence[Council], others: Sequence[Area] = ()) -> Table:
    """Every council with its programmes; an invented one says so."""
    rows = [
        Row(
            (
                Cell(
                    f"Raad van {council.area.name}",
                    url=address("council", council.id),
                    tags=(Tag("made_up"),) if council.made_up else (),
                ),
                Cell(items=[Cell(one.name, url=programme_address("overview", one)) for one in council.programmes]),
            )
        )
        for council in found
    ]
    rows += [
        Row(
            (
                Cell(f"Raad van {area.name}", url=address("meetings", area.pk)),
                "geen programma; wel vergaderingen en moties",
            )
        )
        for area in others
    ]
    return Table("Gemeenteraden met een raadsvenster", ("Raad", "Programma’s"), rows, id="raden", csv_url="?csv=raden")
