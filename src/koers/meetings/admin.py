"""The back office of the room meetings."""

from koers.kernel.admin import show

from .models import AgendaItem, Meeting, MeetingDocument, Motion, Vote

show(Meeting, AgendaItem, MeetingDocument, Motion, Vote)
