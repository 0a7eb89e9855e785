"""One figure as it leaves the store."""

from dataclasses import dataclass
from datetime import date

from .figures import Status


# Not frozen, though nobody changes one: a page has ten thousand of them, and frozen takes three times as long to make.
@dataclass(slots=True)
class Row:
    """One figure as it may be shown. ``value`` is None when there is none to show, and ``status`` says why.

    ``low`` and ``high`` bound what the figure can be, ``coverage`` (0-1) is the known part of the area. ``version``
    names the model, where a change of model is a break; ``note`` is a Dutch sentence for the reader. ``noise`` is the
    variance of what rounding and what is kept back do to the value; None when that is not known.
    """

    measure: str
    area: str
    year: int
    value: float | None
    unit: str
    low: float | None
    high: float | None
    coverage: float
    status: Status
    source: str
    vintage: date | None
    version: str = ""
    note: str = ""
    noise: float | None = None

    def as_dict(self) -> dict[str, object]:
        """For JSON and CSV."""
        return {
            "measure": self.measure,
            "area": self.area,
            "year": self.year,
            "value": self.value,
            "unit": self.unit,
            "low": self.low,
            "high": self.high,
            "coverage": self.coverage,
            "status": str(self.status),
            "source": self.source,
            "vintage": self.vintage.isoformat() if self.vintage else None,
        }
