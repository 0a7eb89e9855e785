"""What it costs to draw the charts when an edition is built, and what is left of that the second time."""

import json
import subprocess
import sys
from pathlib import Path

from .machine import ROOT, environment, koers
from .report import figure, table


def measure(folder: Path) -> str:
    """Publish all programmes with no picture kept, then again with all of them kept; return the table."""
    home = folder / "home"
    koers(home, "migrate", "--verbosity", "0")
    koers(home, "load", *(str(path) for path in sorted((ROOT / "programmes").iterdir()) if path.is_dir()))
    rows = []
    for when in ("nothing kept", "all kept"):
        for words, seconds, memory in _steps(home):
            rows.append([f"{words} ({when})", figure(seconds), f"{memory:.0f}"])
        for database in (home / "editions").rglob("*.sqlite3"):
            database.unlink()  # so that it is built again
    drawn = list((home / "charts").rglob("*.svg"))
    size = sum(path.stat().st_size for path in drawn) / 1024**2
    return f"{len(drawn)} pictures, {size:.1f} MB on disk.\n\n" + table(("step", "seconds", "memory so far (MB)"), rows)


def _steps(home: Path) -> list[tuple[str, float, float]]:
    command = [sys.executable, "-m", "benchmarks.inside", "steps"]
    done = subprocess.run(command, cwd=ROOT, env=environment(home), check=True, capture_output=True, text=True)
    steps: list[tuple[str, float, float]] = json.loads(done.stdout)
    return steps
