"""The same document with WeasyPrint, as somebody who knows it would write it: HTML with a style sheet, tagged as PDF/UA."""

from html import escape
from typing import Any

from weasyprint import HTML

STYLE = """
@font-face {{ font-family: "Noto Sans"; font-weight: 400; src: url("file://{fonts}/NotoSans_400Regular.ttf"); }}
@font-face {{ font-family: "Noto Sans"; font-weight: 700; src: url("file://{fonts}/NotoSans_700Bold.ttf"); }}
@page {{ size: a4; margin: 18mm 18mm 20mm; @bottom-right {{ content: "pagina " counter(page) " van " counter(pages); font-size: 8pt; }} }}
html {{ font: 10pt "Noto Sans"; }} table {{ border-collapse: collapse; font-size: 8.5pt; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: 3pt; border-bottom: .5pt solid #c6ced6; }}
tr {{ break-inside: avoid; }} small {{ color: #46525e; }}
"""


def made(content: dict[str, Any], fonts: str) -> bytes:
    """The PDF."""
    style = STYLE.format(fonts=fonts)
    body = "".join(f"<h2>{escape(part['heading'])}</h2>{_table(part['table'])}" for part in content["parts"])
    lines = "".join(f"<p>{escape(line)}</p>" for line in content["lines"])
    title = escape(content["title"])
    page = f"<html lang=nl><head><title>{title}</title><style>{style}</style></head><body><h1>{title}</h1>{lines}{body}</body></html>"
    return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def _table(found: dict[str, Any]) -> str:
    head = "".join(f"<th scope=col>{escape(column['label'])}</th>" for column in found["columns"])
    rows = "".join(_row(row, len(found["columns"])) for row in found["rows"])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: dict[str, Any], width: int) -> str:
    if row["group"]:
        return f"<tr><th colspan={width}>{_lines(row['cells'][0])}</th></tr>"
    return f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row['cells'])}</tr>"


def _lines(lines: list[Any]) -> str:
    return "<br>".join("".join(_piece(*piece) for piece in line) for line in lines)


def _piece(kind: str, text: str, address: str) -> str:
    words = f"<small>{escape(text)}</small>" if kind == "small" else escape(text)
    return f'<a href="{escape(address)}">{words}</a>' if address else words
