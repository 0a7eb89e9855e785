"""The pages about who decides, what was planned and what can go wrong: sentences, choices, files, and no script."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.governance.worlds import governed
from tests.programme.counting import queries
from tests.programme.reading import words
from tests.programme.small import Small

PAGES = ("bestuur/", "bestuur/bestuur/", "bestuur/bureau/", "besluiten/", "risicos/")
MOST_QUERIES = 25
EVIL = "<script>alert(1)</script>"


def text(client: Client, page: str) -> str:
    answer = client.get(f"/programma/proef/{page}")
    assert answer.status_code == 200, page
    return words(answer)


def lines(client: Client, page: str) -> list[str]:
    return client.get(f"/programma/proef/{page}").content.decode("utf-8-sig").splitlines()


# --- Bodies -------------------------------------------------------------------------------------------------


def test_who_decides(published: Any, client: Client) -> None:
    published(governed(2))
    page = text(client, "bestuur/")
    assert "Volgens de bronnen besluiten de raad en het bestuur." in page
    assert "0,2 fte" in page
    assert "waarvan er 1 leeg is" in page
    assert "Niet in het schema, want opgevolgd, tijdelijk, voorgesteld of zonder lijn: Een groep ." in page
    picture = client.get("/programma/proef/bestuur/").content.decode()
    assert picture.count("<desc") == 2
    assert "Bureau legt verantwoording af aan Het bestuur." in picture


def test_files_of_the_page_of_bodies(published: Any, client: Client) -> None:
    published(governed(2))
    assert lines(client, "bestuur/?csv=lijnen")[:3] == [
        "Van,Wat,Naar,Staat zo in de bron,Bron",
        "Het bestuur,legt verantwoording af aan,De raad,nee,Een bron",
        "Bureau,legt verantwoording af aan,Het bestuur,ja,Een bron",
    ]
    assert lines(client, "bestuur/?csv=functies-bureau")[1:] == [
        "Medewerker,0.1,niet van toepassing,niet vermeld"] * 2 + ["Samen,0.2,niet van toepassing,niet van toepassing"]  # fmt: skip
    assert lines(client, "bestuur/?csv=zetels-bestuur")[1:] == [
        "De gemeente,niet vermeld,Wethouder,voorzitter,de stad,ja",
        "De gemeente,niet vermeld,Wethouder,voorzitter,de stad,nee",
    ]


def test_a_sum_with_a_hole_is_no_sum(published: Any, client: Client) -> None:
    world = governed().add("staff", id="leeg", body="bureau", function="directeur", as_of="2021", counted=True)
    published(world)
    assert "Samen" not in "".join(lines(client, "bestuur/?csv=functies-bureau"))
    assert "0,1 fte bij" not in text(client, "bestuur/")


def test_contradictions_on_who_decides_come_first_and_count(published: Any, client: Client) -> None:
    world = governed()
    for id, kind in (("later", "waarde"), ("eerst", "wie beslist")):
        world.add(
            "contradictions", id=id, subject=f"Over {id}", kind=kind, first_value="a", second_source="bron",
            second_value="b", handling="Beide staan hier.", about="bodies/bestuur",
        )  # fmt: skip
    published(world)
    page = text(client, "bestuur/")
    assert "Op één punt verschillen de bronnen over wie beslist of verantwoording aflegt." in page
    assert page.index("Over eerst") < page.index("Over later")
    assert "Over eerst" in text(client, "bestuur/bestuur/")
    assert "Over eerst" not in text(client, "bestuur/raad/")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("raad", "Dit orgaan besluit over kaders en geld."),
        ("bestuur", "Dit orgaan besluit. In 2021 was er 1 zetel, en die was bezet."),
        ("bureau", "Dit orgaan adviseert en besluit niet."),
        ("groep", "Dit orgaan was een voorstel. Of het er kwam, staat niet in onze bronnen."),
    ],
)
def test_the_page_of_a_body(published: Any, client: Client, body: str, sentence: str) -> None:
    published(governed())
    assert sentence in text(client, f"bestuur/{body}/")


def test_the_agenda_of_a_body(published: Any, client: Client) -> None:
    published(
        governed().add("decisions", id="later", list="calendar", title="Later", forum="bestuur", moment="2022-03")
    )
    assert "Op de agenda staan 2 besluiten in 3 regels, van oktober 2021 tot en met maart 2022." in text(
        client, "bestuur/bestuur/"
    )
    assert [line.split(",")[0] for line in lines(client, "bestuur/bestuur/?csv=agenda&jaar=2022")] == [
        "Besluit",
        "Later",
    ]
    assert len(lines(client, "bestuur/bestuur/?csv=agenda&jaar=1999")) == 4


def test_a_shared_body_has_a_page_only_where_it_takes_part(published: Any, client: Client) -> None:
    shared = governed()
    other = Small("ander", depends_on=["proef"]).only("programme")
    other.add("bodies", id="eigen", name="Eigen orgaan", source="bron")
    published(shared, other)
    assert client.get("/programma/ander/bestuur/eigen/").status_code == 200
    assert client.get("/programma/ander/bestuur/raad/").status_code == 404
    other.add("body_relations", id="omhoog", body="eigen", kind="accounts_to", other="raad", source="bron")
    other.add("decisions", id="los", list="other", title="Iets", forum="raad", moment="2021", source="bron")
    published(shared, other)
    for page in ("bestuur/", "bestuur/eigen/", "besluiten/"):
        html = client.get(f"/programma/ander/{page}").content.decode()
        assert "De raad" in html
        assert 'href="/programma/ander/bestuur/raad/"' not in html
    published(shared, other.add("programme_bodies", programme="ander", body="raad", part="kijkt mee"))
    assert "Kijkt mee" in words(client.get("/programma/ander/bestuur/raad/"))


def test_old_addresses_lead_on(published: Any, client: Client) -> None:
    published(governed().add("redirects", table="bodies", old="oud", new="raad"))
    answer = client.get("/programma/proef/bestuur/oud/?stand=")
    assert (answer.status_code, answer["Location"]) == (301, "/programma/proef/bestuur/raad/?stand=")
    for page in (
        "bestuur/nooit/",
        "bestuur/nooit/agenda.ics",
        "bestuur/?csv=geen",
        "besluiten/?csv=geen",
        "risicos/?csv=geen",
    ):
        assert client.get(f"/programma/proef/{page}").status_code == 404


def test_an_agreement_with_who_joined_and_left(published: Any, client: Client) -> None:
    world = governed().add(
        "agreements",
        id="code",
        title="Code",
        kind="cooperation_code",
        status="signed",
        signed_on="2022-06-17",
        version="2",
        expires_on="2026",
        url="https://voorbeeld.nl/code",
    )
    world.add("agreement_parties", agreement="code", name="De gemeente", organisation="gemeente", joined_on="2022-06")
    world.add("agreement_parties", agreement="code", name="De bank", joined_on="2022-06", left_on="2023")
    published(world)
    page = text(client, "bestuur/")
    assert "Doet mee sinds juni 2022. Deed mee tot 2023." in page
    assert "op 17 juni 2022" in page
    assert 'href="https://voorbeeld.nl/code"' in client.get("/programma/proef/bestuur/").content.decode()
    assert (
        lines(client, "bestuur/?csv=afspraken")[1] == "Code,samenwerkingscode,ondertekend,De gemeente; De bank,2,2026"
    )


# --- The calendar --------------------------------------------------------------------------------------------


def test_what_is_known_of_planned_decisions(published: Any, client: Client) -> None:
    published(governed(2))
    page = text(client, "besluiten/")
    assert "Van de 6 geplande besluiten weten we van 2 dat ze zijn genomen." in page
    assert "6 geplande besluiten" in page
    assert "8 regels: 8 keer ‘kalender’" in page
    assert "Dezelfde regel als regel 1 van de kalender." in page
    assert lines(client, "besluiten/?csv=werkelijk")[1:3] == [
        "Bureau openen,2021-Q2,Het bureau was er nog niet.,2022,niet vermeld,Een bron",
        "Bureau openen,2021-Q2,Het bureau was er nog niet.,2022,niet vermeld,Een bron",
    ]


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ("", 8), ("?wie=bestuur", 4), ("?wie=niemand", 4), ("?jaar=2021", 6), ("?stand=", 8), ("?stand-van=over", 8),
        ("?jaar=2021&wie=niemand", 2), ("?fase=bestaat-niet", 8), ("?jaar=<script>", 8),
    ],
)  # fmt: skip
def test_every_choice_gives_its_lines(published: Any, client: Client, choice: str, count: int) -> None:
    published(governed(2))
    file = lines(client, f"besluiten/{choice}{'&' if choice else '?'}csv=kalender")
    assert len(file) == 1 + count


def test_a_choice_by_what_became_of_it(published: Any, client: Client) -> None:
    published(governed(2))
    assert len(lines(client, "besluiten/?uitkomst=done&csv=kalender")) == 1 + 2
    assert len(lines(client, "besluiten/?uitkomst=not_yet&csv=kalender")) == 1 + 2


def test_calendars_for_other_programs(published: Any, client: Client) -> None:
    published(governed())
    for page, entries in (
        ("besluiten/agenda.ics", 3),
        ("bestuur/bestuur/agenda.ics", 2),
        ("bestuur/raad/agenda.ics", 0),
    ):
        answer = client.get(f"/programma/proef/{page}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
        assert answer.content.count(b"BEGIN:VEVENT") == entries
        assert "attachment" in answer["Content-Disposition"]


def test_a_programme_without_decisions_says_so(published: Any, client: Client) -> None:
    published(Small())
    assert "nog geen orgaan dat besluit of adviseert" in text(client, "bestuur/")
    assert "nog geen besluit, en ook geen plan ervoor" in text(client, "besluiten/")
    assert "nog geen risico" in text(client, "risicos/")
    overview = client.get("/programma/proef/").content.decode()
    for page in ("bestuur/", "besluiten/", "risicos/"):
        assert f"/programma/proef/{page}" not in overview


def test_the_navigation_leads_to_what_there_is(published: Any, client: Client) -> None:
    published(governed())
    overview = client.get("/programma/proef/").content.decode()
    for page in ("bestuur/", "besluiten/", "risicos/"):
        assert f'href="/programma/proef/{page}"' in overview


# --- Risks ----------------------------------------------------------------------------------------------------


def test_risks_without_scores(published: Any, client: Client) -> None:
    published(governed(2))
    page = text(client, "risicos/")
    assert (
        "De bronnen noemen 2 risico’s, zonder een score voor kans en gevolg. Van de afgesproken ronde, elk jaar, staat er geen in onze bronnen."
        in page
    )
    assert "De meeste risico’s zijn voor ‘het bureau’." in page
    assert lines(client, "risicos/?csv=risicos") == [
        "Risico,Oorzaak,Gevolg,Maatregel,Wie let erop,Wat het raakt,Bron",
        "Risico 0,niet vermeld,niet vermeld,niet vermeld,Het bureau,niet vermeld,Een bron",
        "Risico 1,niet vermeld,niet vermeld,niet vermeld,Het bureau,niet vermeld,Een bron",
    ]


def scored() -> Small:
    world = governed(2)
    world.add("review_rounds", id="r1", review="ronde-per-jaar", due="2022", held_on="2023-02")
    world.add(
        "review_rounds", id="r2", review="ronde-per-jaar", due="2023", held_on="2023-11-02", findings="Het gaat beter."
    )
    world.add("risk_scores", risk="risico-0", round="r1", likelihood=4, impact=5, state="open")
    world.add("risk_scores", risk="risico-0", round="r2", likelihood=2, impact=5, state="open", remark="Minder kans.")
    world.add("risk_scores", risk="risico-1", round="r2", state="closed")
    world.add("risk_goals", risk="risico-0", goal="doel", basis="editorial")
    world.change("risks", "risico-0", amount="1350000.50", amount_note="Subsidie")
    return world


def test_scores_have_their_history(published: Any, client: Client) -> None:
    published(scored())
    page = text(client, "risicos/")
    assert "Voor 1 daarvan gaf iemand een score voor kans en gevolg. De laatste ronde was op 2 november 2023." in page
    assert "later dan gepland" in page
    assert "Het gaat beter." in page
    assert lines(client, "risicos/?csv=scores")[1:] == [
        "Risico 0,2023-02,4,5,staat open,niet vermeld",
        "Risico 0,2023-11-02,2,5,staat open,Minder kans.",
        "Risico 1,2023-11-02,niet vermeld,niet vermeld,afgesloten,niet vermeld",
    ]
    first = lines(client, "risicos/?csv=risicos")[1].split(",")
    assert first[:1] + first[5:] == ["Risico 0", "Een doel", "1350000.50", "kans 2; gevolg 5", "Een bron"]
    matrix = {line.split(",")[0]: line.split(",") for line in lines(client, "risicos/?csv=matrix")}
    assert matrix["Gevolg 5"] == ["Gevolg 5", "geen", "Risico 0", "geen", "geen", "geen"]


def test_what_is_closed_stands_neither_in_the_picture_nor_in_the_matrix(published: Any, client: Client) -> None:
    world = governed(2).change("risks", "risico-1", state="closed")
    world.add("review_rounds", id="ronde", review="ronde-per-jaar", due="2023-11", held_on="2023-11-02")
    for n in range(2):
        world.add("risk_scores", risk=f"risico-{n}", round="ronde", likelihood=2, impact=5, state="open")
    published(world)
    matrix = "\n".join(lines(client, "risicos/?csv=matrix"))
    assert "Risico 0" in matrix
    assert "Risico 1" not in matrix


# --- All pages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_nothing_that_is_typed_becomes_a_script(published: Any, client: Client, page: str) -> None:
    world = scored()
    world.add("agreements", id="code", title="Code", kind="cooperation_code", status="signed", signed_on="2022")
    world.add("agreement_parties", agreement="code", name="Iedereen")
    world.add("principles", id="samen", number=1, title="Samen", kind="leading", act="besluit")
    wild = {
        "bodies": ("name", "role", "decides_on", "advises_on", "members", "kind", "frequency"), "seats": ("sector", "function", "represents"),
        "staff": ("function", "line"), "decisions": ("title", "part", "moment_text"), "decision_outcomes": ("text",), "phases": ("name", "result"),
        "acts": ("title",), "risks": ("title", "category", "cause", "effect", "affected", "measure", "owner", "amount_note"), "agreements": ("title", "content", "version"),
        "agreement_parties": ("name",), "principles": ("title", "meaning"), "body_relations": ("other_text",), "reviews": ("title",),
        "review_rounds": ("findings",), "risk_scores": ("remark",), "organisations": ("name",), "programme": ("name", "short_name"),
    }  # fmt: skip
    for table, columns in wild.items():
        for row in world.tables[table]:
            row |= {name: f"{EVIL} {row.get(name, '')}" for name in columns if name != "other_text" or row.get(name)}
            row |= {"note": EVIL} if table not in ("organisations", "programme") else {}
    published(world)
    html = client.get(f"/programma/proef/{page}").content.decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert json.dumps(EVIL) not in html


@pytest.mark.parametrize("page", [*PAGES, "besluiten/agenda.ics"])
def test_queries_do_not_grow_with_the_rows(published: Any, client: Client, page: str) -> None:
    few = queries(published(governed(3)), client, f"/programma/proef/{page}")
    many = queries(published(governed(30)), client, f"/programma/proef/{page}")
    assert few == many <= MOST_QUERIES
