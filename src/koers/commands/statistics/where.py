"""Which area is meant: a CBS code, or a programme area by its name."""

from pathlib import Path

from koers.commands.console import CALL_IS_WRONG, Fout
from koers.kernel.editions.reading import edition_context, find
from koers.kernel.editions.store import NoEdition
from koers.places.models import AreaPart
from koers.statistics import Composition, read_compositions
from koers.statistics.areas import clean, is_code
from koers.statistics.compositions import compositions_of


def area_named(name: str, file: Path | None = None) -> str | Composition:
    """The code, or the programme area of this name. Raises Fout when it is neither."""
    return clean(name) if is_code(clean(name)) else composition(name, file)


def composition(name: str, file: Path | None) -> Composition:
    """The programme area of this name, from a file or from what is published (else what is in the workshop)."""
    if file is not None:
        known = read_compositions(file)
    else:
        try:
            edition = find("")
        except NoEdition:
            edition = find("werk")
        with edition_context(edition, lambda _: None):
            rows = [
                {"area": part.area_id, "cbs_code": part.cbs_code, "weight": part.weight,
                 "provisional": str(part.provisional)}
                for part in AreaPart.objects.order_by("area", "cbs_code")
            ]  # fmt: skip
        known = compositions_of("gebiedsdelen", rows)
    if name not in known:
        there = ", ".join(sorted(known)) or "nog geen"
        text = f"'{name}' is geen CBS-code (zoals GM0917) en geen programmagebied. Deze zijn er: {there}."
        raise Fout(text, returncode=CALL_IS_WRONG)
    return known[name]
