"""A running Koers with the real programmes, for tests that look at it from outside.

The workshop is filled and published once for all workers; every worker serves it with a process of its own.
"""

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds for the server to answer


def koers(home: Path, *words: str) -> None:
    """Run a Koers command on the state in `home`. Raises AssertionError with what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "koers.commands.main", *words], env=environment(home), capture_output=True, text=True
    )
    assert done.returncode == 0, f"koers {' '.join(words)} gaf {done.returncode}\n{done.stdout}\n{done.stderr}"


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which everything Koers keeps stands in `home`."""
    own = {name: value for name, value in os.environ.items() if name != "KOERS_DATABASE_URL"}
    return {**own, "KOERS_HOME": str(home)}


def published(shared: Path) -> Path:
    """Return a home with all programmes loaded and published; the first worker that asks makes it, the others wait."""
    home = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "ready").exists():
            home.mkdir(exist_ok=True)
            (home / "static").symlink_to(shared / "static")
            koers(home, "migrate", "--verbosity", "0")
            koers(
                home,
                "load",
                "--missing",
                *sorted(str(folder) for folder in (ROOT / "programmes").iterdir() if folder.is_dir()),
            )
            koers(home, "publish")
            (home / "ready").touch()
    return home


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve `home` on a free port as long as the block lasts; gives the address, without a slash at the end."""
    port = free_port()
    log = home / f"serve-{port}.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "koers.commands.main", "serve"],
            env={**environment(home), "PORT": str(port)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """Return a port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers. Raises AssertionError when it stopped, or does not answer in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, f"de server stopte:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"de server antwoordt niet:\n{log.read_text()}")
