"""The benchmarks measure what they say they do."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from benchmarks import enlarge, machine, national, report, traffic, worker
from benchmarks.packages import PACKAGE
from benchmarks.rivals import koers_itself, with_sqlite
from koers.statistics import Store

ROOT = Path(__file__).resolve().parent.parent


def check(folder: Path) -> None:
    """A package that was made must be one that loads."""
    folders = [*enlarge.with_dependencies(PACKAGE)[:-1], folder]
    machine.koers(folder.parent / "home", "migrate", "--verbosity", "0")
    machine.koers(folder.parent / "home", "check", *map(str, folders))


def test_a_package_made_three_times_as_large_is_a_good_package(tmp_path: Path) -> None:
    large = enlarge.enlarged(PACKAGE, tmp_path / "heerlen-noord", 3)
    for table in PACKAGE.glob("*.csv"):
        times = 1 if table.stem in enlarge.ONCE else 3
        assert enlarge.count([large]) > 2.9 * enlarge.count([PACKAGE])
        assert len(list(enlarge.read(large / table.name))) == times * len(list(enlarge.read(table))), table.name
    check(large)


def test_a_package_with_a_thousand_observations_is_a_good_package(tmp_path: Path) -> None:
    made = enlarge.with_observations(PACKAGE, tmp_path / "heerlen-noord", 1000)
    assert len(list(enlarge.read(made / "observations.csv"))) == 1000
    check(made)


def test_an_indicator_with_more_years(tmp_path: Path) -> None:
    made = enlarge.with_years(PACKAGE.parent / "gedeeld", tmp_path / "gedeeld", "leefbaarometer", 100)
    rows = [row for row in enlarge.read(made / "observations.csv") if row["indicator"] == "leefbaarometer"]
    assert len(rows) == len({(row["area"], row["period"]) for row in rows}) == 100


def test_what_a_package_leans_on_comes_first() -> None:
    names = [folder.name for folder in enlarge.with_dependencies(PACKAGE)]
    assert names[0] == "gedeeld"
    assert names[-1] == "heerlen-noord"
    assert len(set(names)) == len(names)


def test_cost_of_a_command(tmp_path: Path) -> None:
    cost = machine.run([sys.executable, "-c", "x = b'1' * 500 * 1024**2"], machine.environment(tmp_path))
    # No upper bound: until it starts its program, a child holds what this test process holds.
    assert cost.memory > 500
    assert 0 < cost.processor <= cost.seconds * 2
    with pytest.raises(machine.Failed, match="nee"):
        machine.run([sys.executable, "-c", "import sys; sys.exit('nee')"], machine.environment(tmp_path))


def test_outcomes_go_between_their_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "PAGE", tmp_path / "page.md")
    report.PAGE.write_text("Voor\n<!-- begin a -->\noud\n<!-- end a -->\nNa\n")
    report.write("a", report.table(("wat", "hoeveel"), [["één", report.figure(1.234)]]))
    report.write("a", report.table(("wat", "hoeveel"), [["één", report.figure(1234.5)]]))
    assert report.PAGE.read_text() == (
        "Voor\n<!-- begin a -->\n\n| wat | hoeveel |\n| --- | ---: |\n| één | 1,234 |\n\n<!-- end a -->\nNa\n"
    )
    with pytest.raises(ValueError, match="no place for b"):
        report.write("b", "")


def test_the_page_has_a_place_for_every_part() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    for part in ("packages", "pages", "charts", "statistics"):
        assert f"<!-- begin {part} -->\n" in page.partition(f"<!-- end {part} -->")[0]


class Counting(BaseHTTPRequestHandler):
    """Answers what it is asked for, and remembers every address."""

    protocol_version = "HTTP/1.1"
    asked: list[str] = []

    def do_GET(self) -> None:
        """One page, in a hundred bytes or in chunks; 304 when the reader has it."""
        self.asked.append(self.path)
        if self.headers.get("If-None-Match"):
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200)
        chunked = self.path.startswith("/stukjes")
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", "100")))
        self.end_headers()
        self.wfile.write(b"64\r\n" + b"a" * 100 + b"\r\n0\r\n\r\n" if chunked else b"a" * 100)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    """A small server."""
    Counting.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize("path", ["/", "/stukjes"])
def test_readers_ask_and_count(port: int, path: str) -> None:
    pace = traffic.measure(port, path, 0.3)
    assert pace.per_second == pytest.approx(len(Counting.asked) / 0.3, rel=0.5)
    assert pace.p95 > 0
    assert set(Counting.asked) == {path}


def test_readers_ask_for_a_new_page_each_time(port: int) -> None:
    traffic.measure(port, "/?a=1", 0.2, new=True)
    assert len(set(Counting.asked)) == len(Counting.asked) > 10
    assert all(address.startswith("/?a=1&n=") for address in Counting.asked)


def test_readers_who_have_the_page(port: int) -> None:
    assert traffic.measure(port, "/", 0.2, status=304, tag='"x"').per_second > 10
    with pytest.raises(traffic.Odd, match="gave 200, not 304"):
        traffic.measure(port, "/", 0.2, status=304)


def test_the_least_that_django_can_do() -> None:
    program = "from benchmarks.hello.wsgi import application, hello; print(hello(None).content.decode())"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "hello\n"


def test_queries_are_counted(tmp_path: Path) -> None:
    machine.koers(tmp_path, "migrate", "--verbosity", "0")
    machine.koers(tmp_path, "load", str(PACKAGE.parent / "gedeeld"))
    command = [sys.executable, "-m", "benchmarks.inside"]
    env = machine.environment(tmp_path)
    steps = subprocess.run([*command, "steps"], cwd=ROOT, env=env, capture_output=True, check=True).stdout
    assert "grafieken tekenen" in [words for words, _, _ in json.loads(steps)]
    machine.koers(tmp_path, "collectstatic", "--no-input", "--verbosity", "0")
    counted = subprocess.run([*command, "queries", "/begrippen/"], cwd=ROOT, env=env, capture_output=True, check=True)
    assert 0 < json.loads(counted.stdout)["/begrippen/"] < 10


def test_a_worker_does_what_it_is_asked_and_tells_how_long_it_took() -> None:
    with worker.worker("koers_itself") as koers:
        seconds, answer = koers.do("verdicts", 3, 5)
        assert answer == 3
        assert seconds > koers.do("verdicts", 0, 5)[0] > 0
        with pytest.raises(machine.Failed, match="verdicts stopped"):
            koers.do("verdicts", "nee", 5)


def test_national_years_are_as_the_real_one(national_files: Path, tmp_path: Path) -> None:
    path = next(national.years(national_files, tmp_path, 1))
    scores = national.scores(national_files, tmp_path, 2)
    store = Store(tmp_path / "store")
    year = store.bring_in(path).entry.years[0]
    assert (year.year, year.areas, len(year.measures), year.not_yet_published) == (2020, 17341, 111, ())
    assert 0.05 < year.cells["suppressed"] / year.rows < 0.1
    assert [(one.year, len(one.measures)) for one in store.bring_in(scores).entry.years] == [(2019, 7), (2020, 7)]
    assert koers_itself.area_page(str(store.root), ["BU09172004", "GM0917", "NL00"]) > 3 * 111
    read, made = koers_itself.every_wijk(str(store.root))
    assert read > 13_000 * 111
    assert made > 3_000 * 70
    rows = with_sqlite.fill(str(store.root), str(tmp_path / "figures.sqlite3"))
    assert rows == sum(one.rows for entry in store.imports() for one in entry.years)
    page = (str(tmp_path / "figures.sqlite3"), ["BU09172004", "GM0917"])
    assert with_sqlite.area_page(*page) == with_sqlite.area_page_with_rows(*page) > 2 * 111
