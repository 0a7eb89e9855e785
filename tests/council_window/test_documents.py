"""The documents of the council window, of the real programmes: what a screen reader finds, and that nothing of the page is lost."""

from typing import Any

import pytest

from tests.documents import reading

HANDOVER, DEVIATIONS = "/raad/heerlen/overdracht/", "/raad/heerlen/afwijkingen/"
HEADINGS = {
    HANDOVER: ["In het kort", "Wat besloot de raad?", "Wat staat nog open?", "Welk geld stopt wanneer?", "Welke besluiten komen eraan?"],
    DEVIATIONS: ["Verplichting te laat", "Wat wil de raad horen?"],
}  # fmt: skip


@pytest.mark.parametrize("path", [HANDOVER, DEVIATIONS])
def test_the_document_is_tagged_and_says_what_the_page_says(site: Any, path: str) -> None:
    answer = site.get(path, {"pdf": "1"})
    assert answer.status_code == 200
    reader = reading.pdf(answer.content)
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert "Heerlen" in reader.metadata.title
    tree = reading.structure(reader)
    assert len(tree.all("Table")) >= 2
    assert all(table.all("TH") for table in tree.all("Table"))
    words = reading.squeezed(reading.text(reader))
    for heading in HEADINGS[path]:
        assert reading.squeezed(heading) in words
    answer_on_page = site.get(path).context["answer"]
    assert reading.squeezed(answer_on_page) in words


@pytest.mark.parametrize("path", [HANDOVER, DEVIATIONS])
def test_it_is_there_to_edit(site: Any, path: str) -> None:
    read = reading.word(site.get(path, {"docx": "1"}).content)
    headings = [line.text for line in read.paragraphs if line.style.name.startswith("Heading")]
    assert set(HEADINGS[path]) <= set(headings)
    assert read.tables
