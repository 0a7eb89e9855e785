"""From Vega's SVG to one that may stand in a page.

Vega writes a picture for one page of its own: ids that count up per process, a tree of groups with
roles for screen readers, fonts on every text. In a page of ours a picture is one image with one name
and one description, and several stand together.
"""

import re
from xml.etree import ElementTree

from .look import FONTS, HATCHES, TEXT, printable

_SVG = "http://www.w3.org/2000/svg"
_DROP = ("class", "role", "aria-roledescription", "aria-label", "aria-hidden", "style")
_DEFAULTS = {"opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "font-weight": "400"}
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_TRANSLATE = re.compile(r"translate\(([^,]+),([^)]+)\)")


def for_page(raw: str, prefix: str, classes: str, title: str, description: str) -> str:
    """The SVG as one accessible image, with ids that begin with `prefix`.

    No scripts, no styles, no size of its own: the page scales it by CSS. Text stays text.
    """
    root = ElementTree.fromstring(raw)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        for name in list(element.attrib):
            if name in _DROP or _DEFAULTS.get(name) == element.attrib[name]:
                del element.attrib[name]
    _drop_invisible(root)
    _unwrap_groups(root)
    for element in root.iter():
        _tidy(element)
    _rename_ids(root, prefix)
    _hatch(root, prefix)
    root.attrib = {
        "xmlns": _SVG,
        "class": classes,
        "viewBox": root.attrib["viewBox"],
        "role": "img",
        "aria-labelledby": f"{prefix}t {prefix}d",
        "font-family": FONTS,
        "font-size": str(TEXT),
    }
    for n, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(tag, {"id": f"{prefix}{tag[0]}"})
        element.text = printable(text)
        root.insert(n, element)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _drop_invisible(root: ElementTree.Element) -> None:
    """Vega's empty background and foreground of each group, and paths without a surface."""
    for parent in list(root.iter()):
        for child in list(parent):
            path = child.attrib.get("d", "")
            painted = {child.get("fill", "none"), child.get("stroke", "none")}
            if child.tag in ("path", "rect") and (
                painted <= {"none", "transparent"} or (child.tag == "path" and not path)
            ):
                parent.remove(child)


def _unwrap_groups(root: ElementTree.Element) -> None:
    """Groups that do nothing give way to what is in them."""
    for parent in list(root.iter()):
        children: list[ElementTree.Element] = []
        for child in list(parent):
            children += _unwrapped(child)
        parent[:] = children


def _unwrapped(element: ElementTree.Element) -> list[ElementTree.Element]:
    if element.tag == "g" and element.attrib.get("transform", "translate(0,0)") == "translate(0,0)":
        element.attrib.pop("transform", None)
        if not element.attrib:
            return [inner for child in element for inner in _unwrapped(child)]
    return [element]


def _tidy(element: ElementTree.Element) -> None:
    attrib = element.attrib
    if attrib.get("stroke-width") == "0":
        for name in ("stroke", "stroke-width", "stroke-linejoin"):
            attrib.pop(name, None)
    if element.tag == "text":
        for name in ("font-family", "font-size"):
            attrib.pop(name, None)
        place = _TRANSLATE.fullmatch(attrib.get("transform", ""))
        if place:
            del attrib["transform"]
            attrib["x"], attrib["y"] = place.groups()
        if "stroke" in attrib:  # the halo lies behind the letters
            attrib["paint-order"] = "stroke"
    for name in ("d", "x", "y", "transform"):
        if name in attrib:
            attrib[name] = _LONG_NUMBER.sub(_short, attrib[name])


def _short(number: re.Match[str]) -> str:
    text = f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _rename_ids(root: ElementTree.Element, prefix: str) -> None:
    """Own ids in order of appearance: Vega's count up per process and differ every time."""
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    new = {old: f"{prefix}{n}" for n, old in enumerate(ids)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.attrib[name] = new[value]
            elif "url(#" in value:
                element.attrib[name] = _REFERENCE.sub(lambda m: f"url(#{new[m[1]]})", value)


def _hatch(root: ElementTree.Element, prefix: str) -> None:
    """Put the pattern in place of the fill that stands for it."""
    used = []
    for element in root.iter():
        fill = element.attrib.get("fill", "")
        if fill in HATCHES:
            if fill not in used:
                used.append(fill)
            element.attrib["fill"] = f"url(#{prefix}h{used.index(fill)})"
    if used:
        defs = ElementTree.Element("defs")
        defs.extend(_pattern(f"{prefix}h{n}", *HATCHES[fill]) for n, fill in enumerate(used))
        root.insert(0, defs)


def _pattern(name: str, ground: str, line: str) -> ElementTree.Element:
    size = {"width": "7", "height": "7"}
    pattern = ElementTree.Element(
        "pattern",
        {"id": name, **size, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
    )
    ElementTree.SubElement(pattern, "rect", {**size, "fill": ground})
    stroke = {"stroke": line, "stroke-width": "1.8"}
    ElementTree.SubElement(pattern, "line", {"x1": "0", "y1": "0", "x2": "0", "y2": "7", **stroke})
    return pattern
