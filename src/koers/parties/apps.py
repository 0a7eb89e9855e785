"""Tells Django of the room parties."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """The room parties."""

    name = "koers.parties"
    label = "parties"
    verbose_name = "organisaties"
    default_auto_field = "django.db.models.BigAutoField"
