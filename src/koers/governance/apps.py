"""Tells Django of the room governance."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The room governance: the pages about who decides and what was decided. It owns no facts."""

    name = "koers.governance"
    label = "governance"
    verbose_name = "bestuur en besluiten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put in the navigation of programmes: who decides and what was decided, where something is known of that; and on organisations."""
        from koers.programme.views.frame import add_section

        from .presenting.additions import register
        from .queries import has_bodies, has_decisions

        add_section("Bestuur", "governance:governance", lambda one: one.has_bodies, has_bodies=has_bodies())
        add_section("Besluiten", "governance:decisions", lambda one: one.has_decisions, has_decisions=has_decisions())
        register()
