"""Tells Django of the room decisions."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The room decisions."""

    name = "koers.decisions"
    label = "decisions"
    verbose_name = "besluiten"
    default_auto_field = "django.db.models.BigAutoField"
