"""Which programme is meant, in the workshop."""

from koers.commands.console import CALL_IS_WRONG, Fout
from koers.programme.models import Programme


def known_programme(slug: str) -> Programme:
    """The programme with this id. Raises Fout that names those there are. Needs a workshop context."""
    found = Programme.objects.filter(pk=slug).first()
    if found is None:
        known = ", ".join(Programme.objects.order_by("pk").values_list("pk", flat=True)) or "nog geen"
        raise Fout(f"Programma '{slug}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
    return found
