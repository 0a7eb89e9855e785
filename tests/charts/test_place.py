"""Notation, measuring and placing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.charts.look import STRONG, axis_range, dutch, nice_step, text_width, ticks, wrap
from koers.kernel.charts.place import Box, Label, Room, Spot


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (-0.146, 3, "−0,146"),
        (1275000, 0, "1.275.000"),
        (-0.0001, 2, "0,00"),
        (0, 0, "0"),
        (1234.5, 1, "1.234,5"),
    ],
)
def test_dutch_notation(value, decimals, text):
    assert dutch(value, decimals) == text


@pytest.mark.parametrize(
    ("low", "high", "most", "step"),
    [(0, 10, 5, 2), (0, 1, 5, 0.2), (0, 11, 5, 5), (-0.26, 0.05, 5, 0.1), (0, 5e5, 5, 1e5)],
)
def test_steps_are_one_two_or_five(low, high, most, step):
    assert nice_step(low, high, most) == pytest.approx(step)


def test_ticks_are_round_numbers_with_their_decimals():
    assert ticks(-0.26, 0.05, 5) == ([-0.2, -0.1, 0.0], 1)
    assert ticks(528, 536, 5) == ([528, 530, 532, 534, 536], 0)


@given(st.lists(st.floats(-1e15, 1e15), min_size=1))
def test_an_axis_holds_its_values_and_is_never_empty(values):
    low, high = axis_range(values)
    assert low <= min(values) <= max(values) <= high
    assert low < high


@given(st.text(max_size=200), st.floats(60, 400))
def test_wrapped_lines_fit_and_lose_no_short_words(text, room):
    lines = wrap(text, room)
    assert all(text_width(line) <= room for line in lines)
    if all(text_width(word) <= room for word in text.split(" ")):
        assert " ".join(lines) == text


def test_strong_text_is_wider_and_accents_count_as_their_letter():
    assert text_width("Heerlen", STRONG) > text_width("Heerlen")
    assert text_width("één") == text_width("een")


def test_a_line_through_a_box_is_seen():
    box = Box(10, 10, 20, 20)
    assert box.crossed_by(0, 15, 30, 15)
    assert box.crossed_by(12, 12, 13, 13)
    assert not box.crossed_by(0, 0, 30, 5)
    assert not box.crossed_by(0, 25, 9, 9)
    assert box.crossed_by(15, 0, 15, 30)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(20, 480), st.booleans()), max_size=12))
def test_placed_labels_never_overlap(places):
    room = Room(Box(0, 0, 500, 500))
    labels = [Label(("Heerlen-Noord",), (Spot(x, y), Spot(x, y + 20, "center")), must=must) for x, y, must in places]
    boxes = [label.box(spot) for label, spot in room.place(labels)]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_a_label_without_a_good_spot_is_left_out_unless_it_must_be_there():
    room = Room(Box(0, 0, 200, 100))
    room.add_line([(0, 50), (200, 50)])
    spots = (Spot(20, 55),)
    assert room.place([Label(("weg",), spots)]) == []
    [(_, spot)] = room.place([Label(("blijft",), spots, must=True)])
    assert abs(spot.y - 50) > 8
