"""A document that cannot be made now: the page says so and leads back; others do not wait for it for ever."""

from typing import Any

import pytest

from koers.kernel.documents import Document, NotMade
from koers.kernel.documents import pdf as making
from koers.kernel.documents.content import content
from tests.council_window.test_window import city
from tests.obligations.conftest import home, published, visitor

from .test_pdf import MOMENT, SITE

__all__ = ["home", "published", "visitor"]
PAGE = "/raad/stad/afwijkingen/"


@pytest.mark.django_db
def test_it_is_told_on_a_page_that_is_not_kept(published: Any, visitor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    published(**city())

    def too_much(*_: object) -> bytes:
        raise NotMade("it took more than 120 seconds")

    with monkeypatch.context() as patched:
        patched.setattr(making, "pdf", too_much)
        answer = visitor.get(PAGE, {"pdf": "1"})
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "300", "no-store")
    page = answer.content.decode()
    assert "Het document is niet gemaakt" in page
    assert f'href="{PAGE}"' in page
    assert "120 seconds" not in page
    assert visitor.get(PAGE, {"pdf": "1"}).content.startswith(b"%PDF")


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0.01)
    data = content(Document("T"), "", SITE)
    with making._one_at_a_time, pytest.raises(NotMade, match="others took"):
        making.pdf(data, MOMENT)
    assert making.pdf(data, MOMENT).startswith(b"%PDF")
