"""What was worked out for an edition stays what was published, also when its database is made again by a later Koers."""

import json
from typing import Any

import pytest
from django.db import connections, models
from django.test.utils import isolate_apps

from koers.kernel.editions import build, derived, serving
from koers.kernel.editions.build import database_path
from koers.kernel.editions.reading import edition_context
from koers.kernel.editions.store import Edition
from koers.programme.models import Verdict
from tests.editions.conftest import Workshop
from tests.factories import term


def verdict(edition: Edition) -> dict[str, Any]:
    """The one verdict of an edition."""
    with edition_context(edition):
        return Verdict.objects.values().get()


def test_it_is_kept_as_a_plain_file(work: Workshop) -> None:
    edition = work.publish(term())
    (path,) = (edition.home / "derived").iterdir()
    assert edition.derived == {"programme_verdict": path.stem}
    (line,) = path.read_text().split("\n")[:-1]
    assert json.loads(line) == verdict(edition)
    assert json.loads(line)["detail"] == {"regel\u2028einde": [0.1, None, "é"]}


def test_it_is_read_back_after_a_change_of_schema(
    work: Workshop, worked_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = work.publish(term("een"))
    second = work.publish(term("twee"))
    before = [verdict(first), verdict(second)]
    old = [database_path(first), database_path(second)]
    monkeypatch.setattr(build, "__version__", "99")
    assert [verdict(first), verdict(second)] == before
    assert [before[0]["points"], before[1]["points"], len(worked_out)] == [1, 2, 2]
    assert {database_path(first), database_path(second)}.isdisjoint(old)


def test_same_content_with_other_verdicts_stands_apart(work: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    first = work.publish(term())
    monkeypatch.setattr("koers.kernel.editions.publish.__version__", "99")
    second = work.publish()
    assert first.content == second.content
    assert (verdict(first)["points"], verdict(second)["points"]) == (1, 2)


@isolate_apps("koers.kernel")
def later() -> type[models.Model]:
    """A derived model as it may become: one column more than was kept, one gone."""

    class Later(models.Model):
        id = models.CharField(primary_key=True, max_length=10)
        kept = models.FloatField(null=True)
        words = models.CharField(max_length=10, default="nieuw")
        list = models.JSONField(default=list)

        class Meta:
            app_label = "kernel"

        def __str__(self) -> str:
            return self.id

    return Later


@pytest.mark.django_db
def test_columns_that_came_and_went(tmp_path: Any) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a", "kept": 0.1, "gone": 1}\n{"id": "b", "kept": null, "gone": 2}\n')
    model = later()
    with serving.writable(tmp_path / "later.sqlite3") as alias:
        with connections[alias].schema_editor() as editor:
            editor.create_model(model)
        derived.restore(path, model, alias)
        rows = list(model._default_manager.using(alias).order_by("id").values_list("id", "kept", "words", "list"))
    assert rows == [("a", 0.1, "nieuw", []), ("b", None, "nieuw", [])]


def test_the_schema_version_follows_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    before = build.schema_version()
    monkeypatch.setattr(build, "public_models", lambda: [later()])
    assert build.schema_version() != before
