"""Tells Django of the room programme."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """The room programme."""

    name = "koers.programme"
    label = "programme"
    verbose_name = "programma's"
    default_auto_field = "django.db.models.BigAutoField"
