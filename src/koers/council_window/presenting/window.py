"""The window of a council: one headline, five lines, and what they lead to."""

from collections.abc import Mapping, Sequence
from datetime import date

from koers.decisions.models import Told
from koers.governance.addresses import address as governance_address
from koers.governance.queries import Bodies
from koers.kernel.components.formatting import at_period, capitalised, period, plural
from koers.kernel.components.shapes import Cell, Column, Count, Row, Table, Tag, Tally
from koers.obligations.models import CouncilItem
from koers.programme.addresses import address
from koers.programme.models import Programme
from koers.programme.presenting.headlines import OVER, QUESTION, has_begun, has_ended

from ..queries.councils import Council
from ..queries.window import Owed
from ..summary.lanes import WORDS, lane_of
from ..summary.models import CouncilSummary
from . import money, promised


def course(programme: Programme, found: CouncilSummary | None, day: date) -> str:
    """Whether a programme is on course, in its own headline without the question; one that ended tells its outcome."""
    if has_ended(programme, day):
        return programme.outcome or OVER
    if not has_begun(programme, day):
        return f"Het programma begint {at_period(programme.start)}."
    if found is None:
        return "Er is nog niets om te beoordelen."
    return str(found.verdicts["headline"]).removeprefix(QUESTION).strip()


def course_short(programme: Programme, found: CouncilSummary | None, day: date) -> str:
    """The same in one sentence for the headline of the window."""
    name = programme.short_name.removesuffix(" (verzonnen)")
    if has_ended(programme, day):
        return f"De periode van {name} is voorbij."
    if found is None or not found.verdicts["judged"]:
        return f"Of {name} op koers ligt, kan nog niemand zeggen."
    judged, whole = found.verdicts["judged"], found.verdicts["indicators"]
    return f"Van {judged} van de {whole} indicatoren van {name} is te zeggen of ze op koers liggen."


def answer(
    council: Council, found: Mapping[str, CouncilSummary], owed: Sequence[Owed], has_frame: bool, day: date
) -> str:
    """The headline: is it on course, what should have come, what is still the council's to choose."""
    main = council.main
    own = [one for one in owed if one.package == main.package]
    overdue, untold = promised.total(own, "overdue"), promised.total(own, "untold")
    told = [course_short(main, found.get(main.package), day)]
    if overdue:
        told.append(
            f"Volgens de bronnen had de raad {plural(overdue, 'antwoord of rapport', 'antwoorden of rapporten')} al moeten krijgen."
        )
    elif untold:
        kept = "ze is" if untold == 1 else "ze zijn"
        told.append(
            f"Van {plural(untold, 'belofte', 'beloften')} is de termijn voorbij; of {kept} nagekomen, weten we niet."
        )
    if not has_frame:
        told.append("De raad heeft nog niet vastgelegd waar hij op wil toetsen.")
    return " ".join(told)


def scope(council: Council) -> str:
    """Which lines are about the first programme, and which about all of them; "" when there is only one."""
    if len(council.programmes) < 2:
        return ""
    rest = f"‘Beloofd’ en ‘Straks’ gaan over alle {len(council.programmes)} programma’s van deze raad."
    return f"‘Op koers?’, ‘Geld’ en ‘Te kiezen’ gaan over {council.main.short_name}. {rest}"


def tally(found: CouncilSummary | None) -> Tally | None:
    """The counts of verdicts of a programme; None when there is nothing to judge."""
    if found is None or not found.verdicts["counts"]:
        return None
    counts = [Count(code, count, reason) for code, count, reason in found.verdicts["counts"]]
    return Tally(counts, found.verdicts["median_share"], note=found.verdicts["note"])


def roles_table(found: Bodies) -> Table:
    """Who decides on what in a programme: the council first, then the others."""
    bodies = sorted(
        (body for body in found.every if body.decides == Told.YES), key=lambda body: body.kind != "gemeenteraad"
    )
    rows = [
        Row(
            (
                Cell(
                    body.name,
                    url=governance_address("body", found.programme, body.pk),
                    note=found.parts[body.pk].part if body.pk in found.parts else body.role,
                ),
                "de raad zelf" if body.kind == "gemeenteraad" else "een ander",
                Cell(body.decides_on),
            )
        )
        for body in bodies
    ]
    return Table(
        "Wie beslist waarover",
        ("Wie", "De raad of een ander", "Beslist over"),
        rows,
        "wie-tabel",
        csv_url="?csv=wie-tabel",
    )


def latest_table(rows: Sequence[CouncilItem], names: Mapping[str, str]) -> Table:
    """The latest of what the council was told, asked and answered."""
    lines = [
        Row(
            (
                Cell(capitalised(period(row.date)) if row.date else "", raw=row.date),
                WORDS[lane_of(row.list, row.direction, row.answers_id)],
                Cell(row.subject, url=row.url, note=names.get(row.package, "")),
                Cell(row.channel),
            )
        )
        for row in rows
    ]
    columns = ("Datum", "Wat", "Onderwerp", "Soort")
    return Table("Het laatste dat de raad hoorde en vroeg", columns, lines, "laatste-tabel", True, "?csv=laatste-tabel")


def programmes_table(council: Council, found: Mapping[str, CouncilSummary], owed: Sequence[Owed], day: date) -> Table:
    """All programmes of the council side by side: its course, its money, and what is owed."""
    rows = [_programme(one, found.get(one.package), [row for row in owed if row.package == one.package], day) for one in council.programmes]  # fmt: skip
    columns = ("Programma", "Op koers?", "Geld van de raad", Column("Nog te krijgen", numeric=True))
    return Table("De programma’s van deze raad", columns, rows, "programmas-tabel", True, "?csv=programmas-tabel")


def _programme(programme: Programme, found: CouncilSummary | None, owed: Sequence[Owed], day: date) -> Row:
    tags = (Tag("made_up"),) if programme.made_up else ()
    return Row(
        (
            Cell(programme.name, url=address("overview", programme), note=programme.kind, tags=tags),
            Cell(course(programme, found, day)),
            Cell(money.answer(found.money) if found else "niet bekend"),
            Cell(str(promised.total(owed, "open")), note=promised.short(owed)),
        )
    )
