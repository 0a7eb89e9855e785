"""National schemes (figure 3): what focus areas may claim, and how far our own application is."""

from collections.abc import Mapping, Sequence

from koers.kernel.components.formatting import period, plural
from koers.kernel.components.shapes import Cell, Row, Table

from ..addresses import fund_address
from ..models import Answer, Fund, FundState, Scheme


def answer(schemes: Sequence[Scheme], claims: Mapping[str, list[Fund]], own: bool) -> str:
    """How many schemes there are, how many must be applied for, and of how many we have money."""
    if not schemes:
        return "In onze bronnen staat geen landelijke regeling."
    asked = sum(scheme.application == Answer.YES for scheme in schemes)
    first = f"Er {'is' if len(schemes) == 1 else 'zijn'} {plural(len(schemes), 'landelijke regeling', 'landelijke regelingen')}; {asked} {'moet' if asked == 1 else 'moeten'} worden aangevraagd."
    if own:
        return first
    with_money = sum(scheme.pk in claims for scheme in schemes)
    return f"{first} Bij {with_money} hoort een geldstroom van dit programma; bij {len(schemes) - with_money} staat er geen in onze bronnen."


def schemes_table(
    schemes: Sequence[Scheme], claims: Mapping[str, list[Fund]], states: Mapping[str, FundState], own: bool
) -> Table:
    """The register, under a heading for each plan. ``own``: the national programme itself, which claims nothing."""
    rows: list[Row] = []
    plan = ""
    for scheme in schemes:
        if scheme.plan != plan:
            plan = scheme.plan
            rows.append(Row((plan,), group=True))
        cells = [
            Cell(scheme.name, note=scheme.purpose),
            Cell(scheme.focus_position, note=scheme.note),
            Cell(scheme.available_to),
            Cell("" if scheme.application == Answer.UNKNOWN else scheme.get_application_display()),
            Cell(period(scheme.deadline) if scheme.deadline else "", raw=scheme.deadline),
        ]
        if not own:
            funds = claims.get(scheme.pk, [])
            cells.append(
                Cell(items=[_claim(fund, states.get(fund.pk)) for fund in funds])
                if funds
                else Cell("niet gevonden in de bronnen", missing="not_found")
            )
        rows.append(Row(tuple(cells), id=scheme.pk))
    columns = ("Regeling", "Wat mogen focusgebieden?", "Voor wie", "Aanvraag nodig", "Aanvragen tot")
    return Table("Landelijke regelingen", (*columns, *(() if own else ("Onze geldstroom",))), rows, "regelingen", True, "?csv=regelingen")  # fmt: skip


def _claim(fund: Fund, state: FundState | None) -> Cell:
    words = state.get_state_display() if state and state.state != "unknown" else "stand niet vermeld"
    return Cell(fund.name, url=fund_address(fund), note=words)
