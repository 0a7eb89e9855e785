"""A figure among others as a small picture: places are right, and it stays whole whatever the figures are."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.components.ranges import ROLES, RangeMark, Spread, ends, key_picture, range_picture

numbers = st.floats(-1e6, 1e6, allow_nan=False)


def places(svg: str) -> list[float]:
    return [float(text) for text in re.findall(r'x="([\d.]+)%"', svg)]


def test_the_ends_are_what_is_drawn() -> None:
    marks = [RangeMark("area", 5, 4, 6), RangeMark("benchmark", 8)]
    assert ends(marks) == (4, 8)
    assert ends(marks, Spread(0, 1, 2, 3, 9)) == (0, 9)


def test_places() -> None:
    svg = range_picture([RangeMark("area", 5)], axis=(0, 10))
    assert places(svg) == [50.0]
    svg = range_picture([RangeMark("area", 0), RangeMark("benchmark", 10)])
    assert places(svg) == [97.0, 3.0]  # what comes first lies on top, so it is drawn last


def test_nothing_to_draw() -> None:
    assert range_picture([]) == ""
    assert places(range_picture([RangeMark("area", 3)])) == [50.0]  # one figure has no range to lie in


def test_a_role_without_a_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown role"):
        RangeMark("buurt", 1)


@pytest.mark.parametrize("what", [*ROLES, "most", "half", "middle", "noise"])
def test_every_shape_has_a_key(what: str) -> None:
    assert ElementTree.fromstring(key_picture(what)).attrib["aria-hidden"] == "true"


@given(
    st.lists(st.tuples(st.sampled_from(ROLES), numbers, numbers), min_size=1, max_size=4),
    st.lists(numbers, min_size=5, max_size=5),
)
def test_every_picture_is_whole(rows: list[tuple[str, float, float]], five: list[float]) -> None:
    marks = [RangeMark(role, value, min(value, other), max(value, other)) for role, value, other in rows]
    svg = range_picture(marks, Spread(*sorted(five)))
    ElementTree.fromstring(svg)
    assert all(0 <= place <= 100 for place in places(svg))
    assert all(float(width) >= 0 for width in re.findall(r'width="([-\d.]+)%"', svg))
    assert "nan" not in svg
