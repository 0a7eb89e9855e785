"""What the register of obligations costs: 100,000 of them over twenty years against 1,000, and all terms worked out again."""

import json
import math
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from . import servers
from .enlarge import write
from .machine import Cost, koers
from .report import against, figure
from .report import table as markdown

SMALL, LARGE = 1_000, 100_000
FIRST = date(2006, 11, 21)
DAYS = 7_300
SOURCE = date(2026, 11, 21)  # no step is after its source
TIMES = 60
PAGES = {
    "overdue list": "/programma/proef/verplichtingen/?lijst=later",
    "open, oldest first": "/programma/proef/verplichtingen/",
    "closed": "/programma/proef/verplichtingen/?lijst=klaar",
    "agenda": "/programma/proef/agenda/",
}
AIM = 2.0


def measure(folder: Path) -> str:
    """Publish both registers, ask every page for the first time, and publish again after the recess moved."""
    paces: dict[int, dict[str, float]] = {}
    builds: dict[int, tuple[Cost, Cost]] = {}
    for count in (SMALL, LARGE):
        home, package = folder / f"home-{count}", folder / str(count) / "proef"
        make(package, count)
        koers(home, "migrate", "--verbosity", "0")
        koers(home, "collectstatic", "--no-input", "--verbosity", "0")
        koers(home, "load", str(package))
        first = koers(home, "publish")
        _move_the_recess(package)
        koers(home, "load", "--replace", str(package))
        builds[count] = (first, koers(home, "publish"))
        with servers.site(home) as port:
            paces[count] = {name: first_time(port, path) for name, path in PAGES.items()}
    rows = [
        (
            name,
            f"{figure(paces[SMALL][name])} ms",
            f"{figure(paces[LARGE][name])} ms",
            against(paces[LARGE][name] / paces[SMALL][name], AIM),
        )
        for name in PAGES
    ]
    heads = (f"page, first time, p95 of {TIMES}", f"{SMALL:,} obligations", f"{LARGE:,} obligations", "times")
    again = [
        (f"{count:,} obligations", f"{figure(first.seconds)} s", f"{figure(second.seconds)} s")
        for count, (first, second) in builds.items()
    ]
    costs = markdown(("publishing, all terms worked out", "first", "after the recess moved"), again)
    return f"{markdown(heads, rows)}\n\n{costs}"


def make(folder: Path, count: int) -> None:
    """Write a package with this many obligations over twenty years, with rules, recesses, steps and extensions."""
    write_package(folder, tables(count))


def tables(count: int) -> dict[str, list[dict[str, str]]]:
    """The rows of a package with this many obligations, by table."""
    source = {"source": "bron"}
    return {
        "sources": [{"id": "bron", "title": "Bron", "date": SOURCE.isoformat()}],
        "areas": [{"id": "stad", "name": "Stad", "kind": "municipality", **source}],
        "bodies": [{"id": name, "name": name.capitalize(), **source} for name in ("raad", "college")],
        "goals": [{"id": "doel", "level": "goal", "title": "Doel", "area": "stad", "standing": "written_only", **source}],
        "programme": [{
            "id": "proef", "name": "Proef", "short_name": "Proef", "kind": "proef", "ambition": "Beter.", "owner": "Iemand",
            "area": "stad", **source,
        }],
        "term_rules": [{
            "id": "regel", "kind": "written_question", "area": "stad", "regulation": "reglement", "version": "2006", "amount": "30",
            "unit": "day", "recess": "shifts", "start_event": "ontvangst", "valid_from": "2000-01-01", "made_up": "true", **source,
        }],
        "calendar_periods": list(_recesses("07-10", "08-18")),
        "obligations": list(_obligations(count)),
        "obligation_steps": list(_steps(count)),
    }  # fmt: skip


def write_package(folder: Path, rows: dict[str, list[dict[str, str]]]) -> None:
    """Write a package that depends on no other."""
    folder.mkdir(parents=True)
    for name, contents in rows.items():
        write(folder / f"{name}.csv", contents)
    resources = [{"name": name, "path": f"{name}.csv"} for name in rows]
    about = {"name": "proef", "koers": {"format": 1, "depends_on": []}, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")


def _recesses(begin: str, end: str) -> Iterator[dict[str, str]]:
    for year in range(2006, 2028):
        period = {"first_day": f"{year}-{begin}", "last_day": f"{year}-{end}"}
        yield {
            "id": f"zomer-{year}",
            "kind": "recess",
            "area": "stad",
            "name": f"zomer {year}",
            "source": "bron",
            **period,
        }


def _made(number: int, count: int) -> date:
    return FIRST + timedelta(days=number * DAYS // count)


def _is_question(number: int) -> bool:
    return number % 2 == 0


def _is_closed(number: int) -> bool:
    """Nineteen of twenty are closed, as in a register that is kept."""
    return number % 20 != 0 if _is_question(number) else number % 20 != 1


def _obligations(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        made = _made(number, count)
        planned = "" if _is_question(number) else (made + timedelta(days=180)).isoformat()
        yield {
            "id": f"stuk-{number}", "kind": "written_question" if _is_question(number) else "pledge", "number": f"S-{number}",
            "title": f"Stuk {number} over de stad", "asker": "raad", "owes": "college", "owed_to": "raad",
            "party": f"Partij {number % 12}", "portfolio": f"Portefeuille {number % 15}", "made_on": made.isoformat(),
            "planned": planned, "source": "bron",
        }  # fmt: skip


def _steps(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        if _is_closed(number):
            on = min(_made(number, count) + timedelta(days=number % 90), SOURCE).isoformat()
            state, by = ("answered", "college") if _is_question(number) else ("settled", "raad")
            yield {
                "id": f"stap-{number}",
                "obligation": f"stuk-{number}",
                "on": on,
                "state": state,
                "by": by,
                "source": "bron",
            }


def _move_the_recess(package: Path) -> None:
    write(package / "calendar_periods.csv", _recesses("07-24", "09-01"))


def first_time(port: int, path: str, times: int = TIMES) -> float:
    """The 95th percentile in milliseconds of a page that is not kept: every address is new."""
    joint = "&" if "?" in path else "?"
    paces = []
    for turn in range(times + 5):
        begin = perf_counter()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}{joint}keer={turn}", timeout=60) as answer:
            answer.read()
        paces.append((perf_counter() - begin) * 1000)
    warm = sorted(paces[5:])
    return warm[math.ceil(0.95 * len(warm)) - 1]
