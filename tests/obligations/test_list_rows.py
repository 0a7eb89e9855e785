"""One row of a council's list that cannot be taken in never blocks the others; a term that was agreed is never overwritten."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from koers.obligations.importing.merged import Merged
from koers.obligations.importing.reading import CouncilList, read_list
from tests.factories import SOURCE, write
from tests.obligations.conftest import council, obligation, step
from tests.obligations.test_importing import bring_in, tell, written

Load = Callable[..., None]
HEAD = "Nummer;Soort;Onderwerp;Datum;Status;Afgedaan op;Deadline\n"
OTHER = "T-9;Toezegging;Iets anders;;Open;;\n"


@pytest.fixture
def load(home: Path, db: None, tmp_path: Path) -> Load:
    """Bring a small council into the workshop."""
    from koers.kernel.packages.loading import load_folders

    def _load(*obligations: Any, **tables: Any) -> None:
        load_folders([write(tmp_path, "proef", **council(*obligations, **tables))], replace=True)

    return _load


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Let it be another day."""
    from django.utils import timezone

    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda: day)


def listed(folder: Path, lines: str, day: date = date(2026, 11, 21)) -> CouncilList:
    """A list of these lines, read on a day."""
    return read_list(written(folder, HEAD + lines), day)


def take(folder: Path, lines: str, day: date = date(2026, 11, 21)) -> Merged:
    """What such a list changed."""
    merged: Merged = bring_in(listed(folder, lines, day)).merged
    return merged


def steps(of: str = "m") -> list[tuple[str, str, bool]]:
    """The steps of an obligation in the workshop: the day, the state, and whether a source names the day."""
    from koers.kernel.context import workshop
    from koers.obligations.models import ObligationStep

    with workshop():
        return [
            (row.on, row.state, row.is_dated)
            for row in ObligationStep.objects.filter(obligation=of).order_by("on", "position")
        ]


def planned(of: str = "m") -> str:
    """The term in the workshop."""
    from koers.kernel.context import workshop
    from koers.obligations.models import Obligation

    with workshop():
        return str(Obligation.objects.get(pk=of).planned)


def numbers() -> set[str]:
    """The numbers that stand in the workshop."""
    from koers.kernel.context import workshop
    from koers.obligations.models import Obligation

    with workshop():
        return set(Obligation.objects.values_list("number", flat=True))


def longer(until: str) -> dict[str, Any]:
    """An extension of the pledge, allowed by the council."""
    own = {"id": f"v-{until}", "obligation": "m", "until": until, "decided_on": "2023-06-01", "allowed_by": "raad"}
    return own | {"why": "druk", "source": SOURCE}


PLEDGE = obligation("m", number="T-1", made_on="2023-05-01")
AGREED = obligation("m", number="T-1", made_on="2023-05-01", planned="2023-12-31")


def test_a_settlement_before_the_day_of_an_earlier_list(load: Load, tmp_path: Path, on: Any) -> None:
    load(PLEDGE)
    on(date(2026, 11, 21))
    take(tmp_path, "T-1;Toezegging;Titel m;;Voorstel tot afdoening;;\n")
    assert steps() == [("2026-11-21", "proposed", False)]
    on(date(2026, 11, 28))
    merged = take(tmp_path, f"T-1;Toezegging;Titel m;;Afgedaan;16-11-2026;\n{OTHER}", date(2026, 11, 28))
    assert steps() == [("2026-11-16", "proposed", False), ("2026-11-16", "settled", True)]
    assert (merged.left, merged.contradicted, "T-9" in numbers()) == ([], [], True)
    assert (
        bring_in(listed(tmp_path, "T-1;Toezegging;Titel m;;Afgedaan;16-11-2026;\n", date(2026, 11, 28))).merged.changes
        == 0
    )


def test_a_settlement_before_a_step_with_a_day_is_a_contradiction(load: Load, tmp_path: Path) -> None:
    load(PLEDGE, obligation_steps=[step("m", "2023-09-05", "proposed", "college")])
    merged = take(tmp_path, f"T-1;Toezegging;Titel m;;Afgedaan;01-09-2023;\n{OTHER}")
    assert [(one.old, one.new) for one in merged.contradicted] == [
        ("gemeld als uitgevoerd, nog niet afgedaan op 2023-09-05", "afgedaan op 2023-09-01")
    ]
    assert (steps(), "T-9" in numbers()) == ([("2023-09-05", "proposed", True)], True)


def test_a_later_list_may_tell_the_day(load: Load, tmp_path: Path, on: Any) -> None:
    load(PLEDGE)
    on(date(2026, 11, 21))
    take(tmp_path, "T-1;Toezegging;Titel m;;Afgedaan;;\n")
    take(tmp_path, "T-1;Toezegging;Titel m;;Afgedaan;16-11-2026;\n")
    assert steps() == [("2026-11-16", "settled", True)]


@pytest.mark.parametrize(
    ("deadline", "shown"),
    [
        ("31-03-2024", []),
        ("30-06-2024", ["de lijst noemt een latere dag"]),
        ("31-12-2023", ["de lijst noemt een eerdere dag"]),
    ],
)
def test_a_term_that_was_extended_here(load: Load, tmp_path: Path, deadline: str, shown: list[str]) -> None:
    load(AGREED, obligation_extensions=[longer("2024-03-31")])
    merged = take(tmp_path, f"T-1;Toezegging;Titel m;;Open;;{deadline}\n{OTHER}")
    assert ([one.what for one in merged.terms], merged.left) == (shown, [])
    assert (planned(), "T-9" in numbers()) == ("2023-12-31", True)


@pytest.mark.parametrize(
    ("deadline", "shown"),
    [
        ("31-12-2023", []), ("december 2023", []), ("31-03-2024", [("de lijst noemt een latere dag", "2023-12-31", "2024-03-31")]),
        ("zodra het kan", [("de lijst noemt geen dag meer", "2023-12-31", "zodra het kan")]),
    ],
)  # fmt: skip
def test_a_moved_deadline_is_shown_and_the_agreed_term_stays(
    load: Load, tmp_path: Path, deadline: str, shown: list[Any]
) -> None:
    load(AGREED)
    merged = take(tmp_path, f"T-1;Toezegging;Een nieuwe titel;;Open;;{deadline}\n{OTHER}")
    assert [(one.what, one.old, one.new) for one in merged.terms] == shown
    assert [one.what for one in merged.changed] == ["titel"]
    assert (planned(), "T-9" in numbers()) == ("2023-12-31", True)


def test_a_term_that_was_not_agreed_yet_is_taken_over(load: Load, tmp_path: Path) -> None:
    load(PLEDGE)
    assert take(tmp_path, "T-1;Toezegging;Titel m;;Open;;31-12-2023\n").terms == []
    assert planned() == "2023-12-31"


def test_a_moved_deadline_becomes_an_extension_by_a_person(load: Load, tmp_path: Path) -> None:
    from koers.obligations.actions import Proof, extend

    load(AGREED)
    lines = "T-1;Toezegging;Titel m;;Open;;31-03-2024\n"
    assert len(take(tmp_path, lines).terms) == 1
    own: dict[str, Any] = {"by": None, "why": "toets", "proof": Proof(SOURCE), "decided_on": "2023-11-05"}
    extend("proef", "m", until="2024-03-31", allowed_by="raad", reason="meer tijd", **own)
    assert take(tmp_path, lines).terms == []
    assert planned() == "2023-12-31"


@pytest.mark.parametrize("word", ["Open", "Toegezegd", "Niet afgedaan"])
def test_a_proposal_that_the_council_sent_back(load: Load, tmp_path: Path, word: str) -> None:
    load(PLEDGE)
    take(tmp_path, "T-1;Toezegging;Titel m;;Voorstel tot afdoening;;\n")
    merged = take(tmp_path, f"T-1;Toezegging;Titel m;;{word};;\n")
    assert [(one.old, one.new) for one in merged.moved] == [("gemeld als uitgevoerd, nog niet afgedaan", "begonnen")]
    assert [state for _, state, _ in steps()] == ["proposed", "started"]
    take(tmp_path, "T-1;Toezegging;Titel m;;Voorstel tot afdoening;;\n")
    take(tmp_path, f"T-1;Toezegging;Titel m;;{word};;\n")  # the same again on one day
    assert [state for _, state, _ in steps()] == ["proposed", "started"] * 2


def test_a_box_that_says_no_again(load: Load, tmp_path: Path) -> None:
    load(PLEDGE)
    head = "Nummer;Soort;Onderwerp;Afdoeningsvoorstel aanwezig;Afgedaan\n"
    for tick, states in (("Ja", ["proposed"]), ("Nee", ["proposed", "started"])):
        bring_in(read_list(written(tmp_path, f"{head}T-1;Toezegging;Titel m;{tick};Nee\n"), date(2026, 11, 21)))
        assert [state for _, state, _ in steps()] == states


def test_a_proposal_that_only_koers_knows_is_a_contradiction(load: Load, tmp_path: Path) -> None:
    load(PLEDGE, obligation_steps=[step("m", "2023-09-05", "proposed", "college")])
    merged = take(tmp_path, "T-1;Toezegging;Titel m;;Open;;\n")
    assert [(one.old, one.new) for one in merged.contradicted] == [("gemeld als uitgevoerd, nog niet afgedaan", "open")]
    assert (len(steps()), merged.same) == (1, 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T-2;Interpellatie;a;;Open;;", "regel 3, kolom Soort: 'Interpellatie' kennen we niet als soort"),
        ("T-2;Toezegging;a;;Deels beantwoord;;", "regel 3, kolom Status: 'Deels beantwoord' kennen we niet als stand"),
        ("T-2;Toezegging;;;Open;;", "regel 3, kolom Onderwerp: de cel is leeg"),
        ("T-2;Toezegging;a;31-02-2023;Open;;", "'31-02-2023' is geen dag"),
        ("T-2;Toezegging;a;;Open;;;te veel", "meer cellen dan de kop"),
        ("T-2;Toezegging;a;;Open", "5 cellen, de kop heeft er 7"),
        ("T-2;Toezegging;a;;Open;;\nT-2;Toezegging;b;;Open;;", "nummer 'T-2' staat al op regel 3"),
        ("T-2;Motie;a;;Open;;\nT-8;Toezegging;b;;Open;;", "in de lijst is dit een motie, in Koers een toezegging"),
        ("T-1;Toezegging;Titel m;01-01-2024;Open;;", "ligt vóór de dag waarop dit is gemaakt"),
    ],
)
def test_one_row_never_blocks_the_others(load: Load, tmp_path: Path, line: str, said: str) -> None:
    load(AGREED, obligation("n", number="T-2", title="Oud"))
    told = tell(written(tmp_path, f"{HEAD}{OTHER}{line}\n"), "--yes")
    assert "niet overgenomen: " in told
    assert said in told
    assert numbers() - {"T-8"} == {"T-1", "T-2", "T-9"}
    assert planned() == "2023-12-31"


def test_a_row_that_is_left_out_is_not_gone(load: Load, tmp_path: Path) -> None:
    load(AGREED)
    assert take(tmp_path, f"{OTHER}T-1;Toezegging;a;;Deels beantwoord;;\n").gone == []


def test_a_day_on_which_an_extension_hangs_does_not_move(load: Load, tmp_path: Path) -> None:
    load(AGREED, obligation_extensions=[longer("2024-03-31")])
    merged = take(tmp_path, f"T-1;Toezegging;Titel m;01-07-2023;Open;;\n{OTHER}")
    assert [(one.what, one.old, one.new) for one in merged.contradicted] == [("datum", "2023-05-01", "2023-07-01")]
    assert "T-9" in numbers()


def test_a_new_item_can_be_left_out(load: Load, tmp_path: Path) -> None:
    load(PLEDGE)
    lines = "T-2;Toezegging;a;;Afgedaan;;\nT-3;Toezegging;b;;Open;;\n"
    merged = bring_in(listed(tmp_path, lines), dropped={"toezegging-t-2"}).merged
    assert [one.key for one in merged.new] == ["toezegging-t-3"]
    assert (numbers(), steps("toezegging-t-2")) == ({"T-1", "T-3"}, [])
    said = tell(written(tmp_path, HEAD + lines), "--yes", "--without", "toezegging-t-2")
    assert "nieuw: T-2" not in said
    assert "nieuw: T-2 a [toezegging-t-2]" in tell(written(tmp_path, HEAD + lines), "--dry-run")


def test_steps_stand_in_the_order_of_their_days() -> None:
    rows = [
        {"obligation": "m", "on": "2023-12-01", "state": "settled"},
        {"obligation": "m", "on": "2023-Q2", "state": "proposed"},
    ]
    assert Merged([], rows, []).state_of == {"m": "settled"}
    vague = [
        {"obligation": "m", "on": "2023-04-01", "state": "proposed"},
        {"obligation": "m", "on": "2023", "state": "settled"},
    ]
    assert Merged([], vague, []).state_of == {"m": "settled"}
