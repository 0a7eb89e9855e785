"""What a file of the register has beside the page, who asked for what, and what a page says of a fund that was only proposed."""

import csv
import io
from typing import Any

import pytest

from tests.obligations.conftest import council, obligation, step
from tests.obligations.test_pages import ROOT, Publish, read, squeezed

pytestmark = pytest.mark.django_db


def test_a_file_has_what_a_clerk_needs_and_the_page_does_not(published: Publish, visitor: Any) -> None:
    own = {
        "number": "T-1",
        "url": "https://raad.example.nl/1",
        "portfolio": "Wonen",
        "party": "Partij A",
        "planned": "2022-12-31",
    }
    rows = [
        obligation("laat", made_on="2022-01-01", source_place="bladzijde 3", term_text="voor oud en nieuw", **own),
        obligation("zonder-dag", made_on="2022-01-01", planned="2022-12-31"),
    ]
    steps = [
        step("laat", "2023-01-10", "settled", "raad"),
        step("zonder-dag", "2023-03-01", "settled", "raad", known_from="2023-03-01"),
    ]
    published(**council(*rows, obligation_steps=steps))
    address = f"{ROOT}verplichtingen/?lijst=klaar"
    text = visitor.get(f"{address}&csv=verplichtingen").content.decode("utf-8-sig")
    found = {row["kenmerk"]: row for row in csv.DictReader(io.StringIO(text))}
    late = found["laat"]
    shown = (late["Wat"], late["nummer"], late["webadres"], late["portefeuille"], late["fractie"])
    assert shown == ("Titel laat", "T-1", "https://raad.example.nl/1", "Wonen", "Partij A")
    moments = (late["gemaakt op"], late["eerste termijn"], late["termijn"], late["klaar op"], late["dagen later"])
    assert moments == ("2022-01-01", "2022-12-31", "2022-12-31", "2023-01-10", "10")
    assert (late["termijn volgens de bron"], late["plaats in de bron"]) == ("voor oud en nieuw", "bladzijde 3")
    assert "afgesproken" in late["uitleg bij de termijn"].lower()
    assert late["bron"]
    undated = found["zonder-dag"]
    assert (undated["klaar op"], undated["dagen later"]) == ("", "")
    page = squeezed(read(visitor, "verplichtingen/?lijst=klaar"))
    assert "kenmerk" not in page
    assert "dag niet vermeld; bekend op 1 maart 2023" in page
    assert "Afgedaan: dag niet vermeld; bekend op 1 maart 2023." in squeezed(
        read(visitor, "verplichtingen/zonder-dag/")
    )
    assert visitor.get(f"{address}&xlsx=verplichtingen").status_code == 200


def test_who_asked_is_not_the_council_that_gets_the_answer() -> None:
    from koers.decisions.models import Body
    from koers.kernel.context import workshop
    from koers.obligations.models import Obligation
    from koers.obligations.presenting.one import asked_by

    with workshop():
        raad = Body(id="raad", name="Raad")
        question = {"kind": "written_question", "asker": raad, "owed_to": raad}
        assert asked_by(Obligation(**question)) == ""
        assert asked_by(Obligation(**question, asked_by="fractie VVD", party="VVD")) == "fractie VVD"
        assert asked_by(Obligation(**question, party="VVD")) == "VVD"
        assert asked_by(Obligation(**question | {"kind": "motion"}, party="SP")) == "Raad, SP"


def test_recommendations_have_the_answers_in_columns_of_their_own(published: Publish, visitor: Any) -> None:
    own = {"owes": "college", "owed_to": "raad", "council_position": "neemt over", "promise": "een plan in mei"}
    row = obligation("r", "audit_recommendation", type="recommendation", **own)
    point = obligation("c", "audit_recommendation", type="conclusion")
    taken = [step("r", "2023-05-01", "accepted", "raad", evidence="raadsbesluit 12")]
    published(**council(row, point, obligation_steps=taken))
    text = visitor.get(f"{ROOT}aanbevelingen/?csv=aanbevelingen").content.decode("utf-8-sig")
    found = {line["Wat de rekenkamer schrijft"]: line for line in csv.DictReader(io.StringIO(text))}
    told = found["Titel r"]
    columns = ("Wat de raad ervan vindt", "Wat het college belooft", "Stand en bewijs")
    assert [told[name] for name in columns] == ["neemt over", "een plan in mei", "overgenomen; bewijs: raadsbesluit 12"]
    assert [found["Titel c"][name] for name in columns] == ["niet van toepassing", "niet van toepassing", "vastgesteld"]
