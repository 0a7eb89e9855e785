"""Tells Django of the room finance."""

from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """The room finance."""

    name = "koers.finance"
    label = "finance"
    verbose_name = "geld"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the money in the navigation of programmes that have any, or schemes others get it from, and on the pages it is for."""
        from koers.programme.views.frame import add_section

        from .presenting.additions import register
        from .queries import has_funds, has_schemes

        add_section(
            "Geld",
            "finance:money",
            lambda programme: programme.has_funds or programme.has_schemes,
            has_funds=has_funds(),
            has_schemes=has_schemes(),
        )
        register()
