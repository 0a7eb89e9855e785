"""Tells Django of the room website."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """The room website."""

    name = "koers.website"
    label = "website"
    verbose_name = "website"
    default_auto_field = "django.db.models.BigAutoField"
