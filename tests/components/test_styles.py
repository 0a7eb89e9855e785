"""The style sheets: contrast, tokens that exist, classes that exist, and templates that keep to the rules."""

import re
from pathlib import Path

import pytest

from koers.kernel import components

ROOT = Path(components.__file__).parent
STYLES = ROOT / "static" / "koers"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PARTS = [path for path in TEMPLATES if path.parent.name == "components"]

TOKENS = (STYLES / "tokens.css").read_text()
OWN_STYLES = {path.name: path.read_text() for path in STYLES.glob("*.css")}
COLOURS = dict(re.findall(r"--koers-([a-z0-9-]+): (#[0-9a-f]{6});", TOKENS))

TEXT, SHAPE = 4.5, 3.0  # the ratios that WCAG 2.2 asks: success criteria 1.4.3 and 1.4.11
PAIRS = [
    ("color-ink", "color-paper", TEXT),
    ("color-ink", "color-wash", TEXT),
    ("color-ink", "color-mark", TEXT),
    ("color-ink-2", "color-paper", TEXT),
    ("color-ink-2", "color-wash", TEXT),
    ("color-ink-2", "color-wash-2", TEXT),
    ("color-link", "color-paper", TEXT),
    ("color-link", "color-wash", TEXT),
    ("color-link", "color-mark", TEXT),
    ("color-link-hover", "color-paper", TEXT),
    ("color-link-visited", "color-paper", TEXT),
    ("color-link-visited", "color-mark", TEXT),
    ("color-paper", "color-link", TEXT),
    ("color-focus-ink", "color-focus", TEXT),
    ("color-border", "color-paper", SHAPE),
    ("color-border", "color-wash", SHAPE),
    ("data-area", "color-paper", TEXT),
    ("data-municipality", "color-paper", TEXT),
    ("data-path", "color-paper", TEXT),
    ("data-path", "data-gap", TEXT),
    ("data-area", "data-gap", SHAPE),
    ("data-area", "data-area-tint", SHAPE),
    *(
        (colour, ground, need)
        for name in ("reached", "on-course", "behind", "moving-away", "too-early", "cannot")
        for colour, ground, need in (
            ("color-ink", f"verdict-{name}-tint", TEXT),
            (f"verdict-{name}", f"verdict-{name}-tint", SHAPE),
            (f"verdict-{name}", "color-paper", SHAPE),
        )
    ),
]


def luminance(colour: str) -> float:
    """The relative luminance of a colour "#rrggbb", as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("colour", "ground", "needed"), PAIRS)
def test_there_is_enough_contrast(colour: str, ground: str, needed: float) -> None:
    low, high = sorted((luminance(COLOURS[colour]), luminance(COLOURS[ground])))
    assert (high + 0.05) / (low + 0.05) >= needed


def test_every_token_that_is_used_exists() -> None:
    known = set(re.findall(r"(--koers-[a-z0-9-]+):", TOKENS))
    for name, text in OWN_STYLES.items():
        assert set(re.findall(r"var\((--koers-[a-z0-9-]+)\)", text)) <= known, name


def test_colours_come_from_the_tokens_only() -> None:
    for name, text in OWN_STYLES.items():
        if name != "tokens.css":
            assert re.findall(r"#[0-9a-f]{3,8}\b", text) == [], name


def classes(text: str) -> set[str]:
    """The classes that a template names outright; those it makes up from a code are left out."""
    found = " ".join(re.findall(r'class="([^"]*)"', re.sub(r"\{%.*?%\}", " ", text)))
    return set(re.sub(r"\S*\{\{.*?\}\}\S*", " ", found).split())


def test_every_class_in_the_templates_has_a_style() -> None:
    styled = set(re.findall(r"\.([a-z][a-zA-Z0-9_-]*)", " ".join(OWN_STYLES.values())))
    hooks = {"filter", "count"}
    for path in TEMPLATES:
        own = {one for one in classes(path.read_text()) if not one.startswith(("utrecht-", "nl-"))}
        assert own <= styled | hooks, path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_script_and_no_inline_style(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|\|safe\b|autoescape off", text)


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_every_component_says_what_it_takes(path: Path) -> None:
    assert "{% comment %}" in path.read_text()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_addresses_in_templates_go_through_the_link_tag(path: Path) -> None:
    for address in re.findall(r'href="([^"]*)', path.read_text().replace('"koers/', "")):
        assert address.startswith(
            ("{% link", "{% static", "#", "?stand=", "{{ mail", "{{ previous", "{{ next", "{{ here")
        ), address
