"""The store: nothing twice, nothing half, old vintages stay."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from koers.statistics import Options, StatisticsInputError, Store, StoreError, series
from koers.statistics.files import UNFINISHED

from . import samples


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_sidecar_tells_where_it_comes_from(store: Store, tmp_path: Path) -> None:
    entry = store.bring_in(samples.odata3_parquet(tmp_path), retrieved=date(2021, 4, 1)).entry
    said = json.loads((entry.folder / "import.json").read_text())
    assert said["source"] == "cbs-kwb"
    assert said["table"] == "90001NED"
    assert (said["vintage"], said["retrieved"]) == ("2021-03-26", "2021-04-01")
    assert said["licence"] == "CC BY 4.0"
    assert len(said["sha256"]) == 64
    year = said["years"][0]
    assert (year["year"], year["areas"], year["not_yet_published"]) == (2020, 8, ["woz_value"])
    assert year["cells"] == {"ok": 47, "suppressed": 1, "not_measured": 0, "not_yet_published": 8}


def test_the_same_file_again_is_a_no_op(store: Store, tmp_path: Path) -> None:
    path = samples.odata3_parquet(tmp_path)
    assert store.bring_in(path).new
    before = everything(store.root)
    assert not store.bring_in(path).new
    assert everything(store.root) == before


def test_a_newer_vintage_becomes_current_and_the_old_stays(store: Store, tmp_path: Path) -> None:
    newer = (tmp_path / "nieuwer", tmp_path / "ouder")
    for folder in newer:
        folder.mkdir()
    population = (17407585, 4300, 2100, 1290, 900, 2110, 2105, 5)
    # The newer one comes in first: the order of importing does not count.
    store.bring_in(samples.odata3_parquet(newer[0], population=population, modified="2022-02-01"))
    store.bring_in(samples.odata3_parquet(newer[1]))
    assert [row.value for row in series(store, "BU90010000", "population")] == [1290]
    old = series(store, "BU90010000", "population", as_known_on=date(2021, 12, 31))
    assert [(row.value, row.vintage) for row in old] == [(1200, date(2021, 3, 26))]
    assert series(store, "BU90010000", "population", as_known_on=date(2020, 1, 1)) == []


def test_a_release_without_a_date_counts_from_the_day_it_was_fetched(store: Store, tmp_path: Path) -> None:
    entry = store.bring_in(samples.statline_csv(tmp_path), retrieved=date(2025, 5, 5)).entry
    assert (entry.vintage, entry.vintage_from) == (date(2025, 5, 5), "dag van ophalen")


def test_two_files_of_one_day_complete_each_other(store: Store, tmp_path: Path) -> None:
    day = date(2025, 5, 5)
    store.bring_in(samples.statline_csv(tmp_path), retrieved=day)
    store.bring_in(samples.r_csv(tmp_path), retrieved=day)
    assert series(store, "GM9001", "distance_supermarket")[0].value == 0.5
    assert series(store, "GM9001", "household_size")[0].value == 2.2


def test_two_vintages_of_one_day_may_not_contradict_each_other(store: Store, tmp_path: Path) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    before = everything(store.root)
    population = (17407585, 4300, 2100, 1290, 900, 2110, 2105, 5)
    with pytest.raises(StatisticsInputError, match=r"BU90010000 in 2020.*population.*--vintage"):
        store.bring_in(samples.odata3_parquet(tmp_path, population=population))
    assert everything(store.root) == before


def test_a_full_disk_leaves_the_store_whole(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    before = everything(store.root)
    written = []

    def full(table, where, **options) -> None:
        written.append(where)
        Path(where).write_bytes(b"PAR1 half")
        if len(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises(StoreError, match="Er is niets veranderd"):
        store.bring_in(samples.leefbaarometer_zip(tmp_path))
    assert everything(store.root) == before
    monkeypatch.undo()
    assert store.bring_in(samples.leefbaarometer_zip(tmp_path)).new


STOPPED_HALFWAY = """
import sys, time
from pathlib import Path
import pyarrow.parquet as pq
from koers.statistics import Store
write = pq.write_table
def slow(*args, **options):
    write(*args, **options)
    print("writing", flush=True)
    time.sleep(60)
pq.write_table = slow
Store(Path(sys.argv[1])).bring_in(Path(sys.argv[2]))
"""


def test_kill_9_leaves_the_store_whole(store: Store, tmp_path: Path) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    before = everything(store.root)
    path = samples.leefbaarometer_zip(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPED_HALFWAY, str(store.root), str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    # What was half written is not seen, and goes with the next import, which the lock does not keep waiting.
    assert len(store.imports()) == 1
    assert list(store.root.glob(f"{UNFINISHED}*"))
    started = time.monotonic()
    assert store.bring_in(path).new
    assert time.monotonic() - started < 30
    assert not list(store.root.glob(f"{UNFINISHED}*"))
    assert before.items() <= everything(store.root).items()


def test_a_damaged_sidecar_is_named(store: Store, tmp_path: Path) -> None:
    entry = store.bring_in(samples.odata3_parquet(tmp_path)).entry
    sidecar = entry.folder / "import.json"
    assert not sidecar.stat().st_mode & 0o222
    sidecar.chmod(0o644)
    sidecar.write_text("{")
    with pytest.raises(StoreError, match=r"import\.json.*beschadigd"):
        store.imports()


def test_an_empty_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "nergens")
    assert store.imports() == []
    assert series(store, "NL00", "population") == []


def test_what_was_said_about_a_file_makes_another_import(store: Store, tmp_path: Path) -> None:
    path = samples.own_csv(tmp_path)
    store.bring_in(path, Options(vintage=date(2025, 1, 1)))
    assert store.bring_in(path, Options(vintage=date(2026, 1, 1))).new
    assert len(store.imports()) == 2
