"""A council's own frame: what it wants to hear about, and where its requirements stand.

``frame_for`` gives what a council set for a programme, None when it set nothing; ``settings_of`` what a preset gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from koers.kernel.days import first_day, last_day

from ..models import Frame, FrameTrigger, Kind, Preset
from .presets import CLOSE, LIGHT, NORMAL, UNITS, Trigger, triggers_of

__all__ = [
    "CLOSE",
    "LIGHT",
    "NORMAL",
    "FrameSettings",
    "Trigger",
    "frame_for",
    "frames_of",
    "settings_for",
    "settings_of",
]


@dataclass(frozen=True)
class FrameSettings:
    """What a council wants to hear about a programme. ``frame`` is None for a preset that no council chose.

    ``by_council``: what the council itself chose, when a reader looks with another preset; None when nobody does.
    """

    preset: Preset
    triggers: Mapping[Kind, Trigger]
    frame: Frame | None = None
    by_council: "FrameSettings | None" = None

    @property
    def example(self) -> bool:
        """Whether nobody adopted it."""
        return self.frame is not None and self.frame.example

    @property
    def changed(self) -> list[Trigger]:
        """Where the council differs from its preset."""
        return [trigger for trigger in self.triggers.values() if trigger.changed]

    def threshold(self, kind: Kind) -> int | None:
        """From which threshold a kind is told; None when it is not."""
        return self.triggers[kind].threshold

    def with_preset(self, preset: Preset) -> "FrameSettings":
        """The same frame, looked at with another preset and without the council's own changes."""
        return replace(self, preset=preset, triggers=triggers_of(preset), by_council=self.by_council or self)


def settings_of(preset: Preset | str) -> FrameSettings:
    """What a preset tells, for whoever has no frame. Raises ValueError for a word that is no preset."""
    return FrameSettings(Preset(preset), triggers_of(preset))


def frame_for(municipality: str, programme: str, day: date | None = None) -> FrameSettings | None:
    """The frame of a council (by the id of its municipality) for a programme, that holds on a day (None: the newest).

    None when the council has not set one. Two queries.
    """
    found = [frame for frame in frames_of(municipality) if frame.programme_id == programme]
    if day is not None:
        found = [frame for frame in found if holds(frame, day)]
    return settings_for(found[-1]) if found else None


def settings_for(frame: Frame) -> FrameSettings:
    """What a frame tells: its preset, and what the council changed in it. One query."""
    triggers = triggers_of(frame.preset)
    for row in FrameTrigger.objects.filter(frame=frame.pk):
        triggers[Kind(row.kind)] = own(triggers[Kind(row.kind)], row)
    return FrameSettings(Preset(frame.preset), triggers, frame)


def frames_of(municipality: str) -> list[Frame]:
    """Every frame of a council, the newest last."""
    rows = Frame.objects.filter(area=municipality).select_related("body", "programme", "act", "source", "area")
    return sorted(rows, key=lambda frame: (frame.valid_from, frame.package, frame.position))


def holds(frame: Frame, day: date) -> bool:
    """Whether a frame holds on a day; without dates it always does."""
    begun = not frame.valid_from or first_day(frame.valid_from) <= day
    return begun and (not frame.valid_until or last_day(frame.valid_until) >= day)


def own(trigger: Trigger, row: FrameTrigger) -> Trigger:
    """What the council makes of a trigger of its preset."""
    unit = next((unit for unit in UNITS[trigger.kind] if unit == row.unit), trigger.unit)
    if not row.wanted:
        threshold = None
    elif row.threshold is not None:
        threshold = row.threshold
    else:
        threshold = trigger.threshold or 0
    changed = (threshold, unit) != (trigger.threshold, trigger.unit)
    return replace(trigger, threshold=threshold, unit=unit, changed=changed, why=row.why)
