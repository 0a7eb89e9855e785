"""Answers that a council cannot misread: what is not known is no good news, and one count in every place."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from koers.council_window.deviations import Deviation, default_period, told_until
from koers.council_window.deviations.words import sentence
from koers.council_window.models import AutoTest, Kind, RequirementState, Signal, Standing
from koers.council_window.presenting.deviations import NO_LINKS, headline, letter, subject
from koers.council_window.testing.result import share, standing
from koers.kernel.context import workshop
from koers.obligations.models import ObligationTerm
from tests.council_window.test_deviations import MUTATIONS
from tests.council_window.test_frame_pages import PAGE, Publish, council, published, read, visitor
from tests.council_window.year import ask, put, quiet, with_frame
from tests.obligations.conftest import home

__all__ = ["home", "published", "visitor"]
A, B, UNTIL = date(2023, 1, 1), date(2023, 12, 31), date(2023, 11, 30)


def one(kind: Kind) -> Deviation:
    """A deviation of a kind."""
    return Deviation(kind, A, "proef", "x", "goals", "doel", "Wat.", "Waarom.", "elk verschil", None, "een")


def test_what_is_not_known_is_never_said_to_be_well() -> None:
    assert headline([], A, B, None).endswith("zeggen nog niet hoe het met dit programma ging.")
    later = headline([], date(2024, 1, 1), date(2026, 11, 21), UNTIL)
    assert later == (
        "Van 1 januari 2024 tot en met 21 november 2026 weten we niets: "
        "onze bronnen over dit programma lopen tot en met 30 november 2023."
    )
    partly = headline([], A, B, UNTIL)
    assert partly.startswith("Van 1 januari 2023 tot en met 30 november 2023 is er geen afwijking in onze bronnen")
    assert partly.endswith("lopen tot en met 30 november 2023; van latere dagen is niets bekend.")
    assert "niets bekend" in headline([one(Kind.GOAL_CHANGED)], A, B, UNTIL)
    assert "niets bekend" not in headline([], A, UNTIL, UNTIL)


@pytest.mark.parametrize(
    ("counts", "words"),
    [((3, 3, 2), ""), ((5,), ""), ((3, 1, 1), " De meeste gaan over: doel gewijzigd (3)."), ((3, 2, 2), " Het vaakst gaat het over: doel gewijzigd (3).")],
)  # fmt: skip
def test_most_is_said_only_of_what_has_the_most(counts: tuple[int, ...], words: str) -> None:
    own = (Kind.GOAL_CHANGED, Kind.MONEY_MOVED, Kind.DECISION_LATE)
    found = [one(kind) for kind, count in zip(own, counts, strict=False) for _ in range(count)]
    assert (
        headline(found, A, B, B)
        == f"Van 1 januari 2023 tot en met 31 december 2023 zijn er {len(found)} afwijkingen.{words}"
    )


@pytest.mark.parametrize(
    ("part", "total", "wanted", "state", "words"),
    [
        (10, 18, "100", Standing.PARTLY, "Dat is 56%; gevraagd is 100%."),
        (17, 33, "100", Standing.PARTLY, "Dat is 52%; gevraagd is 100%."),
        (7, 100, "50", Standing.NOT_MET, "Dat is 7%; gevraagd is 50%."),
        (25, 100, "50", Standing.PARTLY, "Dat is 25%; gevraagd is 50%."),
        (50, 100, "50", Standing.MET, "Dat is 50%; gevraagd is 50%."),
        (999, 1000, "100", Standing.PARTLY, "Dat is net geen 100%; gevraagd is 100%."),
    ],
)
def test_a_share_is_rounded_and_partly_is_at_least_half(
    part: int, total: int, wanted: str, state: str, words: str
) -> None:
    asks: Any = SimpleNamespace(limit=wanted, test=AutoTest.MONEY_MEASURED)
    found = share(part, total, asks, "Woorden.")
    assert (found.state, found.words) == (state, f"Woorden. {words}")
    assert standing(part, total, Decimal(wanted)) == state


def test_one_full_stop() -> None:
    assert [sentence(text) for text in ("Waarom?", "Ja.", "Nee", "")] == ["Waarom?", "Ja.", "Nee.", ""]


def test_the_mail_has_dutch_dates_and_says_once_that_it_has_no_links() -> None:
    assert subject("Een\r\nproef", 1, A, B) == "Een proef: 1 afwijking, 1 januari 2023 tot en met 31 december 2023"
    text = letter([one(Kind.GOAL_CHANGED), one(Kind.MONEY_MOVED)], "Over.", "")
    assert text.count(NO_LINKS) == 1
    assert "/programma/" not in text


@pytest.mark.django_db
def test_the_usual_period_is_the_last_year_that_the_sources_tell_of(tmp_path: Path) -> None:
    put(quiet(), tmp_path)
    with workshop():
        until = told_until(["proef"])
        assert until is not None
        assert default_period(["proef"], date(2026, 1, 1))[1] == until
        assert told_until(["proef"], date(2022, 1, 1)) != until
        assert told_until(["niets"]) is None
        assert default_period(["niets"], date(2023, 12, 31)) == (A, B)


@pytest.mark.django_db
def test_the_sources_run_to_the_last_day_of_which_any_row_tells(tmp_path: Path) -> None:
    put(MUTATIONS["a grant did not come"][0](quiet()), tmp_path)
    with workshop():
        days = {day for row in Signal.objects.all() for day in (row.known, row.came, "" if row.due else row.on)}
        days |= {day for row in ObligationTerm.objects.all() for day in (row.known, row.came, row.closed)}
        told = sorted(date.fromisoformat(day) for day in days if day)
        assert len(told) > 3
        for asked in {*told, *(day - timedelta(days=1) for day in told)}:
            assert told_until(["proef", "niets"], asked) == max((day for day in told if day <= asked), default=None)


@pytest.mark.django_db
def test_a_requirement_counts_the_grants_that_the_list_shows(tmp_path: Path) -> None:
    world = with_frame(MUTATIONS["a grant did not come"][0](quiet()))
    world.add("frame_requirements", id="eis", frame="kader", field="financial", requirement="Geen geld terug", test="grants", how_tested="Tellen")  # fmt: skip
    world.change("sources", "bron", date="2022-10-20")
    put(world, tmp_path)
    with workshop():
        words = RequirementState.objects.get().words
    listed = [found for found in ask() if found.kind == Kind.GRANT_AT_RISK]
    assert f"{len(listed)} in gevaar" in words
    assert [(found.what, found.why.split(".")[0]) for found in listed] == [
        ("Het geld: de stap ‘toegekend’ moet uiterlijk in oktober 2022 gezet zijn.", "Nog 29 dagen tot de termijn")
    ]


@pytest.mark.django_db
def test_the_page_reads_dutch_words_and_tells_what_it_cannot_read(published: Publish, visitor: Any) -> None:
    published(quiet())
    assert "Deze voorinstelling is er niet" not in read(visitor, f"{PAGE}?voorinstelling=Dicht")
    assert "geen dag" not in read(visitor, f"{PAGE}?van=01-01-2022&tot=31-12-2023")
    assert "Deze raad heeft dat programma niet" in read(visitor, f"{PAGE}?programma=niets")
    assert "Deze raad heeft dat programma niet" in read(visitor, "/raad/stad/toetsingskader/?programma=niets")
    assert "Dit is het laatste jaar waarover onze bronnen iets zeggen." in read(visitor, PAGE)
    answer = visitor.get(f"{PAGE}?van=2022-01-01&csv")
    assert answer.status_code == 302
    assert visitor.get(answer["Location"])["Content-Type"].startswith("text/csv")
    assert "weten we niets" in read(visitor, f"{PAGE}?van=2030-01-01&tot=2031-12-31")
    assert "weten we niets" in council("deviations", "proef", "--from", "2030-01-01", "--to", "2031-12-31")
