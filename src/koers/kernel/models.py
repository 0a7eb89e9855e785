"""What every public record has in common, and the packages they come in."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class CurrentManager(models.Manager):
    """Rows that stand. A withdrawn row stays in the workshop for its history, and is nowhere else."""

    def get_queryset(self) -> models.QuerySet:
        """All rows that were not withdrawn."""
        return super().get_queryset().filter(withdrawn=False)


class Content(models.Model):
    """A public record. Its key is its public id; it is owned by one package and keeps its place in the file.

    The same model is read from an edition (read-only file) by public pages and from the workshop by the back office;
    which of the two is decided by the context (kernel.context), never by the caller.
    """

    id = models.CharField("kenmerk", primary_key=True, max_length=400)
    package = models.CharField("pakket", max_length=80, db_index=True)
    position = models.PositiveIntegerField("volgorde", default=0)
    withdrawn = models.BooleanField("ingetrokken", default=False)

    objects = CurrentManager()
    every = models.Manager()
    history = HistoricalRecords(inherit=True, user_model=settings.AUTH_USER_MODEL)

    class Meta:
        abstract = True
        ordering = ("package", "position")

    def __str__(self) -> str:
        return str(getattr(self, "title", None) or getattr(self, "name", None) or self.id)


class Derived(models.Model):
    """A public record that is worked out when an edition is built; it is never typed in and has no history."""

    id = models.CharField("kenmerk", primary_key=True, max_length=400)
    package = models.CharField("pakket", max_length=80, db_index=True)

    class Meta:
        abstract = True


class Redirect(Content):
    """An old public id that was renamed or merged, and the id that took its place."""

    table = models.CharField("tabel", max_length=80)
    old = models.CharField("oud kenmerk", max_length=200)
    new = models.CharField("nieuw kenmerk", max_length=200)

    class Meta(Content.Meta):
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        constraints = [models.UniqueConstraint(fields=("table", "old"), name="one_redirect_an_old_id")]


class Package(models.Model):
    """A programme package as it stands in the workshop. ``descriptor`` is its datapackage.json without the resources.

    It is kept as text: PostgreSQL's JSON would put its keys in another order. ``tables`` are the names of its tables,
    in the order of the file. ``revision`` goes up with every change: it tells whether a preview is still up to date.
    """

    slug = models.CharField("kenmerk", primary_key=True, max_length=80)
    descriptor = models.TextField("beschrijving")
    tables = models.JSONField("tabellen", default=list)
    revision = models.PositiveIntegerField("versie", default=1)
    changed_at = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "pakket"
        verbose_name_plural = "pakketten"

    def __str__(self) -> str:
        return self.slug

    @property
    def about(self) -> dict[str, Any]:
        """What datapackage.json says, without the resources."""
        content: dict[str, Any] = json.loads(self.descriptor)
        return content

    @about.setter
    def about(self, content: dict[str, Any]) -> None:
        self.descriptor = json.dumps(content, ensure_ascii=False)

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The packages whose rows it may name."""
        return tuple(self.about["koers"].get("depends_on", ()))
