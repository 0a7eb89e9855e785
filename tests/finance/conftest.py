"""The site with the real programmes, published once for all tests that look at it.

Koers is imported inside the fixtures: pytest may read this file before Django's settings are known.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site import published


@pytest.fixture
def site(settings: Any, db: None, client: Any) -> Iterator[Any]:
    """A visitor of a site with the real programmes."""
    from django.core.cache import caches

    from koers.kernel.editions import serving

    settings.KOERS_HOME = published(Path(os.environ["KOERS_TEST_HOME"]))
    client.defaults["HTTP_HOST"] = "localhost"
    yield client
    serving.close_unused()
    caches["pages"].clear()
