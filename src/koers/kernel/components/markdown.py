"""Longer texts of a package are Markdown; this makes them HTML that may stand in a page."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# No pictures, no raw HTML, no headings larger than those of the page around it.
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "code", "pre", "hr"}
HEADINGS = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_RENDERER = MarkdownIt("commonmark", {"html": False})


def markdown(text: str) -> SafeString:
    """The text as cleaned HTML: links go to sites and mail only, scripts and styles cannot occur."""
    tokens = _RENDERER.parse(text)
    for token in tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)
    html = _RENDERER.renderer.render(tokens, _RENDERER.options, {})
    cleaned = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
    return mark_safe(cleaned)  # cleaned by nh3
