"""Areas of one's choice side by side on one measure: one form that works without JavaScript."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from koers.kernel.components.formatting import capitalised
from koers.kernel.pages import respond
from koers.kernel.pictures import figure
from koers.statistics import catalogue
from koers.statistics.profile import profile

from ..addresses import compare_address
from ..presenting import compare as presenting
from ..presenting.measure import sources
from ..presenting.sources import sources_table
from ..queries.directory import Directory, Place
from ..queries.store import known_measures
from ..queries.subjects import Subject, programme_areas, subject
from .frame import home, no_store, shelf

MOST_AREAS = 8
FIRST = ("livability_deviation", "social_assistance", "woz_value", "good_health", "population")
"""What is compared when nobody chose a measure: the first of these that is there."""
SUGGESTED = 12


@dataclass(frozen=True)
class Asked:
    """What the reader typed that is no area: with the areas it may be."""

    text: str
    near: tuple[Place, ...]


def compare(request: HttpRequest) -> HttpResponse:
    """The page, also before anything was chosen."""
    found = shelf(request)
    if found is None:
        return no_store(request, status=200)
    asked = [text.strip()[:100] for text in request.GET.getlist("gebied") if text.strip()]
    subjects, unclear = _read(found.areas, asked)
    too_many, subjects = subjects[MOST_AREAS:], subjects[:MOST_AREAS]
    known = known_measures(found.store, found.day)
    name = request.GET.get("maat", "")
    name = name if name in known else next((one for one in FIRST if one in known), min(known))
    about = catalogue()[name]
    context = {
        "crumbs": [*home(), ("Gebieden vergelijken", "")],
        "subjects": subjects,
        "unclear": [
            (one, [(place, compare_address([*(s.key for s in subjects), place.code], name)) for place in one.near])
            for one in unclear
        ],
        "too_many": too_many,
        "programme_areas": [
            pair for pair in programme_areas(found.areas) if pair[0] not in {one.key for one in subjects}
        ],
        "measures": _grouped(known),
        "measure": name,
        "tables": [],
    }
    if not subjects:
        return respond(request, "neighbourhoods/compare.html", context)
    hidden = [one for one in subjects if about.sensitive and one.below_gemeente]
    subjects = [one for one in subjects if one not in hidden]
    rows = (
        profile(found.store, subjects[0].given, [one.given for one in subjects[1:]], found.day).rows if subjects else {}
    )
    own = [row for one in subjects for row in rows.get(name, {}).get(one.key, ())]
    years = sorted({row.year for row in own}, reverse=True)
    year = _chosen(request.GET.get("jaar", ""), years) or presenting.newest_year(rows, about, subjects)
    context |= {"about": about, "hidden": hidden, "years": years, "year": year}
    if year is None:
        return respond(request, "neighbourhoods/compare.html", context)
    shown = presenting.sides(rows, about, subjects, year)
    table = presenting.table(shown, rows, about, year)
    over_time = presenting.years_table(rows, about, subjects)
    drawn = presenting.chart(rows, about, subjects)
    table_of_sources = sources_table(own)
    context |= {
        "answer": presenting.answer(shown, about, year),
        "hindrances": presenting.hindrances(shown, rows, about, year),
        "table": table,
        "over_time": over_time,
        "figure": drawn
        and figure(
            drawn,
            f"{about.name}, {years[-1]} tot en met {years[0]}",
            sources=sources(own),
            note=about.note,
            table_url="#jaren",
            csv_url="?csv=jaren",
        ),
        "sources": table_of_sources,
        "links": presenting.links(subjects),
        "tables": [presenting.machine_table(rows, about, subjects, year), over_time, table_of_sources],
    }
    return respond(request, "neighbourhoods/compare.html", context)


def _read(areas: Directory, asked: list[str]) -> tuple[list[Subject], list[Asked]]:
    """The areas that were asked for, each once, and what is unclear. A name is enough when only one area has it."""
    found: dict[str, Subject] = {}
    unclear = []
    for text in dict.fromkeys(asked):
        one = subject(areas, text)
        if one is None:
            near = areas.search(text)
            same = [place for place in near if place.name.casefold() == text.casefold()]
            one = subject(areas, same[0].code) if len(same) == 1 else None
            if one is None:
                unclear.append(Asked(text, tuple(near[:SUGGESTED])))
                continue
        found[one.key] = one
    return list(found.values()), unclear


def _chosen(text: str, years: list[int]) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 and int(text) in years else None


def _grouped(known: set[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The measures to choose from, by theme."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for about in catalogue().measures.values():
        if about.id in known:
            groups.setdefault(capitalised(about.topic), []).append((about.id, about.name))
    return list(groups.items())
