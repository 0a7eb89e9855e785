"""The deviations of a period, as the page, the document, the feed and the mail show them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from koers.kernel.components.formatting import number, period, plural, uncapitalised
from koers.kernel.components.shapes import Cell, Row, Source, Table
from koers.kernel.feeds import Item

from ..deviations import Deviation
from ..models import Kind

NO_LINKS = "In deze e-mail staan geen links. Op de pagina ‘Afwijkingen’ van deze raad in Koers staan ze wel."
COLUMNS = ("Wanneer", "Wat", "Waarom", "Bron")
MOST = 100
"""How many of one kind stand on the page; the file has them all."""


def headline(found: Sequence[Deviation], first: date, last: date, until: date | None) -> str:
    """How many there are, of which kind most, and up to which day (``until``) the sources tell anything."""
    when = f"Van {period(first)} tot en met {period(last)}"
    if until is None:
        return f"{when} weten we niets: onze bronnen zeggen nog niet hoe het met dit programma ging."
    if not found and until < first:
        return f"{when} weten we niets: onze bronnen over dit programma lopen tot en met {period(until)}."
    if found:
        told = f"{when} {'is' if len(found) == 1 else 'zijn'} er {plural(len(found), 'afwijking', 'afwijkingen')}.{_most(found)}"
    else:
        told = f"Van {period(first)} tot en met {period(min(last, until))} is er geen afwijking in onze bronnen die met deze drempels wordt gemeld."
    if until >= last:
        return told
    return f"{told} Onze bronnen over dit programma lopen tot en met {period(until)}; van latere dagen is niets bekend."


def _most(found: Sequence[Deviation]) -> str:
    """Of which kind most are, when there is one that has strictly the most."""
    ranked = Counter(one.kind for one in found).most_common(2)
    if len(ranked) == 1 or ranked[0][1] == ranked[1][1]:
        return ""
    kind, count = ranked[0]
    # "De meeste" is more than half; less is only the largest.
    words = "De meeste gaan" if 2 * count > len(found) else "Het vaakst gaat het"
    return f" {words} over: {uncapitalised(kind.label)} ({number(count)})."


def by_kind(found: Iterable[Deviation]) -> list[tuple[Kind, list[Deviation]]]:
    """The deviations by kind, in the order of the kinds; within a kind by day."""
    places = {kind: place for place, kind in enumerate(Kind)}
    ordered = sorted(found, key=lambda one: places[one.kind])
    return [(kind, list(items)) for kind, items in groupby(ordered, key=lambda one: one.kind)]


def table(found: Sequence[Deviation], *, most: int = MOST) -> Table:
    """All deviations under their kind."""
    rows: list[Row] = []
    for kind, items in by_kind(found):
        rows.append(Row((Cell(_heading(kind, len(items), most)),), group=True))
        rows += [_row(one) for one in items[:most]]
    return Table("Afwijkingen", COLUMNS, rows, id="afwijkingen", caption_hidden=True, csv_url="?csv=afwijkingen")


def _heading(kind: Kind, count: int, most: int) -> str:
    shown = f"; de eerste {number(most)} staan hier" if count > most else ""
    return f"{kind.label[:1].upper()}{kind.label[1:]}: {number(count)}{shown}"


def _row(one: Deviation) -> Row:
    source = one.source
    told = Cell(source.title, url=source.url, note=source.place) if source else None
    return Row(
        (
            Cell(when_words(one), raw=one.on.isoformat()),
            Cell(one.what, url=one.url),
            Cell(one.why, note=f"Drempel: {one.threshold}."),
            told,
        )
    )


def when_words(one: Deviation) -> str:
    """The day, no more precise than the source gives it."""
    return period(one.when or one.on)


def sources(found: Iterable[Deviation]) -> list[Source]:
    """The sources of what is shown, each once."""
    titles: dict[str, Source] = {}
    for one in found:
        if one.source is not None:
            titles.setdefault(one.source.title, Source(one.source.title, one.source.url, "", one.source.known_from))
    return list(titles.values())


def items(found: Iterable[Deviation], site: str, municipality: str) -> list[Item]:
    """The deviations as items of a feed, the newest first. The id of one is the same in every feed and on every machine."""
    return [
        Item(
            id=uuid5(NAMESPACE_URL, f"koers/raad/{municipality}/{one.programme}/{one.id}").urn,
            moment=datetime.combine(one.on, time(), UTC),
            title=one.what,
            text=f"{one.why} Drempel: {one.threshold}.",
            url=f"{site}{one.url}",
            category=one.kind.label,
        )
        for one in sorted(found, key=lambda one: (one.on, one.id), reverse=True)
    ]


def subject(name: str, count: int, first: date, last: date) -> str:
    """The subject of the mail: on one line, whatever the name holds."""
    told = f"{name}: {plural(count, 'afwijking', 'afwijkingen')}, {period(first)} tot en met {period(last)}"
    return " ".join(told.split())


def letter(found: Sequence[Deviation], about: str, site: str) -> str:
    """The deviations as the text of a mail, under their kind. Without the address of a site it has no links."""
    lines = [about]
    if found and not site:
        lines += ["", NO_LINKS]
    for kind, own in by_kind(found):
        lines += ["", kind.label.upper()]
        for one in own:
            lines += [f"- {when_words(one)}: {one.what}", f"  {one.why} Drempel: {one.threshold}."]
            lines += [f"  {site}{one.url}"] if site else []
    return "\n".join(lines) + "\n"


def as_objects(found: Iterable[Deviation]) -> list[Mapping[str, str | None]]:
    """The deviations for machines."""
    return [
        {
            "id": one.id,
            "kind": one.kind.value,
            "on": one.on.isoformat(),
            "when": one.when or None,
            "programme": one.programme,
            "subject": one.subject,
            "url": one.url,
            "what": one.what,
            "why": one.why,
            "threshold": one.threshold,
            "source": one.source.title if one.source else None,
            "source_place": one.source.place or None if one.source else None,
        }
        for one in found
    ]
