"""An export of the financial system: mapped once, read every month, and only what is different is shown."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.finance.ledger_file import LedgerError, read_ledger
from koers.finance.models import BudgetState, Side
from tests import factories
from tests.finance.test_check import DECIDES, FUND

ACCOUNT = {
    "id": "project-7", "code": "7000123", "name": "Project zeven", "fund": "geld", "scope": "this_area", "kind": "extra",
    "source": "bron",
}  # fmt: skip
EXPORT = """Project;Jaar;Begroting;Begroting na wijziging;Verplichtingen;Werkelijk
7000123;2022;600,00;700;50,5;1.234,56
7000999;2022;1;;;
"""


@pytest.fixture
def programme(db: None, tmp_path: Path) -> str:
    """A programme with a fund and a mapped project."""
    from koers.kernel.packages.loading import load_folders

    tables = factories.small() | {"funds": [FUND], "authorities": [DECIDES], "ledger_accounts": [ACCOUNT]}
    load_folders([factories.write(tmp_path / "packages", "proef", **tables)])
    return "proef"


def written(tmp_path: Path, text: str, name: str = "uitvoer.csv") -> Path:
    """A file with this text."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def tell(*words: object) -> str:
    """What the command says."""
    from django.core.management import call_command

    out = io.StringIO()
    call_command("finance", "ledger", *map(str, words), stdout=out)
    return out.getvalue()


def test_amounts_come_in_under_the_fund_they_were_mapped_to(programme: str, tmp_path: Path) -> None:
    from koers.finance.models import Allocation
    from koers.kernel.context import workshop

    said = tell(programme, written(tmp_path, EXPORT))
    assert "Niet gekoppeld en dus niet gelezen: 7000999." in said
    with workshop():
        found = {
            row.budget_state: (row.amount, row.year, row.source_place) for row in Allocation.objects.filter(fund="geld")
        }
    assert found == {
        "original": (60_000, 2022, "uitvoer.csv, code 7000123"), "amended": (70_000, 2022, "uitvoer.csv, code 7000123"),
        "committed": (5_050, 2022, "uitvoer.csv, code 7000123"), "realised": (123_456, 2022, "uitvoer.csv, code 7000123"),
    }  # fmt: skip


def test_the_same_file_again_changes_nothing_and_the_next_month_shows_only_what_differs(
    programme: str, tmp_path: Path
) -> None:
    tell(programme, written(tmp_path, EXPORT))
    assert "er verandert niets" in tell(programme, written(tmp_path, EXPORT))
    later = written(tmp_path, EXPORT.replace("1.234,56", "1.300,00"))
    said = tell(programme, later, "--dry-run")
    assert "project-7-2022-realised is gewijzigd (amount)" in said
    assert "original" not in said
    assert "Er is niets geschreven." in said
    assert "er verandert niets" not in tell(programme, later)


def test_what_is_booked_does_not_count_twice(programme: str, tmp_path: Path) -> None:
    """The fund counts; what was budgeted and spent of it in a year is the same money."""
    from koers.finance.queries import ledger
    from koers.kernel.context import workshop

    with workshop():
        before = ledger(programme).total
    tell(programme, written(tmp_path, EXPORT))
    with workshop():
        assert ledger(programme).total == before


def test_other_names_of_columns_and_a_year_beside_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, "Nr,Kosten\nA,12.5\n")
    [one] = read_ledger(file, 2023, {"code": "Nr", "realised": "Kosten"})
    assert (one.code, one.year, one.state, one.side, one.cents) == ("A", 2023, BudgetState.REALISED, Side.COSTS, 1250)


def test_less_than_nothing_is_revenue(tmp_path: Path) -> None:
    [one] = read_ledger(written(tmp_path, "code;jaar;werkelijk\nA;2022;-1.500,25\n"))
    assert (one.side, one.cents) == (Side.REVENUE, 150_025)


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=20))
def test_dutch_notation_is_read_to_the_cent(tmp_path_factory: pytest.TempPathFactory, amounts: list[int]) -> None:
    def dutch(cents: int) -> str:
        whole, rest = divmod(abs(cents), 100)
        return f"{'-' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02}"

    lines = [f"P{number};2022;{dutch(cents)}" for number, cents in enumerate(amounts)]
    file = written(tmp_path_factory.mktemp("ledger"), "\n".join(["code;jaar;werkelijk", *lines]))
    found = read_ledger(file)
    assert [one.cents if one.side == Side.COSTS else -one.cents for one in found] == amounts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code;jaar;werkelijk\nA;2022;1.234\n", "'1.234' is geen duidelijk bedrag"),
        ("code;jaar;werkelijk\nA;2022;1,234.56\n", "'1,234.56' is geen duidelijk bedrag"),
        ("code;jaar;werkelijk\nA;2022;4,6 mln\n", "'4,6 mln' is geen duidelijk bedrag"),
        ("code;jaar;werkelijk\nA;2022;#REF!\n", "'#REF!' is geen duidelijk bedrag"),
        ("code;jaar;werkelijk\nA;22;1\n", "regel 2: code of jaar ontbreekt of klopt niet"),
        ("code;jaar;werkelijk\nA;2022;1\nA;2022;2\n", "regel 3: code A in 2022 staat ook op regel 2"),
        ("jaar;werkelijk\n2022;1\n", "een kolom ontbreekt"),
        ("code;jaar;bedragje\nA;2022;1\n", "een kolom ontbreekt"),
        ("", "is leeg"),
    ],
)
def test_what_could_mean_two_things_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(LedgerError) as caught:
        read_ledger(written(tmp_path, text))
    assert words in str(caught.value)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    lines = "".join(f"P{n};2022;x\n" for n in range(200))
    with pytest.raises(LedgerError) as caught:
        read_ledger(written(tmp_path, f"code;jaar;werkelijk\n{lines}"))
    assert len(caught.value.problems) == 200
    assert "en nog 150" in str(caught.value)


def test_a_workbook_will_do_too(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Kostenplaats", "Boekjaar", "Realisatie"])
    book.active.append([7000123, 2022, 1234.5])
    book.save(tmp_path / "uitvoer.xlsx")
    [one] = read_ledger(tmp_path / "uitvoer.xlsx")
    assert (one.code, one.year, one.cents) == ("7000123", 2022, 123_450)


def test_a_sheet_whose_rows_stop_at_their_last_cell_is_read(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("uitvoer")
    for row in (["Project", "Jaar", "Begroting", "Werkelijk"], ["7", 2022, 600], ["8", 2022, None, 1.5], []):
        sheet.append(row)
    book.save(tmp_path / "uitvoer.xlsx")
    found = [(one.code, one.state, one.cents) for one in read_ledger(tmp_path / "uitvoer.xlsx")]
    assert found == [("7", BudgetState.ORIGINAL, 60_000), ("8", BudgetState.REALISED, 150)]


def test_a_file_that_is_cut_off_or_no_table_is_refused_in_words(tmp_path: Path) -> None:
    from openpyxl import Workbook

    from koers.finance.workbook import WorkbookError

    book = Workbook()
    for number in range(2000):
        book.worksheets[0].append(["7", 2022, number])
    book.save(tmp_path / "heel.xlsx")
    content = (tmp_path / "heel.xlsx").read_bytes()
    place = content.index(b"xl/worksheets/sheet1.xml") + 500
    (tmp_path / "stuk.xlsx").write_bytes(content[:place] + b"\xff" * 200 + content[place + 200 :])
    (tmp_path / "half.xlsx").write_bytes(content[: len(content) // 2])
    for name in ("stuk.xlsx", "half.xlsx"):
        with pytest.raises(WorkbookError, match="beschadigd of afgekapt"):
            read_ledger(tmp_path / name)
    for cell in ("600", "9" * 200_000, '"600"000"'):
        with pytest.raises(WorkbookError, match="regel 2: vanaf hier is dit geen tabel die Koers kan lezen"):
            read_ledger(written(tmp_path, 'Project;Jaar;Begroting\n7;2022;"' + cell))


def test_the_history_says_who_brought_it_in(programme: str, tmp_path: Path, django_user_model: Any) -> None:
    from django.core.management import CommandError

    from koers.finance.models import Allocation
    from koers.kernel.context import workshop

    with workshop():
        django_user_model.objects.create_user("controller")
    file = written(tmp_path, EXPORT)
    with pytest.raises(CommandError, match="geen account dat 'iemand' heet"):
        tell(programme, file, "--by", "iemand")
    tell(programme, file, "--by", "controller", "--why", "januari")
    with workshop():
        [line] = Allocation.history.filter(id="project-7-2022-realised")
        assert (line.history_user.username, line.history_change_reason) == ("controller", "januari")


def test_not_every_code_that_is_not_mapped_is_named(programme: str, tmp_path: Path) -> None:
    lines = "".join(f"{code};2022;1\n" for code in range(1000, 1060))
    said = tell(programme, written(tmp_path, f"Project;Jaar;Begroting\n{lines}"))
    assert "1000, 1001" in said
    assert "1049 en nog 10." in said
    assert "1050" not in said
