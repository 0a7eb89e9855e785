"""A datapackage.json that is wrong in any way is told plainly; nothing in it makes Koers stumble."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.packages.checking import check_packages
from koers.kernel.packages.descriptor import read_descriptor
from koers.kernel.packages.descriptor import write_descriptor as write_canonical
from koers.kernel.packages.problems import PackageError, Problems
from koers.kernel.packages.reading import read_package
from tests import factories
from tests.factories import source, write_descriptor
from tests.packages.conftest import Said

GOOD = {
    "name": "proef",
    "koers": {"format": 1, "depends_on": []},
    "resources": [{"name": "sources", "path": "sources.csv"}],
}


def resource(**cells: Any) -> dict[str, Any]:
    """A descriptor with one resource that differs."""
    return GOOD | {"resources": [{"name": "sources", "path": "sources.csv"} | cells]}


CONTENTS: list[tuple[Any, str]] = [
    ([], "de inhoud is geen object. Begin met {"),
    ("tekst", "de inhoud is geen object."),
    (GOOD | {"name": None}, "name ontbreekt of is geen geldig kenmerk. Gebruik kleine letters"),
    (GOOD | {"name": "Proef 1"}, "name ontbreekt of is geen geldig kenmerk."),
    (GOOD | {"name": "x" * 81}, "name ontbreekt of is geen geldig kenmerk."),
    (GOOD | {"name": "../weg"}, "name ontbreekt of is geen geldig kenmerk."),
    (GOOD | {"koers": None}, "koers.format ontbreekt of is geen getal. Schrijf"),
    (GOOD | {"koers": {"format": True}}, "koers.format ontbreekt of is geen getal."),
    (GOOD | {"koers": {"format": "1"}}, "koers.format ontbreekt of is geen getal."),
    (GOOD | {"koers": {"format": 0}}, "koers.format ontbreekt of is geen getal."),
    (GOOD | {"koers": {"format": 2}}, "formaat 2 is nieuwer dan deze Koers kent (1). Werk Koers bij."),
    (GOOD | {"koers": {"format": 1, "depends_on": "gedeeld"}}, "koers.depends_on is geen lijst van pakketten."),
    (GOOD | {"koers": {"format": 1, "depends_on": [1]}}, "koers.depends_on is geen lijst van pakketten."),
    (GOOD | {"koers": {"format": 1, "depends_on": ["weg"]}}, "pakket 'weg' is er niet, maar proef hangt ervan af. Laad dat pakket"),
    (GOOD | {"koers": {"format": 1, "depends_on": ["proef"]}}, "de pakketten hangen in een kring van elkaar af: proef > proef."),
    (GOOD | {"resources": []}, "resources ontbreekt of is leeg."),
    (GOOD | {"resources": {}}, "resources ontbreekt of is leeg."),
    (GOOD | {"resources": [None]}, "resource 1 heeft geen name of path."),
    (GOOD | {"resources": [{"name": "sources", "path": ["a", "b"]}]}, "resource 1 heeft geen name of path."),
    (GOOD | {"resources": [{"name": "source", "path": "x.csv"}]}, "tabel 'source' bestaat niet. Bedoelt u sources?"),
    (GOOD | {"resources": [{"name": "qqq", "path": "x.csv"}]}, "tabel 'qqq' bestaat niet. Deze tabellen bestaan: acts"),
    (GOOD | {"resources": GOOD["resources"] * 2}, "tabel 'sources' staat er twee keer in. Noem elke tabel één keer."),
    (resource(path="../sources.csv"), "pad '../sources.csv' wijst buiten de map of kan niet. Zet het bestand in de map zelf: sources.csv."),
    (resource(path="/etc/passwd"), "pad '/etc/passwd' wijst buiten de map of kan niet."),
    (resource(path="https://example.nl/sources.csv"), "wijst buiten de map of kan niet."),
    (resource(path="C:\\sources.csv"), "wijst buiten de map of kan niet."),
    (resource(path="a/../../sources.csv"), "wijst buiten de map of kan niet."),
    (resource(path=""), "wijst buiten de map of kan niet."),
    (resource(path="x" * 300), "wijst buiten de map of kan niet."),
    (resource(dialect={"delimiter": "x"}), "scheidingsteken 'x' van tabel 'sources' kan niet. Kies een komma"),
    (resource(dialect={"delimiter": ""}), "scheidingsteken '' van tabel 'sources' kan niet."),
    (resource(dialect={"decimalChar": ";"}), "decimaalteken ';' van tabel 'sources' kan niet. Kies één teken"),
    (resource(schema={"fields": [{"decimalChar": ","}, {"decimalChar": "."}]}), "decimaalteken ', .' van tabel 'sources' kan niet."),
    (GOOD | {"title": "a\0b"}, "bevat tekens of getallen die niet bewaard kunnen worden."),
    (GOOD | {"title": "\ud800"}, "bevat tekens of getallen die niet bewaard kunnen worden."),
    (GOOD | {"version": 2**60}, "bevat tekens of getallen die niet bewaard kunnen worden."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), CONTENTS)
def test_mistake_in_the_content(tmp_path: Path, said: Said, content: Any, expected: str) -> None:
    folder = factories.write(tmp_path, "proef", sources=[source()])
    write_descriptor(folder, content)
    problems = said(folder)
    assert any(expected in problem and problem.startswith("proef/datapackage.json: ") for problem in problems), problems


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "dit is geen geldige JSON (regel 1). Controleer komma's"),
        (b'{"name": "proef",\n}', "dit is geen geldige JSON (regel 2)."),
        (b'{"name": NaN}', "dit is geen geldige JSON."),
        (b'{"name": ' + b"1" * 5000 + b"}", "dit is geen geldige JSON."),
        (b"[" * 100_000, "dit is geen geldige JSON."),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "de inhoud is te diep genest"),
        (b'{"a": 1e999}', "getallen die niet bewaard kunnen worden"),
        (b'{"name": "pro\xebf"}', "dit bestand is geen UTF-8. Sla het op als UTF-8."),
        (b" " * 5_000_001, "dit bestand is te groot. Een beschrijving is hoogstens 5 MB."),
    ],
)
def test_mistake_in_the_bytes(tmp_path: Path, said: Said, content: bytes, expected: str) -> None:
    folder = factories.write(tmp_path, "proef", sources=[source()])
    (folder / "datapackage.json").write_bytes(content)
    (problem,) = said(folder)
    assert expected in problem


def test_missing_or_linked(tmp_path: Path, said: Said) -> None:
    folder = factories.write(tmp_path, "proef", sources=[source()])
    (folder / "datapackage.json").rename(tmp_path / "elders.json")
    assert said(folder) == [
        "proef/datapackage.json: dit bestand ontbreekt. Zet een datapackage.json in de map, als gewoon bestand."
    ]
    (folder / "datapackage.json").symlink_to(tmp_path / "elders.json")
    assert len(said(folder)) == 1


def test_byte_order_mark_is_fine(tmp_path: Path) -> None:
    folder = factories.write(tmp_path, "proef", sources=[source()])
    (folder / "datapackage.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode())
    problems = Problems()
    descriptor = read_descriptor(folder, problems)
    assert descriptor is not None
    assert (descriptor.slug, problems.count) == ("proef", 0)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
WRONG_RESOURCE = st.fixed_dictionaries(
    {},
    optional={
        "name": ANYTHING | st.sampled_from(["sources", "areas"]),
        "path": ANYTHING | st.sampled_from(["sources.csv", "../sources.csv", "sources.csv\n", ".", "datapackage.json"]),
        "dialect": ANYTHING | st.fixed_dictionaries({"delimiter": ANYTHING, "decimalChar": ANYTHING}),
        "schema": ANYTHING
        | st.fixed_dictionaries({"fields": st.lists(st.fixed_dictionaries({"decimalChar": ANYTHING}))}),
    },
)
DESCRIPTOR = st.fixed_dictionaries(
    {},
    optional={
        "name": ANYTHING | st.just("proef"),
        "koers": ANYTHING | st.fixed_dictionaries({"format": st.just(1) | ANYTHING, "depends_on": ANYTHING}),
        "resources": ANYTHING | st.lists(WRONG_RESOURCE | ANYTHING, max_size=3),
        "title": ANYTHING,
    },
)


@given(content=DESCRIPTOR | ANYTHING)
def test_anything_is_refused_or_read(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    """Whatever stands in datapackage.json, there are problems in words or there is a package."""
    folder = factories.write(tmp_path_factory.getbasetemp() / "fuzz", "proef", sources=[source()])
    write_descriptor(folder, content)
    problems = Problems()
    package = read_package(folder, problems)
    if package is not None:
        check_packages([package], problems)
        assert write_canonical(package.descriptor.about, [])
    assert package is not None or problems
    assert all(problem.isprintable() for problem in PackageError(problems).text().splitlines())


@given(
    content=st.binary(max_size=300)
    | st.text(alphabet='",;|\n\r\t \0ab1é\ud800', max_size=80).map(lambda t: t.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_in_a_table_are_refused_or_read(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever stands in a table, under a right header or none, there are problems in words or there are rows."""
    folder = factories.write(tmp_path_factory.getbasetemp() / "fuzz", "proef", sources=[source()])
    for start in (b"", b"id,title,note\n"):
        (folder / "sources.csv").write_bytes(start + content)
        problems = Problems()
        package = read_package(folder, problems)
        assert package is not None
        check_packages([package], problems)
        assert all(str(problem).isprintable() for problem in problems)
