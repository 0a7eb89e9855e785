"""What may not stand in the tables of decisions and risks is refused, with the line, the column and what would be right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tests.packages.conftest import Said

pytestmark = pytest.mark.django_db
SOURCE = {"source": factories.SOURCE}
BODY = {"id": "raad", "name": "De raad", **SOURCE}
DECISION = {"id": "een", "list": "calendar", "title": "Plan", **SOURCE}
RISK = {"id": "risico", "title": "Risico", "category": "geld", **SOURCE}
REVIEW = {"id": "ronde", "title": "Ronde", "kind": "risks", "every_years": "1", **SOURCE}
ROUND = {"id": "ronde-1", "review": "ronde", "due": "2023", **SOURCE}
SEAT = {"id": "zetel", "body": "raad", "function": "lid", "role": "member", "as_of": "2023", "filled": "true", **SOURCE}
ACT = {"id": "daad", "title": "Plan", "body": "raad", "verb": "adopted", **SOURCE}
STAFF = {"id": "functie", "body": "raad", "function": "griffier", "as_of": "2023", **SOURCE}
AGREEMENT = {"id": "code", "title": "Code", "kind": "cooperation_code", **SOURCE}
SCORE = {"risk": "risico", "round": "ronde-1", "state": "open", **SOURCE}
LINE = {"id": "lijn", "body": "raad", "kind": "accounts_to", **SOURCE}
BASE = {
    "bodies": [BODY, BODY | {"id": "college", "name": "Het college"}],
    "risks": [RISK],
    "reviews": [REVIEW],
    "review_rounds": [ROUND],
}

Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write a package of these tables on top of a small one that is in order."""

    def _written(**tables: list[dict[str, Any]]) -> Path:
        return factories.write(tmp_path, "proef", **(factories.small() | BASE | tables))

    return _written


@pytest.mark.parametrize(
    "moment",
    ["2021-13", "2021-Q5", "2021-02-30", "2021-Q3-05", "21-09", "september 2021", "2021-9", "2021-09-", "2021/09"],
)
def test_an_impossible_moment_is_refused(written: Write, said: Said, moment: str) -> None:
    (problem,) = said(written(decisions=[DECISION | {"moment": moment}]))
    assert "decisions.csv, regel 2, kolom moment" in problem
    assert f"'{moment}' is geen bestaande datum. Schrijf 2023, 2023-11, 2023-Q2 of 2023-11-22." in problem


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("decisions", DECISION | {"moment": "2021-Q3", "moment_end": "2021-12"}, "is niet even precies"),
        ("decisions", DECISION | {"moment_end": "2021-12"}, "is niet even precies"),
        ("decisions", DECISION | {"moment": "2021-Q4", "moment_end": "2021-Q3"}, "moment_end (2021-Q3) ligt voor moment (2021-Q4)"),
        ("decisions", DECISION | {"recurrence": "vaak"}, "Kies uit: yearly, two_yearly, six_yearly, continuous."),
        ("decisions", DECISION | {"forum": "wie"}, "'wie' staat niet in de tabel bodies"),
        ("decisions", DECISION | {"duplicate_of": "een"}, "kring"),
        ("bodies", BODY | {"valid_from": "2022", "valid_until": "2021"}, "valid_until (2021) ligt voor valid_from (2022)"),
        ("bodies", BODY | {"decides": "ja"}, "Kies uit: yes, no."),
        ("body_relations", LINE, "precies één van other en other_text"),
        ("body_relations", LINE | {"other": "college", "other_text": "iemand"}, "precies één van other en other_text"),
        ("body_relations", LINE | {"other": "raad"}, "het orgaan verwijst naar zichzelf"),
        ("seats", SEAT | {"filled": "ja"}, "Schrijf true of false."),
        ("seats", SEAT | {"as_of": ""}, "de cel is leeg"),
        ("staff", STAFF | {"fte": "0,67"}, "'0,67' is geen getal"),
        ("staff", STAFF | {"fte": "-1"}, "fte is -1."),
        ("agreements", AGREEMENT | {"url": "javascript:alert(1)"}, "is geen veilig webadres. Begin met https://."),
        ("agreements", AGREEMENT | {"url": "data:text/html,x"}, "is geen veilig webadres"),
        ("agreements", AGREEMENT | {"url": "//voorbeeld.nl"}, "is geen veilig webadres"),
        ("agreements", AGREEMENT | {"status": "planned", "signed_on": "2022"}, "Maak signed_on leeg."),
        ("agreements", AGREEMENT | {"signed_on": "2022", "expires_on": "2021"}, "expires_on (2021) ligt voor signed_on (2022)"),
        ("phases", {"id": "fase", "number": "1", "name": "Fase", "start": "2022", "end": "2021", **SOURCE}, "end (2021) ligt voor start (2022)"),
        ("phases", {"id": "fase", "number": "een", "name": "Fase", **SOURCE}, "is geen heel getal"),
        ("risks", RISK | {"amount": "1.350,50"}, "is geen bedrag in euro's"),
        ("risks", RISK | {"amount": "-5"}, "is geen bedrag in euro's"),
        ("risk_scores", SCORE | {"likelihood": "6"}, "likelihood is 6. Schrijf een getal van 1 tot en met 5, of niets."),
        ("risk_scores", SCORE | {"impact": "0"}, "impact is 0."),
        ("risk_scores", SCORE | {"likelihood": "hoog"}, "is geen heel getal"),
        ("reviews", REVIEW | {"every_years": "0"}, "Schrijf om de hoeveel jaar"),
        ("acts", ACT | {"verb": "answered"}, "er staat niet op welk advies"),
        ("acts", ACT | {"answers": "besluit"}, "answers is besluit, maar verb is adopted"),
        ("acts", ACT | {"verb": "answered", "answers": "nergens"}, "'nergens' staat niet in de tabel acts"),
        ("risk_funds", {"risk": "risico", "fund": "nergens", "basis": "source", **SOURCE}, "'nergens' staat niet in de tabel funds"),
        ("review_rounds", ROUND | {"findings": "Het gaat goed."}, "Vul held_on in."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(written: Write, said: Said, table: str, row: dict[str, Any], told: str) -> None:
    problems = said(written(**{table: [row]}))
    assert [problem for problem in problems if f"{table}.csv, regel 2" in problem and told in problem], problems


def test_a_double_at_another_moment_is_no_double(written: Write, said: Said) -> None:
    rows = [DECISION | {"moment": "2021-09"}, DECISION | {"id": "twee", "moment": "2021-10", "duplicate_of": "een"}]
    (problem,) = said(written(decisions=rows))
    assert "regel 3, kolom duplicate_of" in problem
    assert "Gebruik differs_from voor hetzelfde besluit op een ander moment." in problem


def test_all_errors_are_told_at_once(written: Write, said: Said) -> None:
    rows = [DECISION | {"moment": "2021-13"}, DECISION | {"id": "twee", "forum": "niemand"}]
    assert len(said(written(decisions=rows, seats=[SEAT | {"role": "baas"}]))) == 3
