"""The PDF: what a screen reader finds in it, and that nothing of a text is ever read as anything but text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koers.kernel.components.shapes import Cell, Column, Judged, Row, Source, Table, Tag
from koers.kernel.documents import Document, NotMade, Part
from koers.kernel.documents.compiling import made
from koers.kernel.documents.content import clean, content
from koers.kernel.documents.pdf import pdf

from . import reading

MOMENT = datetime(2023, 11, 30, 12, 30, tzinfo=UTC)
SITE = "https://koers.example/"
COLUMNS = ("Wat", Column("Hoeveel", numeric=True))


def compiled(document: Document, stand: str = "Stand per 30 november 2023") -> bytes:
    return pdf(content(document, stand, SITE), MOMENT)


def here(document: Document) -> bytes:
    """The same without a process of its own, for tests with many documents."""
    from django.conf import settings as django_settings

    return made(content(document, "", SITE), str(django_settings.KOERS_FONTS), 0)


def table(*rows: Row | tuple[Cell | str | None, ...]) -> Table:
    return Table("Bedragen", COLUMNS, rows)


def test_it_is_tagged_and_names_its_language_and_title() -> None:
    reader = reading.pdf(compiled(Document("Overdracht", subtitle="Gemeente Proefdorp")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Overdracht"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data()
    assert "Overdracht Gemeente Proefdorp Stand per 30 november 2023" in reading.text(reader)


def test_a_screen_reader_finds_headings_tables_and_links() -> None:
    rows = (Row(("Maart",), group=True), ("a", Cell("12", url="/fondsen/a/")), (None, Cell(missing="pm")))
    parts = (
        Part("Geld", ("Een zin.",), table(*rows), ("Een noot.",), (Source("Begroting", "/bronnen/b/", "blz. 3", "2023-08"),)),
        Part("Nader", level=2, sentences=(Cell("Lees verder", url="https://example.nl/é"),)),
    )  # fmt: skip
    reader = reading.pdf(compiled(Document("T", intro=("Inleiding.",), parts=parts, contents=True)))
    tree = reading.structure(reader)
    tags = [element.tag for element in tree.walk()]
    assert tags.count("H1") == 2  # with the one above the contents
    assert (tags.count("Title"), tags.count("H2"), tags.count("Table"), tags.count("TOCI")) == (1, 1, 1, 2)
    head, body = tree.all("THead")[0], tree.all("TBody")[0]
    assert [cell.attributes["Scope"] for cell in head.all("TH")] == ["Column", "Column", "Column"]
    assert len(body.all("TR")) == 2
    assert reading.links(reader) == [f"{SITE}fondsen/a/", f"{SITE}bronnen/b/", "https://example.nl/%C3%A9"]
    words = reading.text(reader)
    for wanted in (
        "Inleiding.",
        "niet vermeld",
        "PM",
        "Een noot.",
        "Bron: Begroting, blz. 3, bekend vanaf augustus 2023.",
    ):
        assert wanted in words


def test_marks_become_words() -> None:
    cell = Cell("12", tags=(Tag("late"),), note="na de termijn", verdict=Judged("behind"))
    words = reading.text(reading.pdf(compiled(Document("T", parts=(Part("P", (cell,)),)))))
    assert f"{Judged('behind').words.label} 12 (later dan gepland) na de termijn" in words


def test_the_head_of_a_table_and_of_a_group_come_back_on_each_page() -> None:
    rows = [Row(("Maart 2024",), group=True), *((f"rij {number}", str(number)) for number in range(120))]
    reader = reading.pdf(compiled(Document("Lang", parts=(Part("Lijst", table=table(*rows)),))))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, 1):
        words = page.extract_text()
        assert "Hoeveel" in words
        assert "Maart 2024" in words
        assert f"pagina {number} van {count}" in reading.one_line(words)
    assert len(reading.structure(reader).all("Table")) == 1


def test_the_same_document_gives_the_same_bytes() -> None:
    document = Document("T", parts=(Part("P", ("zin",), table(("a", "1"))),))
    assert compiled(document) == compiled(document)
    assert reading.pdf(compiled(document)).metadata.creation_date == MOMENT


def test_what_has_no_content_is_still_a_document() -> None:
    for document in (
        Document(""),
        Document("T", parts=(Part(""), Part("", level=2), Part("Eerst", level=2), Part("Dan"), Part("Zo", level=2))),
        Document("T", parts=(Part("Leeg", table=table()),)),
        Document("T", parts=(Part("Groepen", table=table(Row(("a",), group=True), Row(("b",), group=True))),)),
        Document("\x00", parts=(Part("\u200b"), Part("\n"))),
    ):
        assert here(document).startswith(b"%PDF")


def test_a_cell_longer_than_a_page_is_whole() -> None:
    long = " ".join(f"woord{number}" for number in range(4000))
    words = reading.squeezed(
        reading.text(reading.pdf(here(Document("T", parts=(Part("P", table=table((long, "1"))),)))))
    )
    assert all(f"woord{number}" in words for number in (0, 2000, 3999))


def test_a_row_stays_on_one_page() -> None:
    rows = [(Cell(f"begin{number}", note=f"{'tekst ' * 30}eind{number}"), "1") for number in range(60)]
    pages = [
        page.extract_text() for page in reading.pdf(here(Document("T", parts=(Part("P", table=table(*rows)),)))).pages
    ]
    assert len(pages) > 2
    for number in range(60):
        assert [f"begin{number}\n" in page for page in pages] == [f"eind{number}\n" in page for page in pages]


def test_a_long_word_stays_within_its_column() -> None:
    word = "https://voorbeeld.example/" + "a" * 200
    document = Document("T", intro=(word,), parts=(Part("P", table=table((word, word))),))
    reader = reading.pdf(here(document))
    assert reading.squeezed(reading.text(reader)).count(word) >= 2
    edges: list[float] = []
    for page in reader.pages:
        page.extract_text(visitor_text=lambda text, _, place, *rest: edges.append(place[4]))
    assert max(edges) < reader.pages[0].mediabox.right


def test_a_level_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="level"):
        Part("x", level=3)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", "#plek", "?csv=x"]
)
def test_an_address_that_is_not_safe_or_leads_nowhere_is_no_link(url: str) -> None:
    reader = reading.pdf(here(Document("T", intro=(Cell("tekst", url=url),))))
    assert reading.links(reader) == []
    assert "tekst" in reading.text(reader)


def test_a_link_keeps_the_state_that_was_asked_for() -> None:
    found = content(Document("T", intro=(Cell("a", url="/doel/"),)), "", SITE, "stand=2022-01-01")
    assert found["intro"] == [[["text", "a", f"{SITE}doel/?stand=2022-01-01"]]]


def test_markup_is_shown_as_it_is() -> None:
    nasty = '#set page(width: 1cm) *vet* _schuin_ $x^2$ `code` = kop - lijst + + /a <label> @bron <script>alert("1")</script> \\ ~ // /* [x] {y}'
    document = Document(
        nasty, nasty, (nasty,), (Part(nasty, (nasty,), table((nasty, nasty)), (nasty,), (Source(nasty),)),)
    )
    words = reading.squeezed(reading.text(reading.pdf(here(document))))
    assert words.count(reading.squeezed(nasty)) >= 8


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم", "Ωμέγα", "Привет", "→ ≤ ✓ ☃"])
def test_other_scripts_are_shown(text: str) -> None:
    words = reading.text(reading.pdf(here(Document("T", intro=(text,)))))
    assert "[U+" not in words
    assert set(reading.squeezed(text)) <= set(words)


def test_what_no_font_has_is_written_as_its_number() -> None:
    words = reading.text(reading.pdf(here(Document("T", intro=("voor 中 na", "ok")))))
    assert "voor [U+4E2D] na" in words
    assert "ok" in words


def test_emoji_are_shown() -> None:
    from django.conf import settings as django_settings

    if not (django_settings.KOERS_FONTS / "NotoEmoji_400Regular.ttf").exists():
        pytest.skip("het lettertype met emoji is nog niet opgehaald (make install)")
    assert "😀" in reading.text(reading.pdf(here(Document("T", intro=("blij 😀",)))))


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_any_text_anywhere_gives_a_document(text: str) -> None:
    cells = (Cell(text, url=text, note=text), Cell(text, items=(Cell(text), text)))
    parts = (
        Part(
            text, (text,), Table(text, (text, Column(text, numeric=True)), (Row((text,), group=True), cells)), (text,)
        ),
    )
    document = Document(text, text, (text,), parts, (Source(text, text, text),), contents=True)
    reader = reading.pdf(here(document))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@settings(max_examples=150)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F), min_size=1, max_size=60))
def test_any_latin_text_is_shown_as_it_is(text: str) -> None:
    wanted = reading.squeezed(clean(text).replace("\u00ad", ""))  # a soft hyphen shows only where a word is broken
    found = reading.squeezed(reading.text(reading.pdf(here(Document("T", intro=(f"begin{text}eind",))))))
    assert f"begin{wanted}eind" in found.replace("\u00ad", "")


def test_a_document_that_cannot_be_made_says_why() -> None:
    with pytest.raises(NotMade, match="title"):
        pdf({"lines": []}, MOMENT)
