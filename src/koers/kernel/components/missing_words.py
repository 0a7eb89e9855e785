"""What stands in the place of a figure that is not there. An empty cell does not exist, and a missing figure is never 0."""

from dataclasses import dataclass

# kind: (words, meaning)
_MISSING = {
    "not_stated": ("niet vermeld", "De bron noemt geen getal."),
    "pm": ("PM", "Er komt een getal, maar het is nog niet bepaald."),
    "not_received": ("nog niet ontvangen", "De meting is er nog niet, of is nog niet ingelezen."),
    "not_yet_due": ("nog niet aan de beurt", "De meting is gepland, maar hoeft er nog niet te zijn."),
    "suppressed": ("niet getoond: te weinig mensen", "Het cijfer gaat om zo weinig mensen dat hun privacy voorgaat."),
    "too_little_known": (
        "niet getoond: te weinig bekend",
        "Van een te groot deel van het gebied is het cijfer niet bekend.",
    ),
    "sensitive": (
        "niet getoond: gevoelig cijfer",
        "Een gevoelig cijfer tonen we alleen voor een hele gemeente of een groter gebied.",
    ),
    "text_only": ("alleen tekst", "De bron geeft woorden, geen getal."),
    "not_computable": ("niet te berekenen", "Er is te weinig om mee te rekenen."),
    "too_early": ("nog niet te zeggen", "Er zijn nog te weinig metingen."),
    "unknown": ("onbekend", "Koers weet dit niet."),
    "no_term": ("geen termijn afgesproken", "Niemand heeft een datum beloofd."),
    "not_found": ("niet gevonden in de bronnen", "Het kan bestaan, maar staat niet in de bronnen van Koers."),
    "no_choice": ("nog geen keuze", "Er zijn meer waarden, en niemand heeft gekozen."),
    "not_applicable": ("niet van toepassing", "Dit past hier niet."),
    "no_goal": ("geen doel", "Hier is geen doel afgesproken."),
}

MISSING_KINDS = tuple(_MISSING)


@dataclass(frozen=True)
class MissingWords:
    """The words in the place of the figure, and what they mean."""

    kind: str
    words: str
    meaning: str


def missing_words(kind: str = "not_stated", text: str = "") -> MissingWords:
    """The words for a kind of missing value; ``text`` replaces them, or is the quoted text of "alleen tekst".

    Raises ValueError for a kind that is not on the list.
    """
    try:
        words, meaning = _MISSING[kind]
    except KeyError:
        raise ValueError(f"unknown kind of missing value {kind!r}; known are {', '.join(_MISSING)}") from None
    if kind == "text_only" and text:
        words = f"{words}: ‘{text}’"
    return MissingWords(kind, words if kind == "text_only" else text or words, meaning)
