"""On the page of an organisation: the bodies it has a seat in, and what it agreed with others."""

from koers.decisions.models import AgreementParty, Seat
from koers.kernel.additions import Addition, add_to
from koers.kernel.components.formatting import capitalised, join_and, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.programme.presenting.provenance import sources_of

from .. import queries
from ..addresses import address
from .bodies import PAST
from .members import newest

KEY = "bestuur-hier"


def register() -> None:
    """Add to the pages of organisations."""
    add_to("organisations", "governance", lambda key: of_organisation(queries.part_of(key)))


def of_organisation(found: queries.PartInGovernance) -> Addition | None:
    """Its seats on the newest lists, and the agreements it is a party to; None when there are none."""
    seats = [seat for seat in newest(found.seats) if seat.organisation_id == found.organisation]
    if not seats and not found.parties:
        return None
    rows = [
        Row(
            (
                Cell(seat.body.name, _address(found, seat.body_id), note=_over(seat)),
                Cell("Zetel"),
                Cell(f"{capitalised(seat.function)}, {seat.get_role_display()}", note=seat.note),
                Cell(f"stand van {period(seat.as_of)}", raw=seat.as_of),
            )
        )
        for seat in seats
    ]
    rows += [
        Row(
            (
                Cell(party.agreement.title, f"{address('governance', party.agreement.package)}#afspraken"),
                Cell(capitalised(party.agreement.get_kind_display())),
                Cell(
                    capitalised(party.agreement.get_status_display()) if party.agreement.status else "", note=party.note
                ),
                Cell(_since(party), raw=party.joined_on or party.agreement.signed_on),
            )
        )
        for party in found.parties
    ]
    table = Table("Zetels en afspraken", ("Waar", "Wat", "Hoe", "Wanneer"), rows, KEY, True, f"?csv={KEY}")
    now = [seat for seat in seats if not _over(seat)]
    parts = [f"heeft {plural(len(now), 'zetel', 'zetels')}"] if now else []
    if len(seats) > len(now):
        parts.append(f"had {plural(len(seats) - len(now), 'zetel', 'zetels')} in een orgaan dat er niet meer is")
    if found.parties:
        parts.append(f"is partij bij {plural(len(found.parties), 'afspraak', 'afspraken')}")
    return Addition(
        "bestuur",
        "Waar zit deze organisatie aan tafel?",
        f"Deze organisatie {join_and(parts)}.",
        table,
        tuple(sources_of([*seats, *found.parties])),
    )


def _since(party: AgreementParty) -> str:
    """Since when it takes part, else when the agreement was signed; "" when no source says."""
    since = party.joined_on or party.agreement.signed_on
    return period(since) if since else ""


def _over(seat: Seat) -> str:
    """Why a seat is not one of today: its body is gone; "" when it is there."""
    return f"Dit orgaan: {seat.body.get_status_display()}." if seat.body.status in PAST else ""


def _address(found: queries.PartInGovernance, body: str) -> str:
    """The page of a body, in the programme where it has a part; "" when it has none."""
    programme = found.programmes.get(body)
    return address("body", programme, body) if programme else ""
