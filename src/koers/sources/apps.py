"""Tells Django of the room sources."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The room sources."""

    name = "koers.sources"
    label = "sources"
    verbose_name = "bronnen"
    default_auto_field = "django.db.models.BigAutoField"
