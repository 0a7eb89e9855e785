"""Which edition was in force on a day, and which is meant by a name."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from koers.kernel.editions import store
from koers.kernel.editions.reading import find
from koers.kernel.editions.store import Edition, NoEdition
from tests.editions.conftest import Workshop
from tests.factories import term


@pytest.fixture
def published(work: Workshop, monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """Four editions; the second and third on one day, the fourth just after midnight in the Netherlands."""
    moments = ["2023-08-29T10:00", "2023-11-01T09:00", "2023-11-01T15:00", "2024-05-31T22:30"]
    found = []
    for moment in moments:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: datetime.fromisoformat(moment).replace(tzinfo=UTC))
        found.append(work.publish(term(definition=moment)))
    return found


@pytest.mark.parametrize(
    ("day", "number"),
    [("2023-08-29", 0), ("2023-10-31", 0), ("2023-11-01", 2), ("2024-05-31", 2), ("2024-06-01", 3), ("2030-01-01", 3)],
)
def test_in_force_on(published: list[Edition], day: str, number: int) -> None:
    assert store.in_force_on(date.fromisoformat(day)) == published[number]
    assert find(day) == published[number]


def test_before_the_first(published: list[Edition]) -> None:
    with pytest.raises(NoEdition) as none:
        store.in_force_on(date(2023, 8, 28))
    assert none.value.first == date(2023, 8, 29)


def test_days_with_an_edition(published: list[Edition]) -> None:
    assert store.days() == [date(2023, 8, 29), date(2023, 11, 1), date(2024, 6, 1)]


def test_by_name(published: list[Edition]) -> None:
    assert store.get("huidig") == published[3]
    assert find("") == published[3]
    assert store.get(published[1].id) == published[1]
    assert store.get(published[0].content[:10]) == published[0]
    for name in ("", "20231", "weg", "../weg", "20231101T1234"):
        with pytest.raises(NoEdition):
            store.get(name)


def test_none_at_all(work: Workshop) -> None:
    for ask in (store.current, lambda: store.in_force_on(date(2023, 1, 1)), lambda: store.get("huidig")):
        with pytest.raises(NoEdition) as none:
            ask()
        assert none.value.first is None
    assert (store.names(), store.days(), store.editions()) == ([], [], [])
