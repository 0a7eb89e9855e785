"""The cells of a commitment, the same in every table: what it is, who looks after it, its measure, what came of it."""

from koers.kernel.components.formatting import capitalised
from koers.kernel.components.shapes import Cell

from ..addresses import address, portfolio_slug
from ..flows import STATES, flow_of
from ..models import Obligation
from .words import moment


def title_cell(row: Obligation, note: str = "") -> Cell:
    """A commitment, leading to its page."""
    return Cell(row.title, url=address("obligation", row.package, row.pk), note=note)


def holder_cell(row: Obligation) -> Cell:
    """In whose portfolio it is; "geen portefeuille" when the source names none."""
    if not row.portfolio:
        return Cell("geen portefeuille in de bron", missing="not_stated", note=row.holder_role)
    return Cell(
        row.portfolio, url=address("portfolio", row.package, portfolio_slug(row.portfolio)), note=row.holder_role
    )


def measure_cell(row: Obligation) -> Cell:
    """The measure in the words of the source."""
    return Cell(row.target) if row.target else Cell("geen maat", missing="not_stated")


def outcome_cell(row: Obligation) -> Cell:
    """What a source says came of it; "niet bekend" for all of which nothing was told since it was agreed."""
    if row.term.state == flow_of(row.kind, row.type).first:
        return Cell("niet bekend", missing="unknown")
    note = moment(row.term.closed_on, row.term.closed) if row.term.closed else ""
    return Cell(capitalised(STATES[row.term.state].words), note=note)
