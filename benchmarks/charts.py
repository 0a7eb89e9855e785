"""What it costs to draw the charts when an edition is built, and what is left of that the second time."""

import json
import subprocess
import sys
from pathlib import Path

from .machine import ROOT, environment, koers
from .report import figure, table

DRAWING = "grafieken tekenen"  # what publishing says when it draws


def measure(folder: Path) -> str:
    """Publish all programmes with no picture kept, then again with all of them kept; return the table."""
    home = folder / "home"
    koers(home, "migrate", "--verbosity", "0")
    koers(home, "load", *(str(path) for path in sorted((ROOT / "programmes").iterdir()) if path.is_dir()))
    first = _steps(home)
    pictures = list((home / "charts").rglob("*.svg"))
    for database in (home / "editions").rglob("*.sqlite3"):
        database.unlink()  # so that it is built again
    rows = [_row("no picture kept", first, len(pictures)), _row("all pictures kept", _steps(home), len(pictures))]
    heads = ("publishing with", "seconds", "of which charts", "ms a picture", "memory before (MB)", "memory after (MB)")
    size = sum(path.stat().st_size for path in pictures) / 1024**2
    return f"{len(pictures)} pictures, {size:.1f} MB on disk.\n\n{table(heads, rows)}"


def _row(when: str, steps: list[tuple[str, float, float]], pictures: int) -> list[str]:
    """The memory a process holds never shrinks here, so before and after tell what the drawing took."""
    place = next(number for number, (words, _, _) in enumerate(steps) if words == DRAWING)
    _, seconds, after = steps[place]
    before = steps[place - 1][2]
    whole = sum(step[1] for step in steps)
    return [when, figure(whole), figure(seconds), figure(1000 * seconds / pictures), f"{before:.0f}", f"{after:.0f}"]


def _steps(home: Path) -> list[tuple[str, float, float]]:
    command = [sys.executable, "-m", "benchmarks.inside", "steps"]
    done = subprocess.run(command, cwd=ROOT, env=environment(home), check=True, capture_output=True, text=True)
    steps: list[tuple[str, float, float]] = json.loads(done.stdout)
    return steps
