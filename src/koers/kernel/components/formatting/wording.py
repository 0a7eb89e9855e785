"""Small words: counting, listing, and chances in words."""

from collections.abc import Iterable

from .numbers import number

# Lower bounds of the bands, highest first. The limits follow the calibrated words of the IPCC guidance note on
# uncertainty (2010): very likely from 90%, likely from 66%, about as likely as not from 33%, unlikely from 10%.
_LIKELIHOODS = (
    (0.90, "zeer waarschijnlijk"),
    (0.66, "waarschijnlijk"),
    (0.33, "het kan beide kanten op"),
    (0.10, "onwaarschijnlijk"),
    (0.00, "zeer onwaarschijnlijk"),
)


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 doel", "2 doelen", "0 doelen"."""
    return f"{number(count)} {one if count == 1 else many}"


def join_and(items: Iterable[object]) -> str:
    """A list in a sentence: "a", "a en b", "a, b en c"; "" when there is nothing."""
    *head, last = [str(item) for item in items] or [""]
    return f"{', '.join(head)} en {last}" if head else last


def likelihood(probability: float) -> str:
    """A probability between 0 and 1 as a band in words. Raises ValueError outside that range and for NaN."""
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability!r} is not a probability")
    return next(words for bound, words in _LIKELIHOODS if probability >= bound)


def capitalised(text: str) -> str:
    """The text with its first letter large, the rest untouched: a sentence may begin with "wijk Vrieheide"."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The text with its first letter small, for a label inside a sentence; an abbreviation (CITO, WOZ-waarde) stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
