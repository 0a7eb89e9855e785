"""The council window after twenty years of items, against the same pages on a hundredth of them."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

from . import servers
from .machine import Cost, koers
from .obligations import first_time, tables, write_package
from .report import against, figure, table

SMALL, LARGE = 1_000, 100_000  # obligations; half as many figures and a twentieth as many funds go with them
TIMES = 20
KEPT = 200
YEARS = range(2007, 2027)
AREAS = 25
PAGES = {
    "council window": "/raad/stad/",
    "deviations": "/raad/stad/afwijkingen/",
    "council's frame": "/raad/stad/toetsingskader/",
    "what the council was told": "/raad/stad/informatie/",
    "handover": "/raad/stad/overdracht/",
}
AIM = 3.0
SOURCE = {"source": "bron"}


def measure(folder: Path) -> str:
    """Publish both programmes; ask every page for the first time under new addresses, and again when it is kept."""
    paces: dict[int, dict[str, float]] = {}
    kept: dict[int, dict[str, float]] = {}
    builds: dict[int, tuple[Cost, Cost]] = {}
    for count in (SMALL, LARGE):
        home, package = folder / f"home-{count}", folder / str(count) / "proef"
        write_package(package, _programme(count))
        koers(home, "migrate", "--verbosity", "0")
        koers(home, "collectstatic", "--no-input", "--verbosity", "0")
        builds[count] = koers(home, "load", str(package)), koers(home, "publish")
        with servers.site(home) as port:
            paces[count] = {name: first_time(port, path, TIMES) for name, path in PAGES.items()}
            kept[count] = {name: _again(port, path) for name, path in PAGES.items()}
    rows = [
        (
            name,
            f"{figure(paces[SMALL][name])} ms",
            f"{figure(paces[LARGE][name])} ms",
            against(paces[LARGE][name] / paces[SMALL][name], AIM),
            f"{figure(kept[LARGE][name])} ms",
        )
        for name in PAGES
    ]
    sizes = [f"{count:,} obligations, {count // 2:,} figures, {count // 20:,} funds" for count in (SMALL, LARGE)]
    heads = (f"page, first time, p95 of {TIMES}", *sizes, "times", "large, kept")
    costs = [
        (size, f"{figure(load.seconds)} s", f"{figure(publish.seconds)} s", f"{publish.memory:.0f} MB")
        for size, (load, publish) in zip(sizes, builds.values(), strict=True)
    ]
    return f"{table(heads, rows)}\n\n{table(('in the workshop', 'load', 'publish', 'peak memory'), costs)}"


def _again(port: int, path: str) -> float:
    """The median in milliseconds of a page that is kept."""
    paces = []
    for _ in range(KEPT):
        begin = perf_counter()
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            answer.read()
        paces.append((perf_counter() - begin) * 1000)
    return sorted(paces)[KEPT // 2]


def _programme(count: int) -> dict[str, list[dict[str, str]]]:
    """Twenty years of a municipality: obligations, figures, money, decisions, what the council was told, and its frame."""
    found = tables(count)
    for body in found["bodies"]:
        body["kind"] = {"raad": "gemeenteraad", "college": "college"}[body["id"]]
    buurten = [f"buurt-{n}" for n in range(AREAS)]
    found["areas"][0]["parent"] = ""
    found["areas"] += [{"id": id, "name": id, "kind": "neighbourhood", "parent": "stad", **SOURCE} for id in buurten]
    figures, funds = count // 2, count // 20
    indicators = max(1, figures // (AREAS * len(YEARS)))
    found["units"] = [{"id": "punt", "name": "punten", "kind": "index", **SOURCE}]
    found["indicators"] = [
        {"id": f"cijfer-{n}", "name": f"Cijfer {n}", "definition": "Een cijfer.", "unit": "punt", "direction": "up",
         "status": "in_use", **SOURCE}
        for n in range(indicators)
    ]  # fmt: skip
    found["observations"] = list(_figures(figures, indicators, buurten))
    found["goal_indicators"] = [
        {"goal": "doel", "indicator": f"cijfer-{n}", "basis": "source", **SOURCE} for n in range(indicators)
    ]
    found["funds"] = list(_funds(funds))
    found["authorities"] = [
        {"id": f"wie-{n}", "fund": f"geld-{n}", "decider": "council_adopts", "role": "decides", "basis": "source", **SOURCE}
        for n in range(funds)
    ]  # fmt: skip
    found["allocations"] = [
        {"id": f"deel-{n}", "fund": f"geld-{n}", "name": f"Deel {n}", "scope": "this_area", "kind": "extra", "year": str(YEARS[n % 20]),
         "budget_state": "original", "amount_status": "exact", "amount": str(n), **SOURCE}
        for n in range(funds)
    ]  # fmt: skip
    found["council_items"] = list(_items(count // 20))
    for obligation, item in zip(found["obligations"], found["council_items"], strict=False):
        obligation["item"] = item["id"]
    for obligation in found["obligations"]:
        obligation.setdefault("item", "")
    return found


def _figures(count: int, indicators: int, areas: list[str]) -> Iterator[dict[str, str]]:
    for n in range(count):
        place, year = divmod(n // indicators, len(YEARS))
        yield {
            "indicator": f"cijfer-{n % indicators}",
            "area": areas[place % AREAS],
            "period": str(YEARS[year]),
            "value": str(n % 97),
            **SOURCE,
        }


def _funds(count: int) -> Iterator[dict[str, str]]:
    for n in range(count):
        yield {
            "id": f"geld-{n}", "name": f"Geldstroom {n}", "giver": "state", "instrument": "specific_grant", "kind": "extra",
            "kind_basis": "source", "amount_status": "exact", "amount": str(1_000_000 + n), "scope": "this_area", "route": "municipality",
            "period_start": str(YEARS[n % 20]), "period_end": str(YEARS[n % 20] + 3), **SOURCE,
        }  # fmt: skip


def _items(count: int) -> Iterator[dict[str, str]]:
    lists = ("information", "questions", "speakers")
    for n in range(count):
        yield {
            "id": f"raadsstuk-{n}", "list": lists[n % 3], "date": f"{YEARS[n % 20]}-{n % 12 + 1:02d}-15", "channel": "brief", "body": "raad",
            "subject": f"Onderwerp {n}", **SOURCE,
        }  # fmt: skip
