"""Tells Django of the room meetings."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The room meetings."""

    name = "koers.meetings"
    label = "meetings"
    verbose_name = "vergaderingen"
    default_auto_field = "django.db.models.BigAutoField"
