"""Every fact of the sources about who decides, what was planned and what can go wrong stands in the packages.

The counts are those of the source documents: figures 5, 6 and 7 of the audit office, and the calendar of chapter 6 of the
route map with its 69 lines.
"""

import csv
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

PROGRAMMES = Path(__file__).parents[2] / "programmes"
HEERLEN = "heerlen-noord"
REAL = ("gedeeld", HEERLEN, "burgerbetrokkenheid", "coalitieakkoord-heerlen", "coalitieakkoord-sittard-geleen", "nplv")
Rows = list[dict[str, str]]


@cache
def rows(package: str, table: str) -> Rows:
    """The rows of a table in a package; none when it has no such table."""
    path = PROGRAMMES / package / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def every(table: str) -> Rows:
    """The rows of a table in all real packages."""
    return [row for package in REAL for row in rows(package, table)]


def by_id(table: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in every(table)}


# --- Bodies -------------------------------------------------------------------------------------------------

# The forty bodies and roles that the sources describe.
BODIES = {
    "gedeeld": (
        "alliantieoverleg", "gemeenteraad-heerlen", "college-heerlen", "presidium-heerlen", "griffie-heerlen",
        "rekenkamer-heerlen", "commissie-mf", "commissie-ebf", "commissie-es", "coordinerend-wethouder",
    ),
    HEERLEN: (
        "alliantieraad", "alliantiebestuur", "programmabureau", "programmadirecteur", "programmalijnteams",
        "werkgroepen-per-interventie", "werkgroep-heerlen-noord", "gebiedsteams", "gebiedsmanagers", "programmalijntrekkers",
        "programma-adviesraad", "klankbordgroep-bewoners", "bewonerscoalitie", "bewonersraad", "kernteam-gemeente",
        "programma-manager-gemeente", "burgemeester-als-voorzitter", "klankbordgroep-raadsleden",
        "bestuurlijk-overleg-team-zuid-limburg",
    ),
    "burgerbetrokkenheid": (
        "burgerpanel-heerlen", "programmamanager-burgerbetrokkenheid", "stadsdeelcommissies-cityboost",
        "toewijzingscommissie-cityboost", "urbact-local-groups", "brigade-ervaringsdeskundigen",
    ),
    "coalitieakkoord-heerlen": ("jongerenraad", "burgerberaad"),
    "coalitieakkoord-sittard-geleen": (
        "raadswerkgroep-participatieverordening", "economische-denktank", "groenplatform",
    ),
}  # fmt: skip


@pytest.mark.parametrize("package", BODIES)
def test_every_body_says_what_it_does_and_whom_it_accounts_to(package: str) -> None:
    found = {row["id"]: row for row in rows(package, "bodies")}
    accounting = {row["body"] for row in every("body_relations") if row["kind"] == "accounts_to"}
    for id in BODIES[package]:
        assert found[id]["role"], id
        # The alliance council advises; no source says whom it accounts to.
        assert id in accounting or id == "alliantieraad", id


def test_there_are_forty() -> None:
    assert sum(map(len, BODIES.values())) == 40


def test_the_office_accounts_to_two_bodies_and_is_employed_by_a_third() -> None:
    """Chapter 3.1 of the audit office names two, chapter 4.1.2 one: both lines stand there, and the contradiction too."""
    lines = {
        (row["kind"], row["other"] or row["other_text"])
        for row in every("body_relations")
        if row["body"] == "programmabureau"
    }
    assert lines == {
        ("accounts_to", "alliantieraad"),
        ("accounts_to", "alliantiebestuur"),
        ("employed_by", "de gemeente Heerlen"),
    }
    literal = [
        row["id"] for row in every("body_relations") if row["kind"] == "accounts_to" and row["explicit"] == "true"
    ]
    assert literal == [
        "programmabureau-legt-verantwoording-af-aan-alliantieraad",
        "programmabureau-legt-verantwoording-af-aan-alliantiebestuur",
        "programmadirecteur-legt-verantwoording-af-aan-alliantiebestuur",
    ]
    disputed = {row["id"]: row["about"] for row in every("contradictions")}
    assert "bodies/programmabureau" in disputed["verantwoording-van-het-bureau"]
    assert "bodies/alliantiebestuur" in disputed["wie-besluit"]
    assert "bodies/programmabureau" in disputed["onafhankelijk-of-van-de-gemeente"]


def test_who_is_accounted_to_is_a_body_where_there_is_one() -> None:
    """A line to a body that exists leads to it, so that it has its line in the chart and a link."""
    lines = {row["id"]: (row["other"], row["other_text"]) for row in every("body_relations")}
    manager = "programmamanager-burgerbetrokkenheid-legt-verantwoording-af-aan"
    group = "raadswerkgroep-participatieverordening-legt-verantwoording-af-aan"
    assert lines[f"{manager}-de-burgemeester"] == ("burgemeester-heerlen", "")
    assert lines[f"{group}-de-gemeenteraad-van-sittard-geleen"] == ("gemeenteraad-sittard-geleen", "")
    parts = {row["body"] for row in rows("burgerbetrokkenheid", "programme_bodies")}
    assert "burgemeester-heerlen" in parts, "without a part in the programme it has no page there"
    names = {row["name"].lower() for row in every("bodies")}
    assert not [text for _, text in lines.values() if text.lower().removeprefix("de ") in names]


# --- Figures 5, 6 and 7 --------------------------------------------------------------------------------------


def test_figure_5() -> None:
    seats = [row for row in every("seats") if row["body"] == "alliantieraad"]
    of_figure = [row for row in seats if row["source_place"].startswith("figuur 5")]
    assert Counter(row["sector"] for row in of_figure) == {
        "gemeente": 3, "rijk": 2, "welzijn": 1, "veiligheid": 2, "gezondheid en zorg": 2, "re-integratie": 1,
        "onderwijs": 3, "wonen": 1, "bank": 1, "programmabureau": 2,
    }  # fmt: skip
    assert {row["as_of"] for row in seats} == {"2023-09"}
    empty = [(row["function"], row["represents"]) for row in seats if row["filled"] == "false"]
    assert empty == [("bewoner", "inwoners")] * 2
    assert len(seats) == len(of_figure) + len(empty) == 20


def test_figure_6() -> None:
    seats = [row for row in every("seats") if row["body"] == "alliantiebestuur"]
    assert [(row["role"], row["sector"], row["organisation"], row["represents"]) for row in seats] == [
        ("chair", "", "gemeente-heerlen", "niemand: onafhankelijk"),
        ("member", "lokale overheid", "gemeente-heerlen", "gemeente Heerlen"),
        ("member", "wonen", "weller", "woningcorporaties"),
        ("member", "onderwijs", "innovo", "scholenkoepels"),
        ("member", "zorg", "cz", "CZ"),
    ]
    assert {row["as_of"] for row in seats} == {"2023-08"}


def test_the_steering_group_of_2021() -> None:
    seats = [row for row in every("seats") if row["body"] == "alliantieoverleg"]
    assert (len(seats), {row["as_of"] for row in seats}) == (13, {"2021"})
    assert len(every("seats")) == 38


def test_figure_7() -> None:
    counted = [row for row in every("staff") if row["counted"] == "true"]
    assert [(row["function"], row["fte"]) for row in counted] == [
        ("programmadirecteur", "1"), ("programmasecretaris", "0.5"), ("projectondersteuner", "0.67"), ("controller", "0.5"),
        ("lijn leren", "1"), ("lijnen veiligheid en gezondheid", "0.9"), ("lijn wonen", "1"),
        ("communicatie en bewonersbetrokkenheid", "0.9"), ("fondsenwerving en externe relaties", "0.8"),
        ("data, monitoring en onderzoek", "0.5"),
    ]  # fmt: skip
    assert sum(Decimal(row["fte"]) for row in counted) == Decimal("7.77")
    (other,) = [row for row in every("staff") if row["counted"] == "false"]
    assert (other["fte"], other["employer"]) == ("2.8", "open-universiteit")


# --- The calendar --------------------------------------------------------------------------------------------


def calendar() -> Rows:
    return [row for row in rows(HEERLEN, "decisions") if row["list"] == "calendar"]


def waypoints() -> Rows:
    return [row for row in rows(HEERLEN, "decisions") if row["list"] == "waypoint"]


def test_the_calendar_has_its_69_lines() -> None:
    assert [row["number"] for row in calendar()] == [str(n) for n in range(1, 70)]
    assert Counter(row["phase"] for row in calendar()) == {
        "fase-1-verkennen": 6, "fase-2-ontwerpen": 51, "fase-3-aan-de-slag": 12,
    }  # fmt: skip
    assert Counter(row["moment"] for row in calendar()) == {
        "2021-07": 1, "2021-09": 10, "2021-10": 23, "2021-11": 5, "2021-12": 8, "2022-01": 1, "2022-Q1": 20, "2022-03": 1,
    }  # fmt: skip
    assert sum(row["forum"] == "alliantieoverleg" for row in calendar()) == 37


def test_the_waypoints_have_their_75_lines() -> None:
    assert [row["number"] for row in waypoints()] == [str(n) for n in range(1, 76)]
    in_calendar = [row for row in waypoints() if row["calendar_row"]]
    assert len(in_calendar) == 63
    assert Counter(row["recurrence"] for row in waypoints() if row["recurrence"]) == {
        "yearly": 1, "two_yearly": 1, "six_yearly": 1, "continuous": 2,
    }  # fmt: skip


def test_doubles_and_differences_of_the_source_are_marked() -> None:
    assert {row["number"]: row["duplicate_of"] for row in calendar() if row["duplicate_of"]} == {
        "27": "kalender-26", "50": "kalender-49",
    }  # fmt: skip
    assert {row["number"]: row["differs_from"] for row in calendar() if row["differs_from"]} == {
        "31": "kalender-03", "35": "kalender-10",
    }  # fmt: skip
    moments = {row["id"]: row["moment"] for row in rows(HEERLEN, "decisions")}
    different = [row for row in waypoints() if row["differs_from"]]
    assert len(different) == 10
    assert all(moments[row["id"]] != moments[row["differs_from"]] == moments[row["calendar_row"]] for row in different)


def test_what_is_known_of_the_outcome() -> None:
    """Seven lines of the sources say how a planned decision went; two of them name two moments."""
    told = [(row["decision"], row["state"], row["date"]) for row in rows(HEERLEN, "decision_outcomes")]
    assert told == [
        ("kalender-01", "done", "2021-10"), ("kalender-01", "done", "2021-11-22"), ("kalender-19", "not_yet", "2023-06-28"),
        ("kalender-54", "not_yet", "2023"), ("kalender-57", "done", "2022-03"), ("kalender-57", "done", "2022-04"),
        ("kalender-59", "done", "2022-03"), ("kalender-68", "not_yet", "2023"), ("tussenstop-75", "done", "2022-06-17"),
    ]  # fmt: skip


def test_council_decisions_of_figure_10() -> None:
    days = {row["date"]: row["verb"] for row in every("acts") if row["body"] == "gemeenteraad-heerlen"}
    assert days == {
        "2021-11-22": "agreed", "2022-01-26": "treated", "2022-12-21": "treated", "2023-06-28": "treated",
    }  # fmt: skip


# --- Risks, reviews and principles ----------------------------------------------------------------------------


def test_every_risk_and_no_score_that_nobody_gave() -> None:
    counts = {package: len(rows(package, "risks")) for package in REAL if rows(package, "risks")}
    assert counts == {
        HEERLEN: 27,
        "burgerbetrokkenheid": 3,
        "coalitieakkoord-heerlen": 1,
        "coalitieakkoord-sittard-geleen": 2,
    }
    assert all(row["cause"] and row["effect"] and row["measure"] and row["owner"] for row in every("risks"))
    assert every("risk_scores") == []
    assert [row["amount"] for row in every("risks") if row["amount"]] == ["34850"]


def test_the_agreed_rounds() -> None:
    assert {row["kind"]: row["every_years"] for row in every("reviews")} == {"risks": "1", "organisation": "2"}


def test_every_principle() -> None:
    counts = {
        package: Counter(row["kind"] for row in rows(package, "principles"))
        for package in REAL
        if rows(package, "principles")
    }
    assert counts == {HEERLEN: {"leading": 8}, "burgerbetrokkenheid": {"value": 6}, "nplv": {"obligation": 7}}


def test_agreements_and_phases() -> None:
    kinds = {row["kind"]: row["status"] for row in rows(HEERLEN, "agreements")}
    assert kinds == {"covenant": "signed", "other": "signed", "cooperation_code": "planned", "data_sharing": "planned"}
    assert {row["agreement"] for row in rows(HEERLEN, "agreement_parties")} == {
        row["id"] for row in rows(HEERLEN, "agreements")
    }
    assert [row["name"] for row in rows(HEERLEN, "phases")] == ["Verkennen", "Ontwerpen", "Aan de slag", "Uitvoeren"]


# --- Where it comes from ---------------------------------------------------------------------------------------

OURS = (
    "bodies", "body_relations", "seats", "staff", "agreements", "agreement_parties", "principles", "phases", "decisions",
    "decision_outcomes", "programme_bodies", "risks", "risk_goals", "risk_funds", "reviews",
)  # fmt: skip


@pytest.mark.parametrize("table", OURS)
def test_every_row_names_its_place_in_a_source(table: str) -> None:
    assert every(table)
    assert [row for row in every(table) if not (row["source"] and row["source_place"])] == []


def test_what_contradictions_are_about_is_there() -> None:
    known = {f"{table}/{row['id']}" for table in ("bodies", "seats", "staff", "decisions") for row in every(table)}
    named = {about for row in every("contradictions") for about in row["about"].split("; ")}
    ours = {about for about in named if re.match(r"(bodies|seats|staff|decisions)/", about)}
    assert len(ours) > 30
    assert ours - known == set()
