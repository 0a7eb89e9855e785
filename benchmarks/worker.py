"""A process that does work on request and says how long it took: `python -m benchmarks.worker MODULE`.

A line of JSON in, ``[function, arguments...]``; a line out, ``{"seconds", "answer"}``. It stays, so that starting Python
and importing libraries are not measured, and so that rivals can take turns.
"""

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .machine import ROOT, Failed


class Worker:
    """A process with one of the modules in benchmarks/rivals."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def do(self, function: str, *arguments: Any) -> tuple[float, Any]:
        """(seconds, answer) of a call. Raises Failed when the process stopped."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([function, *map(_plain, arguments)]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise Failed(f"{function} stopped; see above")
        said = json.loads(line)
        return said["seconds"], said["answer"]


@contextmanager
def worker(module: str, python: Path | None = None) -> Iterator[Worker]:
    """A worker as long as the block lasts."""
    command = [str(python or sys.executable), "-m", "benchmarks.worker", module]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Worker(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def main() -> None:
    """Serve the module that was named."""
    module = importlib.import_module(f"benchmarks.rivals.{sys.argv[1]}")
    out, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        function, *arguments = json.loads(line)
        began = time.perf_counter()
        answer = getattr(module, function)(*arguments)
        seconds = time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "answer": answer}), file=out, flush=True)


if __name__ == "__main__":
    main()
