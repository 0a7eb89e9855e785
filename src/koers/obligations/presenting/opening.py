"""What the page of a coalition agreement says first: what was promised, what has a date, and what became of it."""

from dataclasses import replace

from koers.kernel.additions import Addition, add_to
from koers.sources.presenting import references

from ..addresses import address
from ..queries import commitments as queries
from . import commitments as presenting


def register() -> None:
    """Add the commitments to the page of a programme that has them."""
    add_to("programme", "commitments", of_programme)


def of_programme(programme: str) -> Addition | None:
    """The counts and the picture; None for a programme that is no coalition agreement."""
    chapters = queries.counted_by(programme, "chapter")
    total = queries.together(chapters)
    if not total.total:
        return None
    sources = [replace(source, place="") for source in references(queries.first(programme))]
    table = presenting.chapters_table(chapters, programme)
    return Addition(
        "afspraken",
        "Wat sprak de coalitie af, en wat kwam ervan?",
        f"{presenting.answer(total)} {presenting.outcome(total, queries.told_until(programme))}",
        table,
        figures=presenting.key_figures(total, programme),
        figure=presenting.picture(chapters, sources, ""),
        links=[
            ("Alle afspraken bekijken en kiezen", address("commitments", programme)),
            *presenting.pages(queries.parts(programme), programme, "commitments"),
        ],
    )
