"""Figures 10, 11 and 12 of the audit office's study, as the log of the council shows them."""

import csv
import io
from typing import Any

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COUNCIL, MF = "Gemeenteraad van Heerlen", "Raadscommissie MF van Heerlen"
EBF, ES = "Raadscommissie EBF van Heerlen", "Raadscommissie ES van Heerlen"
BRIEF, MEETING = "raadsinformatiebrief", "raadsvergadering"
TOLD, DECIDED = "college naar raad", "besluit"

FIGURE_10 = [
    ("2021-07-07", "Stand van zaken en gesprek over de koers voor de komende 20 jaar", "raadsinformatiebijeenkomst", COUNCIL, TOLD),
    ("2021-09-07", "Update van de routekaart", BRIEF, COUNCIL, TOLD),
    ("2021-09-14", "Update van de routekaart; ook een inspreker", "commissie", MF, TOLD),
    ("2021-11-17", "Routekaart met presentatie door externe adviseur", "commissie", MF, TOLD),
    ("2021-11-22", "Raadsvoorstel routekaart; raad stemt in", MEETING, COUNCIL, DECIDED),
    ("2022-01-26", "Krediet voor de Bovengrondse Vakschool", MEETING, COUNCIL, DECIDED),
    ("2022-07-19", "CBS-onderzoek naar Kansrijk van Start 2021-2023", BRIEF, COUNCIL, TOLD),
    ("2022-09-27", "Subsidieaanvraag Preventie met gezag", BRIEF, COUNCIL, TOLD),
    ("2022-11-17", "Themabijeenkomst Heerlen-Noord", "raadsinformatiebijeenkomst", COUNCIL, TOLD),
    ("2022-12-21", "Subsidieverordening Volkshuisvestingsfonds Vrieheide-Stack 2023", MEETING, COUNCIL, DECIDED),
    ("2023-06-28", "Jaarrekening 2022", MEETING, COUNCIL, DECIDED),
    ("2023-06-28", "Raadsvoorstel veiligheidscentrum Heerlen-Noord", MEETING, COUNCIL, DECIDED),
    ("2023-08-29", "Monitoringsrapportage NPHLN (over 2022)", BRIEF, COUNCIL, TOLD),
    ("2023-09", "Afdoen van toezeggingen", "memo", EBF, TOLD),
]  # fmt: skip
ASKED, ANSWERED, NONE, NO_QUESTION = (
    "artikel 33 vragen",
    "artikel 33 antwoorden",
    "niet gevonden in de bronnen",
    "vraag niet vermeld",
)
# Date, subject, channel, who, body, what belongs to it, how long. The source has the last two the other way round.
FIGURE_11 = [
    ("2021-05-27", "Regionale aanpak Heerlen-Noord", ASKED, "", COUNCIL, "antwoord: Regionale aanpak Heerlen-Noord", "19 dagen"),
    ("2021-06-15", "Regionale aanpak Heerlen-Noord", ANSWERED, "", COUNCIL, "antwoord op: Regionale aanpak Heerlen-Noord", "19 dagen"),
    ("2021-06-16", "Bijdrage van de GGD", "vraag in commissie", "", MF, "antwoord: Bijdrage van de GGD", "7 dagen"),
    ("2021-06-23", "Bijdrage van de GGD", "antwoord", "", MF, "antwoord op: Bijdrage van de GGD", "7 dagen"),
    ("2021-06-29", "Voortgang rijksprogramma en burgerparticipatie", ASKED, "", COUNCIL, NONE, ""),
    ("2021-08-03", "Programma en proces", ASKED, "", COUNCIL, NONE, ""),
    ("2021-09-29", "Cijfers en analyses van het project", "raadsvragen", "", COUNCIL,
     "antwoord: Toegezegde cijfers voor de landelijke analyse van 16 gebieden", "26 dagen"),
    ("2021-10-25", "Toegezegde cijfers voor de landelijke analyse van 16 gebieden", BRIEF, "", COUNCIL,
     "antwoord op: Cijfers en analyses van het project", "26 dagen"),
    ("2021-11-03", "Sociale standaard in de hele stad hoog houden", "motie", "", COUNCIL,
     "antwoord: Aanpak sociaal-economische achterstand (afhandeling motie)", "111 dagen"),
    ("2021-11-03", "Inwoners actief betrekken", "motie", "", COUNCIL, NONE, ""),
    ("2021-11-17", "Besteding van gereserveerd bedrag van € 20.000", "memo na toezegging", "", COUNCIL, NO_QUESTION, ""),
    ("2022-02-22", "Aanpak sociaal-economische achterstand (afhandeling motie)", BRIEF, "", COUNCIL,
     "antwoord op: Sociale standaard in de hele stad hoog houden", "111 dagen"),
    ("2022-02-23", "Positie van de raad in het programma", "motie", "", COUNCIL,
     "antwoord: Afhandeling motie positie van de raad", "300 dagen"),
    ("2022-07-04", "Alliantie, geld, activiteiten en monitoring", ASKED, "", COUNCIL, NONE, ""),
    ("2022-12-20", "Afhandeling motie positie van de raad", BRIEF, "", COUNCIL,
     "antwoord op: Positie van de raad in het programma", "300 dagen"),
    ("2023-05-26", "Plannen huisvesting", ASKED, "", COUNCIL, "antwoord: Antwoord op vragen van de VVD", "46 dagen"),
    ("2023-07-11", "Antwoord op vragen van de VVD", ANSWERED, "fractie VVD", COUNCIL, "antwoord op: Plannen huisvesting", "46 dagen"),
]  # fmt: skip
FIGURE_12 = [
    ("2021-06-09", "Heerlen-Noord en een voorstel over 'Stadouders'", "inwoner A (vaste inspreker)", ES),
    ("2021-09-14", "Update routekaart", "inwoner A (vaste inspreker)", MF),
    ("2023-01-31", "Sportveld en beweegcampagne Heerlen-Noord", "insprekers (onbekend aantal)", EBF),
    ("2023-03-14", "Heerlen-Noord", "inwoner A (vaste inspreker)", EBF),
]
LOG = "/raad/heerlen/informatie/"


def table(site: Any, id: str, query: str = "") -> list[tuple[str, ...]]:
    """The rows of a table of the log, oldest first."""
    answer = site.get(f"{LOG}?csv={id}&volgorde=oud{query}")
    assert answer.status_code == 200
    _, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    return [tuple(row) for row in rows]


def test_figure_10(site: Any) -> None:
    assert table(site, "informatie") == FIGURE_10


def test_figure_11_with_how_long_each_answer_took(site: Any) -> None:
    def comparable(row: tuple[str, ...]) -> tuple[str, ...]:
        missing = ("niet vermeld", "geen antwoord gevonden", "niet te berekenen")
        return (*(("" if place in (3, 6) and cell in missing else cell) for place, cell in enumerate(row)),)

    assert [comparable(row) for row in table(site, "vragen")] == FIGURE_11


def test_figure_12_by_role_only(site: Any) -> None:
    assert table(site, "insprekers") == FIGURE_12


def test_the_page_tells_the_same(site: Any) -> None:
    page = site.get(LOG).content.decode()
    assert "9 berichten, 5 raadsstukken, 10 vragen en moties, 7 antwoorden en reacties en 4 keer ingesproken" in page
    assert "Het langste wachten op een antwoord was 300 dagen." in page
    assert "nummer m-23001429" in page
    assert page.count("<table") == 3
    assert page.index("September 2023") < page.index("7 juli 2021")  # the newest first


def test_one_list_and_one_year(site: Any) -> None:
    assert table(site, "vragen", "&jaar=2023") == [row for row in table(site, "vragen") if row[0].startswith("2023")]
    page = site.get(f"{LOG}?lijst=insprekers").content.decode()
    assert "<b>4 regels</b>" in page
    assert "Jaarrekening" not in page
    empty = site.get(f"{LOG}?lijst=insprekers&jaar=2022").content.decode()
    assert "In dit jaar staat er niets in onze bronnen." in empty
    assert site.get(f"{LOG}?csv=weg").status_code == 404


def test_the_report_over_2022_is_what_came_late(site: Any) -> None:
    """Planned for April 2023, at the council on 29 August 2023; made for the partners, which the table says."""
    answer = site.get("/raad/heerlen/?csv=kwam-later")
    _, *found = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert [(row[0], row[3], row[4], row[5]) for row in found] == [
        ("Voortgangsrapport van het programmabureau over 2022", "2023-04-30", "2023-08-29", "121")
    ]
    page = site.get("/raad/heerlen/").content.decode()
    assert "1 bericht kwam te laat" in page
    assert "gaan over Heerlen-Noord" in page
    assert "gaan over alle 3 programma’s van deze raad" in page


def test_no_monitor_stands_there_twice_under_two_names(site: Any) -> None:
    answer = site.get("/raad/heerlen/bronnen/?csv=monitors")
    names = [row[0] for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))]
    assert "Bijstandsmonitor" not in names
    assert "Leefbaarometer" not in names
    assert "Tel de aantallen in de tabel dus niet bij elkaar op." in site.get("/raad/heerlen/bronnen/").content.decode()
