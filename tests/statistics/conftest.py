"""A store of made-up figures, and one of the national files."""

from datetime import date
from pathlib import Path

import pytest

from koers.statistics import Options, Store

from . import samples


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "statistics")


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """A store with the made-up gemeente: KWB 2020, Leefbaarometer, health."""
    for make in (samples.odata3_parquet, samples.leefbaarometer_zip, samples.health_xlsx):
        store.bring_in(make(tmp_path))
    return store


@pytest.fixture(scope="session")
def national(national_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with all national files that can be read."""
    store = Store(tmp_path_factory.mktemp("landelijk"))
    for name, vintage in (
        ("cbs-odata-84799NED/cbs.v3.84799NED_TypedDataSet.parquet", None),
        ("cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2024_geslachten.csv", None),
        ("cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2024_11122025_141648.csv", None),
        ("cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2017.csv", date(2020, 11, 6)),
        ("leefbaarometer/Livability.csv.zip", None),
        ("rivm-gezondheid-50090NED/2016_18+.xlsx", None),
        ("rivm-gezondheid-50090NED/RIVM_gezondheid2020_18+.xlsx", None),
        ("cbs-statline-csv/SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv", None),
        ("cbs-statline-csv/83648NED_UntypedDataSet_17052018_141347.csv", None),
        ("cbs-kwb-heerlen/UrbanData-test.db", date(2021, 1, 1)),
    ):
        store.bring_in(national_files / name, Options(vintage=vintage))
    return store
