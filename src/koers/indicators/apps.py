"""Tells Django of the room indicators."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The room indicators."""

    name = "koers.indicators"
    label = "indicators"
    verbose_name = "indicatoren"
    default_auto_field = "django.db.models.BigAutoField"
