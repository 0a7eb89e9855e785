"""Why there is no figure, in words."""

from koers.kernel.components.shapes import Cell
from koers.statistics import Row, Status, catalogue

_WORDS = {
    Status.SUPPRESSED: ("suppressed", "niet getoond: te weinig mensen of te onzeker"),
    Status.NOT_MEASURED: ("not_stated", "niet gemeten"),
    Status.NOT_YET_PUBLISHED: ("not_yet_due", "nog niet gepubliceerd"),
    Status.TOO_LITTLE_KNOWN: ("not_computable", "te weinig bekend"),
}


def status_words(row: Row | None) -> str:
    """Why there is no figure; "" when there is one."""
    return "" if row is not None and row.value is not None else missing_cell(row).text


def missing_cell(row: Row | None, note: str = "") -> Cell:
    """The cell in the place of a figure that is not there; no row is a source that says nothing."""
    if row is None:
        return Cell("niet vermeld", missing="not_stated", note=note)
    if row.status == Status.SUPPRESSED and catalogue()[row.measure].sensitive:
        return Cell("niet getoond: gevoelig cijfer", missing="sensitive", note=note)
    kind, words = _WORDS.get(row.status, ("not_stated", "niet vermeld"))
    return Cell(words, missing=kind, note=note or row.note if row.status == Status.TOO_LITTLE_KNOWN else note)
