"""Lists as other councils name their columns, words and days; and names of people that would come in by another door."""

from pathlib import Path

import pytest

from koers.obligations.importing.columns import state_in
from koers.obligations.importing.moments import day, moment
from koers.obligations.importing.reading import read_list
from tests.obligations.test_importing import DAY, written


def test_columns_words_and_days_of_other_councils(tmp_path: Path) -> None:
    lines = [
        "Kenmerk;Titel;Type;Ingekomen;Status;Vraagsteller(s);Toegezegd aan;Afgedaan",
        "26M1;Motie A;Motie;1/29/2026 12:00:00 AM;Motie aangenomen;Tess Testers;Fien Fictie;False",
        "26M2;Motie B;Motie;29-1-2026;Motie verworpen;;;False",
        "26M3;Motie C;Motie;20260129;Aangenomen - in uitvoering;;;",
        "26M4;Motie D;Motie;2026/01/29;Afgehandeld en afgesloten;;;",
        "26M5;Motie E;Motie;/Date(1769641200000)/;Motie aangehouden;;;",
        "Totaal: 5;;;;;;;",
    ]
    found = read_list(written(tmp_path, "\n".join(lines) + "\n"), DAY)
    assert {item.number: (item.made_on, item.state) for item in found.items} == {
        "26M1": ("2026-01-29", "open"), "26M3": ("2026-01-29", "started"), "26M4": ("2026-01-29", "settled"),
    }  # fmt: skip
    assert [(left.number, left.put_off) for left in found.rejected] == [("26M2", False), ("26M5", True)]
    assert found.people_columns == ["Vraagsteller(s)", "Toegezegd aan"]
    assert found.unknown_columns == []
    assert "Overgeslagen: Totaal: 5" in found.notices


def test_names_of_people_do_not_come_in_by_another_door(tmp_path: Path) -> None:
    lines = [
        "Nummer;Onderwerp;Portefeuillehouder;Fractie",
        '1;"<p>Brief van Tess Testers &amp;amp; bomen</p>";Tess Testers;D66, VVD',
        "2;Toezegging wethouder Proef over lucht;;Fictie, Fien (D66)",
        "3;Meer bomen;;Groep de Test, VVD",
    ]
    found = read_list(written(tmp_path, "\n".join(lines) + "\n", "toezeggingen.csv"), DAY)
    first, second, third = found.items
    assert (first.title, first.party) == ("Brief van (naam weggelaten) & bomen", "D66, VVD")
    assert (second.title, second.party) == ("Toezegging wethouder (naam weggelaten) over lucht", "D66")
    assert (third.title, third.party[:22], third.party[-5:]) == ("Meer bomen", "groep van een raadslid", ", VVD")
    assert any("Namen van mensen zijn weggelaten" in notice for notice in found.notices)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Aangenomen", "open"), ("De motie is aangenomen", "open"), ("Aangenomen / afgedaan", "settled"), ("Verworpen, afgehandeld", "nothing"),
        ("Aangenomen - paars", None), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_a_state_in_more_words(text: str, state: str | None) -> None:
    assert state_in(text) == state


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00", "01-01-0001", "00-00-0000"])
def test_a_day_that_stands_for_none(value: str) -> None:
    assert (day(value), moment(value)) == ("", ("", ""))


def test_a_month_behind_its_year() -> None:
    assert moment("2027-03") == ("2027-03", "")
