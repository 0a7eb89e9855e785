"""The page of risks: its headline, its picture and its tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.safestring import mark_safe

from koers.governance.addresses import address as governance_address
from koers.kernel.components.formatting import capitalised, join_and, money, number, period, plural
from koers.kernel.components.shapes import Cell, Column, Figure, KeyFigure, Row, Table, Tag
from koers.kernel.days import first_day, last_day
from koers.kernel.money import euros
from koers.programme.addresses import address
from koers.programme.models import Basis
from koers.sources.presenting import references

from .. import drawing
from ..addresses import risk_address
from ..models import HIGHEST, LOWEST, Review, ReviewRound, Risk, RiskFund, RiskGoal, RiskScore
from ..queries import Register

State = Risk.State


def answer(found: Register) -> str:
    """The headline: how many risks are known, whether somebody gave them a score, and whether the rounds were held."""
    if not found.risks:
        return "In onze bronnen staat nog geen risico bij dit programma."
    total = plural(len(found.risks), "risico", "risico’s")
    scored = [risk for risk in found.risks if latest(risk) is not None]
    if not scored:
        first = f"De bronnen noemen {total}, zonder een score voor kans en gevolg."
    else:
        first = (
            f"De bronnen noemen {total}. Voor {number(len(scored))} daarvan gaf iemand een score voor kans en gevolg."
        )
    return " ".join(filter(None, (first, rounds_sentence(found.reviews))))


def rounds_sentence(reviews: Iterable[Review]) -> str:
    """Whether the agreed round of risks was ever held."""
    agreed = [review for review in reviews if review.kind == Review.Kind.RISKS]
    if not agreed:
        return ""
    held = [one for review in agreed for one in review.rounds.all() if one.held_on]
    if held:
        return f"De laatste ronde was {_when(max(one.held_on for one in held))}."
    return f"Van de afgesproken ronde, {often(agreed[0])}, staat er geen in onze bronnen."


def often(review: Review) -> str:
    """How often, in words."""
    return "elk jaar" if review.every_years == 1 else f"elke {number(review.every_years)} jaar"


def _when(text: str) -> str:
    return f"{'op' if len(text) == len('2023-09-01') else 'in'} {period(text)}"


def latest(risk: Risk) -> RiskScore | None:
    """The score of the newest round that gave one; None when nobody did."""
    given = [one for one in risk.scores.all() if one.likelihood is not None or one.impact is not None]
    return given[-1] if given else None


def key_figures(found: Register) -> list[KeyFigure]:
    """How many stand, how many nobody watches, how many have a score."""
    if not found.risks:
        return []
    closed = sum(risk.state != State.OPEN for risk in found.risks)
    nobody = sum(not risk.owner for risk in found.risks)
    scored = sum(latest(risk) is not None for risk in found.risks)
    label = (
        f"waarvan er {number(closed)} niet meer {'openstaat' if closed == 1 else 'openstaan'}"
        if closed
        else "die de bronnen noemen"
    )
    figures = [
        KeyFigure(label, number(len(found.risks)), "risico’s" if len(found.risks) != 1 else "risico", url="#risicos")
    ]
    if nobody:
        figures.append(
            KeyFigure("waarvan geen bron zegt wie erop let", number(nobody), "risico’s" if nobody != 1 else "risico")
        )
    figures.append(
        KeyFigure("met een score voor kans en gevolg", number(scored), "risico’s" if scored != 1 else "risico")
    )
    held = sum(bool(one.held_on) for review in found.reviews for one in review.rounds.all())
    if found.reviews:
        figures.append(
            KeyFigure(
                "die volgens onze bronnen is gedaan" if held == 1 else "die volgens onze bronnen zijn gedaan",
                number(held),
                "rondes" if held != 1 else "ronde",
                url="#rondes",
            )
        )
    return figures


def picture(found: Register, name: str) -> Figure | None:
    """Who watches how many open risks; None without risks."""
    counts = Counter(risk.owner or drawing.NOBODY for risk in found.risks if risk.state == State.OPEN)
    if not counts:
        return None
    bars = sorted(counts.items(), key=lambda bar: (bar[0] == drawing.NOBODY, -bar[1], bar[0]))
    shown = [(capitalised(label), count) if label != drawing.NOBODY else (label, count) for label, count in bars]
    title = f"Wie let op hoeveel risico’s van {name}"
    told = " ".join(f"{label}: {plural(count, 'risico', 'risico’s')}." for label, count in shown)
    most = [label for label, count in bars if count == bars[0][1] and label != drawing.NOBODY]
    finding = (
        f"De meeste risico’s zijn voor {join_and(f'‘{label}’' for label in most)}."
        if most
        else "Geen bron zegt wie op de risico’s let."
    )
    return Figure(
        title=finding,
        svg=mark_safe(drawing.wide(shown, title, told)),  # our own picture, which escapes its texts
        svg_narrow=mark_safe(drawing.narrow(shown, title, told)),
        subtitle="Aantal risico’s per functie of orgaan dat er volgens de bron op let. Wat is afgesloten, telt niet mee.",
        sources=references(found.risks),
        table_url="#risicos",
        csv_url="?csv=risicos",
    )


# --- tables -----------------------------------------------------------------------------------------------


def risks_table(risks: Sequence[Risk], register: Register) -> Table:
    """The risks. Money and scores have a column only when somebody names one."""
    with_money = any(risk.amount is not None or risk.amount_note for risk in register.risks)
    with_scores = any(latest(risk) is not None for risk in register.risks)
    with_states = any(risk.state != State.OPEN for risk in register.risks)
    columns = [
        "Risico", "Oorzaak", "Gevolg", "Maatregel", "Wie let erop", "Wat het raakt", *(["Geld"] if with_money else []),
        *(["Kans en gevolg"] if with_scores else []), *(["Stand"] if with_states else []), "Bron",
    ]  # fmt: skip
    rows = [
        Row(
            (
                Cell(
                    risk.title,
                    risk_address(risk),
                    note=" ".join(filter(None, (f"{capitalised(risk.category)}.", risk.note))),
                ),
                Cell(risk.cause),
                Cell(risk.effect),
                Cell(risk.measure),
                owner_cell(risk, register),
                _touched(risk),
                *([money_cell(risk)] if with_money else []),
                *([score_cell(latest(risk))] if with_scores else []),
                *([Cell(risk.get_state_display())] if with_states else []),
                Cell(", ".join(filter(None, (risk.source.title, risk.source_place)))),
            ),
            id=risk.pk,
        )
        for risk in risks
    ]
    return Table("Risico’s", columns, rows, id="risicos", caption_hidden=True, csv_url="?csv=risicos")


def owner_cell(risk: Risk, register: Register) -> Cell:
    """Who watches it, with a link when that body has a page in the programme."""
    known = risk.owner_body_id in register.bodies
    url = governance_address("body", register.programme, risk.owner_body_id) if known and risk.owner else ""
    return Cell(capitalised(risk.owner), url)


def _touched(risk: Risk) -> Cell:
    """Whom or what it hits, the goals, and how much money it is about: the funds stand on its own page."""
    items = [Cell(capitalised(risk.affected))] if risk.affected else []
    items += [
        Cell(link.goal.title, address("goal", link.goal.package, link.goal_id), tags=_marked(link))
        for link in risk.goal_links.all()
    ]
    funds = [link.fund.name for link in risk.fund_links.all()]
    raw = "; ".join([*(item.text for item in items), *funds])
    if funds:
        items.append(Cell(plural(len(funds), "geldstroom", "geldstromen"), f"{risk_address(risk)}#geld"))
    return Cell(items=items, raw=raw)


def _marked(link: RiskGoal | RiskFund) -> tuple[Tag, ...]:
    return (Tag("editorial"),) if link.basis == Basis.EDITORIAL else ()


def money_cell(risk: Risk) -> Cell:
    """The amount at stake, when a source names one."""
    if risk.amount is None:
        return Cell(note=risk.amount_note)
    return Cell(money(risk.amount), note=risk.amount_note, raw=euros(risk.amount))


def score_cell(score: RiskScore | None) -> Cell:
    """Likelihood and impact with the round; empty when nobody gave them."""
    if score is None:
        return Cell()
    likelihood, impact = (
        str(value) if value is not None else "niet vermeld" for value in (score.likelihood, score.impact)
    )
    return Cell(
        f"kans {likelihood}; gevolg {impact}", note=f"Ronde van {period(score.round.held_on or score.round.due)}."
    )


def matrix(risks: Sequence[Risk]) -> Table | None:
    """Likelihood against impact, 1 to 5, with the open risks in their place; None when no open risk has both.

    What is closed is left out, as in the picture: a matrix shows what can still go wrong.
    """
    scored = ((risk, latest(risk)) for risk in risks if risk.state == State.OPEN)
    placed = {risk.pk: score for risk, score in scored if score and score.likelihood and score.impact}
    if not placed:
        return None
    scale = range(LOWEST, HIGHEST + 1)

    def at(likelihood: int, impact: int) -> Cell:
        here = [
            Cell(risk.title, risk_address(risk))
            for risk in risks
            if risk.pk in placed and (placed[risk.pk].likelihood, placed[risk.pk].impact) == (likelihood, impact)
        ]
        return Cell(items=here, raw="; ".join(one.text for one in here)) if here else Cell("geen")

    rows = [
        Row((Cell(f"Gevolg {impact}"), *(at(likelihood, impact) for likelihood in scale))) for impact in reversed(scale)
    ]
    columns = ["Gevolg", *(f"Kans {likelihood}" for likelihood in scale)]
    return Table(
        "Kans en gevolg, van 1 (klein) tot en met 5 (groot)", columns, rows, id="matrix", csv_url="?csv=matrix"
    )


def history_table(risks: Iterable[Risk], name_risk: bool = True) -> Table:
    """Every score in every round, so that one sees what changed; on the page of one risk its name is left out."""
    rows = [
        Row(
            (
                *((Cell(risk.title, risk_address(risk)),) if name_risk else ()),
                Cell(capitalised(period(one.round.held_on or one.round.due)), raw=one.round.held_on or one.round.due),
                _part(one.likelihood),
                _part(one.impact),
                Cell(one.get_state_display()),
                Cell(one.remark),
            )
        )
        for risk in risks
        for one in risk.scores.all()
    ]
    columns = (
        *(("Risico",) if name_risk else ()),
        "Ronde",
        Column("Kans (1 tot en met 5)", True),
        Column("Gevolg (1 tot en met 5)", True),
        "Stand",
        "Toelichting",
    )
    return Table("Scores per ronde", columns, rows, id="scores", caption_hidden=True, csv_url="?csv=scores")


def _part(value: int | None) -> Cell:
    return Cell(f"{value} van {HIGHEST}" if value is not None else "", raw=str(value) if value is not None else "")


def reviews_table(reviews: Iterable[Review], today: date) -> Table:
    """What was agreed, how often, and what is known of the rounds."""
    rows = [
        Row(
            (
                Cell(review.title, note=review.note),
                Cell(capitalised(review.get_kind_display())),
                Cell(capitalised(often(review))),
                Cell(review.body.name if review.body else ""),
                _rounds(list(review.rounds.all()), today),
                Cell(", ".join(filter(None, (review.source.title, review.source_place)))),
            )
        )
        for review in reviews
    ]
    columns = ("Afspraak", "Waarnaar gekeken wordt", "Hoe vaak", "Wie", "Rondes", "Bron")
    return Table("Afgesproken rondes", columns, rows, id="rondes", caption_hidden=True, csv_url="?csv=rondes")


def _rounds(rounds: Sequence[ReviewRound], today: date) -> Cell:
    """Each round with when it was planned and held; none at all is said in words."""
    if not rounds:
        return Cell(missing="not_found")
    items = [
        Cell(_round_words(one, today), note=one.findings, tags=(Tag("late"),) if is_late(one) else ()) for one in rounds
    ]
    return Cell(items=items, raw="; ".join(item.text for item in items))


def _round_words(one: ReviewRound, today: date) -> str:
    if one.held_on:
        return f"Gepland voor {period(one.due)}, gedaan {_when(one.held_on)}."
    passed = "Of het is gedaan, staat niet in onze bronnen." if last_day(one.due) < today else "Nog niet aan de beurt."
    return f"Gepland voor {period(one.due)}. {passed}"


def is_late(one: ReviewRound) -> bool:
    """Whether it was held after the last day that was planned."""
    return bool(one.held_on) and first_day(one.held_on) > last_day(one.due)
