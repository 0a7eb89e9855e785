"""Rendering, and keeping what was rendered.

A picture is kept under the hash of its content, so it is made once and never out of date: other
content is another file. Nothing here knows which edition a chart belongs to. Files that no edition
uses any more may be thrown away at any time.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .content import Chart, NothingToDraw
from .look import NARROW, WIDE
from .words import summary, table

CHART_VERSION = 2
"""Raise this when the same content must give another picture; kept pictures are then made anew."""

_FORMS = {"wide": WIDE, "narrow": NARROW}


@dataclass(frozen=True)
class RenderedChart:
    """Both pictures as SVG, and the same numbers as a sentence and as a table."""

    wide: str
    narrow: str
    summary: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Warmed:
    """How many pictures were made, were already there, and how many charts had nothing to draw."""

    rendered: int
    kept: int
    empty: int


def content_hash(chart: Chart, width: int) -> str:
    """The name under which the picture is kept: equal content gives an equal name."""
    content = {
        "kind": type(chart).__name__,
        "content": _canonical(asdict(chart)),
        "version": CHART_VERSION,
        "width": width,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _canonical(value: Any) -> Any:
    """2042 and 2042.0 are the same year, and 0 and -0 the same value."""
    if isinstance(value, dict):
        return {name: _canonical(inner) for name, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [_canonical(inner) for inner in value]
    return float(value) + 0.0 if isinstance(value, (int, float)) else value


def render(chart: Chart, store: Path, fonts: Path | None = None) -> RenderedChart:
    """Both pictures of the chart, from `store` when they are there, else made and kept.

    `fonts` is a folder of TrueType files. A picture does not depend on it (text stays text and is
    placed by known widths); it only lets Vega know the font. A folder that is not there is fine.
    Raises NothingToDraw when the content holds no value, OSError when the store cannot be written.
    """
    wide, narrow = (_picture(chart, form, store, fonts)[0] for form in _FORMS)
    headers, rows = table(chart)
    return RenderedChart(wide, narrow, summary(chart), headers, rows)


def warm(
    charts: Iterable[Chart],
    store: Path,
    fonts: Path | None = None,
    on_each: Callable[[], object] = lambda: None,
) -> Warmed:
    """Make all pictures that are not kept yet. `on_each` is called after every chart."""
    made: list[bool] = []
    empty = 0
    for chart in charts:
        try:
            made += [_picture(chart, form, store, fonts)[1] for form in _FORMS]
        except NothingToDraw:
            empty += 1
        on_each()
    return Warmed(rendered=sum(made), kept=len(made) - sum(made), empty=empty)


def _picture(chart: Chart, form: str, store: Path, fonts: Path | None) -> tuple[str, bool]:
    """The SVG, and whether it had to be made."""
    name = content_hash(chart, _FORMS[form])
    path = store / f"{name}-{form}.svg"
    kept = _read(path)
    if kept is not None:
        return kept, False
    made = _make(chart, form, name, fonts)
    _write(path, made)
    return made, True


def _read(path: Path) -> str | None:
    """A kept picture; a file cut off by a crash counts as not there."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return text if text.endswith("</svg>\n") else None


def _write(path: Path, text: str) -> None:
    """Write aside, then put in place: a reader sees the whole picture or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{uuid.uuid4().hex}.tmp")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _make(chart: Chart, form: str, name: str, fonts: Path | None) -> str:
    # Imported here and not above: together they take a third of a second and 100 MB, and a web
    # process that finds every picture kept never needs them.
    import vl_convert

    from .draw import altair_chart
    from .svg import for_page

    if fonts is not None and fonts.is_dir():
        vl_convert.register_font_directory(str(fonts))
    # The specification is ours alone and checked by the tests, so not at run time.
    specification = altair_chart(chart, _FORMS[form]).to_dict(validate=False)
    raw = vl_convert.vegalite_to_svg(specification)
    classes = "koers-chart"  # the page decides which of the two pictures it shows
    return for_page(raw, f"k{name[:12]}{form[0]}", classes, chart.name, summary(chart))
