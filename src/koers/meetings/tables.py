"""The tables of this room in a package."""

import re
from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from koers.decisions.models import Told
from koers.kernel.packages.problems import shown
from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Boolean,
    Figure,
    OptionalWhole,
    PartialDate,
    Required,
    Slug,
    SourcedRow,
    Text,
    TextList,
    Url,
    optional_ref,
    ref,
    wrong,
)

from .models import AgendaItem, Meeting, MeetingDocument, Motion, Vote

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


def _moment(text: str) -> str:
    if not text:
        return text
    try:
        if not MOMENT.fullmatch(text):
            raise ValueError
        datetime.fromisoformat(text)
    except ValueError:
        raise wrong(f"'{shown(text)}' is geen dag met tijd.", "Schrijf 2023-08-29T19:30.") from None
    return text


Moment = Annotated[str, AfterValidator(_moment)]


class MeetingRow(SourcedRow):
    """A meeting of a council or of one of its committees."""

    id: Slug
    area: ref("areas")  # type: ignore[valid-type]
    body: ref("bodies")  # type: ignore[valid-type]
    name: Required
    classification: Text = ""
    committee: Text = ""
    date: PartialDate = ""
    start: Moment = ""
    end: Moment = ""
    location: Text = ""
    status: Meeting.Status = Meeting.Status.UNKNOWN
    part_of: optional_ref("meetings") = None  # type: ignore[valid-type]
    recording: Url = ""
    changed_on: PartialDate = ""
    external_id: Text = ""
    url: Url = ""

    @model_validator(mode="after")
    def ends_after_it_began(self) -> Self:
        """A meeting is not over before it began."""
        if self.start and self.end and self.end < self.start:
            raise wrong(f"end ({self.end}) ligt vóór start ({self.start}).", "Verbeter een van beide.")
        return self


class AgendaItemRow(SourcedRow):
    """A point on the agenda of a meeting."""

    id: Slug
    meeting: ref("meetings")  # type: ignore[valid-type]
    parent: optional_ref("agenda_items") = None  # type: ignore[valid-type]
    number: Text = ""
    place: OptionalWhole = None
    title: Required
    description: Text = ""
    heading: Boolean = False
    changed_on: PartialDate = ""
    external_id: Text = ""
    url: Url = ""


class MeetingDocumentRow(SourcedRow):
    """A paper of a meeting; what is in it stays in the council's own system."""

    id: Slug
    meeting: optional_ref("meetings") = None  # type: ignore[valid-type]
    agenda_item: optional_ref("agenda_items") = None  # type: ignore[valid-type]
    title: Required
    kind: Text = ""
    date: PartialDate = ""
    published_on: PartialDate = ""
    media_type: Text = ""
    size: OptionalWhole = None
    version: Text = ""
    changed_on: PartialDate = ""
    external_id: Text = ""
    url: Url = ""


class MotionRow(SourcedRow):
    """A motion, amendment or proposal. Put forward by parties, never by people."""

    id: Slug
    area: ref("areas")  # type: ignore[valid-type]
    body: ref("bodies")  # type: ignore[valid-type]
    kind: Motion.Kind
    number: Text = ""
    title: Required
    date: PartialDate = ""
    meeting: optional_ref("meetings") = None  # type: ignore[valid-type]
    agenda_item: optional_ref("agenda_items") = None  # type: ignore[valid-type]
    agenda_text: Text = ""
    parties: TextList = ""
    result: Motion.Result = Motion.Result.UNKNOWN
    result_text: Text = ""
    percent_yes: Figure = ""
    percent_no: Figure = ""
    percent_abstain: Figure = ""
    unanimous: Told = Told.NOT_STATED
    changed_on: PartialDate = ""
    external_id: Text = ""
    url: Url = ""


class VoteRow(SourcedRow):
    """How many seats of a party voted in one way on a motion."""

    motion: ref("motions")  # type: ignore[valid-type]
    party: Required
    option: Vote.Option
    seats: OptionalWhole = None

    @model_validator(mode="after")
    def has_seats_or_none(self) -> Self:
        """A party has no seats below zero: an export writes -1 where somebody still had to fill it in."""
        if self.seats is not None and self.seats < 0:
            raise wrong(f"seats is {self.seats}.", "Schrijf 0 of meer, of laat de cel leeg.")
        return self


TABLES = [
    Table("meetings", "vergaderingen", MeetingRow, Meeting),
    Table("agenda_items", "agendapunten", AgendaItemRow, AgendaItem),
    Table("meeting_documents", "vergaderstukken", MeetingDocumentRow, MeetingDocument),
    Table("motions", "moties en voorstellen", MotionRow, Motion),
    Table("votes", "stemmen van fracties", VoteRow, Vote, key=("motion", "party", "option")),
]
