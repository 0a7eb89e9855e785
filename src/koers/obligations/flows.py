"""The states of every kind of obligation, and who may bring it from one to the next. One small table, no Django.

Settling differs by kind. A question ends with its answer. A motion or pledge is settled by the council, on a proposal of
the executive with evidence. A coalition commitment is accounted for by the coalition, and is owed to nobody else. An
information agreement is kept or not, and that is for whoever gets the information to say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .terms import NoTerm


class Who(StrEnum):
    """Whose act brings the next state."""

    OWES = "owes"
    OWED_TO = "owed_to"
    ASKER = "asker"
    ADDRESSEE = "addressee"
    ANYONE = "anyone"


WHO_WORDS = {
    Who.OWES: "wie het moet doen",
    Who.OWED_TO: "wie er recht op heeft",
    Who.ASKER: "wie erom vroeg",
    Who.ADDRESSEE: "aan wie het is gevraagd",
    Who.ANYONE: "iemand",
}


@dataclass(frozen=True)
class State:
    """A state in words. ``open``: somebody still owes something. ``came``: what was owed has come, or was said to have.

    ``asks_nothing``: nobody owes anything in it and nobody ever did, so it is not closed either.
    """

    words: str
    open: bool = False
    came: bool = False
    asks_nothing: bool = False


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
    "kept_up": State("geldt nog", asks_nothing=True),
    "proposed": State("gemeld als uitgevoerd, nog niet afgedaan", True, came=True),
    "answered": State("beantwoord", came=True),
    "settled": State("afgedaan", came=True),
    "came": State("gekomen", came=True),
    "kept": State("nagekomen", came=True),
    "not_kept": State("niet nagekomen"),
    "done": State("gedaan", came=True),
    "reported": State("uitkomst bekend", came=True),
    "achieved": State("bereikt", came=True),
    "not_achieved": State("niet bereikt"),
    "ended": State("gestopt"),
    "dropped": State("vervallen"),
    "withdrawn": State("ingetrokken"),
    "not_accepted": State("niet overgenomen"),
    "stated": State("vastgesteld", asks_nothing=True),
    "suggested": State("geopperd", asks_nothing=True),
    "taken_up": State("opgepakt", asks_nothing=True),
    "wanted": State("gewenst, nog niet gevraagd", True),
    "requested": State("gevraagd, nog geen antwoord bekend", True),
    "granted": State("toegestaan", came=True),
    "refused": State("afgewezen", came=True),
    "promised": State("toegezegd", came=True),
    "brought_in": State("ingebracht", True),
    "discussed": State("wordt besproken", True),
    "in_plan": State("in het jaarplan", True),
    "solved": State("opgelost", came=True),
    "called": State("op aangesproken", True),
    "delivered": State("geleverd", came=True),
    "possible": State("mogelijk", asks_nothing=True),
    "chosen": State("gekozen", asks_nothing=True),
    "rejected": State("niet gekozen", asks_nothing=True),
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


_OWES, _TO, _ASKER, _ASKED = Who.OWES, Who.OWED_TO, Who.ASKER, Who.ADDRESSEE

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
    "lobby": Flow(
        "agreed",
        {
            "agreed": {"lobbying": _OWES, "achieved": _OWES, "not_achieved": _OWES, "dropped": _OWES},
            "lobbying": {"achieved": _OWES, "not_achieved": _OWES, "dropped": _OWES},
        },
    ),
    # Who is asked for something owes nothing; but only they can grant, promise or refuse it.
    "legal_exception": Flow(
        "wanted",
        {
            "wanted": {"requested": _ASKER, "granted": _ASKED, "refused": _ASKED, "dropped": _ASKER},
            "requested": {"granted": _ASKED, "refused": _ASKED, "dropped": _ASKER},
            "granted": {"ended": _ASKED},
        },
    ),
    "state_agreement/request": Flow("requested", {"requested": {"promised": _ASKED, "refused": _ASKED, "dropped": _ASKER}}),
    "state_agreement/promise": Flow("made", {"made": {"kept": _TO, "not_kept": _TO, "dropped": _TO}}),
    # The owner stays the owner: only who brought the issue in can say that it is solved.
    "shared_issue": Flow(
        "brought_in",
        {
            "brought_in": {"discussed": _OWES, "in_plan": _OWES, "solved": _ASKER, "dropped": _ASKER},
            "discussed": {"in_plan": _OWES, "solved": _ASKER, "dropped": _ASKER},
            "in_plan": {"solved": _ASKER, "dropped": _ASKER},
        },
    ),
    # Trust comes first: a partner is spoken to by whoever represents it, and those it owes to say that it came.
    "contribution": Flow(
        "agreed",
        {
            "agreed": {"called": _ASKER, "delivered": _TO, "not_kept": _TO, "dropped": _TO},
            "called": {"delivered": _TO, "not_kept": _TO, "dropped": _TO},
        },
    ),
    "legal_form/study": Flow(
        "agreed",
        {"agreed": {"researching": Who.ANYONE, "reported": _OWES, "dropped": _OWES}, "researching": {"reported": _OWES, "dropped": _OWES}},
    ),
    "legal_form/option": Flow("possible", {"possible": {"chosen": Who.ANYONE, "rejected": Who.ANYONE}}),
}  # fmt: skip


def flow_of(kind: str, type: str = "") -> Flow:
    """The flow of a kind of obligation, or of its type when that has one of its own. KeyError for an unknown kind."""
    return FLOWS.get(f"{kind}/{type}") or FLOWS[kind]


def came_at(states: Iterable[str]) -> int | None:
    """The place of the first state in which it came, as far as that holds at the end: None when it did not come.

    What comes later does not move that day: a council that takes its time makes no report late. Sent back, or judged not
    kept or dropped, it had not come.
    """
    place = None
    for number, state in enumerate(states):
        if not STATES[state].came:
            place = None
        elif place is None:
            place = number
    return place


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
    addressee: str = ""


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
