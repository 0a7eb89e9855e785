"""The Word file: headings, a table head that comes back, links, and any text as text."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from koers.kernel.components.shapes import Cell, Column, Row, Source, Table
from koers.kernel.documents import Document, Part
from koers.kernel.documents.content import clean, content
from koers.kernel.documents.word import word

from . import reading

MOMENT = datetime(2023, 11, 30, 12, 30, tzinfo=UTC)
TABLE = Table(
    "Bedragen",
    ("Wat", Column("Hoeveel", numeric=True)),
    (Row(("Maart",), group=True), ("a", Cell("12", url="/fondsen/a/", note="klein")), (None, Cell(missing="pm"))),
)
DOCUMENT = Document(
    "Overdracht",
    "Gemeente Proefdorp",
    ("Inleiding.",),
    (
        Part("Geld", ("Een zin.",), TABLE, ("Een noot.",), (Source("Begroting", "", "blz. 3"), Source("Brief"))),
        Part("Nader", level=2, sentences=(Cell("Lees verder", url="https://example.nl/é"),)),
        Part("Leeg", table=Table("Niets", ("a", "b"), ())),
    ),
    (Source("Register", "/register/"),),
)


def made(document: Document = DOCUMENT) -> bytes:
    return word(content(document, "Stand per 30 november 2023", "https://koers.example/"), MOMENT)


def test_it_has_a_title_a_language_and_headings() -> None:
    read = reading.word(made())
    about = read.core_properties
    assert (about.title, about.author, about.language) == ("Overdracht", "Koers", "nl-NL")
    assert about.created == MOMENT
    styles = [(line.style.name, line.text) for line in read.paragraphs if line.style.name != "Normal"]
    assert styles == [
        ("Title", "Overdracht"),
        ("Heading 1", "Geld"),
        ("Caption", "Bedragen"),
        ("Heading 2", "Nader"),
        ("Heading 1", "Leeg"),
        ("Caption", "Niets"),
    ]
    words = [line.text for line in read.paragraphs]
    for wanted in (
        "Gemeente Proefdorp",
        "Stand per 30 november 2023",
        "Een noot.",
        "Bronnen: Begroting, blz. 3; Brief.",
    ):
        assert wanted in words
    assert {language.get(qn("w:val")) for language in read.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_its_tables_have_a_head_that_comes_back() -> None:
    grid, empty = reading.word(made()).tables
    texts = [[cell.text for cell in row.cells] for row in grid.rows]
    assert texts == [["Wat", "Hoeveel"], ["Maart", "Maart"], ["a", "12\nklein"], ["niet vermeld", "PM"]]
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in grid.rows]
    assert heads == [True, False, False, False]
    assert empty.rows[1].cells[0].text == "nog niets"


def test_its_links_lead_to_whole_addresses() -> None:
    read = reading.word(made())
    found = [link.address for line in read.paragraphs for link in line.hyperlinks]
    assert found == ["https://example.nl/%C3%A9", "https://koers.example/register/"]
    assert read.tables[0].rows[2].cells[1].paragraphs[0].hyperlinks[0].address == "https://koers.example/fondsen/a/"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert made() == made()
    assert {info.date_time for info in zipfile.ZipFile(BytesIO(made())).infolist()} == {(2023, 11, 30, 12, 30, 0)}


def test_a_very_long_title_does_not_break_it() -> None:
    assert reading.word(made(Document("lang " * 100))).core_properties.title.startswith("lang lang")


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    cells = (Cell(text, url=text, note=text), Cell(text, items=(Cell(text), text)))
    table = Table(text, (text, Column(text, numeric=True)), (Row((text,), group=True), cells))
    parts = (Part(text, (f"begin{text}eind",), table, (text,)),)
    read = reading.word(made(Document(text, text, (text,), parts, (Source(text, text, text),))))
    assert reading.squeezed(clean(f"begin{text}eind")) in reading.squeezed(reading.word_text(read))
