"""Codes of areas: land, gemeente, wijk and buurt, and who is part of whom."""

import re

NATION = "NL00"
CODE = re.compile(r"NL0[01]|GM[0-9]{4}|WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4}")
KINDS = {"NL": "land", "GM": "gemeente", "WK": "wijk", "BU": "buurt"}
TOP = ("land", "gemeente")  # kinds whose figures are not rounded and may show what is sensitive

# What is left of a code when a spreadsheet takes it for a number.
_BARE = re.compile(r"[0-9]{1,8}(?:[.,]0+)?")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")
_DIGITS = {"BU": 8, "WK": 6, "GM": 4}


def clean(code: str) -> str:
    """The code without padding; the land has one code, whatever the source calls it."""
    code = code.strip().upper()
    return NATION if code == "NL01" else code


def is_code(text: str) -> bool:
    """Whether this is the code of an area."""
    return CODE.fullmatch(text) is not None


def kind_of(code: str) -> str:
    """``land``, ``gemeente``, ``wijk`` or ``buurt``; empty for what is no code."""
    return KINDS.get(code[:2], "") if is_code(code) else ""


def parent_of(code: str) -> str:
    """The area one level up, as the code itself tells: a buurt's code starts with that of its wijk."""
    match kind_of(code):
        case "buurt":
            return f"WK{code[2:8]}"
        case "wijk":
            return f"GM{code[2:6]}"
        case "gemeente":
            return NATION
        case _:
            return ""


def mangled(text: str, kind: str = "") -> str | None:
    """What is wrong with a code that a spreadsheet made into a number, in Dutch; None when that is not it.

    ``kind`` is the kind of area of this row, when known: then the code that was meant can be named.
    """
    text = text.strip()
    if _SCIENTIFIC.fullmatch(text):
        return "Een rekenblad heeft van de code een getal gemaakt en cijfers weggegooid."
    if not _BARE.fullmatch(text):
        return None
    digits = text.split(".")[0].split(",")[0]
    meant = ""
    prefix = {name: letters for letters, name in KINDS.items()}.get(kind.strip().lower(), "")
    if prefix in _DIGITS and len(digits) <= _DIGITS[prefix]:
        meant = f" Bedoeld is {prefix}{digits.zfill(_DIGITS[prefix])}."
    lost = "" if len(digits) in _DIGITS.values() else " Nullen vooraan zijn weg."
    return f"Een rekenblad heeft van de code een getal gemaakt.{lost}{meant}"
