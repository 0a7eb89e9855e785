"""Where a record comes from, and where sources disagree about it."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from koers.kernel.components import shapes
from koers.kernel.components.formatting import capitalised, period
from koers.sources.models import Contradiction, Source, Sourced


def source_url(source: Source) -> str:
    """The place of a source in the list of sources; "" for an invented one, which is not in it."""
    return "" if source.made_up else f"{reverse('sources:sources')}#{source.pk}"


def source_of(record: Sourced) -> shapes.Source:
    """Where one record comes from and since when it was known."""
    source = record.source
    return shapes.Source(source.title, source_url(source), record.source_place, record.known_since)


def sources_of(records: Iterable[Sourced]) -> list[shapes.Source]:
    """Where these records come from: each source once, with its places in the order given."""
    places: dict[shapes.Source, dict[str, None]] = {}
    for record in records:
        found = source_of(record)
        own = places.setdefault(replace(found, place=""), {})
        own.update(dict.fromkeys(part.strip() for part in found.place.split(";") if part.strip()))
    return [replace(source, place="; ".join(own)) for source, own in places.items()]


def contradictions_table(found: Iterable[Contradiction]) -> shapes.Table:
    """Statements that do not agree, side by side, with what Koers does and who chose."""
    columns = ("Onderwerp", "Eerste bron", "Tweede bron", "Wat Koers doet")
    return shapes.Table(
        "Wat de bronnen verschillend zeggen", columns, [_row(item) for item in found], id="tegenspraak",
        caption_hidden=True, csv_url="?csv=tegenspraak",
    )  # fmt: skip


def _row(item: Contradiction) -> shapes.Row:
    address = "" if item.source.made_up else f"{reverse('sources:contradictions')}#{item.pk}"
    choice = "Niemand heeft nog gekozen."
    if item.preferred:
        when = f" op {period(item.preferred_on)}" if item.preferred_on else ""
        choice = f"Gekozen: {item.get_preferred_display()}, door {item.preferred_by or 'onbekend'}{when}."
    return shapes.Row(
        (
            shapes.Cell(item.subject, url=address),
            shapes.Cell(item.first_value, note=_place(item.source, item.source_place)),
            shapes.Cell(item.second_value, note=_place(item.second_source, item.second_place)),
            shapes.Cell(capitalised(item.handling), note=choice),
        )
    )


def _place(source: Source, place: str) -> str:
    return f"{source.title}, {place}" if place else source.title
