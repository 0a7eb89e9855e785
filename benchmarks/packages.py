"""What loading and publishing cost, and how that grows with the number of rows."""

from dataclasses import dataclass
from pathlib import Path

from .enlarge import count, enlarged, with_dependencies, with_observations
from .machine import ROOT, Cost, koers
from .report import figure, table

PACKAGE = ROOT / "programmes" / "heerlen-noord"
SIZES = (1, 10, 100)
AGAIN = (
    3  # small sizes are measured this often, and the cheapest counts: there a busy moment weighs as much as the work
)
MANY = 1_000_000


@dataclass(frozen=True)
class Size:
    """A package of this many times as many rows, and what it cost."""

    times: int
    rows: int
    load: Cost
    publish: Cost


def measure(folder: Path) -> str:
    """Load and publish packages of growing size, and load one of a million figures; return the tables."""
    sizes = [_size(folder / str(times), times) for times in SIZES]
    million, rows = _million(folder / "million")
    return "\n\n".join((_costs(sizes), _growth(sizes), _load_of_many(million, rows)))


def _size(folder: Path, times: int) -> Size:
    folder.mkdir()
    package = enlarged(PACKAGE, folder / PACKAGE.name, times)
    folders = [*with_dependencies(PACKAGE)[:-1], package]
    load, publish = [], []
    for turn in range(AGAIN if times < max(SIZES) else 1):
        home = folder / f"home{turn}"
        koers(home, "migrate", "--verbosity", "0")
        load.append(koers(home, "load", *map(str, folders)))
        publish.append(koers(home, "publish"))
    size = Size(times, count(folders), min(load, key=_seconds), min(publish, key=_seconds))
    print(f"  {times} keer: laden {size.load.seconds:.1f} s, publiceren {size.publish.seconds:.1f} s", flush=True)
    return size


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _million(folder: Path) -> tuple[Cost, int]:
    folder.mkdir()
    package = with_observations(PACKAGE, folder / PACKAGE.name, MANY)
    folders = [*with_dependencies(PACKAGE)[:-1], package]
    koers(folder / "home", "migrate", "--verbosity", "0")
    return koers(folder / "home", "load", *map(str, folders)), count(folders)


def _costs(sizes: list[Size]) -> str:
    rows = [
        [
            f"{size.times} ×",
            f"{size.rows:,}",
            what,
            figure(cost.seconds),
            f"{size.rows / cost.seconds:,.0f}",
            f"{cost.memory:.0f}",
        ]
        for size in sizes
        for what, cost in (("load", size.load), ("publish", size.publish))
    ]
    return table(("size", "rows", "what", "seconds", "rows a second", "peak memory (MB)"), rows)


def _growth(sizes: list[Size]) -> str:
    """How much more an extra row costs in the large package than in the small one; 1.0 is linear, starting up aside."""
    small, middle, large = sizes

    def extra(what: str, low: Size, high: Size) -> float:
        return (getattr(high, what).seconds - getattr(low, what).seconds) / (high.rows - low.rows)

    rows = []
    for what in ("load", "publish"):
        first, then = extra(what, small, middle), extra(what, middle, large)
        rows.append([what, f"{1e6 * first:,.0f}", f"{1e6 * then:,.0f}", figure(then / first)])
    return table(("what", "µs an extra row, 1 to 10 ×", "µs an extra row, 10 to 100 ×", "ratio (linear = 1)"), rows)


def _load_of_many(cost: Cost, rows: int) -> str:
    done = [
        [
            f"{MANY:,} observations",
            f"{rows:,}",
            figure(cost.seconds),
            f"{rows / cost.seconds:,.0f}",
            f"{cost.memory:.0f}",
        ]
    ]
    return table(("load of", "rows", "seconds", "rows a second", "peak memory (MB)"), done)
