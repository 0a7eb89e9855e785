"""Tells what loading a package changes, table by table."""

from collections.abc import Iterator

from koers.commands.console import KoersCommand
from koers.kernel.packages.changes import PackageChange, TableChange

MOST_LISTED = 50


def tell_changes(command: KoersCommand, change: PackageChange, *, done: bool) -> None:
    """Say what changed in a package that was there already, or what would change."""
    command.line(f"{change.package.slug}: {'bijgewerkt' if done else 'dit zou veranderen'}:")
    if change.about_changed:
        command.line("  datapackage.json: de beschrijving is anders")
    for table in change.tables:
        lines = list(_lines(table))
        for line in lines[:MOST_LISTED]:
            command.line(f"  {table.table.title}: {line}")
        if len(lines) > MOST_LISTED:
            command.line(f"  {table.table.title}: … en nog {len(lines) - MOST_LISTED}")


def _lines(change: TableChange) -> Iterator[str]:
    for key in change.added:
        yield f"{key} is nieuw"
    for key, columns in change.changed.items():
        yield f"{key} is gewijzigd ({', '.join(columns)})"
    for key in change.withdrawn:
        yield f"{key} is weg en wordt ingetrokken"
    if change.moved:
        yield f"{len(change.moved)} rijen staan op een andere plek"
