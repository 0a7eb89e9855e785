"""Counts as a part of those they are counted among, and what rounding and kept-back cells do to a figure."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.statistics import Row, Status
from koers.statistics.aggregation import Aggregate, Part, rounding_sd, share, total
from koers.statistics.ratios import Size, per_size


def count(year: int, value: float | None, noise: float | None = None, half: float = 0.0) -> Row:
    low, high = (None, None) if value is None else (value - half, value + half)
    status = Status.SUPPRESSED if value is None else Status.OK
    return Row("m", "a", year, value, "aantal", low, high, 1.0, status, "s", None, noise=noise)


def test_a_rate_is_a_ratio_with_bounds_of_both() -> None:
    (row,) = per_size([count(2020, 200, 16.5, half=9)], {2020: Size(2100, 2096, 2104, 4.0)}, 1000, "per-1000")
    assert row.value == pytest.approx(95.238095)
    assert (row.low, row.high) == (pytest.approx(1000 * 191 / 2104), pytest.approx(1000 * 209 / 2096))
    assert row.noise == pytest.approx(1e6 * (16.5 + (200 / 2100) ** 2 * 4) / 2100**2)
    assert row.unit == "per-1000"


def test_a_year_without_its_denominator_has_no_rate() -> None:
    assert per_size([count(2019, 200)], {2020: Size(2100, 2100, 2100, 0.0)}, 1000, "x") == []


def test_what_is_kept_back_stays_so() -> None:
    (row,) = per_size([count(2020, None)], {}, 1000, "x")
    assert (row.value, row.low, row.high, row.status) == (None, None, None, Status.SUPPRESSED)


def test_noise_of_rounding_alone() -> None:
    """Twelve counts rounded to 5: independent, so variances add (methods.md, T8)."""
    assert total([Part(10.0, 100, rounding=5)] * 12).noise == pytest.approx(12 * 25 / 12)


def test_noise_of_a_cell_that_is_kept_back() -> None:
    """Anything between the bounds is as likely: the half-width squared, over three."""
    found = total([Part(50, 100), Part(None, 30)])
    assert (found.low, found.high, found.noise) == (50, 80, pytest.approx(15**2 / 3))


def test_noise_is_not_known_without_bounds() -> None:
    assert total([Part(50, 100), Part(None)]).noise is None
    assert Aggregate(1.0, None, inf, 1.0).noise is None


@given(
    st.lists(
        st.tuples(st.floats(0, 100), st.integers(1, 5000), st.sampled_from([0.0, 0.1, 1.0])), min_size=1, max_size=8
    )
)
def test_noise_of_a_share_is_that_of_its_weighted_parts(cells: list[tuple[float, int, float]]) -> None:
    """A slow oracle: each share moves the whole by its part of the people."""
    parts = [Part(value, size, rounding=base) for value, size, base in cells]
    whole = sum(size for _, size, _ in cells)
    oracle = sum((size / whole * rounding_sd(base)) ** 2 for _, size, base in cells)
    found = share(parts, per=100)
    clipped = found.low == 0.0  # a share is never below nothing: its bounds are then closer than rounding alone
    assert found.noise == pytest.approx(oracle, abs=1e-9) or clipped
