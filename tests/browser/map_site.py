"""A running Koers with figures per buurt and boundaries beside the real programmes."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from koers.statistics import Store
from koers.statistics.areas import parent_of
from koers.statistics.geography import Atlas
from tests.site import ROOT, published, served
from tests.statistics import outlines


@contextmanager
def served_with(folder: Path, figures: list[Path], boundaries: list[tuple[Path, int]]) -> Iterator[str]:
    """Serve a copy of the site in ``folder`` with these files brought in; gives its address."""
    shared = published(Path(os.environ["KOERS_TEST_HOME"]))
    home = Path(
        shutil.copytree(shared, folder / "home", symlinks=True, ignore=shutil.ignore_patterns("*.log", "charts"))
    )
    for path in figures:
        Store(home / "statistics").bring_in(path)
    for path, year in boundaries:
        Atlas(home / "statistics").bring_in(path, year=year, source="CBS, bewerkt")
    with served(home) as address:
        yield address


def codes_of_heerlen_noord() -> list[str]:
    """The buurten that the programme is made of."""
    lines = (ROOT / "programmes" / "gedeeld" / "area_parts.csv").read_text(encoding="utf-8").splitlines()
    return sorted(line.split(",")[1] for line in lines if line.startswith("heerlen-noord,"))


def made_up_figures(folder: Path) -> Path:
    """Figures in the form of the Kerncijfers for these buurten; two are kept back."""
    buurten = codes_of_heerlen_noord()
    codes = ["NL00", "GM0917", *sorted({parent_of(code) for code in buurten}), *buurten]
    people = [17_407_585, 87_086, *([4000] * (len(codes) - 2 - len(buurten)))] + [
        800 + 70 * place for place in range(34)
    ]
    helped = [400_000, 4_000, *([None] * (len(codes) - 2 - len(buurten)))]
    helped += [None if place in (5, 20) else 5 * (place * 7 % 23) for place in range(len(buurten))]
    path = folder / "cbs.v3.90001NED_TypedDataSet.parquet"
    columns = {
        "WijkenEnBuurten": [code.ljust(10) for code in codes],
        "AantalInwoners_5": pa.array(people, pa.int32()),
        "GemiddeldElektriciteitsverbruikTotaal_47": pa.array([2800] * len(codes), pa.int32()),
        "PersonenPerSoortUitkeringBijstand_83": pa.array(helped, pa.int32()),
    }
    pq.write_table(pa.table(columns), path)
    return path


def made_up_boundaries(folder: Path) -> Path:
    """Squares beside each other, and two of the rest of Heerlen."""
    codes = [*codes_of_heerlen_noord(), "BU09174000", "BU09174001"]
    return outlines.geojson(
        folder,
        [
            outlines.feature(code, f"Buurt {code[-4:]}", [[outlines.square(place % 6, place // 6)]])
            for place, code in enumerate(codes)
        ],
    )
