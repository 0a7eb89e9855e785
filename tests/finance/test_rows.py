"""Bad amounts and periods in a package are refused with a clear Dutch message; euros in the file are cents inside."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel import context
from koers.kernel.money import euros
from koers.kernel.packages.cells import RowReader
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.problems import PackageError
from koers.kernel.packages.registry import table
from tests import factories

FUND = {
    "id": "geld", "name": "Geld", "giver": "state", "instrument": "subsidy", "kind": "extra", "kind_basis": "source",
    "amount_status": "exact", "amount": "100", "scope": "this_area", "route": "municipality", "source": "bron",
}  # fmt: skip


def read(name: str = "funds", **cells: str) -> tuple[Any, list[tuple[str, str, str]]]:
    """The row as read, and what is wrong with it."""
    this = table(name)
    given = (FUND if name == "funds" else {}) | cells
    said: list[tuple[str, str, str]] = []
    row = RowReader(this, this.columns).read(
        [given.get(column, "") for column in this.columns], lambda *w: said.append(w)
    )
    return row, said


@given(st.integers(0, 10**15 - 1))
def test_what_is_written_is_read_back(cents: int) -> None:
    row, said = read(amount=euros(cents))
    assert said == []
    assert row.amount == cents


@pytest.mark.parametrize(
    ("text", "cents"), [("0", 0), ("4637084", 463_708_400), ("0.05", 5), ("1350000.50", 135_000_050), ("", None)]
)
def test_euros_are_cents(text: str, cents: int | None) -> None:
    row, _ = read(amount=text, amount_status="exact" if text else "not_stated")
    assert row.amount == cents


@pytest.mark.parametrize(
    "text", ["4,6 mln", "1.350.000", "1.350", "12.5", "-100", "€ 100", "1e6", "1,350,000.00", "#DIV/0!", "=A1", "NaN"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    row, said = read(amount=text)
    assert row is None
    assert [column for *_, column in said] == ["amount"]
    assert "geen bedrag in euro's" in said[0][0]
    assert "1350000.50" in said[0][1]


def test_words_belong_in_the_column_of_words() -> None:
    row, said = read(amount="4600000", amount_text="4,6 mln", amount_status="rounded")
    assert said == []
    assert (row.amount, row.amount_text) == (460_000_000, "4,6 mln")


@pytest.mark.parametrize("status", ["not_stated", "pm", "not_divided", "not_visible"])
def test_an_unknown_amount_has_no_amount(status: str) -> None:
    assert "er staat een bedrag" in read(amount_status=status)[1][0][0]
    assert read(amount_status=status, amount="")[1] == []


def test_a_known_amount_has_one_and_zero_is_one() -> None:
    assert "het bedrag ontbreekt" in read(amount="")[1][0][0]
    assert read(amount="0")[0].amount == 0
    assert read(amount="", amount_per_year="5")[0].amount_per_year == 500


@pytest.mark.parametrize(("start", "end"), [("2025", "2022"), ("2023-06", "2023-05"), ("2023-06-02", "2023-06-01")])
def test_a_period_cannot_end_before_it_starts(start: str, end: str) -> None:
    _, said = read(period_start=start, period_end=end)
    assert f"de periode eindigt ({end}) voor zij begint ({start})" in said[0][0]


@pytest.mark.parametrize(("start", "end"), [("2023", "2023"), ("2023-06", "2023"), ("2023", "2023-06")])
def test_partial_dates_may_mean_the_same_time(start: str, end: str) -> None:
    assert read(period_start=start, period_end=end)[1] == []


def test_what_counts_elsewhere_says_where() -> None:
    assert "er staat niet waar" in read(counting="elsewhere")[1][0][0]


def test_the_alliance_agrees_but_does_not_decide() -> None:
    cells = {"id": "z", "fund": "geld", "decider": "alliance", "basis": "source", "source": "bron"}
    assert "geen rechtspersoon" in read("authorities", role="decides", **cells)[1][0][0]
    assert read("authorities", role="agrees", **cells)[1] == []


@pytest.mark.django_db
def test_all_errors_of_a_file_come_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    """An allocation without its fund, a double row and a bad amount, each with its line."""
    rows = [
        FUND,
        FUND | {"amount": "4,6 mln"},
        FUND | {"id": "geld"},
    ]
    parts = [
        {"id": "deel", "fund": "weg", "name": "Deel", "scope": "region", "kind": "extra", "budget_state": "division",
         "amount_status": "pm", "source": "bron"}
    ]  # fmt: skip
    folder = factories.write(tmp_path, "proef", sources=[factories.source()], funds=rows, allocations=parts)
    with pytest.raises(PackageError) as caught:
        load_folders([folder])
    said = str(caught.value)
    assert "funds.csv, regel 3" in said
    assert "'geld' staat al op regel" in said
    assert "'weg' staat niet in de tabel funds" in said
    with context.workshop():
        assert not table("funds").model.objects.exists()


@pytest.mark.django_db
def test_a_decimal_comma_is_read_when_the_descriptor_says_so(tmp_path: Path) -> None:
    row = FUND | {"amount": "1350000,50"}
    folder = factories.write(tmp_path, "proef", sources=[factories.source()], funds=[row])
    resources = [{"name": "sources", "path": "sources.csv"}, {"name": "funds", "path": "funds.csv", "dialect": {"decimalChar": ","}}]  # fmt: skip
    about = {"name": "proef", "koers": {"depends_on": [], "format": 1}, "resources": resources}
    factories.write_descriptor(folder, about)
    load_folders([folder])
    with context.workshop():
        assert table("funds").model.objects.get().amount == 135_000_050


@pytest.mark.django_db
def test_a_fund_has_an_address_of_its_own(tmp_path: Path) -> None:
    folder = factories.write(tmp_path, "proef", sources=[factories.source()], funds=[FUND | {"id": "klok"}])
    with pytest.raises(PackageError, match="'klok' is al het adres van een andere pagina"):
        load_folders([folder])


def test_every_fixed_page_is_kept_free() -> None:
    from koers.finance.tables import PAGES
    from koers.finance.urls import MONEY, urlpatterns

    fixed = {
        str(path.pattern).removeprefix(MONEY).split("/")[0]
        for path in urlpatterns
        if str(path.pattern).startswith(MONEY)
    }
    assert {name for name in fixed if name and "<" not in name} == PAGES
