"""Tells Django of the room council window."""

from django.apps import AppConfig


class CouncilWindowConfig(AppConfig):
    """The room council window."""

    name = "koers.council_window"
    label = "council_window"
    verbose_name = "raadsvenster"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the council to the navigation of the programmes that are in a municipality."""
        from django.db.models import OuterRef, Subquery

        from koers.programme.views.frame import add_section

        from .addresses import address
        from .summary.models import CouncilSummary

        add_section(
            "Raad",
            "council_window:council",
            lambda programme: bool(programme.council_of),
            lambda programme: address("council", programme.council_of),
            council_of=Subquery(CouncilSummary.objects.filter(pk=OuterRef("pk")).values("municipality")),
        )
