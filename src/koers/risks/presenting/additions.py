"""The risks on the pages of goals, funds and bodies."""

from collections.abc import Sequence

from koers.kernel.additions import Addition, add_to
from koers.kernel.components.formatting import capitalised, plural
from koers.kernel.components.shapes import Cell, Row, Table, Tag
from koers.programme.models import Basis
from koers.programme.presenting.provenance import sources_of

from .. import queries
from ..addresses import risk_address
from ..models import Risk, RiskFund, RiskGoal

PLACE = "risicos"
KEY = "risicos-hier"
COLUMNS = ("Risico", "Oorzaak", "Gevolg", "Maatregel", "Stand")


def register() -> None:
    """Add the risks to the pages they belong on."""
    add_to("goals", "risks", lambda key: of_links(queries.risks_of_goal(key), "Wat kan er misgaan met dit doel?"))
    add_to("funds", "risks", lambda key: of_links(queries.risks_of_fund(key), "Wat kan er misgaan met dit geld?"))
    add_to("bodies", "risks", lambda key: of_body(queries.risks_of_body(key)))


def of_links(links: Sequence[RiskGoal] | Sequence[RiskFund], title: str) -> Addition | None:
    """The risks that are tied to a goal or fund; None when there are none."""
    if not links:
        return None
    rows = [_row(link.risk, link.note, (Tag("editorial"),) if link.basis == Basis.EDITORIAL else ()) for link in links]
    count = plural(len(links), "risico", "risico’s")
    sentence = f"De bronnen noemen hier {count}. Een risico zegt niet dat het ook gebeurt."
    return Addition(PLACE, title, sentence, _table(rows), tuple(sources_of(links)))


def of_body(risks: Sequence[Risk]) -> Addition | None:
    """The risks that a body watches; None when there are none."""
    if not risks:
        return None
    sentence = f"Volgens de bronnen let dit orgaan op {plural(len(risks), 'risico', 'risico’s')}."
    rows = [_row(risk) for risk in risks]
    return Addition(PLACE, "Op welke risico’s let dit orgaan?", sentence, _table(rows), tuple(sources_of(risks)))


def _row(risk: Risk, note: str = "", tags: tuple[Tag, ...] = ()) -> Row:
    return Row(
        (
            Cell(risk.title, risk_address(risk), note=note, tags=tags),
            Cell(risk.cause),
            Cell(risk.effect),
            Cell(risk.measure),
            Cell(capitalised(risk.get_state_display())),
        )
    )


def _table(rows: Sequence[Row]) -> Table:
    return Table("Risico’s die hierbij horen", COLUMNS, rows, KEY, caption_hidden=True, csv_url=f"?csv={KEY}")
