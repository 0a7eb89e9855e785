"""Every mistake in a package is told in Dutch, with its place and what would be right, and nothing is written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.problems import PackageError
from tests import factories
from tests.factories import area, goal, indicator, observation, source
from tests.packages.conftest import Said

HEADER = b"id,title,date\n"

# A name for the mistake, what to write over which file, and what is said.
FILES: list[tuple[str, str, bytes, str]] = [
    ("empty", "sources.csv", b"", "het bestand is leeg. Begin met de kop: id,title,issuer"),
    ("only blank lines", "sources.csv", b"\n\n", "het bestand is leeg."),
    ("wrong header", "sources.csv", b"kenmerk,title\nbron,Bron\n", "regel 1, kolom kenmerk: kolom 'kenmerk' bestaat niet"),
    ("column is missing", "sources.csv", b"id,date\nbron,2023\n", "regel 1, kolom title: deze kolom ontbreekt."),
    ("unknown column", "sources.csv", b"id,title,titel\nbron,Bron,x\n", "kolom titel: kolom 'titel' bestaat niet"),
    ("column twice", "sources.csv", b"id,title,title\nbron,Bron,x\n", "kolom title: deze kolom staat er twee keer in."),
    ("too many cells", "sources.csv", HEADER + b"bron,Bron,2023,x\n", "regel 2: deze regel heeft 4 cellen, de kop heeft er 3."),
    ("too few cells", "sources.csv", HEADER + b"bron,Bron\n", "regel 2: deze regel heeft 2 cellen, de kop heeft er 3."),
    ("empty cell", "sources.csv", HEADER + b"bron,,2023\n", "regel 2, kolom title: de cel is leeg. Vul deze cel in."),
    ("only spaces", "sources.csv", HEADER + b"bron,  ,2023\n", "regel 2, kolom title: de cel is leeg."),
    ("no slug", "sources.csv", HEADER + b"Bron 1,Bron,\nbron,Bron,\n", "kolom id: 'Bron 1' is geen geldig kenmerk. Gebruik kleine"),
    ("impossible day", "sources.csv", HEADER + b"bron,Bron,2023-02-30\n", "kolom date: '2023-02-30' is geen bestaande datum. Schrijf 2023"),
    ("Dutch date", "sources.csv", HEADER + b"bron,Bron,22-11-2021\n", "kolom date: '22-11-2021' is geen bestaande datum."),
    ("other digits", "sources.csv", HEADER + "bron,Bron,٢٠٢٣\n".encode(), "kolom date: '٢٠٢٣' is geen bestaande datum."),
    ("unsafe address", "sources.csv", b"id,title,url\nbron,Bron,javascript:alert(1)\n", "kolom url: 'javascript:alert(1)' is geen veilig"),
    ("address without a site", "sources.csv", b"id,title,url\nbron,Bron,https://\n", "kolom url: 'https://' is geen veilig"),
    ("address with a user", "sources.csv", b"id,title,url\nbron,Bron,https://u:p@host/\n", "kolom url: 'https://u:p@host/' is geen veilig"),
    ("address with a wrong port", "sources.csv", b"id,title,url\nbron,Bron,https://a.nl:x/\n", "kolom url: 'https://a.nl:x/' is geen veilig"),
    ("cut", "sources.csv", HEADER + b"bron,Bron\n", "Is het bestand hier afgekapt? Maak de tabel dan opnieuw."),
    ("no text", "sources.csv", bytes(range(40)) * 3, "dit is geen tekst: er staan tekens in die niet te lezen zijn."),
    ("double id", "sources.csv", HEADER + b"bron,Bron,\nbron,Weer,\n", "regel 3, kolom id: 'bron' staat al op regel 2."),
    ("unclosed quote", "sources.csv", HEADER + b'bron,Bron,\ntwee,"Bron,\ndrie,Bron,\n', "regel 3: hier begint een cel met een aanhalingsteken"),
    ("quote in the middle", "sources.csv", HEADER + b'bron,"Bron" x,\n', "regel 2: na een sluitend aanhalingsteken staat nog tekst."),
    ("giant cell", "sources.csv", HEADER + b"bron," + b"x" * 140_000 + b",\n", "regel 2: hier staat een cel van meer dan 131072 tekens."),
    ("NUL", "sources.csv", HEADER + b"bron,Br\0n,\n", "regel 2: hier staat een onzichtbaar stuurteken (0x00)."),
    ("escape", "sources.csv", HEADER + b"bron,\x1b[31mrood,\n", "regel 2: hier staat een onzichtbaar stuurteken (0x1B)."),
    ("Windows-1252", "sources.csv", HEADER + b"bron,Co\xf6rdinatie,\n", "regel 2, kolom title: de tekst is geen UTF-8 (in Windows-1252: 'Coördinatie')"),
    ("Windows-1252 in the header", "sources.csv", b"id,title,\xe9\nbron,x,y\n", "regel 1, kolom"),
    ("UTF-16", "sources.csv", "id,title\nbron,Bron\n".encode("utf-16"), "dit bestand is opgeslagen als UTF-16."),
    ("web page", "sources.csv", b"<!DOCTYPE html>\n<html><body>Log in</body></html>\n", "dit is een webpagina, geen CSV."),
    ("other delimiter", "sources.csv", b"id;title;date\nbron;Bron;2023\n", "de kop lijkt gescheiden met een puntkomma."),
    ("picture", "sources.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "regel 1, kolom"),
    ("boolean", "areas.csv", b"id,name,kind,is_focus,source\nstad,Stad,region,ja,bron\n", "kolom is_focus: 'ja' is geen ja of nee. Schrijf true"),
    ("no choice", "areas.csv", b"id,name,kind,source\nstad,Stad,stad,bron\n", "kolom kind: 'stad' kan hier niet. Kies uit: country, province"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "content", "expected"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_mistake_in_a_file(folder: Path, said: Said, path: str, content: bytes, expected: str) -> None:
    (folder / path).write_bytes(content)
    problems = said(folder)
    assert any(expected in problem for problem in problems), problems
    assert any(problem.startswith(f"proef/{path}") for problem in problems), problems


# A name for the mistake, the table with its rows, and what is said.
ROWS: list[tuple[str, str, list[dict[str, Any]], str]] = [
    ("text in a number", "observations", [observation(value="n.v.t.")], "kolom value: 'n.v.t.' is geen getal. Schrijf alleen cijfers"),
    ("comma in a number", "observations", [observation(value="5,1")], "kolom value: '5,1' is geen getal."),
    ("number and text", "observations", [observation(value_text="veel")], "er moet precies één van value, value_text en missing"),
    ("text in a whole number", "observations", [observation(denominator="veel")], "kolom denominator: 'veel' is geen heel getal."),
    ("number too large", "observations", [observation(denominator=10**12)], "kolom denominator: dit getal is te groot of te klein. Hier past"),
    ("no period", "observations", [observation(period="voorjaar")], "kolom period: 'voorjaar' is geen periode."),
    ("unknown indicator", "observations", [observation("wark")], "kolom indicator: 'wark' staat niet in de tabel indicators. Bedoelt u werk?"),
    ("unknown area", "observations", [observation(area="mars")], "kolom area: 'mars' staat niet in de tabel areas. Voeg het toe aan areas.csv"),
    ("unknown unit", "indicators", [indicator(unit="promille")], "kolom unit: 'promille' staat niet in de tabel units."),
    ("unknown source", "observations", [observation(source="geheim")], "kolom source: 'geheim' staat niet in de tabel sources."),
    ("no source", "observations", [observation(source="")], "kolom source: de cel is leeg."),
    ("unknown parent", "goals", [goal(parent="weg")], "kolom parent: 'weg' staat niet in de tabel goals."),
    ("circle of one", "goals", [goal(parent="doel")], "kolom parent: deze rijen wijzen in een kring naar elkaar: doel > doel."),
    ("circle", "goals", [goal("a", parent="b"), goal("b", parent="c"), goal("c", parent="b"), goal()], "kring naar elkaar: b > c > b."),
    ("same key", "observations", [observation(value="1"), observation(value="2")], "regel 3, kolom indicator, area, period, breakdown"),
    ("two preferred", "observations",
     [observation(source_place=place, preferred=True, preferred_by="bureau", preferred_on="2024") for place in "ab"],
     "regel 3, kolom preferred: regel 2 heeft voor hetzelfde cijfer al de voorkeur."),
    ("separator in a key", "observations", [observation(breakdown="a~b")], "het teken ~ kan hier niet."),
    ("text too long", "sources", [source(title="x" * 301)], "kolom title: deze tekst is 301 tekens lang. Hier passen er 300."),
    ("key too long", "observations", [observation(breakdown="x" * 120, source_place="y" * 300)], "deze cellen zijn samen"),
    ("old address of nothing", "redirects", [{"table": "weg", "old": "a", "new": "b"}], "kolom table: tabel 'weg' bestaat niet. Kies uit: acts"),
    ("another programme", "programme", [factories.programme("anders")], "het programma heet 'anders', het pakket 'proef'."),
    ("two programmes", "programme", [factories.programme(), factories.programme("proef-2")], "Zet één regel in programme.csv"),
    ("text file is gone", "programme", [factories.programme(text_file="weg.md")], "kolom text_file: 'weg.md': dit bestand ontbreekt."),
    ("text file elsewhere", "programme", [factories.programme(text_file="../weg.md")], "dit pad wijst buiten de map"),
    ("text file of another kind", "programme", [factories.programme(text_file="sources.csv")], "'sources.csv' is geen Markdown."),
]  # fmt: skip


@pytest.mark.parametrize(("table", "rows", "expected"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_mistake_in_a_row(folder: Path, said: Said, table: str, rows: list[dict[str, Any]], expected: str) -> None:
    factories.write(folder.parent, "proef", **factories.small() | {table: rows})
    problems = said(folder)
    assert any(expected in problem and problem.startswith(f"proef/{table}.csv, regel ") for problem in problems), (
        problems
    )


def test_all_mistakes_at_once(folder: Path, said: Said) -> None:
    factories.write_csv(
        folder / "observations.csv", [observation(value="a"), observation(period="b"), observation(area="c")]
    )
    factories.write_csv(folder / "areas.csv", [area("land", kind="x"), area(parent="y")])
    (folder / "units.csv").write_bytes(b"")
    problems = said(folder)
    for part in (
        "regel 2, kolom value",
        "regel 3, kolom period",
        "regel 4, kolom area",
        "areas.csv, regel 2, kolom kind",
    ):
        assert any(part in problem for problem in problems), (part, problems)
    assert any("areas.csv, regel 3, kolom parent" in problem for problem in problems)
    assert any("units.csv: het bestand is leeg" in problem for problem in problems)


def test_one_mistake_is_told_once(folder: Path, said: Said) -> None:
    """A row or file with a mistake does not make everything that refers to it wrong as well."""
    factories.write_csv(folder / "indicators.csv", [indicator(direction="omhoog")])
    assert len(said(folder)) == 1
    (folder / "indicators.csv").unlink()
    assert len(said(folder)) == 1


def test_many_mistakes_are_counted(folder: Path, db: None) -> None:
    factories.write_csv(folder / "observations.csv", [observation(period=str(1900 + n), value="x") for n in range(300)])
    with pytest.raises(PackageError) as caught:
        load_folders([folder])
    lines = str(caught.value).splitlines()
    assert lines[0] == "300 fouten gevonden. Er is niets veranderd."
    assert lines[-1] == "… en nog 100 fouten (de eerste 200 staan hierboven)."
    assert len(lines) == 202


def test_long_and_wild_cells_are_shown_short(folder: Path, said: Said) -> None:
    factories.write_csv(folder / "observations.csv", [observation(value="x\u202e" * 5000)])
    (problem,) = said(folder)
    assert len(problem) < 300
    assert problem.isprintable()


Breaker = Callable[[Path], Any]


def link_out(folder: Path) -> None:
    """Let a table be a link to a file elsewhere."""
    (folder / "sources.csv").rename(folder.parent / "elders.csv")
    (folder / "sources.csv").symlink_to(folder.parent / "elders.csv")


def link_inside(folder: Path) -> None:
    """Let a table be a link within the folder."""
    (folder / "sources.csv").rename(folder / "echt.csv")
    (folder / "sources.csv").symlink_to("echt.csv")


def linked_folder(folder: Path) -> None:
    """Let a table stand in a folder that is a link."""
    (folder.parent / "elders").mkdir()
    (folder / "sources.csv").rename(folder.parent / "elders" / "sources.csv")
    (folder / "map").symlink_to(folder.parent / "elders")
    text = (folder / "datapackage.json").read_text().replace('"sources.csv"', '"map/sources.csv"')
    (folder / "datapackage.json").write_text(text)


def a_folder(folder: Path) -> None:
    """Let a table be a folder."""
    (folder / "sources.csv").unlink()
    (folder / "sources.csv").mkdir()


@pytest.mark.parametrize(
    ("breaker", "expected"),
    [
        (link_out, "sources.csv: dit bestand is een koppeling. Zet het bestand zelf in de map."),
        (link_inside, "sources.csv: dit bestand is een koppeling."),
        (linked_folder, "map/sources.csv: dit bestand is een koppeling."),
        (a_folder, "sources.csv: dit bestand ontbreekt."),
        (lambda folder: (folder / "sources.csv").unlink(), "sources.csv: dit bestand ontbreekt. Voeg het toe"),
    ],
)
def test_mistake_in_the_folder(folder: Path, said: Said, breaker: Breaker, expected: str) -> None:
    breaker(folder)
    (problem,) = said(folder)
    assert expected in problem


def test_file_above_the_limit(folder: Path, said: Said, settings: Any) -> None:
    settings.KOERS_LARGEST_FILE = 50
    assert any(
        "dit bestand is groter dan 5e-05 MB. Splits het, of verhoog KOERS_LARGEST_FILE." in p for p in said(folder)
    )


def test_folder_is_not_there(said: Said, tmp_path: Path) -> None:
    assert said(tmp_path / "weg") == [
        f"{tmp_path}/weg: deze map bestaat niet. Geef de map van een pakket, met een datapackage.json erin."
    ]
    (tmp_path / "bestand").touch()
    assert "dit is geen map." in said(tmp_path / "bestand")[0]


def test_same_package_twice(folder: Path, said: Said) -> None:
    assert said(folder, folder) == ["proef: pakket 'proef' is twee keer opgegeven. Noem elk pakket één keer."]
