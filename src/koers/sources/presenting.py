"""Where something comes from, as the components show it: the sources of many rows, short enough for one line."""

from collections.abc import Iterable

from django.urls import reverse

from koers.kernel.components.shapes import Source as Reference

from .models import Source, Sourced

MOST_PLACES = 3
"""A source line that names more places in one document says nothing any more."""


def source_address(source: Source) -> str:
    """The place of a source in the list of sources; "" for an invented one, which is not in it."""
    return "" if source.made_up else f"{reverse('sources:sources')}#{source.pk}"


def references(rows: Iterable[Sourced]) -> list[Reference]:
    """The sources of several rows, each once, in the order they first occur; with their places when those are few."""
    grouped: dict[str, list[Sourced]] = {}
    for row in rows:
        grouped.setdefault(row.source_id, []).append(row)
    return [_together(items) for items in grouped.values()]


def _together(rows: list[Sourced]) -> Reference:
    places = list(dict.fromkeys(row.source_place for row in rows if row.source_place))
    parts = dict.fromkeys(part.strip() for place in places for part in place.split(";") if part.strip())
    known = {row.known_since for row in rows}
    return Reference(
        rows[0].source.title,
        source_address(rows[0].source),
        "; ".join(parts) if len(places) <= MOST_PLACES else "",
        known.pop() if len(known) == 1 else "",
    )
