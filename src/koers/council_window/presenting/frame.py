"""The frame of a council: its requirements with where they stand, and what it wants to hear about."""

from collections import Counter
from collections.abc import Sequence

from koers.kernel.components.formatting import at_period, capitalised, join_and, number, period, period_range, plural
from koers.kernel.components.shapes import Cell, Column, KeyFigure, Row, Table, Tag

from ..deviations import threshold_words
from ..deviations.words import sentence
from ..frame import CLOSE, LIGHT, NORMAL, FrameSettings
from ..frame.presets import Trigger, triggers_of
from ..models import Frame, FrameFinding, FrameRequirement, Standing
from ..queries.frame import Asked

NO_FRAME = "Deze raad heeft nog geen toetsingskader."


def answer(frame: Frame | None, asked: Sequence[Asked]) -> str:
    """The headline: how many requirements there are, and where they stand."""
    if frame is None:
        return NO_FRAME
    if not asked:
        return "Het toetsingskader heeft nog geen eisen."
    counts = Counter(one.state for one in asked)
    told = f"Van {plural(len(asked), 'eis', 'eisen')} {'is' if counts[Standing.MET] == 1 else 'zijn'} er {number(counts[Standing.MET])} gehaald"
    rest = [
        f"{number(counts[state])} {words}"
        for state, words in (
            (Standing.PARTLY, "deels"),
            (Standing.NOT_MET, "niet"),
            (Standing.CANNOT_SAY, "niet te zeggen"),
        )
        if counts[state]
    ]
    return f"{told}{f' ({join_and(rest)})' if rest else ''}. Dat zegt Koers, uit de cijfers en de datums in de bronnen."


def who_says(settings: FrameSettings) -> str:
    """Whose thresholds are used: those of the council, or those that a reader chose instead of them."""
    if settings.frame is None:
        return f"{NO_FRAME} We gebruiken {_chosen(settings)}."
    if settings.by_council is not None:
        whose = (
            "In het voorbeeldkader, dat de raad niet heeft vastgesteld, staat" if settings.example else "De raad koos"
        )
        return f"U koos {_chosen(settings)}. {whose} {_chosen(settings.by_council)}."
    if settings.example:
        return f"Dit is een voorbeeld: de raad heeft dit niet vastgesteld. We gebruiken {_chosen(settings)}."
    return f"Volgens het toetsingskader van de raad: {_chosen(settings)}."


def _chosen(settings: FrameSettings) -> str:
    """The preset, with how many thresholds differ from it."""
    changed = f", met {plural(len(settings.changed), 'eigen drempel', 'eigen drempels')}" if settings.changed else ""
    return f"de voorinstelling ‘{settings.preset.label}’{changed}"


def adopted(frame: Frame) -> str:
    """Who adopted it and when, and how long it holds."""
    if frame.example:
        return "Niet vastgesteld: dit is een voorbeeld van de redactie."
    told = f"Vastgesteld door {frame.body.name}"
    told += f", {at_period(frame.adopted_on)}" if frame.adopted_on else ""
    told += f", met het besluit ‘{frame.act.title}’" if frame.act else ""
    held = period_range(frame.valid_from, frame.valid_until)
    return f"{told}. Geldt {held}." if held else f"{told}."


def key_figures(asked: Sequence[Asked]) -> list[KeyFigure]:
    """How many requirements there are of each standing."""
    counts = Counter(one.state for one in asked)
    return [
        KeyFigure(capitalised(Standing(state).label), number(counts[state]), "eis" if counts[state] == 1 else "eisen")
        for state in Standing.values
    ]


def tables(asked: Sequence[Asked]) -> list[Table]:
    """The requirements by field: what is asked, where it stands, what people found, and what the council said."""
    columns = ("Eis", "Stand van zaken", "Bevinding", "Reactie van de raad")
    made = []
    for field in FrameRequirement.Field:
        own = [one for one in asked if one.requirement.field == field]
        if own:
            rows = [_row(one) for one in own]
            name = f"eisen-{field.value}"
            made.append(
                Table(f"Eisen over {field.label}", columns, rows, id=name, caption_hidden=True, csv_url=f"?csv={name}")
            )
    return made


def _row(one: Asked) -> Row:
    row = one.requirement
    return Row(
        (Cell(row.requirement, note=_about(row)), _state(one), _finding(one.finding), _response(one.finding)), id=row.pk
    )


def _about(row: FrameRequirement) -> str:
    parts = [
        _adopted(row),
        f"Getoetst: {row.how_tested}" if row.how_tested else "Er staat niet bij hoe dit wordt getoetst",
    ]
    return " ".join(sentence(part) for part in parts if part)


def _adopted(row: FrameRequirement) -> str:
    """Who adopted it, when and by which act: each of the three that a source names; "" without any."""
    by = f"door {row.adopted_by.name}" if row.adopted_by else ""
    on = at_period(row.adopted_on) if row.adopted_on else ""
    act = f"met het besluit ‘{row.act.title}’" if row.act else ""
    parts = [part for part in (by, on, act) if part]
    return f"Vastgesteld {', '.join(parts)}" if parts else ""


def _state(one: Asked) -> Cell:
    # A test may give what it needs as a sentence of its own.
    needs = capitalised(one.needs.removeprefix("Nodig: "))
    note = f"{one.words} Wat is er nodig? {needs}" if needs else one.words
    return Cell(capitalised(Standing(one.state).label), note=note)


def _finding(finding: FrameFinding | None) -> Cell:
    if finding is None:
        return Cell("Nog geen bevinding.")
    who = f"{finding.by.name}, " if finding.by else ""
    return Cell(finding.finding, note=f"{who}{period(finding.on)}: {Standing(finding.state).label}")


def _response(finding: FrameFinding | None) -> Cell:
    if finding is None or not finding.response:
        return Cell("De raad heeft hier nog niet op gereageerd.")
    note = period(finding.response_on) if finding.response_on else ""
    act = f"besluit ‘{finding.response_act.title}’" if finding.response_act else ""
    return Cell(finding.response, note=", ".join(filter(None, (note, act))))


def outcomes_table(asked: Sequence[Asked]) -> Table:
    """What the council wants and does not want to come of it, when it is involved, and who must agree with changes."""
    columns = ("Eis", "Gewenst", "Ongewenst", "Wanneer de raad erbij is", "Wie een wijziging goedkeurt")
    rows = [
        Row(
            (
                one.requirement.requirement,
                one.requirement.desired,
                one.requirement.undesired,
                Cell(items=[Cell(part) for part in one.requirement.moments.split("; ")])
                if one.requirement.moments
                else None,
                one.requirement.approver.name if one.requirement.approver else None,
            )
        )
        for one in asked
        if any(
            (one.requirement.desired, one.requirement.undesired, one.requirement.moments, one.requirement.approver_id)
        )
    ]
    return Table(
        "Uitkomsten en momenten", columns, rows, id="uitkomsten", caption_hidden=True, csv_url="?csv=uitkomsten"
    )


def history_table(asked: Sequence[Asked]) -> Table:
    """Findings of before: they stay, with their day."""
    rows = [
        (Cell(period(found.on), raw=found.on), one.requirement.requirement, _finding(found), _response(found))
        for one in asked
        for found in one.earlier
    ]
    columns = ("Wanneer", "Eis", "Bevinding", "Reactie van de raad")
    return Table("Eerdere bevindingen", columns, rows, id="eerder", caption_hidden=True, csv_url="?csv=eerder")


def presets_table(settings: FrameSettings) -> Table:
    """What each preset tells, and what this council made of it: never what a reader chose. Without a frame only the presets."""
    presets = {preset: triggers_of(preset) for preset in (LIGHT, NORMAL, CLOSE)}
    council = (settings.by_council or settings) if settings.frame is not None else None
    rows = [
        (
            capitalised(kind.label),
            *(Cell(threshold_words(found[kind])) for found in presets.values()),
            *([_threshold(council.triggers[kind])] if council else []),
        )
        for kind in settings.triggers
    ]
    columns = [Column("Afwijking"), *(Column(capitalised(preset.label)) for preset in presets)]
    if council:
        columns.append(Column("Het voorbeeld" if council.example else "Deze raad"))
    return Table("Wat de raad wil horen", columns, rows, id="drempels", caption_hidden=True, csv_url="?csv=drempels")


def _threshold(trigger: Trigger) -> Cell:
    """What the council made of one threshold, and why."""
    tags = (Tag("plain", "eigen drempel"),) if trigger.changed else ()
    return Cell(threshold_words(trigger), tags=tags, note=trigger.why)
