"""A damaged file of an edition is found by verify and is never served; what can be made again is made again."""

from pathlib import Path

import pytest

from koers.kernel.editions import serving, store
from koers.kernel.editions.build import database_path, is_whole
from koers.kernel.editions.publish import publish
from koers.kernel.editions.store import Edition, EditionDamaged
from koers.kernel.editions.verify import damages
from tests.editions.conftest import Workshop
from tests.editions.looking import terms
from tests.factories import term


@pytest.fixture
def edition(work: Workshop) -> Edition:
    """An edition that nobody has opened yet."""
    return work.publish(term("een", definition="meting"))


def spoil(path: Path, old: bytes = b"meting", new: bytes = b"meding") -> None:
    """Change a file without changing its size."""
    content = path.read_bytes()
    assert old in content
    path.chmod(0o644)
    path.write_bytes(content.replace(old, new))


def problems() -> list[str]:
    """What verify finds in the one edition there is."""
    ((_, found),) = damages()
    return found


def test_nothing_is_wrong(edition: Edition) -> None:
    assert problems() == []


@pytest.mark.parametrize("opened_before", [True, False])
def test_a_damaged_database_is_made_again(edition: Edition, opened_before: bool) -> None:
    if opened_before:
        terms(edition)
    spoil(database_path(edition))
    assert problems() == ["het gegevensbestand is beschadigd; Koers maakt het opnieuw uit de pakketten"]
    assert terms(edition) == {"een": "meting"}
    assert problems() == []


@pytest.mark.parametrize("suffix", [".sqlite3", ".sha256"])
def test_a_database_that_is_gone_is_made_again(edition: Edition, suffix: str) -> None:
    database_path(edition).with_suffix(suffix).unlink()
    assert terms(edition) == {"een": "meting"}
    assert is_whole(database_path(edition))


def test_a_cut_off_database_is_made_again(edition: Edition) -> None:
    path = database_path(edition)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:1000])
    assert terms(edition) == {"een": "meting"}


def test_a_damaged_package_is_not_served(edition: Edition) -> None:
    """As long as the database is whole, that is what was published; made again from the package it would not be."""
    spoil(edition.package_folder("proef") / "glossary.csv")
    assert problems() == [f"pakket proef ({edition.packages['proef'][:12]}) is veranderd"]
    assert terms(edition) == {"een": "meting"}
    database_path(edition).unlink()
    with pytest.raises(EditionDamaged, match=r"pakket proef .* is veranderd"):
        terms(edition)
    assert not database_path(edition).exists()


def test_a_package_with_a_file_too_many_is_not_served(edition: Edition) -> None:
    (edition.package_folder("proef") / "extra.md").write_text("meer")
    assert "is veranderd" in problems()[0]


def test_a_package_that_is_gone_is_not_served(edition: Edition) -> None:
    edition.package_folder("proef").rename(edition.home / "elders")
    assert problems() == [f"pakket proef ({edition.packages['proef'][:12]}) is weg"]
    database_path(edition).unlink()
    with pytest.raises(EditionDamaged, match="is weg"):
        terms(edition)


@pytest.mark.parametrize("gone", [True, False])
def test_damaged_verdicts_are_not_served(edition: Edition, gone: bool) -> None:
    (path,) = (edition.home / "derived").iterdir()
    if gone:
        path.unlink()
    else:
        spoil(path, b"behind", b"behimd")
    (problem,) = problems()
    assert problem.startswith("uitgerekende gegevens programme_verdict (")
    database_path(edition).unlink()
    with pytest.raises(EditionDamaged, match="uitgerekende gegevens"):
        terms(edition)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"note": ""', b'"note": "x"'), (b"proef", b"proof"), (b"{", b"["), (b'"seal"', b'"zeal"'), (b"2", b"\xff")],
)
def test_a_damaged_manifest_is_not_served(edition: Edition, old: bytes, new: bytes) -> None:
    store.current()
    spoil(edition.home / "manifests" / f"{edition.id}.json", old, new)
    with pytest.raises(EditionDamaged, match=f"manifest {edition.id} is (veranderd|niet te lezen)"):
        store.current()
    assert "manifest" in problems()[0]


def test_a_manifest_that_is_gone(edition: Edition) -> None:
    (edition.home / "manifests" / f"{edition.id}.json").unlink()
    with pytest.raises(EditionDamaged, match=f"manifest {edition.id} is weg"):
        store.current()


def test_a_name_that_means_nothing(edition: Edition) -> None:
    (edition.home / "current").write_text("../../../etc/passwd\n")
    with pytest.raises(EditionDamaged):
        store.current()


def test_one_damaged_edition_does_not_take_the_others_along(work: Workshop, edition: Edition) -> None:
    second = work.publish(term("twee"))
    spoil(edition.home / "manifests" / f"{edition.id}.json", b"proef", b"proof")
    assert store.current() == second
    assert store.in_force_on(second.day) == second
    assert [found for _, found in damages()] == [[f"manifest {edition.id} is veranderd"], []]


@pytest.mark.parametrize("other_between", [False, True])
def test_publishing_again_mends_a_package(work: Workshop, edition: Edition, other_between: bool) -> None:
    """The workshop still has what was published."""
    spoil(edition.package_folder("proef") / "glossary.csv")
    if other_between:
        work.publish(term("twee"))
    work.publish(term("een", definition="meting"))
    assert not any(found for _, found in damages())


def test_publishing_goes_on_after_a_damaged_manifest(work: Workshop, edition: Edition) -> None:
    spoil(edition.home / "manifests" / f"{edition.id}.json", b"proef", b"proof")
    second, new = publish()
    assert new
    assert store.current() == second


def test_nobody_reads_a_database_that_was_replaced(edition: Edition) -> None:
    """A connection that was open before the file was made again is not used any more."""
    terms(edition)
    before = list(serving._open.users)
    spoil(database_path(edition))
    terms(edition)
    assert set(serving._open.users) - set(before)
