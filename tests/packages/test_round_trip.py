"""Loading and exporting again gives the same bytes, whatever stands in the package."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from koers.kernel.packages import workshop
from koers.kernel.packages.checking import check_packages
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.problems import Problems
from koers.kernel.packages.reading import read_package
from koers.kernel.packages.registry import all_tables, table
from koers.kernel.packages.writing import export_package
from tests import factories
from tests.packages.random_packages import SLUG, random_package

PROGRAMMES = sorted((Path(__file__).parents[2] / "programmes").iterdir())


def files(folder: Path) -> dict[str, bytes]:
    """The files in a folder by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def empty_workshop() -> Iterator[None]:
    """A workshop in which nothing stays."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


def through_the_workshop(folder: Path, target: Path) -> dict[str, bytes]:
    """Load a package and export it; gives the files."""
    with empty_workshop():
        load_folders([folder])
        with workshop.alone():
            export_package(SLUG, target)
    return files(target)


def read(folder: Path) -> dict[str, tuple[list[Any], dict[str, str]]]:
    """The rows and texts of a package that is in order, by table."""
    problems = Problems()
    package = read_package(folder, problems)
    assert package is not None
    check_packages([package], problems)
    assume(not problems)
    return {name: (contents.rows, contents.texts) for name, contents in package.tables.items()}


ABOUT = st.dictionaries(
    st.sampled_from(["title", "zzz", "a", "10", "é"]),
    # A NUL is refused: PostgreSQL cannot keep it.
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5)
    | st.integers(0, 9)
    | st.lists(st.none()),
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [table.name for table in all_tables()])
@settings(max_examples=3)
@given(chance=st.randoms(use_true_random=True), about=ABOUT)
def test_nothing_is_lost_and_the_bytes_stay(
    tmp_path_factory: pytest.TempPathFactory, name: str, chance: Random, about: dict[str, Any]
) -> None:
    tables, texts = random_package(chance, table(name))
    here = tmp_path_factory.mktemp("round-trip")
    folder = factories.write(here, SLUG, texts=texts, **tables)
    descriptor = {**about, "name": SLUG, "koers": {"depends_on": [], "format": 1}}
    resources = [{"name": name, "path": f"{name}.csv"} for name in tables]
    factories.write_descriptor(folder, {**descriptor, "resources": resources})
    before = read(folder)

    once = through_the_workshop(folder, here / "once")
    assert read(here / "once") == before
    assert through_the_workshop(here / "once", here / "twice") == once


@pytest.mark.django_db
@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda path: path.name)
def test_our_own_programmes_are_written_as_koers_writes_them(programme: Path, tmp_path: Path) -> None:
    load_folders(PROGRAMMES)
    with workshop.alone():
        export_package(programme.name, tmp_path / "out")
    assert files(tmp_path / "out") == files(programme)


@pytest.mark.django_db
def test_known_bytes(tmp_path: Path) -> None:
    """What a table looks like, written out: this is the format others rely on."""
    terms = [factories.term("een", term='Een "begrip", met\nregels', definition="café"), factories.term("twee")]
    folder = factories.write(tmp_path, SLUG, sources=[factories.source()], glossary=terms)
    written = through_the_workshop(folder, tmp_path / "out")
    assert sorted(written) == ["datapackage.json", "glossary.csv", "sources.csv"]
    assert written["glossary.csv"].decode() == (
        "id,term,preferred,synonyms,definition,confusion_note,topic,code,source,source_place,known_from,note\n"
        'een,"Een ""begrip"", met\nregels",,,café,,,,bron,,,\n'
        "twee,twee,,,,,,,bron,,,\n"
    )


@pytest.mark.django_db
def test_a_table_without_rows_stays_a_table(tmp_path: Path) -> None:
    folder = factories.write(tmp_path, SLUG, sources=[factories.source()], glossary=[])
    (folder / "glossary.csv").write_text("id,term,source\n")
    assert sorted(through_the_workshop(folder, tmp_path / "out")) == ["datapackage.json", "glossary.csv", "sources.csv"]


@pytest.mark.django_db
def test_table_schema_tells_what_a_column_holds(tmp_path: Path) -> None:
    folder = factories.write(tmp_path, SLUG, **factories.small())
    written = json.loads(through_the_workshop(folder, tmp_path / "out")["datapackage.json"])
    assert list(written) == ["name", "koers", "resources"]
    assert [item["name"] for item in written["resources"]] == list(factories.small())
    areas = next(item["schema"] for item in written["resources"] if item["name"] == "areas")
    fields = {field["name"]: field for field in areas["fields"]}
    assert fields["name"] == {"name": "name", "title": "naam", "type": "string", "constraints": {"required": True}}
    assert fields["is_focus"]["type"] == "boolean"
    assert "municipality" in fields["kind"]["constraints"]["enum"]
    assert areas["primaryKey"] == ["id"]
    assert {"fields": "parent", "reference": {"resource": "", "fields": "id"}} in areas["foreignKeys"]
    assert {"fields": "source", "reference": {"resource": "sources", "fields": "id"}} in areas["foreignKeys"]
    observations = next(item["schema"] for item in written["resources"] if item["name"] == "observations")
    assert {field["name"]: field["type"] for field in observations["fields"]}["denominator"] == "integer"


@pytest.mark.django_db
def test_export_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    load_folders([factories.write(tmp_path, SLUG, **factories.small())])
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets").touch()
    with workshop.alone(), pytest.raises(OSError, match="not empty"):
        export_package(SLUG, tmp_path / "vol")
    assert sorted(path.name for path in tmp_path.iterdir()) == [SLUG, "vol"]
