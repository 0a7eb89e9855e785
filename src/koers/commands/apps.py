"""Tells Django of the room commands."""

from django.apps import AppConfig


class CommandsConfig(AppConfig):
    """The room commands."""

    name = "koers.commands"
    label = "commands"
    verbose_name = "opdrachten"
    default_auto_field = "django.db.models.BigAutoField"
