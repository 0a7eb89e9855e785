"""Which property of a feature is its code, which its name, and of which year it is: known by what is in them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from koers.statistics.areas import KINDS, clean, is_code, kind_of
from koers.statistics.catalogue import fold

from .reading import Feature

YEARS = ("jaar", "year", "jrstatcode", "jaarstatcode", "statjaar")
WATER = ("water", "h2o")
NOT_LAND = ("JA", "B")  # as CBS marks water, and what lies abroad
NAMES = ("naam", "name", "statnaam", "label")
# What CBS and others use for "abroad" and "not known": no area in the Netherlands.
NOWHERE = ("0997", "0998", "0999", "9998", "9999")


def code_key(features: Sequence[Feature]) -> str:
    """The property with the areas' codes; empty when there is none.

    A buurt also tells its wijk and gemeente: the one with most different codes is its own, and when that does not
    decide, the smallest kind of area.
    """
    best, found = (0, 0), ""
    for key in _keys(features):
        texts = (one.properties.get(key) for one in features)
        codes = [code for text in texts if isinstance(text, str) and is_code(code := clean(text))]
        if not codes or 2 * len(codes) < len(features):
            continue
        depth = max(list(KINDS.values()).index(kind_of(code)) for code in codes)
        if (len(set(codes)), depth) > best:
            best, found = (len(set(codes)), depth), key
    return found


def number_key(features: Sequence[Feature]) -> str:
    """A property that is called a code and holds numbers: codes that a spreadsheet has spoilt; empty when none."""
    for key in _keys(features):
        values = [one.properties.get(key) for one in features]
        if "code" in fold(key) and all(re.fullmatch(r"[0-9.,eE+]+", str(value or "")) for value in values):
            return key
    return ""


def name_key(features: Sequence[Feature], code: str) -> str:
    """The property with the names that go with the property with the codes; empty when there is none."""
    keys = list(_keys(features))
    wanted = [fold(code).replace("code", word) for word in ("naam", "name") if "code" in fold(code)]
    for name in (*wanted, *NAMES):
        for key in keys:
            if fold(key) == name:
                return key
    kinds = {kind_of(clean(str(one.properties.get(code)))) for one in features} - {""}
    return next((key for key in keys if fold(key) in {f"{kind}naam" for kind in kinds}), "")


def years(features: Iterable[Feature], about: dict[str, Any], layers: Iterable[str]) -> set[int]:
    """The years that the file itself names."""
    found = {year for one in features for key, value in one.properties.items() if (year := _year(key, value))}
    found |= {year for key, value in about.items() if (year := _year(key, value))}
    if not found:
        found = {int(year) for layer in layers for year in re.findall(r"(?<![0-9])(20[0-9]{2})(?![0-9])", layer)}
    return found


def _year(key: str, value: Any) -> int | None:
    if fold(key) not in YEARS:
        return None
    said = re.match(r"(?:19|20)[0-9]{2}", str(value or ""))
    return int(said.group()) if said else None


def is_water(feature: Feature) -> bool:
    """Whether the publisher marks it as water or as foreign ground, where nobody is counted."""
    return any(
        fold(key) in WATER and str(value or "").strip().upper() in NOT_LAND for key, value in feature.properties.items()
    )


def is_nowhere(code: str) -> bool:
    """Whether a code is one for abroad or for not known."""
    return code[2:6] in NOWHERE


def _keys(features: Iterable[Feature]) -> dict[str, None]:
    return dict.fromkeys(key for one in features for key in one.properties)
