"""Whose choice it is: of the council or of the reader; who adopted a requirement; and every programme its own address."""

import csv
import io
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.cache import caches

from koers.council_window.presenting import deviations_document
from tests.council_window.test_deviations import busy
from tests.council_window.test_frame_pages import ATOM, PAGE, PERIOD, YEAR, Publish, council, published, read, visitor
from tests.council_window.year import quiet, with_frame
from tests.documents import reading
from tests.obligations.conftest import home
from tests.programme.small import Small

__all__ = ["home", "published", "visitor"]
pytestmark = pytest.mark.django_db
FRAME = "/raad/stad/toetsingskader/"
READER = "U koos de voorinstelling ‘licht’. De raad koos de voorinstelling ‘gewoon’, met 1 eigen drempel."


def chosen(**cells: Any) -> Small:
    """A frame that the council adopted, with a threshold of its own."""
    world = with_frame(busy(), **cells)
    return world.add(
        "frame_triggers", frame="kader", kind="obligation_late", wanted=True, threshold=60, why="twee maanden"
    )


def thresholds(visitor: Any, path: str) -> list[list[str]]:
    """The table of thresholds as a file."""
    text = visitor.get(f"{path}&csv=drempels").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_what_a_reader_chose_is_not_shown_as_the_councils(published: Publish, visitor: Any) -> None:
    published(chosen())
    own = thresholds(visitor, f"{PAGE}?{YEAR}")
    light = thresholds(visitor, f"{PAGE}?{YEAR}&voorinstelling=licht")
    assert own[0][-1] == "Deze raad"
    assert light == own
    assert ["Verplichting te laat", "meer dan 60 dagen te laat"] in [[row[0], row[-1]] for row in light]
    page = read(visitor, f"{PAGE}?{YEAR}&voorinstelling=licht")
    assert READER in page
    assert "Volgens het toetsingskader van de raad" not in page
    assert "Volgens het toetsingskader van de raad: de voorinstelling ‘gewoon’, met 1" in read(
        visitor, f"{PAGE}?{YEAR}"
    )


def test_the_document_and_the_mail_say_whose_choice_it_is(published: Publish, visitor: Any) -> None:
    published(chosen())
    answer = visitor.get(f"{PAGE}?{YEAR}&voorinstelling=licht&docx=1")
    assert READER in [line.text for line in reading.word(answer.content).paragraphs]
    council("mail", "proef", *PERIOD, "--preset", "light", "--address", "griffie@example.nl")
    assert READER in mail.outbox[0].body
    assert READER in council("deviations", "proef", *PERIOD, "--preset", "light")


def test_an_example_is_nobodys_and_without_a_frame_there_is_no_column_of_the_council(
    published: Publish, visitor: Any
) -> None:
    published(chosen(example=True))
    page = read(visitor, f"{PAGE}?{YEAR}&voorinstelling=licht")
    assert "In het voorbeeldkader, dat de raad niet heeft vastgesteld, staat de voorinstelling ‘gewoon’" in page
    assert thresholds(visitor, f"{PAGE}?{YEAR}")[0][-1] == "Het voorbeeld"
    published(quiet())
    assert thresholds(visitor, f"{PAGE}?{YEAR}&voorinstelling=licht")[0] == [
        "Afwijking",
        "Licht",
        "Gewoon",
        "Dicht erop",
    ]
    assert "nog geen toetsingskader. We gebruiken" in read(visitor, f"{PAGE}?{YEAR}&voorinstelling=licht")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"adopted_by": "raad", "adopted_on": "2022-05-09", "act": "besluit"}, "Vastgesteld door De raad, op 9 mei 2022, met het besluit ‘Bijstelling’."),
        ({"adopted_on": "2022-05"}, "Vastgesteld in mei 2022."),
        ({"act": "besluit"}, "Vastgesteld met het besluit ‘Bijstelling’."),
        ({}, ""),
    ],
)  # fmt: skip
def test_who_adopted_a_requirement_when_and_by_which_act(
    published: Publish, visitor: Any, cells: dict[str, str], words: str
) -> None:
    world = with_frame(quiet())
    published(world.add("frame_requirements", id="eis", frame="kader", field="policy", requirement="Een eis", **cells))
    page = read(visitor, FRAME)
    row = page[page.index("Een eis") :]
    assert words in row
    assert ("Vastgesteld" in row) == bool(words)


def test_what_is_needed_is_said_once(published: Publish, visitor: Any) -> None:
    world = with_frame(quiet()).add("goals", id="leeg", title="Zonder maat")
    eis = {
        "id": "eis",
        "frame": "kader",
        "field": "policy",
        "requirement": "Een eis",
        "test": "verdict",
        "goal": "leeg",
    }
    published(world.add("frame_requirements", **eis, how_tested="Kijken"))
    assert "Wat is er nodig? Een besluit over een maat." in read(visitor, FRAME)


def test_the_programme_stays_chosen(published: Publish, visitor: Any) -> None:
    published(quiet())
    assert 'href="/raad/stad/afwijkingen/?programma=proef"' in read(visitor, f"{FRAME}?programma=proef")
    assert 'href="/raad/stad/toetsingskader/?programma=proef"' in read(visitor, f"{PAGE}?programma=proef")


def test_every_feed_has_an_id_of_its_own_that_stays(published: Publish, visitor: Any) -> None:
    published(quiet())

    def id_of(more: str = "") -> str | None:
        return ElementTree.fromstring(visitor.get(f"{PAGE}?atom=1{more}").content).findtext(f"{ATOM}id")

    own = id_of()
    assert own == id_of("&programma=proef") == id_of(f"&{YEAR}")
    light = id_of("&voorinstelling=licht")
    assert len({own, light, id_of("&voorinstelling=close")}) == 3
    published(quiet())
    assert (id_of(), id_of("&voorinstelling=light")) == (own, light)


def test_a_document_holds_no_more_than_somebody_prints(published: Publish, visitor: Any, monkeypatch: Any) -> None:
    published(busy())
    whole = reading.word(visitor.get(f"{PAGE}?{YEAR}&voorinstelling=close&docx=1").content)
    rows = sum(len(table.rows) - 1 for table in whole.tables)
    monkeypatch.setattr(deviations_document, "MOST", 1)
    caches["pages"].clear()
    capped = reading.word(visitor.get(f"{PAGE}?{YEAR}&voorinstelling=close&docx=1").content)
    assert sum(len(table.rows) - 1 for table in capped.tables) < rows
    notes = [line.text for line in capped.paragraphs if "staan hier. Nog" in line.text or "staat in Koers" in line.text]
    assert notes
    assert notes[0].endswith("in Koers, op de pagina ‘Afwijkingen’. Daar kunt u ze ook als Excel downloaden.")
