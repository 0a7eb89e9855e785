"""koers migrate: bring the workshop's tables up to date, after making a copy of an SQLite workshop."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from koers.commands.console import plainly


class Command(DjangoMigrate):
    """Migrate with a copy."""

    help = "Werk de tabellen van de werkplaats bij. Van een werkplaats in SQLite wordt eerst een kopie gemaakt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Copy, then migrate."""
        plainly(self._migrate)(*args, **options)

    def _migrate(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        only_looking = options["plan"] or options["check_unapplied"]
        if connection.vendor == "sqlite" and not connection.is_in_memory_db() and not only_looking:
            self._copy_before(connection, going_to=options["app_label"])
        super().handle(*args, **options)

    def _copy_before(self, connection: Any, *, going_to: str | None) -> None:
        """Copy the workshop, unless it is new or nothing will change."""
        if "django_migrations" not in connection.introspection.table_names():
            return
        executor = MigrationExecutor(connection)
        if going_to is None and not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        copy = Path(settings.KOERS_HOME) / "copies" / f"workshop-{timezone.now():%Y%m%dT%H%M%S%f}.sqlite3"
        copy.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(connection.settings_dict["NAME"])
        try:
            with closing(sqlite3.connect(workshop)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        self.stdout.write(f"Een kopie van de werkplaats staat in {copy}.")
