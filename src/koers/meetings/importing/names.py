"""Takes names of people out of titles, as far as a rule can see them; what was done is counted and shown.

Two kinds of rule. Names that stand in the file's own fields for people are known, and go wherever they stand in full. Other
names are only seen by their form, in titles that are about people (somebody sworn in, somebody leaving), behind a role
(wethouder …), or with initials. So some names stay, and now and then a word goes that was no name: the reader is told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from .words import is_party_form

GONE = "(naam weggelaten)"
INFIX = r"(?:van|de|der|den|ter|ten|te|el|al|ben|op|in|'t|’t|het|von|da|dos|du|la|le)"
LETTERS = r"[^\W\d_]"
CAPITAL = rf"[A-ZÀ-Þ](?:['’][A-ZÀ-Þ])?[a-zà-ÿ](?:{LETTERS}|['’])*"
WORD = rf"{CAPITAL}(?:-(?:{CAPITAL}|(?:van|de|der|den)(?:\s{CAPITAL})+))*"
INITIALS = r"(?:[A-ZÀ-Þ]\.{1,2}\s?){1,5}(?:[A-ZÀ-Þ]\s)?"
FULL = rf"(?:{INITIALS}(?:{INFIX}\s)*{WORD}|{WORD}(?:\s{INFIX})*(?:\s{WORD})+(?:-\s?{WORD})?)"
SINGLE = rf"(?:{FULL}|(?:(?i:{INFIX})\s)*{WORD})"
AND = r"(?:\s*\([^()]*\))?(?:,\s*(?:en\s)?|\s+en\s+|\s*&\s*)"
ROLE = (
    r"(?:wethouders?|raadslid|raadsleden|burgerlid|burgerleden|steunfractieleden|steunfractielid|fractievoorzitter|"
    r"raadsgriffier|griffier|commissielid|commissieleden|burgemeester|loco-burgemeester|de heer|de heren|mevrouw|mevr\.|mw\.|dhr\.|"
    r"portefeuillehouder|raadsheer|inspreker|insprekers|dhr|mevr|mw)"
)
PARTICLES = ("van", "de", "der", "den", "ter", "ten", "te", "el", "al")
STREET = (
    "straat", "weg", "laan", "plein", "plantsoen", "kade", "park", "hof", "school", "singel", "dijk", "gracht", "brug",
    "tunnel", "steeg", "pad", "dreef", "ring", "burg", "hal", "haven", "buurt", "wijk", "polder", "huis", "college",
)  # fmt: skip
# "Burgemeester Testlaan" is a street, "burgemeester Verlaan" and "burgemeester Van der Laan" are people.
STREET_OF_OFFICE = re.compile(r"(?!Ver)\w{3,}(?:straat|laan|plein|plantsoen|kade|singel|gracht|steeg|dreef)")
# "Doctor H.G. Testweg" is a street; "H. Testburg", "H. Nieuwenhuis" and "H. Dijk" are people.
SURE_STREET = re.compile(
    r"(?!Ver)\w{3,}(?:straat|laan|plein|plantsoen|kade|singel|gracht|steeg|dreef|weg|school|park|tunnel|haven|pad|college|polder|buurt)$"
)
OFFICE_IN_STREET = re.compile(r"(?:Burgemeester|Wethouder|Raadsheer)\s")
# Titles that are about people by their nature: every name-like run of words in them goes.
PEOPLE = re.compile(
    r"be[eë]diging|afscheid|in memoriam|ontheffing ingezetenschap|ontheffing .*woonplaats|eed of belofte|kandidaat|kandidaten|"
    r"geloofsbriev|huldiging|ereburger|erepenning|herbenoeming",
    re.IGNORECASE,
)
# Titles that may be about people: only names before a party in brackets, or behind a colon or dash.
PERHAPS = re.compile(
    r"benoem|installatie|toelating|\blid\b|\bleden\b|vacature|voordracht|voorzitter|waarneme", re.IGNORECASE
)
BEFORE_PARTY = re.compile(rf"{FULL}(?=\s*\([A-Z0-9][^()]{{0,40}}\))")
BEHIND_MARK = re.compile(
    rf"(?<=[:–]\s){FULL}(?=\s*(?:\(|$|,))|(?<=\s-\s){FULL}(?=\s*(?:\(|$|,))|(?<=\)\.\s){FULL}(?=\s*\()"
)
WITH_INITIALS = re.compile(rf"(?<![\w.]){INITIALS}(?:(?i:{INFIX})\s)*{WORD}")
ADDRESS = r"(?i:(?:de\s)?(?:heer|mevrouw|mevr\.?|dhr\.?|mw\.?|drs\.?|dr\.?|mr\.?|ir\.?|prof\.?)\s)"
BEHIND_ROLE = re.compile(rf"\b((?i:{ROLE})\s+{ADDRESS}*)({SINGLE}(?:{AND}{SINGLE})*)")
IN_PEOPLE = re.compile(rf"{FULL}")
# Behind these words a party, a body or a subject can stand too, so a known word there keeps everything.
BEHIND_LOOSE_ROLE = re.compile(
    rf"(\b(?i:lid|leden|vragen\s+van(?:\s+(?:het|de))?(?:\s+(?:lid|leden|raadslid|raadsleden))?)\s+{ADDRESS}*)"
    rf"({SINGLE}(?:{AND}{SINGLE})*)"
)
# "01 SV Naam_ over bomen": written questions, in the name of a file as well. "Subsidie SV Dorp" is a club.
BEHIND_QUESTIONS = re.compile(
    rf"^((?:\d+[a-z]?[.\s_-]*)?(?i:sv|schriftelijke[\s_]vragen)[\s_]+(?:van[\s_]+)?)({SINGLE}(?:{AND}{SINGLE})*)"
    r"(?=\s*(?:[_:–-]|\(|$)|[\s_]+(?i:inzake|over|en|betreffende|m\.?b\.?t)\b)"
)
AFTER_WORD = re.compile(
    rf"((?i:afscheid|be[eë]diging|in memoriam|ingezetenschap)(?:\s+van)?:?\s+)({SINGLE}(?:{AND}{SINGLE})*)"
)
ACCOUNT = re.compile(r"\s*\((?:[^()]*\s)?account\)", re.IGNORECASE)
# Words with a capital that are no name of a person, though they stand where one could.
NO_NAMES = (
    "Afscheid Beëdiging Benoeming Herbenoeming Installatie Toelating Lid Leden Vacature Voorzitter Voorzitters Raad Raadslid Raadsleden "
    "Wethouder Wethouders Burgemeester Commissie Stichting Gemeente Zienswijze Besluitpunt Voorstel Raadsvoorstel In Ontheffing Motie "
    "Amendement Vaststellen Bevindingen Onderzoek Geloofsbrieven Afleggen Steunfractielid Steunfractieleden Eed Aanwijzen Ereburger "
    "Huldiging Besluit Besluitvorming Nieuwe Nieuw De Het Een Aan Bij Over Met Door Kandidaat Kandidaten Voordracht Memoriam Vraag "
    "Begroting Jaarstukken Kadernota Kaderbrief Raadsbrief Raadsinformatiebrief Programmabegroting Uitvoering Uitvoeren Derde Eerste Tweede Gewijzigde Rondvraag Inzake Brief Reactie Dhr Mevr Inhuur "
    "Verkeer Wonen Zorg Jeugd Onderwijs Cultuur Sport Veiligheid Duurzaamheid Economie Fractie Groep"
)
NOT_NAMES = frozenset(NO_NAMES.split())
BODY_WORDS = (
    "rekenkamer gemeenteraad adviesraad kinderraad jongerenraad ouderenraad seniorenraad wijkraad dorpsraad presidium bestuur college "
    "algemeen dagelijks provinciale staten tweede eerste kamer toezicht stadsdeel bewoners omwonenden ondernemers ab db bank welstand "
    "stuurgroep nederland europese vereniging cliëntenraad participatieraad werkgroep klankbordgroep rekeningcommissie technische aanvullende"
)
BODIES = frozenset(BODY_WORDS.split())
# No surname ends so, not even behind a role ("wethouder Test Financiële ...").
NEVER_NAME = (
    "ische", "lijke", "iële", "iele", "voorstel", "stukken", "beleid", "zaken", "commissie", "regio", "vergadering", "verordening", "vereniging",
    "regeling", "wethouders", "rekening", "halfuur",
)  # fmt: skip
# Subjects end so, and surnames too (Koning, Kaplan): a subject only where no role says that somebody is meant.
NO_NAME = (*NEVER_NAME, "ing", "heid", "plan", "nota", "brief", "uur", "vraag")
# What a subject begins with, and a name hardly ever.
ADJECTIVE = ("nale", "iale", "rale", "tale", "uele", "ijke", "sche", "ende", "ige", "aire", "ieve")


@dataclass
class Names:
    """The people named in a file's own fields, to take out of its titles."""

    people: Iterable[str] = ()
    _seen: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def without(self, title: str) -> tuple[str, tuple[str, ...]]:
        """The title without names, and by which rules something was taken out."""
        if title not in self._seen:
            self._seen[title] = self._without(title)
        return self._seen[title]

    def _without(self, title: str) -> tuple[str, tuple[str, ...]]:
        rules = []
        text = ACCOUNT.sub("", title)
        if text != title:
            rules.append("account")
        for rule, after in self._steps(text):
            text = after
            rules.append(rule)
        return _tidy(text), tuple(dict.fromkeys(rules))

    def _steps(self, text: str) -> Iterable[tuple[str, str]]:
        if self._known is not None and (after := self._known.sub(GONE, text)) != text:
            text = after
            yield "staat in een veld voor mensen", text
        if (after := BEHIND_ROLE.sub(lambda found: _role(found[1], found[2], found[0]), text)) != text:
            text = after
            yield "achter een rol", text
        after = BEHIND_QUESTIONS.sub(_question, BEHIND_LOOSE_ROLE.sub(_loose_role, text))
        if after != text:
            text = after
            yield "achter een rol", text
        if PEOPLE.search(text):
            after = AFTER_WORD.sub(lambda found: found[1] + _gone_each(found[2]), text)
            after = IN_PEOPLE.sub(_full, after)
            if after != text:
                text = after
                yield "titel over een mens", text
        elif PERHAPS.search(text):
            after = BEFORE_PARTY.sub(_full, text)
            after = BEHIND_MARK.sub(lambda found: _gone(found[0]), after)
            if after != text:
                text = after
                yield "naam voor een fractie of achter een dubbele punt", text
        if (after := WITH_INITIALS.sub(_initials, text)) != text:
            yield "voorletters", after

    @cached_property
    def _known(self) -> re.Pattern[str] | None:
        forms = sorted({form for name in self.people for form in _forms(name)}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if forms else None


def _forms(name: str) -> Iterable[str]:
    """How a name from a field may stand in a title: "Test, Tess van" as "Tess van Test", "T. van Test" and as it is."""
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    if len(bare) < 5 or " " not in bare:
        return
    yield bare
    if "," not in bare:
        return
    last, rest = (part.strip() for part in bare.split(",", 1))
    first, _, infix = rest.partition(" ")
    for given in (first, f"{first[:1]}."):
        if given and last:
            yield " ".join(part for part in (given, infix, last) if part)


def _gone(found: str, *, is_told: bool = False, least: int = 2) -> str:
    """What comes in place of a run of at least so many words: a mark for those that can be a name; a street stays as it is.

    ``is_told``: a role or title says that somebody is meant. Only what is never a surname stays then.
    """
    is_no_name = _never_name if is_told else _no_name
    parts = found.split()
    before: list[str] = []
    after: list[str] = []
    while parts and is_no_name(parts[0]):
        before.append(parts.pop(0))
    while len(parts) > 1 and any(map(is_no_name, parts)):
        after.insert(0, parts.pop())
    while before and parts and before[-1].lower() in PARTICLES:  # "De Test": part of the name
        before.pop()
    if len(parts) < least or (not is_told and _is_street(parts)) or _is_place(parts):
        return found
    return " ".join([*before, GONE, *after])


def _behind_role(found: str) -> str:
    """The same behind a role, where one word is enough."""
    return _gone(found, is_told=True, least=1)


def _initials(found: re.Match[str]) -> str:
    return found[0] if SURE_STREET.search(found[0]) else _behind_role(found[0])


def _full(found: re.Match[str]) -> str:
    """A name in full, in a title that is about somebody: a first name and "Koning" or "Nieuwenhuis"; "Regionale Samenwerking" is none."""
    is_subject = SURE_STREET.search(found[0]) or found[0].split()[0].lower().endswith(ADJECTIVE)
    return _gone(found[0]) if is_subject else _gone(found[0], is_told=True)


def _gone_each(found: str) -> str:
    """The same for names behind each other, behind a word that says that they are names."""
    parts = re.split(f"({AND})", found)
    return "".join(part if number % 2 else _behind_role(part) for number, part in enumerate(parts))


def _is_street(parts: list[str]) -> bool:
    """Whether a run of words ends as a street does. "Piet van Dijk" and "Van den Hof" do, and are people."""
    *others, last = parts
    of_people = any(word.lower() == "van" for word in others) and last.lower() in STREET
    return last.lower().endswith(STREET) and not of_people


def _is_place(parts: list[str]) -> bool:
    """Whether this says where something is ("in Testhuis"); "In 't Test" and "op den Test" are names."""
    return parts[0] in ("in", "op") and (len(parts) < 2 or parts[1][:1].isupper())


def _no_name(word: str) -> bool:
    return word in NOT_NAMES or word.lower().endswith(NO_NAME)


def _never_name(word: str) -> bool:
    return word in NOT_NAMES or word.lower().endswith(NEVER_NAME)


def _loose_role(found: re.Match[str]) -> str:
    """Behind "lid" or "vragen van": each name goes, and what begins with the name of a party or body stays."""
    names = re.split(f"({AND})", found[2])
    kept = [part if number % 2 or _is_known(part) else _behind_role(part) for number, part in enumerate(names)]
    return found[1] + "".join(kept)


def _is_known(text: str) -> bool:
    """Whether the first word with a capital is of a party, a body or a subject."""
    first = next((word for word in text.split() if word.lower() not in PARTICLES), "")
    is_subject = first.lower().endswith(ADJECTIVE) and text.strip().startswith(f"{first} ")
    return is_subject or _never_name(first) or is_party_form(first) or first.lower() in BODIES


def _question(found: re.Match[str]) -> str:
    """Behind "schriftelijke vragen" a street can stand as well as a name."""
    return found[0] if _is_street(found[0].split()) else _loose_role(found)


def _role(role: str, names: str, whole: str) -> str:
    if OFFICE_IN_STREET.match(role) and STREET_OF_OFFICE.search(names):
        return whole
    parts = [_behind_role(part) for part in re.split(AND, names)]
    if not any(GONE in part for part in parts):
        return whole
    brackets = " ".join(re.findall(r"\([^()]*\)", names))
    return f"{role}{' en '.join(parts)}{' ' + brackets if brackets else ''}"


def _tidy(text: str) -> str:
    mark = re.escape(GONE)
    text = re.sub(rf"{mark}(?:-\s?\w+)?(?:(?:,\s*|\s+en\s+|\s+){mark})+", GONE, text)
    text = re.sub(
        rf"(?i:\b({ROLE}|lid|leden))((?:\s+(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en))+)(?=\s+{mark})", r"\1", text
    )
    return " ".join(text.split())


def without_name_in_address(url: str, names: Names) -> str:
    """A web address whose file name repeats a title with a name in it, up to that file name when a number stands before it."""
    head, _, last = url.rpartition("/")
    if not last or not re.search(r"\d$", head):
        return url
    readable = unquote(last).rsplit(".", 1)[0].replace("_", " ")
    return f"{head}/" if names.without(readable)[1] or WITH_INITIALS.search(readable) else url


def matches_shortened(shortened: str, title: str) -> bool:
    """Whether a title that was shortened before is this title with a name in the place of the mark."""
    if GONE not in shortened:
        return False
    pattern = ".+?".join(re.escape(part) for part in shortened.split(GONE))
    return re.fullmatch(pattern, title) is not None
