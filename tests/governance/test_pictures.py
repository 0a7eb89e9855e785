"""The organisation chart and the plan of phases: all words are there and safe, nothing lies over anything or sticks out."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.governance.drawings import organogram, plan
from koers.governance.drawings.organogram import Node

SVG = "{http://www.w3.org/2000/svg}"


def drawing(svg: str) -> ElementTree.Element:
    """The picture, which must be one accessible image with a name, a description and no machine words."""
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("class")) == ("img", "koers-chart")
    ids = {child.get("id") for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")}
    assert set((root.get("aria-labelledby") or "").split()) == ids
    assert not re.search(r'="[^"]*(nan|inf)', svg.split("</desc>")[1])
    assert not root.findall(f".//{SVG}script")
    return root


def boxes(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every box."""
    found = []
    for box in root.findall(f"{SVG}rect"):
        left, top, width, height = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        found.append((left, top, left + width, top + height))
    return found


def size(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height of the picture."""
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


def words(root: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in root.findall(f"{SVG}text"))


TREE = [
    Node("raad", "Gemeenteraad", "besluit", decides=True),
    Node("college", "College", "besluit", decides=True, up={"raad": True}),
    *(Node(f"commissie-{n}", f"Commissie {n}", "adviseert", up={"raad": True}) for n in range(6)),
    Node("wethouder", "Wethouder <b>&", "", up={"college": True, "raad": False}),
    Node("los", "Losse groep", "gepland", sure=False),
]


@pytest.mark.parametrize("draw", [organogram.wide, organogram.narrow])
def test_every_body_is_in_the_chart(draw: object) -> None:
    root = drawing(draw(TREE, "Naam <x>", "Wat er te zien is & meer"))
    for node in TREE:
        assert node.name in words(root)
    assert root.find(f"{SVG}desc").text == "Wat er te zien is & meer"


def test_bodies_with_the_same_line_share_a_box() -> None:
    root = drawing(organogram.wide(TREE, "Naam", "Wat"))
    assert len(boxes(root)) == len(TREE) - 5


def test_who_accounts_stands_below() -> None:
    root = drawing(organogram.wide(TREE[:2], "Naam", "Wat"))
    above, below = sorted(boxes(root), key=lambda box: box[1])
    assert above[3] < below[1]


def test_an_unsure_line_is_dashed() -> None:
    sure = organogram.wide([TREE[0], Node("a", "A", "", up={"raad": True})], "Naam", "Wat")
    unsure = organogram.wide([TREE[0], Node("a", "A", "", up={"raad": False})], "Naam", "Wat")
    assert "stroke-dasharray" not in sure
    assert "stroke-dasharray" in unsure


def test_a_circle_is_drawn_as_well() -> None:
    circle = [
        Node("a", "A", "", up={"b": True}),
        Node("b", "B", "", up={"a": True}),
        Node("c", "C", "", up={"c": True}),
    ]
    for draw in (organogram.wide, organogram.narrow):
        assert {"A", "B", "C"} <= set(words(drawing(draw(circle, "Naam", "Wat"))).split())


@given(st.data())
def test_nothing_lies_over_anything_or_sticks_out(data: st.DataObject) -> None:
    ids = [f"n{n}" for n in range(data.draw(st.integers(1, 14)))]
    names = st.text(alphabet="abc déf<&\u202e漢 ", min_size=1, max_size=60)
    nodes = [
        Node(id, data.draw(names), "", up={up: data.draw(st.booleans()) for up in data.draw(st.lists(st.sampled_from(ids), max_size=3))})
        for id in ids
    ]  # fmt: skip
    for draw in (organogram.wide, organogram.narrow):
        root = drawing(draw(nodes, "Naam", "Wat"))
        found, (width, height) = boxes(root), size(root)
        assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height for box in found)
        for n, one in enumerate(found):
            for other in found[n + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (one, other)


# --- The plan of phases -------------------------------------------------------------------------------------

SPANS = [
    plan.Span(1, "Verkennen", "8 besluiten", date(2021, 7, 1), date(2021, 10, 31), ((date(2021, 7, 1), 1, True), (date(2021, 9, 1), 5, False))),
    plan.Span(2, "Uitvoeren <i>", "7 besluiten", date(2022, 4, 1), date(2022, 4, 1), open_end=True),
]  # fmt: skip


@pytest.mark.parametrize("draw", [plan.wide, plan.narrow])
def test_every_phase_and_count_is_in_the_plan(draw: object) -> None:
    root = drawing(draw(SPANS, "Naam", "Wat"))
    for text in ("1. Verkennen: 8 besluiten", "2. Uitvoeren <i>: 7 besluiten", "1", "5"):
        assert text in words(root)
    assert "kw. 2021" in words(root)


@given(
    st.lists(
        st.tuples(st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.integers(0, 20_000), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_a_plan_of_any_length_can_be_drawn(given_spans: list[tuple[date, int, bool]]) -> None:
    spans = [
        plan.Span(n, "Fase", "1 besluit", first, first + timedelta(days), ((first, 1, known),), known)
        for n, (first, days, known) in enumerate(given_spans)
    ]
    for draw in (plan.wide, plan.narrow):
        root = drawing(draw(spans, "Naam", "Wat"))
        width, _ = size(root)
        assert all(box[0] >= 0 and box[2] <= width + 1 for box in boxes(root))
