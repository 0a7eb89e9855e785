"""Tells Django of the components: their templates, template tags and style sheets."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    """The components; they have no tables."""

    name = "koers.kernel.components"
    label = "components"
    verbose_name = "onderdelen"
