"""Meetings, motions and votes by party, as the council's own system gave them. No order of parties, no scores."""

from collections.abc import Mapping, Sequence

from koers.kernel.components.formatting import capitalised, join_and, period, plural
from koers.kernel.components.shapes import Cell, Column, FilterField, Row, Table
from koers.meetings.models import AgendaItem, Meeting, MeetingDocument, Motion, Vote
from koers.meetings.queries import Agenda, Choice, Tallied

Kind, Result, Option = Motion.Kind, Motion.Result, Vote.Option
UNKNOWN = "unknown"
KINDS = {
    Kind.MOTION: ("motie", "moties"),
    Kind.AMENDMENT: ("amendement", "amendementen"),
    Kind.PROPOSAL: ("voorstel", "voorstellen"),
    Kind.OTHER: ("ander stuk", "andere stukken"),
}
RESULTS = {
    Result.ADOPTED: "aangenomen",
    Result.REJECTED: "verworpen",
    Result.WITHDRAWN: "ingetrokken",
    Result.HELD: "aangehouden",
    Result.NOT_PUT: "niet in stemming gebracht",
    Result.UNKNOWN: "uitslag niet vermeld",
}
MOTIONS, MEETINGS = "moties", "vergaderingen"
ALL_PARTIES = "hele raad"


def answer(found: Tallied, name: str) -> str:
    """The headline: how many there are, and what became of them."""
    if not found.motions and not found.meetings:
        return f"Van de raad van {name} zijn nog geen vergaderingen of moties ingelezen."
    parts = [plural(_of_kind(found, kind), *KINDS[kind]) for kind in Kind if _of_kind(found, kind)]
    parts += [plural(found.meetings, "vergadering", "vergaderingen")] if found.meetings else []
    span = (
        f" van {period(found.first)} tot en met {period(found.last)}"
        if found.first and found.first != found.last
        else ""
    )
    return f"Ingelezen: {join_and(parts)}{span}. {_ended(found)}".strip()


def _of_kind(found: Tallied, kind: str) -> int:
    return sum(count for (own, _), count in found.counts.items() if own == kind)


def _of_result(found: Tallied, result: str) -> int:
    """Of motions and amendments only: a proposal of the executive is another thing."""
    moved = (Kind.MOTION, Kind.AMENDMENT)
    return sum(count for (kind, own), count in found.counts.items() if own == result and kind in moved)


def _ended(found: Tallied) -> str:
    ends = RESULTS | {Result.UNKNOWN: "zonder uitslag in de bron"}
    said = [f"{_of_result(found, result)} {words}" for result, words in ends.items() if _of_result(found, result)]
    return f"Van de moties en amendementen: {join_and(said)}." if said else ""


def choice_from(given: Mapping[str, str], found: Tallied) -> Choice:
    """The choice in the address; what does not exist is left out."""
    kind, result, year = given.get("soort", ""), given.get("uitslag", ""), given.get("jaar", "")
    results = {UNKNOWN, *(value for value in Result.values if value)}
    return Choice(
        kind if kind in Kind.values else "", result if result in results else "", year if year in found.years else ""
    )


def filter_fields(choice: Choice, found: Tallied) -> list[FilterField]:
    """The form above the list of motions."""
    kinds = [(kind.value, capitalised(KINDS[kind][1])) for kind in Kind if _of_kind(found, kind)]
    results = [(result.value or UNKNOWN, capitalised(RESULTS[result])) for result in Result]
    return [
        FilterField("soort", "Soort", kinds, choice.kind, "alle soorten"),
        FilterField("uitslag", "Uitslag", results, choice.result, "alle uitslagen"),
        FilterField("jaar", "Jaar", [(year, year) for year in found.years], choice.year, "alle jaren"),
    ]


def results_table(found: Tallied) -> Table:
    """How many of each kind ended how."""
    kinds = [kind for kind in Kind if _of_kind(found, kind)]
    columns = [Column("Uitslag"), *(Column(capitalised(KINDS[kind][1]), numeric=True) for kind in kinds)]
    rows = [
        (capitalised(words), *(str(found.counts.get((kind.value, result.value), 0)) for kind in kinds))
        for result, words in RESULTS.items()
        if any(found.counts.get((kind.value, result.value)) for kind in kinds)
    ]
    return Table("Uitslagen volgens de bron", columns, rows, id="uitslagen", csv_url="?csv=uitslagen")


def motions_table(
    rows: Sequence[Motion], votes: Mapping[str, Sequence[Vote]], urls: Mapping[str, str], owed: Mapping[str, str]
) -> Table:
    """Motions with their result and how parties voted. ``urls``: the pages of their meetings; ``owed``: by motion what is owed."""
    columns = ("Datum", "Titel", "Ingediend door", "Uitslag", "Voor", "Tegen", "Anders")
    lines = [Row(_motion_cells(row, votes.get(row.pk, ()), urls, owed.get(row.pk, "")), id=row.pk) for row in rows]
    return Table(
        "Moties, amendementen en voorstellen",
        columns,
        lines,
        id=MOTIONS,
        caption_hidden=True,
        csv_url=f"?csv={MOTIONS}",
    )


def _motion_cells(row: Motion, votes: Sequence[Vote], urls: Mapping[str, str], owed: str) -> tuple[Cell, ...]:
    other = [vote for vote in votes if vote.option not in (Option.YES, Option.NO)]
    return (
        Cell(capitalised(period(row.date)), url=urls.get(row.meeting_id or "", ""), raw=row.date)
        if row.date
        else Cell(missing="not_stated"),
        _title(row),
        Cell(", ".join(row.parties.split("; "))) if row.parties else Cell(missing="not_stated"),
        _result(row, votes, owed),
        _parties(votes, Option.YES),
        _parties(votes, Option.NO),
        Cell("; ".join(f"{_voted(vote)}: {Option(vote.option).label}" for vote in other)) if other else Cell("geen"),
    )


def _title(row: Motion) -> Cell:
    number = "" if not row.number or row.number in row.title else f"nummer {row.number}, "
    note = f"{number}{KINDS[Kind(row.kind)][0]}" + ("" if row.url else ", geen link in de bron")
    return Cell(row.title, url=row.url, note=note)


def _result(row: Motion, votes: Sequence[Vote], owed: str) -> Cell:
    """What the source states, with a link to what is owed because of it; else its own words and the votes, which decide nothing."""
    if row.result:
        words = RESULTS[Result(row.result)]
        own = row.result_text if row.result_text.lower() != words else ""
        return Cell(capitalised(words), url=owed, note=f"in de bron: {own}" if own else "")
    told = [f"in de bron: {row.result_text}"] if row.result_text else []
    if votes and all(vote.seats is not None for vote in votes):
        yes, no = (
            sum(vote.seats or 0 for vote in votes if vote.option == option) for option in (Option.YES, Option.NO)
        )
        told.append(f"geteld: {yes} voor en {no} tegen")
    return Cell(missing="not_stated", note="; ".join(told))


def _parties(votes: Sequence[Vote], option: str) -> Cell:
    own = [vote for vote in votes if vote.option == option]
    if not own:
        return Cell("geen") if votes else Cell(missing="not_stated")
    return Cell(", ".join(map(_voted, own)))


def _voted(vote: Vote) -> str:
    return vote.party if vote.seats is None else f"{vote.party} ({vote.seats})"


def meetings_table(rows: Sequence[Meeting], urls: Mapping[str, str]) -> Table:
    """Meetings, each with a page of its own."""
    columns = (
        Column("Datum"), Column("Vergadering"), Column("Wanneer en waar"), Column("Agendapunten", numeric=True), Column("Moties en voorstellen", numeric=True),
        Column("In het systeem van de raad"),
    )  # fmt: skip
    lines = [
        Row(
            (
                Cell(capitalised(period(row.date)), raw=row.date) if row.date else Cell(missing="not_stated"),
                Cell(row.name, url=urls[row.pk], note=_about(row)),
                Cell(when(row)) if when(row) else Cell(missing="not_stated"),
                str(row.points),  # type: ignore[attr-defined]
                str(row.moved),  # type: ignore[attr-defined]
                _own_page(row),
            ),
            id=row.pk,
        )
        for row in rows
    ]
    return Table("Vergaderingen", columns, lines, id=MEETINGS, caption_hidden=True, csv_url=f"?csv={MEETINGS}")


def _about(row: Meeting) -> str:
    state = "" if not row.status else Meeting.Status(row.status).label
    kind = row.classification if row.classification.lower() not in row.name.lower() else ""
    committee = row.committee if row.committee.lower() not in row.name.lower() else ""
    return ", ".join(part for part in (kind, committee, state) if part)


def title(row: Meeting) -> str:
    """Its name and its day: a council has many meetings of one name."""
    return f"{row.name}, {period(row.date)}" if row.date else row.name


def when(row: Meeting) -> str:
    """From when until when, and where."""
    begin, end = row.start[11:], row.end[11:]
    hours = f"{begin} tot {end} uur" if begin and end else f"vanaf {begin} uur" if begin else ""
    return ", ".join(part for part in (hours, row.location) if part)


def _own_page(row: Meeting) -> Cell:
    links = [
        Cell(words, url=url)
        for words, url in (("bekijk de agenda", row.url), ("bekijk de opname", row.recording))
        if url
    ]
    return Cell(items=links) if links else Cell("geen link in de bron", missing="not_stated")


def meeting_answer(found: Agenda) -> str:
    """The headline of a meeting: what was on its agenda."""
    points = sum(not item.heading for item in found.items)
    papers = sum(map(len, found.documents.values()))
    moved = sum(map(len, found.motions.values()))
    counts = (
        (points, "agendapunt", "agendapunten"), (papers, "vergaderstuk", "vergaderstukken"), (moved, "motie of voorstel", "moties en voorstellen"),
    )  # fmt: skip
    parts = [plural(count, one, many) for count, one, many in counts if count]
    if found.meeting.status == Meeting.Status.CANCELLED:
        return "Deze vergadering gaat volgens de bron niet door."
    if not parts:
        return "Van deze vergadering staat nog geen agenda in de bron."
    return f"In de bron staan bij deze vergadering: {join_and(parts)}."


def agenda_table(found: Agenda) -> Table:
    """The agenda: each point with its papers and motions."""
    rows = [
        Row(
            (
                Cell(item.number or "zonder nummer"),
                _point(item),
                _papers(found.documents.get(item.pk, ())),
                _moved(found.motions.get(item.pk, ())),
            ),
            id=item.pk,
        )
        for item in found.items
    ]
    return Table(
        "Agenda",
        ("Nummer", "Onderwerp", "Stukken", "Moties en voorstellen"),
        rows,
        id="agenda",
        caption_hidden=True,
        csv_url="?csv=agenda",
    )


def _point(item: AgendaItem) -> Cell:
    note = "tussenkop" if item.heading else item.description[:300]
    return Cell(item.title, url=item.url, note=note)


def _papers(documents: Sequence[MeetingDocument]) -> Cell:
    links = [Cell(document.title, url=document.url, note=document.kind) for document in documents]
    return Cell(items=links) if links else Cell("geen")


def _moved(motions: Sequence[Motion]) -> Cell:
    links = [Cell(motion.title, url=motion.url, note=RESULTS[Result(motion.result)]) for motion in motions]
    return Cell(items=links) if links else Cell("geen")


def documents_table(documents: Sequence[MeetingDocument]) -> Table:
    """Papers of the meeting as a whole."""
    rows = [
        (
            Cell(document.title, url=document.url),
            Cell(document.kind) if document.kind else Cell(missing="not_stated"),
            Cell(period(document.date or document.published_on), raw=document.date or document.published_on)
            if document.date or document.published_on
            else Cell(missing="not_stated"),
        )
        for document in documents
    ]
    return Table("Stukken bij de vergadering", ("Stuk", "Soort", "Datum"), rows, id="stukken", csv_url="?csv=stukken")
