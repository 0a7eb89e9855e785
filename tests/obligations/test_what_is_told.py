"""What pages tell when a source names no date, no day, or only words: never more than the source."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from koers.obligations.presenting import register
from koers.obligations.queries.register import Counts
from tests.obligations.conftest import council, obligation, step
from tests.obligations.test_pages import ROOT, read, squeezed

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
COMMITMENT = {"type": "do", "owes": "coalitie", "owed_to": "", "made_on": "2022-06-08"}
PERIOD = {"planned": "2026", "term_text": "deze coalitieperiode"}


def table(visitor: Any, address: str) -> list[dict[str, str]]:
    """The rows of a file, by the names of its columns."""
    return list(csv.DictReader(io.StringIO(visitor.get(f"{ROOT}{address}").content.decode("utf-8-sig"))))


# --- a source without a date ------------------------------------------------------------------------------------------


def test_the_register_does_not_say_how_far_sources_without_a_date_go() -> None:
    counts = Counts(total=1, open=1, late=0, untold=1, soon=0, without=0)
    assert register.lead(counts) == "Van 1 verplichting is de termijn voorbij, maar we weten niet of het kwam."


def test_the_register_stands_when_no_source_has_a_date(published: Publish, visitor: Any) -> None:
    tables = council(obligation("voorbij", planned="2020-01-01"))
    published(**tables | {"sources": [{"id": "bron", "title": "Een bron"}]})
    page = squeezed(read(visitor, "verplichtingen/"))
    assert "Van 1 verplichting is de termijn voorbij, maar we weten niet of het kwam." in page
    assert "Onze bronnen lopen tot en met" not in page


# --- a month or a year in which something came ---------------------------------------------------------------------------


def test_of_a_month_around_the_term_nobody_can_say_whether_it_was_late(published: Publish, visitor: Any) -> None:
    once = {"kind": "information_agreement", "type": "once"}
    rows = [
        obligation("misschien", planned="2020-03-10", **once),
        obligation("zeker", planned="2020-02-10", **once),
        obligation("op-tijd", planned="2020-03-31", **once),
    ]
    steps = [step(row["id"], "2020-03", "came", "college") for row in rows]
    published(**council(*rows, obligation_steps=steps))
    told = {row["Wat"]: row["Verschil"] for row in table(visitor, "informatieafspraken/?csv=gekomen")}
    assert told == {
        "Titel misschien": "niet te zeggen",
        "Titel zeker": "minstens 20 dagen",
        "Titel op-tijd": "op tijd",
    }
    page = squeezed(read(visitor, "informatieafspraken/"))
    assert "“Titel zeker” kwam minstens 20 dagen later dan gepland: in maart 2020." in page
    assert "Van 1 is niet te zeggen of het op tijd kwam." in page
    assert "later dan gepland" not in read(visitor, "verplichtingen/misschien/")
    listed = squeezed(read(visitor, "verplichtingen/?lijst=alles"))
    assert "Gekomen in maart 2020: of dat op tijd was, is niet te zeggen" in listed


def test_the_counts_of_the_council_follow_the_same_rule(published: Publish) -> None:
    from koers.kernel.context import current_alias
    from koers.kernel.editions.reading import edition_context
    from koers.obligations.models import ObligationTerm
    from koers.obligations.queries.register import came_after_due

    days = {
        "a": "2020-03",
        "b": "2020-Q1",
        "c": "2020-Q2",
        "d": "2020",
        "e": "2021",
        "f": "2020-03-11",
        "g": "2020-03-10",
    }
    rows = [obligation(id, "information_agreement", type="once", planned="2020-03-10") for id in days]
    edition = published(
        **council(*rows, obligation_steps=[step(id, on, "came", "college", id=f"{id}-kwam") for id, on in days.items()])
    )
    with edition_context(edition):
        late = ObligationTerm.objects.using(current_alias()).filter(came_after_due())
        assert sorted(late.values_list("obligation_id", flat=True)) == ["c", "e", "f"]


# --- agreements of which nothing had to come yet ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        ([{"type": "standing"}], "Er is 1 afspraak over informatie. Daar staat geen dag bij."),
        (
            [{"type": "standing"}, {"type": "standing"}],
            "Er zijn 2 afspraken over informatie. Bij geen daarvan staat een dag.",
        ),
        (
            [{"type": "once", "planned": "2199-04"}],
            "Er is 1 afspraak over informatie. Nog niets had er al moeten zijn. Het eerste is “Titel a-0”: april 2199.",
        ),
    ],
)
def test_the_headline_knows_a_day_that_is_still_to_come(
    published: Publish, visitor: Any, agreed: list[dict[str, str]], told: str
) -> None:
    published(**council(*(obligation(f"a-{n}", "information_agreement", **cells) for n, cells in enumerate(agreed))))
    assert told in squeezed(read(visitor, "informatieafspraken/"))


def test_when_it_was_agreed_for_stands_there_without_words_in_the_source(published: Publish, visitor: Any) -> None:
    rows = [
        obligation("dag", "information_agreement", type="once", planned="2199-04"),
        obligation("woorden", "information_agreement", type="once", planned="2199-04", term_text="elk voorjaar"),
    ]
    published(**council(*rows))
    told = {row["Afspraak"]: row["Wanneer"] for row in table(visitor, "informatieafspraken/?csv=afspraken")}
    assert told == {"Titel dag": "2199-04-30", "Titel woorden": "elk voorjaar"}
    assert "april 2199" in read(visitor, "informatieafspraken/")


# --- a term in words ------------------------------------------------------------------------------------------------------


def test_the_words_of_the_source_go_before_a_year_that_it_does_not_name(published: Publish, visitor: Any) -> None:
    rows = [
        obligation("einde", "coalition_commitment", **COMMITMENT, **PERIOD),
        obligation("begin", "coalition_commitment", **COMMITMENT, term_text="deze coalitieperiode"),
        obligation("jaar", "coalition_commitment", **COMMITMENT, planned="2199", term_text="in 2199"),
    ]
    published(**council(*rows))
    page = squeezed(read(visitor, "afspraken/te-volgen/"))
    assert page.count("‘deze coalitieperiode’") >= 3  # of the end, of the beginning, and in the explanation
    assert "Koers rekent tot en met 2026." in page
    assert "‘in 2199’" not in page
    register_page = squeezed(read(visitor, "verplichtingen/?lijst=alles"))
    assert "deze coalitieperiode (2026)" in register_page
    own = squeezed(read(visitor, "verplichtingen/einde/"))
    assert "deze coalitieperiode (2026)" in own
    assert "afgesproken: deze coalitieperiode; we tellen tot en met de laatste dag van 2026" in own.lower()
    assert "afgesproken voor 2026" not in own.lower()


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 11, 21), "de bron noemt geen datum"), (date(2027, 2, 1), "1 maand voorbij")]
)
def test_nobody_counts_down_to_a_year_that_the_source_does_not_name(day: date, told: str) -> None:
    from koers.obligations.models import Obligation, ObligationTerm
    from koers.obligations.presenting.followed import _against

    row = Obligation(**PERIOD)
    row._state.fields_cache["term"] = ObligationTerm(due="2026-12-31")
    assert _against(row, day).text == told
