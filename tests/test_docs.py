"""The documentation says what the code does."""

import re
import runpy
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_on_the_package_format_is_up_to_date() -> None:
    """Run scripts/package_format.py when this fails."""
    made = runpy.run_path(str(ROOT / "scripts" / "package_format.py"))["page"]()
    assert (ROOT / "docs" / "package-format.md").read_text() == made


def test_every_command_is_in_the_readme() -> None:
    """A command nobody can find does not exist."""
    readme = (ROOT / "README.md").read_text()
    ours = [name for name, app in get_commands().items() if app == "koers.commands"]
    missing = [name for name in ours if f"koers {name}" not in readme]
    assert len(ours) > 8
    assert missing == []


def test_every_setting_is_in_the_operations_page() -> None:
    """Settings are documented where operators look."""
    settings = (ROOT / "src" / "koers" / "settings.py").read_text()
    page = (ROOT / "docs" / "operations.md").read_text()
    names = set(re.findall(r'environ\.get\("(\w+)"', settings))
    assert {"KOERS_HOME", "KOERS_DEBUG"} <= names
    assert sorted(name for name in names if f"`{name}`" not in page) == []
