"""Every reader on a small made-up file of its form."""

from datetime import date
from pathlib import Path

import pytest

from koers.statistics import Options, Status, Store, series
from koers.statistics.figures import Reading
from koers.statistics.readers import read_file

from . import samples


def cell(reading: Reading, year: int, area: str, measure: str) -> tuple[float | None, str]:
    """Return (value, status) of one cell."""
    figures = next(one for one in reading.years if one.year == year).figures
    for row in figures.to_pylist():
        if (row["area"], row["measure"]) == (area, measure):
            return row["value"], row["status"]
    raise KeyError(area, measure)


def test_odata3_typed(tmp_path: Path) -> None:
    reading = read_file(samples.odata3_parquet(tmp_path))
    assert (reading.source, reading.table, reading.vintage) == ("cbs-kwb", "90001NED", date(2021, 3, 26))
    assert [one.year for one in reading.years] == [2020]
    assert cell(reading, 2020, "BU90010000", "population") == (1200, "ok")
    assert cell(reading, 2020, "BU900101A1", "social_assistance") == (None, "suppressed")
    assert reading.years[0].not_yet_published == ("woz_value",)
    assert reading.unread == ()
    assert reading.years[0].areas["name"].to_pylist() == list(samples.NAMES)
    assert len(reading.companions) == 2


def test_the_same_name_under_two_topics(tmp_path: Path) -> None:
    reading = read_file(samples.odata3_parquet(tmp_path))
    assert cell(reading, 2020, "GM9001", "electricity_use_apartment") == (2000, "ok")
    assert cell(reading, 2020, "GM9001", "gas_use_apartment") == (800, "ok")


def test_odata3_untyped(tmp_path: Path) -> None:
    reading = read_file(samples.odata3_untyped_csv(tmp_path))
    assert reading.years[0].year == 2020
    assert reading.year_from == "aantal inwoners van Nederland"
    assert cell(reading, 2020, "BU90010100", "social_assistance") == (110, "ok")
    assert cell(reading, 2020, "BU900101A1", "social_assistance") == (None, "suppressed")


@pytest.mark.parametrize("make", [samples.odata4_csv, samples.odata4_json])
def test_odata4(tmp_path: Path, make) -> None:
    reading = read_file(make(tmp_path))
    assert reading.years[0].year == 2020
    assert cell(reading, 2020, "BU900101A1", "population") == (5, "ok")


def test_odata4_kept_back(tmp_path: Path) -> None:
    reading = read_file(samples.odata4_csv(tmp_path))
    assert cell(reading, 2020, "BU900101A1", "social_assistance") == (None, "suppressed")


def test_statline(tmp_path: Path) -> None:
    reading = read_file(samples.statline_csv(tmp_path))
    assert reading.source == "cbs-kwb"
    assert cell(reading, 2020, "WK900101", "distance_supermarket") == (0.5, "ok")
    assert reading.unread == ("Bevolking/Geboorte en sterfte/Iets nieuws (aantal)",)


def test_names_without_codes_follow_the_order_of_a_list(store: Store, tmp_path: Path) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    for make in (lambda folder: samples.statline_csv(folder, codes=False), samples.statweb_csv, samples.sqlite_file):
        entry = store.bring_in(make(tmp_path), Options(vintage=date(2020, 1, 1))).entry
        assert "volgorde van de lijst van" in entry.notes[0]
    assert [(row.year, row.value) for row in series(store, "BU90010001", "population")] == [
        (2018, 900),
        (2019, 900),
        (2020, 900),
    ]
    assert [(row.year, row.value) for row in series(store, "WK900101", "income_per_inhabitant")] == [(2019, 26.9)]
    assert series(store, "BU900101A1", "income_per_inhabitant")[0].status == Status.SUPPRESSED
    assert [(row.year, row.value) for row in series(store, "GM9001", "woz_value", [2018, 2019])] == [
        (2018, 200),
        (2019, 200),
    ]


def test_r_round_trip(tmp_path: Path) -> None:
    reading = read_file(samples.r_csv(tmp_path))
    assert cell(reading, 2020, "GM9001", "household_size") == (2.2, "ok")
    assert cell(reading, 2020, "BU900101A1", "dwellings") == (None, "suppressed")
    assert reading.years[0].areas["name"].to_pylist() == list(samples.NAMES)


def test_leefbaarometer_reads_one_model_only(tmp_path: Path) -> None:
    reading = read_file(samples.leefbaarometer_zip(tmp_path))
    assert [(one.year, one.version) for one in reading.years] == [
        (2018, "Leefbaarometer 3.0"),
        (2020, "Leefbaarometer 3.0"),
    ]
    assert reading.vintage == date(2023, 5, 23)
    assert cell(reading, 2018, "BU90010000", "livability_deviation") == (-0.2, "ok")
    assert cell(reading, 2018, "BU900101A1", "livability_deviation") == (None, "not_measured")
    assert "Leefbaarometer 2.0" in reading.notes[0]


def test_health_monitor(tmp_path: Path) -> None:
    reading = read_file(samples.health_xlsx(tmp_path))
    assert reading.source == "gezondheidsmonitor"
    assert cell(reading, 2016, "NL00", "good_health") == (75.2, "ok")  # NL01 in the file
    assert cell(reading, 2016, "BU900101A1", "good_health") == (None, "suppressed")
    assert cell(reading, 2016, "GM9001", "much_stress") == (None, "not_measured")


def test_own_figures(tmp_path: Path) -> None:
    reading = read_file(samples.own_csv(tmp_path))
    assert reading.source == "eigen"
    assert cell(reading, 2024, "BU90010100", "cars_per_household") == (0.8, "ok")
    assert cell(reading, 2024, "WK900101", "cars") == (None, "suppressed")


def test_a_file_is_known_by_its_structure_not_by_its_name(tmp_path: Path) -> None:
    path = samples.odata3_parquet(tmp_path)
    other = tmp_path / "iets.dat"
    path.rename(other)
    reading = read_file(other)
    assert (reading.source, reading.years[0].year) == ("cbs-kwb", 2020)
    # Without the description the groups before it tell electricity from gas.
    assert cell(reading, 2020, "GM9001", "gas_use_apartment") == (800, "ok")
