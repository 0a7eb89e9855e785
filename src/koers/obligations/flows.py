"""The states of every kind of obligation, and who may bring it from one to the next. One small table, no Django.

Settling differs by kind. A question ends with its answer. A motion or pledge is settled by the council, on a proposal of
the executive with evidence. A coalition commitment is accounted for by the coalition, and is owed to nobody else. An
information agreement is kept or not, and that is for whoever gets the information to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .terms import NoTerm


class Who(StrEnum):
    """Whose act brings the next state."""

    OWES = "owes"
    OWED_TO = "owed_to"
    ASKER = "asker"
    ANYONE = "anyone"


WHO_WORDS = {
    Who.OWES: "wie het moet doen",
    Who.OWED_TO: "wie er recht op heeft",
    Who.ASKER: "wie erom vroeg",
    Who.ANYONE: "iemand",
}


@dataclass(frozen=True)
class State:
    """A state in words; ``open``: somebody still owes something."""

    words: str
    open: bool = False


STATES = {
    "made": State("toegezegd", True),
    "adopted": State("aangenomen", True),
    "asked": State("gesteld", True),
    "agreed": State("afgesproken", True),
    "recommended": State("aanbevolen", True),
    "accepted": State("overgenomen", True),
    "started": State("begonnen", True),
    "researching": State("wordt onderzocht", True),
    "lobbying": State("lobby loopt", True),
    "kept_up": State("geldt nog"),
    "proposed": State("gemeld als uitgevoerd, nog niet afgedaan", True),
    "answered": State("beantwoord"),
    "settled": State("afgedaan"),
    "came": State("gekomen"),
    "kept": State("nagekomen"),
    "not_kept": State("niet nagekomen"),
    "done": State("gedaan"),
    "reported": State("uitkomst bekend"),
    "achieved": State("bereikt"),
    "not_achieved": State("niet bereikt"),
    "ended": State("gestopt"),
    "dropped": State("vervallen"),
    "withdrawn": State("ingetrokken"),
    "not_accepted": State("niet overgenomen"),
    "stated": State("vastgesteld"),
    "suggested": State("geopperd"),
    "taken_up": State("opgepakt"),
}


@dataclass(frozen=True)
class Flow:
    """Where an obligation begins and where it can go: state to next state to who may do that.

    ``without_rule``: what it means that there is no rule for its term.
    """

    first: str
    moves: Mapping[str, Mapping[str, Who]]
    without_rule: NoTerm = NoTerm.NOT_AGREED

    @property
    def states(self) -> frozenset[str]:
        """Every state it can be in."""
        return frozenset({self.first, *self.moves, *(state for nexts in self.moves.values() for state in nexts)})


_OWES, _TO, _ASKER = Who.OWES, Who.OWED_TO, Who.ASKER

_QUESTION = Flow("asked", {"asked": {"answered": _OWES, "withdrawn": _ASKER}}, NoTerm.UNKNOWN)
_TO_THE_COUNCIL = {
    "started": {"proposed": _OWES, "settled": _TO, "dropped": _TO},
    "proposed": {"settled": _TO, "started": _TO, "dropped": _TO},
}

# Kind, or kind/type where the type has a flow of its own.
FLOWS = {
    "pledge": Flow("made", {"made": {"started": _OWES, "proposed": _OWES, "settled": _TO, "dropped": _TO}, **_TO_THE_COUNCIL}),
    "motion": Flow("adopted", {"adopted": {"started": _OWES, "proposed": _OWES, "settled": _TO, "dropped": _TO}, **_TO_THE_COUNCIL}),
    "written_question": _QUESTION,
    "technical_question": _QUESTION,
    "oral_question": _QUESTION,
    "resident_answer": _QUESTION,
    "information_agreement": Flow(
        "agreed",
        {"agreed": {"came": _OWES, "kept": _TO, "not_kept": _TO, "dropped": _TO}, "came": {"kept": _TO, "not_kept": _TO}},
    ),
    "coalition_commitment/do": Flow(
        "agreed", {"agreed": {"started": _OWES, "done": _OWES, "dropped": _OWES}, "started": {"done": _OWES, "dropped": _OWES}}
    ),
    "coalition_commitment/research": Flow(
        "agreed",
        {"agreed": {"researching": _OWES, "reported": _OWES, "dropped": _OWES}, "researching": {"reported": _OWES, "dropped": _OWES}},
    ),
    "coalition_commitment/lobby": Flow(
        "agreed",
        {
            "agreed": {"lobbying": _OWES, "achieved": _OWES, "not_achieved": _OWES, "dropped": _OWES},
            "lobbying": {"achieved": _OWES, "not_achieved": _OWES, "dropped": _OWES},
        },
    ),
    "coalition_commitment/keep": Flow("kept_up", {"kept_up": {"ended": _OWES}}),
    "audit_recommendation": Flow(
        "recommended",
        {
            "recommended": {"accepted": _TO, "not_accepted": _TO},
            "accepted": {"started": _OWES, "proposed": _OWES, "settled": _TO, "dropped": _TO},
            **_TO_THE_COUNCIL,
        },
    ),
    # A conclusion asks nothing; a suggestion for later research may be taken up or not.
    "audit_recommendation/conclusion": Flow("stated", {}),
    "audit_recommendation/suggestion": Flow("suggested", {"suggested": {"taken_up": Who.ANYONE}}),
}  # fmt: skip


def flow_of(kind: str, type: str = "") -> Flow:
    """The flow of a kind of obligation, or of its type when that has one of its own. KeyError for an unknown kind."""
    return FLOWS.get(f"{kind}/{type}") or FLOWS[kind]


class Refused(ValueError):
    """A step that cannot be; the message is Dutch: what is wrong. ``right`` says what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        self.wrong, self.right = wrong, right
        super().__init__(f"{wrong} {right}")


@dataclass(frozen=True)
class Parties:
    """The ids of the bodies around one obligation; "" where the source names none."""

    owes: str = ""
    owed_to: str = ""
    asker: str = ""


def step(flow: Flow, state: str, to: str, by: str, parties: Parties) -> str:
    """The state after ``by`` (the id of a body) brought it to ``to``. Raises Refused."""
    nexts = flow.moves.get(state, {})
    if to not in nexts:
        possible = ", ".join(f"{code} ({STATES[code].words})" for code in nexts)
        raise Refused(
            f"van '{STATES[state].words}' kan dit niet naar '{STATES[to].words if to in STATES else to}'.",
            f"Kies uit: {possible}." if possible else "Hier eindigt het.",
        )
    who = nexts[to]
    allowed = "" if who is Who.ANYONE else getattr(parties, who)
    if who is not Who.ANYONE and not allowed:
        raise Refused(
            f"'{STATES[to].words}' kan alleen {WHO_WORDS[who]} zeggen, en dat staat er niet bij.",
            f"Vul bij de verplichting {who.value} in.",
        )
    if allowed and by != allowed:
        raise Refused(
            f"'{STATES[to].words}' kan alleen {allowed} zeggen ({WHO_WORDS[who]}), niet {by or 'niemand'}.",
            f"Zet bij by: {allowed}.",
        )
    return to
