"""The pages of Heerlen-Noord as a visitor finds them: figures 1, 5, 6 and 7, the calendar of 69 lines, and the feeds."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject

from tests.site import published, served
from tests.visitor import Visitor, plain_text

pytestmark = pytest.mark.slow
HEERLEN = "/programma/heerlen-noord"


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    """Somebody who looks at the real programmes."""
    with served(published(Path(os.environ["KOERS_TEST_HOME"]))) as address:
        yield Visitor(address)


def answer(visitor: Visitor, page: str) -> str:
    (found,) = visitor.ask(f"{HEERLEN}/{page}").page.texts["answer"]
    return found


def test_the_headlines(visitor: Visitor) -> None:
    assert answer(visitor, "bestuur/") == (
        "Volgens de bronnen besluit het alliantiebestuur. "
        "Op 4 punten verschillen de bronnen over wie beslist of verantwoording aflegt."
    )
    assert answer(visitor, "besluiten/") == (
        "Van de 77 geplande besluiten weten we van 4 dat ze zijn genomen. "
        "Van 65 is het moment voorbij en zeggen de bronnen niets."
    )
    assert answer(visitor, "risicos/") == (
        "De bronnen noemen 27 risico’s, zonder een score voor kans en gevolg. "
        "Van de afgesproken ronde, elk jaar, staat er geen in onze bronnen."
    )
    assert answer(visitor, "bestuur/alliantieraad/") == (
        "Dit orgaan adviseert en besluit niet. In september 2023 waren er 20 zetels. "
        "Daarvan waren er 2 leeg: voor inwoners."
    )
    assert answer(visitor, "bestuur/alliantieoverleg/").startswith(
        "Dit orgaan is opgevolgd door de alliantieraad en het alliantiebestuur."
    )


def test_figure_1_is_drawn_from_the_lines(visitor: Visitor) -> None:
    page = visitor.ask(f"{HEERLEN}/bestuur/").text
    wide, narrow = re.findall(r'<svg[^>]*class="koers-chart".*?</svg>', page, re.DOTALL)
    for body in (
        "Alliantieraad",
        "Alliantiebestuur",
        "Programmabureau",
        "Programmalijnteams",
        "Werkgroepen per interventie",
    ):
        assert body in wide
        assert body in narrow
    assert "Programmabureau legt verantwoording af aan Alliantieraad en Alliantiebestuur." in wide
    assert "Alliantieoverleg" not in wide.split("</desc>")[1]  # succeeded, so in the list and not in the picture


def test_figures_5_6_and_7(visitor: Visitor) -> None:
    council = visitor.ask(f"{HEERLEN}/bestuur/?csv=zetels-alliantieraad").rows
    assert len(council) == 1 + 20
    assert [row[-1] for row in council[1:]].count("nee") == 2
    board = visitor.ask(f"{HEERLEN}/bestuur/?csv=zetels-alliantiebestuur").rows
    assert [row[0] for row in board[1:]] == ["Gemeente Heerlen", "Gemeente Heerlen", "Weller", "Innovo", "CZ"]
    office = visitor.ask(f"{HEERLEN}/bestuur/?csv=functies-programmabureau").rows
    assert ["Samen", "7.77"] in [row[:2] for row in office]
    assert "7,77 fte" in plain_text(visitor.ask(f"{HEERLEN}/bestuur/"))
    assert len(office) == 1 + 10 + 1 + 1


def test_the_calendar_of_69_lines(visitor: Visitor) -> None:
    lines = visitor.ask(f"{HEERLEN}/besluiten/?lijst=calendar&csv=kalender").rows[1:]
    assert sorted(int(row[5].removeprefix("kalender ")) for row in lines) == list(range(1, 70))
    assert len(visitor.ask(f"{HEERLEN}/besluiten/?csv=kalender").rows) == 1 + 144
    first = visitor.ask(f"{HEERLEN}/besluiten/?fase=fase-1-verkennen&lijst=calendar&csv=kalender").rows[1:]
    assert [row[1] for row in first] == ["2021-07", "2021-09", "2021-09", "2021-09", "2021-09", "2021-10"]
    with_council = visitor.ask(f"{HEERLEN}/besluiten/?wie=alliantieoverleg&csv=kalender").rows[1:]
    assert len([row for row in with_council if row[5].startswith("kalender")]) == 37


def test_planned_against_what_happened(visitor: Visitor) -> None:
    rows = visitor.ask(f"{HEERLEN}/besluiten/?csv=werkelijk").rows[1:]
    assert [(row[1], row[3], row[4]) for row in rows[:2]] == [
        ("2021-07", "2021-10", "Alliantieoverleg Heerlen-Noord"),
        ("2021-07", "2021-11-22", "Gemeenteraad van Heerlen"),
    ]
    assert len(rows) == 9


@pytest.mark.parametrize(
    ("feed", "entries"),
    [
        # 77 decisions, of which 5 come back; 8 acts have a date.
        ("besluiten/agenda.ics", 77 - 5 + 8),
        ("bestuur/alliantieoverleg/agenda.ics", None),
        ("bestuur/gemeenteraad-heerlen/agenda.ics", 5),
    ],
)
def test_feeds_are_read_by_another_library(visitor: Visitor, feed: str, entries: int | None) -> None:
    found = visitor.ask(f"{HEERLEN}/{feed}")
    assert (found.status, found.kind) == (200, "text/calendar")
    calendar = vobject.readOne(found.text)
    calendar.validate()
    ids = [entry.uid.value for entry in calendar.vevent_list]
    assert len(set(ids)) == len(ids)
    assert entries is None or len(ids) == entries


def test_what_stands_out_in_the_calendar(visitor: Visitor) -> None:
    assert (
        "2 regels staan er dubbel, 12 regels noemen een ander moment dan een andere regel over hetzelfde besluit en "
        "12 tussenstops staan niet in de kalender."
    ) in plain_text(visitor.ask(f"{HEERLEN}/besluiten/"))
    outside = visitor.ask(f"{HEERLEN}/besluiten/?opvallend=niet-in-kalender&csv=kalender").rows[1:]
    assert len(outside) == 12
    assert [row[1] for row in visitor.ask(f"{HEERLEN}/besluiten/?csv=terugkerend").rows[1:]] == [
        "Elk jaar", "Elke twee jaar", "Doorlopend", "Doorlopend", "Elke zes jaar"]  # fmt: skip
    assert answer(visitor, "besluiten/kalender-54/") == (
        "Gepland door het alliantieoverleg Heerlen-Noord: december 2021. In 2023: de juridische vorm werd nog onderzocht. "
        "Dat is later dan gepland."
    )


def test_who_joined_the_alliance_and_who_left(visitor: Visitor) -> None:
    (row,) = visitor.ask(f"{HEERLEN}/bestuur/?csv=wisselingen").rows[1:]
    assert row[2:] == [
        "Alcander; Peuteropvang Heerlen; Openbaar Ministerie; Programmabureau Heerlen-Noord", "JenS"]  # fmt: skip


def test_risks_that_are_about_money_say_which(visitor: Visitor) -> None:
    rows = visitor.ask(f"{HEERLEN}/risicos/risico-rijksgeld-stopt-na-een-paar-jaar/?csv=geldstromen").rows[1:]
    assert [row[0] for row in rows] == ["Preventie met gezag", "Regiodeal Parkstad, vierde tranche", "SPUK Kansrijke wijken"]  # fmt: skip
    risks = visitor.ask(f"{HEERLEN}/geld/kansrijke-wijken/?csv=risicos-hier").rows[1:]
    assert len(risks) == 3
    assert answer(visitor, "risicos/verkiezingen/") == (
        "De laatste raadsperiode in onze bronnen loopt tot en met 2026. Van 18 geldstromen lopen er 2 daarna zeker door. "
        "Van 11 is het einde niet bekend. De doelen lopen tot 2042 of 2047."
    )


def test_every_programme_says_what_it_knows(visitor: Visitor) -> None:
    for page in (
        "nplv/bestuur",
        "burgerbetrokkenheid/bestuur",
        "coalitieakkoord-heerlen/risicos",
        "coalitieakkoord-sittard-geleen/bestuur",
    ):
        assert visitor.ask(f"/programma/{page}/").status == 200
    assert visitor.ask("/programma/nplv/bestuur/").page.texts["answer"] == [
        "De bronnen noemen 7 principes en nog geen orgaan dat besluit."
    ]
