"""How many queries a page takes."""

from typing import Any

from django.core.cache import caches
from django.db import connections
from django.test import Client


def queries(edition: Any, client: Client, address: str) -> int:
    """The number of queries on the edition's own database for a page that is not kept. Raises AssertionError when it is no page."""
    from koers.kernel.context import current_alias
    from koers.kernel.editions.reading import edition_context

    client.get(address)  # what is done once for a whole process does not count
    caches["pages"].clear()
    seen: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with edition_context(edition), connections[current_alias()].execute_wrapper(note):
        answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    assert seen, f"{address}: nothing was asked of this edition"
    return len(seen)
