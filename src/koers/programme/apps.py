"""Tells Django of the room programme."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """The room programme."""

    name = "koers.programme"
    label = "programme"
    verbose_name = "programma's"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put in the navigation of programmes: who decides and what was decided, where something is known of that."""
        from .queries.governance import has_bodies, has_decisions
        from .views.frame import add_section

        add_section("Bestuur", "programme:governance", lambda one: one.has_bodies, has_bodies=has_bodies())
        add_section("Besluiten", "programme:decisions", lambda one: one.has_decisions, has_decisions=has_decisions())
