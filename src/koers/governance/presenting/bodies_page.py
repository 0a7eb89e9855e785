"""The page of a programme's bodies: its headline, its picture, agreements and principles."""

from collections.abc import Iterable, Sequence

from koers.decisions.models import Agreement, AgreementParty, Principle, Told
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural, uncapitalised
from koers.kernel.components.shapes import Cell, Column, KeyFigure, Row, Table
from koers.programme.addresses import organisation_address
from koers.programme.presenting.standing import with_article
from koers.sources.models import Contradiction

from ..queries import WHO_DECIDES, Governance
from .bodies import ONLY_WRITTEN, PAST
from .members import fte_total, newest


def answer(found: Governance) -> str:
    """The headline: who decides according to the sources, and on how many points they differ about that."""
    own = [body for body in found.bodies.every if body.package == found.bodies.programme]
    if not found.bodies.every:
        if found.principles:
            return f"De bronnen noemen {plural(len(found.principles), 'principe', 'principes')} en nog geen orgaan dat besluit."
        return "In onze bronnen staat bij dit programma nog geen orgaan dat besluit of adviseert."
    deciding = [body for body in own if body.decides == Told.YES and body.status not in (*PAST, *ONLY_WRITTEN)]
    if deciding:
        names = join_and(with_article(body.name) for body in deciding)
        first = f"Volgens de bronnen {'besluit' if len(deciding) == 1 else 'besluiten'} {names}."
    else:
        first = "In onze bronnen staat niet welk orgaan van dit programma besluit."
    disputed = who_decides(found.contradictions)
    if not disputed:
        return first
    points = "één punt" if len(disputed) == 1 else f"{number(len(disputed))} punten"
    return f"{first} Op {points} verschillen de bronnen over wie beslist of verantwoording aflegt."


def who_decides(found: Iterable[Contradiction]) -> list[Contradiction]:
    """The contradictions about who decides or accounts."""
    return [item for item in found if item.kind == WHO_DECIDES]


def key_figures(found: Governance) -> list[KeyFigure]:
    """How many bodies, seats and empty seats there are, and how large the office is; nothing that is not known."""
    figures = []
    now = [body for body in found.bodies.every if body.status not in (*PAST, *ONLY_WRITTEN)]
    if now:
        later = len(found.bodies.every) - len(now)
        label = f"en {number(later)} eerder of alleen voorgesteld" if later else "die er volgens de bronnen zijn"
        figures.append(KeyFigure(label, number(len(now)), "organen en rollen", url="#organen"))
    seats = [seat for seat in newest(found.seats) if seat.body.status not in PAST]
    if seats:
        empty = sum(not seat.filled for seat in seats)
        label = "waarvan er 1 leeg is" if empty == 1 else f"waarvan er {number(empty)} leeg zijn"
        figures.append(KeyFigure(label, number(len(seats)), "zetels", url="#zetels"))
    if (total := fte_total(found.staff)) is not None:
        bodies = list(dict.fromkeys(row.body.name for row in newest(found.staff) if row.counted))
        figures.append(
            KeyFigure(
                f"bij {join_and(with_article(name) for name in bodies)}", number(str(total)), "fte", url="#functies"
            )
        )
    if found.agreements:
        signed = sum(one.status == Agreement.Status.SIGNED for one in found.agreements)
        label = "waarvan er 1 is ondertekend" if signed == 1 else f"waarvan er {number(signed)} zijn ondertekend"
        figures.append(KeyFigure(label, number(len(found.agreements)), "afspraken tussen partners", url="#afspraken"))
    return figures


def agreements_table(agreements: Iterable[Agreement]) -> Table:
    """What partners agreed, with who, when, which version and until when."""
    rows = [
        Row(
            (
                Cell(one.title, one.url, note=" ".join(filter(None, (one.content, one.note)))),
                Cell(one.get_kind_display()),
                Cell(one.get_status_display() if one.status else "", note=_signed(one)),
                Cell(items=[_party(party) for party in one.parties.all()]),
                Cell(one.version),
                Cell(capitalised(period(one.expires_on)) if one.expires_on else "", raw=one.expires_on),
            )
        )
        for one in agreements
    ]
    columns = ("Afspraak", "Soort", "Stand", "Partijen", "Versie", "Geldt tot en met")
    return Table(
        "Afspraken tussen partners", columns, rows, id="afspraken", caption_hidden=True, csv_url="?csv=afspraken"
    )


def _signed(one: Agreement) -> str:
    if one.signed_on:
        return f"{'op' if len(one.signed_on) == len('2022-06-17') else 'in'} {period(one.signed_on)}"
    return "datum niet vermeld" if one.status == Agreement.Status.SIGNED else ""


def _party(party: AgreementParty) -> Cell:
    """Who is party to it, since when and until when."""
    since = f"Doet mee sinds {period(party.joined_on)}." if party.joined_on else ""
    left = f"Deed mee tot {period(party.left_on)}." if party.left_on else ""
    note = " ".join(filter(None, (since, left, party.note)))
    return Cell(party.name, organisation_address(party.organisation_id) if party.organisation_id else "", note=note)


def principles_table(principles: Sequence[Principle]) -> Table:
    """What the programme holds to, in the order of the source."""
    mixed = len({one.kind for one in principles}) > 1
    rows = [
        Row(
            (
                Cell(one.title),
                Cell(one.meaning),
                *((Cell(one.get_kind_display()),) if mixed else ()),
                Cell(_behind(one)),
            )
        )
        for one in principles
    ]
    columns = (
        Column("Principe"),
        Column("Wat het betekent"),
        *((Column("Soort"),) if mixed else ()),
        Column("Wie staat erachter"),
    )
    return Table("Principes", columns, rows, id="principes", caption_hidden=True, csv_url="?csv=principes")


def _behind(one: Principle) -> str:
    if one.act is None:
        return ""
    when = f", {period(one.act.date)}" if one.act.date else ""
    return f"{one.act.body.name}: {uncapitalised(one.act.get_verb_display())}{when}"


def principles_finding(principles: Sequence[Principle]) -> str:
    """What they are, in a sentence."""
    kinds = list(dict.fromkeys(one.get_kind_display() for one in principles))
    if kinds == [Principle.Kind.LEADING.label]:
        return f"De partners spraken {plural(len(principles), 'leidend principe', 'leidende principes')} af."
    if kinds == [Principle.Kind.OBLIGATION.label]:
        return f"Elk focusgebied heeft {plural(len(principles), 'plicht', 'plichten')}."
    if kinds == [Principle.Kind.VALUE.label]:
        return f"De organisatie noemt {plural(len(principles), 'waarde', 'waarden')}."
    return f"De bronnen noemen {plural(len(principles), 'principe', 'principes')}."
