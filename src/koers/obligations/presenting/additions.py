"""What is owed, on the pages of goals, interventions, funds, decisions, areas, bodies and organisations."""

from functools import partial

from koers.kernel.additions import Addition, add_to
from koers.kernel.components.formatting import number, plural
from koers.kernel.components.shapes import Cell, Row, Table, Tag
from koers.programme.presenting.provenance import sources_of

from ..addresses import address
from ..flows import STATES
from ..models import Obligation
from ..queries.about import About, about
from ..queries.register import listed_row
from ..terms.engine import WORDS, NoTerm
from . import words

PLACE = "verplichtingen"
KEY = "verplichtingen-hier"
TITLES = {
    "goals": "Wat is over dit doel beloofd of gevraagd?",
    "interventions": "Wat is hierover beloofd of gevraagd?",
    "funds": "Wat is over dit geld beloofd of gevraagd?",
    "decisions": "Welke belofte of vraag hoort bij dit besluit?",
    "areas": "Wat is over dit gebied beloofd of gevraagd?",
    "bodies": "Wat moet dit orgaan, en wat krijgt het nog?",
    "organisations": "Wat moet deze organisatie, en wat krijgt zij nog?",
}


def register() -> None:
    """Add the obligations to the pages they belong on."""
    for table in TITLES:
        add_to(table, "obligations", partial(_of, table))


def _of(table: str, key: str) -> Addition | None:
    found = about(table, key)
    return addition(TITLES[table], found) if found.total else None


def addition(title: str, found: About) -> Addition:
    """The obligations about one subject, as a part of its page."""
    columns = ("Wat", "Soort", "Wie moet het doen", "Aan wie", "Uiterlijk", "Stand")
    table = Table("Verplichtingen hierbij", columns, [_row(row, found) for row in found.rows], KEY, True, f"?csv={KEY}")
    return Addition(PLACE, title, _sentence(found), table, tuple(sources_of(found.rows)))


def _sentence(found: About) -> str:
    verb = "hoort" if found.total == 1 else "horen"
    first = f"Hier {verb} {plural(found.total, 'verplichting', 'verplichtingen')} bij."
    if not found.open:
        first += " Daarvan staat niets meer open."
    elif found.total == 1:
        first += " Die staat nog open."
    else:
        first += f" Daarvan {'staat' if found.open == 1 else 'staan'} er {number(found.open)} nog open."
    more = found.total - len(found.rows)
    return f"{first} Hieronder staan de eerste {len(found.rows)}; alle staan in het register." if more else first


def _row(row: Obligation, found: About) -> Row:
    line = listed_row(row.term, row)
    tags = (Tag("editorial"),) if row.pk in found.editorial else ()
    title = Cell(
        row.title, url=address("obligation", row.package, row.pk), note=found.programmes.get(row.package, ""), tags=tags
    )
    to = row.owed_to or row.addressee
    if row.term.due:
        due = Cell(words.due_words(line), raw=row.term.due)
    else:
        due = Cell(WORDS[NoTerm(row.term.missing or NoTerm.NOT_AGREED)], missing="no_term")
    state = Cell(STATES[row.term.state].words, note=words.state_cell(line).note)
    return Row((title, words.kind_words(row), words.who(line), to.name if to else None, due, state))
