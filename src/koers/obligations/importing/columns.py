"""What the columns and words of council information systems mean: the lists of iBabs and of Notubiz, as councils name them.

A council names its columns itself, so each meaning has several names, the best one first. A column that is not known is told,
never guessed. Columns with names of people are known, and never taken in.
"""

import html
import re
import unicodedata

from ..models import Kind

COLUMNS = {
    "number": (
        "nummer", "nr", "volgnummer", "bb nummer", "kenmerk", "registratienummer", "zaaknummer", "externalid", "extern nummer",
        "documentnummer", "nummer toezegging", "nummer motie", "toezeggingsnummer", "motienummer", "id",
    ),
    "title": ("titel", "onderwerp", "naam", "title", "toezegging", "motie", "vraag", "omschrijving", "tekst toezegging"),
    "kind": ("soort", "type", "lijst", "module", "categorie", "documenttype", "soort stuk"),
    "made_on": (
        "datum toezegging", "datum motie", "datum vraag", "ingediend op", "datum ingediend", "datum indiening",
        "datum aangenomen", "aangenomen op", "gedaan op", "datum ontvangst", "ontvangen op", "ingekomen op", "datum vergadering",
        "vergaderdatum", "datum raad", "registratiedatum", "datum toegezegd", "toegezegd op", "ingekomen", "ingediend", "vraagdatum", "datum stuk", "datum agenda", "datum",
    ),
    "party": (
        "fractie", "fracties", "partij", "partijen", "indienende fractie", "indienende partij", "ingediend door fractie",
        "fractie van indiener",
    ),
    "portfolio": ("portefeuille", "beleidsveld", "beleidsterrein", "programma", "thema"),
    "planned": (
        "deadline", "termijn", "afdoeningstermijn", "termijn afdoening", "uiterlijk", "verwachte datum afdoening",
        "verwachte afdoening", "streefdatum afdoening", "streefdatum", "afdoen voor", "beantwoorden voor", "planning",
        "geplande datum", "datum gepland", "uiterste datum", "einddatum", "afdoeningsdatum", "geplande afdoening", "datum gereed", "uiterste reactiedatum",
    ),
    "state": ("status", "stand", "afdoening"),
    "outcome": ("uitslag", "stemuitslag", "uitkomst", "resultaat"),
    "settled": ("afgedaan", "afgehandeld", "voldaan", "beantwoord", "gereed"),
    "proposed": ("afdoeningsvoorstel", "afdoeningsvoorstel aanwezig", "voorstel tot afdoening"),
    "closed_on": (
        "afgedaan op", "datum afgedaan", "datum afdoening", "afgehandeld op", "datum afhandeling", "beantwoord op",
        "datum antwoord", "datum beantwoording", "datum beantwoord", "antwoorddatum", "datum afgehandeld", "afdoening op",
    ),
    "url": ("url", "link", "webadres", "permalink", "ibabs link", "bron"),
}  # fmt: skip
PEOPLE = (
    "indiener", "indieners", "eerste indiener", "medeindieners", "mede indieners", "mede indiener", "medeondertekenaar",
    "medeondertekenaars", "portefeuillehouder", "portefeuillehouders", "behandelaar", "steller", "behandelend ambtenaar",
    "contactpersoon", "vragensteller", "vragenstellers", "gedaan door", "toegezegd door", "auteur", "raadslid", "raadsleden",
    "wethouder", "wethouders", "collegelid", "bestuurder", "vraagsteller", "vraagstellers", "toegezegd aan", "gesteld door", "ingediend door",
    "beantwoord door", "behandeld door", "ondertekenaars", "naam indiener", "naam raadslid", "verantwoordelijke", "verantwoordelijk ambtenaar",
    "ambtenaar", "eigenaar", "actiehouder", "woordvoerder", "voorzitter", "griffier", "rapporteur",
)  # fmt: skip
# Known, and left where it is: in the council's own system.
LEFT = (
    "stand van zaken", "stand van zaken openbaar", "toelichting", "commissie", "agendapunt", "vergadering", "gekoppeld evenement",
    "ingediend in", "document", "documenten", "hoofddocument", "hoofddocument url", "document afdoening", "bijlage", "bijlagen",
    "datum tussenbericht", "opmerking", "opmerkingen", "afdeling", "voor", "tegen", "mede indienende partijen",
    "betrokken partijen", "raad of commissie", "dossier",
)  # fmt: skip

KINDS = {
    Kind.PLEDGE: ("toezegging", "toezeggingen"),
    Kind.MOTION: ("motie", "moties", "motie vreemd", "motie vreemd aan de orde van de dag"),
    Kind.WRITTEN_QUESTION: (
        "schriftelijke vraag", "schriftelijke vragen", "artikel 33 vragen", "artikel 33 vraag", "art 33 vragen", "raadsvragen",
        "raadsvraag", "politieke vragen",
    ),
    Kind.TECHNICAL_QUESTION: ("technische vraag", "technische vragen"),
    Kind.ORAL_QUESTION: ("mondelinge vraag", "mondelinge vragen", "vragenhalfuur"),
}  # fmt: skip
# Stands in the same lists, and asks nothing of anybody that Koers keeps.
NOT_OWED = (
    "amendement", "amendementen", "raadsvoorstel", "raadsvoorstellen", "initiatiefvoorstel", "initiatiefvoorstellen",
    "raadsbrief", "raadsbrieven", "raadsinformatiebrief", "raadsinformatiebrieven", "ingekomen stuk", "ingekomen stukken",
    "mededeling", "mededelingen", "besluitenlijst", "petitie", "burgerinitiatief",
)  # fmt: skip

# What a word for the state means; "settled" becomes "answered" for a question.
STATES = {
    "open": (
        "open", "openstaand", "nieuw", "uitgezet", "aangenomen", "unaniem aangenomen", "gewijzigd aangenomen", "ingediend",
        "gesteld", "toegezegd", "lopend", "lopende", "actief", "overgenomen", "nog niet afgedaan", "niet afgedaan", "nog af te doen", "nog open",
        "met algemene stemmen aangenomen", "aangenomen met algemene stemmen", "raadsbreed aangenomen", "niet afgehandeld", "in procedure",
    ),
    "started": ("in behandeling", "in uitvoering", "in bewerking", "loopt", "in voorbereiding", "deels afgedaan", "nog in behandeling", "onderhanden", "deels uitgevoerd", "tussenbericht"),
    "proposed": (
        "voorstel tot afdoening", "ter afdoening", "voorgesteld af te doen", "afdoening voorgesteld", "uitgevoerd",
        "voorstel afdoen", "afdoeningsvoorstel",
    ),
    "settled": ("afgedaan", "afgehandeld", "voldaan", "gesloten", "beantwoord", "afgerond", "gereed", "afgesloten", "voltooid", "afgehandeld en afgesloten", "definitief afgedaan"),
    "dropped": ("vervallen", "ingetrokken"),
    # Never became an obligation.
    "nothing": (
        "verworpen", "niet ingediend", "aangehouden", "niet in stemming gebracht", "afgewezen", "niet aangenomen",
        "geen meerderheid", "unaniem verworpen", "niet overgenomen", "niet in stemming",
    ),
}  # fmt: skip

YES = frozenset({"ja", "j", "x", "1", "true", "waar", "yes"})
NO = frozenset({"nee", "n", "0", "false", "onwaar", "no", ""})

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"), ("februari", "feb"), ("maart", "mrt"), ("april", "apr"), ("mei",), ("juni", "jun"), ("juli", "jul"),
            ("augustus", "aug"), ("september", "sep", "sept"), ("oktober", "okt"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip


# A line below the list that counts it or says where it comes from.
TOTALS = ("totaal", "aantal", "bron", "afgedrukt op", "gegenereerd op", "pagina", "einde van de lijst")
TAG = re.compile(r"</?(?:p|br|div|span|strong|b|i|em|u|a|ul|ol|li)\b[^<>]*>", re.IGNORECASE)


def on_one_line(text: str) -> str:
    """A text without HTML and without what cannot be printed. Some systems write "&amp;#39;", so twice."""
    text = " ".join(TAG.sub(" ", html.unescape(html.unescape(text))).split())
    return "".join(letter for letter in text if letter.isprintable())


def plain(text: str) -> str:
    """A name or word without capitals, accents and signs; "Indiener(s)" is "indieners"."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\((s|en|n)\)", r"\1", letters)))


# A column's name to what it means and how good a name that is: 0 is the best.
MEANING = {plain(name): (meaning, rank) for meaning, names in COLUMNS.items() for rank, name in enumerate(names)}
OF_PEOPLE = frozenset(plain(name) for name in PEOPLE)
STAYS = frozenset(plain(name) for name in LEFT)
KIND_OF = {plain(name): kind for kind, names in KINDS.items() for name in names}
STATE_OF = {plain(name): state for state, names in STATES.items() for name in names}
# A word for the kind before the state ("Motie aangenomen"), and a sign between two states ("Aangenomen - in uitvoering").
BEFORE_STATE = re.compile(r"^(?:de )?(?:motie|toezegging|vraag|vragen|amendement)(?: is)? (?=\w)")
BETWEEN_STATES = re.compile(r"\s+[-–/]\s+|[;,:(]")


def state_in(text: str) -> str | None:
    """The state that a text names; of several that are all known the last, but what was rejected stays so. None when it is not known."""
    parts = [BEFORE_STATE.sub("", words) for part in BETWEEN_STATES.split(text) if (words := plain(part))]
    whole = BEFORE_STATE.sub("", plain(text))
    if whole in STATE_OF:
        return STATE_OF[whole]
    found = [STATE_OF.get(part) for part in parts]
    if not found or None in found:
        return None
    return "nothing" if "nothing" in found else found[-1]


PUT_OFF = frozenset({"aangehouden"})  # of the words that mean "nothing": it may come yet
_NO_KIND = frozenset(plain(name) for name in NOT_OWED)


def kind_in(text: str) -> Kind | None:
    """The one kind that a text names, as in "Overzicht toezeggingen 2026"; None when it names none or several."""
    words = plain(text)
    if words in KIND_OF:
        return KIND_OF[words]
    found = {kind for name, kind in KIND_OF.items() if f" {name} " in f" {words} "}
    return found.pop() if len(found) == 1 and not owes_nothing(text) else None


def owes_nothing(text: str) -> bool:
    """Whether a text names a kind of paper that is no obligation, such as an amendment."""
    words = f" {plain(text)} "
    return any(f" {name} " in words for name in _NO_KIND)
