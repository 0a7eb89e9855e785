"""What a page costs: made for the first time, kept, and not sent again; beside a bare Django page and a page of Datasette."""

import json
import math
import shutil
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from . import servers, traffic
from .enlarge import with_years
from .machine import ROOT, environment, koers
from .report import against, figure, table
from .traffic import Pace

INDICATOR = "leefbaarometer"
PAGES = {
    "programme page": "/programma/heerlen-noord/",
    "indicator page": f"/programma/heerlen-noord/indicatoren/{INDICATOR}/",
}
THEIRS = f"/koers/indicators_observation?indicator_id={INDICATOR}&_size=1000"
ROUNDS = 5
SECONDS = 3.0
MOST_QUERIES = 25
HELLO = "bare Django page"
LONG = 100  # figures of one indicator: as many rows as Datasette shows on a page

Ask = Callable[[], Pace]


def measure(folder: Path) -> str:
    """Measure all in turns, several rounds, so that a busy moment of the machine hits all alike; return the tables."""
    folders = sorted(path for path in (ROOT / "programmes").iterdir() if path.is_dir())
    home = _published(folder / "home", folders)
    shared = with_years(ROOT / "programmes" / "gedeeld", folder / "gedeeld", INDICATOR, LONG)
    long = _published(folder / "long", [shared if path.name == "gedeeld" else path for path in folders])
    with ExitStack() as stack:
        bare = stack.enter_context(servers.hello())
        asks: dict[str, Ask] = {HELLO: lambda: traffic.measure(bare, "/", SECONDS)}
        pairs = []
        port = stack.enter_context(servers.site(home))
        for name, path in PAGES.items():
            asks |= _three_ways(port, name, path)
        pairs.append(("indicator page", _datasette(stack, home, folder / "short", asks)))
        port = stack.enter_context(servers.site(long))
        asks |= _three_ways(port, f"indicator page, {LONG} figures", PAGES["indicator page"])
        pairs.append((f"indicator page, {LONG} figures", _datasette(stack, long, folder / "more", asks)))
        found = _in_turns(asks)
    return "\n\n".join((_paces(found), _ratios(found, _queries(home)), _against_theirs(found, pairs)))


def _published(home: Path, folders: list[Path]) -> Path:
    """Load and publish packages, with style sheets; return where."""
    koers(home, "migrate", "--verbosity", "0")
    koers(home, "collectstatic", "--no-input", "--verbosity", "0")
    koers(home, "load", *map(str, folders))
    koers(home, "publish")
    return home


def _datasette(stack: ExitStack, home: Path, folder: Path, asks: dict[str, Ask]) -> str:
    """Serve a copy of the published database, under a name that reads well; return what the question is called."""
    folder.mkdir()
    [database] = (home / "editions").rglob("*.sqlite3")
    shutil.copyfile(database, folder / "koers.db")
    port = stack.enter_context(servers.datasette(folder / "koers.db"))
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{THEIRS}") as page:
        rows = page.read().decode().count("<tr>") - 1
    name = f"Datasette, the same {rows} figures"
    asks[name] = lambda: traffic.measure(port, THEIRS, SECONDS)
    return name


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
    """Our pages beside the least that Django can do."""
    rows = []
    for name in PAGES:
        rows += [
            [f"{name}, 304", HELLO, against(times(found, f"{name}, 304", HELLO), 1.5)],
            [f"{name}, kept", HELLO, against(times(found, f"{name}, kept", HELLO), 2)],
            [f"{name}, first time", HELLO, figure(times(found, f"{name}, first time", HELLO))],
            [f"{name}, first time: queries", "", against(queries[name], MOST_QUERIES)],
        ]
    return table(("cost of", "as a multiple of", "ratio"), rows)


def _against_theirs(found: dict[str, list[Pace]], pairs: list[tuple[str, str]]) -> str:
    """Our page with the figures of an indicator, and the same figures in Datasette."""
    rows = [
        [f"{ours}, {way}", theirs, against(times(found, f"{ours}, {way}", theirs), 1)]
        for ours, theirs in pairs
        for way in ("first time", "kept", "304")
    ]
    rows += [
        [f"{ours}: from this reader on we did less work", theirs, str(_catches_up(found, ours, theirs))]
        for ours, theirs in pairs
    ]
    return table(("cost of", "as a multiple of", "ratio"), rows)


def _catches_up(found: dict[str, list[Pace]], ours: str, theirs: str) -> int:
    """The number of readers after which making a page once and keeping it cost less than making theirs each time."""
    first, kept, each = (1 / _median(found[name])[0] for name in (f"{ours}, first time", f"{ours}, kept", theirs))
    return math.ceil((first - kept) / (each - kept))


def times(found: dict[str, list[Pace]], one: str, other: str) -> float:
    """How many times as much `one` costs as `other`: the median of the rounds."""
    pairs = zip(found[one], found[other], strict=True)
    return statistics.median(b.per_second / a.per_second for a, b in pairs)
