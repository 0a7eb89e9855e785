"""Counts of verdicts: what stands beside each, and the sentence on what cannot be judged."""

from collections.abc import Iterable
from dataclasses import dataclass

from .formatting import join_and, number, plural, uncapitalised
from .shapes import Judged, Tally
from .verdict_words import CANNOT, VerdictWords, reason_clause, verdict_words

MOST_SIGNS = 12
"""More signs in a row than this cannot be counted by eye; then one stands for all."""


@dataclass(frozen=True)
class TallyEntry:
    """One verdict with how often it occurs; ``signs`` is how many signs are drawn."""

    words: VerdictWords
    label: str
    count: int
    signs: range
    url: str


def total(tally: Tally) -> int:
    """How many were counted."""
    return sum(count.count for count in tally.counts)


def counted(tally: Tally) -> str:
    """What was counted: "12 indicatoren"."""
    return plural(total(tally), *tally.noun)


def entries(tally: Tally) -> list[TallyEntry]:
    """One entry a verdict, in the order given; all reasons of cannot_be_judged are one entry, the last."""
    shown = []
    for count in tally.counts:
        if count.count and count.code != CANNOT:
            shown.append(_entry(verdict_words(count.code, count.reason), count.count, count.url))
    cannot = [count for count in tally.counts if count.code == CANNOT and count.count]
    if cannot:
        url = next((count.url for count in cannot if count.url), "")
        shown.append(_entry(verdict_words(CANNOT), sum(count.count for count in cannot), url))
    return shown


def _entry(words: VerdictWords, count: int, url: str) -> TallyEntry:
    return TallyEntry(words, uncapitalised(words.short), count, range(count if count <= MOST_SIGNS else 1), url)


def cannot_sentence(tally: Tally) -> str:
    """How many cannot be judged, and why: never left out, also when there are none."""
    cannot = [count for count in tally.counts if count.code == CANNOT and count.count]
    head = f"Geen oordeel mogelijk bij {plural(sum(count.count for count in cannot), *tally.noun)}"
    why = [f"{number(count.count)} omdat {reason_clause(count.reason)}" for count in cannot if count.reason]
    return f"{head}: {join_and(why)}." if why else f"{head}."


def legend(verdicts: Iterable[Judged]) -> list[VerdictWords]:
    """The signs that occur, each once a label; verdicts that cannot be given share one."""
    found: dict[str, VerdictWords] = {}
    for judged in verdicts:
        found.setdefault(judged.words.short, judged.words)
    return list(found.values())
