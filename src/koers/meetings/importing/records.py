"""One record of an export, read with tolerance and with a memory: what nobody asked for is reported as unknown.

Names of fields are compared without capitals and signs: ``agendapuntTitel``, ``agendapunttitel`` and ``agendapunt_titel`` are one.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from koers.kernel.packages.rows import is_web_address

from .days import read_moment
from .report import Report
from .tidying import only_content

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/|$)", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|i|em|u|s|ul|ol|li|a|h[1-6]|table|thead|tbody|tr|td|th|font|img|hr|sup|sub|small|blockquote)\b[^>]*>",
    re.IGNORECASE,
)
NAMES_OF_PEOPLE = ("volledigenaam", "naam", "name", "username", "displayname", "naamnatuurlijkpersoon", "achternaam")
TRUE = ("true", "1", "ja", "yes", "waar")
SPAN = re.compile(r"\s+(?:-|–|tot|t/m)\s+")  # "8-2-2018 13:30 - 15:00"
# Several people in one text: "Test, Tess (Groen), Proef, Piet (Rood)", or with a semicolon or on lines of their own.
BETWEEN_PEOPLE = re.compile(r"\s*[;\n|]\s*|(?<=\))\s*(?:,|en|&)\s*|<br\s*/?>")
LONGEST_LINK = 1000
MOST = 2**31 - 1  # what a database has room for in a whole number
MOST_BYTES = 10**14


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A field's name without capitals and signs."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def clean(value: Any) -> str:
    """Text as it can stand on one line: HTML entities and marks of layout gone, nothing that cannot be printed."""
    text = value if isinstance(value, str) else _number(value)
    for _ in range(2):  # some systems write "&amp;#39;"
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    text = " ".join(text.split())
    if text.isprintable():
        return text
    return " ".join("".join(letter for letter in text if letter.isprintable()).split())


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


class Record:
    """A record at a path of the file (``agenda_items[].documents[]``)."""

    def __init__(self, raw: dict[str, Any], path: str, report: Report, where: str = "") -> None:
        self.path, self.report, self.where = path, report, where or path
        self._given: dict[str, tuple[str, Any]] = {}
        for name, value in raw.items():
            own, first = self._given.setdefault(plain(name), (name, value))
            if own != name and own[:1] not in "@_" and name[:1] not in "@_" and value not in (None, "", first):
                report.remarks[
                    f"{path}: '{name[:60]}' en '{own[:60]}' zijn hetzelfde veld; '{own[:60]}' is overgenomen".lstrip(
                        ": "
                    )
                ] += 1
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return plain(name) in self._given

    def value(self, *names: str) -> Any:
        """The first of these fields that is filled in; None when none is."""
        found = None
        for name in map(plain, names):
            if name in self._given:
                self._asked.add(name)
                value = self._given[name][1]
                if found is None and value not in (None, "", [], {}):
                    found = value
        return found

    def text(self, *names: str, longest: int = 400) -> str:
        """A text; a list of texts is put together. Too long a text is cut, and told."""
        return self._as_text(self.value(*names), names, longest)

    def _as_text(self, value: Any, names: tuple[str, ...], longest: int) -> str:
        if value is None:
            return ""
        if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
            value = "; ".join(dict.fromkeys(map(str, value)))
        if isinstance(value, dict):
            value = next(
                (value[key] for key in ("nl", "value", "naam", "name", "title", "label") if key in value), value
            )
        if isinstance(value, dict | list):
            self._wrong(names[0], value, "geen tekst")
            return ""
        text = clean(value)
        if len(text) > longest:
            self._wrong(names[0], text, f"langer dan {longest} tekens, afgekapt")
            text = text[: longest - 1].rstrip() + "…"
        return text

    def moment(self, *names: str) -> str:
        """A day, with its time when there is one."""
        value = self.value(*names)
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        text = clean(value) if isinstance(value, str | int) else ""
        found = read_moment(text) if text else None
        if found is None and (begin := read_moment(SPAN.split(text, maxsplit=1)[0])):
            self._wrong(names[0], value, "een tijdvak, alleen het begin is gelezen")
            return begin
        if found is None:
            self._wrong(names[0], value, "geen dag")
        return found or ""

    def day(self, *names: str) -> str:
        """A day."""
        return self.moment(*names)[:10]

    def whole(self, *names: str, most: int = MOST) -> int | None:
        """A whole number from 0 to ``most``."""
        value = self.value(*names)
        if value is None:
            return None
        text = clean(value).replace("%", "").strip()
        if re.fullmatch(r"\d{1,15}(?:[.,]0+)?", text) and int(re.split(r"[.,]", text)[0]) <= most:
            return int(re.split(r"[.,]", text)[0])
        self._wrong(names[0], value, "geen heel getal")
        return None

    def figure(self, *names: str) -> str:
        """A number of 0 or more, with a decimal point."""
        value = self.value(*names)
        if value is None:
            return ""
        text = clean(value).replace("%", "").strip().replace(",", ".")
        if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text):
            return text
        self._wrong(names[0], value, "geen getal")
        return ""

    def yes(self, *names: str) -> bool:
        """Whether one of these fields says yes."""
        found = False
        for name in names:
            value = self.value(name)
            found = found or (value is not None and clean(value).lower() in TRUE)
        return found

    def link(self, *names: str) -> str:
        """The first of these that is a safe and whole web address. Another is left out, and told."""
        found = ""
        for name in names:
            for value in self.values(name):
                address = clean(value["url"] if isinstance(value, dict) and "url" in value else value).strip()
                safe = self._safe(name, address)
                found = found or safe
        return found

    def _safe(self, name: str, address: str) -> str:
        if address.startswith("//"):
            address = f"https:{address}"
        elif address and not SCHEME.match(address) and HOST.match(address):
            address = f"https://{address}"
        if not address or address.lower().startswith("urn:"):
            return ""
        address = address.replace(" ", "%20")
        scheme, mark, rest = address.partition("://")
        address = f"{scheme.lower()}{mark}{rest}"
        # The same check as that of a package: what it refuses would stop the whole import.
        if not is_web_address(address) or '"' in address or len(address) > LONGEST_LINK:
            self.report.unsafe[f"{self.path}.{name}"] += 1
            return ""
        return address

    def values(self, *names: str) -> list[Any]:
        """The things in a list; one thing that is not in a list counts too."""
        value = self.value(*names)
        return [] if value is None else value if isinstance(value, list) else [value]

    def records(self, *names: str) -> Iterator["Record"]:
        """The records in a list, or in a list in a wrapper; what is no record is told."""
        for name in names:
            value = only_content(self.value(name))
            for item in value if isinstance(value, list) else [] if value is None else [value]:
                if isinstance(item, dict):
                    yield Record(item, f"{self.path}.{name}[]" if self.path else f"{name}[]", self.report, self.where)
                elif item is not None:
                    self._wrong(name, item, "geen gegevens in velden")

    def reference(self, *names: str) -> str:
        """What a reference names: an id as it is, or that of an object; of a web address that address."""
        value = self.value(*names)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = next((value[key] for key in ("id", "@id", "url", "self") if value.get(key)), None)
        return "" if value is None or isinstance(value, dict | list) else clean(value)

    def people(self, *names: str) -> None:
        """Fields that hold people: never taken in; their names are only used to take them out of titles."""
        for name in names:
            value = only_content(self.value(name))
            values = [] if value is None else value if isinstance(value, list) else [value]
            if values:
                self.report.people_fields[self._label(name)] += 1
            for person in values:
                self._person(person)

    def _person(self, person: Any) -> None:
        if isinstance(person, dict):
            own = {plain(name): value for name, value in person.items()}
            person = next((own[name] for name in NAMES_OF_PEOPLE if own.get(name)), "")
            if isinstance(person, dict):
                self._person(person)
        if isinstance(person, str):
            self.report.people.update(filter(None, map(clean, BETWEEN_PEOPLE.split(person))))

    def leave(self, *names: str) -> None:
        """Fields that are known, and say nothing that Koers keeps."""
        self._asked.update(map(plain, names))

    def no_place(self, *names: str) -> None:
        """Fields that mean something, and for which Koers has no place: told when they are filled in."""
        for name in names:
            if self.value(name) is not None:
                self.report.left[self._label(name)] += 1

    def finish(self) -> None:
        """Report the fields that nobody asked for."""
        for name, (own, _value) in self._given.items():
            if name not in self._asked:
                self.report.unknown_fields[f"{self.path}.{own[:60]}" if self.path else own[:60]] += 1

    def _wrong(self, name: str, value: Any, what: str) -> None:
        self.report.cannot_read(self._label(name), value, what)

    def _label(self, name: str) -> str:
        own = self._given.get(plain(name), (name, None))[0]
        return f"{self.path}.{own}" if self.path else own
