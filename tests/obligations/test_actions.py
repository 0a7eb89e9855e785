"""Steps and extensions: recorded with who, when and why; refused in plain Dutch; the same twice changes nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tests.factories import SOURCE
from tests.obligations.conftest import body, council, obligation, step

Load = Callable[..., None]


@pytest.fixture
def load(home: Path, db: None, tmp_path: Path) -> Load:
    """Bring a small council into the workshop."""
    from koers.kernel.packages.loading import load_folders

    def _load(*obligations: Any, **tables: Any) -> None:
        load_folders([factories.write(tmp_path, "proef", **council(*obligations, **tables))], replace=True)

    return _load


def record(to: str = "proposed", on: str = "2023-09-05", body: str = "college", **more: Any) -> bool:
    """Record a step of the pledge."""
    from koers.obligations.actions import Proof, record_step

    own: dict[str, Any] = {"by": None, "why": "toets", "proof": Proof(SOURCE, "bladzijde 3")}
    return record_step("proef", "belofte", state=to, on=on, body=body, **own | more)


def prolong(until: str = "2024-06-30", **more: Any) -> bool:
    """Allow an extension of the pledge."""
    from koers.obligations.actions import Proof, extend

    own: dict[str, Any] = {"by": None, "why": "toets", "proof": Proof(SOURCE), "decided_on": "2023-11-05"}
    own |= {"allowed_by": "raad", "reason": "meer tijd nodig"}
    return extend("proef", "belofte", until=until, **own | more)


PLEDGE = obligation("belofte", made_on="2023-09-01", planned="2023-12-31")


def test_a_step_has_its_history_and_comes_once(load: Load, admin_user: Any) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.models import ObligationStep

    load(PLEDGE)
    assert record(by=admin_user, evidence="brief") is True
    assert record(by=admin_user, evidence="brief") is False
    with workshop():
        found = ObligationStep.objects.get()
        assert (found.state, found.by_id, found.evidence, found.source_place) == (
            "proposed",
            "college",
            "brief",
            "bladzijde 3",
        )
        history = found.history.get()
        assert (history.history_user_id, history.history_change_reason) == (admin_user.pk, "toets")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"to": "settled"}, "'Afgedaan' kan alleen Raad zeggen (wie er recht op heeft), niet College."),
        ({"to": "settled", "body": ""}, "'Afgedaan' kan alleen Raad zeggen (wie er recht op heeft), niet niemand."),
        ({"to": "answered"}, "Van 'toegezegd' kan dit niet naar 'beantwoord'."),
        ({"on": "2023-08-31"}, "Deze stap (2023-08-31) is van vóór de verplichting (2023-09-01)."),
        ({"on": "2199-01-01"}, "Deze dag is nog niet geweest."),
        ({"on": "31-12-2023"}, "‘31-12-2023’ is geen dag."),
        ({"to": "weg"}, "Van 'toegezegd' kan dit niet naar 'weg'."),
    ],
)
def test_what_cannot_be_is_refused_in_plain_dutch(load: Load, asked: dict[str, str], said: str) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.actions import Refused
    from koers.obligations.models import ObligationStep

    load(PLEDGE)
    with pytest.raises(Refused) as caught:
        record(**asked)
    told = str(caught.value)
    assert said.lower() in told.lower()
    assert "csv" not in told
    with workshop():
        assert not ObligationStep.objects.exists()


def test_a_step_before_another_may_not_break_the_chain(load: Load) -> None:
    from koers.obligations.actions import Refused

    load(PLEDGE, obligation_steps=[step("belofte", "2023-10-01", "settled", "raad")])
    with pytest.raises(Refused, match="Van 'afgedaan' kan dit niet naar"):
        record(on="2023-10-02")
    assert record(on="2023-09-05")


def test_a_new_source_comes_with_the_step(load: Load) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.actions import Proof, Refused
    from koers.obligations.models import ObligationStep

    load(PLEDGE)
    with pytest.raises(Refused, match="Vul in waar dit staat"):
        record(proof=Proof())
    with pytest.raises(Refused, match="is nog niet geweest"):
        record(proof=Proof(title="Brief", date="2199-01-01"))
    assert record(proof=Proof(title="Brief over <schooluitval>", date="2023-09-05", url="https://raad.example.nl/1"))
    with workshop():
        source = ObligationStep.objects.get().source
        assert (source.pk, source.title) == ("brief-over-schooluitval-2023-09-05", "Brief over <schooluitval>")


def test_an_unsafe_address_writes_nothing(load: Load) -> None:
    from koers.kernel.context import workshop
    from koers.kernel.packages.problems import PackageError
    from koers.obligations.models import ObligationStep
    from koers.sources.models import Source

    load(PLEDGE)
    with pytest.raises(PackageError):
        record(proof=bad_address())
    with workshop():
        assert not ObligationStep.objects.exists()
        assert Source.objects.count() == 1


def bad_address() -> Any:
    """A new source with an address that is none."""
    from koers.obligations.actions import Proof

    return Proof(title="Brief", date="2023-09-05", url="javascript:alert(1)")


def test_only_staff_may(load: Load, django_user_model: Any) -> None:
    visitor = django_user_model.objects.create_user("bezoeker")
    load(PLEDGE)
    for action in (record, prolong):
        with pytest.raises(PermissionError, match="alleen medewerkers"):
            action(by=visitor)


def test_an_extension_moves_the_term_and_keeps_the_first(load: Load) -> None:
    from koers.kernel.context import workshop
    from koers.obligations.queries.workshop import now

    load(PLEDGE)
    assert prolong() is True
    assert prolong() is False
    with workshop():
        found = now("proef", "belofte")
    assert found is not None
    assert [str(day) for day, _ in found.term.dates] == ["2023-12-31", "2024-06-30"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"until": "2023-12-31"}, "31-12-2023 is niet later dan de termijn die nu geldt (31-12-2023)."),
        ({"until": "ooit"}, "‘ooit’ is geen dag."),
        ({"decided_on": "2023-08-01"}, "is van vóór de verplichting"),
        ({"reason": " "}, "Vul in waarom er meer tijd nodig is."),
        ({"allowed_by": ""}, "Vul in wie dit goed vond."),
        ({"allowed_by": "college"}, "College moet dit doen, en kan zichzelf geen uitstel geven."),
        ({"allowed_by": "coalitie"}, "Coalitie kan hier geen uitstel voor geven."),
        ({"decided_on": "2023-12-05"}, "2023-12-05 is van na de bron"),
    ],
)
def test_an_extension_that_is_none_is_refused(load: Load, asked: dict[str, str], said: str) -> None:
    from koers.obligations.actions import Refused

    load(PLEDGE)
    with pytest.raises(Refused) as caught:
        prolong(**asked)
    assert said in str(caught.value)


def test_a_committee_of_the_council_may_allow_it(load: Load) -> None:
    from koers.obligations.actions import Refused

    bodies = [*council()["bodies"], body("commissie", kind="raadscommissie")]
    line = {"id": "lijn", "body": "commissie", "kind": "part_of", "other": "raad", "explicit": True, "source": SOURCE}
    load(PLEDGE, bodies=bodies)
    with pytest.raises(Refused, match="Commissie kan hier geen uitstel voor geven"):
        prolong(allowed_by="commissie")
    load(PLEDGE, bodies=bodies, body_relations=[line])
    assert prolong(allowed_by="commissie")


def test_what_is_done_is_not_prolonged(load: Load) -> None:
    from koers.obligations.actions import Refused

    load(PLEDGE, obligation_steps=[step("belofte", "2023-10-01", "settled", "raad")])
    with pytest.raises(Refused, match="is al klaar"):
        prolong()
    load(obligation("ander"))
    with pytest.raises(Refused, match="staat niet in de werkplaats"):
        prolong()


def test_a_request_to_the_state_is_answered_by_the_state_alone(load: Load) -> None:
    from koers.obligations.actions import Proof, Refused, record_step

    own: dict[str, Any] = {"by": None, "why": "toets", "proof": Proof(SOURCE), "on": "2023-09-05"}
    asked = obligation(
        "vraag", "state_agreement", type="request", made_on="2022", owes="", owed_to="", addressee="college"
    )
    load(asked)
    with pytest.raises(Refused, match="aan wie het is gevraagd"):
        record_step("proef", "vraag", state="promised", body="raad", **own)
    assert record_step("proef", "vraag", state="promised", body="college", **own)
