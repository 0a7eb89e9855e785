"""Tells Django of the room obligations."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """The room obligations."""

    name = "koers.obligations"
    label = "obligations"
    verbose_name = "verplichtingen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the register to the navigation of the programmes that have one."""
        from django.db.models import Exists, OuterRef

        from koers.programme.views.frame import add_section

        from .models import Obligation

        has_some = Exists(Obligation.objects.filter(package=OuterRef("pk")))
        add_section(
            "Verplichtingen",
            "obligations:register",
            lambda programme: programme.owes_something,
            owes_something=has_some,
        )
