"""The back office shows what changed since the last edition, and publishes it."""

from typing import Any

import pytest

from tests.editions.conftest import Workshop, home, work, worked_out  # noqa: F401 - fixtures

PAGE = "/beheer/publiceren/"


@pytest.fixture
def staff(admin_client: Any) -> Any:
    """Somebody of the bureau who is signed in."""
    admin_client.defaults["HTTP_HOST"] = "localhost"
    return admin_client


@pytest.mark.django_db
def test_only_staff_may_see_it(client: Any) -> None:
    response = client.get(PAGE, HTTP_HOST="localhost")
    assert response.status_code == 302
    assert "/beheer/login/" in response["Location"]


@pytest.mark.django_db
def test_an_empty_workshop_says_so(home: Any, staff: Any) -> None:  # noqa: F811
    assert "De werkplaats is leeg" in staff.get(PAGE).content.decode()


def test_changes_are_shown_and_published(work: Workshop, staff: Any) -> None:  # noqa: F811
    from koers.kernel.editions import store

    work.load()
    page = staff.get(PAGE).content.decode()
    assert "Er is nog geen editie" in page
    response = staff.post(PAGE, {"note": "De eerste"}, follow=True)
    assert "is gepubliceerd" in response.content.decode()
    assert "Sindsdien is er niets veranderd" in response.content.decode()
    assert [edition.note for edition in store.editions()] == ["De eerste"]
