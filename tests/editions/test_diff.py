"""What changed between two editions, in words."""

from koers.kernel.editions.diff import difference
from tests import factories
from tests.editions.conftest import Workshop
from tests.factories import area, goal, programme, term


def said(work: Workshop, *states: dict) -> list[str]:
    """Publish two states; gives the changes."""
    editions = []
    for tables in states:
        work.load(**tables)
        editions.append(work.publish())
    return [str(change) for change in difference(*editions)]


def test_added_changed_and_withdrawn(work: Workshop) -> None:
    assert said(
        work,
        {"glossary": [term("een", term="Een"), term("twee", term="Twee"), term("drie")]},
        {
            "glossary": [
                term("twee", term="Twee", definition="anders", source_place="blz. 3"),
                term("drie"),
                term("vier", term="Vier"),
            ]
        },
    ) == [
        "proef, begrippen: Een ingetrokken",
        "proef, begrippen: Twee gewijzigd (betekenis: leeg → anders; plaats in de bron: leeg → blz. 3)",
        "proef, begrippen: Vier nieuw",
    ]


def test_codes_are_told_in_words(work: Workshop) -> None:
    assert said(
        work,
        {"goals": [goal("ambitie", level="ambition"), goal(level="goal")]},
        {"goals": [goal("ambitie", level="ambition"), goal(level="kpi", standing="council_adopted")]},
    ) == [
        "proef, doelen: Doel doel gewijzigd "
        "(niveau: doel → KPI; wie staat erachter: alleen opgeschreven → vastgesteld door de raad)"
    ]
    assert said(
        work,
        {"areas": [area("land", kind="country"), area()]},
        {"areas": [area("land", kind="country"), area(is_focus=True)]},
    ) == ["proef, gebieden: Gebied stad gewijzigd (focusgebied: nee → ja)"]


def test_a_row_without_a_name_is_told_by_its_key(work: Workshop) -> None:
    (change,) = said(work, {}, {"observations": factories.small()["observations"][:2]})
    assert change == "proef, metingen: werk · land · 2023 ·  · bron ·  ingetrokken"


def test_description_text_and_order(work: Workshop) -> None:
    tables = {"programme": [programme(text_file="tekst.md")], "glossary": [term("een"), term("twee")]}
    first = {"texts": {"tekst.md": "Eerst."}, **tables}
    second = {
        "texts": {"tekst.md": "Later."},
        **tables,
        "glossary": [term("twee"), term("een")],
        "depends_on": ["ander"],
    }
    work.load(slug="ander", sources=[factories.source("bron-ander")])
    about, *rows = said(work, first, second)
    assert about == "proef, datapackage.json: beschrijving van het pakket gewijzigd"
    # The order of tables follows from what refers to what, and changes when a room comes in between.
    assert sorted(rows) == [
        "proef, begrippen: volgorde van de rijen gewijzigd",
        "proef, programma: Programma proef gewijzigd (tekst: Eerst. → Later.)",
    ]


def test_a_package_more(work: Workshop) -> None:
    first = work.publish(term())
    work.load(slug="ander", sources=[factories.source("bron-ander")])
    second = work.publish()
    assert [str(change) for change in difference(first, second)] == ["ander, bronnen: Bron bron-ander nieuw"]
    assert [str(change) for change in difference(second, first)] == ["ander, bronnen: Bron bron-ander ingetrokken"]


def test_from_nothing(work: Workshop) -> None:
    edition = work.publish(term())
    assert {change.kind for change in difference(None, edition)} == {"added"}
    assert list(difference(edition, edition)) == []
