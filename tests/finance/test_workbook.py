"""A controller's workbook: out, changed, and back in with a preview; and the files that are refused."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import factories
from tests.finance.test_check import DECIDES, FUND, PART


@pytest.fixture
def programme(db: None, tmp_path: Path) -> str:
    """A programme with a fund of 1000 euros, of which 400 are divided."""
    from koers.kernel.packages.loading import load_folders

    tables = factories.small() | {"funds": [FUND], "authorities": [DECIDES], "allocations": [PART]}
    load_folders([factories.write(tmp_path / "packages", "proef", **tables)])
    return "proef"


def tell(*words: object) -> str:
    """What a command says."""
    from django.core.management import call_command

    out = io.StringIO()
    call_command("finance", *map(str, words), stdout=out)
    return out.getvalue()


def refused(*words: object) -> tuple[int, str]:
    """The exit code of a command that fails, and what it says."""
    from django.core.management import CommandError

    with pytest.raises(CommandError) as caught:
        tell(*words)
    return caught.value.returncode, str(caught.value)


def filled(programme: str, tmp_path: Path, **cells: Any) -> Path:
    """The programme's workbook with cells changed: ``Geldstromen__N2=5`` sets a cell of a sheet."""
    file = tmp_path / "geld.xlsx"
    file.unlink(missing_ok=True)
    tell("template", file, "--programme", programme)
    book = load_workbook(file)
    for place, value in cells.items():
        sheet, _, heading = place.partition("__")
        name, _, row = heading.rpartition("_")
        headings = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(int(row), headings.index(name.replace("_", " ")) + 1).value = value
    book.save(file)
    return file


def test_out_and_in_again_changes_nothing(programme: str, tmp_path: Path) -> None:
    assert "er verandert niets" in tell("import", programme, filled(programme, tmp_path))


def test_the_real_money_comes_back_as_it_went(db: None, tmp_path: Path) -> None:
    from koers.kernel.packages.loading import load_folders

    folders = [f for f in (Path(__file__).parents[2] / "programmes").iterdir() if (f / "datapackage.json").exists()]
    load_folders(folders)
    for name in ("heerlen-noord", "burgerbetrokkenheid"):
        assert "er verandert niets" in tell("import", name, filled(name, tmp_path))


def test_a_workbook_nobody_saved_again_comes_back_as_it_went(db: None, tmp_path: Path) -> None:
    """As Koers writes it, a row stops at its last filled cell; a spreadsheet fills it up when it saves."""
    from koers.kernel.packages.loading import load_folders

    folders = [f for f in (Path(__file__).parents[2] / "programmes").iterdir() if (f / "datapackage.json").exists()]
    load_folders(folders)
    tell("template", tmp_path / "geld.xlsx", "--programme", "heerlen-noord")
    assert "er verandert niets" in tell("import", "heerlen-noord", tmp_path / "geld.xlsx")


def test_words_and_amounts_are_as_people_write_them(programme: str, tmp_path: Path) -> None:
    book = load_workbook(filled(programme, tmp_path))
    headings = [cell.value for cell in book["Geldstromen"][1]]
    row = dict(zip(headings, [cell.value for cell in book["Geldstromen"][2]], strict=True))
    assert (row["gever"], row["bedrag in totaal"], row["begin"]) == ("het Rijk", 1000, "2022")
    assert "Uitleg" in book.sheetnames


def test_a_preview_writes_nothing_and_the_real_thing_does(programme: str, tmp_path: Path) -> None:
    from koers.finance.models import Fund
    from koers.kernel.context import workshop

    file = filled(programme, tmp_path, Geldstromen__bedrag_in_totaal_2=1500.5, Geldstromen__gever_2="de gemeente")
    said = tell("import", programme, file, "--dry-run")
    assert "geldstromen: geld is gewijzigd (giver, amount)" in said
    assert "Er is niets geschreven." in said
    with workshop():
        assert Fund.objects.get(pk="geld").amount == 100_000
    assert "Geschreven." in tell("import", programme, file, "--why", "nieuw bedrag")
    with workshop():
        fund = Fund.objects.get(pk="geld")
        assert (fund.amount, fund.giver) == (150_050, "municipality")
        assert fund.history.latest().history_change_reason == "nieuw bedrag"


def test_additions_and_removals_are_told(programme: str, tmp_path: Path) -> None:
    file = filled(programme, tmp_path)
    book = load_workbook(file)
    sheet = book["Toedelingen"]
    sheet.append(["nieuw-deel", *[cell.value for cell in sheet[2]][1:]])
    sheet["A2"] = "ander-deel"
    sheet.cell(3, 2).value = "geld"
    sheet.cell(3, 3).value = "Nog een deel"
    book.save(file)
    said = tell("import", programme, file, "--dry-run")
    assert "ander-deel is nieuw" in said
    assert "nieuw-deel is nieuw" in said
    assert "deel is weg en wordt ingetrokken" in said


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Geldstromen__bedrag_in_totaal_2": "4,6 mln"}, "funds.csv, regel 2, kolom amount: '4,6 mln' is geen bedrag"),
        ({"Geldstromen__bedrag_in_totaal_2": "1.350.000,00"}, "'1.350.000,00' is geen bedrag"),
        ({"Geldstromen__bedrag_in_totaal_2": -5}, "'-5' is geen bedrag"),
        ({"Geldstromen__bedrag_in_totaal_2": 12.345}, "'12.345' is geen bedrag"),
        ({"Geldstromen__bedrag_in_totaal_2": "#DIV/0!"}, "blad Geldstromen, regel 2, kolom bedrag in totaal: de formule geeft #DIV/0!"),
        ({"Toedelingen__waarvoor_2": "#N/A"}, "blad Toedelingen, regel 2, kolom waarvoor: de formule geeft #N/A"),
        ({"Geldstromen__einde_2": "2020"}, "de periode eindigt (2020) voor zij begint (2022)"),
        ({"Geldstromen__gever_2": "de buurman"}, "'de buurman' kan hier niet. Kies uit: state"),
        ({"Toedelingen__geldstroom_2": "weg"}, "allocations.csv, regel 2, kolom fund: 'weg' staat niet in de tabel funds"),
        ({"Geldstromen__kenmerk_2": "weg"}, "'geld' staat niet in de tabel funds"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_with_its_row(programme: str, tmp_path: Path, cells: Any, words: str) -> None:
    code, said = refused("import", programme, filled(programme, tmp_path, **cells))
    assert code == 1
    assert words in said


def test_empty_rows_between_keep_the_row_numbers(programme: str, tmp_path: Path) -> None:
    file = filled(programme, tmp_path)
    book = load_workbook(file)
    sheet = book["Toedelingen"]
    for place, cell in enumerate(list(sheet[2]), 1):
        sheet.cell(5, place).value = cell.value
    book.save(file)
    assert "regel 5, kolom id: 'deel' staat al op regel 2" in refused("import", programme, file)[1]


def test_a_double_row_is_told(programme: str, tmp_path: Path) -> None:
    file = filled(programme, tmp_path)
    book = load_workbook(file)
    book["Toedelingen"].append([cell.value for cell in book["Toedelingen"][2]])
    book.save(file)
    assert "regel 3, kolom id: 'deel' staat al op regel 2" in refused("import", programme, file)[1]


def test_thousands_are_asked_about(programme: str, tmp_path: Path) -> None:
    from koers.finance.models import Allocation
    from koers.kernel.context import workshop

    file = filled(programme, tmp_path, Toedelingen__bedrag_2=1)
    code, said = refused("import", programme, file)
    assert (code, "--sure" in said) == (1, True)
    with workshop():
        assert Allocation.objects.get(pk="deel").amount == 40_000
    assert "Geschreven." in tell("import", programme, file, "--sure")
    with workshop():
        assert Allocation.objects.get(pk="deel").amount == 100


def test_files_that_cannot_be_read_are_refused(programme: str, tmp_path: Path) -> None:
    whole = filled(programme, tmp_path).read_bytes()
    for name, content, words in (
        ("macro.xlsm", whole, "macro's"),
        ("oud.xls", whole, "macro's"),
        ("geheim.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 500, "wachtwoord"),
        ("half.xlsx", whole[: len(whole) // 2], "beschadigd of afgekapt"),
        ("tekst.xlsx", b"kenmerk;naam", "beschadigd of afgekapt"),
        ("leeg.xlsx", b"", "beschadigd of afgekapt"),
    ):
        (tmp_path / name).write_bytes(content)
        code, said = refused("import", programme, tmp_path / name)
        assert code == 1, name
        assert words in said, (name, said)
    assert "niet te lezen" in refused("import", programme, tmp_path / "weg.xlsx")[1]


def test_a_workbook_of_somebody_else_is_refused(programme: str, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.save(tmp_path / "ander.xlsx")
    assert "geen blad dat Koers kent" in refused("import", programme, tmp_path / "ander.xlsx")[1]


def test_the_template_is_empty_and_never_overwrites(db: None, tmp_path: Path) -> None:
    file = tmp_path / "leeg.xlsx"
    tell("template", file)
    assert load_workbook(file)["Geldstromen"].max_row == 1
    assert refused("template", file)[0] == 2


def test_the_money_as_csv(programme: str, tmp_path: Path) -> None:
    tell("export", programme, tmp_path / "uit", "--format", "csv")
    with (tmp_path / "uit" / "funds.csv").open(encoding="utf-8-sig", newline="") as handle:
        [row] = list(csv.DictReader(handle))
    assert (row["bedrag in totaal"], row["gever"]) == ("1000", "het Rijk")
    tell("export", programme, tmp_path / "uit.xlsx")
    assert refused("export", programme, tmp_path / "uit.xlsx")[0] == 2


def test_every_heading_and_choice_stands_for_one_thing() -> None:
    from koers.finance.workbook import TABLES, _words, headings, sheet_name
    from koers.kernel.packages.registry import table

    names = [sheet_name(table(name)) for name in TABLES]
    assert len(set(names)) == len(names)
    for name in TABLES:
        this = table(name)
        assert len(set(headings(this).values())) == len(this.columns), name
        for column in this.columns:
            words = [word.casefold() for word in _words(this, column).values()]
            assert len(set(words)) == len(words), (name, column)
