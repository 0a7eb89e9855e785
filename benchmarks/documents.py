"""What a document costs: a long-term agenda of 2,000 rows as PDF and as Word file, beside WeasyPrint making the same PDF.

Each in a process of its own, as Koers makes a PDF, so that starting up and the most memory are counted in.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from .machine import ROOT, Cost, environment, run
from .report import at_least, figure, table

SIZES = (100, 2_000)
ROUNDS = 3
A_MONTH = 20
FONTS = ROOT / "build" / "assets" / "ttf"
BESIDE = ROOT / ".venv-bench" / "bin" / "python"
READ = "import json, sys; from pathlib import Path; content = json.loads(Path(sys.argv[1]).read_text())\n"
WAYS = {
    "PDF (Koers: typst)": (
        Path(sys.executable),
        "from koers.kernel.documents.compiling import made\nPath(sys.argv[2]).write_bytes(made(content, sys.argv[3], 0))",
    ),
    "Word (Koers: python-docx)": (
        Path(sys.executable),
        "from datetime import datetime, UTC\nfrom koers.kernel.documents.word import word\n"
        "Path(sys.argv[2]).write_bytes(word(content, datetime(2026, 1, 1, tzinfo=UTC)))",
    ),
    "PDF (WeasyPrint)": (
        BESIDE,
        "from benchmarks.rivals.with_weasyprint import made\nPath(sys.argv[2]).write_bytes(made(content, sys.argv[3]))",
    ),
}
KOERS, _, RIVAL = WAYS


def measure(folder: Path) -> str:
    """Make each document in turns; the table."""
    if not BESIDE.exists():
        raise SystemExit("WeasyPrint ontbreekt: draai eerst 'make bench', dat maakt .venv-bench.")
    return "\n\n".join(_size(folder, rows) for rows in SIZES)


def _size(folder: Path, rows: int) -> str:
    path = folder / f"{rows}.json"
    path.write_text(json.dumps(agenda(rows)), encoding="utf-8")
    turns = [{way: _made(way, path, folder / "made") for way in WAYS} for _ in range(ROUNDS)]
    lines = []
    for way in WAYS:
        costs = [turn[way][0] for turn in turns]
        ratio = median(turn[RIVAL][0].seconds / turn[way][0].seconds for turn in turns)
        lines.append((
            way,
            figure(median(cost.seconds for cost in costs)),
            figure(median(cost.memory for cost in costs)),
            f"{turns[0][way][1]:,}",
            "" if way == RIVAL else at_least(ratio, 3) if way == KOERS else figure(ratio),
        ))  # fmt: skip
    heads = (f"an agenda of {rows:,} rows as", "seconds", "peak memory (MB)", "kB", "times faster than WeasyPrint")
    return table(heads, lines)


def _made(way: str, content: Path, target: Path) -> tuple[Cost, int]:
    """The cost of one document and its size in kB."""
    python, code = WAYS[way]
    cost = run(
        [str(python), "-c", READ + code, str(content), str(target), str(FONTS)],
        environment(ROOT / "var") | {"PYTHONPATH": str(ROOT)},
    )
    return cost, target.stat().st_size // 1024


def agenda(rows: int) -> dict[str, Any]:
    """The content of an agenda, as koers.kernel.documents.content gives it."""
    columns = [
        {"label": label, "numeric": False, "width": 98.6}
        for label in ("Uiterlijk, en waarom dan", "Wat", "Wie", "Aan wie", "Stand")
    ]
    grid = {"caption": "", "columns": columns, "rows": list(_rows(rows)), "empty": "nog niets"}
    part = {"heading": "Wat moet er nog komen?", "level": 1, "sentences": [], "table": grid, "notes": [], "sources": []}
    return {
        "title": "Langetermijnagenda",
        "lines": ["Stand per 21 november 2026"],
        "contents": False,
        "intro": [_line(f"Er komen nog {rows} momenten.")],
        "parts": [part],
        "sources": [],
    }


def _rows(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        if number % A_MONTH == 0:
            yield {"group": True, "cells": [[_line(f"Maand {number // A_MONTH + 1}")]]}
        what = f"Toezegging {number} over het programma, met een omschrijving die twee regels van de kolom vult"
        yield {
            "group": False,
            "cells": [
                [_line(f"{1 + number % 28} april 2027"), _small(f"Afgesproken termijn in stuk {number}")],
                [[["text", what, f"https://koers.example/programma/proef/verplichtingen/stuk-{number}/"]], _small("toezegging")],
                [_line("College van burgemeester en wethouders"), _small(f"Portefeuille {number % 12}")],
                [_line("gemeenteraad")],
                [_line("open")],
            ],
        }  # fmt: skip


def _line(text: str) -> list[list[str]]:
    return [["text", text, ""]]


def _small(text: str) -> list[list[str]]:
    return [["small", text, ""]]
