"""Tells Django of the room neighbourhoods."""

from django.apps import AppConfig


class NeighbourhoodsConfig(AppConfig):
    """The room neighbourhoods."""

    name = "koers.neighbourhoods"
    label = "neighbourhoods"
    verbose_name = "buurten"

    def ready(self) -> None:
        """Put in the navigation of programmes: the map of an area made of buurten, and its livability where it is known."""
        from koers.programme.views.frame import add_section

        from .queries.livability import has_livability

        add_section("Kaart", "neighbourhoods:map", lambda programme: programme.has_parts and not programme.made_up)
        add_section(
            "Leefbaarheid",
            "neighbourhoods:livability",
            lambda programme: programme.has_livability,
            has_livability=has_livability(),
        )
