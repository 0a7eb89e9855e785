"""The words of the verdicts and of missing values: exact, complete, and in plain Dutch."""

import re

import pytest

from koers.kernel.components.missing_words import MISSING_KINDS, missing_words
from koers.kernel.components.verdict_words import (
    CANNOT_REASONS,
    TOO_EARLY_REASONS,
    VERDICT_CODES,
    all_verdicts,
    reason_clause,
    verdict_words,
)


@pytest.mark.parametrize(
    ("code", "reason", "label"),
    [
        ("reached", "", "Nu gehaald"),
        ("on_course", "", "Tempo is genoeg, als het zo doorgaat"),
        ("behind", "", "Te langzaam"),
        ("moving_away", "", "Verschil wordt groter"),
        ("too_early", "too_few_points", "Te weinig metingen"),
        ("too_early", "not_clear_yet", "Nog niet duidelijk"),
        ("depends_on_year", "", "Hangt af van het jaar"),
        ("cannot_be_judged", "", "Geen oordeel mogelijk"),
        ("cannot_be_judged", "no_baseline", "Geen oordeel mogelijk, omdat er geen nulmeting is"),
    ],
)
def test_the_words_are_these(code: str, reason: str, label: str) -> None:
    assert verdict_words(code, reason).label == label


@pytest.mark.parametrize(
    ("reason", "clause"),
    [
        ("no_baseline", "er geen nulmeting is"),
        ("no_measurement", "er nog geen meting is"),
        ("no_benchmark", "er niets is om mee te vergelijken"),
        ("definitions_differ", "de maten verschillen"),
        ("break_without_bridge", "de meting halverwege is veranderd"),
        ("suppressed", "het om te weinig mensen gaat"),
        ("coverage_too_low", "te weinig van het gebied is gemeten"),
        ("text_only", "er alleen tekst is en geen getal"),
        ("no_indicator", "dit doel nog geen maat heeft"),
        ("no_direction", "hoger of lager hier niet beter of slechter is"),
        ("no_horizon", "er geen eindjaar is afgesproken"),
        ("stand_in_only", "er alleen cijfers zijn van een gebied dat model staat"),
        ("not_yet_due", "de meting nog niet aan de beurt is"),
    ],
)
def test_every_reason_completes_the_sentence(reason: str, clause: str) -> None:
    assert reason_clause(reason) == clause
    assert verdict_words("cannot_be_judged", reason).label == f"Geen oordeel mogelijk, omdat {clause}"


def test_every_verdict_has_words_and_a_sign_of_its_own() -> None:
    verdicts = all_verdicts()
    assert {words.code for words in verdicts} == set(VERDICT_CODES)
    assert len(verdicts) == 4 + len(TOO_EARLY_REASONS) + len(CANNOT_REASONS)
    assert len({words.label for words in verdicts}) == len(verdicts)
    assert len({words.css for words in verdicts}) == len(VERDICT_CODES)
    for words in verdicts:
        assert words.label
        assert words.sentence.endswith(".")


@pytest.mark.parametrize("words", all_verdicts(), ids=lambda words: f"{words.code} {words.reason}")
def test_the_sentences_are_short_and_name_no_jargon(words: object) -> None:
    for sentence in re.split(r"(?<=[.])\s", words.sentence):  # type: ignore[attr-defined]
        assert len(sentence.split()) <= 16, sentence
        assert not re.search(r"\b(significant|KPI|gap|baseline|benchmark|trend)\b", sentence)


@pytest.mark.parametrize(
    ("code", "reason"),
    [("op_koers", ""), ("too_early", ""), ("too_early", "no_baseline"), ("cannot_be_judged", "zomaar")],
)
def test_what_is_not_on_the_closed_list_is_refused(code: str, reason: str) -> None:
    with pytest.raises(ValueError, match="unknown"):
        verdict_words(code, reason)


@pytest.mark.parametrize("kind", MISSING_KINDS)
def test_every_missing_value_has_words_and_a_meaning(kind: str) -> None:
    missing = missing_words(kind)
    assert missing.words
    assert not missing.words.isdigit()
    assert missing.meaning.endswith(".")


def test_the_words_of_a_missing_value() -> None:
    assert missing_words().words == "niet vermeld"
    assert missing_words("suppressed").words == "niet getoond: te weinig mensen"
    assert missing_words("text_only", "een derde").words == "alleen tekst: ‘een derde’"
    assert missing_words("not_stated", "jaar niet vermeld").words == "jaar niet vermeld"
    with pytest.raises(ValueError, match="unknown kind"):
        missing_words("leeg")
