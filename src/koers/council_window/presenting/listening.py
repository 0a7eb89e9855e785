"""The frame of a council and what it would have heard, in short: the whole of it stands on pages of its own."""

from collections import Counter
from typing import Any

from koers.kernel.components.formatting import join_and, period, plural
from koers.kernel.components.shapes import Cell, Row, Table

from ..addresses import address
from ..models import Preset, Standing
from ..queries.listening import Heard

ACROSS = {Preset.LIGHT: "licht", Preset.NORMAL: "gewoon", Preset.CLOSE: "dicht erop"}


def short(heard: Heard) -> str:
    """Whether there is a frame, in one line."""
    if heard.is_set:
        return f"De raad heeft een toetsingskader. {states(heard)}".strip()
    if heard.frame is not None:
        return "De raad heeft nog geen eigen toetsingskader. Er staat een voorbeeld klaar."
    return "Deze raad heeft nog geen toetsingskader."


def states(heard: Heard) -> str:
    """How many requirements stand where."""
    if not heard.states:
        return ""
    counts = Counter(row.state for row in heard.states)
    parts = [f"{counts[value]} {label}" for value, label in Standing.choices if counts[value]]
    return f"Van de {plural(len(heard.states), 'eis', 'eisen')}: {join_and(parts)}."


def answer(heard: Heard) -> str:
    """How many deviations there were in the period."""
    span = f"van {period(heard.first.isoformat())} tot en met {period(heard.last.isoformat())}"
    ends = " Verder lopen onze bronnen niet." if heard.ends else ""
    if heard.count:
        return f"Koers vond {plural(heard.count, 'afwijking', 'afwijkingen')} {span}.{ends}"
    return f"Koers vond geen afwijking {span}.{ends}"


def by_which(heard: Heard) -> str:
    """By whose choice these are deviations."""
    if heard.frame is None:
        return "De raad heeft niet gekozen waar hij van wil horen. Dit is met de voorinstelling ‘gewoon’."
    whose = "het voorbeeld" if heard.frame.example else "het kader van de raad"
    return f"Dit is volgens {whose}, met de voorinstelling ‘{ACROSS[heard.frame.preset]}’."


def table(heard: Heard) -> Table:
    """The latest deviations, the last first."""
    rows = [
        Row((Cell(period(one.when or one.on.isoformat()), raw=one.on.isoformat()), Cell(one.subject, url=one.url), Cell(one.what), Cell(one.why)))
        for one in reversed(heard.deviations)
    ]  # fmt: skip
    columns = ("Wanneer", "Onderwerp", "Wat er afwijkt", "Waarom")
    return Table("De laatste afwijkingen", columns, rows, "afwijkingen-tabel", True, "?csv=afwijkingen-tabel")


def context(heard: Heard, municipality: str) -> dict[str, Any]:
    """What the window shows of it."""
    return {
        "heard": heard,
        "frame_answer": short(heard),
        "deviations_answer": answer(heard),
        "by_which": by_which(heard),
        "deviations_table": table(heard),
        "frame_url": address("frame", municipality),
        "deviations_url": address("deviations", municipality),
    }
