"""The real files: every reference value, through the readers and the one exit. Skipped where the files are not."""

from pathlib import Path

import pytest

from koers.statistics import StatisticsInputError, Status, Store, read_compositions, series
from koers.statistics.cells import Cells
from koers.statistics.readers import Options, read_file

ROOT = Path(__file__).resolve().parents[2]
WIJK, BUURT, HEERLEN, NATION = "WK091720", "BU09172004", "GM0917", "NL00"

# (measure, year): value for wijk, buurt, Heerlen, land; None is not there
REFERENCE = {
    ("population", 2016): (5660, 1500, 87406, None),
    ("population", 2017): (5640, 1485, 87189, 17081507),
    ("population", 2018): (5645, 1510, 86762, None),
    ("population", 2019): (5640, 1490, 86832, None),
    ("population", 2020): (5645, 1500, 87086, 17407585),
    ("population", 2024): (5345, 1445, 87461, 17942942),
    ("households", 2020): (2810, 710, 45247, 7997800),
    ("social_assistance", 2020): (380, 50, 4210, 421110),
    ("disability_benefit", 2020): (650, 180, 7390, 732950),
    ("distance_supermarket", 2020): (0.5, 0.5, 0.7, 0.9),
    ("cars_per_household", 2020): (1.0, 1.0, 1.0, 1.1),
    ("woz_value", 2016): (99, 82, 123, None),
    ("woz_value", 2019): (103, 86, 135, None),
    ("dwellings_social_rent", 2019): (35, 2, 37, None),
    ("good_health", 2016): (58.5, 62.1, 63.9, 75.2),
    ("good_health", 2020): (64.5, 66.8, 67.4, 78.4),
    ("lonely", 2020): (57.6, 57.5, 54.5, 47.0),
    ("hard_to_make_ends_meet", 2016): (34.0, 33.1, 25.8, 19.2),
    ("hard_to_make_ends_meet", 2020): (22.8, 21.5, 17.7, 13.9),
}


@pytest.mark.parametrize(("measure", "year"), REFERENCE)
def test_reference_values(national: Store, measure: str, year: int) -> None:
    for area, value in zip((WIJK, BUURT, HEERLEN, NATION), REFERENCE[measure, year], strict=True):
        if value is not None:
            assert [row.value for row in series(national, area, measure, [year])] == [value], area


def test_leefbaarometer_of_a_buurt(national: Store) -> None:
    rows = series(national, BUURT, "livability_deviation")
    assert [(row.year, round(row.value, 4)) for row in rows] == [(2014, -0.3186), (2018, -0.2487), (2020, -0.2375)]
    assert {row.version for row in rows} == {"Leefbaarometer 3.0"}


def test_leefbaarometer_of_the_programme_area_and_the_land(national: Store) -> None:
    """Both weighted by the inhabitants of 2020, though of Heerlen those of 2016 and 2018 are known as well."""
    area = read_compositions(ROOT / "programmes" / "gedeeld" / "area_parts.csv")["heerlen-noord"]
    found = {
        name: [(row.year, round(row.value, 4)) for row in series(national, given, "livability_deviation")]
        for name, given in (("noord", area), ("land", NATION))
    }
    assert found["noord"] == [(2014, -0.2235), (2018, -0.1599), (2020, -0.1459)]
    assert found["land"] == [(2014, -0.0201), (2018, 0.0024), (2020, 0.0162)]


def test_dimensions_of_the_leefbaarometer_add_up(national: Store) -> None:
    names = [
        "livability_physical",
        "livability_safety",
        "livability_social",
        "livability_amenities",
        "livability_housing",
    ]
    cells = Cells(national).find(["livability_deviation", "livability_score", *names], [2014, 2018, 2020])
    by_area: dict[tuple[str, int], dict[str, float]] = {}
    for cell in cells:
        if cell.value is not None:
            by_area.setdefault((cell.area, cell.year), {})[cell.measure] = cell.value
    assert len(by_area) > 34_000
    for values in by_area.values():
        assert abs(sum(values[name] for name in names) - values["livability_deviation"]) < 1e-12
        assert abs(values["livability_score"] - values["livability_deviation"] - 4.102265) < 1e-6


def test_heerlen_alone_is_not_the_land(national: Store) -> None:
    """Of 2016, 2018 and 2019 only Heerlen is known."""
    assert [row.year for row in series(national, NATION, "population")] == [2017, 2020, 2024]


def test_wijk_20_is_five_buurten(national: Store) -> None:
    buurten = [f"BU0917200{number}" for number in range(5)]
    cells = Cells(national).find(["population"], [2020], areas=buurten)
    assert sum(cell.value for cell in cells) == 5635


def test_counts_add_up_within_their_rounding(national: Store) -> None:
    cells = Cells(national).find(["population"], [2020, 2024])
    for year, nation in ((2020, 17407585), (2024, 17942942)):
        values = {cell.area: cell.value for cell in cells if cell.year == year}
        assert sum(value for area, value in values.items() if area.startswith("GM")) == nation
        heerlen = {kind: [v for area, v in values.items() if area.startswith(f"{kind}0917")] for kind in ("WK", "BU")}
        assert (len(heerlen["WK"]), len(heerlen["BU"])) == (23, 57)
        for parts in heerlen.values():
            assert abs(sum(parts) - values[HEERLEN]) <= 4 * len(parts)
    of_2020 = [
        sum(c.value for c in cells if c.year == 2020 and c.area.startswith(f"{kind}0917")) for kind in ("WK", "BU")
    ]
    assert of_2020 == [87045, 86980]


def test_heerlen_from_sqlite_equals_the_national_table(national: Store) -> None:
    alone = {entry.file: Cells(national).only(entry) for entry in national.imports() if entry.of_year(2020)}
    tables = []
    for file in ("UrbanData-test.db", "cbs.v3.84799NED_TypedDataSet.parquet"):
        found = alone[file].find(["population", "households", "social_assistance"], [2020])
        tables.append({(cell.area, cell.measure): cell.value for cell in found})
    assert len(tables[0]) == 81 * 3
    assert all(tables[1][key] == value for key, value in tables[0].items())


def test_first_release_is_not_complete(national: Store) -> None:
    entry = next(entry for entry in national.imports() if entry.table == "84799NED")
    of_2020 = entry.of_year(2020)
    assert len(of_2020.not_yet_published) == 68
    assert of_2020.areas == 17341
    assert series(national, "GM0014", "woz_value", [2020])[0].status == Status.NOT_YET_PUBLISHED


def test_what_is_kept_back_is_counted(national: Store) -> None:
    cells = {(entry.source, one.year): one.cells for entry in national.imports() for one in entry.years}
    assert (cells["gezondheidsmonitor", 2020]["suppressed"], cells["gezondheidsmonitor", 2020]["not_measured"]) == (
        24608,
        52023,
    )
    assert (cells["gezondheidsmonitor", 2016]["suppressed"], cells["gezondheidsmonitor", 2016]["not_measured"]) == (
        21897,
        138728,
    )


def test_alphanumeric_codes_stay_text(national: Store) -> None:
    codes = national.area_list(2024)["code"].to_pylist()
    assert len(codes) == 18310
    assert sum(code.startswith("BU") and not code[2:].isdigit() for code in codes) == 517


def test_a_file_without_codes_equals_the_one_with_codes(national: Store) -> None:
    entries = [entry for entry in national.imports() if entry.of_year(2024)]
    tables = [
        {cell.area: cell.value for cell in Cells(national).only(entry).find(["population"], [2024])}
        for entry in entries
    ]
    assert len(tables) == 2
    assert tables[0] == tables[1]


def test_old_statweb_export(national_files: Path) -> None:
    """Amsterdam has other wijken in later years, so without a list of 2015 it is refused, and with one it is read."""
    path = national_files / "cbs-kwb-csv" / "Kerncijfers_wijken_en_buurten_2015.csv"
    with pytest.raises(StatisticsInputError, match="zonder code"):
        read_file(path)
    reading = read_file(path, Options(areas=_own_list(path)))
    values = {(row["area"], row["measure"]): row["value"] for row in reading.years[0].figures.to_pylist()}
    assert reading.years[0].year == 2015
    assert reading.years[0].areas.num_rows == 106
    assert values["GM0363", "income_per_recipient"] == 33.5
    assert values["GM0363", "active_persons"] == 59.3


def _own_list(path: Path):
    import pyarrow as pa

    from koers.statistics.figures import AREAS

    names = [line.split(";")[0].strip('"') for line in path.read_text("utf-8-sig").splitlines()[5:-1]]
    codes = ["GM0363", *(f"WK0363{number:02d}" if number < 100 else f"WK0363A{number - 100}" for number in range(105))]
    table = pa.table([codes, names, ["gemeente"] + ["wijk"] * 105, [""] * 106, pa.array(range(106), pa.int32())], AREAS)

    class Lists:
        def by_nearness(self, year: int):
            yield 2015, table

    return Lists()


def test_other_cbs_tables(national: Store) -> None:
    assert series(national, "GM0363", "ses_woa", [2019])[0].value == -0.1
    assert series(national, "BU03630100", "ses_woa", [2019])[0].status == Status.SUPPRESSED
    assert [(row.year, row.value) for row in series(national, "GM1680", "registered_crime")] == [(2015, 645)]


def test_damaged_download_without_codes_needs_a_list(national_files: Path) -> None:
    """With one it is read: test_more_readers.py."""
    with pytest.raises(StatisticsInputError, match="zonder code"):
        read_file(national_files / "cbs-statline-csv" / "Inkomen_van_huishoudens__regio_11122025_135329.csv")


def test_importing_everything_again_changes_nothing(national: Store, national_files: Path) -> None:
    before = len(national.imports())
    done = national.bring_in(national_files / "leefbaarometer" / "Livability.csv.zip")
    assert not done.new
    assert len(national.imports()) == before
