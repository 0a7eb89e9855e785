"""Where a record comes from, and where sources disagree about it."""

from collections.abc import Iterable

from django.urls import reverse

from koers.kernel.components import shapes
from koers.kernel.components.formatting import capitalised, period
from koers.sources.models import Contradiction, Source, Sourced


def source_url(source: Source) -> str:
    """The address of a source in the list of sources."""
    return f"{reverse('sources:sources')}#{source.pk}"


def source_of(record: Sourced) -> shapes.Source:
    """Where one record comes from and since when it was known."""
    source = record.source
    return shapes.Source(source.title, source_url(source), record.source_place, record.known_since)


def sources_of(records: Iterable[Sourced]) -> list[shapes.Source]:
    """Where these records come from, each place in a source once, in the order given."""
    return list(dict.fromkeys(source_of(record) for record in records))


def contradictions_table(found: Iterable[Contradiction]) -> shapes.Table:
    """Statements that do not agree, side by side, with what Koers does and who chose."""
    columns = ("Onderwerp", "Eerste bron", "Tweede bron", "Wat Koers doet")
    return shapes.Table(
        "Wat de bronnen verschillend zeggen", columns, [_row(item) for item in found], id="tegenspraak",
        caption_hidden=True, csv_url="?csv=tegenspraak",
    )  # fmt: skip


def _row(item: Contradiction) -> shapes.Row:
    address = f"{reverse('sources:contradictions')}#{item.pk}"
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
