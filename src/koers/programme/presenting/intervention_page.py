"""One intervention: what goes in and comes out, what was planned and delivered, and what is known of its effect.

No effect is claimed: figures tell about an area as a whole, never about one intervention.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import capitalised, number, period, period_range, plural
from koers.kernel.components.shapes import Cell, Column, Goal, Judged, Row, Source, Table, Tag
from koers.sources.models import Sourced

from ..addresses import address, area_address
from ..models import Basis, Intervention, InterventionGoal, InterventionPartner, Output
from ..queries.interventions import Details
from .interventions import partner_cell, scope_cell, status_cell, theme_cell
from .provenance import sources_of
from .verdicts import judged, per_indicator, since_start

Status = Intervention.Status

STATUS_SENTENCES = {
    Status.PROPOSED: "Deze interventie is voorgesteld.",
    Status.PLANNED: "Deze interventie is gepland.",
    Status.RUNNING: "Deze interventie loopt.",
    Status.ENDED: "Deze interventie is afgerond.",
    Status.STOPPED: "Deze interventie is gestopt.",
    Status.UNKNOWN: "Of deze interventie loopt, staat niet in onze bronnen.",
}
BEGUN = (Status.RUNNING, Status.ENDED, Status.STOPPED)
TOLD = {"role": "Rol", "effort": "Inzet in mensen"}
EFFECT_UNKNOWN = "Of dit helpt, is niet gemeten."


@dataclass(frozen=True)
class Link:
    """One link of the chain from means to effect. ``text`` is "" when the sources do not say; ``note`` is a caution."""

    name: str
    what: str
    text: str
    note: str = ""


def answer(details: Details) -> str:
    """The headline: how far it is, what was delivered of what was planned, and that its effect was not measured."""
    status = Status(details.intervention.status)
    parts = [STATUS_SENTENCES[status], delivered(details.outputs)]
    if status in BEGUN:
        parts.append(EFFECT_UNKNOWN)
    elif status == Status.PROPOSED:
        parts.append("Of het is begonnen, staat niet in onze bronnen.")
    return " ".join(filter(None, parts))


def delivered(outputs: Sequence[Output]) -> str:
    """What was delivered of what was planned, in a sentence; "" when nothing was planned or delivered in numbers."""
    told = [output for output in outputs if output.planned or output.delivered]
    if not told:
        return ""
    if len(told) == 1:
        planned, done = (amount(told[0], text) for text in (told[0].planned, told[0].delivered))
        if planned and done:
            return f"Gepland: {planned}. Geleverd: {done}."
        if planned:
            return f"Gepland: {planned}. Wat is geleverd, staat niet in onze bronnen."
        return f"Geleverd: {done}. Wat was gepland, staat niet in onze bronnen."
    known = sum(bool(output.delivered) for output in told)
    if known == len(told):
        return f"Van {'beide' if known == 2 else f'alle {known}'} prestaties weten we wat is geleverd."
    return f"Van {len(told)} prestaties weten we {f'bij {known}' if known else 'nergens'} wat is geleverd."


def amount(output: Output, text: str) -> str:
    """A stated number with its unit: "364 woningen"; "" when there is none."""
    return f"{number(text)} {output.unit_text}".strip() if text else ""


def in_short(intervention: Intervention) -> Table:
    """What it is in a few rows."""
    span = period_range(intervention.period_start, intervention.period_end)
    rows = [
        ("Status", status_cell(intervention)),
        ("Thema", theme_cell(intervention)),
        ("Gebied", Cell(intervention.area.name, url=area_address(intervention.area_id))),
        ("Periode", Cell(span)),
        ("Regulier, extra of stedelijk", scope_cell(intervention)),
    ]
    return Table(
        "In het kort",
        ("Wat", "Hoe het is"),
        [Row(row) for row in rows],
        id="kort",
        caption_hidden=True,
        csv_url="?csv=kort",
    )


def chain(intervention: Intervention) -> list[Link]:
    """From means to effect, as the sources describe it."""
    return [
        Link("Middelen", "wat erin gaat", intervention.inputs),
        Link("Activiteiten", "wat er gebeurt", intervention.activities),
        Link("Prestaties", "wat het oplevert", intervention.outputs_text),
        Link("Effecten", "wat er beter moet worden", intervention.outcomes, EFFECT_UNKNOWN),
    ]


def outputs_table(outputs: Sequence[Output]) -> Table:
    """What was planned and delivered in each plan year."""
    columns = ("Prestatie", "Plan", Column("Gepland", numeric=True), Column("Geleverd", numeric=True), "Toelichting")
    rows = [
        Row(
            (
                Cell(capitalised(output.description)),
                Cell(period(output.plan_year) if output.plan_year else "", raw=output.plan_year),
                Cell(amount(output, output.planned), raw=output.planned),
                Cell(amount(output, output.delivered), raw=output.delivered),
                Cell(output.remark or "geen"),
            )
        )
        for output in outputs
    ]
    return Table("Gepland en geleverd", columns, rows, id="prestaties", caption_hidden=True, csv_url="?csv=prestaties")


def goals(links: Sequence[InterventionGoal]) -> list[Goal]:
    """The goals it is done for; a link that no source makes is marked."""
    return [
        Goal(
            link.goal.title,
            address("goal", link.goal.package, link.goal_id),
            note=link.goal.description,
            tags=editorial(link.basis),
        )
        for link in links
    ]


def editorial(basis: str) -> tuple[Tag, ...]:
    """The mark of a link that the editors laid."""
    return (Tag("editorial"),) if basis == Basis.EDITORIAL else ()


def indicators_table(details: Details) -> Table:
    """Its indicators, with what the figures say about the whole area."""
    programme = details.intervention.package
    answers = per_indicator(since_start(details.verdicts))
    rows = []
    for link in details.indicators:
        said = [judged(one, named=False) for one in answers if one.first.indicator_id == link.indicator_id]
        name = Cell(
            link.indicator.name,
            url=address("indicator", programme, link.indicator_id),
            tags=editorial(link.basis),
            note=link.indicator.definition,
        )
        rows.append(Row((name, _verdicts(said))))
    columns = ("Indicator", "Hoe gaat het in het hele gebied?")
    key = "indicatoren-tabel"
    return Table("Indicatoren bij deze interventie", columns, rows, key, caption_hidden=True, csv_url=f"?csv={key}")


def _verdicts(said: Sequence[Judged]) -> Cell:
    if not said:
        return Cell("geen oordeel: de indicator hoort niet bij een doel")
    return Cell(items=[Cell(verdict=one, note=one.note) for one in said])


def partners_table(links: Sequence[InterventionPartner]) -> Table:
    """Who takes part, with what role, and what they put in besides money, as far as the sources tell."""
    told = told_columns(links)
    rows = [Row((partner_cell(link.organisation), *told_cells(link, told))) for link in links]
    columns = ("Organisatie", *told.values())
    return Table("Wie doet mee", columns, rows, id="partners-tabel", caption_hidden=True, csv_url="?csv=partners-tabel")


def told_columns(links: Sequence[InterventionPartner]) -> dict[str, str]:
    """What the sources tell of at least one partner: attribute to heading. What they tell of none is said in a sentence."""
    return {name: heading for name, heading in TOLD.items() if any(getattr(link, name) for link in links)}


def told_cells(link: InterventionPartner, told: Iterable[str]) -> tuple[Cell, ...]:
    """The cells of one partner in those columns."""
    return tuple(Cell(getattr(link, name)) for name in told)


def partners_sentence(links: Sequence[InterventionPartner]) -> str:
    """How many take part, and of how many we know what people they put in."""
    if not links:
        return "Wie meedoet, staat niet in onze bronnen."
    known = sum(bool(link.effort) for link in links)
    many = f"{plural(len(links), 'organisatie doet', 'organisaties doen')} mee."
    if known:
        return f"{many} Bij {known} weten we wat er aan mensen wordt ingezet."
    role = "" if any(link.role for link in links) else "Welke rol zij hebben en h"
    return f"{many} {role or 'H'}oeveel mensen zij inzetten, staat niet in onze bronnen."


def sources(details: Details) -> list[Source]:
    """Where everything on the page comes from, the intervention itself first."""
    parts: list[Sourced] = [
        details.intervention,
        *details.outputs,
        *details.goals,
        *details.partners,
        *details.indicators,
    ]
    return sources_of(parts)
