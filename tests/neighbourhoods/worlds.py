"""What the tests of these pages share: a store with the made-up gemeente, and a programme whose area lies in it."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from koers.statistics import Store
from tests.programme.small import Small
from tests.statistics import samples

NAMES = dict(zip(samples.CODES, samples.NAMES, strict=True))


def made_of(codes: list[str], names: dict[str, str] = NAMES) -> Small:
    """A programme whose area is made of these buurten."""
    small = Small()
    for code in codes:
        small.add(
            "area_parts", area="gebied", cbs_code=code, name=names[code], weight="1", provisional=True, source="bron"
        )
    return small


@pytest.fixture
def figures(home: Path, tmp_path: Path) -> Store:
    """KWB 2020 and the Leefbaarometer of the made-up gemeente, in the store of this installation."""
    store = Store(home / "statistics")
    for make in (samples.odata3_parquet, samples.leefbaarometer_zip):
        store.bring_in(make(tmp_path))
    return store


def page(visitor: Any, address: str) -> str:
    """The page, its white space as a reader sees it."""
    response = visitor.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def rows_of(visitor: Any, address: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    response = visitor.get(address)
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode().lstrip("\ufeff"))))
