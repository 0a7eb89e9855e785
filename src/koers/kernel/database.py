"""Writing many rows at once through any Django connection, far faster than one object a row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

BATCH = 2000

Row = tuple[Any, ...]


def insert_rows(
    connection: BaseDatabaseWrapper, model: type[models.Model], attributes: Sequence[str], rows: Iterable[Row]
) -> int:
    """Insert ``rows`` (values in the order of ``attributes``) and return how many."""
    names = _columns(connection, model, attributes)
    places = ["%s"] * len(names)
    words = ["INSERT INTO", _table(connection, model), f"({', '.join(names)})", "VALUES", f"({', '.join(places)})"]
    return _execute(connection, words, rows)


def update_rows(
    connection: BaseDatabaseWrapper, model: type[models.Model], attributes: Sequence[str], rows: Iterable[Row]
) -> int:
    """Write ``rows`` over those with the same key, the last of ``attributes``; return how many were given."""
    *names, key = _columns(connection, model, attributes)
    setting = ", ".join(f"{name} = %s" for name in names)
    return _execute(connection, ["UPDATE", _table(connection, model), "SET", setting, "WHERE", f"{key} = %s"], rows)


def write_alone(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    """Let nobody else write ``model`` until the transaction ends. SQLite has one writer at a time as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {_table(connection, model)} IN EXCLUSIVE MODE")


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """The items in lists of at most ``size``."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _table(connection: BaseDatabaseWrapper, model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(connection: BaseDatabaseWrapper, model: type[models.Model], attributes: Sequence[str]) -> list[str]:
    by_attribute = {field.attname: str(field.column) for field in model._meta.concrete_fields}
    return [connection.ops.quote_name(by_attribute[attribute]) for attribute in attributes]


def _execute(connection: BaseDatabaseWrapper, words: Sequence[str], rows: Iterable[Row]) -> int:
    statement, count = " ".join(words), 0
    with connection.cursor() as cursor:
        for batch in batches(rows, BATCH):
            cursor.executemany(statement, batch)
            count += len(batch)
    return count
