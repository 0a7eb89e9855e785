"""The inventory of monitoring information."""

from collections.abc import Mapping, Sequence

from koers.kernel.components.formatting import join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table, Tag
from koers.programme.models import Basis
from koers.sources.presenting import source_address

from ..inventory.models import MonitoringSource
from ..queries.inventory import Monitor

NAMELESS = "Bron niet vermeld"


def answer(found: Sequence[Monitor]) -> str:
    """How many monitors there are, how many gave a figure, and of how many somebody proposed where the council finds them."""
    named = {one.name.casefold(): one for one in found if one.name}
    if not named:
        return "In onze bronnen staat niet welke monitors er zijn."
    placed = len({one.name.casefold() for one in found if one.name and one.has_place})
    measured = len({one.name.casefold() for one in found if one.name and one.worked_out and one.worked_out["measured"]})
    are, go = ("is", "gaat") if len(named) == 1 else ("zijn", "gaan")
    first = f"Er {are} {plural(len(named), 'monitor', 'monitors')} die over de programma’s van deze raad {go}."
    first += f" Van {number(measured)} heeft Koers een cijfer."
    if not placed:
        return f"{first} Waar de raad ze het best kan vinden, heeft nog niemand voorgesteld."
    return f"{first} Bij {number(placed)} is voorgesteld waar de raad ze vindt."


def lead(found: Sequence[Monitor]) -> str:
    """Of how many measures nobody knows where the figure comes from, and that the counts do not add up to the measures."""
    without = sum(one.worked_out["indicators"] for one in found if not one.name and one.worked_out)
    if not found:
        return ""
    double = "Een indicator kan uit meer dan één bron komen. Tel de aantallen in de tabel dus niet bij elkaar op."
    if not without:
        return double
    return f"Bij {plural(without, 'indicator', 'indicatoren')} staat in de bron niet waar het cijfer vandaan komt. {double}"


def table(found: Sequence[Monitor], names: Mapping[str, str]) -> Table:
    """Every monitor with how often it comes, its last figure, and the place proposed for it."""
    rows: list[Row] = []
    for package in dict.fromkeys(one.package for one in found):
        if len(names) > 1:
            rows.append(Row((Cell(names[package]),), group=True))
        rows += [_row(one) for one in found if one.package == package]
    columns = ("Monitor", "Hoe vaak", Column("Aantal indicatoren", numeric=True), "Laatste cijfer", "Voorgestelde plek")
    return Table("Monitors en waar de raad ze vindt", columns, rows, "monitors", True, "?csv=monitors")


def _row(one: Monitor) -> Row:
    proposal = one.proposal
    what = "; ".join(filter(None, (proposal.what, proposal.maker))) if proposal else ""
    name = Cell(one.name, note=what, url=proposal.url if proposal else "") if one.name else Cell(NAMELESS, note=what)
    often = one.worked_out["often"] if one.worked_out else []
    often = often or ([proposal.frequency] if proposal and proposal.frequency else [])
    count = Cell(str(one.worked_out["indicators"]), note=_measured(one.worked_out)) if one.worked_out else Cell("0", note="geen indicator noemt deze monitor")  # fmt: skip
    return Row((name, Cell(join_and(often)), count, _last(one), _place(proposal)))


def _measured(worked_out: Mapping[str, int]) -> str:
    measured, whole = worked_out["measured"], worked_out["indicators"]
    if measured == whole:
        return "alle met een cijfer"
    return f"{measured} met een cijfer" if measured else "geen met een cijfer"


def _last(one: Monitor) -> Cell:
    """The latest period with a figure, and where that figure stands."""
    if not one.worked_out or not one.worked_out["last"]:
        return Cell("geen cijfer in onze bronnen", missing="not_found")
    source = one.last_source
    return Cell(
        period(one.worked_out["last"]),
        raw=one.worked_out["last"],
        url=source_address(source) if source else "",
        note=source.title if source else "",
    )


def _place(proposal: MonitoringSource | None) -> Cell:
    """The place that was proposed, by whose act and why; an empty proposal says that it is empty."""
    if proposal is None or proposal.place == MonitoringSource.Place.NOT_STATED:
        return Cell("nog geen voorstel", missing="no_choice")
    act = (
        f"besluit van {proposal.act.body.name}, {period(proposal.act.date)}"
        if proposal.act and proposal.act.date
        else ""
    )
    tags = (Tag("editorial"),) if proposal.basis == Basis.EDITORIAL else ()
    return Cell(proposal.get_place_display(), tags=tags, note="; ".join(filter(None, (proposal.why, act))))
