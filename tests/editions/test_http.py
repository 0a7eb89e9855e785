"""Which state a page reads, what is kept, and what is said when there is nothing to show."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from koers.glossary.models import Term
from koers.kernel import http
from koers.kernel.context import NoContext
from koers.kernel.editions.build import database_path
from koers.kernel.editions.store import Edition
from tests.editions import pages
from tests.editions.conftest import Workshop
from tests.factories import term

PAGE = "/woorden/"


@pytest.fixture(autouse=True)
def few_pages(settings: Any) -> None:
    """Only the pages of this test."""
    settings.ROOT_URLCONF = "tests.editions.pages"
    pages.made.clear()


@pytest.fixture
def edition(work: Workshop) -> Edition:
    """The current edition."""
    return work.publish(term("een", definition="meting"))


@pytest.fixture
def older(work: Workshop, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """An edition of 29 August 2023, with a current one after it."""
    with monkeypatch.context() as then:
        then.setattr(timezone, "now", lambda: datetime(2023, 8, 29, 10, tzinfo=UTC))
        old = work.publish(term("een", definition="oud"))
    work.publish(term("een", definition="nieuw"))
    return old


@pytest.fixture
def staff(django_user_model: Any) -> Client:
    """Somebody of the programme bureau, logged in."""
    client = Client()
    client.force_login(django_user_model.objects.create(username="bureau", is_staff=True))
    return client


# --- keeping pages ---------------------------------------------------------------------------------------------------


def test_a_page_too_large_to_keep_is_made_again_and_still_known(
    edition: Edition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "LARGEST_KEPT", 3)
    first, second = client.get(PAGE), client.get(PAGE)
    assert first.content == second.content
    assert pages.made == [PAGE, PAGE]
    assert client.get(PAGE, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert pages.made == [PAGE, PAGE]


def test_a_page_is_made_once(edition: Edition, client: Client) -> None:
    first, second = client.get(PAGE), client.get(PAGE)
    assert first.content == second.content == b"een meting"
    assert pages.made == [PAGE]
    for name in (
        "ETag",
        "Content-Type",
        "Cache-Control",
        "Content-Security-Policy",
        "X-Frame-Options",
        "Content-Length",
    ):
        assert first[name] == second[name], name
    assert first["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("form", ["{}", "W/{}", '"x", {}', "{}, W/{}"])
def test_who_has_the_page_gets_304_without_it_being_made(edition: Edition, client: Client, form: str) -> None:
    tag = client.get(PAGE)["ETag"]
    caches["pages"].clear()
    answer = client.get(PAGE, headers={"If-None-Match": form.format(tag, tag)})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert pages.made == [PAGE]


@pytest.mark.parametrize("form", ["*", '"x"', "", "geen tag"])
def test_another_tag_gets_the_page(edition: Edition, client: Client, form: str) -> None:
    assert client.get(PAGE, headers={"If-None-Match": form}).status_code == 200


def test_a_file_keeps_its_name(edition: Edition, client: Client) -> None:
    for _ in range(2):
        answer = client.get("/bestand/")
        assert (answer["Content-Type"], answer["Content-Disposition"]) == ("text/csv", 'attachment; filename="a.csv"')
    assert len(pages.made) == 1


@pytest.mark.parametrize("page", ["/koekje/", "/bezoeker/", "/weg/"])
def test_what_is_for_one_visitor_is_not_kept(edition: Edition, client: Client, page: str) -> None:
    for _ in range(2):
        assert not client.get(page).has_header("ETag")
    assert len(pages.made) == 2


def test_the_head_of_a_page(edition: Edition, client: Client) -> None:
    assert client.head(PAGE)["ETag"] == client.get(PAGE)["ETag"]


def test_the_key_has_edition_day_version_and_address(
    work: Workshop, edition: Edition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = [client.get(PAGE)["ETag"], client.get(f"{PAGE}?csv=a")["ETag"]]
    monkeypatch.setattr(http, "__version__", "99")
    tags.append(client.get(PAGE)["ETag"])
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    tags.append(client.get(PAGE)["ETag"])
    work.publish(term("twee"))
    tags.append(client.get(PAGE)["ETag"])
    assert len(set(tags)) == 5
    assert len(pages.made) == 5


def test_a_new_edition_shows_at_once(work: Workshop, edition: Edition, client: Client) -> None:
    tag = client.get(PAGE)["ETag"]
    work.publish(term("twee", definition="later"))
    assert client.get(PAGE, headers={"If-None-Match": tag}).content == b"twee later"


# --- which state ----------------------------------------------------------------------------------------------------


def test_the_state_of_a_day(older: Edition, client: Client) -> None:
    assert client.get(PAGE).content == b"een nieuw"
    for day in ("2023-08-29", "2024-01-01"):
        assert client.get(f"{PAGE}?stand={day}").content == b"een oud"
    assert client.get(f"{PAGE}?stand={timezone.localdate()}").content == b"een nieuw"


def test_a_day_before_the_first_edition(older: Edition, client: Client) -> None:
    answer = client.get(f"{PAGE}?stand=2023-08-28")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
    assert "29 augustus 2023" in answer.content.decode()
    assert "?stand=2023-08-29" in answer.content.decode()


@pytest.mark.parametrize(
    "stand",
    ["gisteren", "2023", "2023-02-30", "20230829", "2023-08-29x", "29-08-2023", "9999-01-01", "%00", "٢٠٢٣-08-29"],
)
def test_no_day_that_has_been(older: Edition, client: Client, stand: str) -> None:
    answer = client.get(f"{PAGE}?stand={stand}")
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()
    assert pages.made == []


def test_nothing_published(work: Workshop, client: Client) -> None:
    for address in (PAGE, f"{PAGE}?stand=2023-01-01", "/bestaat-niet/"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "Er is nog niets gepubliceerd" in answer.content.decode()


def test_a_damaged_edition_is_not_served(edition: Edition, client: Client) -> None:
    (edition.package_folder("proef") / "glossary.csv").write_text("id,term,source\nkwaad,kwaad,bron\n")
    database_path(edition).unlink()
    answer = client.get(PAGE)
    assert answer.status_code == 503
    assert "even niet te zien" in answer.content.decode()
    (edition.home / "manifests" / f"{edition.id}.json").write_text("{}")
    assert client.get(PAGE).status_code == 503


def test_reading_after_the_page_is_done_is_refused(edition: Edition, client: Client) -> None:
    with pytest.raises(NoContext):
        client.get("/stroom/").getvalue()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_pages_are_only_read(edition: Edition, client: Client, method: str) -> None:
    answer = getattr(client, method)(PAGE)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert pages.made == []


def test_an_unknown_page_in_our_own_look(edition: Edition, client: Client) -> None:
    answer = client.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.content.decode()


# --- the preview ----------------------------------------------------------------------------------------------------


def test_the_preview_asks_to_log_in(work: Workshop, edition: Edition, client: Client, django_user_model: Any) -> None:
    work.load(term("een", definition="geheim"))
    for _ in ("a stranger", "somebody without rights"):
        answer = client.get(f"{PAGE}?stand=werk")
        assert (answer.status_code, answer["Location"]) == (302, "/beheer/login/?next=/woorden/%3Fstand%3Dwerk")
        client.force_login(django_user_model.objects.get_or_create(username="lezer")[0])
    assert pages.made == []


def test_staff_sees_the_workshop(work: Workshop, edition: Edition, client: Client, staff: Client) -> None:
    work.load(term("een", definition="geheim"))
    for _ in range(2):
        answer = staff.get(f"{PAGE}?stand=werk")
        assert answer.content == b"een geheim"
        assert answer["Cache-Control"] == "private, no-store"
        assert not answer.has_header("ETag")
    assert len(pages.made) == 2
    assert client.get(PAGE).content == staff.get(PAGE).content == b"een meting"


def test_the_preview_follows_the_workshop(work: Workshop, staff: Client) -> None:
    for words in ("eerst", "later"):
        work.load(term("een", definition=words))
        assert staff.get(f"{PAGE}?stand=werk").content == f"een {words}".encode()


def test_the_preview_of_an_empty_workshop(work: Workshop, staff: Client) -> None:
    assert staff.get(f"{PAGE}?stand=werk").status_code == 503


def test_the_back_office_reads_the_workshop(
    work: Workshop, edition: Edition, staff: Client, django_user_model: Any
) -> None:
    django_user_model.objects.update(is_superuser=True)
    work.load(term("een", definition="geheim"))
    answer = staff.get(f"/beheer/glossary/{Term._meta.model_name}/een/change/")
    assert answer.status_code == 200
    assert "geheim" in answer.content.decode()
