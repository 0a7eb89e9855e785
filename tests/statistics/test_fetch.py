"""Fetching from a service like that of CBS: paged, stopped and continued, and everything that goes wrong on the way."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from koers.statistics import StatisticsInputError, Status, Store, series
from koers.statistics.errors import FetchError, StoreError
from koers.statistics.fetch import Fetched, fetch
from koers.statistics.fetch.service import Service

from .cbs_service import TABLE, Cbs, serving

HTML = b"<!DOCTYPE html><html><body>Onderhoud</body></html>"


class Waits(list[float]):
    """Remembers what there was to wait for, and waits for nothing."""


def fetched(store: Store, cbs: Cbs, waits: list[float] | None = None, table: str = TABLE, **options) -> Fetched:
    service = Service(cbs.base, wait=(waits if waits is not None else []).append, timeout=5, **options)
    return fetch(store, table, service=service)


def test_a_table_in_pages(store: Store) -> None:
    heard = []
    with serving(Cbs()) as cbs:
        service = Service(cbs.base, wait=lambda _: None)
        done = fetch(store, TABLE, service=service, report=lambda *said: heard.append(said))
        assert len(cbs.pages_asked()) == 4
    entry = done.imported.entry
    assert (entry.table, entry.vintage, entry.source, entry.reader) == (
        TABLE,
        date(2021, 3, 26),
        "cbs-kwb",
        "CBS OData v4",
    )
    assert entry.unread == ("X999999",)
    assert sorted(entry.companions) == [
        f"cbs.v4.{TABLE}_{name}" for name in
        ("MeasureCodes.parquet", "MeasureGroups.parquet", "Metadata.json", "WijkenEnBuurtenCodes.parquet")
    ]  # fmt: skip
    assert [row.value for row in series(store, "BU90010000", "population")] == [1200]
    # M001642 is not in the catalogue under this path; its title is.
    assert [row.value for row in series(store, "WK900100", "woz_value")] == [180]
    assert series(store, "BU900101A1", "social_assistance")[0].status == Status.SUPPRESSED
    assert series(store, "BU900101A1", "woz_value")[0].status == Status.NOT_MEASURED
    assert ("cijfers", 10, 31) in heard
    assert done.rows == 31
    assert store.area_list(2020)["name"].to_pylist()[3] == "Dorp"
    assert not list((store.root / ".ophalen").glob("*/*"))


def test_the_same_table_again_is_not_fetched(store: Store) -> None:
    with serving(Cbs()) as cbs:
        fetched(store, cbs)
        cbs.asked.clear()
        again = fetched(store, cbs)
        assert (again.imported.new, again.rows) == (False, 0)
        assert cbs.pages_asked() == []
        cbs.modified = "2022-02-02T02:00:00+01:00"
        newer = fetched(store, cbs)
    assert (newer.imported.new, newer.imported.entry.vintage) == (True, date(2022, 2, 2))
    assert len(store.imports()) == 2


def test_small_letters_and_compressed_answers(store: Store) -> None:
    with serving(Cbs(compress=True)) as cbs:
        assert fetched(store, cbs, table=TABLE.lower()).imported.new


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}, b"stuk"),
        (503, {"Retry-After": "7"}, b""),
        (429, {"Retry-After": "7"}, b""),
        (200, {}, b'{"value": [{"Measure": "T0'),
        (200, {"Content-Type": "text/html"}, HTML),
        (200, {"Content-Encoding": "gzip"}, b"geen gzip"),
        (0, {}, b'{"value": ['),
    ],
    ids=["500", "503", "429", "truncated", "web page", "bad gzip", "dies half-way"],
)
def test_what_passes_is_tried_again(store: Store, answer) -> None:
    waits = Waits()
    with serving(Cbs(answers=[answer, answer])) as cbs:
        assert fetched(store, cbs, waits).imported.new
        assert len(cbs.pages_asked()) == 6
    assert waits == ([7.0, 7.0] if "Retry-After" in answer[1] else [1.0, 2.0])


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((500, {}, b""), r"bezet of stuk \(fout 500\).*6 keer geprobeerd.*later opnieuw"),
        ((429, {"Retry-After": "3600"}, b""), "vraagt om 3600 seconden te wachten"),
        ((200, {}, HTML), "geen JSON"),
        ((200, {}, b'{"rijen": []}'), "heeft geen rijen"),
        ((403, {}, b""), "weigert met fout 403"),
    ],
)
def test_what_does_not_pass_is_told(store: Store, answer, message: str) -> None:
    with serving(Cbs(answers=[answer] * 10)) as cbs, pytest.raises(FetchError, match=f"(?s){message}"):
        fetched(store, cbs)
    assert store.imports() == []


def test_a_moment_to_wait_for(store: Store) -> None:
    waits = Waits()
    with serving(
        Cbs(answers=[(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, b""), (503, {"Retry-After": "x"}, b"")])
    ) as cbs:
        fetched(store, cbs, waits)
    assert waits == [1.0, 2.0]


def test_after_a_stop_it_goes_on_where_it_was(store: Store) -> None:
    with serving(Cbs()) as cbs:
        good = cbs.answer("90004NED/Observations", {})
        cbs.answers = [good, *[(500, {}, b"")] * 3]
        with pytest.raises(FetchError):
            fetched(store, cbs, attempts=3)
        assert store.imports() == []
        cbs.answers = []
        cbs.asked.clear()
        assert fetched(store, cbs).imported.new
        assert [one.split("=")[-1] for one in cbs.pages_asked()] == ["10", "20", "30"]
        assert not any("MeasureCodes" in one for one in cbs.asked)


def test_a_damaged_page_is_fetched_again(store: Store) -> None:
    with serving(Cbs(answers=[])) as cbs:
        cbs.answers = [cbs.answer("90004NED/Observations", {"$skiptoken": [at]}) for at in ("0", "10")] + [
            (500, {}, b"")
        ]
        with pytest.raises(FetchError):
            fetched(store, cbs, attempts=1)
        page = next((store.root / ".ophalen").glob("*/Observations-00001.json"))
        page.write_bytes(page.read_bytes()[:-20])
        cbs.asked.clear()
        assert fetched(store, cbs).imported.new
        assert len(cbs.pages_asked()) == 3


def test_a_damaged_state_starts_anew(store: Store) -> None:
    with serving(Cbs(answers=[])) as cbs:
        cbs.answers = [cbs.answer("90004NED/Observations", {}), (500, {}, b"")]
        with pytest.raises(FetchError):
            fetched(store, cbs, attempts=1)
        next((store.root / ".ophalen").glob("*/state.json")).write_text("{")
        cbs.asked.clear()
        assert fetched(store, cbs).imported.new
        assert len(cbs.pages_asked()) == 4


def test_a_table_that_changed_after_a_stop_starts_anew(store: Store) -> None:
    with serving(Cbs()) as cbs:
        cbs.answers = [cbs.answer("90004NED/Observations", {}), (500, {}, b"")]
        with pytest.raises(FetchError):
            fetched(store, cbs, attempts=1)
        cbs.modified = "2022-02-02T02:00:00+01:00"
        cbs.asked.clear()
        assert fetched(store, cbs).imported.entry.vintage == date(2022, 2, 2)
        assert len(cbs.pages_asked()) == 4


def test_a_table_that_changes_meanwhile_starts_anew(store: Store) -> None:
    with serving(Cbs(changes_after=2)) as cbs:
        assert fetched(store, cbs).imported.entry.vintage == date(2022, 2, 2)
        assert len(cbs.pages_asked()) == 8


def test_fewer_rows_than_were_promised(store: Store) -> None:
    with serving(Cbs(count=99)) as cbs, pytest.raises(FetchError, match=r"99 cijfers heeft, maar er kwamen er 31"):
        fetched(store, cbs)
    assert store.imports() == []


def test_a_next_page_elsewhere_or_in_a_circle(store: Store) -> None:
    with serving(Cbs(foreign=True)) as cbs, pytest.raises(FetchError, match=r"ander adres \(elders\.example\)"):
        fetched(store, cbs)
    with serving(Cbs(circular=True)) as cbs, pytest.raises(FetchError, match="bladzijde die er al was"):
        fetched(store, cbs)


def test_tables_that_are_none_of_ours(store: Store) -> None:
    with serving(Cbs(dimensions=[{"Identifier": "Perioden"}, {"Identifier": "Leeftijd"}])) as cbs:
        with pytest.raises(StatisticsInputError, match=r"gaat niet over gebieden \(wel over: Perioden, Leeftijd\)"):
            fetched(store, cbs)
        with pytest.raises(StatisticsInputError, match=r"12345NED: CBS heeft geen tabel met dit nummer"):
            fetched(store, cbs, table="12345NED")
        with pytest.raises(StatisticsInputError, match="geen nummer van een tabel"):
            fetched(store, cbs, table="../../geheim")
    assert store.imports() == []


def test_without_internet(store: Store) -> None:
    with pytest.raises(FetchError, match=r"niet te bereiken.*2 keer geprobeerd"):
        fetch(store, TABLE, service=Service("http://127.0.0.1:9", wait=lambda _: None))
    with pytest.raises(FetchError, match="geen webadres"):
        fetch(store, TABLE, service=Service("file:///etc", wait=lambda _: None))


def test_a_full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with serving(Cbs()) as cbs:
        monkeypatch.setattr("koers.statistics.fetch.pages._write", full)
        with pytest.raises(StoreError, match="Er is niets veranderd"):
            fetched(store, cbs)
        monkeypatch.undo()
        assert fetched(store, cbs).imported.new


KILLED = """
import sys
from pathlib import Path
from koers.statistics import Store
from koers.statistics.fetch import fetch
def hear(what, rows, total):
    if rows == 20:
        print("twintig", flush=True)
        sys.stdin.read()
fetch(Store(Path(sys.argv[1])), sys.argv[2], base=sys.argv[3], report=hear)
"""


def test_kill_9_and_go_on(store: Store) -> None:
    with serving(Cbs()) as cbs:
        command = [sys.executable, "-c", KILLED, str(store.root), TABLE, cbs.base]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "twintig\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        process.stdin.close()
        cbs.asked.clear()
        assert fetched(store, cbs).imported.new
        assert [one.split("=")[-1] for one in cbs.pages_asked()] == ["20", "30"]


def test_the_command(tmp_path: Path, settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.KOERS_HOME = tmp_path
    with serving(Cbs()) as cbs:
        call_command("statistics", "fetch", TABLE, "--base", cbs.base)
        assert "Kerncijfers wijken en buurten, uitgave 26-03-2021" in capsys.readouterr().out
        settings.KOERS_CBS = cbs.base
        call_command("statistics", "fetch", TABLE)
        assert "stond er al" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"90004NED: .*niet te bereiken") as error:
        call_command("statistics", "fetch", TABLE, "--base", "http://127.0.0.1:9")
    assert error.value.returncode == 1
