"""Opening a file with boundaries: which form it has, told by what is in it."""

import json
from pathlib import Path
from types import ModuleType

from koers.statistics.errors import refuse, why

from . import drawing, geojson, geopackage, topojson
from .reading import Found

AGAIN = geopackage.AGAIN
OF_JSON: tuple[ModuleType, ...] = (topojson, geojson, drawing)
NAMES = ", ".join(form.NAME for form in (*OF_JSON, geopackage))
# JSON takes some eight times its size in memory; what is larger comes as GeoPackage too.
LARGEST = 256 << 20


def read_found(path: Path) -> Found:
    """What is in the file. Raises StatisticsInputError when no reader knows it, or when it is damaged."""
    try:
        if path.is_dir():
            raise refuse(path.name, "dit is een map.", "Noem de bestanden zelf.")
        with path.open("rb") as handle:
            start = handle.read(4096)
        if not start:
            raise refuse(path.name, "dit bestand is leeg.", AGAIN)
        if start.startswith(b"SQLite format 3\0"):
            return geopackage.read(path)
        if path.stat().st_size > LARGEST:
            raise refuse(path.name, "dit bestand is groter dan 256 MB.", "Kies GeoPackage, of minder detail.")
        return _of_text(path.name, start, path.read_bytes())
    except OSError as error:
        raise refuse(path.name, f"dit bestand kan niet gelezen worden ({why(error)}).") from error


def _of_text(name: str, start: bytes, content: bytes) -> Found:
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith((b"<!doctype", b"<html", b"<head", b"<body")):
        raise refuse(
            name, "dit is een webpagina, geen bestand met grenzen. Vaak is dat een foutmelding van de site.", AGAIN
        )
    if not opening.startswith((b"{", b"[")):
        raise refuse(name, "Koers kent de vorm van dit bestand niet.", f"Koers leest grenzen als {NAMES}.")
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise refuse(name, "deze JSON is beschadigd of afgekapt.", AGAIN) from error
    links = said.get("links") if isinstance(said, dict) else None
    if isinstance(links, list) and any(isinstance(link, dict) and link.get("rel") == "next" for link in links):
        wrong = "dit is niet de hele kaart: er horen nog bladzijden achter."
        raise refuse(name, wrong, "Haal alle bladzijden op, of het GeoPackage.")
    for form in OF_JSON:
        if form.recognises(said):
            return form.read(said)
    raise refuse(name, "in deze JSON staan geen grenzen.", f"Koers leest grenzen als {NAMES}.")
