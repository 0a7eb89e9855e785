"""What a package may not say about obligations: all of it is told at once, and nothing is written."""

from pathlib import Path
from typing import Any

import pytest

from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.problems import PackageError
from tests import factories
from tests.obligations.conftest import body, council, obligation, recess, step, term_rule


def refused(tmp_path: Path, *rows: Any, **tables: Any) -> str:
    """What is said when this is loaded."""
    folder = factories.write(tmp_path, "proef", **council(*rows, **tables))
    with pytest.raises(PackageError) as caught:
        load_folders([folder])
    return str(caught.value)


def longer(id: str = "u", **cells: Any) -> dict[str, Any]:
    """An extension of obligation x, allowed by the council."""
    own = {"id": id, "obligation": "x", "until": "2023-09-01", "decided_on": "2023-04-01", "allowed_by": "raad"}
    return own | {"why": "meer tijd", "source": "bron"} | cells


def line(id: str, other: str = "raad") -> dict[str, Any]:
    """That a body accounts to another."""
    own = {"id": f"{id}-legt-af", "body": id, "kind": "accounts_to", "other": other, "explicit": True}
    return own | {"source": "bron"}


@pytest.mark.django_db
def test_a_good_council_is_taken(tmp_path: Path) -> None:
    rows = [obligation("belofte", made_on="2023-01-10"), obligation("vraag", "written_question", made_on="2023-02-01")]
    steps = [step("belofte", "2023-03", "proposed", "college"), step("belofte", "2023-04-01", "settled", "raad")]
    folder = factories.write(tmp_path, "proef", **council(*rows, obligation_steps=steps, term_rules=[term_rule()]))
    assert not load_folders([folder]).refused


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "tables"),
    [
        ("'nergens' staat niet in de tabel term_rules", {"obligations": [obligation("x", rule="nergens")]}),
        ("deze periode overlapt met die op regel 2", {"calendar_periods": [
            recess("zomer", "2023-07-10", "2023-08-18"), recess("vakantie", "2023-08-18", "2023-08-30")]}),
        ("2023-07-01 ligt vóór 2023-07-10", {"calendar_periods": [recess("zomer", "2023-07-10", "2023-07-01")]}),
        ("'2023-07' is geen dag", {"calendar_periods": [recess("zomer", "2023-07", "2023-08-18")]}),
        ("deze periode overlapt met die op regel 2", {"term_rules": [term_rule(), term_rule("nieuw", valid_from="2022-01-01")]}),
        ("een termijn is niet korter dan niets", {"term_rules": [term_rule(amount=-1)]}),
        ("kan alleen raad zeggen", {
            "obligations": [obligation("x", made_on="2023-01-10")],
            "obligation_steps": [step("x", "2023-02-01", "settled", "college")]}),
        ("is van vóór de verplichting", {
            "obligations": [obligation("x", made_on="2023-01-10")],
            "obligation_steps": [step("x", "2022-12-31", "proposed", "college")]}),
        ("'2023-02-30' is geen bestaande datum", {"obligations": [obligation("x", made_on="2023-02-30")]}),
        ("'javascript:alert(1)' is geen veilig webadres", {"obligations": [obligation("x", url="javascript:alert(1)")]}),
        ("'data:text/html,x' is geen veilig webadres", {"obligations": [obligation("x", url="data:text/html,x")]}),
        ("'confidential' hoort niet in Koers", {"obligations": [obligation("x", access="confidential")]}),
        ("'embargoed' hoort niet in Koers", {"obligations": [obligation("x", access="embargoed")]}),
        ("hoort niet bij pledge", {"obligations": [obligation("x", type="lobby")]}),
        ("nummer 'T-1' staat al op regel 2", {"obligations": [obligation("x", number="T-1"), obligation("y", number="T-1")]}),
        ("is niet later dan 2023-06", {
            "obligations": [obligation("x", planned="2023-06")],
            "obligation_extensions": [{"id": "u", "obligation": "x", "until": "2023-05", "decided_on": "2023-04-01",
                                       "allowed_by": "raad", "why": "meer tijd", "source": "bron"}]}),
        ("99999 jaar is langer dan een programma duurt", {"term_rules": [term_rule(amount=99999, unit="year")]}),
        ("9999999 dagen is langer dan een programma duurt", {"term_rules": [term_rule(amount=9999999)]}),
        ("5000000 werkdagen is langer", {"term_rules": [term_rule(amount=5000000, unit="working_day")]}),
        ("telt een reces gewoon mee", {"term_rules": [term_rule(before="true")]}),
        ("langer dan een jaar", {"calendar_periods": [recess("zomer", "2023-07-10", "2123-08-18")]}),
        ("ligt vóór de dag waarop dit is gemaakt", {"obligations": [obligation("x", made_on="2023-05-01", planned="2023-02")]}),
        ("ligt vóór de dag waarop dit is gemaakt", {"obligations": [obligation("x", made_on="2023-05-01", starts_on="2001-01-01")]}),
        ("-4 keer per jaar kan niet", {"obligations": [obligation("x", times_a_year=-4)]}),
        ("deze dag (2027-05-05) is van na de bron", {"obligations": [obligation("x", made_on="2027-05-05")]}),
        ("deze dag (2150-01-01) is van na de bron", {
            "obligations": [obligation("x", made_on="2023-01-10")],
            "obligation_steps": [step("x", "2150-01-01", "proposed", "college")]}),
        ("is voor technische vraag", {
            "obligations": [obligation("x", "written_question", made_on="2023-01-10", rule="techniek")],
            "term_rules": [term_rule("techniek", kind="technical_question")]}),
        ("gold niet op 2019-05-01: hij geldt vanaf 2020-01-01", {
            "obligations": [obligation("x", "written_question", made_on="2019-05-01", rule="artikel-33")],
            "term_rules": [term_rule()]}),
        ("is van een ander gebied (elders)", {
            "obligations": [obligation("x", "written_question", made_on="2023-05-01", rule="artikel-33")],
            "areas": [*factories.small()["areas"], factories.small()["areas"][0] | {"id": "elders", "parent": ""}],
            "term_rules": [term_rule(area="elders")]}),
        # 30 days after 10 January is 9 February.
        ("2023-02-09 is niet later dan 2023-02-09, de termijn die al gold", {
            "obligations": [obligation("x", "written_question", made_on="2023-01-10")],
            "term_rules": [term_rule()], "obligation_extensions": [longer(until="2023-02-09", decided_on="2023-02-01")]}),
        ("2023-07-01 is niet later dan 2023-09-01, wat op regel 2 al was toegestaan", {
            "obligations": [obligation("x", planned="2023-06")],
            "obligation_extensions": [longer(until="2023-09-01"), longer("v", until="2023-07-01", decided_on="2023-05-05")]}),
        ("na de dag tot wanneer zij geldt", {
            "obligations": [obligation("x", planned="2023-06")],
            "obligation_extensions": [longer(decided_on="2023-10-01")]}),
        ("van nadat de verplichting klaar was (2023-03-01)", {
            "obligations": [obligation("x", planned="2023-06", made_on="2023-01-10")],
            "obligation_steps": [step("x", "2023-03-01", "settled", "raad")], "obligation_extensions": [longer()]}),
        ("college moet dit doen, en kan zichzelf geen uitstel geven", {
            "obligations": [obligation("x", planned="2023-06")], "obligation_extensions": [longer(allowed_by="college")]}),
        ("coalitie kan hier geen uitstel voor geven", {
            "obligations": [obligation("x", planned="2023-06")], "obligation_extensions": [longer(allowed_by="coalitie")]}),
        ("van 'afgedaan' kan dit niet naar", {  # before April it can only come first
            "obligations": [obligation("x", made_on="2023-01-10")],
            "obligation_steps": [step("x", "2023-04-01", "proposed", "college"), step("x", "2023-03", "settled", "raad")]}),
        ("kolom why: de cel is leeg", {
            "obligations": [obligation("x", planned="2023-06")],
            "obligation_extensions": [{"id": "u", "obligation": "x", "until": "2023-09", "decided_on": "2023-04-01",
                                       "allowed_by": "raad", "why": "", "source": "bron"}]}),
        ("kolom allowed_by: de cel is leeg", {
            "obligations": [obligation("x", planned="2023-06")],
            "obligation_extensions": [{"id": "u", "obligation": "x", "until": "2023-09", "decided_on": "2023-04-01",
                                       "allowed_by": "", "why": "meer tijd", "source": "bron"}]}),
    ],
)  # fmt: skip
def test_bad_input_is_told(tmp_path: Path, said: str, tables: dict[str, Any]) -> None:
    rows = tables.pop("obligations", [])
    assert said in refused(tmp_path, *rows, **tables)


@pytest.mark.django_db
def test_what_a_council_owes_itself_it_may_extend(tmp_path: Path) -> None:
    own = obligation("x", owes="raad", planned="2023-06")
    folder = factories.write(tmp_path, "proef", **council(own, obligation_extensions=[longer()]))
    assert not load_folders([folder]).refused


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "kind"), [("commissie", "raadscommissie"), ("presidium", "raad")])
def test_a_council_may_let_its_own_committee_allow_it(tmp_path: Path, who: str, kind: str) -> None:
    tables = council(obligation("x", planned="2023-06"), obligation_extensions=[longer(allowed_by=who)])
    tables["bodies"] = [*tables["bodies"], body(who, kind=kind)]
    assert not load_folders([factories.write(tmp_path, "proef", **tables | {"body_relations": [line(who)]})]).refused
    with pytest.raises(PackageError, match=f"{who} kan hier geen uitstel voor geven"):
        load_folders([factories.write(tmp_path / "b", "proef", **tables)], replace=True)


@pytest.mark.django_db
def test_a_vague_step_after_a_whole_day_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    made = obligation("x", made_on="2023-01-10")
    steps = [step("x", "2023-04-01", "proposed", "college"), step("x", "2023", "settled", "raad")]
    folder = factories.write(tmp_path, "proef", **council(made, obligation_steps=steps))
    assert not load_folders([folder]).refused


@pytest.mark.django_db
def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    rows = [obligation("x", made_on="2023-01-10", url="ftp://a"), obligation("y", made_on="2023-01-10")]
    steps = [step("y", "2023-02-01", "settled", "college"), step("weg", "2023-02-01", "settled", "raad")]
    text = refused(tmp_path, *rows, obligation_steps=steps)
    assert "geen veilig webadres" in text
    assert "kan alleen raad zeggen" in text
    assert "'weg' staat niet in de tabel obligations" in text
    assert text.count("weg") == 1  # told once, not by every rule that looks for it


@pytest.mark.django_db
def test_a_cut_table_is_told_once_and_not_by_all_that_names_its_rows(tmp_path: Path) -> None:
    rows = [obligation(name, made_on="2023-01-10") for name in ("a", "b", "c", "d")]
    steps = [step(name, "2023-02-01", "settled", "raad") for name in ("a", "b", "c", "d")]
    folder = factories.write(tmp_path, "proef", **council(*rows, obligation_steps=steps))
    file = folder / "obligations.csv"
    file.write_text(file.read_text(encoding="utf-8").partition("\nc,")[0][:-20], encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        load_folders([folder])
    text = str(caught.value)
    assert "regel 3: deze regel heeft" in text
    assert "Is het bestand hier afgekapt?" in text
    assert "obligation_steps.csv" not in text
