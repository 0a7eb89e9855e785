"""What a council's list says of secrecy: every column of it counts, the strictest wins, and what we cannot read stays out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koers.obligations.importing.reading import CouncilList, read_list
from tests.obligations.test_importing import DAY, workbook, written

PUBLIC, SECRET = 1, 0


def read(folder: Path, columns: str, cells: str, name: str = "lijst.csv", kind: str = "Toezegging") -> CouncilList:
    """One row with these columns, and one that is surely public when nothing is said of the whole list."""
    return read_list(written(folder, f"Nummer;Soort;Onderwerp;{columns}\nT-1;{kind};Iets;{cells}\n", name), DAY)


@pytest.mark.parametrize(
    ("columns", "cells", "items"),
    [
        ("Geheimhouding", "ja", SECRET), ("Geheimhouding", "nee", PUBLIC), ("Geheimhouding", "", PUBLIC),
        ("Geheimhouding opgelegd", "J", SECRET), ("Openbaar/besloten", "besloten", SECRET), ("Openbaar/besloten", "openbaar", PUBLIC),
        ("Openbaar/besloten", "ja", SECRET), ("Vertrouwelijk;Geheim", "nee;ja", SECRET), ("Geheim;Vertrouwelijk", "nee;ja", SECRET),
        ("Vertrouwelijk;Geheim", "nee;nee", PUBLIC), ("Vertrouwelijk;Openbaar", "nee;nee", SECRET), ("Openbaar", "ja", PUBLIC),
        ("Openbaar", "", SECRET), ("Is openbaar?", "x", PUBLIC), ("Niet openbaar", "ja", SECRET), ("Niet openbaar", "nee", PUBLIC),
        ("Mate van vertrouwelijkheid", "Vertrouwelijk (art. 25 Gemeentewet)", SECRET), ("Vertrouwelijk", "misschien", SECRET),
        ("Vertrouwelijk", "niet vertrouwelijk", PUBLIC), ("Geheimhouding", "opgeheven", SECRET), ("Geheim", "01-01-2020", SECRET),
        ("Embargo", "ja", SECRET), ("Embargo tot", "21-11-2026", SECRET), ("Embargo tot", "20-11-2026", PUBLIC),
        ("Embargo tot", "21-11-2026 08:00", SECRET), ("Embargo tot", "binnenkort", SECRET), ("Publicatie embargo", "22-11-2026", SECRET),
        ("Geheim tot", "31-12-2030", SECRET), ("Geheim tot", "31-12-2020", PUBLIC), ("Openbaar vanaf", "01-01-2030", SECRET),
        ("Openbaar vanaf", "01-01-2020", PUBLIC), ("Stand van zaken (openbaar)", "Er komt een brief", PUBLIC),
    ],
)  # fmt: skip
def test_every_column_of_secrecy_counts_and_the_strictest_wins(
    tmp_path: Path, columns: str, cells: str, items: int
) -> None:
    found = read(tmp_path, columns, cells)
    assert (len(found.items), found.secret, len(found.withheld)) == (items, 1 - items, 1 - items)


@pytest.mark.parametrize("kind", ["Vertrouwelijke toezegging", "Toezegging (geheim)", "Besloten toezegging"])
def test_a_kind_that_says_it_is_secret(tmp_path: Path, kind: str) -> None:
    found = read(tmp_path, "Datum", "", kind=kind)
    assert (found.items, [(one.number, one.said) for one in found.withheld]) == ([], [("T-1", "")])


@pytest.mark.parametrize(
    "name",
    ["Vertrouwelijke toezeggingen.csv", "toezeggingen-niet-openbaar.csv", "Openbare en geheime toezeggingen.csv"],
)
def test_a_file_with_a_name_that_says_so_brings_nothing(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, "Datum", "", name)
    assert found.items == []
    assert any("Daarom nemen we geen enkele regel over." in notice for notice in found.notices)


def test_a_title_above_the_list_says_so_too(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Vertrouwelijke toezeggingen"],
        ["Nummer", "Soort", "Onderwerp"],
        ["T-1", "Toezegging", "a"],
    ]
    assert read_list(workbook(tmp_path, rows), DAY).items == []
    assert len(read_list(workbook(tmp_path, [["Openbare toezeggingen"], *rows[1:]]), DAY).items) == 1


def test_what_cannot_be_read_is_told_and_never_the_secret_itself(tmp_path: Path) -> None:
    long = "Het gesprek met een bedrijf over de grond"
    found = read(tmp_path, "Geheimhouding;Reden vertrouwelijk", f"misschien;{long}")
    assert "regel 2, kolom Geheimhouding: ‘misschien’ kennen we niet als openbaarheid" in found.wrong[0]
    assert "kolom Reden vertrouwelijk: ‘een lange tekst’" in found.wrong[1]
    assert long not in str(found)


def test_the_cells_of_a_spreadsheet(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Nummer", "Soort", "Onderwerp", "Geheim", "Embargo"]]
    rows += [
        ["1", "Motie", "a", True, None],
        ["2", "Motie", "b", 1.0, None],
        ["3", "Motie", "c", False, date(2026, 11, 21)],
    ]
    rows += [["4", "Motie", "d", 0, date(2026, 11, 20)], ["5", "Motie", "e", None, None]]
    assert [item.number for item in read_list(workbook(tmp_path, rows), DAY).items] == ["4", "5"]
