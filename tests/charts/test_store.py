"""Keeping pictures: made once, the same every time, never half."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from koers.kernel.charts import CHART_VERSION, content_hash, render, store, warm
from koers.kernel.charts.look import NARROW, WIDE

from .samples import moved, outputs, series, strip, usual

DRAWN = "be8c983fb0ebb936"
"""What the usual charts look like in CHART_VERSION."""


def test_a_picture_that_changes_gets_a_new_version(drawn):
    pictures = "".join(drawn[name].wide + drawn[name].narrow for name in usual())
    digest = hashlib.sha256(pictures.encode()).hexdigest()[:16]
    assert digest == DRAWN, (
        "The charts are drawn differently. Look at them; when it is meant, raise CHART_VERSION "
        f"(now {CHART_VERSION}), so that kept pictures are made anew, and write {digest!r} in DRAWN."
    )


def test_equal_content_has_one_name():
    assert content_hash(series(), WIDE) == content_hash(series(), WIDE)
    assert content_hash(series(), WIDE) != content_hash(series(), NARROW)
    assert content_hash(series(), WIDE) != content_hash(replace(series(), unit="iets anders"), WIDE)
    assert content_hash(replace(series(), span=(2014, 2047)), WIDE) == content_hash(series(), WIDE)
    assert content_hash(moved(), WIDE) != content_hash(outputs(), WIDE)


def test_the_same_bytes_every_time(tmp_path):
    first, second = render(series(), tmp_path / "one"), render(series(), tmp_path / "two")
    assert first == second
    names = [sorted(path.name for path in (tmp_path / folder).iterdir()) for folder in ("one", "two")]
    assert (
        names[0]
        == names[1]
        == sorted(f"{content_hash(series(), width)}-{form}.svg" for form, width in (("wide", WIDE), ("narrow", NARROW)))
    )


def test_fonts_do_not_change_the_picture(tmp_path):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    with_folder = render(strip(), tmp_path / "one", fonts)
    without = render(strip(), tmp_path / "two", tmp_path / "not there")
    assert with_folder == without


def test_a_kept_picture_needs_no_altair(tmp_path):
    render(series(), tmp_path)
    program = f"""
import sys
from pathlib import Path
from koers.kernel.charts import render
from tests.charts.samples import series
render(series(), Path({str(tmp_path)!r}))
print([name for name in ("altair", "vl_convert", "django") if name in sys.modules])
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_warm_says_what_was_made_and_what_was_there(tmp_path):
    nothing = replace(strip(), dots=())
    seen = []
    first = warm([series(), strip(), nothing], tmp_path, on_each=lambda: seen.append(1))
    assert (first.rendered, first.kept, first.empty) == (4, 0, 1)
    assert len(seen) == 3
    second = warm([series(), strip(), moved()], tmp_path)
    assert (second.rendered, second.kept, second.empty) == (2, 4, 0)


def test_a_file_cut_off_by_a_crash_is_made_again(tmp_path):
    whole = render(strip(), tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:500])
    assert render(strip(), tmp_path) == whole
    assert all(path.read_text(encoding="utf-8").endswith("</svg>\n") for path in tmp_path.iterdir())


def test_a_failed_write_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(self, target):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        render(strip(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_new_version_makes_pictures_anew(tmp_path, monkeypatch):
    render(strip(), tmp_path)
    monkeypatch.setattr(store, "CHART_VERSION", CHART_VERSION + 1)
    assert warm([strip()], tmp_path).rendered == 2
