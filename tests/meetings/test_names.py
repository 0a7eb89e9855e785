"""Names of people go out of titles, streets and subjects stay; a party called after a person gets a code. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.meetings.importing.names import GONE, Names, matches_shortened, without_name_in_address
from koers.meetings.importing.words import party

PEOPLE = Names(["Voorbeeld, Vera van", "Proef, Piet (raadslid account)", "Kort"])


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Vragen van Vera van Voorbeeld over bomen", f"Vragen van {GONE} over bomen"),
        ("Voorbeeld, Vera van stelt vragen", f"{GONE} stelt vragen"),
        ("Be\u00ebdiging raadslid V. van Voorbeeld (PvdX)", f"Be\u00ebdiging raadslid {GONE} (PvdX)"),
        ("Be\u00ebdiging raadslid Tess Test (PvdX) en steunfractielid Fien Fictie (DZ)", f"Be\u00ebdiging raadslid {GONE} (PvdX) en steunfractielid {GONE} (DZ)"),
        ("Besluitpunt 1: ontheffing ingezetenschap Tess Testers- Proef", f"Besluitpunt 1: ontheffing ingezetenschap {GONE}"),
        ("In memoriam: Ren\u00e9 de Test", f"In memoriam: {GONE}"),
        ("Afscheid wethouders Test en Fictie", f"Afscheid wethouders {GONE}"),
        ("Toezegging wethouder Test Begroting 2020 - Groen", f"Toezegging wethouder {GONE} Begroting 2020 - Groen"),
        ("Toezegging wethouder Van der Test RV Uitvoeren fase 1", f"Toezegging wethouder {GONE} RV Uitvoeren fase 1"),
        ("Benoeming voorzitter: Fien Fictie (CDX)", f"Benoeming voorzitter: {GONE} (CDX)"),
        ("Motie Nachtrust (LPX, A.B. van Test, OAX)", f"Motie Nachtrust (LPX, {GONE}, OAX)"),
        ("Motie (A.B.. Test)", f"Motie ({GONE})"),
        ("Motie (A.B de Test)", f"Motie ({GONE})"),
        ("Notulen van de griffier (raadslid account)", "Notulen van de griffier"),
        ("Beantwoording schriftelijke vragen lid Test - verkoop", f"Beantwoording schriftelijke vragen lid {GONE} - verkoop"),
        ("Vragen van de leden Test en Van der Proef inzake bomen", f"Vragen van de leden {GONE} inzake bomen"),
        ("Vragen van lid Test-Fictie (GroenX)", f"Vragen van lid {GONE} (GroenX)"),
        ("Vragen van Test over bomen", f"Vragen van {GONE} over bomen"),
        ("01 SV Test_ verkoop van huizen", f"01 SV {GONE}_ verkoop van huizen"),
        ("SV De Test en Proef inzake bomen", f"SV {GONE} inzake bomen"),
        ("Brief wethouder De Test", f"Brief wethouder {GONE}"),
        ("Brief wethouder Van der Test over bomen", f"Brief wethouder {GONE} over bomen"),
        ("Brief burgemeester Ter Test", f"Brief burgemeester {GONE}"),
        ("Brief dhr Test en mevr Proef", f"Brief dhr {GONE} en mevr {GONE}"),
        # Surnames that end as a street or a subject does.
        ("Brief wethouder Van Dijk", f"Brief wethouder {GONE}"),
        ("Vragen aan raadslid Nieuwenhuis over bomen", f"Vragen aan raadslid {GONE} over bomen"),
        ("Toezegging wethouder Koning over bomen", f"Toezegging wethouder {GONE} over bomen"),
        ("Toezegging wethouder Van der Burg", f"Toezegging wethouder {GONE}"),
        ("Inspreken de heer Van den Hof", f"Inspreken de heer {GONE}"),
        ("Afscheid Piet van Dijk", f"Afscheid {GONE}"),
        ("Afscheid van Piet van Dijk en Tess Koning", f"Afscheid van {GONE}"),
        ("Toezegging wethouder Jan Keuning", f"Toezegging wethouder {GONE}"),
        ("Brief burgemeester Van der Laan", f"Brief burgemeester {GONE}"),
        ("Brief Burgemeester Verlaan", f"Brief Burgemeester {GONE}"),
        ("Toezegging wethouder Kaplan Begroting 2020", f"Toezegging wethouder {GONE} Begroting 2020"),
        ("Toezegging wethouder Nijhof Financi\u00eble borging", f"Toezegging wethouder {GONE} Financi\u00eble borging"),
        ("Toezegging wethouders Koning en Van Dijk over bomen", f"Toezegging wethouders {GONE} over bomen"),
        ("Schriftelijke vragen lid Nieuwenhuis over bomen", f"Schriftelijke vragen lid {GONE} over bomen"),
        ("Vragen van de leden Koning en Van der Burg inzake bomen", f"Vragen van de leden {GONE} inzake bomen"),
        ("Motie (W. Koning, A.B. Nieuwenhuis, CDX)", f"Motie ({GONE}, CDX)"),
        ("Benoeming Jan Koning (CDX) en Tess Nieuwenhuis (PvdX)", f"Benoeming {GONE} (CDX) en {GONE} (PvdX)"),
        ("Kandidaat voor het bestuur is Jan Koning", f"Kandidaat voor het bestuur is {GONE}"),
        ("SV Van Dijk inzake bomen", f"SV {GONE} inzake bomen"),
        ("Benoeming voorzitter: Fien van Dijk (CDX)", f"Benoeming voorzitter: {GONE} (CDX)"),
    ],
)  # fmt: skip
def test_a_name_goes(title: str, left: str) -> None:
    text, rules = PEOPLE.without(title)
    assert text == left
    assert rules


@pytest.mark.parametrize(
    "title",
    [
        "Ingetrokken motie B.M04 P+R en station bij Acht (D66, CU, GL)",
        "Camperplaats aan de Doctor H.G.Voorbeeldstraat",
        "Herinrichting Burgemeester Testlaan",
        "Lid Auditcommissie (maximaal zes leden)",
        "Benoeming lid Raad van Toezicht Stichting Test Primair",
        "Benoeming wethouders gemeente Heerlen",
        "Motie Meer bomen in Heerlen-Noord (PvdA, GroenLinks)",
        "Van Gogh Museum naar Brabant (D66)",
        "Afleggen eed of belofte door de nieuwe raadsleden",
        "Zienswijze Veiligheidsregio Zuid-Limburg",
        "Vragen over Kort Geding",
        "A8-A9 als schakel",
        "Vragen van GroenLinks over bomen",
        "Vragen van Leefbaar Proefstad over bomen",
        "Benoeming lid van de Rekenkamer",
        "Vragen van de leden van de Raad",
        "Subsidie SV Proefdorp - kunstgras",
        "SV CDX over bomen",
        "Herinrichting Burgemeester Testsingel en Testdijk",
        "Schriftelijke vragen Testdijk over bomen",
        "Afscheid in Testhuis",
        "Aanleg J.P. Testweg",
        "Lid Testvereniging",
        "Benoeming lid Regionale Samenwerking (RSX)",
        "Huldiging in het park aan de Grote Testlaan",
        "Benoeming lid Testcommissie",
        "Motie Veilig oversteken Testweg (CDX)",
    ],
)
def test_what_is_no_name_stays(title: str) -> None:
    assert PEOPLE.without(title) == (title, ())


@given(st.text(max_size=60))
def test_taking_out_is_once_and_for_all(title: str) -> None:
    once = " ".join(PEOPLE.without(title)[0].split())
    assert PEOPLE.without(once)[0] == once or GONE in once


def test_a_party_called_after_a_person_gets_a_code() -> None:
    assert party("A.B. van Test") == party("A.B.van Test")
    assert party("Groep de Test") == party("Groep De Test")
    assert party("Groep de Test") != party("Groep de Proef")
    for name in ("A.B. van Test", "Groep Test", "Raadslid Test - Raadsleden", "Lid Van Test"):
        assert "Test" not in party(name)
        assert party(party(name)) == party(name)
    for name in (
        "D66",
        "50PLUS",
        "Lokaal Heerlen",
        "Groep VRIJ",
        "GROENLINKS \u2013 PvdA",
        "Partij voor de Dieren",
    ):
        assert party(name) == name
    assert party("CDX Raadsleden") == "CDX"


def test_an_address_keeps_its_number_and_loses_the_name() -> None:
    assert (
        without_name_in_address("https://r.example.nl/gd=12/Motie_(A.B._Test).pdf", PEOPLE)
        == "https://r.example.nl/gd=12/"
    )
    for address in (
        "https://r.example.nl/gd=12/Motie_Bomen.pdf",
        "https://r.example.nl/a",
        "https://r.example.nl/map/Motie_(A.B._Test).pdf",
    ):
        assert without_name_in_address(address, PEOPLE) == address


def test_a_title_that_was_shortened_before_is_the_same_title() -> None:
    assert matches_shortened(f"Afscheid {GONE} (DZ)", "Afscheid Tess Test (DZ)")
    assert not matches_shortened(f"Afscheid {GONE} (DZ)", "Afscheid Tess Test (PvdX)")
    assert not matches_shortened("Afscheid", "Afscheid")
