"""A Word file of the same content, for who must edit it: real headings, a table head that comes back, links, page numbers.

The same content and moment give the same bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .content import SMALL, STRONG, Line

FONT = "Noto Sans"
SOFT = RGBColor(0x46, 0x52, 0x5E)
INK = RGBColor(0x17, 0x21, 0x2B)
LINK = RGBColor(0x0B, 0x4A, 0x80)
SIZES = {"Normal": 10, "Title": 20, "Heading 1": 14, "Heading 2": 11.5, "Caption": 9}


def word(content: dict[str, Any], moment: datetime) -> bytes:
    """The content (of ``content.content``) as a Word file that says it was made at ``moment``."""
    made = new_document()
    _set_up(made, content, moment)
    made.add_paragraph(content["title"], style="Title")
    for line in content["lines"]:
        _soften(made.add_paragraph(line).runs)
    _paragraphs(made, content["intro"])
    for part in content["parts"]:
        _part(made, part)
    _sources(made, content["sources"])
    return _same_each_time(made, moment)


def _set_up(made: WordDocument, content: dict[str, Any], moment: datetime) -> None:
    """Paper, language, letters, properties and the number at the foot of each page."""
    for name, size in SIZES.items():
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # a font of the theme would win from ours
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(18)
    foot = page.footer.paragraphs[0]
    _soften([foot.add_run(f"{content['title']} · pagina ")])
    _field(foot, "PAGE")
    about = made.core_properties
    # The standard allows no more than 255 characters here.
    about.title, about.author, about.language, about.comments = content["title"][:255], "Koers", "nl-NL", ""
    about.created = about.modified = moment.astimezone(UTC).replace(tzinfo=None)


def _part(made: WordDocument, part: dict[str, Any]) -> None:
    if part["heading"]:
        made.add_heading(part["heading"], part["level"])
    _paragraphs(made, part["sentences"])
    if part["table"]:
        _table(made, part["table"])
    for note in part["notes"]:
        _soften(made.add_paragraph(note).runs)
    _sources(made, part["sources"])


def _paragraphs(made: WordDocument, lines: Sequence[Line]) -> None:
    for line in lines:
        _write(made.add_paragraph(), line)


def _sources(made: WordDocument, sources: Sequence[Line]) -> None:
    if not sources:
        return
    paragraph = made.add_paragraph("Bronnen: " if len(sources) > 1 else "Bron: ")
    for place, source in enumerate(sources):
        _write(paragraph, source)
        paragraph.add_run("; " if place < len(sources) - 1 else ".")
    _soften(paragraph.runs)


def _table(made: WordDocument, table: dict[str, Any]) -> None:
    if table["caption"]:
        made.add_paragraph(table["caption"], style="Caption").paragraph_format.keep_with_next = True
    columns, rows = table["columns"], table["rows"]
    grid = made.add_table(1 + max(len(rows), 1), len(columns), style="Table Grid")
    head, *body = [(row._tr, [_Cell(cell, grid) for cell in row._tr.tc_lst]) for row in grid.rows]
    mark = OxmlElement("w:tblHeader")  # the head of the table: said to a screen reader, and repeated on each page
    head[0].get_or_add_trPr().append(mark)
    for column, cell in zip(columns, head[1], strict=True):
        cell.paragraphs[0].add_run(column["label"]).bold = True
    if not rows:
        body[0][1][0].merge(body[0][1][-1]).paragraphs[0].add_run(table["empty"])
    for row, (line, cells) in zip(rows, body, strict=bool(rows)):
        line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _row(row, columns, cells)
    made.add_paragraph()


def _row(row: dict[str, Any], columns: list[dict[str, Any]], cells: list[_Cell]) -> None:
    if row["group"]:
        whole = cells[0].merge(cells[-1])
        whole.paragraphs[0].paragraph_format.keep_with_next = True
        _fill(whole, row["cells"][0])
        for run in whole.paragraphs[0].runs:
            run.bold = True
        return
    for column, cell, lines in zip(columns, cells, row["cells"], strict=True):
        _fill(cell, lines)
        if column["numeric"]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill(cell: _Cell, lines: Sequence[Line]) -> None:
    paragraph = cell.paragraphs[0]
    for place, line in enumerate(lines):
        if place:
            paragraph.add_run().add_break()
        _write(paragraph, line)


def _write(paragraph: Paragraph, line: Line) -> None:
    for kind, text, address in line:
        run = _linked(paragraph, text, address) if address else paragraph.add_run(text)
        if kind == STRONG:
            run.bold = True
        elif kind == SMALL:
            _soften([run])


def _linked(paragraph: Paragraph, text: str, address: str) -> Run:
    """A link: python-docx reads them but does not make them."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = LINK, True
    paragraph._p.append(link)
    link.append(run._r)
    return run


def _field(paragraph: Paragraph, name: str) -> None:
    """A value that Word fills in itself, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _soften(runs: Sequence[Run]) -> None:
    for run in runs:
        run.font.size, run.font.color.rgb = Pt(8.5), SOFT


def _same_each_time(made: WordDocument, moment: datetime) -> bytes:
    """The file, with ``moment`` for every file in the archive: python-docx puts the clock there."""
    raw, out = io.BytesIO(), io.BytesIO()
    made.save(raw)
    day = moment.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, day), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
