"""Answers with a page, or with one of the page's tables as CSV: the figures on the page and in the file are the same.

A view puts every table of its page in the context as ``tables``; ``?csv=<id>`` then gives that table, ``?xlsx=<id>`` the
same as a workbook. A page that is a document too says how that is made; ``?pdf`` and ``?docx`` then give it as a file.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from .components.missing_words import missing_words
from .components.shapes import Cell, Column, Row, Table
from .documents import Document
from .models import Redirect

NUMBER = re.compile(r"-?\d+(\.\d+)?")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EVERY = 1_000_000
"""More rows than a list has: a page of so many is the whole list."""


def as_file(request: HttpRequest, *tables: str) -> bool:
    """Whether one of these tables is asked as a file; without names, any table."""
    asked = [request.GET[form] for form in ("csv", "xlsx") if form in request.GET]
    return any(not tables or wanted in tables for wanted in asked)


def page_size(request: HttpRequest, usual: int, *tables: str) -> int:
    """How many rows to show: a file of one of these tables holds the whole list, a page ``usual`` of them."""
    return EVERY if as_file(request, *tables) else usual


def respond(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    document: Callable[[], Document] | None = None,
) -> HttpResponse:
    """The page, or the table that ``?csv=`` or ``?xlsx=`` names, or with ``?pdf`` or ``?docx`` the page's document.

    ``document`` is called only when the document is asked for. Raises Http404 when the page has no such table or document.
    """
    for form, answer in (("csv", csv_response), ("xlsx", xlsx_response)):
        wanted = request.GET.get(form)
        if wanted is None:
            continue
        for table in context.get("tables", ()):
            if table.id == wanted:
                return answer(table, f"{_file_name(request, table)}.{form}")
        raise Http404("deze tabel staat niet op deze pagina")
    for form in ("pdf", "docx"):
        if form in request.GET:
            if document is None:
                raise Http404("deze pagina is er niet als document")
            from .documents.answer import document_response  # few ask for a document

            return document_response(request, form, document())
    return render(request, template, dict(context))


def _file_name(request: HttpRequest, table: Table) -> str:
    return "-".join([*(part for part in request.path.split("/") if part), table.id])


def csv_response(table: Table, name: str) -> HttpResponse:
    """A table as a CSV file: UTF-8 with a mark that spreadsheets know, decimal points, a reason where there is no figure."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    head, *rows = _texts(table)
    writer.writerow(head)
    writer.writerows([_safe(text) for text in row] for row in rows)
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def xlsx_response(table: Table, name: str) -> HttpResponse:
    """A table as an Excel workbook, with the same words as the CSV file."""
    from .workbooks import workbook  # openpyxl takes long to start, and few ask for a workbook

    numeric = frozenset(
        place for place, column in enumerate(table.columns) if isinstance(column, Column) and column.numeric
    )
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(workbook(list(_texts(table)), numeric), content_type=XLSX, headers=headers)


def _texts(table: Table) -> Iterator[list[str]]:
    """The header and the rows of a table as text; a row says in its last cell which group it is in, where there are groups."""
    grouped = any(isinstance(row, Row) and row.group for row in table.rows)
    labels = [column.label if isinstance(column, Column) else column for column in table.columns]
    yield [*labels, *(["Groep"] if grouped else [])]
    group = ""
    for row in table.rows:
        cells = row.cells if isinstance(row, Row) else row
        if isinstance(row, Row) and row.group:
            group = _text(cells[0])
            continue
        yield [_text(cell) for cell in cells] + ([group] if grouped else [])


def _text(cell: Cell | str | None) -> str:
    if cell is None:
        return "niet vermeld"
    if isinstance(cell, str):
        return cell
    if cell.raw:
        return cell.raw
    if cell.items:
        return "; ".join(_text(item) for item in cell.items)
    if cell.verdict:
        return cell.verdict.words.label
    if cell.missing_kind:
        return missing_words(cell.missing_kind, cell.text).words
    return cell.text


def _safe(text: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers, and a dash alone, stay as they are."""
    harmless = text == "-" or NUMBER.fullmatch(text)
    return f"'{text}" if text.startswith(FORMULA) and not harmless else text


def moved(table: str, old: str) -> str | None:
    """The id that took the place of an old one, however many times it was renamed; None when it never moved."""
    seen = [old]
    while (
        found := Redirect.objects.filter(table=table, old=seen[-1]).values_list("new", flat=True).first()
    ) is not None:
        if found in seen:
            return None
        seen.append(found)
    return seen[-1] if len(seen) > 1 else None
