"""What it costs to bring in the exports of a council's own system: the real set of Zaanstad, and 100,000 motions; and to show them."""

import json
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from . import servers
from .machine import Cost, koers
from .obligations import first_time
from .report import against, figure
from .report import table as markdown

SMALL, LARGE = 1_000, 100_000
FIRST = date(2006, 11, 21)
DAYS = 7_300
PARTIES = [f"Fractie {letter}" for letter in "ABCDEFGH"]
A_MEETING = 20
AIM = 3.0
PAGES = {
    "meetings and motions": "/raad/proefstad/vergaderingen/",
    "chosen": "/raad/proefstad/vergaderingen/?soort=motion&uitslag=adopted&jaar=2015",
}


def measure(folder: Path) -> str:
    """Bring in each set twice (the second time nothing changes), publish, and ask the pages for the first time."""
    rows, paces = [], {}
    for name, files in _sets(folder):
        home = folder / f"home-{name.split()[0]}"
        koers(home, "migrate", "--verbosity", "0")
        koers(home, "collectstatic", "--no-input", "--verbosity", "0")
        call = ("council", "import", *map(str, files), "--municipality", "Proefstad", "--code", "GM9999")
        first, again = koers(home, *call), koers(home, *call)
        rows.append((name, f"{figure(first.seconds)} s", f"{figure(again.seconds)} s", _memory(first)))
        koers(home, "publish")
        with servers.site(home) as port:
            paces[name] = {page: first_time(port, path) for page, path in PAGES.items()}
    imports = markdown(("koers council import", "first time", "second time, nothing new", "memory"), rows)
    small, large = (next(name for name in paces if name.startswith(f"{count:,}")) for count in (SMALL, LARGE))
    pages = [
        (
            page,
            f"{figure(paces[small][page])} ms",
            f"{figure(paces[large][page])} ms",
            against(paces[large][page] / paces[small][page], AIM),
        )
        for page in PAGES
    ]
    heads = ("page, first time", f"{SMALL:,} motions", f"{LARGE:,} motions", "times")
    return f"{imports}\n\n{markdown(heads, pages)}"


def _memory(cost: Cost) -> str:
    return f"{figure(cost.memory)} MB"


def _sets(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    data = Path(os.environ.get("KOERS_DATA", "")) / "council-ibabs-zaanstad"
    if data.is_dir():
        yield "Zaanstad (real: 28 meetings, 374 motions and votes)", sorted(data.glob("*.json"))
    for count in (SMALL, LARGE):
        target = folder / str(count)
        target.mkdir()
        (target / "vergaderingen.json").write_text(json.dumps(list(_meetings(count))), encoding="utf-8")
        (target / "moties.json").write_text(json.dumps(list(_motions(count))), encoding="utf-8")
        yield f"{count:,} motions with votes, {count // A_MEETING:,} meetings", sorted(target.glob("*.json"))


def _day(number: int, count: int) -> date:
    return FIRST + timedelta(days=number * DAYS // count)


def _meetings(count: int) -> Iterator[dict[str, Any]]:
    """A meeting for every twenty motions; a point on the agenda for each."""
    for number in range(0, count, A_MEETING):
        day = _day(number, count).isoformat()
        points = [{"nummer": str(place + 1), "titel": f"Punt {place + 1}"} for place in range(A_MEETING)]
        yield {
            "id": f"v-{number}",
            "titel": "Raadsvergadering",
            "type": "Raadsvergadering",
            "datum": day,
            "start": f"{day}T19:30:00",
            "agendapunten": points,
        }


def _motions(count: int) -> Iterator[dict[str, Any]]:
    """Motions as iBabs writes them, two parties for and two against."""
    results = ("aangenomen", "verworpen", "ingetrokken", None)
    for number in range(count):
        four = [PARTIES[(number + step) % len(PARTIES)] for step in range(4)]
        day = _day(number - number % A_MEETING, count)
        yield {
            "id": f"m-{number}", "titel": f"M{number} Motie over onderwerp {number}", "type": "Motie" if number % 3 else "Amendement", "partij": four[0],
            "fracties": four[:2], "indiener": "Proef, Piet", "medeondertekenaars": [], "datum": day.isoformat(), "status": results[number % 4],
            "agendapunt": f"Raadsvergadering {day:%d-%m-%Y} {number % A_MEETING + 1}. Punt", "voor_pct": 60, "tegen_pct": 40,
            "fracties_voor": f"{four[0]} (5), {four[1]} (4)", "fracties_tegen": f"{four[2]} (3), {four[3]} (3)",
        }  # fmt: skip
