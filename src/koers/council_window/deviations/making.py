"""Makes the signals of every programme when an edition is built: a council then asks for a period, and waits for nothing."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from django.db import connections

from koers.kernel.database import insert_rows
from koers.programme.models import Programme

from ..models import Signal
from . import baselines, decisions, dropped, goals, grants, money, obligations, targets, verdicts

Make = Callable[[str], Iterator[Signal]]
MAKERS: tuple[Make, ...] = tuple(
    module.signals for module in (verdicts, goals, targets, baselines, money, grants, decisions, dropped, obligations)
)


def signals_of(programme: str) -> Iterator[Signal]:
    """Every signal of a programme. Needs a context to read from; writes nothing."""
    return chain.from_iterable(make(programme) for make in MAKERS)


def make_all(alias: str) -> None:
    """Write the signals of every programme of the edition that is being built."""
    attributes = [field.attname for field in Signal._meta.concrete_fields]
    insert_rows(connections[alias], Signal, attributes, _rows(attributes))


def _rows(attributes: list[str]) -> Iterator[tuple[Any, ...]]:
    for programme in Programme.objects.order_by("pk").values_list("pk", flat=True):
        for signal in signals_of(programme):
            yield tuple(getattr(signal, name) for name in attributes)
