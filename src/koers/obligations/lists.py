"""The short lists of the register: lobby, agreements with the state and the like. Each is a choice of kinds, with words of its own.

A list has its own address and columns. What it holds are obligations as all others: one register, one history, one export.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .models import Kind, Type


@dataclass(frozen=True)
class ShortList:
    """A list of some kinds. ``columns``: heading to the name of what stands in it (see presenting.lists.CELLS).

    ``kinds`` are pairs of kind and type, "" for every type. ``one`` and ``more`` count its rows. ``why`` says in two sentences
    what it is for, ``careful`` what a reader should know before judging.
    """

    slug: str
    title: str
    kinds: Sequence[tuple[str, str]]
    one: str
    more: str
    columns: Mapping[str, str]
    why: str
    careful: str = ""


LISTS = (
    ShortList(
        "lobby",
        "Lobby",
        ((Kind.LOBBY, ""), (Kind.COALITION_COMMITMENT, Type.LOBBY)),
        "lobby",
        "lobby’s",
        {
            "Doel": "title",
            "Bij wie": "addressee",
            "Wie trekt eraan": "owner",
            "Stappen": "steps",
            "Resultaat": "result",
        },
        "Een lobby is een poging om een ander iets te laten doen wat u zelf niet kunt besluiten. "
        "Koers houdt bij wat het doel is, bij wie, wie eraan trekt en wat het opleverde.",
        "Een lobby die niets opleverde, is geen gebroken belofte. Een ander besliste.",
    ),
    ShortList(
        "afspraken-rijk",
        "Afspraken met het Rijk",
        ((Kind.STATE_AGREEMENT, ""),),
        "vraag of afspraak",
        "vragen en afspraken",
        {
            "Wat": "title",
            "Soort": "type",
            "Van wie": "from",
            "Aan wie": "addressee",
            "Wanneer": "when",
            "Stappen": "steps",
            "Stand": "state",
        },
        "Hier staat wat het programma aan het Rijk vroeg, en wat het Rijk toezegde. "
        "Een vraag is geen schuld: het Rijk is pas iets verplicht als het iets toezegt.",
    ),
    ShortList(
        "experimenteerruimte",
        "Experimenteerruimte",
        ((Kind.LEGAL_EXCEPTION, ""),),
        "gewenste uitzondering",
        "gewenste uitzonderingen",
        {
            "Wat is gewenst": "title",
            "Leefgebied": "goals",
            "Wie wil dit": "asker",
            "Wie kan dit toestaan": "addressee",
            "Stappen": "steps",
            "Stand": "state",
        },
        "Soms staat een wet een nieuwe aanpak in de weg. Dan kan het Rijk toestaan dat u er tijdelijk van afwijkt.",
    ),
    ShortList(
        "doorbraken",
        "Doorbraakvraagstukken",
        ((Kind.SHARED_ISSUE, ""),),
        "vraagstuk",
        "vraagstukken",
        {
            "Vraagstuk": "title",
            "Ingebracht door": "asker",
            "Van wie blijft het": "role",
            "Gezamenlijke oplossing": "expected",
            "Stappen": "steps",
            "Stand": "state",
        },
        "Een partner brengt een vraagstuk in dat hij niet alleen kan oplossen. De partners zoeken samen een oplossing. "
        "Het vraagstuk blijft van wie het inbracht.",
    ),
    ShortList(
        "bijdragen",
        "Bijdragen van partners",
        ((Kind.CONTRIBUTION, ""),),
        "bijdrage",
        "bijdragen",
        {
            "Afgesproken bijdrage": "title",
            "Van wie": "owner",
            "Wie spreekt aan": "asker",
            "Grond": "basis",
            "Stappen": "steps",
            "Stand": "state",
        },
        "Partners spraken af dat ze bijdragen. Komt een bijdrage niet, dan spreekt een lid van het bestuur die partner aan.",
        "De samenwerking rust op vertrouwen. Deze lijst zegt wie wie kan aanspreken en wat daarover in een bron staat. "
        "Zij zegt niet wie het goed of slecht doet.",
    ),
    ShortList(
        "rechtsvorm",
        "De rechtsvorm van het programma",
        ((Kind.LEGAL_FORM, ""),),
        "onderzoek of mogelijke vorm",
        "onderzoeken en mogelijke vormen",
        {
            "Wat": "title",
            "Soort": "type",
            "Door wie": "owner",
            "Genoemd door": "asker",
            "Gepland": "when",
            "Stappen": "steps",
            "Stand": "state",
        },
        "Wie neemt de besluiten, wie heeft het geld, wie is de werkgever? Dat hangt af van de rechtsvorm. "
        "Hier staat wat is onderzocht en welke vormen zijn genoemd.",
    ),
)
