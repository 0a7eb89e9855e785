"""The state that a list tells of: a step of the register, or a contradiction that somebody must look at."""

from collections.abc import Sequence

from ..flows import STATES, Parties, Refused, flow_of, step
from ..kinds import QUESTIONS, Kind
from .merged import Around, Difference, Merged, Row
from .reading import Item

OF_QUESTIONS = {"settled": "answered", "proposed": "answered", "dropped": "withdrawn"}
NO_DAY = "Dag niet vermeld; bekend op de dag van de lijst."
TOLD = {
    "open": "open", "started": "in uitvoering", "proposed": "voorgesteld af te doen", "settled": "afgedaan", "dropped": "vervallen",
    "nothing": "niet aangenomen",
}  # fmt: skip


def state_of(row: Row, merged: Merged) -> str:
    """The state that an obligation is in."""
    return merged.state_of.get(row["id"], flow_of(row["kind"], row["type"]).first)


def bring_state(item: Item, row: Row, around: Around, merged: Merged, columns: Sequence[str], said: str = "") -> None:
    """The step that the list tells of, if the obligation is not there yet. The council's own system says who settled it.

    ``said``: the list's own word for the state, where it says more than the state. What was closed does not move any more: a
    list that says otherwise contradicts the register.
    """
    flow = flow_of(row["kind"], row["type"])
    state = state_of(row, merged)
    told = item.state or ("settled" if item.closed_on else "")
    target = _target(told, item.kind)
    if not told or target == state or (not target and STATES[state].open):
        return
    if not STATES[state].open:
        merged.contradicted.append(
            Difference(item.number, item.title, "stand", STATES[state].words, said or TOLD[told])
        )
        return
    parties = Parties(row["owes"], row["owed_to"], row["asker"])
    who = flow.moves.get(state, {}).get(target)
    by = getattr(parties, who) if who else row["owed_to"]
    try:
        step(flow, state, target, by, parties)
    except Refused as refused:
        merged.problems.append(f"nummer {item.number}: {refused}")
        return
    on = item.closed_on or around.day
    notes = ([f"De lijst zegt: {said}."] if said else []) + ([] if item.closed_on else [NO_DAY])
    own = {
        "id": f"{row['id']}-{on}-{target.replace('_', '-')}", "obligation": row["id"], "on": on, "state": target, "by": by,
        "source": around.source, "source_place": f"nummer {item.number}", "url": item.url, "note": " ".join(notes),
        # On which day it was known: nobody can say whether it was late.
        "known_from": "" if item.closed_on else on,
    }  # fmt: skip
    merged.steps.append(dict.fromkeys(columns, "") | own)
    merged.state_of[row["id"]] = target
    merged.moved.append(Difference(item.number, item.title, "stand", STATES[state].words, STATES[target].words))


def _target(told: str, kind: Kind) -> str:
    """The state that the list's word means; "" for a word that moves nothing."""
    if told in ("open", "nothing"):
        return ""
    return OF_QUESTIONS.get(told, "") if kind in QUESTIONS else told
