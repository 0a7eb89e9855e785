"""The long-term agenda as a document: what is in it, in which order, and how it is sent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches

from tests.documents import reading
from tests.obligations.conftest import council, obligation, recess, step, term_rule

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
AGENDA = "/programma/proef/agenda/"
NASTY = "#strong[x] $y$ *z* <script>alert(1)</script>"


@pytest.fixture
def edition(published: Publish) -> Any:
    """Two months with something in them, something late, something without a term, something settled."""
    found = [
        obligation("later", planned="2199-03-01", made_on="2022-01-01"),
        obligation("eerst", "motion", planned="2199-01", title=NASTY, portfolio="Wonen"),
        obligation("te-laat", planned="2022-12-31", made_on="2022-01-01"),
        obligation("zonder", "motion", made_on="2021-01-01", owed_to=""),
        obligation("vraag", "written_question", made_on="2198-12-02", known_from="2198-12-02"),
        obligation("klaar", "written_question", made_on="2022-01-01"),
    ]
    steps = [step("klaar", "2022-02-01", "answered", "college")]
    return published(**council(*found, obligation_steps=steps))


def test_it_says_month_by_month_what_must_come_and_why_then(edition: Any, visitor: Any) -> None:
    answer = visitor.get(AGENDA, {"pdf": ""})
    reader = reading.pdf(answer.content)
    words = reading.squeezed(reading.text(reader))
    words = words[words.index("Watmoet") :]
    order = ["Wat moet er nog komen?", "Januari 2199", NASTY, "Maart 2199", "Titel later", "over de termijn heen?", "Titel te-laat",
             "zonder dag?", "Titel zonder"]  # fmt: skip
    places = [words.index(reading.squeezed(wanted)) for wanted in order]
    assert places == sorted(places)
    assert "Titelklaar" not in words
    assert "geentermijnafgesproken" in words[places[-2] :]
    assert "nietvermeld" in words[places[-1] :]
    assert "Standper" in words
    assert f"http://localhost{AGENDA.replace('agenda', 'verplichtingen')}later/" in reading.links(reader)
    assert reader.metadata.title.startswith("Langetermijnagenda: ")


def test_it_says_which_rule_gave_the_term(published: Publish, visitor: Any) -> None:
    question = obligation("vraag", "written_question", made_on="2023-06-20")
    away = recess("zomer", "2023-07-10", "2023-08-20")
    published(**council(question, term_rules=[term_rule()], calendar_periods=[away]))
    words = reading.text(reading.pdf(visitor.get(AGENDA, {"pdf": ""}).content))
    assert "ermijn volgens reglement, artikel 33" in words


def test_it_is_sent_as_a_file_and_kept(edition: Any, visitor: Any) -> None:
    first = visitor.get(AGENDA, {"pdf": ""})
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == f'attachment; filename="programma-proef-agenda-{edition.day}.pdf"'
    assert visitor.get(AGENDA, {"pdf": ""}, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    caches["pages"].clear()
    assert visitor.get(AGENDA, {"pdf": ""}).content == first.content


def test_it_is_there_to_edit(edition: Any, visitor: Any) -> None:
    answer = visitor.get(AGENDA, {"docx": ""})
    assert answer["Content-Disposition"] == f'attachment; filename="programma-proef-agenda-{edition.day}.docx"'
    read = reading.word(answer.content)
    assert [line.text for line in read.paragraphs if line.style.name == "Heading 1"] == [
        "Wat moet er nog komen?",
        "Wat is over de termijn heen?",
        "Welke besluiten staan gepland?",
        "Wat staat open zonder dag?",
    ]
    assert NASTY in reading.word_text(read)


def test_it_says_of_which_day_it_is(edition: Any, visitor: Any) -> None:
    answer = visitor.get(AGENDA, {"pdf": "", "stand": edition.day.isoformat()})
    assert "Zo was het op" in reading.text(reading.pdf(answer.content))
    assert all(f"?stand={edition.day}" in link for link in reading.links(reading.pdf(answer.content)))


def test_the_page_links_to_it_and_other_pages_have_none(edition: Any, visitor: Any) -> None:
    page = visitor.get(AGENDA).content.decode()
    assert 'href="?pdf"' in page
    assert 'href="?docx"' in page
    assert visitor.get("/programma/proef/verplichtingen/", {"pdf": ""}).status_code == 404


def test_an_empty_agenda_is_a_document_too(published: Publish, visitor: Any) -> None:
    published(**council(obligation("klaar", "written_question", made_on="2022-01-01"),
                        obligation_steps=[step("klaar", "2022-02-01", "answered", "college")]))  # fmt: skip
    words = reading.text(reading.pdf(visitor.get(AGENDA, {"pdf": ""}).content))
    assert "Er staat geen dag die nog komt in onze bronnen." in words
    assert "Er staat niets open." in words
