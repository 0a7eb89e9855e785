"""The words and signs of the verdicts, in one place.

The codes come from the method; a verdict is shown with its sign *and* its words, and one that cannot be given says why
and what is needed. The words are tested on plain Dutch and on misreading: change them here and nowhere else.
"""

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

Words = TypeVar("Words")

CANNOT = "cannot_be_judged"
TOO_EARLY = "too_early"
DEPENDS = "depends_on_year"
"""Not a verdict of the method, but how a page shows two: with one end year the answer is another than with the other."""


@dataclass(frozen=True)
class VerdictWords:
    """How one verdict is shown.

    ``label``: the words beside the sign; ``short``: the same without the reason, for a legend; ``sentence``: what it
    means; ``needed``: what would give a (better) verdict, "" when nothing is needed; ``css``: the end of the CSS class
    and the name of the sign.
    """

    code: str
    reason: str
    label: str
    short: str
    sentence: str
    needed: str
    css: str

    @property
    def sign(self) -> str:
        """The template of the sign's shapes."""
        return f"components/signs/{self.css}.html"


# code: (label, sentence, css)
_VERDICTS = {
    "reached": (
        "Nu gehaald",
        "Volgens de metingen is dit nu gehaald. Dat zegt niet dat het zo blijft.",
        "reached",
    ),
    "on_course": (
        "Tempo is genoeg, als het zo doorgaat",
        "Het verschil wordt snel genoeg kleiner om op tijd weg te zijn. Dat geldt alleen als dit tempo blijft.",
        "on-course",
    ),
    "behind": (
        "Te langzaam",
        "Het verschil wordt te langzaam kleiner, of wordt niet kleiner. Zo is het niet op tijd weg.",
        "behind",
    ),
    "moving_away": (
        "Verschil wordt groter",
        "Het verschil wordt groter in plaats van kleiner.",
        "moving-away",
    ),
}

# reason: (label, sentence, needed)
_TOO_EARLY = {
    "too_few_points": (
        "Te weinig metingen",
        "Er zijn nog te weinig metingen om iets over het tempo te zeggen.",
        "minstens 4 metingen; voor het programma zelf zijn er 3 van na de start",
    ),
    "not_clear_yet": (
        "Nog niet duidelijk",
        "Er zijn metingen, maar ze wijzen nog niet duidelijk één kant op.",
        "meer metingen",
    ),
}

# reason: (clause that completes "Geen oordeel mogelijk, omdat …", needed)
_CANNOT = {
    "no_baseline": ("er geen nulmeting is", "een nulmeting"),
    "no_measurement": ("er nog geen meting is", "een eerste meting, met een bron"),
    "no_benchmark": ("er niets is om mee te vergelijken", "een gebied of een getal om mee te vergelijken"),
    "definitions_differ": ("de maten verschillen", "dezelfde maat voor beide gebieden"),
    "break_without_bridge": ("de meting halverwege is veranderd", "cijfers die op één manier zijn gemeten"),
    "suppressed": ("het om te weinig mensen gaat", "cijfers van een groter gebied of van meer jaren samen"),
    "coverage_too_low": ("te weinig van het gebied is gemeten", "metingen in meer van het gebied"),
    "text_only": ("er alleen tekst is en geen getal", "het getal zelf, met een bron"),
    "no_indicator": ("dit doel nog geen maat heeft", "een besluit over een maat"),
    "no_direction": ("hoger of lager hier niet beter of slechter is", ""),
    "no_horizon": ("er geen eindjaar is afgesproken", "een besluit over het eindjaar"),
    "stand_in_only": ("er alleen cijfers zijn van een gebied dat model staat", "cijfers van het gebied zelf"),
    "not_yet_due": ("de meting nog niet aan de beurt is", "de meting die gepland is"),
}

_DEPENDS = VerdictWords(
    DEPENDS,
    "",
    "Hangt af van het jaar",
    "Hangt af van het jaar",
    "Het oordeel is anders als een ander eindjaar wordt gekozen.",
    "een besluit over het eindjaar",
    "depends",
)

VERDICT_CODES = (*_VERDICTS, TOO_EARLY, CANNOT)
TOO_EARLY_REASONS = tuple(_TOO_EARLY)
CANNOT_REASONS = tuple(_CANNOT)


def reason_clause(reason: str) -> str:
    """The clause that completes "omdat …". Raises ValueError for a reason that is not on the closed list."""
    return _look_up(_CANNOT, reason, "reason")[0]


@cache
def verdict_words(code: str, reason: str = "") -> VerdictWords:
    """The words for a verdict. ``reason`` is required for too_early, and optional for cannot_be_judged (a legend has none).

    ``code`` is a verdict, or DEPENDS. Raises ValueError for a code or reason that is not on the closed list.
    """
    if code == TOO_EARLY:
        label, sentence, needed = _look_up(_TOO_EARLY, reason, "reason")
        return VerdictWords(code, reason, label, label, sentence, needed, "too-early")
    if code == CANNOT:
        return _cannot(reason)
    if code == DEPENDS:
        return _DEPENDS
    label, sentence, css = _look_up(_VERDICTS, code, "verdict")
    return VerdictWords(code, reason, label, label, sentence, "", css)


def _cannot(reason: str) -> VerdictWords:
    short = "Geen oordeel mogelijk"
    if not reason:
        return VerdictWords(CANNOT, "", short, short, "Er is geen oordeel mogelijk.", "", "cannot")
    clause, needed = _look_up(_CANNOT, reason, "reason")
    sentence = f"Er is geen oordeel mogelijk, omdat {clause}."
    return VerdictWords(CANNOT, reason, f"{short}, omdat {clause}", short, sentence, needed, "cannot")


def _look_up(words: dict[str, Words], code: str, what: str) -> Words:
    try:
        return words[code]
    except KeyError:
        raise ValueError(f"unknown {what} {code!r}; known are {', '.join(words)}") from None


def all_verdicts() -> tuple[VerdictWords, ...]:
    """Every verdict with every reason, in the order of the legend."""
    return (
        *(verdict_words(code) for code in _VERDICTS),
        *(verdict_words(TOO_EARLY, reason) for reason in _TOO_EARLY),
        *(verdict_words(CANNOT, reason) for reason in _CANNOT),
    )
