"""A program of its own: content as JSON in, a PDF out. ``pdf.py`` starts it; it needs nothing of Koers but the template.

It is another process because typst keeps all it ever laid out: a web server would grow by 300 MB a large document.
"""

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("document.typ")
# Latin letters, and the marks and signs that Dutch texts use: Noto Sans has those. The others may have no picture anywhere.
RARE = re.compile(r"[^\n -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2212]")
ONE_LINE = {"title": "?", "intro": [], "parts": [], "sources": [], "contents": False}


def main() -> None:
    """Read ``{"content", "fonts", "timestamp"}`` from standard input, write the PDF to standard output."""
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(made(asked["content"], asked["fonts"], asked["timestamp"]))


def made(content: dict[str, Any], fonts: str, timestamp: int) -> bytes:
    """The PDF. Raises TypstError for content of another form.

    A character that no font has is written as its number, "[U+4E2D]": nothing disappears, and nothing stops the document.
    """
    data = json.dumps(content, ensure_ascii=False)
    try:
        return compiled(data, fonts, timestamp)
    except typst.TypstError:
        pass
    try:
        # Only characters that JSON itself does not use are touched, so it stays the same JSON.
        known = RARE.sub(lambda found: found[0] if has_picture(found[0], fonts) else number(found[0]), data)
        return compiled(known, fonts, timestamp)
    except typst.TypstError:
        # Some have a picture alone, and none together with their neighbours.
        return compiled(RARE.sub(lambda found: number(found[0]), data), fonts, timestamp)


def number(character: str) -> str:
    """How a character that cannot be shown is written."""
    return f"[U+{ord(character):04X}]"


@cache
def has_picture(character: str, fonts: str) -> bool:
    """Whether the compiler can show a character: asked of the compiler itself."""
    try:
        compiled(json.dumps({**ONE_LINE, "lines": [character]}), fonts, 0)
    except typst.TypstError:
        return False
    return True


def compiled(data: str, fonts: str, timestamp: int) -> bytes:
    """The template with these data as a PDF, with our fonts and those inside typst; never those of the machine."""
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=all_fonts(fonts),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": data},
        timestamp=timestamp,
    )


@cache
def all_fonts(folder: str) -> typst.Fonts:
    """Read the fonts once: a document that is not right the first time is made again."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


if __name__ == "__main__":
    main()
