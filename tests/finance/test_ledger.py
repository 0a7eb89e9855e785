"""What the real programmes' money comes to, and that a changed amount is followed by every total, difference and headline."""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from koers.finance import queries
from koers.finance.counting.deciding import SHARED
from koers.finance.queries import Ledger
from koers.kernel import context
from koers.kernel.packages.loading import load_folders

PROGRAMMES = Path(__file__).parents[2] / "programmes"
NAMES = ("gedeeld", "nplv", "coalitieakkoord-heerlen", "heerlen-noord", "burgerbetrokkenheid")
Change = Callable[[str, str, str, str], None]


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Copies of the real packages, to change."""
    return [Path(shutil.copytree(PROGRAMMES / name, tmp_path / name)) for name in NAMES]


@pytest.fixture
def workshop(db: None, folders: list[Path]) -> Iterator[None]:
    """A workshop with the real programmes."""
    load_folders(folders)
    with context.workshop():
        yield


def change(folder: Path, table: str, id: str, **cells: str) -> None:
    """Change cells of a row of a package and load it."""
    path = folder / f"{table}.csv"
    with path.open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    [row] = [row for row in rows if row["id"] == id]
    row |= cells
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    load_folders([folder], replace=True)


def euros(ledger: Ledger) -> dict[str, float]:
    """The euros that each decider holds."""
    return {holding.decider: holding.total.cents / 100 for holding in ledger.holdings}


@pytest.mark.usefixtures("workshop")
def test_the_money_of_heerlen_noord() -> None:
    ledger = queries.ledger("heerlen-noord")
    assert ledger.total.cents == 40_566_393_00
    assert (ledger.total.known, ledger.total.unknown) == (13, {"not_stated": 7, "pm": 1, "not_visible": 1})
    assert euros(ledger) == {
        "council_free": 20_000, "council_adopts": 35_910_309, "partner": 599_000, SHARED: 4_037_084,
    }  # fmt: skip
    left_out = {(left.fund.pk, left.amount.cents) for left in ledger.left_out}
    assert left_out == {
        ("regiodeal-tweede-tranche", 600_000_00), ("regiodeal-vierde-tranche", 25_000_000_00),
        ("energiefixers-heerlen", 9_750_000_00),
    }  # fmt: skip


@pytest.mark.usefixtures("workshop")
def test_a_bundle_that_is_not_divided_has_no_theme() -> None:
    """Figure 9 puts one of its parts under talent; the whole of it is not there."""
    found = queries.ledger("heerlen-noord").totals_by("theme")
    assert {theme: money.cents // 100 for theme, money in found.items()} == {
        "gezondheid-en-leefomgeving": 14_397_393, "werk-en-bestaanszekerheid": 150_000,
        "leefbaarheid-en-veiligheid": 5_600_000, "talentontwikkeling": 599_000, "": 19_820_000,
    }  # fmt: skip


@pytest.mark.usefixtures("workshop")
def test_stated_totals_are_held_against_their_parts() -> None:
    found = [(one.kind, one.label, one.difference / 100) for one in queries.ledger("heerlen-noord").reconciled]
    assert [one for one in found if one[2]] == [("division", "Regiodeal Parkstad, tweede tranche", 37_084)]
    found = [(one.kind, one.year, one.difference / 100) for one in queries.ledger("burgerbetrokkenheid").reconciled]
    assert found == [("total", 2020, 0), ("total", 2021, 0), ("year", 2020, -2_550), ("year", 2021, 34_850)]


@pytest.mark.usefixtures("workshop")
def test_a_yearly_budget_without_an_end_is_no_total() -> None:
    ledger = queries.ledger("burgerbetrokkenheid")
    assert (ledger.total.cents, ledger.total.yearly, ledger.total.known, ledger.total.unknowns) == (0, 110_000_00, 2, 5)
    assert not ledger.total.exact


@pytest.mark.usefixtures("workshop")
def test_a_changed_amount_is_followed_everywhere(folders: list[Path]) -> None:
    before = queries.ledger("heerlen-noord")
    change(folders[3], "allocations", "regiodeal-vrieheide", amount="1275010")
    after = queries.ledger("heerlen-noord")
    assert after.total.cents - before.total.cents == 10_00
    assert after.holding(SHARED).total.cents - before.holding(SHARED).total.cents == 10_00
    assert [one.difference for one in after.reconciled if one.difference] == [37_094_00]
    assert sum(one.cents for one in after.totals_by("theme").values()) == after.total.cents
    assert after.coverage.cents == after.total.cents


@pytest.mark.usefixtures("workshop")
def test_the_parts_of_every_grouping_are_the_total() -> None:
    for name in ("heerlen-noord", "burgerbetrokkenheid", "coalitieakkoord-heerlen"):
        ledger = queries.ledger(name)
        for group in ("giver", "instrument", "kind", "route", "state", "scope", "theme"):
            parts = ledger.totals_by(group).values()
            assert sum(part.cents for part in parts) == ledger.total.cents
            assert sum(part.unknowns for part in parts) == ledger.total.unknowns
        assert ledger.coverage.cents == ledger.total.cents


@pytest.mark.usefixtures("workshop")
def test_reading_takes_the_same_number_of_queries_whatever_the_programme(
    django_assert_num_queries: Callable[..., object],
) -> None:
    for name in ("heerlen-noord", "nplv"):
        with django_assert_num_queries(10):
            queries.ledger(name)


@pytest.mark.usefixtures("workshop")
def test_what_is_read_for_the_counting_gives_the_same_as_everything() -> None:
    """The counting reads only the allocations it looks at; with every other one beside them nothing changes."""
    from dataclasses import replace

    from koers.finance.models import Allocation

    for name in ("heerlen-noord", "burgerbetrokkenheid"):
        lean = queries.ledger(name)
        every = {part.id: part for year in lean.years for part in queries.ledger(name, year).parts}
        every |= {part.id: part for part in lean.parts}
        own = Allocation.objects.filter(package=name).order_by("position").values_list("id", flat=True)
        whole = replace(lean, parts=tuple(every[id] for id in own))
        assert whole.reconciled == lean.reconciled
        assert whole.counted == lean.counted
        assert whole.holdings == lean.holdings
