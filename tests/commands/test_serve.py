"""koers serve in a home that was only migrated, loaded and published: it puts the styles in place itself."""

import urllib.request
from pathlib import Path

from tests import factories
from tests.commands.test_plain_words import run
from tests.site import served


def test_a_new_home_has_its_styles(tmp_path: Path) -> None:
    home = tmp_path / "home"
    package = factories.write(tmp_path, "proef", **factories.small())
    for words in (["migrate"], ["load", str(package)], ["publish"]):
        assert run(home, *words)[0] == 0
    with served(home) as address, urllib.request.urlopen(f"{address}/", timeout=60) as answer:
        assert answer.status == 200
        assert "/static/" in answer.read().decode()
