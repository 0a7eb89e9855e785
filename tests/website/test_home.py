"""The home page says the same as the pages of the programmes, in one sentence each."""

from datetime import date
from typing import Any

import pytest

from koers.programme.models import Programme
from koers.programme.presenting.verdicts import Answer
from koers.website.presenting import home_answer, programme_answer, programme_table
from koers.website.queries import ProgrammeState
from tests.programme.answers import answer, depends, several

TODAY = date(2026, 11, 21)


def state(*answers: Answer, empty: int = 0, **more: Any) -> ProgrammeState:
    """A programme with these answers."""
    return ProgrammeState(Programme(pk="noord", name="Programma Noord", **more), list(answers), empty)


def test_nothing_published() -> None:
    assert home_answer([]) == "Er is nog geen programma gepubliceerd."


def test_nothing_can_be_said_yet() -> None:
    states = [state(answer("too_early", "too_few_points")), state(answer("cannot_be_judged", "no_measurement"))]
    assert home_answer(states).startswith("Koers volgt 2 programma’s. Van geen enkel programma")


def test_something_can_be_said() -> None:
    states = [state(answer("behind"), answer("too_early", "too_few_points"))]
    assert home_answer(states) == "Koers volgt 1 programma. Van 1 van de 2 indicatoren is te zeggen hoe het gaat."


def test_counts_never_stand_without_the_share_closed_and_what_cannot_be_judged() -> None:
    found = [
        *several("behind", count=2),
        answer("on_course", share_closed=0.4, indicator="a"),
        answer("cannot_be_judged", "no_benchmark"),
    ]
    said = programme_answer(state(*found), TODAY)
    assert "2 keer ‘Te langzaam’" in said
    assert "Ingelopen van het verschil (mediaan): 40%." in said
    assert said.endswith("1 indicator is niet te beoordelen.")


def test_the_end_year_decides() -> None:
    said = programme_answer(state(depends()), TODAY)
    assert "1 keer ‘Hangt af van" in said


@pytest.mark.parametrize(("early", "cannot"), [(0, 1), (1, 2), (3, 0)])
def test_no_verdict_yet(early: int, cannot: int) -> None:
    found = [
        *several("too_early", "too_few_points", count=early),
        *several("cannot_be_judged", "no_measurement", count=cannot),
    ]
    said = programme_answer(state(*found), TODAY)
    assert said.startswith("Nog geen oordeel.")
    assert (f"Bij {early} indicator" in said) == bool(early)
    assert f"{cannot} indicator{' is' if cannot == 1 else 'en zijn'} niet te beoordelen." in said


def test_a_programme_that_is_over_says_so() -> None:
    over = state(answer("behind"), end="2026-03", outcome="De periode is voorbij.")
    assert programme_answer(over, TODAY) == "De periode is voorbij."
    assert "Te langzaam" in programme_answer(over, date(2025, 1, 1))


def test_the_table_has_a_word_where_there_is_no_share() -> None:
    row = programme_table([state(answer("too_early", "too_few_points"), empty=3)]).rows[0]
    texts = [cell if isinstance(cell, str) else cell.text or cell.missing for cell in row.cells]
    assert texts == ["Programma Noord", "1", "0", "1", "0", "too_early", "3"]
