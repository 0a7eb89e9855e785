"""What the sources say stands in the packages: every line of the figures, every commitment, nobody's name."""

import csv
import unicodedata
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

PROGRAMMES = Path(__file__).parents[2] / "programmes"
Rows = list[dict[str, str]]

CHAPTERS = {
    "Heerlen-Noord": 6, "Centrumontwikkeling": 13, "Wonen": 14, "Veiligheid": 14, "Economie": 10, "Participatie en arbeidsmarkt": 16,
    "Burgerbetrokkenheid": 9, "Onderwijs": 17, "Armoedebestrijding": 10, "Welzijn, volksgezondheid en Wmo": 12, "Jeugd": 9,
    "Ouderenbeleid": 7, "Sport": 10, "Cultuur": 11, "Cultureel erfgoed": 11, "Ruimtelijke Ordening": 11, "Beheer en onderhoud": 9,
    "Mobiliteit": 14, "Duurzaamheid, milieu en afval": 17, "Lokale inclusie": 5, "Communicatie en stadsmarketing": 5,
    "Dienstverlening": 6, "Bestuurskracht": 5, "Financiën": 6,
}  # fmt: skip
PORTFOLIOS = {
    "Coördinatie Heerlen-Noord": 6, "Centrumontwikkeling": 12, "Vastgoed": 1, "Wonen": 14, "Openbare orde en veiligheid": 14,
    "Economie": 10, "Arbeidsmarkt en participatie": 16, "alle portefeuilles; lokale democratie": 7, "Communicatie": 1,
    "Lokale democratie": 1, "Onderwijs": 17, "Armoedebestrijding": 10, "Welzijn, volksgezondheid en Wmo": 12, "Jeugd": 9,
    "Ouderenbeleid": 7, "Sport": 10, "Cultuur en erfgoed": 22, "Ruimtelijke ordening": 6, "Integrale handhaving": 1,
    "Buurtvoorzieningen": 2, "Omgevingswet": 1, "Herstructurering": 1, "Beheer en onderhoud": 9, "Mobiliteit": 14,
    "Afval en circulariteit": 3, "Duurzaamheid": 2, "Duurzaamheid; milieu": 10, "Biodiversiteit": 1, "Dierenwelzijn": 1, "": 5,
    "Communicatie en stadsmarketing": 5, "Dienstverlening": 6, "Personeel en organisatie; strategie en lobby": 3,
    "Strategie en lobby": 1, "(Eu)regionale samenwerking": 1, "Financiën": 6,
}  # fmt: skip
# Figures 10, 11 and 12 of the audit office: the days, in the order of the source.
FIGURES = {
    "information": """2021-07-07 2021-09-07 2021-09-14 2021-11-17 2021-11-22 2022-01-26 2022-07-19 2022-09-27 2022-11-17 2022-12-21
        2023-06-28 2023-06-28 2023-08-29 2023-09""",
    "questions": """2021-05-27 2021-06-15 2021-06-16 2021-06-23 2021-06-29 2021-08-03 2021-09-29 2021-10-25 2021-11-03 2021-11-03
        2021-11-17 2022-02-22 2022-02-23 2022-07-04 2022-12-20 2023-07-11 2023-05-26""",
    "speakers": "2021-06-09 2021-09-14 2023-01-31 2023-03-14",
}


ELECTIONS = ["2022-03-16", "2023-03-15", "2026-03-18"]
"""The elections of councils and of the provincial council, as the Kieswet sets them."""


def rows(package: str, table: str) -> Rows:
    """A table of a package."""
    with (PROGRAMMES / package / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def commitments(package: str) -> Rows:
    """The coalition's commitments."""
    return [row for row in rows(package, "obligations") if row["kind"] == "coalition_commitment"]


def test_the_247_commitments_of_heerlen_by_chapter_type_and_portfolio() -> None:
    found = commitments("coalitieakkoord-heerlen")
    assert len(found) == 247
    assert Counter(row["chapter"] for row in found) == CHAPTERS
    assert Counter(row["portfolio"] for row in found) == PORTFOLIOS
    assert Counter(row["type"] for row in found) == {"do": 191, "research": 27, "keep": 21, "lobby": 8}
    dated, measured = {row["id"] for row in found if row["planned"]}, {row["id"] for row in found if row["target"]}
    assert (len(dated & measured), len(dated - measured), len(measured - dated)) == (7, 3, 11)
    assert len(found) - len(dated | measured) == 226


def test_the_53_commitments_of_sittard_geleen() -> None:
    found = commitments("coalitieakkoord-sittard-geleen")
    assert Counter(row["chapter"] for row in found) == {
        "Sociale veerkracht": 17, "Economische veerkracht": 11, "Ecologische veerkracht": 13, "Institutionele veerkracht": 12,
    }  # fmt: skip
    assert Counter(row["type"] for row in found) == {"do": 47, "keep": 3, "research": 2, "lobby": 1}
    assert not any(row["planned"] for row in found)
    linked = {row["obligation"] for row in rows("coalitieakkoord-sittard-geleen", "obligation_goals")}
    assert {row["id"] for row in found} == linked


def test_no_commitment_is_owed_to_the_council() -> None:
    for package in ("coalitieakkoord-heerlen", "coalitieakkoord-sittard-geleen"):
        assert {row["owed_to"] for row in commitments(package)} == {""}


@pytest.mark.parametrize("figure", list(FIGURES))
def test_figures_10_11_and_12(figure: str) -> None:
    found = [row["date"] for row in rows("heerlen-noord", "council_items") if row["list"] == figure]
    assert found == FIGURES[figure].split()


def test_speakers_are_roles() -> None:
    speakers = [row for row in rows("heerlen-noord", "council_items") if row["list"] == "speakers"]
    assert {row["party_or_role"] for row in speakers} == {"inwoner A (vaste inspreker)", "insprekers (onbekend aantal)"}


def test_the_42_portfolios_have_a_role() -> None:
    found = rows("coalitieakkoord-heerlen", "portfolios")
    assert len(found) == 42
    assert all("burgemeester" in row["holder_role"] for row in found)


def test_the_audit_office() -> None:
    found = [row for row in rows("heerlen-noord", "obligations") if row["kind"] == "audit_recommendation"]
    assert Counter(row["type"] for row in found) == {
        "conclusion": 7, "recommendation": 9, "attention": 10, "follow_up": 1, "suggestion": 13,
    }  # fmt: skip
    questions = rows("heerlen-noord", "research_questions")
    assert (len(questions), sum(not row["parent"] for row in questions)) == (27, 1)
    assert all(row["answer_place"] for row in questions)


def test_the_21_agreements_about_information() -> None:
    count = 0
    for package in (
        "heerlen-noord",
        "burgerbetrokkenheid",
        "coalitieakkoord-heerlen",
        "coalitieakkoord-sittard-geleen",
    ):
        found = [row for row in rows(package, "obligations") if row["kind"] == "information_agreement"]
        occasions = {row["id"] for row in found if row["type"] == "once" and row["part_of"]}
        count += len(found) - len(occasions)
    assert count == 21


def test_the_bureau_reports_to_the_partners_and_the_college_promised_the_council() -> None:
    found = {row["id"]: row for row in rows("heerlen-noord", "obligations")}
    report = found["voortgangsrapport-van-het-programmabureau-over-2022"]
    assert (report["owes"], report["owed_to"], report["planned"]) == (
        "programmabureau",
        "partners-van-de-alliantie",
        "2023-04",
    )
    passed_on = [row for row in found.values() if row["title"].startswith("Rapport over 2022 doorsturen")]
    assert [(row["owes"], row["owed_to"], row["planned"]) for row in passed_on] == [
        ("college-heerlen", "gemeenteraad-heerlen", "")
    ]


def plain(text: str) -> str:
    """A text as it can be compared: without accents, signs and spaces."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in letters if letter.isalnum())


@pytest.mark.parametrize(
    ("file", "column", "package", "table", "ours"),
    [
        ("commitments_heerlen", "commitment", "coalitieakkoord-heerlen", "obligations", "title"),
        ("commitments_sittard_geleen", "commitment", "coalitieakkoord-sittard-geleen", "obligations", "title"),
        ("recommendations", "text", "heerlen-noord", "obligations", "title"),
        ("research_questions", "question", "heerlen-noord", "research_questions", "question"),
        ("portfolios", "portfolio", "coalitieakkoord-heerlen", "portfolios", "name"),
        ("council_speakers", "subject", "heerlen-noord", "council_items", "subject"),
        ("council_questions", "subject", "heerlen-noord", "council_items", "subject"),
    ],
)
def test_every_fact_stands_in_a_package(
    national_files: Path, file: str, column: str, package: str, table: str, ours: str
) -> None:
    facts = national_files.parent / "facts" / f"{file}.csv"
    if not facts.exists():
        pytest.skip("de feiten staan niet op deze computer")
    with facts.open(encoding="utf-8", newline="") as handle:
        wanted = Counter(plain(row[column]) for row in csv.DictReader(handle))
    found = Counter(plain(row[ours]) for row in rows(package, table))
    assert not wanted - found


def test_the_weeks_before_an_election_begin_with_the_candidates() -> None:
    """The Kieswet: candidates on the Monday from 30 January to 5 February, the vote on the forty-fourth day after it."""
    found = [row for row in rows("gedeeld", "calendar_periods") if row["kind"] == "election"]
    assert [row["last_day"] for row in found] == ELECTIONS
    for row in found:
        first, last = date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])
        assert first.weekday() == 0, row["id"]
        assert date(first.year, 1, 30) <= first <= date(first.year, 2, 5), row["id"]
        assert last - first == timedelta(days=44), row["id"]
        assert (row["area"], row["source"]) == ("nederland", "kieswet")
        assert "redactionele keuze" in row["note"]
