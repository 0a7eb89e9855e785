"""What a page costs: made for the first time, kept, and not sent again; beside a bare Django page and a page of Datasette."""

import json
import shutil
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from . import servers, traffic
from .machine import ROOT, environment, koers
from .report import against, figure, table
from .traffic import Pace

PAGES = {
    "programme page": "/programma/heerlen-noord/",
    "indicator page": "/programma/heerlen-noord/indicatoren/leefbaarometer/",
}
OBSERVATIONS = "indicators_observation?indicator_id=leefbaarometer&_size=1000"
ROUNDS = 5
SECONDS = 3.0
MOST_QUERIES = 25
HELLO, THEIRS = "bare Django page", "Datasette, the same observations"

Ask = Callable[[], Pace]


def measure(folder: Path) -> str:
    """Measure all in turns, several rounds, so that a busy moment of the machine hits all alike; return the tables."""
    home = folder / "home"
    _fill(home)
    with ExitStack() as stack:
        bare = stack.enter_context(servers.hello())
        ours = stack.enter_context(servers.site(home))
        theirs = stack.enter_context(servers.datasette(_copy_of_database(home, folder)))
        _same_observations(theirs)
        asks: dict[str, Ask] = {
            HELLO: lambda: traffic.measure(bare, "/", SECONDS),
            THEIRS: lambda: traffic.measure(theirs, f"/koers/{OBSERVATIONS}", SECONDS),
        }
        for name, path in PAGES.items():
            asks |= _three_ways(ours, name, path)
        found = _in_turns(asks)
    return "\n\n".join((_paces(found), _ratios(found, _queries(home))))


def _fill(home: Path) -> None:
    """Load and publish all programmes, with style sheets."""
    koers(home, "migrate", "--verbosity", "0")
    koers(home, "collectstatic", "--no-input", "--verbosity", "0")
    koers(home, "load", *(str(path) for path in sorted((ROOT / "programmes").iterdir()) if path.is_dir()))
    koers(home, "publish")


def _copy_of_database(home: Path, folder: Path) -> Path:
    """The published database itself, under a name that reads well."""
    [database] = (home / "editions").rglob("*.sqlite3")
    shutil.copyfile(database, folder / "koers.db")
    return folder / "koers.db"


def _same_observations(port: int) -> None:
    """Both pages show the same figures, or they cannot be compared."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/koers/{OBSERVATIONS}") as page:
        shown = page.read().decode()
    rows = shown.count('class="row-') or shown.count("<tr>") - 1
    if rows < 10:
        raise servers.Failed(f"Datasette shows {rows} observations")


def _three_ways(port: int, name: str, path: str) -> dict[str, Ask]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as page:
        tag = page.headers["ETag"]
    return {
        f"{name}, first time": lambda: traffic.measure(port, path, SECONDS, new=True),
        f"{name}, kept": lambda: traffic.measure(port, path, SECONDS),
        f"{name}, 304": lambda: traffic.measure(port, path, SECONDS, status=304, tag=tag),
    }


def _in_turns(asks: dict[str, Ask]) -> dict[str, list[Pace]]:
    for ask in asks.values():  # warm up
        ask()
    found: dict[str, list[Pace]] = {name: [] for name in asks}
    for number in range(ROUNDS):
        print(f"  ronde {number + 1} van {ROUNDS}", flush=True)
        for name, ask in asks.items():
            found[name].append(ask())
    return found


def _queries(home: Path) -> dict[str, int]:
    command = [sys.executable, "-m", "benchmarks.inside", "queries", *PAGES.values()]
    counts = json.loads(
        subprocess.run(command, cwd=ROOT, env=environment(home), check=True, capture_output=True).stdout
    )
    return {name: counts[path] for name, path in PAGES.items()}


def _median(paces: list[Pace]) -> tuple[float, float]:
    return statistics.median(pace.per_second for pace in paces), statistics.median(pace.p95 for pace in paces)


def _paces(found: dict[str, list[Pace]]) -> str:
    rows = []
    for name, paces in found.items():
        per_second, p95 = _median(paces)
        rows.append([name, figure(per_second), figure(1000 / per_second), figure(p95)])
    return table(("page", "requests a second", "ms of server a request", "p95 (ms), 4 readers"), rows)


def _ratios(found: dict[str, list[Pace]], queries: dict[str, int]) -> str:
    """Each ratio is the median of the ratios of the rounds."""

    def times(one: str, other: str) -> float:
        """How many times as much `one` costs as `other`."""
        pairs = zip(found[one], found[other], strict=True)
        return statistics.median(b.per_second / a.per_second for a, b in pairs)

    rows = []
    for name in PAGES:
        rows += [
            [f"{name}, 304", HELLO, against(times(f"{name}, 304", HELLO), 1.5)],
            [f"{name}, kept", HELLO, against(times(f"{name}, kept", HELLO), 2)],
            [f"{name}, first time", HELLO, figure(times(f"{name}, first time", HELLO))],
            [f"{name}, first time: queries", "", against(queries[name], MOST_QUERIES)],
        ]
    own = "indicator page"
    rows += [
        [f"{own}, {way}", THEIRS, against(times(f"{own}, {way}", THEIRS), 1)] for way in ("first time", "kept", "304")
    ]
    return table(("cost of", "as a multiple of", "ratio"), rows)
