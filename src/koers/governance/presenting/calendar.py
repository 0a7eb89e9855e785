"""Planned and taken decisions: the headline, the counts, the tables, and what a reader may choose."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from koers.decisions.models import Act, Decision, DecisionOutcome
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural
from koers.kernel.components.shapes import Cell, FilterField, KeyFigure, Row, Table, Tag

from ..addresses import address
from .advice import decided
from .bodies import body_cell
from .marks import MARKS, marks_of
from .moments import (
    STATES,
    is_late,
    moment_words,
    outcome_words,
    outcomes,
    precision,
    sort_key,
    state,
    state_words,
    year,
)

State = DecisionOutcome.State
List = Decision.List


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see of the calendar; "" is everything."""

    list: str = ""
    phase: str = ""
    forum: str = ""
    year: str = ""
    state: str = ""
    part: str = ""
    mark: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


NAMES = {
    "list": "lijst",
    "phase": "fase",
    "forum": "wie",
    "year": "jaar",
    "state": "uitkomst",
    "part": "onderdeel",
    "mark": "opvallend",
}
"""The names of the choices in an address."""
NOBODY = "niemand"


def distinct(planned: Iterable[Decision]) -> list[Decision]:
    """Every decision once: no doubles, no second moment of the same, no waypoint that is in the calendar too.

    Of one body the other line need not be among these: then this line is the one that counts.
    """
    lines = list(planned)
    ids = {one.pk for one in lines}
    return [one for one in lines if ids.isdisjoint((one.duplicate_of_id, one.differs_from_id, one.calendar_row_id))]


def answer(planned: Sequence[Decision], acts: Sequence[Act], today: date) -> str:
    """The headline: of how many planned decisions we know that they were taken."""
    once = distinct(planned)
    if not once:
        if not acts:
            return "In onze bronnen staat bij dit programma nog geen besluit, en ook geen plan ervoor."
        taken = len(decided(acts))
        return f"De bronnen noemen {plural(taken, 'besluit', 'besluiten')}. Een kalender van geplande besluiten is er niet."
    states = Counter(state(one, today) for one in once)
    taken, silent = states[State.DONE], states["over"]
    if len(once) == 1:
        first = "Er was één besluit gepland. " + (
            "Het is genomen." if taken else "Of het is genomen, staat niet in onze bronnen."
        )
        return first
    known = f"weten we van {number(taken)} dat ze zijn genomen" if taken else "is van geen bekend dat ze zijn genomen"
    if taken == 1:
        known = "weten we van 1 dat het is genomen"
    rest = f" Van {number(silent)} is het moment voorbij en zeggen de bronnen niets." if silent else ""
    return f"Van de {number(len(once))} geplande besluiten {known}.{rest}"


def key_figures(planned: Sequence[Decision], acts: Sequence[Act], today: date) -> list[KeyFigure]:
    """How many lines and decisions there are, how many taken, and how many later than planned."""
    once = distinct(planned)
    if not once:
        return []
    lists = Counter(one.get_list_display() for one in planned)
    words = join_and(f"{number(count)} keer ‘{name}’" for name, count in lists.items())
    late = sum(any(is_late(one, outcome) for outcome in outcomes(one)) for one in once)
    figures = [
        KeyFigure(
            f"{plural(len(planned), 'regel', 'regels')}: {words}",
            number(len(once)),
            "geplande besluiten",
            url="#kalender",
        ),
        KeyFigure(
            "later dan gepland, of na het moment nog niet gebeurd",
            number(late),
            "besluiten" if late != 1 else "besluit",
            url="#gepland-en-werkelijk",
        ),
    ]
    if acts:
        taken = decided(acts)
        rest = sum(act.verb == Act.Verb.TREATED for act in acts)
        label = f"en {number(rest)} keer is alleen bekend dat iets is behandeld" if rest else "die de bronnen noemen"
        figures.append(
            KeyFigure(
                label, number(len(taken)), "genomen besluiten" if len(taken) != 1 else "genomen besluit", url="#genomen"
            )
        )
    return figures


# --- choosing ---------------------------------------------------------------------------------------------


def filter_fields(planned: Sequence[Decision], choice: Choice, today: date) -> list[FilterField]:
    """What may be chosen: only what occurs in the lists."""
    phases = {
        one.phase.pk: f"{one.phase.number}. {one.phase.name}" for one in sorted(planned, key=_phase_place) if one.phase
    }
    forums = {one.forum.pk: one.forum.name for one in planned if one.forum}
    nobody = {NOBODY: "niet vermeld"} if any(one.forum is None for one in planned) else {}
    years = {year(one): year(one) for one in sorted(planned, key=sort_key) if one.moment}
    found = {state(one, today) for one in planned}
    parts = {one.part: one.part for one in planned if one.part}
    lists = {one.list: one.get_list_display() for one in planned}
    states = {str(key): words for key, words in STATES.items() if key in found}
    seen = {mark for one in planned for mark in marks_of(one)}
    remarkable = {mark: words for mark, words in MARKS.items() if mark in seen}
    shown: list[tuple[str, str, Mapping[str, str]]] = [
        ("list", "Lijst", lists), ("phase", "Fase", phases), ("forum", "Wie besluit", forums | nobody),
        ("year", "Jaar", years), ("state", "Gepland of genomen", states), ("part", "Onderdeel", parts),
        ("mark", "Wat opvalt", remarkable),
    ]  # fmt: skip
    return [
        FilterField(NAMES[name], label, tuple(options.items()), getattr(choice, name))
        for name, label, options in shown
        if options
    ]


def _phase_place(decision: Decision) -> int:
    return decision.phase.number if decision.phase else 0


def choice_from(asked: Mapping[str, str], offered: Iterable[FilterField]) -> Choice:
    """What was chosen, as far as it is offered."""
    options = {field.name: {value for value, _ in field.options} for field in offered}
    return Choice(
        **{
            name: asked[word]
            for name, word in NAMES.items()
            if asked.get(word) in options.get(word, ()) and asked[word]
        }
    )


def chosen(planned: Iterable[Decision], choice: Choice, today: date) -> list[Decision]:
    """The lines that fit the choice, by time."""

    def fits(one: Decision) -> bool:
        own = {
            "list": one.list, "phase": one.phase_id or "", "forum": one.forum_id or NOBODY, "year": year(one),
            "state": state(one, today), "part": one.part,
        }  # fmt: skip
        plain = all(not getattr(choice, name) or getattr(choice, name) == value for name, value in own.items())
        return plain and (not choice.mark or choice.mark in marks_of(one))

    return sorted(filter(fits, planned), key=sort_key)


# --- tables -----------------------------------------------------------------------------------------------


def calendar_table(
    found: Iterable[Decision], programme: str, known: Collection[str], today: date, csv_url: str = "?csv=kalender"
) -> Table:
    """The lines of the calendar as they stand in the source, each with what is marked and what is known of it."""
    columns = ("Besluit", "Moment", "Fase", "Onderdeel", "Wie besluit", "Regel", "Hoe het ging")
    rows = [Row(_line(one, programme, known, today), id=one.pk) for one in found]
    return Table("Geplande besluiten", columns, rows, id="kalender", caption_hidden=True, csv_url=csv_url)


def _line(one: Decision, programme: str, known: Collection[str], today: date) -> tuple[Cell, ...]:
    phase = f"{one.phase.number}. {one.phase.name}" if one.phase else ""
    forum = body_cell(one.forum, programme, known) if one.forum else Cell()
    return (
        Cell(one.title, address("decision", programme, one.pk), note=" ".join(marks(one)), tags=tags(one)),
        Cell(capitalised(moment_words(one)), note=_as_written(one), raw=_raw_moment(one)),
        Cell(phase),
        Cell(one.part),
        forum,
        Cell(line_words(one)),
        Cell(
            capitalised(state_words(one, today)),
            note=" ".join(outcome_words(outcome) for outcome in outcomes(one)),
            tags=(Tag("late"),) if any(is_late(one, outcome) for outcome in outcomes(one)) else (),
        ),
    )


def _raw_moment(one: Decision) -> str:
    """For a file: the partial date, or how often it comes back."""
    return f"{one.moment}/{one.moment_end}" if one.moment_end else one.moment or moment_words(one)


def _as_written(one: Decision) -> str:
    """The source's own words, when they say more than the moment."""
    written, said = one.moment_text.lower(), moment_words(one).lower()
    forum = one.forum.name.lower() if one.forum else ""
    if not written or written == said or written in (f"{part} {said}" for part in forum.split()):
        return ""
    return f"In de bron: {one.moment_text}." if precision(one) not in ("kwartaal", "reeks") else ""


def line_words(one: Decision) -> str:
    """Which line of which list it is."""
    return f"{one.get_list_display()} {one.number}" if one.number is not None else one.get_list_display()


def tags(one: Decision) -> tuple[Tag, ...]:
    """What is remarkable about a line, in a word each."""
    return tuple(Tag("plain", MARKS[mark]) for mark in marks_of(one))


def marks(one: Decision) -> list[str]:
    """What is remarkable about a line, in sentences."""
    found = []
    if one.duplicate_of:
        found.append(f"Dezelfde regel als {_row_of(one.duplicate_of)}.")
    if one.differs_from:
        found.append(f"Staat ook op een ander moment: {moment_words(one.differs_from)} ({_row_of(one.differs_from)}).")
    elif one.calendar_row:
        found.append(f"Hetzelfde besluit is {_row_of(one.calendar_row)}.")
    if one.replaces:
        found.append(f"Komt in de plaats van: {one.replaces.title} ({moment_words(one.replaces)}).")
    said = one.note and not (one.differs_from or one.duplicate_of)
    return [*found, one.note] if said else found


def _row_of(other: Decision) -> str:
    where = "de kalender" if other.list == List.CALENDAR else f"de lijst ‘{other.get_list_display()}’"
    return f"regel {other.number} van {where}" if other.number is not None else f"‘{other.title}’"


def realised_table(planned: Iterable[Decision], programme: str, known: Collection[str], name_it: bool = True) -> Table:
    """Planned against what happened, for the decisions of which that is known; without its name on its own page."""
    rows = [
        Row(
            (
                *((Cell(one.title, address("decision", programme, one.pk)),) if name_it else ()),
                Cell(capitalised(moment_words(one)), raw=_raw_moment(one)),
                Cell(outcome.text, tags=(Tag("late"),) if is_late(one, outcome) else ()),
                Cell(capitalised(period(outcome.date)), raw=outcome.date),
                _by(outcome, programme, known),
                Cell(", ".join(filter(None, (outcome.source.title, outcome.source_place)))),
            )
        )
        for one in sorted(planned, key=sort_key)
        for outcome in outcomes(one)
    ]
    columns = (*(("Besluit",) if name_it else ()), "Gepland", "Wat er gebeurde", "Wanneer", "Wie", "Bron")
    return Table("Gepland en werkelijk", columns, rows, id="werkelijk", caption_hidden=True, csv_url="?csv=werkelijk")


def _by(outcome: DecisionOutcome, programme: str, known: Collection[str]) -> Cell:
    if outcome.act is None:
        return Cell()
    return body_cell(outcome.act.body, programme, known, outcome.act.get_verb_display())


def acts_table(acts: Iterable[Act], programme: str, known: Collection[str]) -> Table:
    """What bodies decided, the newest first."""
    rows = [
        Row(
            (
                Cell(one.title, note=one.note),
                Cell(capitalised(period(one.date)) if one.date else "", raw=one.date),
                body_cell(one.body, programme, known),
                Cell(one.get_verb_display()),
                Cell(
                    f"{one.confirms.body.name}, {period(one.confirms.date)}"
                    if one.confirms and one.confirms.date
                    else (one.confirms.body.name if one.confirms else "geen ander besluit")
                ),
                Cell(", ".join(filter(None, (one.source.title, one.source_place)))),
            ),
            id=f"besluit-{one.pk}",
        )
        for one in acts
    ]
    columns = ("Besluit", "Wanneer", "Wie", "Wat dit orgaan deed", "Bevestigt het besluit van", "Bron")
    return Table("Genomen besluiten", columns, rows, id="besluiten", caption_hidden=True, csv_url="?csv=besluiten")
