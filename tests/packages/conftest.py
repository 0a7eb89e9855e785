"""What tests of packages share. Koers is imported inside: pytest may read this file before Django's settings are known."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories

Said = Callable[[Path], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small package that is in order, for a test to break."""
    return factories.write(tmp_path, "proef", **factories.small())


@pytest.fixture
def said(db: None) -> Said:
    """Load a package that is wrong; gives every problem as it is shown. Nothing may have been written."""
    from koers.kernel.packages.loading import load_folders
    from koers.kernel.packages.problems import PackageError

    def _said(*folders: Path) -> list[str]:
        before = state()
        with pytest.raises(PackageError) as caught:
            load_folders(folders)
        assert state() == before
        return [str(problem) for problem in caught.value.problems]

    return _said


def state() -> dict[str, Any]:
    """All that the workshop holds, history and withdrawn rows too."""
    from koers.kernel.context import workshop
    from koers.kernel.models import Package
    from koers.kernel.packages.registry import all_tables

    with workshop():
        tables = {
            model._meta.db_table: sorted(model._base_manager.values_list(), key=repr)
            for table in all_tables()
            for model in (table.model, table.model.history.model)
        }
        packages = Package.objects.order_by("slug").values_list(
            "slug", "descriptor", "tables", "revision", "changed_at"
        )
        return {**tables, "packages": list(packages)}
