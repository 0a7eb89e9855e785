"""Files cut off or damaged anywhere are read or refused in words; never anything else."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from koers.statistics import Options, StatisticsInputError
from koers.statistics.readers import read_file

from . import more_samples, samples

MAKERS: tuple[Callable[[Path], Path], ...] = (
    samples.odata3_parquet,
    samples.odata3_untyped_csv,
    samples.odata4_csv,
    samples.odata4_json,
    samples.statline_csv,
    samples.statweb_csv,
    samples.r_csv,
    samples.sqlite_file,
    samples.leefbaarometer_zip,
    samples.health_xlsx,
    samples.own_csv,
    more_samples.short_names_xlsx,
    more_samples.map_geojson,
    more_samples.map_geopackage,
    more_samples.profile_json,
    more_samples.list_csv,
    more_samples.regions_csv,
    more_samples.doubled_quotes_csv,
    more_samples.odata4_long_csv,
)
ROUNDS = 25


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Cut off, with bytes changed, or with a piece taken out or put in twice."""
    at, other = sorted(chance.randrange(len(content)) for _ in range(2))
    match chance.randrange(4):
        case 0:
            return content[:other]
        case 1:
            changed = bytearray(content)
            for _ in range(chance.choice((1, 3, 20))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            return bytes(changed)
        case 2:
            return content[:at] + content[other:]
        case _:
            return content[:other] + content[at:]


@pytest.mark.parametrize("make", MAKERS, ids=[make.__name__ for make in MAKERS])
def test_damage(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    chance = random.Random(make.__name__)
    path = make(tmp_path)
    content = path.read_bytes()
    told: list[bool] = []
    for _ in range(ROUNDS):
        path.write_bytes(damaged(content, chance))
        try:
            read_file(path, Options(year=chance.choice((None, 2020))))
        except StatisticsInputError as error:
            told.append(str(error).startswith(path.name))
    assert all(told)


@pytest.mark.parametrize("what", ["_Metadata.json", "_WijkenEnBuurten.parquet"])
def test_damage_beside_the_file(tmp_path: Path, what: str) -> None:
    chance = random.Random(what)
    path = samples.odata3_parquet(tmp_path)
    beside = path.with_name(f"cbs.v3.90001NED{what}")
    content = beside.read_bytes()
    told: list[bool] = []
    for _ in range(ROUNDS):
        beside.write_bytes(damaged(content, chance))
        try:
            assert read_file(path).years[0].areas.num_rows == 8
        except StatisticsInputError as error:
            told.append(str(error).startswith(path.name))
    assert all(told)
