"""Words that more kinds of deviations use."""

from koers.decisions.models import Act
from koers.kernel.components.formatting import period

NO_ACT = "Met welk besluit dit gebeurde, staat niet in de bron."


def sentence(text: str) -> str:
    """The text with a full stop at its end; "" stays ""."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def by_act(act: Act | None) -> str:
    """Which act did it, of which body and when."""
    if act is None:
        return NO_ACT
    when = f", {period(act.date)}" if act.date else ""
    return f"Besluit: {act.title} ({act.body.name}{when})."
