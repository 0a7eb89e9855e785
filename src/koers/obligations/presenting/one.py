"""The page of one obligation."""

from datetime import date

from koers.finance.addresses import fund_address
from koers.kernel.components.formatting import capitalised, period
from koers.kernel.components.shapes import Cell, Event, Source, Table
from koers.programme.addresses import address as programme_address
from koers.programme.addresses import area_address
from koers.programme.presenting.provenance import source_of, sources_of

from ..addresses import address
from ..flows import STATES
from ..models import Basis, Kind, Obligation, ObligationTerm
from ..queries.one import Details
from ..queries.register import Listed, listed_row
from ..terms import last_day
from ..terms.engine import WORDS, NoTerm
from . import words


def answer(row: Listed, day: date) -> str:
    """The headline: how it stands, and whether it is late."""
    state = STATES[row.state].words
    if row.closed:
        when = f" {'op ' if len(row.closed_on) == len(row.closed) else 'in '}{period(row.closed_on)}"
        late = words.lateness(row.due, row.known, day, still_open=False, closed=row.closed)
        return f"{capitalised(state)}{when}{f', {late} later dan gepland' if late else ''}."
    if not row.still_open:
        return f"{capitalised(state)}."
    if not row.due:
        return f"{capitalised(state)}, {WORDS[NoTerm(row.missing)]}."
    late = words.lateness(row.due, row.known, day, still_open=True, closed="")
    if late:
        until = min(day.isoformat(), row.known)
        return (
            f"Dit had er uiterlijk {period(row.due)} moeten zijn. Op {period(until)} was het er nog niet: {late} later."
        )
    if words.is_untold(row.due, row.known, day, still_open=True):
        return f"Dit moest er uiterlijk {period(row.due)} zijn. Of het kwam, staat niet in onze bronnen."
    return f"{capitalised(state)}. Dit moet er uiterlijk {period(row.due)} zijn."


def facts(found: Details) -> Table:
    """Who, to whom, why and until when."""
    row, term = found.obligation, found.term
    role = ", ".join(part for part in (row.holder_role, row.portfolio) if part)
    asked = ", ".join(part for part in (row.asked_by or (row.asker.name if row.asker else ""), row.party) if part)
    lines: list[tuple[str, Cell | str | None]] = [
        ("Soort", words.kind_words(row)),
        ("Wie vroeg erom", asked),
        ("Wie moet het doen", Cell(row.owes.name if row.owes else role, note=role if row.owes else "")),
        ("Aan wie", owed_to(row)),
        ("Grond", row.basis),
        ("Gemaakt op", period(row.made_on) if row.made_on else None),
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
    hidden = {"Maat", "Nummer in het raadsinformatiesysteem"}
    shown = [(label, cell) for label, cell in lines if cell or label not in hidden]
    return Table("In het kort", ("Wat", "Antwoord"), shown, id="kort", caption_hidden=True, csv_url="?csv=kort")


def owed_to(row: Obligation) -> str:
    """To whom it is owed; a coalition answers for its own agreement."""
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
        lines.append(("Geldstroom", Cell(row.fund.name, url=fund_address(row.fund))))
    if row.act:
        lines.append(("Besluit", Cell(row.act.title)))
    if row.decision:
        lines.append(
            ("Gepland besluit", Cell(row.decision.title, url=programme_address("decisions", row.decision.package)))
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
    for step in found.steps:
        evidence = step.evidence or (f"{step.item.channel}: {step.item.subject}" if step.item else "")
        by = f"door {step.by.name}" if step.by else ""
        note = "; ".join(part for part in (by, evidence, step.note) if part)
        events.append(Event(step.on, capitalised(STATES[step.state].words), note=note))
    for extension in found.extensions:
        note = f"toegestaan door {extension.allowed_by.name}: {extension.why}"
        events.append(Event(extension.decided_on, f"Verlengd tot en met {period(extension.until)}", note=note))
    if found.term.first_due and found.term.first_due != found.term.due:
        events.append(Event(found.term.first_due, "Eerste termijn", planned=True))
    if found.term.due:
        agreed = row.planned and last_day(row.planned).isoformat() == found.term.due
        events.append(Event(row.planned if agreed else found.term.due, "Uiterlijk", planned=True))
    return sorted(events, key=lambda event: str(event.when))


def sources(found: Details) -> list[Source]:
    """Where all of this comes from."""
    return sources_of((found.obligation, *found.steps, *found.extensions, *found.goals))


def line(found: Details) -> Listed:
    """The obligation as a line of the register."""
    return listed_row(found.term, found.obligation)


def own_source(found: Details) -> Source:
    """Where the obligation itself stands."""
    return source_of(found.obligation)
