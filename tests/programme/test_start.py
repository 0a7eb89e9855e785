"""The start of the programme: Figure 2 and the tables of appendix 5, cell by cell, and the pages made from such tables."""

from pathlib import Path

import pytest
from django.test import Client

from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from koers.kernel.pages import csv_response
from koers.programme.models import Programme
from koers.programme.presenting import start as parts
from koers.programme.queries.start import SourceRow, SourceTable, comparison_tables, start_tables
from tests.programme.counting import queries
from tests.site import ROOT

from .conftest import Publish
from .reading import words
from .small import Small

NONE = "niet vermeld"
HIDDEN = "niet getoond: gevoelig cijfer"  # a risk score is never shown of less than a municipality

# As they stand in the audit office's start study, appendix 5: the measure, Heerlen-Noord, Heerlen, the Netherlands.
APPENDIX_5 = {
    "bijlage 5.1, figuur 1": {
        "laaggeletterdheid": ("20", NONE, "12"),
        "deelname-voorschoolse-voorziening": ("54", NONE, "90"),
        "voortijdig-schoolverlaten": ("4.6", NONE, "1.9"),
        "verwachte-onderwijsachterstand": ("32", NONE, "15"),
    },
    "bijlage 5.2, figuur 2": {
        "inkomen": (NONE, NONE, NONE),
        "schuldenproblematiek": ("17", NONE, "8"),
        "arbeidsparticipatie": ("57", NONE, "69"),
        "bijstandsdichtheid": ("11", "9", "5.1"),
        "jongeren-buiten-beeld": (NONE, "13", NONE),
    },
    "bijlage 5.3, figuur 3": {
        "levensverwachting": (NONE, NONE, NONE),
        "ervaren-slechte-gezondheid": ("41", NONE, "24"),
        "laag-geboortegewicht": (NONE, NONE, NONE),
        "rokers": (NONE, NONE, NONE),
        "overmatige-drinkers": (NONE, NONE, NONE),
        "obesitas": ("25.1", NONE, "14.7"),
        "zorgkosten-per-inwoner": (NONE, NONE, NONE),
    },
    "bijlage 5.3, figuur 4": {
        "gemiddelde-woz-waarde": ("135000", "150000", "290000"),
        "energielabel-d-t-m-g": ("50", "48", "33"),
        "energiearmoede": ("16", NONE, "8"),
        "waardering-leefomgeving": ("6.4", NONE, "7.6"),
    },
    "bijlage 5.4, figuur 5": {
        "onveilig-voelen": ("29", "26", "14"),
        "misdrijven-per-1-000-inwoners": ("22", NONE, "14"),
        "ervaren-sociale-overlast": ("26", NONE, "12"),
    },
}
THEMES = {
    "bijlage 5.1, figuur 1": "Talentontwikkeling",
    "bijlage 5.2, figuur 2": "Werk en bestaanszekerheid",
    "bijlage 5.3, figuur 3": "Gezondheid en leefomgeving",
    "bijlage 5.3, figuur 4": "Gezondheid en leefomgeving",
    "bijlage 5.4, figuur 5": "Leefbaarheid en veiligheid",
}

# Figure 2: the measure, Vrieheide-De Stack (stands in for Heerlen-Noord), Heerlen, Roermond, the Netherlands.
FIGURE_2 = {
    "leeftijd-bij-overlijden": ("66.9", "76.8", "77.5", "78.6"),
    "langdurig-ziek-en-beperkt": ("45", "42", "35", "29"),
    "ernstig-eenzaam": ("19", "17", "14", "11"),
    "verwachte-onderwijsachterstand": ("44", "27", "19", "15"),
    "zonder-startkwalificatie-18-t-m-30": ("27", "19", "15", "12"),
    "arbeidsparticipatie": ("53", "59", "65", "69"),
    "bijstandsgerechtigden-per-1-000-inwoners": ("65", "48.1", "30.6", "23.2"),
    "gemiddeld-inkomen": ("6800", "12600", "16600", "20000"),
    "schuldsanering": ("11", "6", "3", "2"),
    "gemiddelde-woz-waarde": ("126000", "160000", "228000", "230000"),
    "energielabel-e-t-m-g": ("27", "27", "15", "16"),
    "risicoscore-jonge-aanwas": (HIDDEN, "0.18", "0.17", "0.16"),
    "high-impact-crimes": ("103", "94.2", "62.5", "55.4"),
}


def cells(programme: Programme, table: SourceTable) -> dict[str, tuple[str, ...]]:
    """The figures of a table as its page gives them in a file, by indicator."""
    text = csv_response(parts.shape(programme, table), "tabel.csv").content.decode("utf-8-sig")
    rows = [line.split(",") for line in text.split("\r\n")[1:] if line]
    return {row.indicator.pk: tuple(figures[1:]) for row, figures in zip(table.rows, rows, strict=True)}


def values(row: SourceRow, table: SourceTable) -> tuple[str, ...]:
    """The figures of a row as the package has them."""
    return tuple(row.figures[area.pk].value for area in table.areas)


@pytest.fixture
def real(db: None) -> Programme:
    """The programme Heerlen-Noord, in the workshop."""
    load_folders([folder for folder in sorted((ROOT / "programmes").iterdir()) if folder.is_dir()])
    with workshop():
        return Programme.objects.select_related("area", "benchmark").get(pk="heerlen-noord")


def test_figure_2_and_appendix_5_cell_by_cell(real: Programme) -> None:
    with workshop():
        start = {table.place: table for table in start_tables(real)}
        shown = {place: cells(real, start[place]) for place in APPENDIX_5}
        assert shown == APPENDIX_5
        assert {place: start[place].theme.title for place in APPENDIX_5} == THEMES
        assert [list(rows) for rows in shown.values()] == [list(rows) for rows in APPENDIX_5.values()]  # the order, too
        assert all(
            [area.pk for area in start[p].areas] == ["heerlen-noord", "heerlen", "nederland"] for p in APPENDIX_5
        )
        (figure,) = comparison_tables(real)
        assert figure.place == "figuur 2"
        assert [area.name for area in figure.areas] == ["Vrieheide-De Stack", "Heerlen", "Roermond", "Nederland"]
        assert cells(real, figure) == FIGURE_2
        # What the page does not show stands in the package as the source has it.
        kept = {row.indicator.pk: values(row, figure) for row in figure.rows}
        assert kept == FIGURE_2 | {"risicoscore-jonge-aanwas": ("0.22", "0.18", "0.17", "0.16")}


def test_what_else_the_source_gives_at_the_start_stands_apart(real: Programme) -> None:
    with workshop():
        (rest,) = [table for table in start_tables(real) if table.theme is None]
    assert rest.place == "bijlage 5.2"
    assert cells(real, rest) == {"aandeel-in-de-heerlense-bijstand": ("76", "24"), "aandeel-huishoudens": ("69", "31")}


def test_the_finding_counts_what_can_be_compared(real: Programme) -> None:
    with workshop():
        tables = start_tables(real)
        said = parts.headline(real, tables, name="Heerlen-Noord")
        found = parts.standing(real, tables)
    assert said.startswith(
        "Op alle 15 maten die te vergelijken zijn, staat Heerlen-Noord er slechter voor dan Nederland."
    )
    assert (found.worse, found.better, found.same) == (15, 0, 0)


# --- the pages, from made-up tables ---------------------------------------------------------------------------------


def world() -> Small:
    """Two tables of the start, and one in which another area stands in."""
    small = Small().add("goals", id="thema", title="Een thema", level="theme")
    small.add("areas", id="gemeente", name="De gemeente", kind="municipality", parent="land")
    small.add("areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied")
    for id, name, direction in (("school", "School", "up"), ("schuld", "Schuld", "down")):
        small.add("indicators", id=id, name=name, direction=direction)
        small.add("goal_indicators", goal="thema", indicator=id, source_place="tabel 1")
    at = {"source_place": "tabel 1"}
    small.observe("school", "gebied", {"": 40}, kind="start", **at).observe(
        "school", "land", {"": 60}, kind="comparison", **at
    )
    small.add("observations", indicator="school", area="gemeente", missing="not_stated", kind="start", **at)
    small.observe("schuld", "gebied", {"": 10}, kind="start", **at).observe(
        "schuld", "gemeente", {"": 8}, kind="start", **at
    )
    small.add("observations", indicator="schuld", area="land", missing="not_stated", kind="comparison", **at)
    at = {"source_place": "figuur 9"}
    small.observe("school", "wijk", {"": 30}, **at).observe("school", "land", {"": 60}, **at)
    return small.observe("school", "gemeente", {"": 55}, **at)


def test_the_page_of_the_start(published: Publish, client: Client) -> None:
    published(world())
    answer = client.get("/programma/proef/startsituatie/", headers={"host": "localhost"})
    text = words(answer)
    assert "Op de enige maat die te vergelijken is, staat Het gebied er slechter voor dan Het land." in text
    assert "Bij 1 maat is dat niet te zeggen." in text
    assert "Een thema" in text
    assert "Het land (dat is ook de ambitie)" in text
    assert "niet vermeld" in text
    assert "40%" in text
    assert ">0<" not in answer.content.decode().replace("0%", "")
    file = client.get("/programma/proef/startsituatie/?csv=bron-tabel-1", headers={"host": "localhost"})
    assert file.content.decode("utf-8-sig").split("\r\n")[1:3] == [
        "School,40,niet vermeld,60",
        "Schuld,10,8,niet vermeld",
    ]


def test_the_page_with_a_stand_in_says_so_and_judges_nothing(published: Publish, client: Client) -> None:
    published(world())
    text = words(client.get("/programma/proef/vergelijking/", headers={"host": "localhost"}))
    assert "De wijk (staat model voor Het gebied)" in text
    assert "staat De wijk er slechter voor dan Het land" in text
    assert "Van Het gebied zelf geeft deze bron geen cijfers." in text
    assert "Te weinig metingen" not in text
    assert "30%" in text


@pytest.mark.parametrize("page", ["startsituatie", "vergelijking"])
def test_without_such_tables_the_page_says_so(page: str, published: Publish, client: Client) -> None:
    published(Small())
    answer = client.get(f"/programma/proef/{page}/", headers={"host": "localhost"})
    assert answer.status_code == 200
    assert "In de bronnen staat geen tabel" in answer.content.decode()


@pytest.mark.parametrize("page", ["startsituatie", "vergelijking"])
def test_queries_do_not_grow(page: str, published: Publish, client: Client, tmp_path: Path) -> None:
    client.defaults["HTTP_HOST"] = "localhost"
    address = f"/programma/proef/{page}/"
    few = queries(published(world()), client, address)
    large = world()
    for n in range(20):
        large.add("indicators", id=f"maat-{n}", name=f"Maat {n}")
        large.add("goal_indicators", goal="thema", indicator=f"maat-{n}", source_place="tabel 1")
        for area in ("gebied", "gemeente", "land"):
            large.observe(f"maat-{n}", area, {"": 50 + n}, kind="start", source_place="tabel 1")
    assert queries(published(large), client, address) == few <= 25


def test_an_unknown_programme_is_not_found(published: Publish, client: Client) -> None:
    published(Small())
    assert client.get("/programma/weg/startsituatie/", headers={"host": "localhost"}).status_code == 404
