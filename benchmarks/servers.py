"""Servers to measure: all on this machine only, all one process on one and the same core."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .machine import ROOT, Failed, environment, stay_on

CORE = 0
# As `koers serve` has it, but one process.
GUNICORN = ("--workers", "1", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning")
DATASETTE = ROOT / ".venv-bench" / "bin" / "datasette"


@contextmanager
def gunicorn(application: str, env: Mapping[str, str], first: str = "/") -> Iterator[int]:
    """Serve a WSGI application as long as the block lasts; gives the port."""
    with _running(
        lambda port: [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *GUNICORN, application],
        env,
        first,
    ) as port:
        yield port


@contextmanager
def hello() -> Iterator[int]:
    """Serve the bare Django page."""
    with gunicorn("benchmarks.hello.wsgi:application", os.environ) as port:
        yield port


@contextmanager
def site(home: Path) -> Iterator[int]:
    """Serve Koers."""
    with gunicorn("koers.wsgi:application", environment(home)) as port:
        yield port


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Serve a database with Datasette, told that it never changes, and without the search for facets."""
    if not DATASETTE.exists():
        raise Failed("Datasette is not installed: `make bench` does that")
    quiet = ("--setting", "suggest_facets", "off", "--setting", "max_returned_rows", "1000")
    with _running(
        lambda port: [str(DATASETTE), "serve", "--immutable", str(database), "--port", str(port), *quiet],
        os.environ,
        "/",
    ) as port:
        yield port


@contextmanager
def _running(command: Callable[[int], Sequence[str]], env: Mapping[str, str], first: str) -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen(
        command(port),
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: stay_on(CORE),
    )
    try:
        _wait(process, f"http://127.0.0.1:{port}{first}")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Failed(f"{process.args} stopped")
        try:
            with urllib.request.urlopen(address, timeout=60):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise Failed(f"{address} does not answer")
