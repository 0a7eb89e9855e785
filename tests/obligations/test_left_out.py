"""What a council's list leaves out but Koers has already: confidential items go, rejected ones are closed, and nothing is invented."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from koers.obligations.importing.reading import read_list
from tests import factories
from tests.factories import SOURCE
from tests.obligations.conftest import council, obligation, step
from tests.obligations.test_importing import DAY, bring_in, tell, written

Load = Callable[..., None]
HEAD = "Nummer;Soort;Onderwerp;Datum;Status;Vertrouwelijk\n"


@pytest.fixture
def load(home: Path, db: None, tmp_path: Path) -> Load:
    """Bring a small council into the workshop."""
    from koers.kernel.packages.loading import load_folders

    def _load(*obligations: Any, **tables: Any) -> None:
        load_folders([factories.write(tmp_path, "proef", **council(*obligations, **tables))], replace=True)

    return _load


def numbers() -> set[str]:
    """The numbers that stand in the workshop."""
    from koers.kernel.context import workshop
    from koers.obligations.models import Obligation

    with workshop():
        return set(Obligation.objects.values_list("number", flat=True))


def steps() -> list[tuple[str, str, str]]:
    """The steps in the workshop: of what, to which state, by whom."""
    from koers.kernel.context import workshop
    from koers.obligations.models import ObligationStep

    with workshop():
        return list(ObligationStep.objects.values_list("obligation_id", "state", "by_id"))


@pytest.mark.parametrize(
    "line", ["M-1;Motie;Iets;;Open;Ja", "M-1;;Iets;;Open;Ja", "M-1;Motie;Iets;;Onzin;vertrouwelijk"]
)
def test_what_became_confidential_goes_and_is_named_without_its_title(load: Load, tmp_path: Path, line: str) -> None:
    extension = {"id": "v", "obligation": "m", "until": "2024-01-01", "decided_on": "2023-06-01", "allowed_by": "raad"}
    load(
        obligation("m", "motion", number="M-1", title="Het geheim", made_on="2023-05-01"),
        obligation("n", number="M-2"),
        obligation_steps=[step("m", "2023-09-05", "started", "college")],
        obligation_extensions=[extension | {"why": "druk", "source": SOURCE}],
    )
    file = written(tmp_path, f"{HEAD}{line}\nM-2;Toezegging;Titel n;;Open;Nee\n")
    said = tell(file, "--yes")
    assert "vertrouwelijk: motie M-1 is nu vertrouwelijk of onder embargo. Koers haalt het weg." in said
    assert "geheim " not in said.replace("geheim, onder embargo", "")
    assert "staat niet meer in de lijst" not in said
    assert (numbers(), steps()) == ({"M-2"}, [])
    assert "vertrouwelijk:" not in tell(file, "--yes")


def test_an_item_under_embargo_goes_too_also_without_a_number(load: Load, tmp_path: Path) -> None:
    load(obligation("m", title="Overzicht van de wijk", made_on="2023-09-05"), obligation("n", number="T-2"))
    head = "Nummer;Soort;Onderwerp;Datum;Embargo tot\n"
    said = tell(written(tmp_path, f"{head}T-1;Toezegging;Overzicht van de wijk;05-09-2023;01-01-2199\n"), "--yes")
    assert "toezegging T-1 is nu vertrouwelijk" in said
    assert "Overzicht van de wijk" not in said
    assert numbers() == {"T-2"}


def test_what_others_name_is_not_taken_away_in_silence(load: Load, tmp_path: Path) -> None:
    load(obligation("m", number="T-1", title="Geheim"), obligation("deel", number="T-2", part_of="m"))
    said = tell(written(tmp_path, f"{HEAD}T-1;Toezegging;a;;Open;Ja\nT-3;Toezegging;b;;Open;Nee\n"), "--yes")
    assert "nummer T-1 is nu vertrouwelijk, maar verplichtingen: ‘deel’ verwijst ernaar." in said
    assert "Haal die verwijzing weg uit obligations.csv" in said
    assert "Geheim" not in said
    assert numbers() == {"T-1", "T-2", "T-3"}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("T-1;Toezegging;a;;Open;misschien\n", "‘misschien’ kennen we niet als openbaarheid, en Koers heeft dit stuk"),
        ("T-1;Toezegging;a;;Open;Ja\nT-1;Toezegging;a;;Open;Nee\n", "als openbaar én als vertrouwelijk"),
    ],
)
def test_when_it_is_not_certain_somebody_decides(load: Load, tmp_path: Path, lines: str, said: str) -> None:
    load(obligation("m", number="T-1"))
    told = tell(written(tmp_path, f"{HEAD}{lines}T-2;Toezegging;b;;Open;Nee\n"), "--yes")
    assert said in told
    assert "anders:" not in told
    assert numbers() == {"T-1", "T-2"}


@pytest.mark.parametrize(
    ("kind", "name", "word", "expected"),
    [
        ("motion", "Motie", "Verworpen", [("m", "dropped", "raad")]),
        ("pledge", "Toezegging", "Ingetrokken", [("m", "dropped", "raad")]),
        ("written_question", "Schriftelijke vragen", "Ingetrokken", [("m", "withdrawn", "raad")]),
        ("motion", "Motie", "Aangehouden", []),
    ],
)
def test_what_was_rejected_is_closed_and_never_gone(
    load: Load, tmp_path: Path, kind: str, name: str, word: str, expected: list[Any]
) -> None:
    load(obligation("m", kind, number="M-1"), obligation("n", "motion", number="M-2"))
    file = written(tmp_path, f"{HEAD}M-1;{name};Titel m;;{word};Nee\nM-2;Motie;Titel n;;Open;Nee\n")
    said = tell(file, "--yes")
    assert "staat niet meer in de lijst" not in said
    assert steps() == expected
    assert ("tegenspraak: M-1" in said) == (not expected)
    assert tell(file).endswith("Er is niets geschreven.\n")


@pytest.mark.parametrize("word", ["Open", "In behandeling", "Ingetrokken"])
def test_a_reopened_question_is_shown_and_not_the_same(load: Load, tmp_path: Path, word: str) -> None:
    done = [step("v", "2023-09-05", "answered", "college")]
    load(obligation("v", "written_question", number="V-1"), obligation_steps=done)
    said = tell(written(tmp_path, f"{HEAD}V-1;Schriftelijke vragen;Titel v;;{word};Nee\n"), "--yes")
    assert "tegenspraak: V-1 Titel v: in Koers 'beantwoord', in de lijst" in said
    assert "Gelijk gebleven: 0." in said
    assert len(steps()) == 1


def test_a_list_without_a_state_contradicts_nothing(load: Load, tmp_path: Path) -> None:
    load(obligation("v", number="T-1"), obligation_steps=[step("v", "2023-09-05", "settled", "raad")])
    said = tell(written(tmp_path, "Nummer;Soort;Onderwerp\nT-1;Toezegging;Titel v\n"), "--yes")
    assert "tegenspraak" not in said
    assert "Gelijk gebleven: 1." in said


@pytest.mark.parametrize(("column", "late"), [("", 0), ("30-06-2024", 91)])
def test_a_day_that_the_list_does_not_give_makes_nothing_late(
    load: Load, tmp_path: Path, column: str, late: int
) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.models import Obligation, ObligationStep
    from koers.obligations.presenting.words import moment
    from koers.obligations.working_out import extensions_by_obligation, settings_of, standing, steps_by_obligation

    load(obligation("m", number="M-1", made_on="2023-09-01", planned="2024-03-31"))
    head = "Nummer;Soort;Onderwerp;Status;Afgedaan op\n"
    bring_in(read_list(written(tmp_path, f"{head}M-1;Toezegging;Titel m;Afgedaan;{column}\n"), DAY))
    with workshop():
        row, taken = Obligation.objects.get(), ObligationStep.objects.get()
        found = standing(
            row, steps_by_obligation()["m"], extensions_by_obligation()["m"], settings_of(["proef"])["proef"], None
        )
        assert (found.state, bool(found.came_on), bool(found.closed_on)) == ("settled", bool(column), bool(column))
        assert taken.is_dated == bool(column)
        assert ("Dag niet vermeld" in taken.note) == (not column)
        from koers.obligations.ages import days_late

        assert found.term.due
        assert found.came
        own = (found.term.due.isoformat(), found.came.isoformat(), "", DAY)
        assert days_late(*own, still_open=False, came_on=found.came_on) == late
    assert moment("", "2026-11-21") == "dag niet vermeld; bekend op 21 november 2026"


@pytest.mark.parametrize(
    ("title", "fund"),
    [
        ("Brief over het Volkshuisvestingsfonds", "volks"),
        ("Stand van het budget", ""),
        ("Meer uitkeringen in Heerlen-Noord", ""),
        ("Evaluatie van de Energiefixers", ""),  # two funds have this word: it tells them not apart
    ],
)
def test_a_fund_is_proposed_by_its_own_name_only_and_marked(load: Load, tmp_path: Path, title: str, fund: str) -> None:
    from koers.obligations.importing.merged import Around, Merged
    from koers.obligations.importing.proposing import PROPOSED_FUND, propose

    funds = [
        ("volks", "Volkshuisvestingsfonds"), ("budget", "Eigen budget"), ("uit", "Uitkeringen"), ("a", "Energiefixers, heel de stad"),
        ("b", "Energiefixers, extra"),
    ]  # fmt: skip
    row = {"id": "x", "title": title, "fund": "", "note": ""}
    list(propose(row, Around("raad", "college", "bron", "2026-11-21", [], funds), Merged([], [], []), ()))
    assert row["fund"] == fund
    assert row["note"].startswith(PROPOSED_FUND) == bool(fund)
