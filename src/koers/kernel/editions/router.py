"""Sends reads of public records to the edition or workshop of the context; everything else to the workshop database."""

from typing import Any

from django.db import models

from koers.kernel.context import WORKSHOP, NoContext, current_alias
from koers.kernel.models import Content, Derived


def is_public(model: type[models.Model]) -> bool:
    """Whether a model's rows go into editions."""
    return issubclass(model, (Content, Derived))


class EditionRouter:
    """Django's database router for Koers."""

    def db_for_read(self, model: type[models.Model], **_hints: Any) -> str:
        """Where to read: decided by the context for public records."""
        return current_alias() if is_public(model) else WORKSHOP

    def db_for_write(self, model: type[models.Model], **_hints: Any) -> str:
        """Where to write: public records only in the workshop, and only when that is the context."""
        if is_public(model) and current_alias() != WORKSHOP:
            raise NoContext("an edition is read-only")
        return WORKSHOP

    def allow_relation(self, _a: models.Model, _b: models.Model, **_hints: Any) -> bool:
        """Rows refer to each other by public id, so every relation is fine."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: Any) -> bool:
        """Only the workshop is migrated; an edition's file is made anew."""
        return db == WORKSHOP
