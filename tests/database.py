"""A PostgreSQL server that lives as long as the tests, made from the binaries that are installed.

Nothing of the machine's own servers is touched: the cluster stands in a temporary folder and is reached by a socket in it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")
PORT = 5432  # names the socket's file; no network port is opened
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=''")


class NoServer(RuntimeError):
    """PostgreSQL is not installed, or did not start."""


def binaries() -> Path | None:
    """Return the folder with `initdb` of the newest PostgreSQL on this machine, None when there is none."""
    found = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class Cluster:
    """A throw-away PostgreSQL cluster; `url` is its address as KOERS_DATABASE_URL wants it."""

    def __init__(self) -> None:
        """Make the cluster and start it. Raises NoServer."""
        folder = binaries()
        if folder is None:
            raise NoServer("PostgreSQL staat niet op deze computer")
        self._binaries = folder
        self._home = Path(tempfile.mkdtemp(prefix="koers-pg-"))
        # PostgreSQL refuses to run as root; Debian's package brings a user for it.
        self._user = "postgres" if os.geteuid() == 0 else None
        try:
            if self._user:
                shutil.chown(self._home, self._user)
            self._make()
            options = " ".join(f"-c {setting}" for setting in FAST)
            self._run(
                "pg_ctl", "start", "-w", "-l", self._log, "-o", f"-k {self._home} -p {PORT} {options}", *self._data
            )
        except (subprocess.CalledProcessError, LookupError, OSError) as error:
            words = getattr(error, "stdout", "") or str(error)
            log = self._log.read_text() if self._log.exists() else ""
            shutil.rmtree(self._home, ignore_errors=True)
            raise NoServer(f"PostgreSQL startte niet: {words}{log}") from error

    @property
    def url(self) -> str:
        """The address of the database `postgres` in the cluster."""
        return f"postgresql://postgres@{quote(str(self._home), safe='')}:{PORT}/postgres"

    def stop(self) -> None:
        """Stop the server and remove all of it."""
        self._run("pg_ctl", "stop", "-m", "immediate", *self._data)
        shutil.rmtree(self._home, ignore_errors=True)

    @property
    def _log(self) -> Path:
        return self._home / "log"

    @property
    def _data(self) -> Sequence[str | Path]:
        return ("-D", self._home / "data")

    def _make(self) -> None:
        """Make the cluster, sorting as Dutch does: what leans on the database's order then differs from SQLite, and is found."""
        always = ("-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", *self._data)
        try:
            self._run("initdb", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nl-NL", *always)
        except subprocess.CalledProcessError:
            self._run("initdb", "--no-locale", *always)

    def _run(self, program: str, *words: str | Path) -> None:
        """Run one of PostgreSQL's programs as its own user. Raises CalledProcessError with what it said."""
        command = [str(self._binaries / program), *map(str, words)]
        # A file, not a pipe: the server inherits it, and a pipe would stay open as long as it runs.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                command,
                cwd=self._home,
                user=self._user,
                group=self._user,
                extra_groups=[] if self._user else None,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            if done.returncode:
                said.seek(0)
                raise subprocess.CalledProcessError(done.returncode, command, output=said.read())
