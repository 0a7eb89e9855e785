"""The weekly list of a council's own system: matched on number, shown, confirmed once; what is wrong is told at once."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from koers.obligations.importing.problems import ListError
from koers.obligations.importing.reading import read_list
from tests import factories
from tests.obligations.conftest import council, obligation, step

Publish = Callable[..., Any]
DAY = date(2026, 11, 21)
IBABS = """Nummer;Soort;Onderwerp;Datum;Fractie;Portefeuillehouder;Status;Afgedaan op;Deadline;Vertrouwelijk;Link
TZ-1;Toezegging;Overzicht van schooluitval;05-09-2023;SP;Iemand;Open;;31-12-2023;Nee;https://raad.example.nl/1
M-1;Motie;Groen in de wijk;05-09-2023;D66;Iemand;In uitvoering;;;Nee;
M-9;Motie;Leefbaarheid;05-09-2023;VVD;Iemand;Verworpen;;;Nee;
G-1;Toezegging;Een geheim;05-09-2023;;Iemand;Open;;;Ja;
V-1;Schriftelijke vragen;Hoeveel bomen?;01-09-2023;SP;Iemand;Beantwoord;20-09-2023;;Nee;
"""
NOTUBIZ = """ID,Titel,Type,Ingediend op,Partij,Indieners,Uiterste datum,Status,URL,Embargo tot
TZ-1,Overzicht van schooluitval,Toezegging,2023-09-05,SP,Iemand,2024-03-31,Voldaan,https://raad.example.nl/1,
E-1,Onder embargo,Toezegging,2023-09-05,,,,Open,,2199-01-01
"""


def written(folder: Path, content: str | bytes, name: str = "lijst.csv") -> Path:
    """A file with this in it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(folder: Path, rows: list[list[Any]]) -> Path:
    """A workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell in (cell for row in book.active.iter_rows() for cell in row if str(cell.value).startswith("=")):
        cell.data_type = "s"  # a title, not a formula
    book.save(folder / "lijst.xlsx")
    return folder / "lijst.xlsx"


def test_the_columns_of_ibabs(tmp_path: Path) -> None:
    found = read_list(written(tmp_path, IBABS), DAY)
    assert [(item.number, item.kind.value, item.state) for item in found.items] == [
        ("TZ-1", "pledge", "open"), ("M-1", "motion", "started"), ("V-1", "written_question", "settled"),
    ]  # fmt: skip
    first = found.items[0]
    assert (first.made_on, first.planned, first.party) == ("2023-09-05", "2023-12-31", "SP")
    assert (found.secret, found.never_owed, found.people_columns) == (1, 1, ["Portefeuillehouder"])


def test_the_columns_of_notubiz_and_of_a_workbook(tmp_path: Path) -> None:
    found = read_list(written(tmp_path, NOTUBIZ), DAY)
    assert [(item.number, item.planned, item.state) for item in found.items] == [("TZ-1", "2024-03-31", "settled")]
    assert (found.secret, found.people_columns) == (1, ["Indieners"])
    rows = [["Nummer", "Soort", "Titel", "Datum"], ["M-1", "Motie", "=1+1", date(2023, 9, 5)]]
    item = read_list(workbook(tmp_path, rows), DAY).items[0]
    assert (item.title, item.made_on) == ("=1+1", "2023-09-05")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "het bestand is leeg"),
        ("Naam;Kleur\na;b\n", "er is geen kolom 'Nummer'"),
        ("<html><body>", "dit is een webpagina"),
        (b"PK\x03\x04", "dit is een werkmap van Excel"),
        ('Nummer;Soort;Titel\n1;Motie;"half', "aanhalingsteken geopend dat nergens sluit"),
        ("Nummer;Soort;Titel\n1;Motie;a\n1;Motie;b\n", "nummer '1' staat al op regel 2"),
        ("Nummer;Soort;Titel\n1;Gedicht;a\n", "'Gedicht' kennen we niet als soort"),
        ("Nummer;Soort;Titel;Status\n1;Motie;a;Blauw\n", "'Blauw' kennen we niet als stand"),
        ("Nummer;Soort;Titel;Datum\n1;Motie;a;31-02-2023\n", "'31-02-2023' is geen dag"),
        ("Nummer;Soort;Titel;Link\n1;Motie;a;javascript:alert(1)\n", "is geen veilig webadres"),
        ("Nummer;Soort;Titel\n;Motie;a\n", "kolom Nummer: de cel is leeg"),
        ("Nummer;Soort;Titel\n1;Motie;a;b;c\n", "meer cellen dan de kop"),
        ("Nummer;Soort;Titel\n1;Motie;" + "a" * 301, "deze tekst is 301 tekens lang"),
        ("Nummer;Soort;Titel;Datum;Afgedaan op\n1;Motie;a;05-09-2023;04-09-2023\n", "ligt vóór 2023-09-05"),
    ],
)
def test_bad_lists_are_told(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(ListError) as caught:
        read_list(written(tmp_path, content), DAY)
    assert said in str(caught.value)


@pytest.mark.parametrize("keep", [0, 10, 200, 2000])
def test_a_truncated_workbook_is_told(tmp_path: Path, keep: int) -> None:
    rows = [["Nummer", "Soort", "Titel"], *([f"M-{n}", "Motie", "a"] for n in range(50))]
    path = workbook(tmp_path, rows)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ListError, match="afgekapt"):
        read_list(path, DAY)


def test_all_mistakes_of_a_list_are_told_at_once(tmp_path: Path) -> None:
    lines = "".join(f"{n};Gedicht;a;99-99-9999\n" for n in range(100))
    with pytest.raises(ListError) as caught:
        read_list(written(tmp_path, f"Nummer;Soort;Titel;Datum\n{lines}"), DAY)
    assert "200 fouten gevonden." in str(caught.value)
    assert "… en nog 150 fouten." in str(caught.value)


def tell(file: Path, *words: str) -> str:
    """What the command says."""
    out = io.StringIO()
    call_command("obligations", "import", str(file), "--programme", "proef", *words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_list_is_shown_then_written_and_changes_nothing_twice(home: Path, tmp_path: Path) -> None:
    from koers.kernel.context import workshop
    from koers.kernel.packages.loading import load_folders
    from koers.obligations.models import Obligation, ObligationGoal, ObligationStep
    from koers.sources.models import Source

    rows = [obligation("oud", number="TZ-1", made_on="2023-09-05"), obligation("weg", number="TZ-0")]
    tables = council(*rows)
    tables["goals"] = [*tables["goals"], factories.goal("bomen", title="Meer bomen planten", parent="ambitie")]
    load_folders([factories.write(tmp_path, "proef", **tables)])
    said = tell(written(tmp_path, IBABS), "--dry-run")
    assert "anders: TZ-1 titel: was 'Titel oud', wordt 'Overzicht van schooluitval'" in said
    assert "nieuw: M-1 Groen in de wijk" in said
    assert "staat niet meer in de lijst: TZ-0" in said
    assert "Er is niets geschreven." in said
    with workshop():
        assert Obligation.objects.count() == 2
    tell(written(tmp_path, IBABS), "--yes")
    with workshop():
        found = {row.number: row for row in Obligation.objects.all()}
        assert sorted(found) == ["M-1", "TZ-0", "TZ-1", "V-1"]
        assert (found["TZ-1"].title, found["TZ-1"].planned, found["TZ-1"].pk) == (
            "Overzicht van schooluitval",
            "2023-12-31",
            "oud",
        )
        assert found["M-1"].owed_to_id == "raad"
        assert {row.state for row in ObligationStep.objects.all()} == {"started", "answered"}
        assert list(ObligationGoal.objects.values_list("goal_id", "basis")) == []
        everything = [
            str(row.__dict__) for model in (Obligation, ObligationStep, Source) for row in model.objects.all()
        ]
        assert not any("Iemand" in row or "Een geheim" in row for row in everything)
    assert "Gelijk gebleven: 3." in tell(written(tmp_path, IBABS), "--dry-run")
    tell(written(tmp_path, NOTUBIZ), "--yes")
    with workshop():
        assert ObligationStep.objects.get(obligation="oud").state == "settled"
        assert Obligation.objects.get(number="TZ-1").planned == "2023-12-31"  # only an extension moves a term


@pytest.mark.django_db
def test_a_row_that_contradicts_the_register_is_left_out(home: Path, tmp_path: Path) -> None:
    from koers.kernel.context import workshop
    from koers.kernel.packages.loading import load_folders
    from koers.obligations.models import Obligation

    load_folders([factories.write(tmp_path, "proef", **council(obligation("x", "motion", number="TZ-1")))])
    said = tell(written(tmp_path, IBABS), "--yes")
    assert "niet overgenomen: nummer TZ-1: in de lijst is dit een toezegging, in Koers een motie" in said
    with workshop():
        found = set(Obligation.objects.values_list("number", "kind"))
    assert found == {("TZ-1", "motion"), ("M-1", "motion"), ("V-1", "written_question")}


@pytest.mark.django_db
def test_goals_are_proposed_by_a_rule(home: Path, tmp_path: Path) -> None:
    from koers.kernel.packages.loading import load_folders

    tables = council(obligation("x", number="TZ-0"))
    tables["goals"] = [*tables["goals"], factories.goal("uitval", title="Minder schooluitval", parent="ambitie")]
    load_folders([factories.write(tmp_path, "proef", **tables)])
    assert "voorstel: TZ-1 hoort bij doel uitval (woord ‘schooluitval’)" in tell(written(tmp_path, IBABS), "--dry-run")


@pytest.mark.django_db
def test_a_list_of_100_000_items(tmp_path: Path) -> None:
    lines = "".join(f"T-{n};Toezegging;Toezegging {n};05-09-2023;Open\n" for n in range(100_000))
    found = read_list(written(tmp_path, f"Nummer;Soort;Onderwerp;Datum;Status\n{lines}"), DAY)
    assert len(found.items) == 100_000


def bring_in(found: Any, **more: Any) -> Any:
    """Bring a list that was read into the workshop."""
    from koers.obligations.actions import take_in_list

    return take_in_list("proef", found, **{"by": None, "why": "toets", "file": "lijst.csv", "write": True} | more)


@pytest.mark.django_db
def test_what_came_in_without_a_number_gets_it(home: Path, tmp_path: Path) -> None:
    from koers.kernel.context import workshop
    from koers.kernel.packages.loading import load_folders
    from koers.obligations.models import Obligation

    known = obligation("uit-een-rapport", title="Overzicht van schooluitval", made_on="2023-09-05")
    load_folders([factories.write(tmp_path, "proef", **council(known))])
    bring_in(read_list(written(tmp_path, IBABS), DAY))
    with workshop():
        assert Obligation.objects.get(number="TZ-1").pk == "uit-een-rapport"


@pytest.mark.django_db
def test_a_list_of_one_kind_says_nothing_of_the_others(home: Path, tmp_path: Path) -> None:
    from koers.kernel.packages.loading import load_folders

    rows = [obligation("a", number="TZ-7"), obligation("b", "motion", number="M-7")]
    done = [step("c", "2023-09-05", "settled", "raad")]
    closed = obligation("c", number="TZ-8", made_on="2023-09-01")
    load_folders([factories.write(tmp_path, "proef", **council(*rows, closed, obligation_steps=done))])
    found = read_list(written(tmp_path, "Nummer;Onderwerp\nTZ-1;a\n", "toezeggingen.csv"), DAY)
    gone = bring_in(found, write=False).merged.gone
    assert [(one.number, one.open) for one in gone] == [("TZ-7", True), ("TZ-8", False)]


@pytest.mark.django_db
def test_the_same_list_on_a_later_day_only_moves_its_day(home: Path, tmp_path: Path, monkeypatch: Any) -> None:
    from django.utils import timezone

    from koers.kernel.context import workshop
    from koers.kernel.models import Package
    from koers.kernel.packages.loading import load_folders
    from koers.obligations.models import Obligation
    from koers.sources.models import Source

    load_folders([factories.write(tmp_path, "proef", **council(obligation("oud", number="TZ-0")))])
    found = read_list(written(tmp_path, IBABS), DAY)
    for number, day in enumerate((date(2026, 11, 21), date(2026, 11, 21), date(2026, 11, 28))):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        taken = bring_in(found)
        assert taken.anything == (number != 1)
        with workshop():
            assert Source.objects.get(pk="raadsinformatiesysteem-proef").date == day.isoformat()
            revisions = Package.objects.get(slug="proef").revision
            histories = Obligation.objects.get(number="TZ-1").history.count()
        assert (revisions, histories) == (3 if number == 2 else 2, 1)


@pytest.mark.django_db
def test_nothing_is_half_written(home: Path, tmp_path: Path) -> None:
    """The list is in order, but the package is not any more: a title in it was made too long by hand."""
    from koers.kernel.context import workshop
    from koers.kernel.packages.loading import load_folders
    from koers.kernel.packages.problems import PackageError
    from koers.obligations.models import Obligation, ObligationStep

    load_folders([factories.write(tmp_path, "proef", **council(obligation("oud", number="TZ-0")))])
    with workshop():
        Obligation.objects.filter(pk="oud").update(url="javascript:1")
    with pytest.raises(PackageError):
        bring_in(read_list(written(tmp_path, IBABS), DAY))
    with workshop():
        assert Obligation.objects.count() == 1
        assert not ObligationStep.objects.exists()
