"""Readers who ask one server for pages as fast as it answers, over connections that stay open.

Plain sockets, because what is measured is the server: this loop costs a tenth of what it measures, and stays on a core
where the server does not run.
"""

import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from socket import create_connection, socket
from threading import Thread

from .machine import ROOT, stay_on

READERS = 4
CORE = 1


@dataclass(frozen=True)
class Pace:
    """Requests a second, and the time in which 95 in 100 were answered (milliseconds)."""

    per_second: float
    p95: float


class Odd(RuntimeError):
    """The server gave another answer than was asked for."""


def measure(port: int, path: str, seconds: float, *, status: int = 200, tag: str = "", new: bool = False) -> Pace:
    """Ask for a page from a process of its own. ``tag``: the version a reader has already; ``new``: never the same page twice."""
    call = json.dumps({"port": port, "path": path, "seconds": seconds, "status": status, "tag": tag, "new": new})
    done = subprocess.run([sys.executable, "-m", __name__, call], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Odd(done.stderr[-2000:])
    return Pace(**json.loads(done.stdout))


def ask(port: int, path: str, seconds: float, status: int, tag: str, new: bool) -> Pace:
    """Let all readers ask until the time is up."""
    times: list[float] = []
    wrong: list[str] = []

    condition = f"If-None-Match: {tag}\r\n" if tag else ""
    rest = f" HTTP/1.1\r\nHost: 127.0.0.1\r\n{condition}\r\n"
    same = f"GET {path}{rest}".encode()
    mark = f"{'&' if '?' in path else '?'}n={time.time_ns()}"

    def request(reader: int, number: int) -> bytes:
        return f"GET {path}{mark}-{reader}-{number}{rest}".encode() if new else same

    def read(reader: int) -> None:
        number = 0
        with create_connection(("127.0.0.1", port), timeout=60) as connection:
            while time.perf_counter() < end and not wrong:
                number += 1
                sent = time.perf_counter()
                connection.sendall(request(reader, number))
                found = answer(connection)
                times.append(time.perf_counter() - sent)
                if found != status:
                    wrong.append(f"{path} gave {found}, not {status}")

    begin = time.perf_counter()
    end = begin + seconds
    readers = [Thread(target=read, args=(reader,)) for reader in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    lasted = time.perf_counter() - begin
    if wrong:
        raise Odd(wrong[0])
    return Pace(len(times) / lasted, 1000 * statistics.quantiles(times, n=20)[-1])


def answer(connection: socket) -> int:
    """Read one answer to its end; return its status. Raises Odd when its length is not told."""
    received = connection.recv(65536)
    while (head_end := received.find(b"\r\n\r\n")) < 0:
        more = connection.recv(65536)
        if not more:
            raise Odd("the server hung up")
        received += more
    head = received[:head_end].lower()
    status = int(head[9:12])
    if status == 304:
        return status
    place = head.find(b"\r\ncontent-length:")
    if place < 0:
        return _chunked(connection, received[head_end + 4 :], status)
    length = int(head[place + 17 :].split(b"\r\n", 1)[0])
    left = length - (len(received) - head_end - 4)
    while left > 0:
        left -= len(connection.recv(65536))
    return status


def _chunked(connection: socket, body: bytes, status: int) -> int:
    while not body.endswith(b"0\r\n\r\n"):
        body = body[-8:] + connection.recv(65536)
    return status


if __name__ == "__main__":
    stay_on(CORE)
    print(json.dumps(ask(**json.loads(sys.argv[1])).__dict__))
