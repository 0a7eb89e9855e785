"""From the shapes of a page to plain lines of text: what both the PDF and the Word file are made of.

Everything becomes lists, texts and booleans that JSON can hold. A line is a list of pieces; a piece is
``[kind, text, address]`` with kind TEXT, STRONG or SMALL and address "" where it is no link.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from koers.kernel.components.addresses import keep_stand
from koers.kernel.components.cells import as_cell, body_rows, columns_of
from koers.kernel.components.formatting import period
from koers.kernel.components.missing_words import missing_words
from koers.kernel.components.shapes import Cell, Source, Table

from .shapes import TOP, Document, Part
from .widths import widths

TEXT, STRONG, SMALL = "text", "strong", "small"
UNTITLED = "Document zonder titel"
UNREADABLE = "\N{REPLACEMENT CHARACTER}"

Piece: TypeAlias = list[str]
Line: TypeAlias = list[Piece]


def content(document: Document, stand: str, site: str, stand_query: str = "") -> dict[str, Any]:
    """The document as plain data.

    ``stand`` is the line that says which state it shows, ``site`` the address of this Koers ("https://koers.example/"):
    on paper a link needs its whole address. ``stand_query`` is added to links within the site.
    """
    writer = _Writer(site, stand_query)
    return {
        "title": clean(document.title).strip() or UNTITLED,
        "lines": [clean(line) for line in (document.subtitle, stand) if line],
        "contents": document.contents,
        "intro": writer.sentences(document.intro),
        "parts": list(_levelled(writer.part(part) for part in document.parts)),
        "sources": writer.sources(document.sources),
    }


def _levelled(parts: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """A heading may not skip a level: the first one is of the top, whatever was asked."""
    begun = False
    for part in parts:
        if part["heading"] and not begun:
            part["level"], begun = TOP, True
        yield part


def clean(text: str) -> str:
    """The text without what can stand in no document: control characters, half characters, and those that will never be one."""
    return text if text.isprintable() else "".join(map(_character, text.replace("\r\n", "\n")))


def _character(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    kind = unicodedata.category(character)
    if kind == "Cc":
        return " "
    if kind == "Cs" or (kind == "Cn" and ord(character) & 0xFFFE == 0xFFFE) or 0xFDD0 <= ord(character) <= 0xFDEF:
        return UNREADABLE
    return character


class _Writer:
    """Writes lines; it knows where links lead."""

    def __init__(self, site: str, stand_query: str) -> None:
        self._site, self._stand_query = site, stand_query

    def part(self, part: Part) -> dict[str, Any]:
        heading = clean(part.heading).strip()
        return {
            "heading": heading,
            "level": part.level,
            "sentences": self.sentences(part.sentences),
            "table": self._table(part.table, heading) if part.table else None,
            "notes": [clean(note) for note in part.notes],
            "sources": self.sources(part.sources),
        }

    def sentences(self, sentences: Sequence[str | Cell]) -> list[Line]:
        return [line for sentence in sentences for line in self._lines(as_cell(sentence))]

    def sources(self, sources: Sequence[Source]) -> list[Line]:
        return [self._source(source) for source in sources]

    def _source(self, source: Source) -> Line:
        place = f", {source.place}" if source.place else ""
        known = f", bekend vanaf {period(source.known_from)}" if source.known_from else ""
        return [self._piece(TEXT, source.title, source.url), *self._more(f"{place}{known}")]

    def _table(self, table: Table, heading: str) -> dict[str, Any]:
        columns = columns_of(table)
        rows = [{"group": row.group, "cells": [self._lines(cell) for _, cell in row.cells]} for row in body_rows(table)]
        labels = [clean(column.label) for column in columns]
        sizes = _widths(labels, rows)
        heads = [
            {"label": label, "numeric": column.numeric, "width": size}
            for label, column, size in zip(labels, columns, sizes, strict=True)
        ]
        return {
            "caption": ""
            if table.caption_hidden or table.caption.casefold() == heading.casefold()
            else clean(table.caption),
            "columns": heads,
            "rows": rows,
            "empty": missing_words("not_found", "nog niets").words,
        }

    def _lines(self, cell: Cell) -> list[Line]:
        """What stands in a cell, with what a page shows as marks and small text in words."""
        if cell.missing_kind:
            lines = [[self._piece(SMALL, missing_words(cell.missing_kind, cell.text).words)]]
        elif cell.items:
            lines = [line for item in cell.items for line in self._lines(as_cell(item))]
        else:
            verdict = [self._piece(STRONG, f"{cell.verdict.words.label} ")] if cell.verdict else []
            lines = [[*verdict, *([self._piece(TEXT, cell.text, cell.url)] if cell.text else [])]]
        for tag in cell.tags:
            lines[-1] += self._more(f" ({tag.words})")
        return [*lines, *([[self._piece(SMALL, cell.note)]] if cell.note else [])]

    def _more(self, text: str) -> list[Piece]:
        return [self._piece(SMALL, text)] if text else []

    def _piece(self, kind: str, text: str, url: str = "") -> Piece:
        return [kind, clean(text), self._address(url) if url else ""]

    def _address(self, url: str) -> str:
        """The whole address that a link leads to; "" where a link would lead nowhere on paper, or would run something."""
        try:
            kept = keep_stand(clean(url).replace("\n", ""), self._stand_query)
            if kept.startswith(("#", "?")):
                return ""
            whole = urljoin(self._site, iri_to_uri(kept)) if kept else ""
            return whole if urlsplit(whole).scheme in ("http", "https", "mailto") else ""
        except ValueError:  # "http://[" is no address
            return ""


def _widths(labels: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[float]:
    """The width of each column, in tenths of a point."""
    lines = [
        [["".join(text for _, text, _ in line) for line in row["cells"][place]] for row in rows if not row["group"]]
        for place in range(len(labels))
    ]
    return [round(width, 1) for width in widths(labels, lines)]
