"""A result is what the source says in whole words, and nothing when it can mean two things."""

import pytest

from koers.meetings.importing.results import result_of


@pytest.mark.parametrize(
    ("result", "texts"),
    [
        (
            "adopted",
            (
                "aangenomen", "AANGENOMEN (21-14)", "Motie aangenomen", "Motie M3 aangenomen", "met algemene stemmen aangenomen", "unaniem aangenomen",
                "Aangenomen met 20 stemmen voor en 10 tegen", "Met 20 stemmen voor en 10 stemmen tegen aangenomen", "Met 20 tegen 10 stemmen aangenomen",
                "gewijzigd vastgesteld", "geamendeerd aangenomen", "Gewijzigde motie aangenomen", "Het raadsvoorstel is ongewijzigd vastgesteld",
                "voor", "unaniem voor", "pass", "passed", "Aangenomen: ja", "Bij acclamatie aangenomen", "http://www.w3.org/ns/opengov#ResultPassed",
            ),
        ),
        (
            "rejected",
            (
                "verworpen", "unaniem verworpen", "Met algemene stemmen verworpen", "Amendement verworpen", "niet aangenomen", "Motie niet aangenomen", "tegen", "fail",
                "failed", "Verworpen met 10 stemmen voor en 20 tegen", "geen meerderheid", "http://www.w3.org/ns/opengov#ResultFailed",
            ),
        ),
        ("held", ("Aangehouden", "Voorlopig aangehouden", "Motie aangehouden tot de begroting", "held", "uitgesteld")),
        ("withdrawn", ("Ingetrokken", "vooraf ingetrokken", "Ingetrokken na toezegging", "Motie is ingetrokken")),
        ("not_put", ("niet in stemming gebracht", "Niet ingediend", "Vervallen", "not put to the vote")),
        (
            "",
            (
                "Voor kennisgeving aangenomen", "Raad: voor kennisgeving aangenomen", "Aangenomen voor kennisgeving", "Ter kennisname", "79% Voor", "20 voor, 10 tegen",
                "20 stemmen voor en 10 stemmen tegen", "Voor: 20, tegen: 10", "Staken van stemmen", "equal", "(niet gebruiken)", "onbekend",
            ),
        ),
        (
            None,
            (
                "Voorgesteld", "voortgezet", "voorbereiding", "Tegengehouden", "voor advies naar de commissie", "tegenvoorstel", "paars", "aannemelijk", "passief",
                "Aangenomen, later ingetrokken", "Aangenomen/verworpen", "Aangenomen of aangehouden", "deels aangenomen", "Aangenomen, deels", "Aangenomen: nee",
                "voorlopig aangenomen", "nog niet aangenomen", "niet verworpen", "niet ingetrokken", "Aangenomen onder voorbehoud", "met algemene stemmen",
            ),
        ),
    ],
)  # fmt: skip
def test_results_in_words(result: str | None, texts: tuple[str, ...]) -> None:
    assert {text: result_of(text) for text in texts} == dict.fromkeys(texts, result)
