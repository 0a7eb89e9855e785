"""Checks that editions are still what they were when they were published."""

from collections.abc import Iterator

from . import store
from .build import database_path, hash_file, is_whole
from .store import Edition, EditionDamaged


def damages() -> Iterator[tuple[str, list[str]]]:
    """Every edition's id with what is wrong with its files, in Dutch; nothing when it is whole."""
    for name in store.names():
        try:
            edition = store.read(name)
        except EditionDamaged as damage:
            yield name, [str(damage)]
        else:
            yield name, list(_damage(edition))


def _damage(edition: Edition) -> Iterator[str]:
    for slug in sorted(edition.packages):
        try:
            edition.whole_package(slug)
        except EditionDamaged as damage:
            yield str(damage)
    for name in sorted(edition.derived):
        try:
            edition.whole_derived(name)
        except EditionDamaged as damage:
            yield str(damage)
    path = database_path(edition)
    if (path.exists() or hash_file(path).exists()) and not is_whole(path):
        yield "het gegevensbestand is beschadigd; Koers maakt het opnieuw uit de pakketten"
