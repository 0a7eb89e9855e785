"""The figures by area, and what is worked out for the whole country: both can be missing, damaged or out of date."""

import json
from pathlib import Path

import numpy as np
import pytest

from koers.statistics import Options, Store, by_area
from koers.statistics.by_area import ByArea
from koers.statistics.national import DERIVED, prepare
from koers.statistics.profile import Profile, profile
from koers.statistics.view import view

from . import made_up, samples

PAGE = ("BU90010000", ("WK900100", "GM9001", "NL00"))


@pytest.fixture
def country(tmp_path: Path) -> Store:
    return made_up.country(tmp_path / "statistics", 7)


def again(store: Store) -> Profile:
    """The profile in a process that has seen nothing yet."""
    view.__globals__["_view"].cache_clear()
    by_area.opened.cache_clear()
    return profile(store, *PAGE)


def files(store: Store, pattern: str) -> list[Path]:
    return sorted(store.root.glob(pattern))


def test_an_older_store_has_no_figures_by_area(country: Store) -> None:
    with_them = again(country)
    for path in files(country, "*/*/by-area-*.arrow"):
        path.unlink()
    assert again(country) == with_them


def test_importing_again_makes_them(store: Store, tmp_path: Path) -> None:
    path = samples.leefbaarometer_zip(tmp_path)
    store.bring_in(path)
    kept = {made: made.read_bytes() for made in files(store, "*/*/by-area-*.arrow")}
    assert len(kept) == 2
    for made in kept:
        made.unlink()
    assert not store.bring_in(path).new
    assert {made: made.read_bytes() for made in files(store, "*/*/by-area-*.arrow")} == kept
    assert files(store, ".unfinished-*") == []


def test_one_that_was_cut_off_is_not_used(country: Store) -> None:
    with_them = again(country)
    for path in files(country, "*/*/by-area-*.arrow"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:100])
    assert again(country) == with_them


def test_every_batch_is_found(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_area, "CELLS_A_BATCH", 1)  # an area a batch
    entry = store.bring_in(samples.leefbaarometer_zip(tmp_path)).entry
    width = len(entry.years[0].measures)
    small = ByArea(entry.by_area(2020), entry.figures(2020), width)
    whole = ByArea(tmp_path / "nothing", entry.figures(2020), width)
    codes = sorted(code for code in samples.CODES if code.startswith("BU"))
    for wanted in ([], codes, codes[1:3], ["AA", *codes[::2], "ZZ"]):
        for one, other in zip(small.take(wanted), whole.take(wanted), strict=True):
            np.testing.assert_array_equal(one, other)
    for prefix in ("", "BU", "BU900101", "BU9001010", "GM", "ZZ"):
        for one, other in zip(small.under(prefix), whole.under(prefix), strict=True):
            np.testing.assert_array_equal(one, other)


def test_what_was_worked_out_is_kept_and_not_trusted_when_damaged(country: Store) -> None:
    made = again(country)
    prepare(country)
    kept = files(country, f"{DERIVED}/*.json")
    assert kept
    assert again(country) == made
    assert files(country, f"{DERIVED}/*.json") == kept
    for path in kept:
        path.write_text(path.read_text()[:-1])
    assert again(country) == made
    for path in kept:
        path.unlink()
    assert again(country) == made


def test_a_store_that_cannot_be_written_does_without(country: Store) -> None:
    made = again(country)
    for path in files(country, f"{DERIVED}/*"):
        path.unlink()
    (country.root / DERIVED).rmdir()
    (country.root / DERIVED).write_text("in the way")
    assert again(country) == made


def test_what_was_worked_out_before_an_import_is_not_used_after_it(store: Store, tmp_path: Path) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    assert again(store).spreads["population", 2020].p50 == 1050
    prepare(store)
    store.bring_in(samples.leefbaarometer_zip(tmp_path))
    scores = again(store)
    assert [row.value for row in scores.rows["livability_deviation"]["NL00"]] == [
        pytest.approx(-0.2),
        pytest.approx(-0.1),
    ]
    more = tuple(2 * count for count in samples.POPULATION[1:])
    newer = tmp_path / "newer"
    newer.mkdir()
    path = samples.odata3_parquet(newer, population=(samples.POPULATION[0], *more), modified="2022-03-26")
    store.bring_in(path, Options())
    assert profile(store, *PAGE).spreads["population", 2020].p50 == 2100


def test_another_catalogue_is_another_key(country: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from koers.statistics import catalogue

    before = catalogue().fingerprint
    monkeypatch.delitem(catalogue().measures, "cars")
    assert catalogue().fingerprint != before


def test_kept_figures_are_plain(country: Store) -> None:
    """Whoever comes after us can read them with a text editor."""
    prepare(country)
    for path in files(country, f"{DERIVED}/spreads-*.json"):
        for measure, kind, year, areas, *five in json.loads(path.read_text()):
            assert (measure in made_up.MEASURES, kind in ("gemeente", "wijk", "buurt")) == (True, True)
            assert path.name.startswith(f"spreads-{year}-")
            assert areas > 0
            assert five == sorted(five)
