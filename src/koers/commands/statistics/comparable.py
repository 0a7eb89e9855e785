"""koers statistics comparable AREA: the areas elsewhere in the country that are most like an area."""

import csv as writing
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.statistics import Store, catalogue
from koers.statistics.comparable import MOST, Comparison, comparable, usual
from koers.statistics.national import KINDS

from .saying import day, dutch, table
from .where import area_named

NAME = "comparable"
HELP = "de gebieden elders in het land die het meest op een gebied lijken"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("area", metavar="GEBIED", help="CBS-code of programmagebied, zoals heerlen-noord")
    parser.add_argument("--measure", action="append", default=[], metavar="MAAT", help="waarop; mag vaker")
    parser.add_argument(
        "--weight", action="append", default=[], metavar="MAAT=GETAL", help="hoe zwaar een maat telt (1)"
    )
    parser.add_argument("--year", type=int, metavar="JAAR", help="in welk jaar (het nieuwste dat kan)")
    parser.add_argument("--kind", choices=KINDS, default="", help="waarmee een programmagebied vergeleken wordt (wijk)")
    parser.add_argument("--most", type=int, default=MOST, metavar="AANTAL", help=f"hoeveel gebieden ({MOST})")
    parser.add_argument("--as-known-on", type=day, metavar="DATUM", help="wat op die dag bekend was")
    parser.add_argument("--areas", type=Path, metavar="BESTAND", help="tabel met programmagebieden")
    parser.add_argument("--csv", action="store_true", help="als CSV")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(
    command: KoersCommand,
    store: Store,
    *,
    area: str,
    measure: list[str],
    weight: list[str],
    year: int | None,
    kind: str,
    most: int,
    as_known_on: date | None,
    areas: Path | None,
    json: bool,
    csv: bool,
    **_: Any,
) -> None:
    where = area_named(area, areas)
    if kind and isinstance(where, str):
        raise Fout(
            "--kind is alleen voor een programmagebied; een CBS-gebied heeft zijn eigen soort.",
            returncode=CALL_IS_WRONG,
        )
    measures, when = measure, year
    if not measures or when is None:
        newest, usually = usual(store, where, as_known_on)
        measures, when = measures or list(usually), when or newest
    found = comparable(
        store, where, measures, when, weights(weight), kind=kind, most=max(most, 1), as_known_on=as_known_on
    )
    if json:
        command.json(asdict(found))
    elif csv:
        _write(command.stdout, found, _names(store, when))
    else:
        _show(command, found, _names(store, when))


def weights(given: list[str]) -> dict[str, float]:
    """MEASURE=NUMBER as a mapping. Raises Fout for what is not written so."""
    read = {}
    for text in given:
        name, _, number = text.partition("=")
        try:
            read[name] = float(number.replace(",", "."))
        except ValueError:
            raise Fout(f"'{text}' is geen gewicht. Schrijf: woz_value=2.", returncode=CALL_IS_WRONG) from None
    return read


def _write(handle: Any, found: Comparison, names: dict[str, str]) -> None:
    """The areas as CSV, with the area itself on the first line."""
    writer = writing.writer(handle, lineterminator="\n")
    writer.writerow(["area", "name", "year", "distance", *(one.measure for one in found.criteria)])
    writer.writerow([found.area, names.get(found.area, ""), found.year, 0.0, *(one.own for one in found.criteria)])
    writer.writerows([one.area, names.get(one.area, ""), found.year, one.distance, *one.values] for one in found.alike)


def _show(command: KoersCommand, found: Comparison, names: dict[str, str]) -> None:
    """What counted, then the areas."""
    rows = [
        (catalogue()[one.measure].name, "op 100" if one.per_hundred else catalogue()[one.measure].unit,
         dutch(one.weight, 2), dutch(one.own, 2), dutch(one.mean, 2), dutch(one.deviation, 2))
        for one in found.criteria
    ]  # fmt: skip
    lacking = "1 doet" if found.left_out == 1 else f"{found.left_out} doen"
    command.line(
        f"{found.area}, {found.year}: vergeleken met {found.considered} gebieden ({found.kind}); "
        f"{lacking} niet mee, omdat een cijfer ontbreekt."
    )
    table(command, ("Maat", "Eenheid", "Gewicht", "Hier", "Gemiddeld", "Standaarddeviatie"), rows)
    places = [
        (one.area, names.get(one.area, ""), dutch(one.distance, 2), *(dutch(value, 2) for value in one.values))
        for one in found.alike
    ]
    table(command, ("Gebied", "Naam", "Afstand", *(one.measure for one in found.criteria)), places)


def _names(store: Store, year: int) -> dict[str, str]:
    """The names of the areas in that year, by code."""
    areas = store.area_list(year)
    return {} if areas is None else dict(zip(areas["code"].to_pylist(), areas["name"].to_pylist(), strict=True))
