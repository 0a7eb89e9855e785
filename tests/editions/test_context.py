"""Reading or writing a public record without saying where from raises: nothing unpublished reaches a page by accident."""

from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, models

from koers.glossary.models import Term
from koers.kernel.context import BUILDING, WORKSHOP, NoContext, current_alias, once_an_edition, reading, workshop
from koers.kernel.editions.build import public_models
from koers.kernel.editions.reading import edition_context
from koers.kernel.models import Content, Derived, Package
from koers.places.models import Area
from koers.programme.models import Goal
from tests.editions.conftest import Workshop
from tests.factories import term

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_models() if issubclass(model, Content | Derived)]


def managers(model: type[models.Model]) -> list[Any]:
    """Every way to ask a model for its rows."""
    return [model._default_manager, model._base_manager, *model._meta.managers]


def test_every_public_model_goes_into_editions() -> None:
    assert public_models() == MODELS
    assert len(MODELS) > 20


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_reading_without_saying_where_from(model: type[models.Model]) -> None:
    for manager in managers(model):
        for read in (list, lambda rows: rows.exists(), lambda rows: rows.count(), lambda rows: list(rows.iterator())):
            with pytest.raises(NoContext):
                read(manager.all())
        with pytest.raises(NoContext):
            manager.filter(pk="x").first()
        with pytest.raises(NoContext):
            list(manager.raw("SELECT 1 AS id"))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_writing_without_saying_where_to(model: type[models.Model]) -> None:
    for write in (lambda rows: rows.create(pk="x"), lambda rows: rows.update(package="x"), lambda rows: rows.delete()):
        with pytest.raises(NoContext):
            write(model._default_manager.all())
    with pytest.raises(NoContext):
        model(pk="x").save()
    with pytest.raises(NoContext):
        model(pk="x").delete()


def test_following_a_relation_without_saying_where_from(work: Workshop) -> None:
    work.load()
    with workshop():
        goal, area = Goal.objects.get(pk="doel"), Area.objects.get(pk="stad")
    for follow in (lambda: goal.area, lambda: goal.parent, lambda: list(area.goals.all()), lambda: area.goals.count()):
        with pytest.raises(NoContext):
            follow()
    with pytest.raises(NoContext):
        goal.refresh_from_db()
    with pytest.raises(NoContext):
        list(Goal.objects.prefetch_related("children"))


def test_relations_stay_in_the_edition(work: Workshop) -> None:
    edition = work.publish(term())
    with edition_context(edition):
        goal = Goal.objects.select_related("parent").prefetch_related("parent__children").get(pk="doel")
        assert goal.area._state.db == goal._state.db == current_alias() != "default"
        assert [child._state.db for child in goal.parent.children.all()] == [current_alias()]


def test_an_edition_cannot_be_written(work: Workshop) -> None:
    with edition_context(work.publish(term())):
        for model in MODELS:
            rows = model._default_manager.all()
            for write in (rows.create, lambda rows=rows: rows.update(package="x"), model(pk="x").save):
                with pytest.raises(NoContext):
                    write()


def test_not_even_past_the_router(work: Workshop) -> None:
    with edition_context(work.publish(term())), pytest.raises(OperationalError, match="readonly"):
        Term.objects.using(current_alias()).update(term="x")


def test_the_context_ends_and_nests(work: Workshop) -> None:
    edition = work.publish(term("een"))
    work.load(term("twee"))
    with workshop():
        with edition_context(edition):
            assert Term.objects.get().pk == "een"
        assert Term.objects.get().pk == "twee"
    with pytest.raises(NoContext):
        current_alias()


def test_the_rest_of_the_workshop_needs_no_context() -> None:
    assert Package.objects.count() == 0
    assert Term.history.count() == 0


def test_an_answer_is_remembered_for_an_edition_and_never_for_what_can_change() -> None:
    asked: list[tuple[str, int]] = []

    @once_an_edition
    def ask(number: int) -> int:
        asked.append((current_alias(), number))
        return number * 10

    for alias in ("een", "twee", WORKSHOP, f"{BUILDING}drie"):
        with reading(alias):
            assert [ask(1), ask(1), ask(2)] == [10, 10, 20]
    assert [place for place, _ in asked] == ["een"] * 2 + ["twee"] * 2 + [WORKSHOP] * 3 + [f"{BUILDING}drie"] * 3
    with pytest.raises(NoContext):
        ask(1)
