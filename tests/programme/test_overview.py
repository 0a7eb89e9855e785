"""The page of a programme: its headline, its horizons, what was done, what happened; and the number of queries."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from koers.kernel.context import workshop
from koers.programme.drawings.horizon import horizon_chart
from koers.programme.models import Event, Goal, Horizon, Intervention, Output, Programme, Target
from koers.programme.presenting import headlines
from koers.programme.presenting import overview as parts
from koers.programme.presenting.days import first_day, last_day
from koers.programme.presenting.verdicts import Answer
from tests.programme.answers import answer, depends, several
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.site import published as published_site
from tests.site import served
from tests.visitor import Visitor, plain_text

DAY = date(2023, 12, 1)
MOST_QUERIES = 25
MOST_WORDS = 18
HARD_WORDS = re.compile(r"\b(significant|baseline|benchmark|gap|trend|monitoren|indicator is niet)\b", re.I)
EMPTY = answer("cannot_be_judged", "no_indicator", indicator=None)


def programme(**more: Any) -> Programme:
    return Programme(pk="proef", short_name="Proef", name="Programma", **({"start": "2022", "end": ""} | more))


# --- The headline -----------------------------------------------------------------------------------------

SITUATIONS = [
    ([], "Is het programma op koers? Dat kan niemand zeggen. In de bronnen staan geen doelen met een maat."),
    ([EMPTY], "Is het programma op koers? Dat kan niemand zeggen. Het ene doel heeft geen maat."),
    (
        [EMPTY, answer("cannot_be_judged", "no_indicator", indicator=None, goal="ander")],
        "Is het programma op koers? Dat kan niemand zeggen. Geen van de 2 doelen heeft een maat.",
    ),
    (
        several("too_early", "too_few_points", count=3),
        "Is het programma op koers? Dat kan nog niemand zeggen. Van geen van de 3 indicatoren zijn er genoeg metingen.",
    ),
    (
        [answer("too_early", "too_few_points")],
        "Is het programma op koers? Dat kan nog niemand zeggen. Van geen enkele indicator zijn er genoeg metingen.",
    ),
    (
        [
            *several("too_early", "too_few_points", count=2),
            answer("cannot_be_judged", "no_direction", indicator="prijs"),
        ],
        "Is het programma op koers? Dat kan nog niemand zeggen. Over geen van de 3 indicatoren is al een oordeel mogelijk.",
    ),
    (
        [*several("too_early", "not_clear_yet", count=1), *several("too_early", "too_few_points", count=1)],
        "Is het programma op koers? Dat kan nog niemand zeggen. "
        "Bij geen van de 2 indicatoren wijzen de metingen al duidelijk één kant op.",
    ),
    (
        several("behind", count=4),
        "Is het programma op koers? Bij alle 4 indicatoren is dat te zeggen. Overal gaat het te langzaam.",
    ),
    (
        [answer("reached")],
        "Is het programma op koers? Bij de enige indicator is dat te zeggen. Daar is het nu gehaald.",
    ),
    (
        [*several("on_course", count=2), *several("behind", count=1), *several("moving_away", count=1), depends()],
        "Is het programma op koers? Bij alle 5 indicatoren is dat te zeggen. Bij 1 wordt het verschil groter. "
        "Bij 1 gaat het te langzaam. Bij 1 hangt het af van het eindjaar. Bij 2 is het tempo genoeg, als het zo doorgaat.",
    ),
    (
        [*several("reached", count=1), *several("too_early", "too_few_points", count=9)],
        "Is het programma op koers? Bij 1 van de 10 indicatoren is dat te zeggen. Daar is het nu gehaald.",
    ),
]


@pytest.mark.parametrize(("found", "expected"), SITUATIONS)
def test_the_headline_is_written_from_the_counts(found: Sequence[Answer], expected: str) -> None:
    assert headlines.of_programme(programme(), found, DAY).answer == expected


@pytest.mark.parametrize("found", [found for found, _ in SITUATIONS])
def test_the_headline_is_plain_dutch(found: Sequence[Answer]) -> None:
    said = headlines.of_programme(programme(), found, DAY)
    for sentence in re.split(r"(?<=[.?!])\s", f"{said.answer} {said.lead}".strip()):
        assert len(sentence.split()) <= MOST_WORDS, sentence
        assert not HARD_WORDS.search(sentence), sentence


def test_what_goes_wrong_stands_before_what_goes_well() -> None:
    said = headlines.sentences([answer("reached", indicator="a"), answer("moving_away", indicator="b")])
    assert said.index("groter") < said.index("gehaald")


@pytest.mark.parametrize(
    ("end", "outcome", "day", "ended"),
    [
        ("", "", DAY, False),
        ("2022", "", DAY, True),
        ("2023", "", DAY, False),
        ("2023", "De periode is voorbij.", DAY, True),
        ("2026", "De periode is voorbij.", DAY, False),  # looking back, the outcome was not known yet
        ("2023-11", "", DAY, True),
        ("2023-12-01", "", DAY, False),
        ("2023-Q3", "", DAY, True),
    ],
)
def test_when_a_programme_has_ended(end: str, outcome: str, day: date, ended: bool) -> None:
    assert headlines.has_ended(programme(end=end, outcome=outcome), day) is ended


def test_a_programme_that_ended_says_so_and_not_more() -> None:
    said = headlines.of_programme(programme(end="2022"), [answer("behind")], DAY)
    assert said.answer == "De periode is voorbij. De uitkomst staat niet in onze bronnen."
    assert said.lead == "Het programma liep van 2022 tot 2022. Wat de cijfers zeggen: daar gaat het te langzaam."


def test_a_programme_that_must_still_begin() -> None:
    said = headlines.of_programme(programme(start="2025-03"), [], DAY)
    assert said.answer == "Het programma begint in maart 2025. Er is nog niets te beoordelen."


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_the_days_of_a_partial_date(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


# --- The horizons -----------------------------------------------------------------------------------------


def horizon(low: int, high: int, *, start: int = 2022, judged: bool = True) -> Horizon:
    return Horizon(label=f"{low}", start_year=start, end_low=low, end_high=high, judged=judged)


def test_competing_horizons_stand_beside_each_other() -> None:
    chart = horizon_chart(programme(), [horizon(2042, 2042), horizon(2037, 2042)], DAY)
    assert chart is not None
    assert [(term.end, term.end_high, term.end_text) for term in chart.terms] == [
        (2042.0, None, "2042"),
        (2037.0, 2042.0, "2037 tot 2042"),
    ]
    assert chart.now is not None
    assert chart.now.label == "nu: december 2023"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-06-08", "2026", [(2026.0, "2026")]),
        ("2022", "", [(None, "einde niet vermeld")]),
        ("", "2026", None),
        ("2022", "2022", None),
    ],
)
def test_without_a_horizon_the_programme_has_its_own_term(start: str, end: str, expected: Any) -> None:
    chart = horizon_chart(programme(start=start, end=end), [], DAY)
    assert (chart and [(term.end, term.end_text) for term in chart.terms]) == expected


def test_a_year_without_a_place_in_a_picture_gives_no_picture() -> None:
    assert horizon_chart(programme(), [horizon(9999, 9999)], DAY) is None


def test_milestones_are_the_years_of_targets_that_stand() -> None:
    def target(year: int | None, title: str, replaced_on: str = "", level: str = "goal") -> Target:
        with workshop():
            return Target(goal=Goal(pk=title, title=title, level=level), year=year, replaced_on=replaced_on)

    given = [
        target(2042, "Cito"),
        target(2030, "CO2"),
        target(2030, "Gebouwen"),
        target(2030, "CO2"),
        target(None, "Geen"),
    ]
    given += [target(2025, "Oud", replaced_on="2020"), target(2026, "Ambitie", level="ambition")]
    chart = horizon_chart(programme(), [horizon(2042, 2042)], DAY, given)
    assert chart is not None
    assert [(moment.year, moment.label) for moment in chart.milestones] == [(2030.0, "2 doelen"), (2042.0, "Cito")]


@pytest.mark.parametrize(
    ("given", "horizons", "expected"),
    [
        ({}, [horizon(2042, 2042)], "We zijn in jaar 2."),
        (
            {},
            [horizon(2042, 2042), horizon(2047, 2047)],
            "We zijn in jaar 2. De bronnen noemen 2 verschillende looptijden.",
        ),
        ({"end": "2022"}, [], "De periode van het programma is voorbij, sinds 2022."),
        ({"start": "2022-06"}, [], "Begonnen in juni 2022. Geen bron noemt een einde."),
        ({"start": ""}, [], "De bronnen noemen geen begin en geen einde."),
    ],
)
def test_the_finding_about_the_time(given: dict[str, str], horizons: list[Horizon], expected: str) -> None:
    assert parts.horizon_finding(programme(**given), horizons, DAY) == expected


# --- What was done, what happened -------------------------------------------------------------------------


def test_what_was_done_is_told_from_planned_and_delivered() -> None:
    states = Counter({Intervention.Status.RUNNING: 1, Intervention.Status.PLANNED: 2})
    outputs = [Output(planned="10", delivered="4"), Output(planned="3"), Output(description="zonder aantal")]
    assert parts.done_finding(outputs, states) == (
        "De bronnen noemen 3 interventies. Daarvan loopt er 1. Van 2 afspraken met een aantal is bij 1 bekend wat er is geleverd."
    )
    assert parts.done_finding([Output(planned="3")], Counter()) == (
        "Van 1 afspraak met een aantal is nergens bekend wat er is geleverd."
    )
    assert parts.done_finding([], Counter()) == "In de bronnen staat niet wat er is gedaan."


def event(day: str, *, planned: bool = False, other: Event | None = None) -> Event:
    with workshop():
        return Event(date=day, event=f"Iets in {day}", planned=planned, conflicts_with=other)


def test_the_timeline_marks_what_came_late_and_what_contradicts() -> None:
    plan = event("2021-07", planned=True)
    real = event("2021-10", other=plan)
    with workshop():
        plan.conflicts_with = real
    other = event("2022-03", other=event("2022-04"))
    late, planned, rival, open_plan, coming = parts.timeline(
        [real, plan, other, event("2022-04-01", planned=True), event("2024-Q2", planned=True)], DAY
    )
    assert ([tag.kind for tag in late.tags], late.note) == (["late"], "Gepland was juli 2021.")
    assert (planned.tags, planned.note) == ((), "Het werd oktober 2021.")
    assert (rival.tags, rival.note) == ((), "Een andere plaats in de bronnen zegt: april 2022, iets in 2022-04.")
    assert open_plan.note == "Of dit is gebeurd, staat niet in onze bronnen."
    assert coming.note == ""


def test_a_plan_that_was_met_early_is_not_late() -> None:
    assert not parts.is_late(event("2021-07", other=event("2021", planned=True)))


# --- The page ---------------------------------------------------------------------------------------------


def world(size: int = 1, **own: Any) -> Small:
    """A programme with themes, goals, indicators, outputs and events, ``size`` of each."""
    made = Small(**own).add("horizons", id="kort", label="20 jaar", start_year=2015, end_low=2035, end_high=2035)
    for n in range(size):
        made.add("goals", id=f"thema-{n}", title=f"Thema {n}", level="theme")
        made.add("goals", id=f"doel-{n}", title=f"Doel {n}", parent=f"thema-{n}")
        made.add("goals", id=f"kpi-{n}", title=f"KPI {n}", parent=f"doel-{n}", level="kpi")
        made.add("goals", id=f"leefgebied-{n}", title=f"Leefgebied {n}", level="domain")
        made.add("goal_relations", goal=f"doel-{n}", related=f"leefgebied-{n}", kind="belongs_to", basis="editorial")
        made.add("indicators", id=f"maat-{n}", name=f"Maat {n}")
        made.add("goal_indicators", goal=f"doel-{n}", indicator=f"maat-{n}")
        made.observe(f"maat-{n}", "gebied", {2015: 50, 2016: 51}).observe(f"maat-{n}", "land", {2015: 60, 2016: 60})
        made.add("interventions", id=f"doen-{n}", name=f"Doen {n}", description="Iets.", area="gebied",
                 status="running", scope="extra")  # fmt: skip
        made.add("outputs", id=f"prestatie-{n}", intervention=f"doen-{n}", description="Woningen", planned=10)
        made.add("events", id=f"plan-{n}", date="2016", event="Plan", planned=True, conflicts_with=f"echt-{n}")
        made.add("events", id=f"echt-{n}", date="2017", event="Echt", conflicts_with=f"plan-{n}")
        made.add("targets", id=f"streef-{n}", goal=f"doel-{n}", indicator=f"maat-{n}", benchmark="land", year=2042)
        made.add("contradictions", id=f"tegen-{n}", subject="Iets", kind="waarde", first_value="1", second_source="bron",
                 second_value="2", handling="Beide.", about=f"goals/doel-{n}")  # fmt: skip
    return made


def test_the_page_of_a_small_programme(published: Any, client: Client) -> None:
    published(world())
    page = client.get("/programma/proef/").content.decode()
    assert "Is het programma op koers? Dat kan nog niemand zeggen." in page
    assert "later dan gepland" in page
    assert page.count("<h1") == 1
    assert client.get("/programma/geen/").status_code == 404
    rows = client.get("/programma/proef/?csv=prestaties").content.decode("utf-8-sig").splitlines()
    assert rows[1:] == ["Woningen,niet vermeld,10,niet vermeld,geen"]
    assert client.get("/programma/proef/?csv=geen").status_code == 404


def test_the_longer_text_is_cleaned(published: Any, client: Client, tmp_path: Path) -> None:
    small = world(text_file="teksten/over.md")
    folder = small.write(tmp_path / "packages")
    (folder / "teksten").mkdir()
    text = (
        "# Kop\n\nEen **woord** en [een link](javascript:alert(1)) en <script>alert(1)</script> en <b onclick=x>b</b>."
    )
    (folder / "teksten" / "over.md").write_text(text)
    published(small)
    page = client.get("/programma/proef/").content.decode()
    assert "<strong>woord</strong>" in page
    assert "<h3>Kop</h3>" in page
    for bad in ("<script>alert", 'href="javascript', "<b onclick"):
        assert bad not in page


def test_a_made_up_programme_is_marked(published: Any, client: Client) -> None:
    published(world(made_up=True))
    page = client.get("/programma/proef/").content.decode()
    assert "verzonnen voorbeeld" in page


def test_queries_do_not_grow_with_the_rows(published: Any, client: Client) -> None:
    few = queries(published(world(2)), client, "/programma/proef/")
    many = queries(published(world(20)), client, "/programma/proef/")
    assert few == many <= MOST_QUERIES


# --- The real programmes ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    """Somebody who looks at the real programmes."""
    with served(published_site(Path(os.environ["KOERS_TEST_HOME"]))) as address:
        yield Visitor(address)


@pytest.mark.slow
def test_heerlen_noord_says_first_that_nobody_knows(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/")
    (said,) = answer.page.texts["answer"]
    assert re.fullmatch(
        r"Is het programma op koers\? Dat kan nog niemand zeggen\. Over geen van de \d+ indicatoren is al een oordeel mogelijk\.",
        said,
    )
    text = plain_text(answer)
    assert "Geen oordeel mogelijk bij" in text
    assert "van 20 of 25" in text
    for theme in (
        "Talentontwikkeling",
        "Werk en bestaanszekerheid",
        "Gezondheid en leefomgeving",
        "Leefbaarheid en veiligheid",
    ):
        assert theme in text
    rows = visitor.ask("/programma/heerlen-noord/?csv=looptijden").rows
    assert [row[2] for row in rows[1:]] == ["2042", "2047", "2037 tot 2042"]
    outputs = visitor.ask("/programma/heerlen-noord/?csv=prestaties").rows
    assert {row[3] for row in outputs[1:]} == {"niet vermeld", "0"}


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["coalitieakkoord-heerlen", "coalitieakkoord-sittard-geleen"])
def test_a_coalition_agreement_is_over_and_its_outcome_unknown(visitor: Visitor, slug: str) -> None:
    answer = visitor.ask(f"/programma/{slug}/")
    assert answer.page.texts["answer"] == ["De periode is voorbij. De uitkomst staat niet in onze bronnen."]


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["nplv", "burgerbetrokkenheid", "voorbeeld"])
def test_every_programme_has_a_page(visitor: Visitor, slug: str) -> None:
    answer = visitor.ask(f"/programma/{slug}/")
    assert answer.status == 200
    assert answer.page.texts["answer"][0].startswith("Is het programma op koers?")
    assert ("verzonnen voorbeeld" in plain_text(answer)) == (slug == "voorbeeld")
