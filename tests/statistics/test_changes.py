"""The ledger of boundary changes, conversion matrices, and series on today's borders."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as some

from koers.statistics import Composition, Member, Options, StatisticsInputError, Store, StoreError, series
from koers.statistics.changes import Change, ChangeKind, ledger
from koers.statistics.conversion import Conversions, Matrix, carried_back, keep_matrix, matrices, read_matrix
from koers.statistics.figures import AREAS
from koers.statistics.profile import profile

A, B, C, D = "BU90010000", "BU90010001", "BU90010002", "BU90010003"


def areas(names: dict[str, str], change: dict[str, str] | None = None) -> pa.Table:
    codes = list(names)
    columns = [codes, list(names.values()), ["buurt"] * len(codes), [""] * len(codes)]
    table = pa.table([*columns, pa.array(range(len(codes)), pa.int32())], schema=AREAS)
    return table if change is None else table.append_column("change", pa.array([change[code] for code in codes]))


def told(rows: list[Change]) -> list[tuple[str, str, str, float | None]]:
    return [(one.from_code, one.to_code, str(one.kind), one.share) for one in rows]


def test_without_a_matrix_nothing_is_guessed() -> None:
    old = areas({A: "Dorp", B: "Veld", C: "Haven"})
    new = areas({A: "Dorp", B: "Het Veld", D: "Kade"})
    assert told(ledger(old, new, 2014, 2017)) == [
        (A, A, "same", None),
        (B, B, "renamed", None),
        (C, "", "unknown", None),
        ("", D, "unknown", None),
    ]


def test_what_cbs_says_counts_for_the_next_year_only() -> None:
    old = areas({A: "Dorp", B: "Veld", C: "Haven"})
    new = areas({A: "Dorp", B: "Veld", D: "Haven"}, {A: "1", B: "3", D: "2"})
    found = ledger(old, new, 2023, 2024)
    assert told(found) == [(A, A, "same", 1.0), (B, B, "unknown", None), (C, D, "recoded", 1.0)]
    assert [one.basis for one in found][1:] == [
        "CBS: indelingswijziging (andere grens)",
        "CBS: indelingswijziging en naam",
    ]
    later = ledger(old, new, 2020, 2024)
    assert told(later) == [(A, A, "same", None), (B, B, "same", None), (C, D, "recoded", None)]
    assert "niet bevestigd" in later[2].basis


def test_a_name_that_is_there_twice_is_no_key() -> None:
    old = areas({A: "Verspreide huizen", B: "Verspreide huizen"})
    new = areas({B: "Verspreide huizen", C: "Verspreide huizen"})
    expected = [(A, "", "unknown", None), (B, B, "same", None), ("", C, "unknown", None)]
    assert told(ledger(old, new, 2014, 2017)) == expected


def test_a_matrix_tells_what_was_split_and_merged() -> None:
    matrix = Matrix("m.csv", 2014, 2017, {(A, A): 0.6, (A, C): 0.4, (B, D): 1.0, (C, D): 1.0})
    old, new = areas({A: "Dorp", B: "Veld", C: "Haven"}), areas({A: "Dorp", C: "Kade", D: "West"})
    assert told(ledger(old, new, 2014, 2017, matrix=matrix)) == [
        (A, A, "split", 0.6),
        (A, C, "split", 0.4),
        (B, D, "merged", 1.0),
        (C, D, "merged", 1.0),
    ]


def write(folder: Path, *rows: str, header: str = "from;to;share") -> Path:
    path = folder / "matrix.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8-sig")
    return path


def test_a_matrix_in_dutch(tmp_path: Path) -> None:
    path = write(tmp_path, f"{A};{B};0,6", f"{A};{C};0,4", header="van;naar;aandeel")
    assert read_matrix(path, 2014, 2017).shares == {(A, B): 0.6, (A, C): 0.4}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((f"{A};{B};0.6", f"{A};{C};0.3"), rf"aandelen van {A} zijn samen 0\.900"),
        ((f"{A};{B};1.5",), r"regel 2: '1\.5' is geen aandeel"),
        ((f"{A};{B};veel",), "'veel' is geen aandeel"),
        ((f"{A};{B};nan",), "'nan' is geen aandeel"),
        ((f"{A};{B};0.5", f"{A};{B};0.5"), "regel 3.*twee keer"),
        ((f"90010000;{B};1",), "regel 2, kolom from: Een rekenblad"),
        ((f"{A};WK900100;1",), "niet hetzelfde soort"),
        ((), "geen enkele rij"),
        ((f"{A}",), "geen code"),
    ],
)
def test_a_matrix_that_is_not_right(tmp_path: Path, rows: tuple[str, ...], message: str) -> None:
    with pytest.raises(StatisticsInputError, match=message):
        read_matrix(write(tmp_path, *rows), 2014, 2017)


def test_a_file_that_is_no_matrix(tmp_path: Path) -> None:
    with pytest.raises(StatisticsInputError, match="kolom share of aandeel ontbreekt"):
        read_matrix(write(tmp_path, header="from;to"), 2014, 2017)
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")
    with pytest.raises(StatisticsInputError, match="kolom from of van ontbreekt"):
        read_matrix(path, 2014, 2017)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StatisticsInputError, match="kan niet gelezen worden"):
        read_matrix(path, 2014, 2017)


def own_figures(store: Store, folder: Path, *rows: str) -> None:
    path = folder / "eigen.csv"
    path.write_text("gebied;jaar;maat;waarde\n" + "\n".join(rows) + "\n")
    store.bring_in(path)


def test_a_split_buurt_on_todays_borders(store: Store, tmp_path: Path) -> None:
    """T4 of methods.md: old A, 50 of 100, split 0.6 and 0.4, gives 30 of 60 and 20 of 40."""
    own_figures(
        store, tmp_path, f"{A};2014;social_assistance;50", f"{A};2014;population;100", f"{B};2017;social_assistance;33",
        f"{C};2017;social_assistance;21", f"{B};2017;population;60", f"{C};2017;population;40",
    )  # fmt: skip
    keep_matrix(store, Matrix("m.csv", 2014, 2016, {(A, B): 0.6, (A, C): 0.4}))
    for code, people, helped in ((B, 60, (30, 33)), (C, 40, (20, 21))):
        area = Composition("deel", "Deel", (Member(code),))
        found = [(row.year, row.value) for row in series(store, area, "social_assistance")]
        assert found == [(2014, pytest.approx(helped[0])), (2017, helped[1])]
        assert series(store, area, "population")[0].value == pytest.approx(people)
        shown = profile(store, area).rows["population"]["deel"]
        assert [row.value for row in shown] == [pytest.approx(people)] * 2
    # Where in the old buurt they live nobody knows: sharp bounds (T3).
    first = series(store, Composition("deel", "Deel", (Member(C),)), "social_assistance")[0]
    assert (first.low, first.high) == (0, 40)
    both = Composition("samen", "Samen", (Member(B), Member(C)))
    first = series(store, both, "social_assistance")[0]
    assert (first.value, first.low, first.high, first.coverage) == (50, 50, 50, 1)


def test_matrices_one_after_another_and_validity() -> None:
    known = Conversions((Matrix("1", 2014, 2017, {(A, B): 0.5, (A, C): 0.5}), Matrix("2", 2017, 2020, {(B, D): 1.0})))
    area = carried_back(Composition("x", "X", (Member(D), Member(C, since=2019))), known)
    years = (2013, 2014, 2016, 2017, 2018, 2019, 2025)
    assert {year: {one.code: one.weight for one in area.in_year(year)} for year in years} == {
        2013: {A: 0.5},
        2014: {A: 0.5},
        2016: {B: 1},
        2017: {B: 1},
        2018: {D: 1},
        2019: {D: 1, C: 1},
        2025: {D: 1, C: 1},
    }
    assert carried_back(area, Conversions(())) is area


@given(some.lists(some.floats(0.01, 1), min_size=1, max_size=6), some.floats(1, 1000))
def test_converting_keeps_the_total(parts: list[float], count: float) -> None:
    codes = [f"BU9001{place:04d}" for place in range(len(parts))]
    shares = {(A, code): part / sum(parts) for code, part in zip(codes, parts, strict=True)}
    members = Matrix("m", 2014, 2017, shares).members(tuple(Member(code) for code in codes))
    assert [member.code for member in members] == [A]
    assert members[0].weight * count == pytest.approx(count)


def test_keeping_a_matrix(store: Store) -> None:
    matrix = Matrix("m.csv", 2014, 2017, {(A, B): 1.0})
    before = store.version
    path = keep_matrix(store, matrix)
    assert keep_matrix(store, matrix) == path
    assert matrices(store) == [matrix]
    assert store.version != before
    with pytest.raises(StatisticsInputError, match="al een andere omrekentabel van 2014 naar 2017"):
        keep_matrix(store, Matrix("n.csv", 2014, 2017, {(A, C): 1.0}))
    path.rename(path.with_name("2014-2017-half.json"))
    path.with_name("2014-2017-half.json").write_text("{")
    with pytest.raises(StoreError, match="beschadigd"):
        matrices(store)


@pytest.fixture
def two_lists(tmp_path: Path, settings) -> Path:
    settings.KOERS_HOME = tmp_path
    store = Store(tmp_path / "statistics")
    for year, rows in ((2024, "90010000;Dorp\n90010001;Veld"), (2025, "90010000;Dorp\n90010001;Het Veld")):
        path = tmp_path / f"lijst-{year}.csv"
        path.write_text(f"Buurt{year};buurtnaam{year}\n{rows}\n")
        store.bring_in(path)
    return tmp_path


def test_the_command(two_lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("statistics", "changes", "2024", "2025", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert [(one["from_code"], one["kind"]) for one in rows] == [(A, "same"), (B, "renamed")]
    call_command("statistics", "changes", "2024", "2025", "--area", "GM9002", "--csv")
    assert capsys.readouterr().out.strip() == "from_year,to_year,from_code,to_code,kind,share,basis"
    path = write(two_lists, f"{A};{A};1", f"{B};{B};0.5", f"{B};{A};0.5")
    call_command("statistics", "changes", "2024", "2025", "--matrix", str(path), "--keep")
    text = capsys.readouterr().out
    assert "gesplitst" in text
    assert "50,0%" in text
    call_command("statistics", "changes", "2024", "2025")
    assert "gesplitst" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("2025", "2024"), "eerst het oude jaar"),
        (("2020", "2025"), "geen lijst van gebieden van 2020"),
        (("2024", "2025", "--keep"), "Noem de omrekentabel"),
        (("2024", "2025", "--area", "Heerlen"), "'Heerlen' is geen code"),
    ],
)
def test_the_command_explains(two_lists: Path, call: tuple[str, ...], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("statistics", "changes", *call)


@pytest.fixture(scope="module")
def national_lists(national_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Lists of areas of five years."""
    store = Store(tmp_path_factory.mktemp("lijsten"))
    for name in (
        "geo-cbs-topojson-2014/Buurt_2014_layer_q1e3.json",
        "cbs-odata-83765NED/cbs.v4.83765NED_WijkenEnBuurtenCodes.parquet",
        "cbs-odata-84799NED/cbs.v3.84799NED_WijkenEnBuurten.parquet",
        "cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2024_geslachten.csv",
        "cbs-gebieden-2025/CBS_BUURT2025.csv",
        "cbs-gebieden-2025/CBS_WIJK2025.csv",
        "cbs-gebieden-2025/CBS_GEM2025.csv",
    ):
        store.bring_in(national_files / name, Options())
    return store


def test_rule_10_of_the_real_files(national_lists: Store) -> None:
    """How many buurten have a code in one list and not in the other. Heerlen's 57 stay; seven get another name."""
    expected = {
        (2014, 2017): (1216, 2733),
        (2017, 2020): (1735, 2335),
        (2020, 2024): (1503, 2269),
        (2024, 2025): (80, 329),
    }
    for years, (gone, new) in expected.items():
        old, now = (national_lists.area_list(year) for year in years)
        rows = ledger(old, now, *years, kinds=("buurt",))
        kept = {one.from_code for one in rows if one.from_code == one.to_code}
        assert len({one.from_code for one in rows if one.from_code} - kept) == gone
        assert len({one.to_code for one in rows if one.to_code} - kept) == new
        assert not any(one.kind in (ChangeKind.SPLIT, ChangeKind.MERGED) for one in rows)
        heerlen = [one for one in rows if "BU0917" in (one.from_code[:6], one.to_code[:6])]
        assert len(heerlen) == 57
        assert all(one.from_code == one.to_code for one in heerlen)
        assert sum(one.kind is ChangeKind.RENAMED for one in heerlen) == (7 if years == (2024, 2025) else 0)


def test_lists_of_one_year_are_put_together(national_lists: Store) -> None:
    kinds = national_lists.area_list(2025)["kind"].value_counts().to_pylist()
    assert {pair["values"]: pair["counts"] for pair in kinds} == {"buurt": 14823, "wijk": 3505, "gemeente": 343}


def test_a_denominator_that_jumps_is_a_break(store: Store, tmp_path: Path) -> None:
    own_figures(
        store, tmp_path, "GM9001;2014;population;1000", "GM9001;2015;population;1090", "GM9001;2017;population;1250",
        "GM9001;2014;social_assistance;50", "GM9001;2015;social_assistance;52", "GM9001;2017;social_assistance;60",
    )  # fmt: skip
    rows = series(store, "GM9001", "social_assistance")
    assert [bool(row.note) for row in rows] == [False, False, True]
    assert rows[2].note.startswith("Breuk: de noemer (inwoners) is 15% groter dan in 2015, zonder bekende oorzaak.")
    assert series(store, "GM9001", "social_assistance", [2017])[0].note == rows[2].note
    assert not any(row.note for row in series(store, "GM9001", "population"))  # its own figure shows it
    shown = profile(store, "GM9001").rows["social_assistance"]["GM9001"]
    assert [row.note for row in shown] == [row.note for row in rows]
