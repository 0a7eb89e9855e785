"""Every list with pages gives all its lines as CSV and as a workbook."""

import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.governance.worlds import governed

MANY = 101  # one more than a page holds
WORK = {"description": "Wat we doen.", "area": "gebied", "status": "running", "scope": "unknown"}


@pytest.fixture
def site(published: Any) -> None:
    made = governed(30)
    for n in range(MANY):
        made.add("interventions", id=f"werk-{n}", name=f"Werk {n}", **WORK)
    for n in range(30, MANY):
        made.add("risks", id=f"risico-{n}", title=f"Risico {n}", category="geld", state="open")
    published(made)


def test_a_workbook_has_as_many_lines_as_the_other_file(site: None, client: Client) -> None:
    for page, table, count in (
        ("besluiten/", "kalender", 4 * 30),
        ("interventies/", "interventies", MANY),
        ("risicos/", "risicos", MANY),
    ):
        address = f"/programma/proef/{page}"
        text = client.get(f"{address}?csv={table}").content.decode("utf-8-sig")
        assert len(text.splitlines()) == 1 + count, page
        sheet = load_workbook(io.BytesIO(client.get(f"{address}?xlsx={table}").content)).worksheets[0]
        assert sum(row[0].value is not None for row in sheet.iter_rows()) == 1 + count, page
