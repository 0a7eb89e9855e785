"""Lists as iBabs and Notubiz give them: their columns, their forms, and what is broken about them. The files are made up here."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from koers.obligations.importing.columns import Kind, kind_in, plain
from koers.obligations.importing.moments import day, moment
from koers.obligations.importing.problems import ListError
from koers.obligations.importing.reading import CouncilList, read_list
from tests.obligations.test_importing import DAY, written

# The columns that iBabs shows for a list of pledges; the list itself is of one kind and has no column for it.
IBABS_PLEDGES = [
    ["BB-nummer", "Titel", "Datum toezegging", "Portefeuillehouder", "Commissie", "Beleidsveld", "Verwachte datum afdoening",
     "Stand van zaken", "Afdoeningsvoorstel aanwezig", "Afgedaan", "Datum afgedaan", "Datum tussenbericht", "URL"],
    ["22bb001", "Cijfers over schooluitval", date(2022, 9, 5), "Iemand", "Jeugd", "Onderwijs", "31-12-2022", "Komt", "Nee", "Ja",
     date(2023, 1, 9), None, "https://stad.example.nl/Reports/Item/1"],
    ["22bb002", "Bomen in de wijk", 44_810, "Iemand", "Groen", "Groen", "najaar 2026", "", "Ja", "Nee", None, None, None],
    ["22bb003", "Brief over verkeer", "7 september 2022", "Iemand", "Verkeer", "", "Q3 2026", "", "Nee", "", None, None, None],
]  # fmt: skip
# The columns that Notubiz shows for its module of motions; amendments stand between them, and there is no number.
NOTUBIZ_MOTIONS = [
    ["Gemeente Voorbeeldstad"],
    ["Moties en amendementen", None, "21-11-2026"],
    [],
    ["Titel", "Type", "Datum indiening", "Indiener(s)", "Fractie(s)", "Uitslag", "Datum afdoening", "Gekoppeld evenement", "Toelichting", "Link"],
    ["Motie Meer bomen", "Motie", "05-11-2025", "Iemand", "SP, D66", "Aangenomen", None, "Raad", "", "https://raad.example.nl/modules/6/moties/101"],
    ["Amendement Andere bomen", "Amendement", "05-11-2025", "Iemand", "VVD", "Aangenomen", None, "Raad", "", "https://raad.example.nl/modules/6/moties/102"],
    ["Motie Minder bomen", "Motie", "05-11-2025", "Iemand", "VVD", "Verworpen", None, "Raad", "", "https://raad.example.nl/modules/6/moties/103"],
    ["Motie &#39;s Avonds licht", "Motie vreemd", "05-11-2025", "Iemand", "CDA", "Unaniem aangenomen", "01-02-2026", "Raad", "", "https://raad.example.nl/modules/6/moties/104"],
]  # fmt: skip


def workbook(
    folder: Path, rows: list[list[Any]], name: str = "lijst.xlsx", sheet: str = "Blad1", hidden: bool = False
) -> Path:
    """A workbook with these rows on its first sheet that can be seen."""
    book = Workbook()
    if hidden:
        book.active.append(["Geheim", "blad"])
        book.active.sheet_state = "hidden"
        book.create_sheet(sheet)
        book.active = 1
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def by_number(found: CouncilList) -> dict[str, Any]:
    """The items by their number."""
    return {item.number: item for item in found.items}


def test_a_list_of_ibabs_with_a_kind_in_its_name(tmp_path: Path) -> None:
    found = read_list(workbook(tmp_path, IBABS_PLEDGES, sheet="Alle toezeggingen"), DAY)
    items = by_number(found)
    assert {item.kind for item in items.values()} == {Kind.PLEDGE}
    first, second, third = items["22bb001"], items["22bb002"], items["22bb003"]
    assert (first.state, first.closed_on, first.planned, first.portfolio) == (
        "settled",
        "2023-01-09",
        "2022-12-31",
        "Onderwijs",
    )
    assert (second.made_on, second.planned, second.term_text, second.state) == (
        "2022-09-06",
        "",
        "najaar 2026",
        "proposed",
    )
    assert (third.made_on, third.planned, third.state) == ("2022-09-07", "2026-Q3", "")
    assert found.people_columns == ["Portefeuillehouder"]
    assert found.left_columns == ["Commissie", "Stand van zaken", "Datum tussenbericht"]
    assert found.unknown_columns == []


def test_a_list_of_notubiz_under_a_title_and_without_numbers(tmp_path: Path) -> None:
    found = read_list(workbook(tmp_path, NOTUBIZ_MOTIONS, hidden=True), DAY)
    items = by_number(found)
    assert sorted(items) == ["101", "104"]
    assert (items["101"].party, items["101"].state, items["101"].made_on) == ("SP, D66", "open", "2025-11-05")
    assert (items["104"].title, items["104"].state, items["104"].closed_on) == (
        "Motie 's Avonds licht",
        "settled",
        "2026-02-01",
    )
    assert (found.no_kind, found.never_owed) == (1, 1)
    assert found.people_columns == ["Indiener(s)"]


@pytest.mark.parametrize("name", ["toezeggingen.csv", "Overzicht toezeggingen 2026.csv"])
def test_the_name_of_a_file_may_say_the_kind(tmp_path: Path, name: str) -> None:
    found = read_list(written(tmp_path, "Nummer;Onderwerp\nT-1;a\n", name), DAY)
    assert [item.kind for item in found.items] == [Kind.PLEDGE]


def test_a_list_of_no_kind_asks_for_it(tmp_path: Path) -> None:
    path = written(tmp_path, "Nummer;Onderwerp\nT-1;a\n", "moties en toezeggingen.csv")
    with pytest.raises(ListError, match="Kies de soort bij het inlezen"):
        read_list(path, DAY)
    assert [item.kind for item in read_list(path, DAY, Kind.MOTION).items] == [Kind.MOTION]


@pytest.mark.parametrize(
    "content",
    [
        "Nummer;Soort;Onderwerp\r\n1;Motie;Café\r\n".encode("cp1252"),
        "\ufeffNummer;Soort;Onderwerp\r\n1;Motie;Café\r\n".encode(),
        "Nummer\tSoort\tOnderwerp\r\n1\tMotie\tCafé\r\n".encode("utf-16"),
        "sep=;\r\nNummer;Soort;Onderwerp\r\n1;Motie;Café\r\n".encode(),
        "Lijst van de raad\r\n\r\nNummer|Soort|Onderwerp\r\n1|Motie|Café\r\n".encode(),
        'Nummer,Soort,Onderwerp\n"1","Motie","Café"\n'.encode(),
        "Moties, toezeggingen, vragen\nNummer;Soort;Onderwerp\n1;Motie;Café\nAantal: 1\n".encode(),
    ],
)
def test_the_forms_of_csv(tmp_path: Path, content: bytes) -> None:
    assert [(item.number, item.title) for item in read_list(written(tmp_path, content), DAY).items] == [("1", "Café")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Nummer;Soort;Onderwerp\n1;Motie;a\n2;Mot", "2 cellen, de kop heeft er 3. Is het bestand afgekapt?"),
        ("Nummer;Soort;Onderwerp\n1;Motie;a\n2", "1 cellen, de kop heeft er 3."),
        ("Onderwerp;Soort\na;Motie\n", "er is geen kolom 'Nummer', en ook geen 'Link'"),
        ("Link;Soort;Onderwerp\n;Motie;a\n", "geen kolom met een nummer"),
        ("Link;Soort;Onderwerp\nfile:///etc/passwd;Motie;a\n", "is geen veilig webadres"),
        ("Nummer;Soort;Onderwerp;Deadline\n1;Motie;a;31-02-2026\n", "'31-02-2026' is geen dag"),
        ("Nummer;Soort;Onderwerp;Datum\n1;Motie;a;najaar 2025\n", "'najaar 2025' is geen dag"),
        ("Nummer;Soort;Onderwerp;Datum\n1;Motie;a;05-09-25\n", "'05-09-25' is geen dag"),
        ("Nummer;Soort;Onderwerp;Datum\n1;Motie;a;99999\n", "'99999' is geen dag"),
        ("Nummer;Soort;Onderwerp;Afgedaan\n1;Motie;a;misschien\n", "'misschien' is geen dag"),
        ("Nummer;Soort;Onderwerp;Datum\n1;Motie;a;01-01-2027\n", "2027-01-01 is nog niet geweest"),
        ("Nummer;Soort;Onderwerp;Datum;Deadline\n1;Motie;a;01-09-2026;augustus 2026\n", "ligt vóór 2026-09-01"),
        ("Nummer;Soort;Onderwerp\n1;Motie of toezegging;a\n", "kennen we niet als soort"),
    ],
)
def test_what_is_broken_is_told(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(ListError) as caught:
        read_list(written(tmp_path, content), DAY)
    assert said in str(caught.value)


def test_a_last_line_without_an_end_is_told(tmp_path: Path) -> None:
    found = read_list(written(tmp_path, "Nummer;Soort;Onderwerp\n1;Motie;half een woo"), DAY)
    assert any("heel is" in notice for notice in found.notices)


def test_numbers_of_a_spreadsheet_and_formulas(tmp_path: Path) -> None:
    rows = [
        ["Nummer", "Soort", "Onderwerp", "Datum"],
        [2023001.0, "Motie", "a", datetime(2023, 9, 5, 20, 0)],
        [2, "Motie", "=1+1", 45_174],
    ]
    assert "de cel is leeg" in str(
        read_list(workbook(tmp_path, rows), DAY).wrong
    )  # a formula without a value is not run
    rows[2][2] = "b"
    assert [(item.number, item.made_on) for item in read_list(workbook(tmp_path, rows), DAY).items] == [
        ("2023001", "2023-09-05"), ("2", "2023-09-05"),
    ]  # fmt: skip


def test_one_number_in_two_lists_is_two_papers(tmp_path: Path) -> None:
    lines = "Nummer;Soort;Onderwerp\n2026-01;Motie;a\n2026-01;Toezegging;b\n"
    assert len(read_list(written(tmp_path, lines), DAY).items) == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("05-09-2023", "2023-09-05"), ("5/9/2023", "2023-09-05"), ("2023-09-05T19:30:00", "2023-09-05"), (45_174, "2023-09-05"),
        ("45174", "2023-09-05"), ("dinsdag 5 september 2023", "2023-09-05"), ("5 sep. 2023", "2023-09-05"), (None, ""), ("", ""),
        (date(2024, 2, 29), "2024-02-29"),
    ],
)  # fmt: skip
def test_days(value: Any, expected: str) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("juni 2026", ("2026-06", "")), ("06-2026", ("2026-06", "")), ("Q3 2026", ("2026-Q3", "")), ("2026 Q1", ("2026-Q1", "")),
        ("3e kwartaal 2026", ("2026-Q3", "")), ("kwartaal 4 2026", ("2026-Q4", "")), ("2026", ("2026", "")),
        ("voor de zomer", ("", "voor de zomer")), ("n.t.b. door college", ("", "n.t.b. door college")), (None, ("", "")),
    ],
)  # fmt: skip
def test_moments(value: Any, expected: tuple[str, str]) -> None:
    assert moment(value) == expected


@given(st.dates(min_value=date(1960, 1, 1), max_value=date(2110, 1, 1)))
def test_every_way_to_write_a_day_is_the_same_day(found: date) -> None:
    serial = (found - date(1899, 12, 30)).days
    ways = [
        found,
        f"{found:%d-%m-%Y}",
        f"{found:%d.%m.%Y}",
        found.isoformat(),
        serial,
        str(serial),
        f"{found:%Y-%m-%d} 00:00:00",
    ]
    assert {day(way) for way in ways} == {found.isoformat()}


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    for read in (day, moment):
        try:
            read(text)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Overzicht toezeggingen 2026", Kind.PLEDGE), ("Moties", Kind.MOTION), ("Motie vreemd a/d dag", Kind.MOTION),
        ("moties-en-toezeggingen", None), ("Moties en amendementen", None), ("Raadsvragen (art. 33)", Kind.WRITTEN_QUESTION),
        ("Promotie", None), ("", None),
    ],
)  # fmt: skip
def test_the_kind_in_a_name(text: str, kind: Kind | None) -> None:
    assert kind_in(text) == kind


def test_a_plural_between_brackets() -> None:
    assert [plain(name) for name in ("Indiener(s)", "Fractie(s)", "Partij(en)", "Mede-indiener(s)")] == [
        "indieners", "fracties", "partijen", "mede indieners",
    ]  # fmt: skip
