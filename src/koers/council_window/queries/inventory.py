"""Which monitoring information exists for the programmes of a council, and where it wants to find it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from koers.sources.models import Source

from ..inventory.models import MonitoringSource
from .summaries import summaries


@dataclass(frozen=True)
class Monitor:
    """One source of figures in one programme: what the passports tell of it (``worked_out``), and the proposal for its place.

    Either may be missing: a monitor that no indicator names, or one of which nobody proposed a place.
    """

    package: str
    name: str
    worked_out: dict[str, Any] | None
    proposal: MonitoringSource | None
    last_source: Source | None

    @property
    def has_place(self) -> bool:
        """Whether somebody proposed where the council finds it."""
        return self.proposal is not None and self.proposal.place != MonitoringSource.Place.NOT_STATED


def monitors(packages: Sequence[str]) -> list[Monitor]:
    """Every monitor, programme by programme in the order given; in each those of the passports, then the others."""
    found = summaries(packages)
    rows = MonitoringSource.objects.filter(package__in=packages).select_related("source", "act__body")
    proposals = {(row.package, row.name.casefold()): row for row in rows}
    last = {one["source"] for summary in found.values() for one in summary.monitors if one["source"]}
    sources = Source.objects.in_bulk(list(last))
    made: list[Monitor] = []
    for package in packages:
        worked_out = found[package].monitors if package in found else []
        for one in worked_out:
            proposal = proposals.pop((package, one["name"].casefold()), None)
            made.append(Monitor(package, one["name"], one, proposal, sources.get(one["source"])))
        rest = [row for (own, _), row in proposals.items() if own == package]
        made += [Monitor(package, row.name, None, row, None) for row in rest]
    return made
