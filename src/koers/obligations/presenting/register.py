"""The register: its headline, its counts and its lists."""

from collections.abc import Callable, Sequence
from datetime import date

from koers.kernel.charts import Output, OutputsChart
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Column, FilterField, KeyFigure, Row, Table
from koers.kernel.packages.rows import is_real_day

from ..checks import FULL
from ..models import Kind, ObligationTally
from ..queries.register import SOON, Ago, Choice, Counts, Listed, Options, Which
from . import words

LISTS = {
    Which.OPEN: "wat open staat",
    Which.LATE: "wat er al had moeten zijn",
    Which.UNTOLD: "waarvan de termijn voorbij is, en niet bekend is of het kwam",
    Which.SOON: f"wat er binnen {SOON.days // 7} weken moet zijn",
    Which.WITHOUT: "wat geen termijn heeft",
    Which.CLOSED: "wat klaar is",
    Which.NOTHING: "wat blijft gelden of niets vraagt",
    Which.ALL: "alles",
}
AGO = {
    Ago.NEW: "minder dan 3 maanden geleden",
    Ago.MONTHS: "3 tot 12 maanden geleden",
    Ago.YEAR: "1 tot 2 jaar geleden",
    Ago.OLD: "langer dan 2 jaar geleden",
}
FIELDS = {"age": "leeftijd", "kind": "soort", "portfolio": "portefeuille", "party": "fractie", "owes": "wie"}

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
    if counts.late:
        told.append(
            f"Volgens de bronnen {'had' if counts.late == 1 else 'hadden'} {number(counts.late)} er al moeten zijn."
        )
    return " ".join(told)


def _stand(count: int) -> str:
    return f"Er {'staat' if count == 1 else 'staan'} {plural(count, 'verplichting', 'verplichtingen')}"


def lead(counts: Counts) -> str:
    """What the sources do not tell, and what nobody owes."""
    told = [
        "Een verplichting is iets wat iemand een ander moet geven of moet doen: een antwoord, een rapport, een belofte."
    ]
    if counts.untold:
        told = [
            f"Van {plural(counts.untold, 'verplichting', 'verplichtingen')} is de termijn voorbij, maar we weten niet of het kwam."
        ]
        if counts.known:  # a source without a date tells of no day
            told.append(f"Onze bronnen lopen tot en met {period(counts.known[:7])}.")
    if counts.nothing:
        told.append(
            f"Het register heeft nog {plural(counts.nothing, 'regel', 'regels')} waarin niemand iets moet doen: wat blijft zoals het is, "
            "conclusies, suggesties en mogelijke keuzes."
        )
    return " ".join(told)


def key_figures(counts: Counts, where: ListAddress) -> list[KeyFigure]:
    """The counts, each with the address of its list."""
    untold = KeyFigure("termijn voorbij, niet bekend of het kwam", number(counts.untold), url=where(which=Which.UNTOLD))
    return [
        KeyFigure("staan open", number(counts.open), f"van {number(counts.total)}", url=where(which=Which.OPEN)),
        KeyFigure("had er al moeten zijn", number(counts.late), url=where(which=Which.LATE)),
        *([untold] if counts.untold else []),
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
    which, ago = given.get("lijst", ""), own.pop("age")
    return Choice(
        age=Ago(ago) if ago in AGO else None,
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
        FilterField(
            "leeftijd", "Wanneer gemaakt", [(ago.value, label) for ago, label in AGO.items()], choice.age or ""
        ),
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
    asked = f"gevraagd door {row.party}" if row.party else ""
    return Row(
        (
            Cell(row.title, url=where(row.id), note="; ".join(part for part in (row.number, asked) if part)),
            words.kind_words(row),
            words.who(row),
            words.owed_to(row),
            words.since_cell(row, day),
            words.term_cell(row, day),
            words.state_cell(row),
        )
    )


def _by_kind(tallies: Sequence[ObligationTally]) -> list[tuple[str, int, int, int]]:
    """Of each kind, in the fixed order of the kinds: its name, how many are open, are closed, and ask nothing."""
    found: dict[str, list[int]] = {}
    for row in tallies:
        counted = found.setdefault(row.kind, [0, 0, 0])
        for place, count in enumerate((row.open, row.total - row.open - row.nothing, row.nothing)):
            counted[place] += count
    ordered = sorted(found.items(), key=lambda item: list(Kind.values).index(item[0]))
    return [(words.PLURALS[Kind(kind)][1], *counts) for kind, counts in ordered]  # type: ignore[misc]


def kinds_chart(tallies: Sequence[ObligationTally]) -> OutputsChart | None:
    """How many of each kind are closed."""
    outputs = tuple(
        Output(
            name, float(still + closed), float(closed), f"{number(closed)} van {number(still + closed)} niet meer open"
        )
        for name, still, closed, _ in _by_kind(tallies)
        if still + closed
    )
    told = " ".join(f"{capitalised(output.label)}: {output.text}." for output in outputs)
    return OutputsChart(name="Niet meer open, per soort", outputs=outputs, told=told) if outputs else None


def kinds_table(tallies: Sequence[ObligationTally]) -> Table:
    """The same counts as in the picture, and what asks nothing of anybody."""
    rows = [
        (name, *(Cell(number(count), raw=str(count)) for count in (still, closed, still + closed, nothing)))
        for name, still, closed, nothing in _by_kind(tallies)
    ]
    heads = ("Open", "Niet meer open", "Samen", "Vraagt niets")
    columns = ("Soort", *(Column(head, numeric=True) for head in heads))
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
