"""What a program costs on this machine: seconds and memory of a process of its own, on a core of its own."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processor, and the most memory it held (MB)."""

    seconds: float
    processor: float
    memory: float


class Failed(RuntimeError):
    """A command that is measured did not do what it should."""


def koers(home: Path, *words: str) -> Cost:
    """Run a Koers command on the state in `home`."""
    return run([sys.executable, "-m", "koers.commands.main", *words], environment(home))


def environment(home: Path) -> dict[str, str]:
    """An environment in which everything Koers keeps stands in `home`, with no other setting of this machine."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("KOERS_")}
    return own | {"KOERS_HOME": str(home)}


def run(command: Sequence[str], env: Mapping[str, str]) -> Cost:
    """Run a command and return what it cost. Raises Failed with what it said.

    The system counts the memory of the process that starts it too, as the least: this one stays small.
    """
    began = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise Failed(f"{' '.join(command)} gave {process.returncode}\n{said[-3000:]}")
    unit = 1024**2 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def stay_on(core: int) -> None:
    """Keep this process on one core, where the system can do that and has more than one."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        with suppress(OSError):
            os.sched_setaffinity(0, {core})


def on_this_machine() -> str:
    """The day, the machine and the Python, in one line."""
    return (
        f"Measured on {date.today():%d %B %Y}: {os.cpu_count()} cores ({processor()}), "
        f"{memory():.0f} GB, {platform.system()}, Python {platform.python_version()}."
    )


def processor() -> str:
    """The name of the processor, as far as the system tells."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def memory() -> float:
    """The memory of the machine, in GB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
