"""What loading does to a workshop that has something already: nothing twice, nothing lost, nothing by accident."""

from pathlib import Path
from typing import Any

import pytest

from koers.glossary.models import Term
from koers.indicators.models import Observation
from koers.kernel.context import workshop
from koers.kernel.models import Package
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.registry import all_tables
from koers.kernel.packages.rows import choices_of
from koers.programme.models import Goal, Programme
from tests import factories
from tests.factories import Cells, area, goal, indicator, observation, source, term
from tests.packages.conftest import Said, state

pytestmark = pytest.mark.django_db


def load(*folders: Path, **options: Any) -> Any:
    """Load packages."""
    return load_folders(folders, **options)


def glossary(parent: Path, *ids: str, slug: str = "proef", **cells: Any) -> Path:
    """A package with these words, in this order."""
    return factories.write(parent, slug, sources=[source()], glossary=[term(name, **cells) for name in ids])


def standing() -> list[str]:
    """The ids of the words that stand, in the order of their file."""
    with workshop():
        return list(Term.objects.values_list("id", flat=True))


def history(public_id: str) -> list[tuple[str, str]]:
    """What happened to a word, oldest first, and why."""
    return list(
        Term.history.filter(id=public_id).order_by("history_id").values_list("history_type", "history_change_reason")
    )


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    folder = factories.write(tmp_path, "proef", texts={"lang.md": "# Lang\n"}, **factories.small() | {"programme": [factories.programme(text_file="lang.md")]})  # fmt: skip
    load(folder)
    before = state()
    for replace in (False, True):
        result = load(folder, replace=replace)
        assert (result.refused, [bool(change) for change in result.changes]) == (False, [False])
        assert state() == before


def test_differences_are_shown_and_refused(tmp_path: Path) -> None:
    load(glossary(tmp_path, "een", "twee"))
    before = state()
    result = load(glossary(tmp_path, "twee", "drie", definition="anders"))
    assert result.refused
    (table,) = (table for table in result.changes[0].tables if table)
    assert (table.added, table.changed, table.withdrawn) == (["drie"], {"twee": ["definition"]}, ["een"])
    assert state() == before


def test_replace_applies_them_with_a_reason(tmp_path: Path) -> None:
    load(glossary(tmp_path, "een", "twee"), why="eerste keer")
    load(glossary(tmp_path, "twee", "drie", definition="anders"), replace=True, why="opgeschoond")
    assert standing() == ["twee", "drie"]
    assert history("een") == [("+", "eerste keer"), ("-", "opgeschoond")]
    assert history("twee") == [("+", "eerste keer"), ("~", "opgeschoond")]
    assert history("drie") == [("+", "opgeschoond")]


def test_who_did_it_is_kept(tmp_path: Path, django_user_model: Any) -> None:
    user = django_user_model.objects.create(username="bureau")
    load(glossary(tmp_path, "een"), by=user, why="x" * 300)
    (line,) = Term.history.filter(id="een")
    assert (line.history_user, len(line.history_change_reason)) == (user, 100)


def test_a_withdrawn_row_stays_and_can_come_back(tmp_path: Path) -> None:
    load(glossary(tmp_path, "een", "twee"))
    load(glossary(tmp_path, "twee"), replace=True)
    with workshop():
        assert Term.every.get(pk="een").withdrawn
    load(glossary(tmp_path, "een", "twee"), replace=True)
    assert standing() == ["een", "twee"]
    assert [kind for kind, _ in history("een")] == ["+", "-", "~"]


def test_another_order_is_no_change_of_a_row(tmp_path: Path) -> None:
    load(glossary(tmp_path, "een", "twee", "drie"))
    load(glossary(tmp_path, "drie", "een", "twee"), replace=True)
    assert standing() == ["drie", "een", "twee"]
    assert len(history("drie")) == 1


def test_another_description_is_a_change(tmp_path: Path) -> None:
    folder = glossary(tmp_path, "een")
    load(folder)
    resources = [{"name": name, "path": f"{name}.csv"} for name in ("sources", "glossary")]
    content = {"name": "proef", "title": "Nieuw", "koers": {"format": 1, "depends_on": []}, "resources": resources}
    factories.write_descriptor(folder, content)
    result = load(folder)
    assert (result.refused, result.changes[0].about_changed) == (True, True)


def test_another_text_is_a_change(tmp_path: Path) -> None:
    tables = factories.small() | {"programme": [factories.programme(text_file="teksten/lang.md")]}
    load(factories.write(tmp_path, "proef", texts={"teksten/lang.md": "Eerst."}, **tables))
    result = load(factories.write(tmp_path, "proef", texts={"teksten/lang.md": "Later.\r\n"}, **tables), replace=True)
    assert [table.changed for table in result.changes[0].tables if table] == [{"proef": ["text"]}]
    with workshop():
        assert Programme.objects.get().text == "Later.\n"


def shared(parent: Path, *areas: Cells) -> Path:
    """A package that others depend on."""
    return factories.write(
        parent,
        "gedeeld",
        sources=[source()],
        areas=areas or [area()],
        units=[factories.unit()],
        indicators=[indicator()],
    )


def user(parent: Path, slug: str = "proef", **cells: Any) -> Path:
    """A package that depends on the shared one."""
    return factories.write(parent, slug, depends_on=["gedeeld"], goals=[goal(f"doel-{slug}", **cells)], observations=[])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_packages_load_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    folders = [shared(tmp_path), user(tmp_path, "een"), user(tmp_path, "twee")]
    for folder in folders[1:]:
        (folder / "observations.csv").write_text("indicator,area,source\n")
    load(*(folders[number] for number in order))
    with workshop():
        assert {goal.area.name for goal in Goal.objects.all()} == {"Gebied stad"}


def test_a_reference_needs_a_dependency(tmp_path: Path, said: Said) -> None:
    folder = factories.write(tmp_path, "proef", goals=[goal()])
    load(shared(tmp_path))
    assert any("kolom area: 'stad' staat niet in de tabel areas." in problem for problem in said(folder))


def test_dependencies_reach_further_than_one(tmp_path: Path) -> None:
    load(shared(tmp_path))
    middle = factories.write(tmp_path, "midden", depends_on=["gedeeld"], glossary=[term()])
    last = factories.write(tmp_path, "laatste", depends_on=["midden"], goals=[goal()])
    load(middle, last)


def test_packages_may_not_depend_on_each_other(tmp_path: Path, said: Said) -> None:
    one = factories.write(tmp_path, "een", depends_on=["twee"], sources=[source("a")])
    two = factories.write(tmp_path, "twee", depends_on=["een"], sources=[source("b")])
    assert "de pakketten hangen in een kring van elkaar af: een > twee > een." in said(one, two)[0]


def test_what_another_package_uses_may_not_go(tmp_path: Path, said: Said) -> None:
    load(
        shared(tmp_path, area(), area("weg")),
        factories.write(tmp_path, "proef", depends_on=["gedeeld"], goals=[goal(area="weg")]),
    )
    assert said(shared(tmp_path)) == [
        "gedeeld/areas.csv: 'weg' is weg, maar proef/goals.csv (doel) gebruikt het nog. "
        "Laat de regel staan, of pas het andere pakket ook aan en laad beide."
    ]
    load(shared(tmp_path), factories.write(tmp_path, "proef", depends_on=["gedeeld"], goals=[goal()]), replace=True)


def test_a_row_has_one_owner(tmp_path: Path, said: Said) -> None:
    load(glossary(tmp_path, "een", slug="eerste"))
    second = factories.write(tmp_path, "tweede", depends_on=["eerste"], glossary=[term("een")])
    assert said(second) == [
        "tweede/glossary.csv, regel 2, kolom id: 'een' staat al in pakket 'eerste'. "
        "Elke regel hoort in één pakket; kies een ander kenmerk."
    ]


def test_a_row_may_move_to_another_package(tmp_path: Path) -> None:
    """Both loaded at once, or first withdrawn and later taken up."""

    def second(*ids: str) -> Path:
        return factories.write(tmp_path, "tweede", depends_on=["eerste"], glossary=[term(name) for name in ids])

    load(glossary(tmp_path, "een", "twee", "drie", slug="eerste"), second("vier"))
    load(glossary(tmp_path, "twee", "drie", slug="eerste"), second("vier", "een"), replace=True)
    load(glossary(tmp_path, "drie", slug="eerste"), replace=True)
    load(second("vier", "een", "twee"), replace=True)
    with workshop():
        assert dict(Term.objects.values_list("id", "package")) == {
            "drie": "eerste",
            "vier": "tweede",
            "een": "tweede",
            "twee": "tweede",
        }
    assert [kind for kind, _ in history("een")] == ["+", "~"]
    assert [kind for kind, _ in history("twee")] == ["+", "-", "~"]


def test_nothing_is_written_when_one_of_two_is_wrong(tmp_path: Path, said: Said) -> None:
    wrong = factories.write(tmp_path, "proef", depends_on=["gedeeld"], goals=[goal(level="hoog")])
    assert len(said(shared(tmp_path), wrong)) == 1


def test_revision_tells_that_something_changed(tmp_path: Path) -> None:
    revisions = []
    for ids in (["een"], ["een"], ["een", "twee"]):
        load(glossary(tmp_path, *ids), replace=True)
        revisions.append(Package.objects.get().revision)
    assert revisions == [1, 1, 2]


def test_many_rows_at_once(tmp_path: Path) -> None:
    """More rows than a database takes in one statement, added, changed, withdrawn and brought back."""
    tables = factories.small()
    places = [f"blad {number}" for number in range(2500)]
    tables["observations"] = [observation(source_place=place) for place in places]
    load(factories.write(tmp_path, "proef", **tables))
    tables["observations"] = [observation(source_place=place, value="2") for place in places[:10]]
    load(factories.write(tmp_path, "proef", **tables), replace=True)
    tables["observations"] = [observation(source_place=place) for place in places]
    load(factories.write(tmp_path, "proef", **tables), replace=True)
    with workshop():
        assert Observation.objects.filter(value="1").count() == 2500
    assert Observation.history.count() == 2500 + 2500 + 2500


def test_only_the_columns_a_room_has_are_asked_of_it() -> None:
    """Every column of every table has a field of that name, and every key column a place among the columns."""
    for table in all_tables():
        fields = {field.name: field for field in table.model._meta.concrete_fields}
        assert set(table.columns) <= fields.keys(), table.name
        assert set(table.key) <= set(table.columns), table.name
        assert fields["id"].max_length >= 200, table.name
        others = set(fields) - set(table.columns) - {"id", "package", "position", "withdrawn", "text"}
        assert not others, f"{table.name}: {others} would be lost in an export"


def test_fixed_words_fit_their_column() -> None:
    for table in all_tables():
        for name in table.columns:
            for word in choices_of(table.row, name):
                assert len(word) <= table.model._meta.get_field(name).max_length, (table.name, name, word)
