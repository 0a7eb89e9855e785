"""The back office: a list is uploaded, shown and confirmed once; a step and an extension are recorded by a form."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories
from tests.factories import SOURCE
from tests.obligations.conftest import council, obligation
from tests.obligations.test_importing import IBABS

ROOT = "/beheer/verplichtingen/"
NASTY = "<script>alert(1)</script>"
Load = Callable[..., None]


@pytest.fixture
def staff(admin_client: Any) -> Any:
    """Somebody of the clerk's office who is signed in."""
    admin_client.defaults["HTTP_HOST"] = "localhost"
    return admin_client


@pytest.fixture
def load(home: Path, db: None, tmp_path: Path) -> Load:
    """Bring a small council into the workshop, with a goal and a fund that titles may look like."""
    from koers.kernel.packages.loading import load_folders

    def _load(*obligations: Any) -> None:
        tables = council(*obligations)
        tables["goals"] = [*tables["goals"], factories.goal("uitval", title="Minder schooluitval", parent="ambitie")]
        load_folders([factories.write(tmp_path, "proef", **tables)], replace=True)

    return _load


def upload(staff: Any, content: str | bytes, name: str = "lijst.csv", **more: str) -> Any:
    """What the site answers to a list."""
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return staff.post(f"{ROOT}lijst/", {"programme": "proef", "file": file, **more}, follow=True)


def text(response: Any) -> str:
    """A page as it is read."""
    assert response.status_code == 200
    return response.content.decode()


def everything() -> dict[str, Any]:
    """What stands in the workshop: number to obligation."""
    from koers.kernel.context import workshop
    from koers.obligations.models import Obligation

    with workshop():
        return {row.number or row.pk: row for row in Obligation.objects.all()}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "lijst/", "lijst/aaaaaaaaaaaaaaaaaaaaaaaa/", "proef/x/"])
def test_only_staff_may_see_it(client: Any, path: str) -> None:
    response = client.get(f"{ROOT}{path}", HTTP_HOST="localhost")
    assert response.status_code == 302
    assert "/beheer/login/" in response["Location"]


def test_a_list_is_shown_and_confirmed_with_one_click(load: Load, staff: Any) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.models import ObligationGoal

    load(obligation("oud", number="TZ-0"))
    response = upload(staff, IBABS)
    page, here = text(response), response.request["PATH_INFO"]
    for said in (
        "Nieuw: 3",
        "Overzicht van schooluitval",
        "doel: Minder schooluitval",
        "TZ-0 Titel oud",
        "1 niet overgenomen: geheim",
    ):
        assert said in page
    assert "Iemand" not in page
    assert "Een geheim" not in page
    assert sorted(everything()) == ["TZ-0"]
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]  # type: ignore[index]
    done = text(staff.post(here, {"revision": revision}, follow=True))
    assert "5 wijzigingen staan in de werkplaats." in done
    assert sorted(everything()) == ["M-1", "TZ-0", "TZ-1", "V-1"]
    with workshop():
        link = ObligationGoal.objects.get()
        assert (link.obligation_id, link.goal_id) == ("toezegging-tz-1", "uitval")
        assert "Bevestigd" in link.note
        history = everything()["TZ-1"].history.get()
        assert "lijst uit het raadsinformatiesysteem" in history.history_change_reason
        assert history.history_user is not None
    assert "Deze lijst is er niet meer" in text(staff.get(here, follow=True))
    again = text(upload(staff, IBABS))
    assert "Er verandert niets." in again
    assert "Voorstel" not in again


def test_a_single_proposal_is_dropped_and_not_asked_again(load: Load, staff: Any) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.models import ObligationGoal

    load(obligation("oud", number="TZ-0"))
    response = upload(staff, IBABS)
    page, here = text(response), response.request["PATH_INFO"]
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]  # type: ignore[index]
    assert 'value="toezegging-tz-1~goal"' in page
    staff.post(here, {"revision": revision, "niet": ["toezegging-tz-1~goal"]})
    with workshop():
        assert not ObligationGoal.objects.exists()
    assert "TZ-1" in everything()
    assert "toezegging-tz-1~goal" not in text(upload(staff, IBABS))


def test_an_item_of_another_programme_is_left_out(load: Load, staff: Any) -> None:
    load(obligation("oud", number="TZ-0"))
    response = upload(staff, IBABS)
    page, here = text(response), response.request["PATH_INFO"]
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]  # type: ignore[index]
    assert 'name="niet" value="motie-m-1"' in page
    assert "M-1 niet overnemen" in page
    staff.post(here, {"revision": revision, "niet": ["motie-m-1"]})
    assert sorted(everything()) == ["TZ-0", "TZ-1", "V-1"]
    assert "Nieuw: 1" in text(upload(staff, IBABS))


def test_a_moved_deadline_is_shown_with_the_way_to_extend(load: Load, staff: Any) -> None:
    load(obligation("oud", number="TZ-1", made_on="2023-09-05", planned="2023-11-30"))
    page = text(upload(staff, IBABS + "X-1;Interpellatie;Iets;;;;;;;Nee;\n"))
    assert "de lijst noemt een latere dag" in page
    assert f'<a href="{ROOT}proef/oud/">TZ-1</a>' in page
    assert "Leg in Koers een verlenging vast" in page
    assert "&#x27;Interpellatie&#x27; kennen we niet als soort" in page


def test_what_changed_meanwhile_is_shown_again(load: Load, staff: Any) -> None:
    load(obligation("oud", number="TZ-0"))
    response = upload(staff, IBABS)
    here = response.request["PATH_INFO"]
    revision = re.search(r'name="revision" value="(\d+)"', text(response))[1]  # type: ignore[index]
    load(obligation("oud", number="TZ-0"), obligation("ander"))
    page = text(staff.post(here, {"revision": revision}, follow=True))
    assert "De werkplaats is intussen veranderd." in page
    assert "Nieuw: 3" in page
    assert sorted(everything()) == ["TZ-0", "ander"]
    assert "Nieuw: 3" in text(staff.post(here, {"revision": "x"}, follow=True))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("Nummer;Soort;Titel\n1;Gedicht;a\n", "lijst.csv", "kennen we niet als soort"),
        ("Nummer;Titel\n1;a\n", "lijst.csv", "er is geen kolom &#x27;Soort&#x27;"),
        (b"PK\x03\x04", "lijst.xlsx", "afgekapt"),
        (b"\xd0\xcf\x11\xe0oud", "lijst.csv", "oude werkmap"),
        ("", "lijst.csv", "leeg"),
    ],
)
def test_a_bad_list_is_told_and_nothing_waits(
    load: Load, staff: Any, home: Path, content: str | bytes, name: str, said: str
) -> None:
    load(obligation("oud", number="TZ-0"))
    assert said in text(upload(staff, content, name))
    assert not list(home.glob("waiting/*"))


def test_the_kind_can_be_chosen(load: Load, staff: Any) -> None:
    load(obligation("oud", number="TZ-0"))
    page = text(upload(staff, "Nummer;Titel\n7;Groen\n", kind="motion"))
    assert "Nieuw: 1" in page
    assert "<td>motie</td>" in page


def test_a_contradiction_is_told(load: Load, staff: Any) -> None:
    load(obligation("oud", "motion", number="TZ-1"))
    page = text(upload(staff, IBABS))
    assert "in de lijst is dit een toezegging, in Koers een motie" in page
    assert "De rest van de lijst kunt u gewoon overnemen." in page
    assert "Nieuw: 2" in page
    assert sorted(everything()) == ["TZ-1"]


def test_a_list_belongs_to_who_uploaded_it(load: Load, staff: Any, client: Any, django_user_model: Any) -> None:
    load(obligation("oud", number="TZ-0"))
    here = upload(staff, IBABS).request["PATH_INFO"]
    other = django_user_model.objects.create_user("ander", is_staff=True)
    client.force_login(other)
    assert "Deze lijst is er niet meer" in text(client.get(here, follow=True, HTTP_HOST="localhost"))


def test_titles_are_text(load: Load, staff: Any) -> None:
    load(obligation("oud", number="TZ-0"))
    page = text(upload(staff, f"Nummer;Soort;Titel\nTZ-5;Toezegging;{NASTY}\n"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_waits_holds_no_names_and_goes_after_a_day(load: Load, staff: Any, home: Path) -> None:
    import os

    load(obligation("oud", number="TZ-0"))
    here = upload(staff, IBABS).request["PATH_INFO"]
    [kept] = home.glob("waiting/*.json")
    assert "Iemand" not in kept.read_text()
    assert "geheim" not in kept.read_text()
    os.utime(kept, (0, 0))
    assert "Deze lijst is er niet meer" in text(staff.get(here, follow=True))
    upload(staff, IBABS)
    assert len(list(home.glob("waiting/*.json"))) == 1


def form(**more: str) -> dict[str, str]:
    """A step as the form sends it."""
    own = {
        "wat": "stap",
        "stap-state": "proposed",
        "stap-on": "2023-09-05",
        "stap-body": "college",
        "stap-source": SOURCE,
    }
    return own | {f"stap-{name}": value for name, value in more.items()}


def test_a_step_is_recorded_by_a_form(load: Load, staff: Any) -> None:
    load(obligation("belofte", made_on="2023-09-01"))
    found = text(staff.get(ROOT, {"programma": "proef", "q": "belofte"}))
    assert f"{ROOT}proef/belofte/" in found
    page = text(staff.get(f"{ROOT}proef/belofte/"))
    assert "gemeld als uitgevoerd, nog niet afgedaan (door College)" in page
    done = text(staff.post(f"{ROOT}proef/belofte/", form(), follow=True))
    assert "Dit staat in de werkplaats." in done
    assert "2023-09-05: gemeld als uitgevoerd" in done


def test_the_wrong_body_is_told_by_the_form(load: Load, staff: Any) -> None:
    load(obligation("belofte", made_on="2023-09-01"))
    page = text(staff.post(f"{ROOT}proef/belofte/", form(state="settled")))
    assert "kan alleen Raad zeggen (wie er recht op heeft), niet College." in page
    assert "Dit staat in de werkplaats" not in page
    page = text(
        staff.post(f"{ROOT}proef/belofte/", form(source="", title="Brief", date="2023-09-05", address="javascript:1"))
    )
    assert "Begin met https://." in page


def test_an_extension_is_recorded_by_a_form(load: Load, staff: Any) -> None:
    load(obligation("belofte", made_on="2023-09-01", planned="2023-12-31"))
    own = {
        "until": "2024-06-30",
        "decided_on": "2023-11-05",
        "allowed_by": "raad",
        "reason": "meer tijd",
        "source": SOURCE,
    }
    sent = {"wat": "verlenging", **{f"verlenging-{name}": value for name, value in own.items()}}
    page = text(staff.post(f"{ROOT}proef/belofte/", sent, follow=True))
    assert "2023-11-05: verlengd tot en met 2024-06-30 (door Raad): meer tijd" in page
    sent["verlenging-until"] = "2024-01-01"
    sent["verlenging-decided_on"] = "2023-11-06"
    assert "is niet later dan de termijn die nu geldt" in text(staff.post(f"{ROOT}proef/belofte/", sent))
    assert staff.get(f"{ROOT}proef/weg/").status_code == 404
