"""What can only be seen from inside Koers: `python -m benchmarks.inside queries ADDRESS...` or `... steps`. Prints JSON."""

import json
import os
import resource
import sys
import time
from contextlib import ExitStack
from typing import Any

import django


def queries(addresses: list[str]) -> dict[str, int]:
    """How many questions to a database each page takes, when it is made for the first time."""
    from django.db import connections
    from django.test import Client

    from koers.kernel.context import current_alias
    from koers.kernel.editions import store
    from koers.kernel.editions.reading import edition_context

    reader = Client(headers={"host": "127.0.0.1"})
    counts = {}
    for address in addresses:
        asked: list[str] = []

        def note(execute: Any, sql: str, *rest: Any, asked: list[str] = asked) -> Any:
            asked.append(sql)
            return execute(sql, *rest)

        with ExitStack() as stack:
            stack.enter_context(edition_context(store.current()))
            for alias in ("default", current_alias()):
                stack.enter_context(connections[alias].execute_wrapper(note))
            if (status := reader.get(address).status_code) != 200:
                raise SystemExit(f"{address} gave {status}")
        counts[address] = len(asked)
    return counts


def steps() -> list[tuple[str, float, float]]:
    """Publish; per step its words, its seconds and the memory (MB) the process had reached at its end."""
    from koers.kernel.editions.publish import publish

    began: list[tuple[str, float]] = []
    reached: list[float] = []

    def say(words: str, *_: Any) -> None:
        began.append((words, time.perf_counter()))
        reached.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

    publish(say=say)
    say("")
    return [
        (words, began[number + 1][1] - start, reached[number + 1]) for number, (words, start) in enumerate(began[:-1])
    ]


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "koers.settings"
    django.setup()
    what, *rest = sys.argv[1:]
    print(json.dumps(queries(rest) if what == "queries" else steps()))
