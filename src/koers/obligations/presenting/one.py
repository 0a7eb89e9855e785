"""The page of one obligation."""

from collections.abc import Iterator, Sequence
from datetime import date

from koers.finance.addresses import fund_address
from koers.governance.addresses import address as governance_address
from koers.kernel.components.formatting import capitalised, period
from koers.kernel.components.shapes import Cell, Event, Source, Table
from koers.programme.addresses import address as programme_address
from koers.programme.addresses import area_address
from koers.programme.presenting.provenance import source_of, sources_of

from .. import ages
from ..addresses import address
from ..flows import STATES
from ..importing.proposing import PROPOSED_FUND
from ..kinds import QUESTIONS
from ..models import Basis, Kind, Obligation, ObligationStep, ObligationTerm
from ..queries.one import Details
from ..queries.register import Listed, listed_row
from ..terms import is_only_in_words, last_day
from ..terms.engine import WORDS, NoTerm
from . import words


def answer(row: Listed, day: date) -> str:
    """The headline: how it stands, and whether it is late."""
    state = STATES[row.state].words
    late = words.lateness(row, day)
    later = f"{late} later dan gepland" if late else ""
    if row.closed and not row.closed_on:
        return f"{capitalised(state)}: {words.moment('', row.closed)}."
    if row.closed:
        if not row.came_on or row.came_on == row.closed_on:
            return f"{capitalised(state)}{_on(row.closed_on)}{f', {later}' if later else ''}."
        return f"{capitalised(state)}{_on(row.closed_on)}. Het kwam{_on(row.came_on)}{f', {later}' if later else ''}."
    if row.came and not row.came_on:
        return f"{capitalised(state)}: {words.moment('', row.came)}."
    if row.came:
        return f"{capitalised(state)}: dat was{_on(row.came_on)}{f', {later}' if later else ''}."
    if not row.still_open:
        return f"{capitalised(state)}."
    if not row.due:
        return f"{capitalised(state)}, {WORDS[NoTerm(row.missing)]}."
    if late:
        until = ages.told_until(row.known, day).isoformat()
        return (
            f"Dit had er uiterlijk {period(row.due)} moeten zijn. Op {period(until)} was het er nog niet: {late} later."
        )
    if words.is_untold(row, day):
        return f"Dit moest er uiterlijk {period(row.due)} zijn. Of het kwam, staat niet in onze bronnen."
    if is_only_in_words(row.planned, row.term_text) and words.is_agreed(row):
        return f"{capitalised(state)}. Afgesproken is: {row.term_text}. Koers rekent tot en met {period(row.due)}."
    return f"{capitalised(state)}. Dit moet er uiterlijk {period(row.due)} zijn."


def _on(text: str) -> str:
    return f" {'op' if len(text) == len('2023-08-29') else 'in'} {period(text)}"


def facts(found: Details) -> Table:
    """Who, to whom, why and until when."""
    row, term = found.obligation, found.term
    role = ", ".join(part for part in (row.holder_role, row.portfolio) if part)
    lines: list[tuple[str, Cell | str | None]] = [
        ("Soort", words.kind_words(row)),
        ("Wie vroeg erom", asked_by(row)),
        ("Wie moet het doen", Cell(row.owes.name if row.owes else role, note=role if row.owes else "")),
        ("Aan wie", owed_to(row)),
        ("Aan wie gevraagd", row.addressee.name if row.addressee else ""),
        ("Grond", "" if row.basis.casefold() == row.title.casefold() else row.basis),
        ("Gemaakt op", _made(row, term)),
        ("Uiterlijk", _term(row, term)),
        ("Stand", STATES[term.state].words),
        ("Maat", _target(row)),
        ("Nummer in het raadsinformatiesysteem", row.number),
    ]
    if row.kind == Kind.AUDIT_RECOMMENDATION:
        lines += [
            ("Gericht aan", row.addressed_to),
            ("Wat het moet opleveren", row.expected),
            ("Wat de raad ervan vindt", row.council_position),
            ("Wat het college belooft", row.promise),
        ]
    hidden = {"Maat", *(["Grond"] if row.basis else []), "Aan wie gevraagd", "Nummer in het raadsinformatiesysteem"}
    shown = [(label, cell) for label, cell in lines if cell or label not in hidden]
    return Table("In het kort", ("Wat", "Antwoord"), shown, id="kort", caption_hidden=True, csv_url="?csv=kort")


def asked_by(row: Obligation) -> str:
    """Who asked for it, as far as a source says: members ask a question, not the whole council that gets the answer."""
    whole = row.asker.name if row.asker and not (row.kind in QUESTIONS and row.asker_id == row.owed_to_id) else ""
    who = row.asked_by or whole
    party = "" if row.party and row.party in who else row.party
    return ", ".join(part for part in (who, party) if part)


def _made(row: Obligation, term: ObligationTerm) -> Cell:
    if row.made_on:
        return Cell(period(row.made_on), raw=row.made_on)
    return Cell(missing="not_stated", note=f"bekend sinds {period(term.since)}" if term.since else "")


def owed_to(row: Obligation) -> str:
    """To whom it is owed; a coalition answers for its own agreement."""
    if row.owed_to and row.owed_to_id == row.owes_id:
        return f"gericht aan {row.addressed_to or row.owed_to.name}"
    if row.owed_to:
        return row.owed_to.name
    return (
        "aan niemand in het bijzonder: de coalitie legt zelf verantwoording af"
        if row.kind == Kind.COALITION_COMMITMENT
        else ""
    )


def _term(row: Obligation, term: ObligationTerm) -> Cell:
    said = f"In de bron: {row.term_text}." if row.term_text else ""
    if not term.due:
        return Cell(WORDS[NoTerm(term.missing)], missing="no_term", note=said)
    shown = words.due_words(listed_row(term, row))
    return Cell(shown, raw=term.due, note=f"{capitalised(term.words)}. {said}".strip())


def _target(row: Obligation) -> Cell | None:
    if not row.target:
        return None
    url = ""
    if row.indicator:
        url = (
            programme_address("indicator", row.package, row.indicator.pk)
            if row.indicator.package == row.package
            else ""
        )
    note = f"Indicator: {row.indicator.name}" if row.indicator else ""
    return Cell(row.target, url=url, note=note)


def links(found: Details) -> Table:
    """The goals, money, decisions and papers it is about."""
    row = found.obligation
    lines: list[tuple[str, Cell]] = []
    for link in found.goals:
        goal = link.goal
        note = "redactioneel: nog door niemand vastgesteld" if link.basis == Basis.EDITORIAL else ""
        lines.append(("Doel", Cell(goal.title, url=programme_address("goal", goal.package, goal.pk), note=note)))
    if row.intervention:
        url = programme_address("intervention", row.intervention.package, row.intervention.pk)
        lines.append(("Interventie", Cell(row.intervention.name, url=url)))
    if row.fund:
        note = "redactioneel: nog door niemand vastgesteld" if row.note.startswith(PROPOSED_FUND) else ""
        lines.append(("Geldstroom", Cell(row.fund.name, url=fund_address(row.fund), note=note)))
    if row.act:
        lines.append(("Besluit", Cell(row.act.title)))
    if row.decision:
        lines.append(
            (
                "Gepland besluit",
                Cell(row.decision.title, url=governance_address("decision", row.decision.package, row.decision.pk)),
            )
        )
    if row.area:
        lines.append(("Gebied", Cell(row.area.name, url=area_address(row.area.pk))))
    if row.part_of:
        lines.append(
            ("Hoort bij", Cell(row.part_of.title, url=address("obligation", row.part_of.package, row.part_of.pk)))
        )
    lines += [("Onderdeel", Cell(part.title, url=address("obligation", part.package, part.pk))) for part in found.parts]
    if row.question:
        lines.append(
            (
                "Onderzoeksvraag",
                Cell(row.question.question, url=f"{address('recommendations', row.package)}#{row.question.pk}"),
            )
        )
    if row.item:
        note = f"{row.item.channel}, {period(row.item.date)}" if row.item.date else row.item.channel
        lines.append(("Stuk van de raad", Cell(row.item.subject, note=note)))
    return Table(
        "Waar het bij hoort", ("Wat", "Naam"), lines, id="verbanden", caption_hidden=True, csv_url="?csv=verbanden"
    )


def history(found: Details) -> list[Event]:
    """Every step and every date that was ever due, oldest first."""
    row = found.obligation
    events = [Event(row.made_on, "Gemaakt")] if row.made_on else []
    for extension in found.extensions:
        note = f"toegestaan door {extension.allowed_by.name}: {extension.why}"
        events.append(Event(extension.decided_on, f"Verlengd tot en met {period(extension.until)}", note=note))
    if found.term.first_due and found.term.first_due != found.term.due:
        events.append(Event(found.term.first_due, "Eerste termijn", planned=True))
    if found.term.due:
        agreed = row.planned and last_day(row.planned).isoformat() == found.term.due
        events.append(Event(row.planned if agreed else found.term.due, "Uiterlijk", planned=True))
    dated = [(last_day(str(event.when)), event) for event in events]
    return [event for _, event in sorted([*dated, *_steps(found.steps)], key=lambda pair: pair[0])]


def _steps(steps: Sequence[ObligationStep]) -> Iterator[tuple[date, Event]]:
    """The steps in their own order: one of which only the month is known does not move past the one after it."""
    latest = date.min
    for step in steps:
        evidence = step.evidence or (f"{step.item.channel}: {step.item.subject}" if step.item else "")
        by = f"door {step.by.name}" if step.by else ""
        note = "; ".join(part for part in (by, evidence, *_day_and_note(step)) if part)
        latest = max(latest, last_day(step.on))
        yield latest, Event(step.on, capitalised(STATES[step.state].words), note=note)


def _day_and_note(step: ObligationStep) -> tuple[str, str]:
    """That no source names the day, unless the note says so already; and the note."""
    told = step.is_dated or "niet vermeld" in step.note
    return "" if told else words.moment("", step.on), step.note


def sources(found: Details) -> list[Source]:
    """Where all of this comes from."""
    return sources_of((found.obligation, *found.steps, *found.extensions, *found.goals))


def line(found: Details) -> Listed:
    """The obligation as a line of the register."""
    return listed_row(found.term, found.obligation)


def own_source(found: Details) -> Source:
    """Where the obligation itself stands."""
    return source_of(found.obligation)
