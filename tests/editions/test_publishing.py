"""Publishing makes an edition of what stands in the workshop, and none when nothing changed."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from koers import __version__
from koers.kernel.editions import publish as publishing
from koers.kernel.editions import store
from koers.kernel.editions.publish import NothingToPublish, publish
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.problems import PackageError
from tests import factories
from tests.editions.conftest import Workshop
from tests.editions.looking import files, naive_content_hash, terms
from tests.factories import area, goal, source, term

PROGRAMMES = sorted((Path(__file__).parents[2] / "programmes").iterdir())


def test_an_edition_is_plain_files(work: Workshop, home: Path) -> None:
    edition = work.publish(term("een", definition="meting"), why="De eerste")
    (package,) = (home / "editions" / "packages").iterdir()
    assert (package / "glossary.csv").read_text().splitlines()[1].startswith("een,een,,,meting")
    assert (home / "editions" / "current").read_text() == f"{edition.id}\n"
    manifest = json.loads((home / "editions" / "manifests" / f"{edition.id}.json").read_text())
    assert manifest["packages"] == {"proef": package.name}
    assert (manifest["note"], manifest["by"], manifest["code"]) == ("De eerste", "opdrachtregel", __version__)
    assert terms(edition) == {"een": "meting"}
    assert store.current() == edition


def test_the_hash_of_the_content_is_what_the_documents_say(work: Workshop, home: Path) -> None:
    edition = work.publish(term())
    assert edition.content == naive_content_hash({slug: edition.package_folder(slug) for slug in edition.packages})


def test_our_own_programmes_have_the_hash_of_their_folders(work: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the hash is the same on every database: the folders know of none."""
    monkeypatch.setattr("koers.kernel.editions.steps._steps", {})
    load_folders(PROGRAMMES)
    assert work.publish().content == naive_content_hash({folder.name: folder for folder in PROGRAMMES})


def test_the_same_state_is_published_once(work: Workshop, home: Path, worked_out: list[str]) -> None:
    first = work.publish(term())
    before = files(home / "editions")
    assert publish(why="nog eens") == (first, False)
    work.load(term())
    assert publish() == (first, False)
    assert files(home / "editions") == before
    assert len(worked_out) == 1


def test_the_same_state_after_another_has_the_same_content(work: Workshop, home: Path) -> None:
    first, second, third = work.publish(term("een")), work.publish(term("twee")), work.publish(term("een"))
    assert first.content == third.content != second.content
    assert [edition.id for edition in store.editions()] == [first.id, second.id, third.id]
    assert len(list((home / "editions" / "packages").iterdir())) == 2


def test_older_editions_stay_as_they_were(work: Workshop) -> None:
    first = work.publish(term("een", definition="oud"))
    second = work.publish(term("een", definition="nieuw"))
    assert (terms(first), terms(second)) == ({"een": "oud"}, {"een": "nieuw"})


def test_withdrawn_rows_are_not_in_it(work: Workshop, home: Path) -> None:
    work.load(term("een"), term("geheim"))
    edition = work.publish(term("een"))
    assert terms(edition) == {"een": ""}
    assert not any(b"geheim" in content for content in files(home).values())


def test_order_of_loading_does_not_matter(work: Workshop) -> None:
    def two(*order: str) -> str:
        for slug in order:
            work.load(slug=slug, sources=[source(f"bron-{slug}")])
        return str(publish()[0].content)

    work.load(term())
    assert two("a", "b") == two("b", "a")


def test_an_empty_workshop(work: Workshop, home: Path) -> None:
    with pytest.raises(NothingToPublish):
        publish()
    assert files(home / "editions") == {}


def test_only_employees_publish(work: Workshop, django_user_model: Any) -> None:
    work.load(term())
    somebody = django_user_model.objects.create(username="lezer")
    with pytest.raises(PermissionError):
        publish(by=somebody)
    somebody.is_staff = True
    assert publish(by=somebody)[0].by == "lezer"


def test_one_package_alone(work: Workshop) -> None:
    """One unready programme never blocks another."""
    work.load(term("een"))
    work.load(slug="ander", sources=[source("bron-ander", title="oud")])
    first = work.publish()
    work.load(term("twee"))
    work.load(slug="ander", sources=[source("bron-ander", title="nieuw")])
    edition = work.publish(only=["ander"])
    assert edition.packages["proef"] == first.packages["proef"]
    assert edition.packages["ander"] != first.packages["ander"]
    assert terms(edition) == {"een": ""}
    assert terms(work.publish()) == {"twee": ""}


def test_one_package_alone_may_not_lean_on_what_is_not_published(work: Workshop) -> None:
    work.load()
    work.publish()
    work.load(areas=[area("land", kind="country"), area("stad", parent="land"), area("nieuw")])
    folder = factories.write(work.folder, "ander", depends_on=["proef"], goals=[goal("doel-ander", area="nieuw")])
    load_folders([folder])
    with pytest.raises(PackageError, match="'nieuw' staat niet in de tabel areas"):
        publish(only=["ander"])
    assert len(store.names()) == 1
    assert len(work.publish().packages) == 2


def test_one_package_that_is_not_there(work: Workshop) -> None:
    work.load()
    with pytest.raises(PackageError, match=r"weg: dit pakket staat niet in de werkplaats\. Daar staan: proef"):
        publish(only=["weg"])


def test_a_later_version_publishes_anew(work: Workshop, monkeypatch: pytest.MonkeyPatch, worked_out: list[str]) -> None:
    """A better method gives new verdicts, in a new edition; those of the old one stay."""
    first = work.publish(term())
    monkeypatch.setattr(publishing, "__version__", "99")
    second, new = publish()
    assert new
    assert first.content == second.content
    assert first.derived != second.derived


def test_time_goes_forward_whatever_the_clock_does(work: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    first = work.publish(term("een"))
    monkeypatch.setattr(timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    second = work.publish(term("twee"))
    assert second.moment - first.moment == timedelta(microseconds=1)
    assert store.current() == second


def test_what_it_says_while_it_works(work: Workshop) -> None:
    work.load(term())
    said: list[str] = []
    publish(say=said.append)
    assert said == ["werkplaats uitschrijven", "pakketten controleren", "oordeel uitrekenen"]
