"""Tells Django of the room places."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The room places."""

    name = "koers.places"
    label = "places"
    verbose_name = "gebieden"
    default_auto_field = "django.db.models.BigAutoField"
