"""Since when something is owed, as far as the sources tell. An obligation without a day was not owed for ever.

The day it was made goes first, then the event that starts its term, then the agreement it is a part of. Else it is known to
have been there at its first step, at the moment it was planned for, or when its source was written: the first of those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from koers.sources.models import Source

from .models import Obligation, ObligationStep
from .terms import first_day, last_day


@dataclass(frozen=True)
class Beginnings:
    """What the beginnings of many obligations are worked out from: partial dates by the id of a source or an obligation.

    ``told``: the dates of the sources of the steps, where these are not the source of the obligation itself.
    """

    sources: Mapping[str, str]
    agreed: Mapping[str, str]
    told: Mapping[str, Sequence[str]]

    def since(self, row: Any, steps: Sequence[tuple[str, str]]) -> str:
        """The partial date since which it is owed; "" when no source has a date."""
        for text in (row.made_on, row.starts_on, self.agreed.get(row.pk, "")):
            if text:
                return str(text)
        known = [row.known_from or self.sources[row.source_id], row.planned, steps[0][0] if steps else ""]
        return min((text for text in known if text), key=first_day, default="")

    def known(self, row: Any) -> str:
        """The last day up to which the sources tell how it went, as a full ISO date; "" when no source has a date."""
        own = row.known_from or self.sources[row.source_id]
        return known_until(own, *self.told.get(row.pk, ()))


def beginnings(packages: Sequence[str] | None = None) -> Beginnings:
    """What is needed for the obligations of these packages, or of all."""
    steps, parts = (
        ObligationStep.objects.exclude(source=F("obligation__source")),
        Obligation.objects.exclude(part_of=None),
    )
    if packages is not None:
        steps, parts = steps.filter(package__in=packages), parts.filter(package__in=packages)
    sources = dict(Source.objects.values_list("id", "date"))
    told: dict[str, list[str]] = {}
    for pk, known, source in steps.values_list("obligation_id", "known_from", "source_id").iterator(chunk_size=5000):
        told.setdefault(pk, []).append(known or sources[source])
    return Beginnings(sources, _agreed(dict(parts.values_list("pk", "part_of_id"))), told)


def _agreed(parent: Mapping[str, str]) -> dict[str, str]:
    """When the nearest agreement with a day was made, of which each is a part."""
    whole = Obligation.objects.filter(parts__isnull=False).exclude(made_on="").distinct()
    made = dict(whole.values_list("pk", "made_on"))
    found = {}
    for pk in parent:
        above: str | None = parent[pk]
        while above and above not in made:
            above = parent.get(above)
        found[pk] = made[above] if above else ""
    return found


def known_until(*known: str) -> str:
    """The latest of the last days of partial dates as a full ISO date, "" for none."""
    return max((last_day(text).isoformat() for text in known if text), default="")
