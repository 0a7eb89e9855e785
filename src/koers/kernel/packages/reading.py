"""Reads a package's tables into rows: named tuples in column order, each cell already of the right type.

Tolerated with a notice: a byte order mark, Windows line ends, and the delimiter and decimal mark the descriptor names.
Everything else that is off is a problem with its place; reading goes on, so that all problems come out at once.
"""

import csv
import difflib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from . import textfiles
from .cells import RowReader
from .descriptor import DELIMITERS, Descriptor, Resource, read_descriptor
from .problems import Notice, Problem, Problems, shown
from .registry import Cells, Table, table
from .textfiles import Unreadable

Progress = Callable[[str, int], None]
STEP = 2000
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
LONGEST_CELL = 131_072  # letters; a longer one is nearly always a quote that was never closed
csv.field_size_limit(LONGEST_CELL)


@dataclass
class TableContents:
    """The rows of one table: ``rows[i]`` holds the cells, ``lines[i]`` the line of the file where the row starts.

    ``broken`` are the rows with a problem, as (line, cells as text): their ids and references are still checked, so
    that one wrong cell does not make every row that refers to it wrong as well. ``whole``: every row could be read that
    far.
    """

    table: Table
    path: str  # where the file stands in its package
    rows: list[Cells] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    broken: list[tuple[int, Cells]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # path of a Markdown file to its text
    whole: bool = True

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """The rows as (line, cells)."""
        return zip(self.lines, self.rows, strict=True)

    def ids(self) -> set[str]:
        """The public ids of all rows, those with a problem too."""
        return {self.table.public_id(cells) for _, cells in chain(self.numbered(), self.broken)}

    def text_of(self, cells: Cells) -> str:
        """The Markdown that a row names, "" when it names none."""
        return self.texts.get(cells.text_file, "") if self.table.has_text else ""


@dataclass
class PackageContents:
    """A package as read: its descriptor and its tables by name."""

    descriptor: Descriptor
    tables: dict[str, TableContents]
    notices: list[Notice]

    @property
    def slug(self) -> str:
        """The package's name."""
        return self.descriptor.slug

    def contents(self, this: Table) -> TableContents:
        """What the package has in a table, perhaps nothing."""
        return self.tables.get(this.name) or TableContents(this, this.file)

    @property
    def size(self) -> int:
        """The number of rows."""
        return sum(len(contents.rows) for contents in self.tables.values())


def no_progress(_table: str, _rows: int) -> None:
    """Report nothing."""


def read_package(folder: Path, problems: Problems, progress: Progress = no_progress) -> PackageContents | None:
    """Read a package folder. Problems are added to ``problems``; None when there is no usable descriptor."""
    descriptor = read_descriptor(folder, problems)
    if descriptor is None:
        return None
    package = PackageContents(descriptor, {}, [])
    for resource in descriptor.resources:
        package.tables[resource.name] = _TableReader(package, resource, problems).read(progress)
    return package


class _TableReader:
    """Reads one table file."""

    def __init__(self, package: PackageContents, resource: Resource, problems: Problems) -> None:
        self.package, self.resource, self.problems = package, resource, problems
        self.contents = TableContents(table(resource.name), resource.path)
        self.cut = False  # the last row has too few cells: the rows after it may be gone

    def wrong(self, what: str, right: str, line: int | None = None, column: str = "") -> None:
        """Note a problem in this file."""
        self.problems.add(Problem(self.package.slug, self.resource.path, what, right, line, column))

    def read(self, progress: Progress) -> TableContents:
        """Read the file, and the texts its rows name."""
        try:
            file = textfiles.find(self.package.descriptor.folder, self.resource.path)
            self._notice(textfiles.oddities(file))
            with textfiles.open_text(file) as handle:
                self._read_rows(textfiles.lines(handle, self.wrong), progress)
        except Unreadable as reason:
            self._give_up(reason.wrong, reason.right)
        if self.contents.table.has_text:
            self._read_texts()
        return self.contents

    def _give_up(self, what: str, right: str, line: int | None = None, column: str = "") -> None:
        self.contents.whole = False
        self.wrong(what, right, line, column)

    def _notice(self, found: textfiles.Oddities) -> None:
        delimiter, decimal = self.resource.delimiter, self.resource.decimal
        texts = (
            (found.byte_order_mark, "een onzichtbaar beginteken (BOM) is weggelaten."),
            (found.windows_line_ends, "Windows-regeleinden zijn omgezet."),
            (delimiter != ",", f"gelezen met {_sign(delimiter)} als scheidingsteken."),
            (decimal != ".", f"gelezen met {_sign(decimal)} als decimaalteken."),
        )
        self.package.notices += [Notice(self.package.slug, self.resource.path, text) for odd, text in texts if odd]

    def _read_rows(self, lines: Iterator[str], progress: Progress) -> None:
        rows = csv.reader(lines, delimiter=self.resource.delimiter, strict=True)
        reader: RowReader | None = None
        while True:
            start = rows.line_num + 1
            try:
                cells = next(rows, None)
            except csv.Error as error:
                self._give_up(*_in_words(str(error)), start)
                if reader is None:
                    return
                continue
            if cells is None:
                break
            if not any(cells):
                continue
            if reader is None:
                reader = self._header([name.strip() for name in cells], start)
                if reader is None:
                    return
                continue
            self._read_row(reader, cells, start)
            if len(self.contents.rows) % STEP == 0:
                progress(self.contents.table.title, len(self.contents.rows))
        if self.cut:
            self.contents.whole = False
        if reader is None:
            self._give_up("het bestand is leeg.", f"Begin met de kop: {','.join(self.contents.table.columns)}")
        progress(self.contents.table.title, len(self.contents.rows))

    def _read_row(self, reader: RowReader, cells: list[str], line: int) -> None:
        row, self.cut = None, len(cells) < len(reader.names)
        if len(cells) == len(reader.names):
            row = reader.read(cells, lambda what, right, column: self.wrong(what, right, line, column))
        else:
            what = f"deze regel heeft {len(cells)} cellen, de kop heeft er {len(reader.names)}."
            short = "Vul de lege cellen aan. Is het bestand hier afgekapt? Maak de tabel dan opnieuw."
            right = short if self.cut else "Zet tekst met een scheidingsteken tussen aanhalingstekens."
            self.wrong(what, right, line)
        if row is None:
            self.contents.broken.append((line, reader.broken(cells)))
        else:
            self.contents.rows.append(row)
            self.contents.lines.append(line)

    def _header(self, names: list[str], line: int) -> RowReader | None:
        """A reader for rows under this header, None when it is not one of this table."""
        this = self.contents.table
        before = self.problems.count
        other = next((sign for sign in DELIMITERS if sign != self.resource.delimiter and sign in names[0]), None)
        if names[0].lower().startswith(("<!doctype", "<html", "<?xml")):
            self.wrong("dit is een webpagina, geen CSV.", "Download de tabel zelf, als CSV.", line)
        elif NO_TEXT.search("".join(names)):
            self.wrong(
                "dit is geen tekst: er staan tekens in die niet te lezen zijn.", "Bewaar de tabel als CSV.", line
            )
        elif len(names) == 1 and other:
            advice = f"Zet bij deze tabel in datapackage.json: {json.dumps({'dialect': {'delimiter': other}})}"
            self.wrong(f"de kop lijkt gescheiden met {_sign(other)}.", advice, line)
        else:
            self._check_names(names, line)
        if self.problems.count > before:
            self.contents.whole = False
            return None
        return RowReader(this, names, self.resource.decimal)

    def _check_names(self, names: list[str], line: int) -> None:
        this = self.contents.table
        for name in dict.fromkeys(names):
            if name not in this.columns:
                near = difflib.get_close_matches(name[:100], this.columns, 1)
                hint = f"Bedoelt u {near[0]}?" if near else f"Deze kolommen bestaan: {', '.join(this.columns)}."
                self.wrong(f"kolom '{shown(name)}' bestaat niet in deze tabel.", hint, line, name)
            elif names.count(name) > 1:
                self.wrong("deze kolom staat er twee keer in.", "Haal er één weg.", line, name)
        for name, info in this.row.model_fields.items():
            if info.is_required() and name not in names:
                self.wrong("deze kolom ontbreekt.", "Voeg de kolom toe.", line, name)

    def _read_texts(self) -> None:
        for line, row in self.contents.numbered():
            path = row.text_file
            if not path or path in self.contents.texts:
                continue
            if not path.endswith(".md"):
                self.wrong(
                    f"'{shown(path)}' is geen Markdown.", "Noem een bestand dat op .md eindigt.", line, "text_file"
                )
                continue
            try:
                self.contents.texts[path] = textfiles.read_text(
                    self.package.descriptor.folder, path, self._wrong_in(path)
                )
            except Unreadable as reason:
                self.wrong(f"'{shown(path)}': {reason.wrong}", reason.right, line, "text_file")

    def _wrong_in(self, path: str) -> textfiles.Wrong:
        slug = self.package.slug
        return lambda what, right, line: self.problems.add(Problem(slug, path, what, right, line))


def _sign(letter: str) -> str:
    return {",": "een komma", ";": "een puntkomma", "\t": "een tab", "|": "een streep (|)", ".": "een punt"}[letter]


def _in_words(error: str) -> tuple[str, str]:
    """What Python's csv says, in Dutch: what is wrong, what would be right."""
    if "larger than field limit" in error:
        return (
            f"hier staat een cel van meer dan {LONGEST_CELL} tekens.",
            "Vaak ontbreekt een aanhalingsteken aan het eind.",
        )
    if "unexpected end" in error:
        return (
            "hier begint een cel met een aanhalingsteken dat nergens wordt gesloten.",
            "Voeg het aanhalingsteken toe.",
        )
    return "na een sluitend aanhalingsteken staat nog tekst.", 'Schrijf een aanhalingsteken binnen een cel dubbel: "".'
