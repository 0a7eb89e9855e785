"""`koers finance check` finds what does not fit together, and says where to mend it."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

PROGRAMMES = Path(__file__).parents[2] / "programmes"


def tell(*words: str) -> str:
    """What a command says."""
    from django.core.management import call_command

    out = io.StringIO()
    call_command("finance", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def real(db: None) -> None:
    """A workshop with the real programmes."""
    from koers.kernel.packages.loading import load_folders

    load_folders(folder for folder in PROGRAMMES.iterdir() if (folder / "datapackage.json").exists())


@pytest.mark.usefixtures("real")
def test_the_contradictions_of_the_sources_are_found() -> None:
    said = tell("check", "heerlen-noord")
    assert said.startswith("Hoeveel geld de gemeenteraad zelf kan verdelen, staat niet in onze bronnen")
    for part in (
        "genoemd is €\xa04.600.000, de som is €\xa04.637.084; dat is €\xa037.084 meer",
        "Of het extra geld voor Heerlen-Noord hierin zit, staat niet in de bron",
        "twee datums voor 'toegezegd': november 2023 en voorjaar 2023",
        "20 september 2022 en 27 september 2022",
        "Taalprojecten van Schunck: het bedrag is PM",
        "drie keer 500.000 euro komt erbovenop",
    ):
        assert part in said, part
    assert "Fout:" not in said


@pytest.mark.usefixtures("real")
def test_the_gap_of_the_participation_budget_is_found() -> None:
    found = json.loads(tell("check", "burgerbetrokkenheid", "--json"))
    sums = [one["what"] for one in found if one["subject"] == "som"]
    assert any("€\xa034.850 meer. Daarbij 4 zonder bedrag: 1 niet vermeld en 3 PM." in what for what in sums)
    assert {one["level"] for one in found} == {"remark"}


def broken(tmp_path: Path, **tables: Any) -> None:
    """Load a programme whose money does not fit."""
    from koers.kernel.packages.loading import load_folders
    from tests import factories

    load_folders([factories.write(tmp_path, "proef", **(factories.small() | tables))])


FUND = {
    "id": "geld", "name": "Geld", "giver": "state", "instrument": "specific_grant", "kind": "extra", "kind_basis": "source",
    "amount_status": "exact", "amount": "1000", "scope": "this_area", "route": "municipality", "source": "bron",
    "period_start": "2022", "period_end": "2023",
}  # fmt: skip
PART = {
    "id": "deel", "fund": "geld", "name": "Deel", "scope": "this_area", "kind": "extra", "budget_state": "division",
    "amount_status": "exact", "amount": "400", "source": "bron",
}  # fmt: skip
DECIDES = {
    "id": "wie", "fund": "geld", "decider": "council_free", "role": "decides", "basis": "source", "source": "bron",
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tables", "subject", "words"),
    [
        ({"allocations": [PART | {"amount": "1001"}]}, "boven het bedrag", "samen meer dan het bedrag"),
        ({"authorities": [DECIDES | {"role": "advises"}]}, "geen zeggenschap", "wie over dit geld beslist"),
        ({"authorities": [DECIDES | {"amount": "1001", "amount_status": "exact"}]}, "boven het bedrag", "samen over"),
        ({"allocations": [PART | {"year": "2024"}]}, "buiten de periode", "2024 valt buiten de looptijd"),
        ({"allocations": [PART | {"period_start": "2021", "period_end": "2021-06"}]}, "buiten de periode", "2021 valt"),
        ({"allocations": [PART, PART | {"id": "deel-2"}]}, "dubbel", "staat twee keer bij Geld, ook als deel"),
        ({"allocations": [PART | {"amount": "1"}]}, "duizendtallen", "duizend keer zoveel of zo weinig"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_right_is_an_error(tmp_path: Path, tables: Any, subject: str, words: str) -> None:
    from django.core.management import CommandError

    broken(tmp_path, **({"funds": [FUND], "authorities": [DECIDES]} | tables))
    from koers.finance.checking import check
    from koers.kernel.context import workshop

    with workshop():
        found = [one for one in check("proef") if one.level == "error"]
    assert [one.subject for one in found] == [subject]
    assert words in found[0].what
    assert found[0].right
    with pytest.raises(CommandError, match="1 fout in het geld van proef") as caught:
        tell("check", "proef")
    assert caught.value.returncode == 1


@pytest.mark.django_db
def test_nothing_wrong_is_said_too(tmp_path: Path) -> None:
    broken(tmp_path, funds=[FUND], authorities=[DECIDES], allocations=[PART])
    said = tell("check", "proef")
    assert "De gemeenteraad kan zelf €\xa01.000 verdelen, uit 1 geldstroom." in said
    assert "nog niet toegedeeld" in said
    assert "de som is €\xa0400; dat is €\xa0600 minder" in said


@pytest.mark.django_db
def test_a_programme_that_is_not_there(tmp_path: Path) -> None:
    from django.core.management import CommandError

    broken(tmp_path, funds=[FUND], authorities=[DECIDES])
    with pytest.raises(CommandError, match="Deze zijn er: proef") as caught:
        tell("check", "elders")
    assert caught.value.returncode == 2


@pytest.mark.django_db
def test_money_may_come_in_parts_and_spending_more_than_came_is_told(tmp_path: Path) -> None:
    receipt = {"fund": "geld", "state": "received", "amount": "300", "source": "bron"}
    broken(
        tmp_path,
        funds=[FUND],
        authorities=[DECIDES],
        allocations=[PART | {"budget_state": "realised", "amount": "900", "year": "2022"}],
        fund_states=[receipt | {"id": "een", "date": "2022-01"}, receipt | {"id": "twee", "date": "2023-01"}],
    )
    found = {one["subject"]: one["what"] for one in json.loads(tell("check", "proef", "--json"))}
    assert "datum" not in found
    assert found["meer besteed"] == "Geld: besteed is €\xa0900, ontvangen of beschikbaar is €\xa0600."
