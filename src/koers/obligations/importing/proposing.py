"""Proposes by rule what a new item of a list may be about: a goal with a long word in common, a fund that its title names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from koers.programme.models import Basis

from .merged import Around, Merged, Proposal, Row

# A word of a title that says little about its subject.
COMMON = frozenset(
    ["heerlen", "noord", "gemeente", "programma", "plannen", "vragen", "motie", "toezegging", "betrekken", "actief", "meer",
     "minder", "betere"]
)  # fmt: skip
# Part of the name of many funds, so that it tells none of them apart.
OF_MONEY = re.compile(
    r"budget\w*|bijdrage\w*|subsidies?|uitkering(en)?|krediet(en)?|kosten|middelen|regeling(en)?|fonds(en)?|woning(en)?|project(en)?"
    r"|tranche|eigen|extra|tweede|eerste|derde|vierde|gewone|reguliere|bedrag(en)?|gereserveerd\w*|wijken|energie|stad"
)
LONG = 6
PROPOSED_FUND = "Geldstroom redactioneel:"
"""How the note of an obligation begins whose fund was proposed by a rule."""


def propose(row: Row, around: Around, merged: Merged, columns: Sequence[str]) -> Iterator[Proposal]:
    """A goal and a fund for a new item; they come in unless somebody drops them, marked as proposed and not as told."""
    own_words = _own_words(tuple(around.funds))
    for what, others in (("goal", around.goals), ("fund", around.funds)):
        best = _alike(row["title"], others, own_words if what == "fund" else None)
        if best is None:
            continue
        target, name, word = best
        proposal = Proposal(f"{row['id']}~{what}", what, target, name, word)
        yield proposal
        if proposal.key in around.dropped:
            continue
        why = f"voorgesteld door een regel: het woord ‘{word}’ staat in beide titels. Bevestigd bij het inlezen van de lijst."
        if what == "fund":
            row |= {"fund": target, "note": f"{PROPOSED_FUND} {why}"}
            continue
        own = {
            "obligation": row["id"],
            "goal": target,
            "basis": Basis.EDITORIAL.value,
            "source": around.source,
            "note": why[:1].upper() + why[1:],
        }
        merged.goals.append(dict.fromkeys(columns, "") | own)


def _alike(
    title: str, others: Iterable[tuple[str, str]], own_words: dict[str, frozenset[str]] | None
) -> tuple[str, str, str] | None:
    """The one that shares the most long words with a title; ``own_words``: what counts of each, where not every word does."""
    own = _long_words(title)
    best: tuple[int, str, str, str] | None = None
    for other, name in others:
        shared = own & (_long_words(name) if own_words is None else own_words[other])
        if shared and (best is None or len(shared) > best[0]):
            best = (len(shared), other, name, max(shared, key=lambda word: (len(word), word)))
    return best[1:] if best else None


@lru_cache(maxsize=4)
def _own_words(funds: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    """The words of each fund's name that no other fund has and that do not just mean money."""
    times = Counter(word for _, name in funds for word in _long_words(name))
    return {
        fund: frozenset(word for word in _long_words(name) if times[word] == 1 and not OF_MONEY.fullmatch(word))
        for fund, name in funds
    }


@lru_cache(maxsize=4096)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) >= LONG and word not in COMMON)
