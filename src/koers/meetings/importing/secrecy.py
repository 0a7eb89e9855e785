"""Whether a record is for everybody. What says otherwise, or says it in a word that is not known, is left out."""

import re

from .records import Record
from .words import words

FLAGS = (
    "confidential",
    "vertrouwelijk",
    "geheim",
    "besloten",
    "isconfidential",
    "indicatorBesloten",
    "indicatiebesloten",
    "private",
)
OPEN_FLAGS = ("openbaar", "public", "isPublic")
LEVELS = (
    "permission_group",
    "vertrouwelijkheidsaanduiding",
    "vertrouwelijkheid",
    "openbaarheid",
    "access",
    "accesslevel",
)
OPEN = ("", "0", "false", "nee", "no", "openbaar", "public", "publiek", "none", "onbekend", "null")
CLOSED_FLAGS = ("0", "false", "nee", "no", "niet openbaar", "besloten", "geheim", "vertrouwelijk")
IN_TITLE = re.compile(r"\b(?:GEHEIM|VERTROUWELIJK)\b|\((?:geheim|vertrouwelijk)\)|^(?:geheim|vertrouwelijk)\s*[:–-]")


def is_secret(record: Record, title: str) -> bool:
    """Whether a field of the record, or its title, says that it is not for everybody."""
    flags = [record.text(name) for name in FLAGS + LEVELS if name in record]
    told_open = [words(record.text(name)) for name in OPEN_FLAGS if name in record]
    return (
        any(words(flag) not in OPEN for flag in flags)
        or any(flag in CLOSED_FLAGS for flag in told_open)
        or IN_TITLE.search(title) is not None
    )
