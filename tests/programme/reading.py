"""What a reader sees of a page."""

import html
import re
from typing import Any


def words(answer: Any) -> str:
    """The text of a page without its tags and with single spaces, to look for sentences in."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).replace("\u00a0", " ")
