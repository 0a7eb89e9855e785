"""What must hold for every picture, and for some in particular."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koers.kernel.charts import (
    Bar,
    Dot,
    DumbbellChart,
    GapChart,
    Line,
    Moment,
    MovedChart,
    NothingToDraw,
    Output,
    OutputsChart,
    Pair,
    Point,
    PointStrip,
    RequiredPath,
    SeriesChart,
    render,
)
from koers.kernel.charts.draw import altair_chart
from koers.kernel.charts.look import AREA, ASCENT, DESCENT, NARROW, WIDE, text_width
from koers.kernel.charts.place import Box

from .conftest import CHARTS, SVG
from .samples import gap, line, series, strip, yearly


def texts(tree: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in tree.iter(f"{SVG}text")]


def text_boxes(tree: ElementTree.Element) -> list[tuple[str, Box]]:
    boxes = []
    for element in tree.iter(f"{SVG}text"):
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        text = element.text or ""
        width = text_width(text, int(element.get("font-weight", 400)))
        left = x - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        boxes.append((text, Box(left, y - ASCENT + 2, left + width, y + DESCENT - 2)))
    return boxes


@pytest.mark.parametrize("form", ["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_touches_another_or_leaves_the_picture(trees, name, form):
    tree = trees[f"{name} {form}"]
    _, _, width, height = map(float, tree.attrib["viewBox"].split())
    boxes = text_boxes(tree)
    for text, box in boxes:
        assert box.left >= -1, text
        assert box.right <= width + 1, text
        assert box.top >= 0, text
        assert box.bottom <= height, text
    for (one, first), (two, second) in combinations(boxes, 2):
        assert not first.overlaps(second), (one, two)


def test_the_picture_is_as_wide_as_promised(trees):
    widths = {name.rsplit(" ", 1)[1]: tree.attrib["viewBox"].split()[2] for name, tree in trees.items()}
    assert widths == {"wide": str(WIDE), "narrow": str(NARROW)}


def test_all_text_has_one_size_that_can_be_read(drawn):
    for chart in drawn.values():
        for svg in (chart.wide, chart.narrow):
            assert re.findall(r'font-size="([^"]+)"', svg) == ["15"]
            assert svg.count("<text") > 0


def test_a_picture_is_one_image_with_one_name(trees):
    for tree in trees.values():
        assert tree.attrib["role"] == "img"
        ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
        title, description = (ids[name] for name in tree.attrib["aria-labelledby"].split())
        assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
        assert title.text
        assert description.text
        for element in list(tree.iter())[1:]:
            assert not [name for name in element.attrib if name.startswith("aria") or name in ("role", "class")]


def test_the_page_decides_on_size_and_nothing_comes_from_elsewhere(drawn):
    for chart in drawn.values():
        for svg in (chart.wide, chart.narrow):
            root = svg[: svg.index(">")]
            assert " width=" not in root
            assert " height=" not in root
            for unwanted in ("style=", "<style", "<script", "href", "http://", "https://", "NaN", "undefined"):
                assert unwanted not in svg.replace("http://www.w3.org/2000/svg", "")


def test_no_id_occurs_twice_on_a_page_with_all_pictures(drawn, trees):
    page = "".join(chart.wide + chart.narrow for chart in drawn.values())
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for tree in trees.values():
        own = {element.get("id") for element in tree.iter()}
        svg = ElementTree.tostring(tree, encoding="unicode")
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= own


@pytest.mark.parametrize("name", CHARTS)
def test_the_specification_is_valid(name):
    for width in (WIDE, NARROW):
        altair_chart(CHARTS[name], width).to_dict(validate=True)


def test_the_last_value_of_the_area_and_all_names_are_in_the_picture(trees):
    for form in ("wide", "narrow"):
        said = texts(trees[f"series {form}"])
        assert {"Heerlen-Noord", "Heerlen", "Nederland", "−0,146", "gelijk in 2042", "nu"} <= set(said)
        assert "start programma" in said


def test_numbers_along_an_axis_are_dutch(trees):
    assert {"−0,2", "−0,1", "0"} <= set(texts(trees["series wide"]))
    assert "€ 150.000" in texts(trees["close wide"])


def area_lines(tree: ElementTree.Element) -> list[str]:
    paths = [e for e in tree.iter(f"{SVG}path") if e.get("stroke") == AREA and e.get("stroke-width") == "4"]
    return [path.attrib["d"] for path in paths]


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_a_missing_year_and_a_break_are_not_bridged(trees, form):
    runs = area_lines(trees[f"yearly {form}"])
    assert [len(re.findall("[ML]", run)) for run in runs] == [3, 2, 7]
    assert all(run.count("M") == 1 for run in runs)
    assert texts(trees[f"yearly {form}"]).count("andere meting") == 1


def test_a_hole_longer_than_usual_is_not_bridged(store):
    points = tuple(Point(year, 1.0 + year % 7, "x") for year in (2010, 2012, 2014, 2020, 2022))
    for every, expected in ((None, [5]), (2, [3, 2])):
        chart = SeriesChart(name="x", unit="x", lines=(Line("Noord", "area", points, every=every),))
        runs = area_lines(ElementTree.fromstring(render(chart, store).wide))
        assert [len(re.findall("[ML]", run)) for run in runs] == expected


def test_an_axis_that_does_not_begin_at_zero_shows_where_it_begins(trees):
    boxes = dict(text_boxes(trees["short wide"]))
    assert "528" in boxes
    assert boxes["2017"].top - boxes["528"].bottom < 15  # at the foot of the axis


def test_uncertainty_is_hatched_and_said(drawn):
    assert "<pattern" in drawn["gap"].wide
    assert "waar de oude trend heen kan gaan" in drawn["gap"].wide
    assert "<pattern" not in drawn["gap-unknown"].wide
    assert "De onzekerheid is niet bekend." in texts(ElementTree.fromstring(drawn["gap-unknown"].narrow))


def test_one_measurement_gets_no_line(trees):
    assert area_lines(trees["strip wide"]) == []
    assert {"achterstand: 5,9 procentpunt", "Roermond: niet vermeld"} <= set(texts(trees["strip wide"]))


def test_labels_are_escaped_and_kept_whole(store):
    name = '<b>Noord</b> & "Zuid" \x00\x0b'
    chart = SeriesChart(name=name, unit=name, lines=(Line(name, "area", (Point(2020, 1, name),)),))
    picture = render(chart, store)
    tree = ElementTree.fromstring(picture.wide)
    assert tree.find(f"{SVG}title").text == '<b>Noord</b> & "Zuid"   '
    assert '<b>Noord</b> & "Zuid"   '.strip() in " ".join(texts(tree))
    assert "<b>" not in picture.wide


def none_of(chart: SeriesChart) -> SeriesChart:
    empty = tuple(
        Line(one.name, one.role, tuple(Point(p.year, None, "niet vermeld") for p in one.points)) for one in chart.lines
    )
    return SeriesChart(name=chart.name, unit=chart.unit, lines=empty, paths=chart.paths)


@pytest.mark.parametrize(
    "chart",
    [
        none_of(series()),
        SeriesChart(name="x", unit="x", lines=()),
        GapChart(name="x", unit="x", line=line("x", "area", [None, None]), zero_label="gelijk"),
        PointStrip(name="x", dots=(Dot("x", "area", None, "niet vermeld"),)),
        MovedChart(name="x", bars=(Bar("x", "area", None, "niet te berekenen"),)),
        DumbbellChart(name="x", area_name="a", benchmark_name="b", pairs=()),
        OutputsChart(name="x", outputs=(Output("x", None, 3, "3"),)),
    ],
)
def test_without_values_there_is_no_picture_and_no_file(chart, tmp_path):
    with pytest.raises(NothingToDraw, match=r"^\w.*\.$"):
        render(chart, tmp_path)
    assert list(tmp_path.iterdir()) == []


YEARS = st.floats(1950, 2100)
VALUES = st.none() | st.floats(-1e15, 1e15) | st.integers(-5, 5).map(float)
WORDS = st.text(max_size=30)


@st.composite
def lines(draw: st.DrawFn, role: str) -> Line:
    years = sorted(draw(st.lists(st.integers(1990, 2060).map(float) | YEARS, max_size=8, unique=True)))
    points = tuple(Point(year, draw(VALUES), draw(WORDS)) for year in years)
    return Line(draw(WORDS), role, points, draw(st.lists(YEARS, max_size=2).map(tuple)), draw(st.none() | st.just(1.0)))


MOMENTS = st.none() | st.builds(Moment, YEARS, WORDS)


def paths() -> st.SearchStrategy[tuple[RequiredPath, ...]]:
    vertices = st.lists(st.tuples(YEARS, st.floats(-1e15, 1e15)), min_size=2, max_size=3).map(tuple)
    return st.lists(st.builds(RequiredPath, vertices, WORDS), max_size=2).map(tuple)


SERIES = st.builds(
    SeriesChart,
    name=WORDS,
    unit=WORDS,
    lines=st.tuples(lines("area"), lines("benchmark"), lines("municipality")),
    paths=paths(),
    start=MOMENTS,
    now=MOMENTS,
)
GAPS = st.builds(
    GapChart, name=WORDS, unit=WORDS, line=lines("area"), zero_label=WORDS, paths=paths(), start=MOMENTS, now=MOMENTS
)
OTHERS = (
    st.builds(PointStrip, name=WORDS, dots=st.lists(st.builds(Dot, WORDS, st.just("area"), VALUES, WORDS)).map(tuple))
    | st.builds(MovedChart, name=WORDS, bars=st.lists(st.builds(Bar, WORDS, st.just("gap"), VALUES, WORDS)).map(tuple))
    | st.builds(
        DumbbellChart,
        name=WORDS,
        area_name=WORDS,
        benchmark_name=WORDS,
        pairs=st.lists(st.builds(Pair, WORDS, VALUES, WORDS, VALUES, WORDS, WORDS)).map(tuple),
    )
    | st.builds(
        OutputsChart,
        name=WORDS,
        outputs=st.lists(
            st.builds(Output, WORDS, st.none() | st.floats(0, 1e15), st.none() | st.floats(0, 1e15), WORDS)
        ).map(tuple),
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(SERIES | GAPS | OTHERS)
def test_any_content_gives_a_picture_or_says_there_is_nothing(store, chart):
    try:
        picture = render(chart, store)
    except NothingToDraw:
        return
    for svg in (picture.wide, picture.narrow):
        ElementTree.fromstring(svg)
        drawing = re.sub(r"<(title|desc|text)\b.*?</\1>", "", svg, flags=re.DOTALL)
        assert not re.search(r"NaN|Infinity|undefined|null", drawing)


def test_samples_say_what_they_are_for():
    assert yearly().lines[0].breaks
    assert gap().band
    assert any(dot.value is None for dot in strip().dots)
