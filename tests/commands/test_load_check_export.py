"""koers load, check and export: what they say, and with which exit code."""

from pathlib import Path

import pytest

from koers.glossary.models import Term
from koers.kernel.models import Package
from tests import factories
from tests.commands.conftest import Fail, Tell
from tests.factories import term


def package(parent: Path, *ids: str, slug: str = "proef") -> str:
    """A package with these words; gives its folder."""
    tables = {
        "sources": [factories.source(f"bron-{slug}")],
        "glossary": [term(name, source=f"bron-{slug}") for name in ids],
    }
    return str(factories.write(parent, slug, **tables))


def test_load(tell: Tell, tmp_path: Path) -> None:
    folder = package(tmp_path, "een", "twee")
    assert tell("load", folder) == "proef: geladen (3 rijen).\n"
    assert tell("load", folder) == "proef: niets veranderd (3 rijen).\n"
    assert set(Term.history.values_list("history_change_reason", flat=True)) == {"koers load"}


def test_load_shows_differences_and_refuses(tell: Tell, fail: Fail, tmp_path: Path) -> None:
    tell("load", package(tmp_path, "een", "twee", "drie"))
    folder = factories.write(
        tmp_path,
        "proef",
        sources=[factories.source("bron-proef")],
        glossary=[
            term("drie", source="bron-proef"),
            term("twee", source="bron-proef", definition="x"),
            term("vier", source="bron-proef"),
        ],
    )
    code, said = fail("load", str(folder))
    assert code == 1
    assert said == (
        "proef: dit zou veranderen:\n"
        "  begrippen: vier is nieuw\n"
        "  begrippen: twee is gewijzigd (definition)\n"
        "  begrippen: een is weg en wordt ingetrokken\n"
        "  begrippen: 1 rijen staan op een andere plek\n"
        "Er is niets geschreven. Kloppen deze wijzigingen? Geef de opdracht dan opnieuw met --replace.\n"
    )
    assert tell("load", "--replace", "--why", "opgeschoond", str(folder)).startswith(
        "proef: bijgewerkt:\n  begrippen: vier"
    )
    assert Term.history.latest().history_change_reason == "opgeschoond"


def test_load_lists_many_differences_in_part(tell: Tell, fail: Fail, tmp_path: Path) -> None:
    tell("load", package(tmp_path, "een"))
    _, said = fail("load", package(tmp_path, "een", *(f"woord-{number}" for number in range(80))))
    assert "  begrippen: … en nog 30\n" in said


def test_load_missing_goes_by_the_name_in_the_package(tell: Tell, tmp_path: Path) -> None:
    folder = package(tmp_path, "een")
    assert tell("load", "--missing", folder) == "proef: geladen (2 rijen).\n"
    Path(folder).rename(tmp_path / "andere map")
    package(tmp_path / "andere map", "een", "twee", slug="weg")
    assert tell("load", "--missing", str(tmp_path / "andere map")) == "Alle pakketten staan al in de werkplaats.\n"
    both = (str(tmp_path / "andere map"), package(tmp_path, "drie", slug="nieuw"))
    assert tell("load", "--missing", *both) == "nieuw: geladen (2 rijen).\n"


def test_load_tells_what_it_put_right(tell: Tell, tmp_path: Path) -> None:
    folder = Path(package(tmp_path, "een"))
    (folder / "glossary.csv").write_bytes(b"\xef\xbb\xbf" + (folder / "glossary.csv").read_bytes())
    said = "Let op: proef/glossary.csv: een onzichtbaar beginteken (BOM) is weggelaten.\n"
    assert tell("check", str(folder)).startswith(said)
    assert tell("load", str(folder)).startswith(said)


@pytest.mark.parametrize("command", ["load", "check"])
def test_wrong_input(fail: Fail, tmp_path: Path, command: str) -> None:
    folder = Path(package(tmp_path, "een"))
    (folder / "glossary.csv").write_text("id,term,source\neen,,bron-proef\ntwee,x,weg\n")
    code, said = fail(command, str(folder))
    assert code == 1
    assert said == (
        "2 fouten gevonden. Er is niets veranderd.\n"
        "- proef/glossary.csv, regel 2, kolom term: de cel is leeg. Vul deze cel in.\n"
        "- proef/glossary.csv, regel 3, kolom source: 'weg' staat niet in de tabel sources. "
        "Voeg het toe aan sources.csv van dit pakket of van een pakket waar het van afhangt."
    )
    assert Package.objects.count() == 0


def test_check(tell: Tell, tmp_path: Path) -> None:
    assert (
        tell("check", package(tmp_path, "een"), package(tmp_path, "twee", slug="ander"))
        == "In orde: 2 pakketten, 4 rijen.\n"
    )
    assert tell("check", package(tmp_path, "een")) == "In orde: 1 pakket, 2 rijen.\n"
    assert Package.objects.count() == 0


def test_check_without_folders_is_djangos_own(tell: Tell) -> None:
    assert "no issues" in tell("check") or "geen" in tell("check")


def test_export(tell: Tell, fail: Fail, tmp_path: Path) -> None:
    tell("load", package(tmp_path, "een"))
    out = tmp_path / "diep" / "uit"
    assert tell("export", "proef", str(out)) == f"proef staat in {out}.\n"
    assert sorted(path.name for path in out.iterdir()) == ["datapackage.json", "glossary.csv", "sources.csv"]
    assert fail("export", "proef", str(out)) == (2, f"{out} is niet leeg. Kies een nieuwe of een lege map.")
    assert fail("export", "weg", str(tmp_path / "nieuw")) == (2, "Pakket 'weg' is er niet. In de werkplaats: proef.")
    assert not (tmp_path / "nieuw").exists()
