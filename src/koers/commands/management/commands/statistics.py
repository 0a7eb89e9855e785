"""koers statistics import|list|show|area|export|template: the neighbourhood statistics of the whole country."""

import csv
import json as json_text
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from rich.console import Console
from rich.table import Table

from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.kernel.editions.reading import edition_context, find
from koers.kernel.editions.store import NoEdition
from koers.places.models import AreaPart
from koers.statistics import (
    Composition,
    Import,
    Options,
    Row,
    StatisticsInputError,
    Store,
    StoreError,
    catalogue,
    read_compositions,
    series,
)
from koers.statistics.areas import clean, is_code
from koers.statistics.cells import Cells
from koers.statistics.compositions import compositions_of
from koers.statistics.readers.own import TEMPLATE

WIDTH_OF_A_FILE = 160
STATUS_WORDS = {
    "ok": "",
    "suppressed": "achtergehouden",
    "not_measured": "niet gemeten",
    "not_yet_published": "nog niet gepubliceerd",
    "too_little_known": "te weinig bekend",
}
ROW_KEYS = (
    "measure", "area", "year", "value", "unit", "low", "high", "coverage", "status", "source", "vintage",
)  # fmt: skip


class Command(KoersCommand):
    """Bring figures in, and show what is there."""

    help = "Landelijke cijfers per buurt: importeren, laten zien en uitvoeren."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the calls."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="OPDRACHT")
        bring = todo.add_parser("import", help="lees bestanden van CBS, Leefbaarometer, RIVM of partners")
        bring.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
        bring.add_argument("--source", default="", metavar="BRON", help="de bron die het hoort te zijn")
        bring.add_argument("--year", type=int, metavar="JAAR", help="het jaar, als het bestand dat niet zegt")
        bring.add_argument("--vintage", type=_day, metavar="DATUM", help="de dag waarop deze uitgave uitkwam")
        bring.add_argument("--retrieved", type=_day, metavar="DATUM", help="de dag van ophalen (anders: vandaag)")
        listed = todo.add_parser("list", help="wat er is, per bron en jaar")
        shown = todo.add_parser("show", help="één maat: wat er per jaar van bekend is")
        shown.add_argument("measure", metavar="MAAT")
        area = todo.add_parser("area", help="de cijfers van een gebied")
        area.add_argument("area", metavar="GEBIED", help="CBS-code of programmagebied, zoals heerlen-noord")
        export = todo.add_parser("export", help="alle huidige cijfers van een maat naar een bestand")
        export.add_argument("measure", metavar="MAAT")
        export.add_argument("file", type=Path, metavar="BESTAND", help="eindigt op .csv, .json of .parquet")
        template = todo.add_parser("template", help="het sjabloon voor eigen cijfers van partners")
        template.add_argument("file", nargs="?", type=Path, metavar="BESTAND")
        area.add_argument("--measure", action="append", default=[], metavar="MAAT")
        area.add_argument("--year", action="append", type=int, default=[], metavar="JAAR")
        area.add_argument("--as-known-on", type=_day, metavar="DATUM", help="wat op die dag bekend was")
        area.add_argument("--areas", type=Path, metavar="BESTAND", help="tabel met programmagebieden")
        area.add_argument("--csv", action="store_true", help="als CSV")
        for one in (listed, shown, area, bring):
            one.add_argument("--json", action="store_true", help="als JSON")

    def handle(self, *, todo: str, **options: Any) -> None:
        """Do it."""
        what: dict[str, Callable[..., None]] = {
            "import": self._import,
            "list": self._list,
            "show": self._show,
            "area": self._area,
            "export": self._export,
            "template": self._template,
        }
        try:
            what[todo](Store(settings.KOERS_HOME / "statistics"), **options)
        except (StatisticsInputError, StoreError) as error:
            raise Fout(str(error), returncode=INPUT_IS_WRONG) from error

    def _import(
        self,
        store: Store,
        *,
        files: list[Path],
        source: str,
        year: int | None,
        vintage: date | None,
        retrieved: date | None,
        json: bool,
        **_: Any,
    ) -> None:
        """Each file by itself: one that is wrong does not keep the others out."""
        if source and source not in catalogue().sources:
            known = ", ".join(catalogue().sources)
            raise Fout(f"De bron '{source}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
        done, wrong = [], []
        with progress() as report:
            for path in files:
                report(f"lezen: {path.name}", 0)
                try:
                    done.append(store.bring_in(path, Options(year, vintage, source), retrieved=retrieved))
                except StatisticsInputError as error:
                    wrong.append(str(error))
        if json:
            self.json([{"new": one.new, **_about(one.entry)} for one in done])
        else:
            for one in done:
                self._tell(one.entry, new=one.new)
        if wrong:
            raise Fout("\n".join(wrong), returncode=INPUT_IS_WRONG)

    def _tell(self, entry: Import, *, new: bool) -> None:
        if not new:
            self.line(f"{entry.file}: stond er al, niets veranderd.")
            return
        self.line(f"{entry.file}: {catalogue().sources[entry.source].name}, uitgave {entry.vintage:%d-%m-%Y}.")
        for one in entry.years:
            text = f"  {one.year}: {one.rows} cijfers van {one.areas} gebieden en {len(one.measures)} maten"
            text += f", {one.cells['suppressed']} achtergehouden" if one.cells["suppressed"] else ""
            empty = len(one.not_yet_published)
            self.line(f"{text}, {empty} maten nog niet gepubliceerd." if empty else f"{text}.")
        if entry.unread:
            self.line(f"  Niet gelezen kolommen: {', '.join(entry.unread)}.")
        for note in entry.notes:
            self.line(f"  {note}")

    def _list(self, store: Store, *, json: bool, **_: Any) -> None:
        entries = store.imports()
        if json:
            self.json([_about(entry) for entry in entries])
            return
        if not entries:
            self.line("Er zijn nog geen cijfers. Importeer ze met 'koers statistics import BESTAND'.")
            return
        rows = [
            (entry.source, str(one.year), f"{entry.vintage:%d-%m-%Y}", str(one.areas), str(len(one.measures)),
             f"{_filled(one.cells):.0%}", entry.file)
            for entry in entries for one in entry.years
        ]  # fmt: skip
        self._table(("Bron", "Jaar", "Uitgave", "Gebieden", "Maten", "Gevuld", "Bestand"), sorted(rows))

    def _show(self, store: Store, *, measure: str, json: bool, **_: Any) -> None:
        about, cells = catalogue()[measure], Cells(store)
        found = []
        for year in cells.years([measure]):
            of_year = cells.find([measure], [year])
            empty = cells.not_yet_published(measure, year)
            known = sum(cell.value is not None for cell in of_year)
            sources = sorted({cell.entry.source for cell in of_year} or {empty.source if empty else ""})
            found.append({
                "measure": measure, "year": year, "areas": len(of_year), "known": known,
                "coverage": known / len(of_year) if of_year else 0.0, "sources": sources,
            })  # fmt: skip
        if json:
            self.json(found)
            return
        self.line(f"{about.name} ({about.unit}; {about.topic}). {about.note}".strip())
        rows = [
            (
                str(one["year"]),
                str(one["areas"]),
                str(one["known"]),
                f"{one['coverage']:.0%}",
                ", ".join(one["sources"]),
            )
            for one in found
        ]
        self._table(("Jaar", "Gebieden", "Met cijfer", "Bekend", "Bron"), rows)

    def _area(
        self,
        store: Store,
        *,
        area: str,
        measure: list[str],
        year: list[int],
        as_known_on: date | None,
        areas: Path | None,
        json: bool,
        csv: bool,
        **_: Any,
    ) -> None:
        where = clean(area) if is_code(clean(area)) else _composition(area, areas)
        cells = Cells(store, as_known_on)
        rows: list[Row] = []
        with progress() as report:
            for name in measure or catalogue().measures:
                report(catalogue()[name].name, 0)
                rows += series(store, where, name, year or None, as_known_on, cells=cells)
        if json:
            self.json([row.as_dict() for row in rows])
        elif csv:
            _write_csv(self.stdout, rows)
        else:
            texts = [
                (catalogue()[row.measure].name, str(row.year), _number(row), _bounds(row), f"{row.coverage:.0%}",
                 STATUS_WORDS[row.status], row.source)
                for row in rows
            ]  # fmt: skip
            self._table(("Maat", "Jaar", "Cijfer", "Tussen", "Bekend", "", "Bron"), texts)

    def _export(self, store: Store, *, measure: str, file: Path, **_: Any) -> None:
        """Every area the store has a figure of, through the same exit as a page."""
        if file.suffix not in (".csv", ".json", ".parquet"):
            raise Fout("Laat de naam eindigen op .csv, .json of .parquet.", returncode=CALL_IS_WRONG)
        cells = Cells(store)
        found = sorted({cell.area for cell in cells.find([catalogue()[measure].id])})
        rows = []
        with progress() as report:
            for count, code in enumerate(found, 1):
                rows += series(store, code, measure, cells=cells)
                if count % 100 == 0:
                    report(measure, len(rows))
        if file.suffix == ".parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            pq.write_table(pa.Table.from_pylist([row.as_dict() for row in rows]), file)
        elif file.suffix == ".json":
            file.write_text(json_text.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1) + "\n")
        else:
            with file.open("w", encoding="utf-8", newline="") as handle:
                _write_csv(handle, rows)
        self.line(f"{file}: {len(rows)} rijen.")

    def _template(self, store: Store, *, file: Path | None, **_: Any) -> None:
        del store
        if file is None:
            self.stdout.write(TEMPLATE, ending="")
        elif file.exists():
            raise Fout(f"{file} is er al. Kies een andere naam.", returncode=CALL_IS_WRONG)
        else:
            file.write_text(TEMPLATE, encoding="utf-8-sig")
            self.line(f"{file}: vul in en importeer met 'koers statistics import {file}'.")

    def _table(self, names: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        table = Table(header_style="bold")
        for name in names:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*row)
        terminal = Console()
        console = Console(file=self.stdout._out, width=None if terminal.is_terminal else WIDTH_OF_A_FILE)
        console.print(table)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fout(f"'{text}' is geen datum. Schrijf 2023-08-29.", returncode=CALL_IS_WRONG) from None


def _composition(name: str, file: Path | None) -> Composition:
    """The programme area of this name, from a file or from what is published (else what is in the workshop)."""
    if file is not None:
        known = read_compositions(file)
    else:
        try:
            edition = find("")
        except NoEdition:
            edition = find("werk")
        with edition_context(edition, lambda _: None):
            rows = [
                {"area": part.area_id, "cbs_code": part.cbs_code, "weight": part.weight,
                 "provisional": str(part.provisional)}
                for part in AreaPart.objects.order_by("area", "cbs_code")
            ]  # fmt: skip
        known = compositions_of("gebiedsdelen", rows)
    if name not in known:
        there = ", ".join(sorted(known)) or "nog geen"
        text = f"'{name}' is geen CBS-code (zoals GM0917) en geen programmagebied. Deze zijn er: {there}."
        raise Fout(text, returncode=CALL_IS_WRONG)
    return known[name]


def _about(entry: Import) -> dict[str, Any]:
    return {
        "source": entry.source,
        "table": entry.table,
        "file": entry.file,
        "vintage": entry.vintage.isoformat(),
        "retrieved": entry.retrieved.isoformat(),
        "licence": entry.licence,
        "sha256": entry.sha256,
        "unread": list(entry.unread),
        "notes": list(entry.notes),
        "years": [
            {
                "year": one.year,
                "rows": one.rows,
                "areas": one.areas,
                "measures": len(one.measures),
                "not_yet_published": len(one.not_yet_published),
                "coverage": _filled(one.cells),
                "version": one.version,
            }
            for one in entry.years
        ],
    }


def _filled(cells: dict[str, int]) -> float:
    """The part of all cells, of columns that are still empty too, that has a figure."""
    return cells["ok"] / (sum(cells.values()) or 1)


def _number(row: Row) -> str:
    return "" if row.value is None else _dutch(row.value, catalogue()[row.measure].decimals)


def _bounds(row: Row) -> str:
    if row.low is None or row.high is None or row.low == row.high:
        return ""
    decimals = catalogue()[row.measure].decimals + (1 if row.high - row.low < 1 else 0)
    return f"{_dutch(row.low, decimals)} en {_dutch(row.high, decimals)}"


def _dutch(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _write_csv(handle: Any, rows: list[Row]) -> None:
    writer = csv.DictWriter(handle, ROW_KEYS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.as_dict() for row in rows)
