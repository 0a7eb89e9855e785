"""Tells Django of the room obligations."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """The room obligations."""

    name = "koers.obligations"
    label = "obligations"
    verbose_name = "verplichtingen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the register to the navigation of the programmes that have one, what is owed to the pages it is about, and the notice
        in the weeks before an election to all pages of a programme or council."""
        from django.db.models import Exists, OuterRef

        from koers.programme.views.frame import add_section

        from .models import Kind, Obligation
        from .presenting import additions, election, opening

        of_a_coalition = Obligation.objects.filter(package=OuterRef("pk"), kind=Kind.COALITION_COMMITMENT)
        add_section(
            "Afspraken",
            "obligations:commitments",
            lambda programme: programme.is_agreement,
            is_agreement=Exists(of_a_coalition),
        )
        has_some = Exists(Obligation.objects.filter(package=OuterRef("pk")))
        add_section(
            "Verplichtingen",
            "obligations:register",
            lambda programme: programme.owes_something,
            owes_something=has_some,
        )
        opening.register()
        additions.register()
        election.register()
