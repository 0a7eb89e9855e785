"""A page with every component on it, for who builds pages and for the tests of browser and accessibility.

All data on it are made up, and it says so.
"""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from .missing_words import MISSING_KINDS, missing_words
from .shapes import (
    TAGS,
    Cell,
    Column,
    Count,
    CrossTable,
    Event,
    Figure,
    FilterField,
    Goal,
    Horizon,
    Judged,
    KeyFigure,
    Row,
    Source,
    Stand,
    Table,
    Tag,
    Tally,
    TreeNode,
)
from .verdict_words import all_verdicts

_CHART = (
    '<svg viewBox="0 0 {width} 120" width="{width}" height="120" font-family="Noto Sans" font-size="15">'
    '<polyline points="10,100 {middle},80 {end},50" fill="none" stroke="#0b4a80" stroke-width="4"/>'
    '<polyline points="10,30 {middle},28 {end},25" fill="none" stroke="#17212b" stroke-width="2"/>'
    '<text x="{end}" y="72" text-anchor="end" fill="#0b4a80">Voorbeeldwijk</text>'
    '<text x="{end}" y="18" text-anchor="end">Nederland</text></svg>'
)

SOURCES = (
    Source("Rekenkamer, onderzoek (2023)", "/bronnen/", "bijlage 5.2", "2023-11"),
    Source("Metingen van de voorbeeldwijk", "https://example.nl/metingen"),
)

JUDGED = (
    Judged("reached", indicator="Taalles voor iedereen", url="/"),
    Judged("on_course", indicator="Kinderen naar de opvang", url="/"),
    Judged("behind", indicator="Mensen met werk", url="/", note="tempo is 0,2 keer wat nodig is"),
    Judged("moving_away", indicator="Eenzaamheid", url="/"),
    Judged("too_early", "too_few_points", "Bijstand", "/", "1 meting: 11%, Nederland 5,1%"),
    Judged("too_early", "not_clear_yet", "Schulden", "/"),
    Judged("cannot_be_judged", "no_baseline", "Gezonde school"),
)

GOALS = (
    Goal("Elk kind krijgt een goede start", "/", JUDGED[:2], note="vastgesteld door de raad"),
    Goal("Minder mensen in de bijstand", "/", JUDGED[2:5], tags=(Tag("editorial"),)),
    Goal("Trots op de buurt", "", JUDGED[6:]),
)


def _chart(width: int) -> str:
    return mark_safe(_CHART.format(width=width, middle=width // 2, end=width - 10))  # our own picture, no input in it


def _table() -> Table:
    return Table(
        "Bijstand: aandeel van de mensen, in procenten",
        ("Gebied", Column("Waarde", numeric=True), "Soort", "Bron"),
        (
            Row(("Voorbeeldwijk en omgeving",), group=True),
            (
                Cell("Voorbeeldwijk", tags=(Tag("stand_in", "Heerlen-Noord"),)),
                "11%",
                "nulmeting",
                Cell("Rekenkamer (2023)", "/bronnen/"),
            ),
            (
                "Nederland",
                "5,1%",
                Cell("ook de ambitie", note="sinds 2021"),
                Cell(items=(Cell("CBS", "/bronnen/"), Cell("Rekenkamer"))),
            ),
            Row(
                ("Heerlen", Cell(missing="suppressed"), None, Cell(missing="text_only", text="een derde")), id="heerlen"
            ),
            ("Oordeel", "0", Cell(verdict=Judged("too_early", "too_few_points")), ""),
        ),
        id="cijfers",
        csv_url="/",
    )


def _verdict_table() -> Table:
    rows = [
        (Cell(verdict=Judged(words.code, words.reason)), words.sentence, words.needed or Cell(missing="not_applicable"))
        for words in all_verdicts()
    ]
    return Table(
        "De gesloten lijst van oordelen", ("Oordeel", "Wat het betekent", "Wat er nodig is"), rows, caption_hidden=True
    )


def _tree() -> tuple[TreeNode, ...]:
    measure = TreeNode("Extra onderwijstijd: 5 uur op alle basisscholen", label="KPI")
    goal = TreeNode("Talent in verrijkt onderwijs", "/", verdicts=JUDGED[6:], children=(measure,), fold=False)
    theme = TreeNode("Talentontwikkeling", "/", "thema", "1 doel, 1 KPI", children=(goal,), open=True)
    return (
        theme,
        TreeNode("Leefbaarheid en veiligheid", label="thema", children=(TreeNode("Trots op de buurt", "/"),)),
    )


def gallery_context() -> dict[str, Any]:
    """Everything ``components/gallery.html`` shows: one sample of each component."""
    chart = Figure(
        "De voorbeeldwijk werd beter, Nederland bleef gelijk",
        _chart(1100),
        _chart(358),
        "Score per jaar. Hoger is beter.",
        "De voorbeeldwijk ging van 20 naar 70, Nederland van 90 naar 95.",
        SOURCES,
        "Verzonnen cijfers.",
        "#cijfers",
        "/",
    )
    return {
        "verdict_table": _verdict_table(),
        "missing_kinds": [missing_words(kind, "een derde" if kind == "text_only" else "") for kind in MISSING_KINDS],
        "tag_kinds": [Tag(kind, "eigen woorden" if kind == "plain" else "Heerlen-Noord") for kind in TAGS],
        "judged": JUDGED,
        "goals": GOALS,
        "tally": Tally(
            [
                *(Count(one.code, 1, one.reason) for one in JUDGED[:6]),
                *(Count("cannot_be_judged", 3, r) for r in ("no_baseline", "text_only")),
            ],
            "20%",
            note="Van 20 oordelen zijn er naar verwachting 2 toeval.",
        ),
        "empty_tally": Tally([]),
        "figures": (
            KeyFigure("achterstand op Nederland in 2020", "0,162", url="#cijfers"),
            KeyFigure("van de achterstand ingelopen", "20%", "vóór de start"),
            KeyFigure("ingelopen sinds de start", missing="not_received", missing_text="nog geen meting"),
        ),
        "chart": chart,
        "scrolling_chart": Figure("Een brede tekening zonder smalle", _chart(1100), summary="Een voorbeeld."),
        "sources": SOURCES,
        "table": _table(),
        "two_columns": Table("Twee kolommen", ("Gebied", "Waarde"), (("Voorbeeldwijk", "11%"), ("Nederland", "5,1%"))),
        "tree": _tree(),
        "cross": CrossTable(
            "Doelen per leefgebied en thema",
            "Leefgebied",
            ("Talentontwikkeling", "Werk en bestaanszekerheid"),
            (("Leren", (GOALS[:1], ())), ("Werken", ((), GOALS[1:]))),
        ),
        "horizons": (
            Horizon("Rekenkamer (2023)", 2022.25, 2042.25, url="/bronnen/"),
            Horizon("Routekaart (2021)", 2022.25, 2047.25),
            Horizon("Landelijk programma", 2022.5, 2037.5, 2042.5),
            Horizon("Coalitieakkoord", 2022.25, 2023.5),
        ),
        "now": 2023.92,
        "events": (
            Event("2021-11-22", "De raad stemt in met de routekaart", url="/bronnen/"),
            Event(
                "2022-04",
                "Het programmabureau begint",
                note="Een andere bladzijde noemt maart 2022.",
                tags=(Tag("editorial"),),
            ),
            Event("2021-03", "Gesprekken in de buurten", until="2021-07"),
            Event("2024-Q2", "Gezamenlijk rapport van rekenkamers", planned=True),
        ),
        "fields": (
            FilterField("thema", "Thema", (("talent", "Talentontwikkeling"), ("werk", "Werk")), "werk"),
            FilterField("partner", "Partner"),
        ),
        "page": Paginator(range(60), 20).page(2),
        "looking_back": Stand(
            date(2023, 9, 30), "past", "2023-09", previous=date(2023, 8, 29), next=date(2023, 11, 30)
        ),
        "reconstruction": Stand(date(2021, 12, 31), "reconstruction"),
        "preview": Stand(date(2023, 12, 1), "preview"),
        "headline": "Elk onderdeel één keer, met verzonnen voorbeelden.",
    }


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the page; for makers only, so it has no place in the site's navigation."""
    latest = Stand(date(2023, 12, 1), newest_source="2023-11")
    return render(request, "components/gallery.html", {"stand": latest} | gallery_context())
