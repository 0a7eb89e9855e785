"""Tells Django of the room risks."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """The room risks."""

    name = "koers.risks"
    label = "risks"
    verbose_name = "risico's"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the risks in the navigation of programmes that have any or agreed to look at them, and on the pages they are about."""
        from koers.programme.views.frame import add_section

        from .presenting.additions import register
        from .queries import has_risks

        add_section("Risico’s", "risks:risks", lambda programme: programme.has_risks, has_risks=has_risks())
        register()
