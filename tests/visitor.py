"""A visitor without a browser: asks for addresses of a running Koers, follows its links, and tells what stands on a page."""

import csv
import io
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
AT_ONCE = 4  # as many as one process of the server answers at a time


@dataclass(frozen=True)
class Answer:
    """What the server said. ``headers`` have lower-case names."""

    address: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The content type without its character set."""
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def text(self) -> str:
        """The body as text; of a workbook, what can be read of it."""
        return self.body.decode("utf-8", errors="strict" if self.kind.startswith("text/") else "replace")

    @cached_property
    def page(self) -> "Parsed":
        """What stands on the page."""
        page = Parsed()
        page.feed(self.text)
        page.close()
        return page

    @property
    def rows(self) -> list[list[str]]:
        """The rows of a CSV file, the header first. Raises csv.Error when it is none."""
        assert self.text.startswith("\ufeff"), f"{self.address}: a spreadsheet does not see that this is UTF-8"
        return list(csv.reader(io.StringIO(self.text[1:], newline=""), strict=True))


class Visitor:
    """Asks one site. Addresses are paths on that site."""

    def __init__(self, site: str) -> None:
        self.host = urlsplit(site).netloc

    def ask(self, address: str, **headers: str) -> Answer:
        """Return the answer to GET; a redirect is an answer like any other."""
        with closing(HTTPConnection(self.host, timeout=120)) as connection:
            connection.request("GET", address, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            known = {name.lower(): text for name, text in answer.getheaders()}
            return Answer(address, answer.status, known, answer.read())

    def crawl(self, *starts: str, most: int = 10000) -> dict[str, Answer]:
        """Return every answer that can be reached over the links of pages, by address without a fragment."""
        found: dict[str, Answer] = {}
        todo = set(starts)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while todo:
                answers = list(pool.map(self.ask, sorted(todo)))
                found |= {answer.address: answer for answer in answers}
                assert len(found) <= most, f"meer dan {most} adressen: {sorted(todo)[:20]}"
                todo = {link.page for answer in answers for link in links(answer)} - found.keys()
        return found


@dataclass(frozen=True)
class Link:
    """A link within the site: its words, the address of the page it leads to, and the place there."""

    words: str
    page: str
    fragment: str

    @property
    def query(self) -> dict[str, list[str]]:
        """What the address asks for."""
        return parse_qs(urlsplit(self.page).query, keep_blank_values=True)


def links(answer: Answer) -> list[Link]:
    """Return the links of a page within the site; a redirect leads to where it points."""
    if 300 <= answer.status < 400:
        return _inside(answer, [("", answer.headers["location"])])
    if answer.kind != "text/html" or answer.status != 200:
        return []
    return _inside(answer, [(words, href) for words, href in answer.page.links if not href.startswith("mailto:")])


def _inside(answer: Answer, pairs: Iterable[tuple[str, str]]) -> list[Link]:
    inside = []
    for words, href in pairs:
        whole = urlsplit(urljoin(f"http://here{answer.address}", href))
        if whole.scheme == "http" and whole.netloc == "here":
            page, fragment = urldefrag(whole._replace(scheme="", netloc="").geturl())
            inside.append(Link(words, page, fragment))
    return inside


@dataclass
class Table:
    """A table on a page: caption, column headings, rows of (text, is a figure), and the files that follow it."""

    caption: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[list[tuple[str, bool]]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Parsed(HTMLParser):
    """What stands on a page, in the order of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.lang = ""
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []  # attributes that would run something
        self.links: list[tuple[str, str]] = []
        self.files: list[str] = []  # style sheets and pictures
        self.texts: dict[str, list[str]] = {name: [] for name in ("title", "h1", "answer", "mark")}
        self.tables: list[Table] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.collecting: list[tuple[int, str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is, and begin to collect its text when that is wanted."""
        known = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.handlers += [name for name in known if name.startswith("on")]
        self.lang = known.get("lang", self.lang) if tag == "html" else self.lang
        if "id" in known:
            self.ids.append(known["id"])
        if tag in ("link", "img") and (place := known.get("href") or known.get("src")):
            self.files.append(place)
        if tag == "table":
            self.tables.append(Table())
        if tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        if tag not in VOID:
            self.open.append((tag, known))
            if tag in ("title", "h1", "mark", "a", "caption", "th", "td") or "answer" in known.get("class", "").split():
                self.collecting.append((len(self.open), tag, known, []))

    def handle_data(self, data: str) -> None:
        """Add text to everything that is being collected."""
        for _, _, _, parts in self.collecting:
            parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those that were left open in it."""
        if tag not in {name for name, _ in self.open}:
            return
        while self.open:
            depth = len(self.open)
            closed, _ = self.open.pop()
            while self.collecting and self.collecting[-1][0] == depth:
                _, name, known, parts = self.collecting.pop()
                self._keep(name, known, " ".join("".join(parts).split()))
            if closed == tag:
                return

    def _keep(self, tag: str, known: dict[str, str], text: str) -> None:
        if tag == "a" and "href" in known:
            self.links.append((text, known["href"]))
            if self.tables and "csv=" in known["href"]:
                self.tables[-1].files.append(known["href"])
        elif tag == "caption" and self.tables:
            self.tables[-1].caption = text
        elif tag in ("th", "td") and self.tables:
            if known.get("scope") == "col":
                self.tables[-1].columns.append(text)
            elif self.tables[-1].rows:
                self.tables[-1].rows[-1].append((text, "num" in known.get("class", "").split()))
        elif tag in self.texts:
            # The title of a picture is not the title of the page.
            if tag != "title" or "svg" not in {name for name, _ in self.open}:
                self.texts[tag].append(text)
        else:
            self.texts["answer"].append(text)

    @property
    def contact(self) -> list[str]:
        """The addresses at which a mistake can be reported."""
        return [href for words, href in self.links if href.startswith("mailto:") and "Klopt dit niet?" in words]


def plain_text(answer: Answer) -> str:
    """Return the text of a page without its tags, to look for words in."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text))
