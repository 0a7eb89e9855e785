"""What a package has of meetings, as plain objects, with a fixed number of queries. Needs a context."""

from dataclasses import dataclass, field

from ..models import AgendaItem, Meeting, MeetingDocument, Motion, Vote


@dataclass(frozen=True)
class Contents:
    """Everything of one package, in its order; votes by motion."""

    meetings: list[Meeting]
    items: list[AgendaItem]
    documents: list[MeetingDocument]
    motions: list[Motion]
    votes: dict[str, list[Vote]] = field(default_factory=dict)


def contents(package: str) -> Contents:
    """What the package has."""
    votes: dict[str, list[Vote]] = {}
    for vote in Vote.objects.filter(package=package):
        votes.setdefault(vote.motion_id, []).append(vote)
    return Contents(
        list(Meeting.objects.filter(package=package).select_related("area", "body")),
        list(AgendaItem.objects.filter(package=package)),
        list(MeetingDocument.objects.filter(package=package)),
        list(Motion.objects.filter(package=package).select_related("area", "body")),
        votes,
    )


def outside_id(record: Meeting | AgendaItem | MeetingDocument | Motion) -> str:
    """The id in the council's own system, else our own."""
    return record.external_id or record.pk
