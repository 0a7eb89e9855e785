"""The handover to a new council: the page and its document, since a day, with too much, and with bad input."""

from typing import Any

import pytest

from tests.council_window.test_window import Publish, city, item, owed, read
from tests.factories import SOURCE

pytestmark = pytest.mark.django_db


def act(id: str, date: str, body: str = "raad") -> dict[str, Any]:
    """Something a body did."""
    return {"id": id, "title": f"Besluit {id}", "body": body, "verb": "adopted", "date": date, "source": SOURCE}


def fund(id: str, **cells: Any) -> dict[str, Any]:
    """A fund of which nothing is known but what is said."""
    own = {"id": id, "name": f"Pot {id}", "giver": "state", "instrument": "specific_grant", "counting": "counted"}
    return own | {"source": SOURCE} | cells


def tables() -> dict[str, Any]:
    acts = [act("nieuw", "2023-05-01"), act("oud", "2020-01-01"), act("anders", "2023-06-01", "college")]
    items = [item("brief", date="2023-02-01"), item("eerder", date="2019-02-01")]
    return city(obligations=owed(), acts=acts, council_items=items)


def test_history_since_a_day_and_what_is_open(published: Publish, visitor: Any) -> None:
    published(**tables())
    page = read(visitor, "overdracht/?sinds=2023-01-01")
    assert "Besluit nieuw" in page
    assert "Besluit oud" not in page
    assert "Besluit anders" not in page
    assert "Stuk brief" in page
    assert "Stuk eerder" not in page
    assert "Titel zonder" in page  # open, and without a term
    assert "Titel van-een-ander" not in visitor.get("/raad/stad/overdracht/?csv=open").content.decode()
    assert "Sinds 1 januari 2023 noemen de bronnen 1 besluit of behandeling door de raad." in page
    assert "De nieuwe raad krijgt 4 beloften die nog open staan" in page


@pytest.mark.parametrize("day", ["", "gisteren", "2023-02-30", "2023-1-1", "%00", "9" * 400])
def test_a_day_that_is_none_is_left_out(published: Publish, visitor: Any, day: str) -> None:
    published(**tables())
    page = read(visitor, f"overdracht/?sinds={day}")
    assert "Besluit oud" in page  # nothing tells when this council began: everything


def test_too_much_is_counted(published: Publish, visitor: Any, monkeypatch: Any) -> None:
    from koers.council_window.queries import handover

    monkeypatch.setattr(handover, "MOST", 2)
    published(**tables())
    page = read(visitor, "overdracht/")
    assert "En nog 3 andere. Die staan in Koers." in page
    assert "Daarnaast staat 1 aanbeveling van de rekenkamer open." in page


def test_the_document_says_the_same(published: Publish, visitor: Any) -> None:
    published(**tables())
    answer = visitor.get("/raad/stad/overdracht/?pdf=1&sinds=2023-01-01")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert visitor.get("/raad/stad/overdracht/?docx=1").content.startswith(b"PK")
