"""What is put right while reading, and told: a byte order mark, Windows line ends, another delimiter and decimal mark."""

import json
from pathlib import Path
from typing import Any

import pytest

from koers.kernel.packages.problems import Problems
from koers.kernel.packages.reading import read_package
from tests import factories
from tests.factories import source


def read(folder: Path) -> tuple[Any, list[str]]:
    """The package and the notices; there are no problems."""
    problems = Problems()
    package = read_package(folder, problems)
    assert package is not None
    assert not problems, [str(problem) for problem in problems]
    return package, [str(notice) for notice in package.notices]


def describe(folder: Path, **resource: Any) -> None:
    """Say in the descriptor how observations.csv is written."""
    path = folder / "datapackage.json"
    content = json.loads(path.read_text())
    next(item for item in content["resources"] if item["name"] == "observations").update(resource)
    path.write_text(json.dumps(content))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package with a text of two lines in a cell."""
    return factories.write(
        tmp_path, "proef", **factories.small() | {"sources": [source(note='een "regel"\nen nog een')]}
    )


def test_nothing_to_tell(folder: Path) -> None:
    assert read(folder)[1] == []


def test_byte_order_mark(folder: Path) -> None:
    plain = read(folder)[0].tables["sources"].rows
    (folder / "sources.csv").write_bytes(b"\xef\xbb\xbf" + (folder / "sources.csv").read_bytes())
    package, notices = read(folder)
    assert package.tables["sources"].rows == plain
    assert notices == ["proef/sources.csv: een onzichtbaar beginteken (BOM) is weggelaten."]


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_line_ends(folder: Path, ends: bytes) -> None:
    """Also within a cell: a text does not change when somebody opened the file on another machine."""
    plain = read(folder)[0].tables["sources"].rows
    (folder / "sources.csv").write_bytes((folder / "sources.csv").read_bytes().replace(b"\n", ends))
    package, notices = read(folder)
    assert package.tables["sources"].rows == plain
    assert notices == ["proef/sources.csv: Windows-regeleinden zijn omgezet."]


@pytest.mark.parametrize(("sign", "words"), [(";", "een puntkomma"), ("\t", "een tab"), ("|", "een streep (|)")])
def test_delimiter_of_the_descriptor(folder: Path, sign: str, words: str) -> None:
    plain = read(folder)[0].tables["observations"].rows
    (folder / "observations.csv").write_text((folder / "observations.csv").read_text().replace(",", sign))
    describe(folder, dialect={"delimiter": sign})
    package, notices = read(folder)
    assert package.tables["observations"].rows == plain
    assert notices == [f"proef/observations.csv: gelezen met {words} als scheidingsteken."]


@pytest.mark.parametrize("where", [{"dialect": {"decimalChar": ","}}, {"schema": {"fields": [{"decimalChar": ","}]}}])
def test_decimal_mark_of_the_descriptor(folder: Path, where: dict[str, Any]) -> None:
    factories.write_csv(folder / "observations.csv", [factories.observation(value="5,1", note="1,5 blijft zo")])
    describe(folder, **where)
    package, notices = read(folder)
    assert [(row.value, row.note) for row in package.tables["observations"].rows] == [("5.1", "1,5 blijft zo")]
    assert notices == ["proef/observations.csv: gelezen met een komma als decimaalteken."]


def test_point_with_a_decimal_comma_is_not_guessed(folder: Path) -> None:
    """1.250 is 1250 for one and 1,25 for another."""
    factories.write_csv(folder / "observations.csv", [factories.observation(value="1.250")])
    describe(folder, dialect={"decimalChar": ","})
    problems = Problems()
    read_package(folder, problems)
    assert [str(problem) for problem in problems] == [
        "proef/observations.csv, regel 2, kolom value: '1.250' heeft een punt. Dit bestand schrijft decimalen met een komma: 5,1."
    ]


def test_columns_in_any_order_and_optional_ones_left_out(folder: Path) -> None:
    (folder / "sources.csv").write_text("title,id\n Een titel ,bron\n\n")
    (row,) = read(folder)[0].tables["sources"].rows
    assert (row.id, row.title, row.date) == ("bron", "Een titel", "")


def test_line_numbers_are_those_of_the_file(folder: Path) -> None:
    """A cell of several lines and blank lines count as an editor counts them."""
    (folder / "sources.csv").write_text('id,title\nbron,"een\ntwee"\n\nlaatste,x\n')
    assert read(folder)[0].tables["sources"].lines == [2, 5]
