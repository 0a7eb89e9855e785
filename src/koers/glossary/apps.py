"""Tells Django of the room glossary."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    """The room glossary."""

    name = "koers.glossary"
    label = "glossary"
    verbose_name = "begrippen"
    default_auto_field = "django.db.models.BigAutoField"
