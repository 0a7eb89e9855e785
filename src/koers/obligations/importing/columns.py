"""What the columns and words of council information systems mean: the lists of iBabs and of Notubiz, as councils name them.

A council names its columns itself, so each meaning has several names. A column that is not known is told, never guessed.
Columns with names of people are known, and never taken in.
"""

import re
import unicodedata

from ..models import Kind

COLUMNS = {
    "number": ("nummer", "nr", "volgnummer", "kenmerk", "registratienummer", "zaaknummer", "id", "documentnummer"),
    "title": ("titel", "onderwerp", "naam", "toezegging", "motie", "vraag", "omschrijving"),
    "kind": ("soort", "type", "lijst", "module", "categorie", "documenttype"),
    "made_on": (
        "datum", "datum toezegging", "datum motie", "datum vraag", "ingediend op", "datum ingediend", "datum indiening",
        "datum vergadering", "vergaderdatum", "gedaan op", "aangenomen op", "ontvangen op",
    ),
    "party": ("fractie", "fracties", "partij", "indienende fractie", "partijen", "ingediend door fractie"),
    "portfolio": ("portefeuille", "beleidsveld", "programma", "thema"),
    "planned": (
        "deadline", "termijn", "afdoeningstermijn", "uiterlijk", "streefdatum", "afdoen voor", "planning", "geplande datum",
        "datum gepland", "uiterste datum",
    ),
    "state": ("status", "stand", "uitslag", "afdoening"),
    "closed_on": (
        "afgedaan op", "datum afgedaan", "datum afdoening", "afgehandeld op", "datum afhandeling", "beantwoord op",
        "datum antwoord", "datum beantwoording",
    ),
    "url": ("url", "link", "webadres", "permalink", "bron"),
    "access": ("vertrouwelijk", "vertrouwelijkheid", "openbaarheid", "geheim", "besloten", "openbaar"),
    "embargo": ("embargo", "embargo tot", "onder embargo tot"),
}  # fmt: skip
PEOPLE = (
    "indiener", "indieners", "medeindieners", "medeondertekenaars", "portefeuillehouder", "behandelaar", "steller",
    "behandelend ambtenaar", "contactpersoon", "vragensteller", "gedaan door", "auteur", "raadslid", "wethouder",
)  # fmt: skip

KINDS = {
    Kind.PLEDGE: ("toezegging", "toezeggingen"),
    Kind.MOTION: ("motie", "moties", "motie vreemd", "motie vreemd aan de orde van de dag"),
    Kind.WRITTEN_QUESTION: (
        "schriftelijke vraag", "schriftelijke vragen", "artikel 33 vragen", "artikel 33 vraag", "art 33 vragen", "raadsvragen",
    ),
    Kind.TECHNICAL_QUESTION: ("technische vraag", "technische vragen"),
    Kind.ORAL_QUESTION: ("mondelinge vraag", "mondelinge vragen", "vragenhalfuur"),
}  # fmt: skip

# What a word for the state means; "settled" becomes "answered" for a question.
STATES = {
    "open": ("open", "openstaand", "nieuw", "uitgezet", "aangenomen", "ingediend", "gesteld", "toegezegd", "lopend"),
    "started": ("in behandeling", "in uitvoering", "in bewerking", "loopt"),
    "proposed": ("voorstel tot afdoening", "ter afdoening", "voorgesteld af te doen", "afdoening voorgesteld", "uitgevoerd"),
    "settled": ("afgedaan", "afgehandeld", "voldaan", "gesloten", "beantwoord", "afgerond"),
    "dropped": ("vervallen", "ingetrokken"),
    # Never became an obligation.
    "nothing": ("verworpen", "niet ingediend", "aangehouden", "niet in stemming gebracht", "afgewezen"),
}  # fmt: skip

SECRET = ("ja", "true", "1", "geheim", "vertrouwelijk", "besloten", "niet openbaar", "onder embargo")
NOT_SECRET = ("nee", "false", "0", "openbaar", "")


def plain(text: str) -> str:
    """A name or word without capitals, accents and signs."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


MEANING = {plain(name): meaning for meaning, names in COLUMNS.items() for name in names}
OF_PEOPLE = frozenset(plain(name) for name in PEOPLE)
KIND_OF = {plain(name): kind for kind, names in KINDS.items() for name in names}
STATE_OF = {plain(name): state for state, names in STATES.items() for name in names}
