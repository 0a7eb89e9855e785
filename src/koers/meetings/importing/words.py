"""What the words of councils' systems mean: ways to vote, kinds of paper; and parties, as the sources write them."""

import ast
import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from koers.kernel.packages.registry import KEY_SEPARATOR

from ..models import Meeting, Motion, Vote

LONGEST_PARTY = 120
UNNAMED = "fractie niet vermeld"
ALL = "hele raad"  # in the place of a party, when only the whole council was counted
OPTIONS = {
    Vote.Option.YES: ("voor", "yes", "ja", "aye", "for", "in favour", "aangenomen", "voteoptionyes", "true", "yescount", "infavor", "in favor", "support"),
    Vote.Option.NO: ("tegen", "no", "nee", "nay", "against", "verworpen", "voteoptionno", "false", "nocount", "oppose"),
    Vote.Option.ABSTAIN: ("onthouden", "onthouding", "abstain", "blanco", "voteoptionabstain", "abstaincount", "onthield zich"),
    Vote.Option.ABSENT: ("afwezig", "absent", "niet meegestemd", "not voting", "not present", "voteoptionabsent", "absentcount", "notvotingcount", "voteoptionnotvoting", "excused", "niet aanwezig"),
    Vote.Option.SPLIT: ("verdeeld", "split", "mixed"),
}  # fmt: skip
MEETING_STATES = {
    Meeting.Status.PLANNED: ("gepland", "planned", "scheduled", "eventscheduled", "tentative", "confirmed", "eventconfirmed"),
    Meeting.Status.HELD: ("gehouden", "held", "completed", "eventcompleted", "afgerond", "passed"),
    Meeting.Status.CANCELLED: ("geannuleerd", "cancelled", "canceled", "eventcancelled", "vervallen", "afgelast"),
    Meeting.Status.UNKNOWN: ("eventunconfirmed", "unconfirmed", "eventpostponed", "eventrescheduled", "onbekend"),
}  # fmt: skip
KINDS = (
    (Motion.Kind.AMENDMENT, ("amendement", "subamendement", "amendment")),
    (Motion.Kind.MOTION, ("motie", "moties", "motion")),
    (Motion.Kind.PROPOSAL, ("raadsvoorstel", "voorstel", "initiatiefvoorstel", "besluitpunt", "proposal", "rv")),
)
PLACEHOLDER = ("vul handmatig in", "onbekend", "nader te bepalen", "none", "null")
SEATS = re.compile(r"(.*?)\s*(?:\((-?\d+)(?: ?(?:x|stem|stemmen|zetels?|leden|lid))?\)|[:=]\s*(-?\d+))\s*")
# "Groen 3": only when every party in the list has its number, and the number is not the name ("Lijst 3").
BARE_SEATS = re.compile(r"(?!(?:lijst|groep|partij|fractie)\s+\d+$)(.*\S)\s+[-–]?\s*(\d{1,2})", re.IGNORECASE)
NOBODY = ("", "geen", "geen fracties", "niemand", "nvt", "n v t")
NAMES_OF_PARTIES = (
    "naam",
    "name",
    "fractie",
    "fractienaam",
    "partij",
    "party",
    "partijnaam",
    "groep",
    "group",
    "groupname",
    "label",
    "title",
)
NUMBERS_OF_SEATS = ("zetels", "aantal", "stemmen", "aantalstemmen", "aantalzetels", "seats", "count", "value", "votes")
# A group in a council that bears the name of its one member, and a member without a party.
INITIALS = re.compile(r"(?:[A-Z]\. ?){1,5}(?:(?:van|de|der|den|ter|ten|te|el|al|'t) ?)*[A-Z][\w'’-]+(?: .*)?")
OF_ONE = re.compile(
    r"(?i:groep|fractie|eenmansfractie|raadslid|lid)[ -]+((?:(?i:van|de|der|den|ter|ten|te|el|al) )*[A-ZÀ-Þ].*)"
)
CODED = re.compile(r"(?:raadslid zonder fractie|groep van een raadslid) \([0-9a-f]{4}\)")
# Words that stand in the name of a party and hardly ever in that of a person.
IN_PARTIES = (
    "partij partijen lijst lokaal lokale democraten democratie democratisch democratische denk volt christenunie groenlinks "
    "groen links socialisten socialistische liberaal liberalen forum belang belangen leefbaar ouderen ouderenpartij ouderenunie "
    "burgerbelang burgerbelangen burgers burgerpartij gemeentebelang gemeentebelangen dorpsbelangen stadspartij stadsbelangen "
    "stadspolitiek fractie groep groepering combinatie unie verenigd verenigde vrij vrije progressief sociaal sociale algemeen "
    "algemene onafhankelijk onafhankelijke piratenpartij dieren bewoners inwoners jongeren studenten actief raad trots "
    "samen ons onze nieuw nieuwe hart voor appel alliantie beweging"
)
PARTY_WORDS = frozenset(IN_PARTIES.split())
NOT_A_NAME = ("raadsleden", "onafhankelijk", "vrij", "lokaal")


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """A text without capitals, accents and signs."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def option_of(text: str) -> str | None:
    """The way of voting that a word names; None when it is not known."""
    found = words(re.split(r"[/#]", text)[-1])
    return next((option.value for option, names in OPTIONS.items() if found in names), None)


def meeting_state(text: str) -> str | None:
    """Whether a meeting took place; None when the word is not known."""
    found = words(re.split(r"[/#]", text)[-1])
    return next((state.value for state, names in MEETING_STATES.items() if found in names), "" if not found else None)


@lru_cache(maxsize=65536)
def kind_of(text: str) -> str | None:
    """The kind of paper that a type or a title names first; None when it names none."""
    found = words(text).split()
    for word in found:
        for kind, names in KINDS:
            if word in names:
                return str(kind.value)
    return None


@lru_cache(maxsize=65536)
def party(text: str) -> str:
    """A party as the source writes it. One that bears a person's name gets a code instead: the same one every time.

    "CDA Raadsleden" is the party CDA.
    """
    name = " ".join(text.replace(";", ",").replace(KEY_SEPARATOR, "-").split())[:LONGEST_PARTY]
    if CODED.fullmatch(name):
        return name
    bare = re.sub(r"(?:\s*-\s*|\s+)raadsleden$", "", name, flags=re.IGNORECASE)
    if INITIALS.fullmatch(bare):
        return f"raadslid zonder fractie ({_code(bare)})"
    found = OF_ONE.fullmatch(bare)
    if found and words(found[1]) and words(found[1]).split()[0] not in NOT_A_NAME and not found[1].isupper():
        return f"groep van een raadslid ({_code(found[1])})"
    return bare


def is_person(text: str) -> bool:
    """Whether what stands in the place of a party is the name of a person."""
    return CODED.fullmatch(party(text)) is not None and CODED.fullmatch(text.strip()) is None


def is_party_form(text: str) -> bool:
    """Whether a text has a form that only a party has: capitals (CDA), a capital or number inside (GroenLinks, D66), a known word."""
    return any(re.search(r"[A-Z]{2}|[a-z][A-Z]|\d|[/&+]", part) or words(part) in PARTY_WORDS for part in text.split())


def may_be_person(text: str) -> bool:
    """Whether a text in the place of a party can be somebody's name: two words or more with a capital, of no known form."""
    capitals = [part for part in re.split(r"[\s.,]+", text) if part[:1].isupper()]
    return len(capitals) >= 2 and not is_party_form(text) and not CODED.fullmatch(party(text))


def _code(name: str) -> str:
    """Four letters for a name: "A.B. van Test" and "A.B.van Test" get the same. The name cannot be read from it."""
    return hashlib.sha256(words(name).replace(" ", "").encode()).hexdigest()[:4]


def parties(values: Iterable[str]) -> str:
    """Parties as they stand in a row, each once."""
    return "; ".join(dict.fromkeys(party(value) for value in values if value.strip()))


def in_list(value: object) -> list[str]:
    """The texts in a list, in a list written as in Python, or in a text with commas; of an object its name."""
    if isinstance(value, str):
        value = text = html.unescape(value).strip()
        if text.startswith("["):
            try:
                value = ast.literal_eval(text)
            except (ValueError, SyntaxError, MemoryError, RecursionError):
                value = text.strip("[]").replace("'", "")
    if isinstance(value, str):
        value = re.split(r"(?<=\))\s*[,;]\s*|;\s*", value) if "(" in value else re.split(r"[,;\n]\s*", value)
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list | tuple):
        return []
    texts = [_named(part) if isinstance(part, dict) else part for part in value]
    return [str(part).strip() for part in texts if isinstance(part, str | int | float) and str(part).strip()]


def _named(raw: dict[str, object]) -> object:
    """The name that an object gives, also when it stands one deeper."""
    own = {words(name).replace(" ", ""): value for name, value in raw.items()}
    found = next((own[name] for name in NAMES_OF_PARTIES if own.get(name)), "")
    return _named(found) if isinstance(found, dict) else found


def with_seats(value: object) -> Iterator[tuple[str, int | None]]:
    """Parties with their seats: "D66 (3), VVD (3)", ['D66:5', 'VVD:4'], "D66 3, VVD 3", {"D66": 5} or [{"naam": "D66", "aantal": 5}].

    A negative number is a placeholder.
    """
    if isinstance(value, dict | list) and (objects := list(_objects(value))):
        yield from objects
        return
    parts = [part for part in in_list(value) if words(part) not in NOBODY]
    bare = [BARE_SEATS.fullmatch(part) for part in parts]
    if len(parts) > 1 and all(bare):
        yield from ((found[1], int(found[2])) for found in bare if found)
        return
    for part in parts:
        found = SEATS.fullmatch(part)
        yield (found[1], int(found[2] or found[3])) if found else (part, None)


def _objects(value: dict[str, object] | list[object]) -> Iterator[tuple[str, int | None]]:
    if isinstance(value, dict) and value and all(isinstance(seats, int) for seats in value.values()):
        yield from ((name, int(str(seats))) for name, seats in value.items() if not isinstance(seats, bool))
        return
    for part in [value] if isinstance(value, dict) else value:
        if isinstance(part, dict) and (name := _named(part)):
            own = {words(name).replace(" ", ""): seats for name, seats in part.items()}
            told = next((str(own[name]) for name in NUMBERS_OF_SEATS if own.get(name) not in (None, "")), "")
            yield str(name), int(told) if re.fullmatch(r"-?\d{1,6}", told) else None
