"""The states of every kind, walked by hypothesis: nothing but the table decides, and nobody settles what is not theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from koers.obligations.flows import FLOWS, STATES, Parties, Refused, Who, flow_of, step
from koers.obligations.models import TYPES_OF_KIND, Kind, Type

PARTIES = Parties(owes="college", owed_to="raad", asker="fractie", addressee="rijk")
EVERYBODY = ["college", "raad", "fractie", "rijk", "coalitie", ""]


class Walk(RuleBasedStateMachine):
    """Somebody tries any state at any time, in the name of anybody."""

    @initialize(name=st.sampled_from(sorted(FLOWS)))
    def begin(self, name: str) -> None:
        self.flow = FLOWS[name]
        self.state = self.flow.first
        self.path = [self.state]

    @rule(to=st.sampled_from(sorted(STATES)), by=st.sampled_from(EVERYBODY))
    def attempt(self, to: str, by: str) -> None:
        who = self.flow.moves.get(self.state, {}).get(to)
        allowed = who is not None and (who is Who.ANYONE or by == getattr(PARTIES, who))
        try:
            found = step(self.flow, self.state, to, by, PARTIES)
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.state = found
            self.path.append(found)

    @invariant()
    def stays_in_its_own_flow(self) -> None:
        if hasattr(self, "flow"):
            assert self.state in self.flow.states

    @invariant()
    def what_ended_never_begins_again(self) -> None:
        if hasattr(self, "flow") and not self.flow.moves.get(self.state):
            assert not STATES[self.state].open or self.state == self.flow.first


TestWalk = Walk.TestCase


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_and_type_has_a_flow_of_known_states(kind: Kind) -> None:
    for sort in TYPES_OF_KIND.get(kind, {Type.NONE}):
        assert flow_of(kind, sort).states <= STATES.keys()


@pytest.mark.parametrize("name", sorted(FLOWS))
def test_every_open_state_can_end(name: str) -> None:
    """Nothing is owed for ever because the table forgot a way out."""
    flow = FLOWS[name]
    ends = {state for state in flow.states if not STATES[state].open}
    for state in flow.states:
        seen, todo = {state}, [state]
        while todo:
            for following in flow.moves.get(todo.pop(), {}):
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        assert seen & ends, state


@pytest.mark.parametrize(
    ("kind", "sort", "path", "by"),
    [
        ("written_question", "", ["answered"], "raad"),
        ("motion", "", ["settled"], "college"),
        ("pledge", "", ["settled"], "college"),
        ("coalition_commitment", "do", ["done"], "raad"),
        ("information_agreement", "once", ["kept"], "college"),
        ("audit_recommendation", "recommendation", ["accepted"], "college"),
    ],
)
def test_the_wrong_body_is_refused(kind: str, sort: str, path: list[str], by: str) -> None:
    flow = flow_of(kind, sort)
    with pytest.raises(Refused, match="kan alleen"):
        step(flow, flow.first, path[0], by, PARTIES)


def test_a_motion_is_settled_by_the_council_on_a_proposal_of_the_executive() -> None:
    flow = flow_of("motion")
    proposed = step(flow, flow.first, "proposed", "college", PARTIES)
    assert STATES[proposed].open
    assert step(flow, proposed, "settled", "raad", PARTIES) == "settled"


@given(st.sampled_from(sorted(FLOWS)), st.sampled_from(sorted(STATES)))
def test_without_a_party_nobody_can_act_for_it(name: str, to: str) -> None:
    flow = FLOWS[name]
    who = flow.moves.get(flow.first, {}).get(to)
    if who not in (None, Who.ANYONE):
        with pytest.raises(Refused):
            step(flow, flow.first, to, "", Parties())
