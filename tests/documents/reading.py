"""Reads the documents back with another hand than the one that wrote them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document as open_word
from docx.document import Document as WordDocument
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass
class Element:
    """An element of the structure of a PDF, as a screen reader walks through it."""

    tag: str
    attributes: dict[str, object]
    inside: list["Element"] = field(default_factory=list)

    def all(self, tag: str) -> list["Element"]:
        """The elements with this tag, at any depth, in order."""
        return [element for element in self.walk() if element.tag == tag]

    def walk(self) -> Iterator["Element"]:
        yield self
        for element in self.inside:
            yield from element.walk()


def pdf(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def structure(reader: PdfReader) -> Element:
    """The structure of a tagged PDF."""
    root = Element("root", {})
    root.inside = list(_elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    return root


def _elements(node: object) -> Iterator[Element]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        attributes = {}
        for given in node.get("/A", []):
            attributes |= given.get_object()
        attributes = {str(name).strip("/"): str(value).strip("/") for name, value in attributes.items()}
        yield Element(node["/S"].strip("/"), attributes, list(_elements(node["/K"])) if "/K" in node else [])


def text(reader: PdfReader) -> str:
    """All text of a PDF on one line: where lines were broken is a matter of looks."""
    return one_line(" ".join(page.extract_text() for page in reader.pages))


def one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def squeezed(words: str) -> str:
    """Without white space: a PDF holds places of letters, and a reader has to guess at the spaces."""
    return re.sub(r"[\s\u200b]+", "", words)


def links(reader: PdfReader) -> list[str]:
    """Where the links of a PDF lead."""
    return [
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    ]


def word(data: bytes) -> WordDocument:
    return open_word(io.BytesIO(data))


def word_text(made: WordDocument) -> str:
    """All text of a Word file: paragraphs and tables as they come."""
    names = {"t": "{*}t"}
    return "".join(node.text or "" for node in made.element.body.iter(names["t"]))
