"""What pages ask of meetings, motions and votes: of one municipality, as the source gave it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from .models import AgendaItem, Meeting, MeetingDocument, Motion, Vote


@dataclass(frozen=True)
class Choice:
    """Which motions: each "" for all. ``result`` "unknown" is a result that the source does not state."""

    kind: str = ""
    result: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.result or self.year)


@dataclass(frozen=True)
class Tallied:
    """How many motions of a kind ended in a result; the years there are; first and last day; how many meetings."""

    counts: dict[tuple[str, str], int]
    years: tuple[str, ...]
    first: str
    last: str
    meetings: int

    @property
    def motions(self) -> int:
        """How many motions and proposals there are."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Agenda:
    """A meeting with everything on its agenda; papers and motions by point, "" for the meeting itself."""

    meeting: Meeting
    items: list[AgendaItem]
    documents: dict[str, list[MeetingDocument]]
    motions: dict[str, list[Motion]]


def has_any(area: str) -> bool:
    """Whether anything was brought in for a municipality."""
    return Motion.objects.filter(area=area).exists() or Meeting.objects.filter(area=area).exists()


def tallied(area: str) -> Tallied:
    """How many there are, in three queries."""
    counts: dict[tuple[str, str], int] = {}
    years: dict[str, int] = defaultdict(int)
    grouped = (
        Motion.objects.filter(area=area)
        .order_by()
        .annotate(year=Substr("date", 1, 4))
        .values_list("kind", "result", "year")
    )
    for kind, result, year, count in grouped.annotate(count=Count("id")):
        counts[kind, result] = counts.get((kind, result), 0) + count
        years[year] += count
    dated = Motion.objects.filter(area=area).exclude(date="").order_by("date").values_list("date", flat=True)
    return Tallied(
        counts,
        tuple(sorted((year for year in years if year), reverse=True)),
        dated.first() or "",
        dated.last() or "",
        Meeting.objects.filter(area=area).count(),
    )


def motions(area: str, choice: Choice) -> QuerySet[Motion]:
    """The chosen motions, newest first."""
    found = Motion.objects.filter(area=area).select_related("source", "meeting")
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.result:
        found = found.filter(result="" if choice.result == "unknown" else choice.result)
    if choice.year:
        found = found.filter(date__startswith=choice.year)
    return found.order_by("-date", "package", "position")


def votes(found: Iterable[Motion]) -> dict[str, list[Vote]]:
    """How parties voted on these motions, in the order of the source."""
    ids = [motion.pk for motion in found]
    grouped: dict[str, list[Vote]] = defaultdict(list)
    for vote in Vote.objects.filter(motion__in=ids).order_by("position"):
        grouped[vote.motion_id].append(vote)
    return grouped


def meetings(area: str) -> QuerySet[Meeting]:
    """The meetings of a council, newest first, each with how many points and motions it has."""
    found = Meeting.objects.filter(area=area).select_related("source")
    return found.annotate(points=Count("items", distinct=True), moved=Count("motions", distinct=True)).order_by(
        "-date", "-start", "package", "position"
    )


def agenda(area: str, meeting: str) -> Agenda | None:
    """One meeting; None when it is not of this municipality."""
    found = Meeting.objects.select_related("source", "part_of").filter(area=area, pk=meeting).first()
    if found is None:
        return None
    items = list(AgendaItem.objects.filter(meeting=found))
    documents: dict[str, list[MeetingDocument]] = defaultdict(list)
    for document in [
        *MeetingDocument.objects.filter(meeting=found, agenda_item=None),
        *MeetingDocument.objects.filter(agenda_item__meeting=found),
    ]:
        documents[document.agenda_item_id or ""].append(document)
    moved: dict[str, list[Motion]] = defaultdict(list)
    for motion in Motion.objects.filter(meeting=found).select_related("source", "meeting"):
        moved[motion.agenda_item_id or ""].append(motion)
    return Agenda(found, _in_order(items), documents, moved)


def _in_order(items: list[AgendaItem]) -> list[AgendaItem]:
    """Points in the order of the agenda, each with those below it behind it."""
    below: dict[str | None, list[AgendaItem]] = defaultdict(list)
    known = {item.pk for item in items}
    for item in sorted(items, key=lambda item: (item.place is None, item.place or 0, item.position)):
        below[item.parent_id if item.parent_id in known else None].append(item)
    ordered: list[AgendaItem] = []
    todo = list(reversed(below[None]))
    while todo:
        item = todo.pop()
        ordered.append(item)
        todo += reversed(below[item.pk])
    return ordered
