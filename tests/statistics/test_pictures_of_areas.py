"""A picture of areas: small, no area lost, and neighbours still touch."""

import re

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from koers.statistics.areas import kind_of
from koers.statistics.geography import Unit, picture, simplified

Lines = dict[tuple[str, int, int], list[tuple[float, float]]]


@st.composite
def coverages(draw: st.DrawFn) -> list[shapely.Polygon]:
    """Cells of a grid whose sides are crooked lines, each shared by two cells."""
    columns, rows, points = draw(st.integers(1, 4)), draw(st.integers(1, 4)), draw(st.integers(0, 6))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def line(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
        share = np.linspace(0, 1, points + 2)[:, None]
        made = np.array(start) * (1 - share) + np.array(end) * share
        made[1:-1] += random.uniform(-20, 20, (points, 2))
        return [tuple(one) for one in made]

    across = {
        (x, y): line((x * 100, y * 100), (x * 100 + 100, y * 100)) for x in range(columns) for y in range(rows + 1)
    }
    along = {
        (x, y): line((x * 100, y * 100), (x * 100, y * 100 + 100)) for x in range(columns + 1) for y in range(rows)
    }
    cells = []
    for x in range(columns):
        for y in range(rows):
            ring = across[x, y][:-1] + along[x + 1, y][:-1] + across[x, y + 1][::-1][:-1] + along[x, y][::-1][:-1]
            cells.append(shapely.Polygon(ring))
    return cells


def units(shapes: list[shapely.Polygon]) -> list[Unit]:
    codes = [f"BU9001{place:04}" for place in range(len(shapes))]
    return [Unit(code, code, kind_of(code), shape) for code, shape in zip(codes, shapes, strict=True)]


def borders(shapes: list[shapely.Polygon]) -> set[tuple[int, int]]:
    """Which cells share a border, not just a point."""
    return {
        (one, other)
        for one in range(len(shapes))
        for other in range(one)
        if shapely.intersection(shapes[one].boundary, shapes[other].boundary).length > 1e-6
    }


@given(coverages(), st.floats(0.5, 15))
def test_neighbours_stay_neighbours(shapes: list[shapely.Polygon], tolerance: float) -> None:
    if not (shapely.coverage_is_valid(shapes) and shapely.is_valid(shapes).all()):
        return  # lines so crooked that they cross
    made = simplified(shapes, tolerance)
    assert len(made) == len(shapes)
    assert all(one.is_valid and one.area > 0 for one in made)
    assert shapely.coverage_is_valid(made)
    assert borders(made) == borders(shapes)
    assert shapely.union_all(made).area == shapely.area(made).sum() or np.isclose(
        shapely.union_all(made).area, shapely.area(made).sum()
    )


@given(coverages(), st.integers(200, 20_000))
def test_no_area_is_lost(shapes: list[shapely.Polygon], most: int) -> None:
    made = picture(units(shapes), 640, most)
    assert [one.code for one in made.outlines] == [unit.code for unit in units(shapes)]
    for one in made.outlines:
        assert re.fullmatch(r"(M[-\d.]+[,-][\d.]+l([-\d., ]+)z)+", one.path)
        assert -1 <= one.x <= 641
        assert -1 <= one.y <= made.height + 1


def test_the_path_is_where_the_shape_is() -> None:
    """Steps of tenths do not drift: the path, walked again, ends where it began and has the shape's surface."""
    turns = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    circle = shapely.Polygon(np.column_stack([1000 + 333 * np.cos(turns), 2000 + 333 * np.sin(turns)]))
    made = picture(units([circle]), 640, 100_000)
    ((start, steps),) = re.findall(r"M([-\d.,]+)l(.+)z", made.outlines[0].path)
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", steps)]
    points = np.vstack([[float(one) for one in re.findall(r"-?[\d.]+", start)], np.reshape(numbers, (-1, 2))]).cumsum(
        axis=0
    )
    assert (
        shapely.Polygon(points).area == np.pi * 320**2
        or abs(shapely.Polygon(points).area / (np.pi * 320**2) - 1) < 0.01
    )
    assert made.outlines[0].room > 300


def test_the_focus_is_whole_and_the_rest_only_where_it_comes_into_view() -> None:
    squares = [shapely.box(x, 0, x + 100, 100) for x in (0, 100, 1000)]
    made = picture(units(squares), 640, 100_000, focus=["BU90010000"])
    assert [one.code for one in made.outlines] == ["BU90010000", "BU90010001"]
    assert made.height == 640
