"""A picture on a page: what the chart says, and the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.charts import Chart
from koers.kernel.components.shapes import Figure, Source
from koers.kernel.pictures import figure
from koers.sources.models import Sourced
from koers.sources.presenting import references


@dataclass(frozen=True)
class Picture:
    """A chart with its finding (``title``), how to read it (``subtitle``), how it was made (``note``), and the rows that
    its figures come from."""

    chart: Chart
    title: str
    subtitle: str = ""
    note: str = ""
    rows: Sequence[Sourced] = ()

    def figure(self, sources: Sequence[Source] = (), *, table_url: str = "", csv_url: str = "") -> Figure | None:
        """The picture for a page, drawn when it was not drawn before; None when there is nothing to draw.

        ``sources``: where its figures come from, when that is not what ``rows`` say.
        """
        return figure(
            self.chart,
            self.title,
            subtitle=self.subtitle,
            sources=sources or references(self.rows),
            note=self.note,
            table_url=table_url,
            csv_url=csv_url,
        )
