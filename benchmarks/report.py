"""Tables of outcomes, and their place in docs/performance.md: between two marks, so that the text around them stays."""

from collections.abc import Iterable, Sequence

from .machine import ROOT

PAGE = ROOT / "docs" / "performance.md"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first column is text, the others stand right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def figure(value: float) -> str:
    """A number of about three digits; a whole number as it is."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def against(value: float, target: float) -> str:
    """A ratio with its target, and whether it is reached."""
    return f"{figure(value)} (target: at most {target:g}; {'reached' if value <= target else '**not reached**'})"


def at_least(value: float, target: float) -> str:
    """How many times faster, with its target, and whether it is reached."""
    return f"{figure(value)} (target: at least {target:g}; {'reached' if value >= target else '**not reached**'})"


def write(part: str, text: str) -> None:
    """Put the outcomes of a part in their place. Raises ValueError when the page has no such place."""
    begin, end = f"<!-- begin {part} -->\n", f"<!-- end {part} -->"
    before, found, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{PAGE} has no place for {part}")
    PAGE.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8")
