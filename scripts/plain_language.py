"""Reports how plain our Dutch is: long sentences and hard words in the packages and on the pages. A report, not a gate.

`.venv/bin/python scripts/plain_language.py` prints the worst places; `--all` prints all of them.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_SENTENCE = 18  # words; level B1 asks for about 15 and no more than 20
LONGEST_WORD = 22  # letters
TEXT_COLUMNS = {
    "title", "description", "definition", "ambition", "confusion_note", "handling", "event", "outcome", "activities",
    "outputs_text", "outcomes", "remark", "why", "role_note", "subject",
}  # fmt: skip
# Words of policy papers that plain Dutch has a shorter word for.
HARD_WORDS = {
    "conform", "dientengevolge", "echter", "faciliteren", "implementeren", "implementatie", "indien", "integraal", "inzake",
    "middels", "mits", "monitoren", "ondanks", "participeren", "realiseren", "reeds", "systematiek", "tevens", "thans",
    "teneinde", "tenzij", "uitrol", "waarborgen", "zodoende", "gedurende", "derhalve", "voornemens", "ambities",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_][\w’'-]*")
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]+>", re.DOTALL)


def texts() -> Iterator[tuple[str, str]]:
    """Every text for readers, with its place."""
    for file in sorted(ROOT.glob("programmes/*/*.csv")):
        with file.open(newline="") as handle:
            for line, row in enumerate(csv.DictReader(handle), start=2):
                for column in TEXT_COLUMNS & row.keys():
                    if row[column]:
                        yield f"{file.relative_to(ROOT)}:{line} {column}", row[column]
    for file in sorted(ROOT.glob("programmes/*/teksten/*.md")):
        yield str(file.relative_to(ROOT)), file.read_text()
    for file in sorted(ROOT.glob("src/koers/**/templates/**/*.html")):
        if "components" not in file.parts:
            yield (
                str(file.relative_to(ROOT)),
                TAG.sub(" . ", re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", file.read_text(), flags=re.DOTALL)),
            )


def sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence."""
    for part in re.split(r"[.!?:;\n]+", text):
        if words := WORD.findall(part):
            yield words


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    shown = None if parser.parse_args().all else 40
    lengths: list[int] = []
    long: list[tuple[int, str, str]] = []
    hard: Counter[tuple[str, str]] = Counter()
    for place, text in texts():
        for words in sentences(text):
            lengths.append(len(words))
            if len(words) > LONGEST_SENTENCE:
                long.append((len(words), place, " ".join(words)))
            for word in words:
                if word.lower() in HARD_WORDS or len(word) > LONGEST_WORD:
                    hard[(word.lower(), place)] += 1
    print(
        f"{len(lengths)} zinnen, gemiddeld {sum(lengths) / max(1, len(lengths)):.1f} woorden; {len(long)} langer dan {LONGEST_SENTENCE}."
    )
    for count, place, words in sorted(long, reverse=True)[:shown]:
        print(f"  {count:3d} {place}: {words}")
    print(f"{sum(hard.values())} keer een moeilijk of heel lang woord.")
    for (word, place), count in sorted(hard.items())[:shown]:
        print(f"  {word} ({count}): {place}")


if __name__ == "__main__":
    main()
