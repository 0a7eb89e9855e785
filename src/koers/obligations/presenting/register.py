"""The register: its headline, its counts and its lists."""

from collections.abc import Callable, Sequence
from datetime import date

from koers.kernel.charts import Output, OutputsChart
from koers.kernel.components.formatting import join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Column, FilterField, KeyFigure, Row, Table
from koers.kernel.packages.rows import is_real_day

from ..checks import FULL
from ..models import Kind, ObligationTally
from ..queries.register import SOON, Choice, Counts, Listed, Options, Which
from ..terms import first_day
from . import words

LISTS = {
    Which.OPEN: "wat open staat",
    Which.LATE: "wat er al had moeten zijn",
    Which.SOON: f"wat er binnen {SOON.days // 7} weken moet zijn",
    Which.WITHOUT: "wat geen termijn heeft",
    Which.CLOSED: "wat klaar is",
    Which.ALL: "alles",
}
FIELDS = {"kind": "soort", "portfolio": "portefeuille", "party": "fractie", "owes": "wie"}

ListAddress = Callable[..., str]


def answer(counts: Counts) -> str:
    """The headline: how much is open, and of how much nobody knows when it should come."""
    if not counts.total:
        return "In onze bronnen staat bij dit programma nog niets wat iemand moet."
    if not counts.open:
        return f"Van de {plural(counts.total, 'verplichting', 'verplichtingen')} staat er geen open."
    told = [f"{_stand(counts.open)} open van de {number(counts.total)}."]
    if counts.without:
        told.append(f"Bij {number(counts.without)} daarvan is geen termijn afgesproken of bekend.")
    late = counts.late - counts.untold
    if late:
        told.append(f"Volgens de bronnen {'had' if late == 1 else 'hadden'} {number(late)} er al moeten zijn.")
    return " ".join(told)


def _stand(count: int) -> str:
    return f"Er {'staat' if count == 1 else 'staan'} {plural(count, 'verplichting', 'verplichtingen')}"


def lead(counts: Counts, known: str) -> str:
    """What the sources do not tell."""
    if not counts.untold:
        return "Een verplichting is iets wat iemand een ander moet geven of moet doen: een antwoord, een rapport, een belofte."
    return (
        f"Van {plural(counts.untold, 'verplichting', 'verplichtingen')} is de termijn voorbij, maar we weten niet of het kwam. "
        f"Onze bronnen lopen tot en met {period(known[:7])}."
    )


def key_figures(counts: Counts, where: ListAddress) -> list[KeyFigure]:
    """The counts, each with the address of its list."""
    late = KeyFigure("had er al moeten zijn", number(counts.late), url=where(which=Which.LATE))
    return [
        KeyFigure("staan open", number(counts.open), f"van {number(counts.total)}", url=where(which=Which.OPEN)),
        late,
        KeyFigure(f"moet er zijn binnen {SOON.days // 7} weken", number(counts.soon), url=where(which=Which.SOON)),
        KeyFigure("heeft geen termijn", number(counts.without), url=where(which=Which.WITHOUT)),
    ]


def choice_from(given: dict[str, str], options: Options) -> Choice:
    """The choice in the address; what does not exist is left out."""
    known = {
        "kind": dict(options.kinds),
        "portfolio": dict(options.portfolios),
        "party": dict(options.parties),
        "owes": dict(options.owing),
    }
    own = {name: given.get(field, "") for name, field in FIELDS.items()}
    which = given.get("lijst", "")
    return Choice(
        which=Which(which) if which in set(Which) else Which.OPEN,
        since=_day(given.get("van", "")),
        until=_day(given.get("tot", "")),
        **{name: value for name, value in own.items() if value in known[name]},
    )


def _day(text: str) -> str:
    return text if FULL.fullmatch(text) and is_real_day(text) else ""


def filter_fields(choice: Choice, options: Options) -> list[FilterField]:
    """The form above the list; a field with nothing to choose is left out."""
    lists = [(which.value, label) for which, label in LISTS.items() if which is not Which.OPEN]
    fields = [
        FilterField("lijst", "Laat zien", lists, "" if choice.which is Which.OPEN else choice.which, LISTS[Which.OPEN]),
        FilterField("soort", "Soort", options.kinds, choice.kind),
        FilterField("wie", "Wie moet het doen", options.owing, choice.owes),
        FilterField("portefeuille", "Portefeuille", options.portfolios, choice.portfolio),
        FilterField("fractie", "Fractie die erom vroeg", options.parties, choice.party),
    ]
    shown = [field for field in fields if field.name == "lijst" or len(field.options) > 1 or field.value]
    if choice.which is Which.CLOSED:
        shown += [
            FilterField("van", "Klaar vanaf (jjjj-mm-dd)", value=choice.since),
            FilterField("tot", "Klaar tot en met (jjjj-mm-dd)", value=choice.until),
        ]
    return shown


def list_table(rows: Sequence[Listed], choice: Choice, day: date, where: Callable[[str], str], csv: str) -> Table:
    """The list that was chosen."""
    columns = ("Wat", "Soort", "Wie moet het doen", "Aan wie", "Sinds", "Uiterlijk", "Stand")
    return Table(
        f"Verplichtingen: {LISTS[choice.which]}", columns, [_row(row, day, where) for row in rows],
        id="verplichtingen", caption_hidden=True, csv_url=csv,
    )  # fmt: skip


def _row(row: Listed, day: date, where: Callable[[str], str]) -> Row:
    opened = first_day(row.made_on).isoformat() if row.made_on else ""
    open_for = words.age(opened, day, row.known) if row.still_open else ""
    since = (
        Cell(period(row.made_on), raw=row.made_on, note=f"{open_for} open" if open_for else "") if row.made_on else None
    )
    asked = f"gevraagd door {row.party}" if row.party else ""
    return Row(
        (
            Cell(row.title, url=where(row.id), note="; ".join(part for part in (row.number, asked) if part)),
            words.kind_words(row),
            words.who(row),
            row.owed_to or Cell("aan niemand in het bijzonder")
            if row.kind == Kind.COALITION_COMMITMENT
            else row.owed_to,
            since,
            words.term_cell(row, day),
            words.state_cell(row),
        )
    )


def kinds_chart(tallies: Sequence[ObligationTally]) -> OutputsChart | None:
    """How many of each kind are closed."""
    found: dict[str, list[int]] = {}
    for row in tallies:
        counted = found.setdefault(row.kind, [0, 0])
        counted[0] += row.total
        counted[1] += row.total - row.open
    outputs = tuple(
        Output(
            words.PLURALS[Kind(kind)][1],
            float(total),
            float(closed),
            f"{number(closed)} van {number(total)} niet meer open",
        )
        for kind, (total, closed) in sorted(found.items(), key=lambda item: list(Kind.values).index(item[0]))
    )
    return OutputsChart(name="Niet meer open, per soort", outputs=outputs) if outputs else None


def kinds_table(tallies: Sequence[ObligationTally]) -> Table:
    """The same counts as in the picture."""
    found: dict[str, list[int]] = {}
    for row in tallies:
        counted = found.setdefault(row.kind, [0, 0])
        counted[0] += row.open
        counted[1] += row.total
    rows = [
        (
            words.PLURALS[Kind(kind)][1],
            *(Cell(number(count), raw=str(count)) for count in (still, total - still, total)),
        )
        for kind, (still, total) in sorted(found.items(), key=lambda item: list(Kind.values).index(item[0]))
    ]
    columns = ("Soort", *(Column(head, numeric=True) for head in ("Open", "Niet meer open", "Samen")))
    return Table("Hoeveel staat er open, per soort", columns, rows, id="soorten", csv_url="?csv=soorten")


def kinds_finding(tallies: Sequence[ObligationTally]) -> str:
    """What the picture says: the kinds of which nothing is open."""
    open_by: dict[str, int] = {}
    for row in tallies:
        open_by[row.kind] = open_by.get(row.kind, 0) + row.open
    still = [
        plural(count, *words.PLURALS[Kind(kind)])
        for kind, count in sorted(open_by.items(), key=lambda item: -item[1])
        if count
    ]
    return f"Open staan {join_and(still)}" if still else "Er staat niets open"
