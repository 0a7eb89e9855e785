"""The map of the buurten that a programme is about, coloured by one measure in one year."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from koers.kernel.components.formatting import capitalised, join_and
from koers.kernel.pages import respond
from koers.places.models import Area
from koers.programme.addresses import area_address
from koers.programme.views.frame import frame
from koers.statistics import catalogue
from koers.statistics.areas import kind_of, parent_of
from koers.statistics.geography import DRAWING, picture

from ..addresses import profile_address
from ..presenting import map as presenting
from ..presenting.compared import Rows
from ..presenting.map_classes import Classed, classed
from ..presenting.sources import sources_table
from ..queries import map as queries
from ..queries.map import Asked, Ground, MapFigures
from .frame import Shelf, shelf

NAME = "neighbourhoods:map"
# What a programme is most often asked for; when it has no figure the first measure that has one.
FIRST = "livability_deviation"
WIDTH = 640  # units of the picture
MOST_BYTES = 24_000  # of its paths


def map_page(request: HttpRequest, programme: str) -> HttpResponse:
    """The page. Without figures it shows which buurten there are, without boundaries as squares."""
    within = frame(programme, NAME)
    area, found = within.programme.area, shelf(request)
    ground = queries.ground(area.pk)
    figures = MapFigures(found.store, ground, found.day) if found else None
    offered = figures.offered() if figures else {}
    asked, remark = _asked(request, offered)
    rows = figures.rows(asked) if figures and asked else {}
    made = classed(catalogue()[asked.measure], rows, ground.codes, asked.year) if asked else None

    def address(code: str) -> str:
        return profile_address(code) if found and found.areas.get(code) else ""

    areas = presenting.drawn(ground.names, rows, made, asked.year if asked else None, address)
    context = {
        "title": f"Kaart van {area.name}",
        "crumbs": (("Kaart", ""),),
        "area": area,
        "area_url": area_address(area.pk),
        "ground": ground,
        "answer": presenting.answer(made, area.name, asked.year if asked else None),
        "remark": remark,
        "measures": _measure_choices(offered, asked),
        "years": sorted({year for years in offered.values() for year in years}, reverse=True),
        "asked": asked,
        "classed": made,
        "coverage": presenting.coverage_words(made, ground.names),
        "stripes": presenting.stripes(list(areas.values())),
        "has_store": found is not None,
        "looks_back": found is not None and found.day is not None,
        "tables": [],
    }
    context |= _picture(ground, areas, asked, found)
    around = _around_words(ground, found) if any(one.fill == "around" for one in context["drawn"]) else ""
    context["keys"] = presenting.keys(made, list(areas.values()), around)
    if figures and asked and made:
        context |= _facts(figures, asked, made, rows, ground, area, found)
        csv = _file(asked, "buurten")
        table = presenting.table(made.measure, asked.year, ground.names, rows, made, address, csv)
        context |= {"table": table, "tables": [table, context["sources"]]}
    return respond(request, "neighbourhoods/map.html", within.context(**context))


def _asked(request: HttpRequest, offered: dict[str, tuple[int, ...]]) -> tuple[Asked | None, str]:
    """The measure and year to show, and what to say when those are not the ones that were asked for."""
    wanted, year = request.GET.get("maat", ""), request.GET.get("jaar", "")
    about = catalogue().measures.get(wanted)
    if not offered:
        return None, ""
    remark = ""
    if about is not None and about.sensitive:
        remark = f"‘{about.name}’ is een gevoelig cijfer. Koers toont het alleen voor een hele gemeente of een groter gebied."
    elif wanted and wanted not in offered:
        remark = "Van de maat die u koos, is hier geen cijfer."
    measure = wanted if wanted in offered else FIRST if FIRST in offered else next(iter(offered))
    if remark:
        remark += f" U ziet nu: {presenting.measure_words(catalogue()[measure])}."
    years = offered[measure]
    chosen = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else years[-1]
    nearest = min(years, key=lambda one: (abs(one - chosen), -one))
    if nearest != chosen:
        remark = f"{remark} Van {chosen} is dit cijfer er niet. U ziet {nearest}, het jaar dat er het dichtst bij ligt.".strip()
    return Asked(measure, nearest), remark


def _measure_choices(offered: dict[str, tuple[int, ...]], asked: Asked | None) -> list[tuple[str, list]]:
    """The measures by topic: (topic, [(id, words, chosen)])."""
    found: dict[str, list] = {}
    for name in offered:
        about = catalogue()[name]
        choice = (name, presenting.measure_words(about), asked is not None and name == asked.measure)
        found.setdefault(capitalised(about.topic), []).append(choice)
    return list(found.items())


def _picture(
    ground: Ground, areas: dict[str, presenting.Drawn], asked: Asked | None, found: Shelf | None
) -> dict[str, Any]:
    """The picture, from outlines when somebody imported them, else from squares."""
    lines = queries.outlines(ground, asked.year if asked else timezone.localdate().year)
    if lines is None:
        wijken = {wijk: _name(found, wijk) for wijk in map(parent_of, ground.codes)}
        return {"picture": None, "drawn": [], "tiles": presenting.tiles(areas, wijken)}
    made = picture(lines.units, WIDTH, MOST_BYTES, focus=ground.codes)
    names = {unit.code: unit.name or _name(found, unit.code) for unit in lines.units}
    drawn = presenting.in_picture(areas, made, names)
    return {
        "picture": made,
        "drawn": drawn,
        "boundaries": lines.entry,
        "is_drawing": lines.entry.system == DRAWING,
        "left_out": presenting.not_drawn(areas, made),
    }


def _facts(
    figures: MapFigures, asked: Asked, made: Classed, rows: Rows, ground: Ground, area: Area, found: Shelf | None
) -> dict[str, Any]:
    """What is said around the map: larger areas, notes, sources."""
    larger = [*([ground.composition] if ground.composition else []), *ground.gemeenten]
    beside = figures.beside(asked, larger)
    named = [(area.pk, area.name), *((code, _name(found, code)) for code in ground.gemeenten)]
    shown = [row for by_area in rows.get(asked.measure, {}).values() for row in by_area]
    return {
        "lead": presenting.lead(made.measure, beside, asked.year, named),
        "measure_words": presenting.measure_words(made.measure),
        "unit_line": presenting.unit_line(made.measure),
        "notes": presenting.notes(made.measure),
        "margin_words": presenting.margin_words(made),
        "sources": replace(sources_table(shown), csv_url=_file(asked, "bronnen")),
        "map_sources": presenting.sources(rows, made.measure),
    }


def _file(asked: Asked, table: str) -> str:
    """The address of a table of this map as a file."""
    return "?" + urlencode({"maat": asked.measure, "jaar": asked.year, "csv": table})


def _around_words(ground: Ground, found: Shelf | None) -> str:
    return f"de rest van {join_and(_name(found, code) for code in ground.gemeenten)}"


def _name(found: Shelf | None, code: str) -> str:
    """The name of an area as the store has it; when it has none, what its code tells."""
    place = found.areas.get(code) if found else None
    return place.name if place else f"{kind_of(code)} {code}".strip()
