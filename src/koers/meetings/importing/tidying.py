"""JSON that was made from XML, as iBabs and Notubiz give it, put in the form of other JSON: one way to write the same thing.

``b:Title`` becomes ``Title``, ``{"@i:nil": "true"}`` becomes null, ``{"#text": "x"}`` becomes "x", the fields in ``@attributes`` come
beside the others, and a list of ``Key`` and ``Value`` becomes an object.
"""

import re
from typing import Any

PREFIX = re.compile(r"@?[A-Za-z][A-Za-z0-9.-]{0,15}:(?=[A-Za-z])")
ATTRIBUTES = ("@attributes", "_attributes", "$")
TEXTS = ("#text", "_text", "_", "$t")
NIL = ("nil", "@nil")


def tidy(value: Any) -> Any:
    """The value in the form of other JSON. What is no JSON made from XML comes back as it is."""
    if isinstance(value, list):
        items = [tidy(item) for item in value]
        return _pairs(items) if _is_pairs(items) else items
    return _object(value) if isinstance(value, dict) else value


def _object(raw: dict[str, Any]) -> Any:
    made: dict[str, Any] = {}
    beside: dict[str, Any] = {}
    for key, value in raw.items():
        name = PREFIX.sub("", key)
        if _is_about_xml(key, name):
            continue
        if key in ATTRIBUTES and isinstance(value, dict):
            beside |= {inner.removeprefix("@"): tidy(item) for inner, item in value.items()}
        else:
            made[name if name not in made else key] = tidy(value)
    text = next((name for name in TEXTS if isinstance(made.get(name), str | int | float)), None)
    if text is not None and all(name == text or name.startswith("@") for name in made):
        return made[text]
    if _is_nil(made, raw):
        return None
    if len(made) == 1 and isinstance(made.get("KeyValueOfstringstring"), dict):
        return made["KeyValueOfstringstring"]
    # "@id" and "@type" belong to JSON-LD and stay.
    return {**beside, **made}


def _is_about_xml(key: str, name: str) -> bool:
    return key.startswith(("@xmlns", "xmlns")) or (
        name != key and name in ("schemaLocation", "type") and key[:1] == "@"
    )


def _is_nil(made: dict[str, Any], raw: dict[str, Any]) -> bool:
    """Whether this says that there is nothing: only marks of XML, and "nil" among them."""
    return bool(raw) and any(name in NIL for name in made) and all(name in NIL for name in made)


def _is_pairs(items: list[Any]) -> bool:
    return bool(items) and all(
        isinstance(item, dict) and {name.lower() for name in item} == {"key", "value"} for item in items
    )


def _pairs(items: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items:
        cells = {name.lower(): value for name, value in item.items()}
        found.setdefault(str(cells["key"]), cells["value"])
    return found


def only_content(value: Any) -> Any:
    """What stands in a wrapper of one field ({"iBabsDocument": [...]}, {"items": [...], "count": 2}); else the value itself."""
    if not isinstance(value, dict):
        return value
    for name in ("items", "results", "data"):
        if isinstance(value.get(name), list):
            return value[name]
    filled = [item for item in value.values() if item not in (None, "", [], {})]
    if len(value) == 1 and len(filled) == 1:
        [inner] = filled
        if isinstance(inner, dict) or (isinstance(inner, list) and all(isinstance(item, dict) for item in inner)):
            return inner
    return value
