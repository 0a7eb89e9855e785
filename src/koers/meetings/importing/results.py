"""What became of a motion, out of the words of the source. Whole words only, and no guess: what can mean two things has no result.

A result stands at the beginning ("Aangenomen met 20 stemmen voor"), or behind words that only say of what or how it is ("Motie met
algemene stemmen verworpen"). What comes after it may not say another result ("Aangenomen, later ingetrokken").
"""

import re
from functools import lru_cache

from ..models import Motion
from .words import words

# These count as words in a longer text. "niet aangenomen" is one thing, so the longest goes first.
PHRASES = {
    Motion.Result.NOT_PUT: ("niet in stemming", "niet ingediend", "vervallen", "not put", "resultexpired", "expired"),
    Motion.Result.WITHDRAWN: ("ingetrokken", "withdrawn", "resultwithdrawn", "teruggetrokken"),
    Motion.Result.HELD: ("aangehouden", "voorlopig aangehouden", "uitgesteld", "held", "postponed", "tabled", "resultkept", "resultpostponed", "geschorst"),
    Motion.Result.REJECTED: (
        "verworpen", "afgewezen", "niet aangenomen", "rejected", "fail", "failed", "failure", "not adopted", "not passed", "not carried", "resultfailed",
        "afgestemd", "geen meerderheid",
    ),
    Motion.Result.ADOPTED: ("aangenomen", "aanvaard", "vastgesteld", "adopted", "pass", "passed", "carried", "approved", "resultpassed", "akkoord"),
}  # fmt: skip
# These are words of other sentences too ("voor kennisgeving", "20 stemmen voor"): they count only when they are the whole text.
WHOLE = {"voor": Motion.Result.ADOPTED, "unaniem voor": Motion.Result.ADOPTED, "tegen": Motion.Result.REJECTED, "unaniem tegen": Motion.Result.REJECTED}  # fmt: skip
NO_RESULT = (
    "", "onbekend", "unknown", "niet gebruiken", "gelijk", "equal", "n v t", "nvt", "open", "ingediend", "resultdiscussed", "resultpublished",
    "staken van stemmen", "stemmen staken", "stemmen gestaakt",
)  # fmt: skip
# Taken note of, by which nothing is decided; and how many voted, without what that led to.
NOTED = re.compile(r"\b(?:voor|ter) (?:kennisgeving|kennisname)\b")
COUNTED = re.compile(r"(?:met )?\d+ (?:stem(?:men)? )?(?:voor|tegen)\b|(?:voor|tegen) \d+\b")
# What may stand before a result and changes nothing of it: of what it is, and how was voted.
WAY = (
    r"(?:unaniem|bij acclamatie|hoofdelijk|bij handopsteken|(?:on)?gewijzigde?|geamendeerde?|vooraf|alsnog|zonder (?:hoofdelijke )?stemming|"
    r"met (?:algemene|meerderheid van) stemmen|met \d+ (?:stem(?:men)? )?(?:voor )?(?:en |tegen |versus )+\d+ ?(?:stem(?:men)? ?)?(?:tegen)?)"
)
SUBJECT = (
    r"(?:(?:de |het |deze |dit )?(?:(?:sub)?amendement|motie|(?:raads|initiatief)?voorstel|(?:raads)?besluit|beslispunt|(?:stem)?uitslag|"
    r"result(?:aat)?|status|raad)(?: [a-z]{0,3}\d+[a-z]?)?)"
)
BEFORE = re.compile(rf"(?:(?:{WAY}|{SUBJECT}|is|wordt|werd) +)+")
# What makes a result no result: "Aangenomen: nee", "Aangenomen onder voorbehoud", "deels".
IN_DOUBT = re.compile(r"\b(?:nee|no|false|onwaar|deels|gedeeltelijk|voorlopig|voorbehoud|voorwaardelijk)\b")
OF_PHRASE = {phrase: str(result.value) for result, phrases in PHRASES.items() for phrase in phrases}
PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(OF_PHRASE, key=len, reverse=True))})\b")


@lru_cache(maxsize=65536)
def result_of(text: str) -> str | None:
    """The result that a text states; "" when it states none, None when it cannot be read for certain."""
    found = words(re.split(r"[/#]", text)[-1] if "://" in text else text)
    if found in WHOLE:
        return str(WHOLE[found].value)
    if found in NO_RESULT or NOTED.search(found):
        return ""
    rest = BEFORE.sub("", f"{found} ", count=1) if BEFORE.match(f"{found} ") else found
    said = {OF_PHRASE[phrase] for phrase in PHRASE.findall(rest)}
    if not said and COUNTED.match(found):
        return ""
    if PHRASE.match(rest) and len(said) == 1 and not IN_DOUBT.search(PHRASE.sub("", rest)):
        return said.pop()
    return None
