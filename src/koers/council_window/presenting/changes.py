"""What changed in goals, targets and principles, as a table."""

from collections.abc import Mapping

from koers.kernel.components.formatting import capitalised, number, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.sources.presenting import source_address

from ..addresses_of_rows import row_address
from ..queries.changes import Change
from ..queries.some import Some


def answer(found: Some[Change], opening: str) -> str:
    """How much changed; ``opening`` says since when."""
    if not found.count:
        return f"{opening} staat er in onze bronnen geen wijziging van een doel, streefwaarde of principe."
    is_ = "is" if found.count == 1 else "zijn"
    return (
        f"{opening} {is_} er {plural(found.count, 'wijziging', 'wijzigingen')} van doelen, streefwaarden of principes."
    )


def more(found: Some[Change]) -> str:
    """That the table holds only the latest; "" when it is all there is."""
    if not found.more:
        return ""
    stands = "staat" if found.more == 1 else "staan"
    return f"De laatste {number(len(found.rows))} staan hier. Nog {number(found.more)} {stands} bij de doelen en indicatoren zelf."


def since_report(day: str) -> str:
    """Since the last report, or all there is when none came."""
    return (
        f"Sinds het laatste verslag ({period(day)})" if day else "In onze bronnen staat geen verslag. Sinds het begin"
    )


def table(found: Some[Change], names: Mapping[str, str]) -> Table:
    """Each change with its reason and the act."""
    rows = [
        Row(
            (
                Cell(capitalised(period(one.when)), raw=one.when),
                Cell(one.subject, url=_url(one), note="; ".join(filter(None, (one.kind, names.get(one.package, ""))))),
                Cell(one.what),
                Cell(one.why),
                Cell(", ".join(filter(None, (one.source.title, one.place))) if one.source else "", url=source_address(one.source) if one.source else ""),
            )
        )
        for one in found.rows
    ]  # fmt: skip
    columns = ("Wanneer", "Onderwerp", "Wat er veranderde", "Waarom, en wie besloot", "Bron")
    return Table("Wat er veranderde", columns, rows, "veranderd-tabel", True, "?csv=veranderd-tabel")


def _url(one: Change) -> str:
    """The page of what changed, where it has one."""
    return row_address(one.package, one.table, one.row) if one.row else ""
