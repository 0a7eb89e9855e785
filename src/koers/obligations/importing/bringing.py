"""The state that a list tells of: a step of the register, or a contradiction that somebody must look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..flows import STATES, Flow, Parties, Refused, flow_of, step
from ..kinds import QUESTIONS, Kind
from ..terms import in_order, last_day
from .listed import Item
from .merged import Around, Difference, Merged, Row

OF_QUESTIONS = {"settled": "answered", "proposed": "answered", "dropped": "withdrawn"}
NO_DAY = "Dag niet vermeld; bekend op de dag van de lijst."
AT_LATEST = "Dag niet vermeld; uiterlijk op deze dag, want toen was het afgedaan."
AGAIN = "De lijst noemt het weer open."
TOLD = {
    "open": "open", "started": "in uitvoering", "proposed": "voorgesteld af te doen", "settled": "afgedaan", "dropped": "vervallen",
    "nothing": "niet aangenomen",
}  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """The steps of one obligation as they become, in their order, and what is to be told of it. ``refused``: why it cannot be."""

    steps: Sequence[Row]
    moved: Difference | None = None
    contradicted: Difference | None = None
    refused: str = ""

    def put(self, obligation: str, merged: Merged) -> None:
        """Take it over."""
        if self.moved:
            merged.put_steps(obligation, self.steps)
            merged.moved.append(self.moved)
        if self.contradicted:
            merged.contradicted.append(self.contradicted)


def state_of(row: Row, merged: Merged) -> str:
    """The state that an obligation is in."""
    return merged.state_of.get(row["id"], flow_of(row["kind"], row["type"]).first)


def bring_state(
    item: Item, row: Row, around: Around, merged: Merged, columns: Sequence[str], said: str = ""
) -> Brought:
    """The step that the list tells of, if the obligation is not there yet. The council's own system says who settled it.

    ``said``: the list's own word for the state, where it says more than the state. What was closed does not move any more: a
    list that says otherwise contradicts the register.
    """
    own, state = merged.steps_of.get(row["id"], []), state_of(row, merged)
    told = item.state or ("settled" if item.closed_on else "")
    target = _target(told, item.kind, state)
    if told and target == state:
        return _with_day(item, own, around)
    if not told or (not target and STATES[state].open):
        return Brought(own)
    against = Difference(item.number, item.title, "stand", STATES[state].words, said or TOLD[told], row["id"])
    # A list that never told of the proposal does not take it back: it is only not as far yet.
    lags = state == "proposed" and target == "started" and own[-1]["source"] != around.source
    if not STATES[state].open or lags:
        return Brought(own, contradicted=against)
    flow, parties = flow_of(row["kind"], row["type"]), Parties(row["owes"], row["owed_to"], row["asker"])
    by = _by(flow, state, target, parties)
    try:
        step(flow, state, target, by, parties)
    except Refused as refused:
        return Brought(own, refused=str(refused))
    notes = [f"De lijst zegt: {said}."] if said else [AGAIN] if told == "open" else []
    item = replace(item, closed_on="") if told == "open" else item
    return _added(_step(item, row, around, columns, (target, by), notes), item, own, against)


def _added(new: Row, item: Item, own: Sequence[Row], against: Difference) -> Brought:
    """The new step after the others; a contradiction when one of those is of a later day that a source names."""
    earlier = _moved_back(own, new["on"]) if item.closed_on else own
    taken, base, again = {row["id"] for row in own}, new["id"], 2
    while new["id"] in taken:
        new["id"], again = f"{base}-{again}", again + 1
    steps = in_order([*earlier, new], lambda row: row["on"])
    if steps[-1] is not new:
        old = f"{against.old} op {steps[-1]['on']}"
        return Brought(
            own, contradicted=Difference(*_who(item), "stand", old, f"{against.new} op {new['on']}", against.obligation)
        )
    words = STATES[new["state"]].words
    return Brought(steps, moved=Difference(*_who(item), "stand", against.old, words, against.obligation))


def _with_day(item: Item, own: Sequence[Row], around: Around) -> Brought:
    """The day on which it was closed, where an earlier list did not name it."""
    last = own[-1] if own else None
    if last is None or STATES[last["state"]].open or not item.closed_on or last["known_from"] != last["on"]:
        return Brought(own)
    if item.closed_on > last["on"]:
        return Brought(own)
    note = " ".join(last["note"].replace(NO_DAY, "").split())
    dated = last | {"on": item.closed_on, "known_from": "", "note": note, "source": around.source}
    steps = in_order([*_moved_back(own[:-1], item.closed_on), dated], lambda row: row["on"])
    if steps[-1] is not dated:
        return Brought(own)
    what = f"dag van ‘{STATES[last['state']].words}’"
    return Brought(steps, moved=Difference(*_who(item), what, "niet vermeld", item.closed_on, last["obligation"]))


def _moved_back(own: Sequence[Row], day: str) -> list[Row]:
    """The steps, where those of which nobody knows the day are not later than ``day``: it was closed then."""
    found = []
    for row in own:
        undated = row["known_from"] == row["on"] and last_day(row["on"]) > last_day(day)
        note = row["note"].replace(NO_DAY, AT_LATEST)
        found.append(row | {"on": day, "known_from": day, "note": note} if undated else row)
    return found


def _who(item: Item) -> tuple[str, str]:
    return item.number, item.title


def _by(flow: Flow, state: str, target: str, parties: Parties) -> str:
    """The body that must bring it about."""
    who = flow.moves.get(state, {}).get(target)
    return str(getattr(parties, who)) if who else parties.owed_to


def _step(
    item: Item, row: Row, around: Around, columns: Sequence[str], to: tuple[str, str], notes: Sequence[str]
) -> Row:
    target, by = to
    on = item.closed_on or around.day
    said = [*notes, *([] if item.closed_on else [NO_DAY])]
    own = {
        "id": f"{row['id']}-{on}-{target.replace('_', '-')}", "obligation": row["id"], "on": on, "state": target, "by": by,
        "source": around.source, "source_place": f"nummer {item.number}", "url": item.url, "note": " ".join(said),
        # On which day it was known: nobody can say whether it was late.
        "known_from": "" if item.closed_on else on,
    }  # fmt: skip
    return dict.fromkeys(columns, "") | own


def _target(told: str, kind: Kind, state: str) -> str:
    """The state that the list's word means; "" for a word that moves nothing. What was proposed and is open again, was sent back."""
    if told in ("open", "nothing"):
        return "started" if told == "open" and state == "proposed" else ""
    return OF_QUESTIONS.get(told, "") if kind in QUESTIONS else told
