"""What a reader sees of the money of the real programmes."""

import csv
import io
import re
from typing import Any
from xml.etree import ElementTree

from tests.programme.reading import words

HN = "/programma/heerlen-noord/geld/"
BB = "/programma/burgerbetrokkenheid/geld/"
PAGES = ("", "zeggenschap/", "klok/", "keuzes/", "begroting/", "regelingen/")


def table(site: Any, address: str, key: str) -> list[dict[str, str]]:
    """A table of a page, as its file."""
    answer = site.get(f"{address}?csv={key}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_every_page_of_every_programme_is_there(site: Any, django_assert_max_num_queries: Any) -> None:
    for programme in ("heerlen-noord", "burgerbetrokkenheid", "nplv", "coalitieakkoord-heerlen"):
        for page in PAGES:
            with django_assert_max_num_queries(25):
                answer = site.get(f"/programma/{programme}/geld/{page}")
            assert answer.status_code == 200, page
            for svg in re.findall(r"<svg xmlns.*?</svg>", answer.content.decode(), flags=re.DOTALL):
                ElementTree.fromstring(svg)


def test_the_first_line_says_what_the_council_can_divide_and_what_nobody_knows(site: Any) -> None:
    said = words(site.get(HN))
    assert (
        "Hoeveel geld de gemeenteraad zelf kan verdelen, staat niet in onze bronnen; "
        "van 1 geldstroom weten we het wel: € 20.000." in said
    )
    assert "We kunnen ongeveer € 40.566.393 tellen. Van 9 van de 17 geldstromen die meetellen" in said
    assert "samen ongeveer € 110.000 per jaar" in words(site.get(BB))
    assert "staat bij dit programma geen geld" in words(site.get("/programma/nplv/geld/"))


def test_the_parts_of_the_deciders_are_the_total(site: Any) -> None:
    rows = table(site, HN, "wie-beslist-tabel")
    amounts = {row["Wie beslist"]: int(row["Bedrag"]) for row in rows}
    whole = amounts.pop("Samen")
    assert whole == sum(amounts.values()) == 40_566_393
    assert amounts["De raad, vrij te verdelen"] == 20_000


def test_the_flow_is_the_total_too(site: Any) -> None:
    assert sum(int(row["Bedrag"]) for row in table(site, HN, "stroom-tabel")) == 40_566_393


def test_the_regional_deal_shows_its_difference(site: Any) -> None:
    [row] = table(site, HN, "verschillen")
    assert (row["Genoemd"], row["Som"], row["Verschil"]) == ("4600000", "4637084", "37084")
    assert "€ 37.084 meer" in words(site.get(HN))


def test_what_does_not_count_says_why(site: Any) -> None:
    rows = {row["Geldstroom"]: row for row in table(site, HN, "niet-meegeteld")}
    assert rows["Energiefixers, heel Heerlen"]["Bedrag"] == "9750000"
    assert "staat niet in de bron" in rows["Energiefixers, heel Heerlen"]["Waarom niet"]


def test_pm_unknown_and_zero_are_told_apart(site: Any) -> None:
    rows = {row["Geldstroom"]: row["Bedrag"] for row in table(site, HN, "geldstromen")}
    assert rows["Taalprojecten van Schunck"] == "PM"
    assert rows["Gewone budgetten van de gemeente"] == "niet apart zichtbaar"
    assert rows["Aanjaaggeld"] == "niet vermeld"


def test_the_register_can_be_filtered(site: Any) -> None:
    said = words(site.get(f"{HN}?wie=council_free&jaar=2022"))
    assert "geldstroom past bij deze keuze, van de 18" in said or "geldstromen passen bij deze keuze, van de 18" in said
    assert table(site, HN, "geldstromen")[0]["Geldstroom"] == "Regiodeal Parkstad, tweede tranche"
    answer = site.get(f"{HN}?wie=partner&csv=geldstromen").content.decode()
    assert "Taalprojecten" in answer
    assert "Kansrijke" not in answer
    assert site.get(f"{HN}?wie=niemand").status_code == 200


def test_a_fund_shows_what_is_known_and_who_decides(site: Any) -> None:
    said = words(site.get(f"{HN}volkshuisvestingsfonds-heerlen/"))
    assert "Het Rijk geeft € 8.200.309. De raad stelt dit geld alleen vast; het Rijk bepaalt het doel." in said
    assert "364 particuliere woningen opknappen" in said
    assert "2021 tot en met 2031" in said
    assert "Meer dan één beslist over dit geld" in words(site.get(f"{HN}regiodeal-tweede-tranche/"))
    assert "Het bedrag staat als PM in de bron" in words(site.get(f"{HN}taalprojecten-schunck/"))
    assert site.get(f"{HN}bestaat-niet/").status_code == 404


def test_the_alliance_agrees_and_the_owner_decides(site: Any) -> None:
    rows = {row["Geldstroom"]: row for row in table(site, f"{HN}zeggenschap/", "rollen")}
    assert rows["SPUK Kansrijke wijken"]["Beslist"] == "Gemeenteraad van Heerlen"
    assert "Alliantiebestuur" in rows["SPUK Kansrijke wijken"]["Stemt in"]


def test_figure_9_is_reproduced(site: Any) -> None:
    rows = table(site, f"{HN}begroting/", "onderdelen")
    assert len(rows) == 12
    assert [row["Onderdeel"] for row in rows if row["Staat in de begroting"] == "nee"] == [
        "Programmabureau", "Rijke schooldag (vanaf 2023 in de uitkering Kansrijke wijken)", "Energiefixers",
    ]  # fmt: skip


def test_the_participation_budget_shows_its_gap(site: Any) -> None:
    said = words(site.get(f"{BB}begroting/"))
    assert "2021: begroot is € 94.850, er is € 60.000 per jaar. Er is € 34.850 te weinig." in said
    assert "2020: begroot is € 57.450, er is € 60.000 per jaar. Er is € 2.550 over." in said
    assert "4 regels hebben nog geen bedrag (1 niet vermeld en 3 PM)" in said


def test_figure_3_is_reproduced_with_our_own_money(site: Any) -> None:
    rows = table(site, f"{HN}regelingen/", "regelingen")
    assert len(rows) == 15
    own = {row["Regeling"]: row["Onze geldstroom"] for row in rows}
    assert own["Volkshuisvestingsfonds"] == "Volkshuisvestingsfonds"
    assert own["Re-integratie"] == "SPUK Kansrijke wijken"
    assert own["GALA"] == "niet gevonden in de bronnen"


def test_the_clock_says_when_money_ends(site: Any) -> None:
    said = words(site.get(f"{HN}klok/"))
    assert "Na 2031 is er geen geld met een bekende looptijd. De doelen lopen tot 2042 of 2047." in said
    rows = table(site, f"{HN}klok/", "looptijd-tabel")
    assert {row["Geldstroom"]: row["Einde"] for row in rows}["Volkshuisvestingsfonds"] == "2031"


def test_what_is_left_is_told_apart(site: Any) -> None:
    rows = table(site, "/programma/voorbeeld/geld/klok/", "over")
    assert [(row["Verschil"], row["Wat het is"]) for row in rows] == [
        ("450000", "vooruit ontvangen"), ("120000", "terug te betalen"), ("35000", "valt in het resultaat van het jaar"),
    ]  # fmt: skip
    assert "Daarom weten we niet hoeveel er over is." in words(site.get(f"{HN}klok/"))


def test_a_choice_says_the_same_on_its_page_as_in_the_list(site: Any) -> None:
    for row in table(site, f"{HN}keuzes/", "keuzes"):
        if row["Keuze"] == "Plan voor Kansrijke wijken":
            assert row["Stand"] == "moment voorbij, besluit niet vermeld"
            assert row["Stand"] in words(site.get(f"{HN}keuzes/plan-kansrijke-wijken/"))


def test_a_choice_has_the_three_points(site: Any) -> None:
    said = words(site.get(f"{HN}keuzes/kansrijke-wijken-in-de-begroting/"))
    for point in ("1. Bevoegdheid", "2. Reikwijdte", "3. Vrijheid", "ruimte op lange termijn niet vermeld"):
        assert point in said
    assert site.get(f"{HN}keuzes/bestaat-niet/").status_code == 404


def test_the_paragraph_of_a_year(site: Any) -> None:
    said = words(site.get("/programma/heerlen-noord/paragraaf/2023/"))
    assert "Geld van het Rijk In 2023 lopen 9 geldstromen." in said
    rows = table(site, "/programma/heerlen-noord/paragraaf/2023/", "paragraaf-state")
    of_year = {row["Geldstroom"]: row["In 2023"] for row in rows}
    assert of_year["Preventie met gezag"] == "1400000"
    assert of_year["Volkshuisvestingsfonds"] == "nog niet verdeeld"
    rows = table(site, "/programma/heerlen-noord/paragraaf/2021/", "paragraaf-municipality")
    assert {row["Geldstroom"]: row["In 2021"] for row in rows}["Gereserveerd bedrag Heerlen-Noord 2021"] == "20000"
    assert "€ 94.850" in words(site.get("/programma/burgerbetrokkenheid/paragraaf/2021/"))
    assert site.get("/programma/heerlen-noord/paragraaf/1990/").status_code == 404
    assert site.get("/programma/nplv/paragraaf/2023/").status_code == 404


def test_the_money_stands_on_the_pages_it_is_for(site: Any) -> None:
    for address, rows, first in (
        ("/programma/heerlen-noord/interventies/kansrijk-van-start/", 1, "Regiodeal Parkstad, tweede tranche"),
        ("/programma/heerlen-noord/interventies/energiefixers/", 2, "Energiefixers, heel Heerlen"),
        ("/programma/heerlen-noord/doelen/talentontwikkeling/", 3, "Regiodeal Parkstad, tweede tranche"),
        ("/organisaties/vsbfonds/", 1, "Cityboost"),
        ("/organisaties/innovo/", 2, "School en omgeving (rijke schooldag)"),
        ("/gebieden/vrieheide/", 1, "Regiodeal Parkstad, tweede tranche"),
    ):
        found = table(site, address, "geld-hier")
        assert (len(found), found[0]["Geldstroom"]) == (rows, first), address
        assert 'id="geld-hier"' in site.get(address).content.decode()
    assert site.get("/organisaties/halt/?csv=geld-hier").status_code == 404
