"""Make the virtual environment and install locks into it: `python3 scripts/install.py FOLDER LOCK...`.

Uses nothing outside the standard library, because it runs before anything is installed. Everything that is
installed stands in a lock with its hash, so the result is the same on every machine and behind every mirror.
"""

import re
import subprocess
import sys
import venv
from collections import deque
from pathlib import Path

OLDEST_PYTHON = (3, 11)
STARTED = re.compile(r"^(?:Collecting|Processing) (?:\S*/)?(?P<name>[A-Za-z0-9_.-]+?)(?:==|-\d|\s)")
INSTALLING = re.compile(r"^Installing collected packages")


def main() -> int:
    """Return the exit code: 0 done, 1 something is missing or failed, 2 wrong call."""
    if len(sys.argv) < 3:
        print("Gebruik: python3 scripts/install.py MAP LOCK...")
        return 2
    folder, locks = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(
            f"Koers heeft Python 3.11 of nieuwer nodig; dit is {found}. Een andere kiezen: make PYTHON=python3.12 run"
        )
        return 1
    try:
        python = environment(folder)
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        print(f"Er kon geen Python-omgeving gemaakt worden in {folder}: {error}")
        print("Op Debian en Ubuntu helpt meestal: sudo apt-get install python3-venv")
        return 1
    return install(python, locks)


def environment(folder: Path) -> Path:
    """Return the Python of the virtual environment in `folder`, which is made when it is not there or broken."""
    python = folder / "bin" / "python"
    if not python.exists() or subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode:
        print(f"  Python-omgeving maken in {folder}")
        venv.create(folder, with_pip=True, clear=folder.exists())
    return python


def install(python: Path, locks: list[Path]) -> int:
    """Install all of `locks` in one go; show which package is being fetched, and pip's own words only when it fails."""
    command = [str(python), "-m", "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    for lock in locks:
        command += ["-r", str(lock)]
    total = len({name for lock in locks for name in wanted(lock)})
    last_words: deque[str] = deque(maxlen=25)
    count = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            last_words.append(line.rstrip())
            if started := STARTED.match(line):
                count += 1
                show(f"  pakket {count} van hoogstens {total}: {started['name']}")
            elif INSTALLING.match(line):
                show(f"  {count} pakketten opgehaald, nu uitpakken", last=True)
    if pip.returncode:
        print("\nInstalleren is niet gelukt. Dit zei pip:\n  " + "\n  ".join(last_words))
        return 1
    return 0


def wanted(lock: Path) -> list[str]:
    """Return the names of the packages in a lock."""
    return re.findall(r"^([A-Za-z0-9_.-]+)==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)


def show(text: str, *, last: bool = False) -> None:
    """Show progress on one line of a screen; in a log only the last word of it."""
    if sys.stdout.isatty():
        print(f"\r{text:<72}", end="\n" if last else "", flush=True)
    elif last:
        print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
