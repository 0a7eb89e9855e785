"""The list of indicators and the page of one: what it says, every figure, the calculation opened up, and its queries."""

import csv
import io
from dataclasses import fields

import pytest
from django.test import Client

from koers.methods import GapPaceResult
from koers.methods.robustness import RankTrend
from koers.methods.verdicts import GapMove, Move, Note
from koers.programme.presenting.calculation import WRITERS, plain
from koers.programme.presenting.calculation_words import MOVE_WORDS, NOTE_WORDS, SERIES, TIMES, VALUES

from .conftest import Publish
from .reading import words
from .small import Small
from .test_drawings import two_lines
from .test_judging import on_a_line

ADDRESS = "/programma/proef/indicatoren/werk/"
MOST_QUERIES = 25


def page(visitor: Client, address: str = ADDRESS) -> str:
    """What a reader sees."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    return words(answer)


def file(visitor: Client, table: str, address: str = ADDRESS) -> list[dict[str, str]]:
    """The rows of a table as a file."""
    text = visitor.get(f"{address}?csv={table}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


# --- the answer -----------------------------------------------------------------------------------------------------


def test_on_course(published: Publish, visitor: Client) -> None:
    published(two_lines())
    text = page(visitor)
    assert (
        "Het verschil met Het land wordt snel genoeg kleiner, als het zo doorgaat: "
        "het ging van 10,0 procentpunt in 2015 naar 6,4 procentpunt in 2024." in text
    )
    assert "Sinds de start: Tempo is genoeg, als het zo doorgaat" in text
    assert "Het gebied ging vooruit. Het land ging vooruit. Het verschil werd kleiner." in text
    assert "als dit tempo blijft: waarschijnlijk (eindjaar 2042)" in text
    assert "6,4 procentpunt" in text
    assert "36%" in text
    assert "10 metingen" in text


@pytest.mark.parametrize(
    ("area", "benchmark", "said"),
    [
        (on_a_line(60, 0.3), on_a_line(70, 0.2), "Het verschil met Het land wordt te langzaam kleiner: het ging van"),
        (on_a_line(60, 0.1), on_a_line(70, 0.4), "Het verschil met Het land wordt groter: het ging van"),
        (on_a_line(75, 0.1), on_a_line(70, 0.1), "Het gebied is nu gelijk aan Het land, of doet het beter."),
        (on_a_line(60, 0.0), on_a_line(70, -0.6), "naar 4,6 procentpunt in 2024. Het gebied zelf werd niet beter."),
        ({2022: 60}, {2022: 70}, "Het is te vroeg om te zeggen of het verschil met Het land op tijd weg is. Sinds de start is er 1 meting."),
        ({}, {2022: 70}, "Of dit de goede kant op gaat, kan niemand zeggen, omdat er nog geen meting is."),
        ({2022: 60}, {}, "omdat er niets is om mee te vergelijken."),
    ],
)  # fmt: skip
def test_the_first_sentence_is_the_finding(
    area: dict[int, float], benchmark: dict[int, float], said: str, published: Publish, visitor: Client
) -> None:
    world = Small().observe("werk", "gebied", area, denominator=30_000).observe("werk", "land", benchmark)
    published(world)
    assert said in page(visitor)


def test_not_clear_yet(published: Publish, visitor: Client) -> None:
    world = Small(baseline_year=2021).observe(
        "werk", "gebied", on_a_line(63.6, 0.6, range(2021, 2025)), denominator=800
    )
    published(world.observe("werk", "land", on_a_line(71.2, 0.2, range(2021, 2025))))
    text = page(visitor)
    assert "Het is nog niet duidelijk of het verschil met Het land op tijd weg is." in text
    assert "het kan beide kanten op (eindjaar 2042)" in text


def test_it_depends_on_the_year(published: Publish, visitor: Client) -> None:
    world = two_lines()
    for id, end in (("kort", 2030), ("lang", 2060)):
        world.add("horizons", id=id, label=id, start_year=2015, end_low=end, end_high=end)
    published(world)
    text = page(visitor)
    assert (
        "hangt af van het eindjaar: bij eindjaar 2030: te langzaam; bij eindjaar 2060: tempo is genoeg, als het zo doorgaat."
        in text
    )
    assert "Hangt af van het jaar" in text


def test_a_fixed_target(published: Publish, visitor: Client) -> None:
    world = Small().change("indicators", "werk", unit="aantal").observe("werk", "gebied", {2022: 900, 2023: 1040})
    published(world.add("targets", id="t", goal="doel", indicator="werk", value=1000, unit="aantal", year=2030))
    assert "De streefwaarde is nu gehaald: 1.040 in 2023." in page(visitor)


def test_a_fixed_target_that_is_far_off(published: Publish, visitor: Client) -> None:
    world = (
        Small().change("indicators", "werk", unit="aantal").observe("werk", "gebied", on_a_line(100, 1), variance="0.1")
    )
    published(world.add("targets", id="t", goal="doel", indicator="werk", value=1000, unit="aantal", year=2030))
    text = page(visitor)
    assert "Het verschil met de streefwaarde wordt te langzaam kleiner" in text
    assert "Het gebied ging vooruit. Het verschil met de streefwaarde werd kleiner." in text


def test_before_the_start_stands_apart(published: Publish, visitor: Client) -> None:
    published(two_lines(range(2012, 2020), baseline_year=2022, start=2022))
    text = page(visitor)
    assert "Sinds de start: Te weinig metingen" in text
    assert "Vóór de start: Tempo is genoeg, als het zo doorgaat" in text
    assert "Vóór de start: Het gebied ging vooruit." in text
    assert "van het verschil ingelopen sinds de start in 2022" in text
    assert "van het verschil ingelopen van 2012 tot 2019, volgens een rechte lijn door de metingen" in text


def test_no_direction(published: Publish, visitor: Client) -> None:
    published(two_lines().change("indicators", "werk", direction="none"))
    text = page(visitor)
    assert "Hoger is hier niet beter, en lager ook niet. Daarom is er geen oordeel." in text
    assert "Geen richting: daarom is er geen oordeel." in text
    assert "Verschil met Het land" not in text


def test_an_indicator_without_goal(published: Publish, visitor: Client) -> None:
    published(two_lines().add("indicators", id="los", name="Los").observe("los", "gebied", {2020: 4}))
    text = page(visitor, "/programma/proef/indicatoren/los/")
    assert "De laatste cijfers (2020): Het gebied 4%." in text
    assert "Er is geen oordeel, want deze indicator hoort in dit programma bij geen doel." in text


def test_words_instead_of_a_number(published: Publish, visitor: Client) -> None:
    published(Small().add("observations", indicator="werk", period=2021, value_text="bijna de helft"))
    text = page(visitor)
    assert "De bron zegt over Het gebied: ‘bijna de helft’ (2021)." in text
    assert "Er is geen grafiek: de bron geeft woorden, geen getal." in text
    assert "alleen tekst: ‘bijna de helft’" in text


def test_a_stand_in_is_always_named(published: Publish, visitor: Client) -> None:
    world = Small().add("areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied")
    published(world.observe("werk", "wijk", {2020: 40}).observe("werk", "land", {2020: 70}))
    text = page(visitor)
    assert "De wijk (staat model voor Het gebied) 40%" in text
    assert "omdat er alleen cijfers zijn van een gebied dat model staat" in text
    assert text.count("De wijk") == text.count("De wijk (staat model") + text.count("De wijk staat model")


# --- the figures ----------------------------------------------------------------------------------------------------


def test_figures_by_period_and_area(published: Publish, visitor: Client) -> None:
    published(two_lines(range(2013, 2025)))
    rows = file(visitor, "cijfers")
    assert rows[0] == {
        "Periode": "2024", "Het gebied": "66.6", "Het land": "72.2", "Verschil met Het land": "5.6",
        "Wanneer": "sinds de start", "Bron": "Een bron",
    }  # fmt: skip
    assert [row["Wanneer"] for row in rows[-3:]] == ["beginjaar", "vóór de start", "vóór de start"]


def test_every_figure_with_all_that_is_known_of_it(published: Publish, visitor: Client) -> None:
    world = two_lines(range(2023, 2025)).add(
        "areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied"
    )
    world.observe(
        "werk", "wijk", {"": 50}, qualifier="circa", provisional=True, source_place="figuur 3", known_from="2024-02-01"
    )
    world.add("observations", indicator="werk", period=2022, missing="suppressed", note="Te klein.")
    published(world)
    text = page(visitor)
    assert (
        "De wijk staat model voor Het gebied jaar niet vermeld circa 50% voorlopig meting ongeveer Een bron figuur 3"
        in text
    )
    assert "1 februari 2024" in text
    assert "Het gebied 2022 niet getoond: te weinig mensen meting precies Een bron" in text
    assert "Het gebied 2022: Te klein." in text
    rows = file(visitor, "metingen")
    assert len(rows) == 6
    stand_in = next(row for row in rows if row["gebied"] == "wijk")
    assert (stand_in["staat model voor"], stand_in["waarde"], stand_in["hoe precies"]) == ("gebied", "50", "circa")
    assert (stand_in["voorlopig"], stand_in["bekend sinds"], stand_in["eenheid"]) == ("ja", "2024-02-01", "procent")


def test_a_part_of_the_people_stands_apart(published: Publish, visitor: Client) -> None:
    published(two_lines().observe("werk", "gebied", {2024: 44}, breakdown="15 tot 25 jaar"))
    text = page(visitor)
    assert "Cijfers over een deel" in text
    assert "15 tot 25 jaar Het gebied 2024 44%" in text
    assert "44" not in {row["Het gebied"] for row in file(visitor, "cijfers")}


def test_contradicting_values_and_who_chose(published: Publish, visitor: Client) -> None:
    world = (
        two_lines()
        .add("sources", id="nieuw", title="Nieuwe bron", date="2025-05")
        .observe("werk", "gebied", {2023: 50, 2024: 51}, source="nieuw")
    )
    world.tables["observations"][-1].update(
        preferred=True, preferred_by="het programmabureau", preferred_on="2025-06-01", preferred_why="beter geteld"
    )
    published(world)
    text = page(visitor)
    assert "51%. Gekozen door het programmabureau op 1 juni 2025: beter geteld" in text
    assert (
        "Niemand heeft gekozen. Koers rekent met 64,8%, omdat dat uit dezelfde tabel komt als het cijfer van Het land."
        in text
    )
    assert "64,8% gebruikt door Koers" in text


def test_the_same_figure_twice_is_no_contradiction(published: Publish, visitor: Client) -> None:
    published(two_lines().observe("werk", "gebied", {2024: 65.4}, source_place="ergens anders"))
    assert "Waarden die niet hetzelfde zijn" not in page(visitor)


def test_a_sensitive_figure_of_a_stand_in_is_not_shown(published: Publish, visitor: Client) -> None:
    world = (
        two_lines()
        .add("areas", id="wijk", name="De wijk", kind="district", stands_in_for="gebied")
        .change("indicators", "werk", sensitive=True)
    )
    published(world.observe("werk", "wijk", {2024: 13}))
    assert "De wijk" not in page(visitor)
    assert "wijk" not in {row["gebied"] for row in file(visitor, "metingen")}


def test_a_sensitive_figure_of_a_neighbourhood_is_not_shown(published: Publish, visitor: Client) -> None:
    world = (
        two_lines()
        .add("areas", id="buurt", name="De buurt", kind="neighbourhood")
        .change("indicators", "werk", sensitive=True)
    )
    published(world.observe("werk", "buurt", {2024: 13}))
    text = page(visitor)
    assert "De buurt" not in text
    assert "1 cijfer tonen we niet: het gaat om een klein gebied en dit cijfer is gevoelig." in text
    assert "buurt" not in {row["gebied"] for row in file(visitor, "metingen")}


# --- the passport and what it is linked to --------------------------------------------------------------------------


def test_the_passport(published: Publish, visitor: Client) -> None:
    world = two_lines().change(
        "indicators", "werk", numerator="mensen met werk", denominator="alle mensen", system="CBS", frequency="elk jaar",
        uncertainty="survey", topic="werken",
    )  # fmt: skip
    world.add("bodies", id="raad", name="De raad").add(
        "acts", id="besluit", body="raad", verb="adopted", title="Besluit", date="2019-05-01"
    )
    world.add(
        "definition_versions", indicator="werk", valid_until="2019-12-31", definition="Het oude.", act="besluit",
        breaks_series=True, why="Nieuwe vraag.",
    )  # fmt: skip
    published(world)
    text = page(visitor)
    for said in (
        "Wat het meet Wat het meet.", "Teller mensen met werk", "Noemer alle mensen", "Richting Hoger is beter",
        "Waar het cijfer vandaan komt CBS", "Hoe vaak er een cijfer komt elk jaar", "Soort onzekerheid Steekproef",
        "Stand In gebruik", "31 december 2019 Het oude.", "op 1 mei 2019", "Nieuwe vraag.",
        "ja: cijfers van ervoor en erna zijn niet zomaar te vergelijken",
    ):  # fmt: skip
        assert said in text, said


def test_goals_interventions_and_agreements(published: Publish, visitor: Client) -> None:
    world = (
        two_lines()
        .add("goals", id="tweede", title="Tweede doel")
        .add("goal_indicators", goal="tweede", indicator="werk", basis="editorial")
    )
    world.add(
        "interventions",
        id="project",
        name="Een project",
        description="Doen.",
        area="gebied",
        status="running",
        scope="extra",
    )
    world.add("intervention_indicators", intervention="project", indicator="werk", basis="source")
    world.add(
        "targets",
        id="oud",
        goal="doel",
        indicator="werk",
        value=75,
        unit="procent",
        year=2030,
        replaced_on="2020-01-01",
    )
    world.add("targets", id="nu", goal="doel", indicator="werk", benchmark="land", year=2042)
    published(world)
    text = page(visitor)
    assert "Tweede doel Koers, nog door niemand vastgesteld redactioneel" in text
    assert "Een doel staat in een bron" in text
    assert "Een project staat in een bron" in text
    assert "Het gebied even goed als Het land 2042" in text
    assert "Het gebied: 75% 2030" in text
    assert "nee, vervangen op 1 januari 2020" in text
    assert "Wat was het oordeel onder andere afspraken?" in text
    assert "De afspraak die nu geldt" in text


def test_contradictions_about_the_indicator(published: Publish, visitor: Client) -> None:
    given = {
        "kind": "waarde", "first_value": "tien", "second_source": "bron", "second_value": "elf", "handling": "beide tonen",
    }  # fmt: skip
    world = two_lines().add("contradictions", id="c1", subject="Over werk", about="indicators/werk", **given)
    published(
        world.add("contradictions", id="c2", subject="Over werkloos", about="indicators/werkloos; goals/x", **given)
    )
    text = page(visitor)
    assert "Over werk tien" in text
    assert "Over werkloos" not in text


# --- the calculation ------------------------------------------------------------------------------------------------


def test_every_number_of_the_method_has_a_name() -> None:
    named = {key for _, values in VALUES for key, _, _ in values}
    in_points = {key for key, _ in SERIES} | {TIMES}
    trend = {f"rank_trend.{field.name}" for field in fields(RankTrend)}
    expected = {field.name for field in fields(GapPaceResult)} - {"rank_trend"} | trend
    assert named | in_points == expected
    assert not named & in_points
    assert {kind for _, values in VALUES for _, _, kind in values} <= set(WRITERS)
    assert set(NOTE_WORDS) == set(Note)
    assert set(MOVE_WORDS) == set(Move) | set(GapMove)


def test_the_calculation_is_opened_up(published: Publish, visitor: Client) -> None:
    published(two_lines())
    text = page(visitor)
    for said in (
        "We nemen de 10 jaren waarin er een cijfer is van Het gebied en van Het land.",
        "Die gaat van 10 procentpunt in 2015 naar 6,4 procentpunt in 2024. Dat is 0,4 procentpunt per jaar kleiner.",
        "Om in 2042 op nul te komen, moet het verschil elk jaar 0,3556 procentpunt kleiner worden. Het tempo nu is 1,13 keer wat nodig is.",
        "dat het tempo genoeg is, als het zo blijft: 86%",
        "Kans dat het tempo genoeg is, als het zo blijft 85,9%",
        "Vrijheidsgraden 8",
        "Versie van de methode gap-pace-1",
    ):
        assert said in text, said
    numbers = {row["Getal"]: row["Sinds de start, eindjaar 2042"] for row in file(visitor, "berekening-1")}
    assert float(numbers["Tempo gedeeld door wat nodig is"]) == pytest.approx(1.125)
    assert float(numbers["Verschil nu, volgens de lijn"]) == pytest.approx(6.4)
    assert len(file(visitor, "punten-1-1")) == 10


def test_probabilities_stand_as_numbers_only_under_how_do_we_know(published: Publish, visitor: Client) -> None:
    published(two_lines())
    above = page(visitor).rsplit("Hoe weten we dit? De rekensom", 1)
    assert len(above) == 2
    assert "86%" not in above[0]
    assert "85,9%" not in above[0]


def test_nothing_to_calculate_says_what_is_needed(published: Publish, visitor: Client) -> None:
    published(Small().observe("werk", "land", {2020: 70}))
    text = page(visitor)
    assert "Waarom is er geen rekensom?" in text
    assert "Nodig: een eerste meting, met een bron." in text


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (0.0012344, "0,001234"), (-0.00355556, "−0,003556"), (12345.678, "12.346"), (1.125, "1,125"), (100.0, "100"), (5e-15, "0")],
)  # fmt: skip
def test_four_digits(value: float, said: str) -> None:
    assert plain(value) == said
