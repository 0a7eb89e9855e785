"""From what a reader found to areas on one grid: every code known, every outline sound, or all that is wrong at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from koers.statistics.areas import clean, is_code, kind_of, mangled
from koers.statistics.errors import Problem, StatisticsInputError, refuse, shown
from koers.statistics.readers.reading import year_in

from . import naming
from .opening import read_found
from .projection import to_rd
from .reading import DRAWING, RD, WGS84, Feature, Found, Layer

# Where the Netherlands lie, with the sea that gemeenten have: metres on the grid, degrees.
BOX = {RD: (-20_000.0, 280_000.0, 310_000.0, 660_000.0), WGS84: (2.4, 50.3, 7.8, 54.2)}
SWAPPED = (50.3, 2.4, 54.2, 7.8)
CROSSED = "een grens die zichzelf kruist"
# A file in which more areas than this part have no surface is too coarse to draw: the map would have holes.
MOST_WITHOUT_SURFACE = 0.1
FEW = 5


@dataclass(frozen=True)
class Unit:
    """An area with its outline: metres on the Dutch grid, or the units of a drawing."""

    code: str
    name: str
    kind: str
    shape: shapely.Geometry


@dataclass(frozen=True)
class Boundaries:
    """What a file gives: areas of one year, in one system (RD or DRAWING). ``original`` is the system of the file itself;
    ``notes`` say what was left out or mended."""

    form: str
    system: str
    original: str
    year: int
    year_from: str
    units: tuple[Unit, ...]
    source: str
    licence: str
    notes: tuple[str, ...]


def read_boundaries(path: Path, year: int | None = None, source: str = "") -> Boundaries:
    """Read a file of boundaries, whatever its form.

    Raises StatisticsInputError with all that is wrong: no code, a code twice, points outside the Netherlands, two
    systems of coordinates in one file, outlines that cannot be read.
    """
    found = read_found(path)
    layers = [layer for layer in found.layers if layer.features]
    if not layers:
        raise refuse(path.name, "in dit bestand staan geen gebieden met een grens.", "Kies een bestand met vlakken.")
    judged, passed_over = _chosen([_Judging(path.name, layer) for layer in layers])
    problems = [problem for one in judged for problem in one.problems]
    every = [unit for one in judged for unit in one.units]
    problems += _twice(path.name, every)
    systems = {one.system for one in judged if one.units}
    if len(systems) > 1:
        problems.append(Problem(path.name, f"de lagen hebben verschillende stelsels: {', '.join(sorted(systems))}."))
    if problems:
        raise StatisticsInputError(problems)
    flat = [feature for one in judged for feature in one.layer.features]
    said, year_from = _year(path, found, judged, flat, year)
    notes = (*passed_over, *_notes(path.name, judged))
    if not every:
        raise refuse(path.name, "geen van de gebieden heeft een oppervlak.", "Kies een bestand met vlakken.")
    return Boundaries(
        found.form,
        DRAWING if DRAWING in systems else RD,
        systems.pop(),
        said,
        year_from,
        tuple(sorted(every, key=lambda unit: unit.code)),
        source or _told(found, "source", "bron"),
        _told(found, "licence", "license", "licentie"),
        notes,
    )


def _chosen(judged: "list[_Judging]") -> "tuple[list[_Judging], list[str]]":
    """The layers to take, and what to say of the others.

    A layer without codes is passed over when there is one that has them. Of two layers with the same areas, one coarser
    than the other, the finest is taken.
    """
    known = [one for one in judged if one.code] or judged
    notes = [
        f"Laag {shown(one.layer.name)} overgeslagen: geen codes van gebieden." for one in judged if one not in known
    ]
    taken: list[_Judging] = []
    for one in sorted(known, key=lambda layer: -layer.points):
        codes = {unit.code for unit in one.units}
        if codes and any(codes <= {unit.code for unit in finer.units} for finer in taken):
            notes.append(f"Laag {shown(one.layer.name)} overgeslagen: dezelfde gebieden, met minder detail.")
        else:
            taken.append(one)
    return [one for one in known if one in taken], notes


def _told(found: Found, *names: str) -> str:
    return next((str(found.about[name])[:200] for name in names if isinstance(found.about.get(name), str)), "")


def _year(
    path: Path, found: Found, judged: "Sequence[_Judging]", features: Sequence[Feature], given: int | None
) -> tuple[int, str]:
    said = naming.years(features, found.about, [one.layer.name for one in judged])
    if len(said) > 1:
        raise refuse(
            path.name, f"dit bestand gaat over meer jaren: {', '.join(map(str, sorted(said)))}.", "Splits het."
        )
    if given is not None:
        if said - {given}:
            raise refuse(path.name, f"dit bestand zegt zelf dat het over {said.pop()} gaat.", "Laat --year weg.")
        return given, "opgegeven"
    if said:
        return said.pop(), "in het bestand"
    named = year_in(path.stem)
    if named is None:
        raise refuse(path.name, "in dit bestand staat niet over welk jaar het gaat.", "Geef het op, met --year JAAR.")
    return named, "naam van het bestand"


def _twice(file: str, units: Sequence[Unit]) -> list[Problem]:
    return [
        Problem(file, f"{code} staat er {times} keer in.", "Elk gebied hoort één keer voor te komen.")
        for code, times in Counter(unit.code for unit in units).items()
        if times > 1
    ]


def _notes(file: str, judged: Sequence["_Judging"]) -> tuple[str, ...]:
    """What was left out and mended. Raises StatisticsInputError when that is too much to draw a map of."""
    left_out = [code for one in judged for code in one.without_surface]
    kept = sum(len(one.units) for one in judged)
    if len(left_out) > MOST_WITHOUT_SURFACE * (kept + len(left_out)):
        raise refuse(
            file,
            f"{len(left_out)} van de {kept + len(left_out)} gebieden hebben geen oppervlak ({_few(left_out)}). "
            "Deze grenzen zijn te grof voor een kaart.",
            "Kies een bestand met meer detail.",
        )
    notes = []
    if left_out:
        notes.append(f"Zonder oppervlak, weggelaten: {_count(left_out)}.")
    for what in dict.fromkeys(what for one in judged for what in one.mended):
        notes.append(f"Hersteld, {what}: {_count([code for one in judged for code in one.mended.get(what, ())])}.")
    passed = Counter(what for one in judged for what in one.passed_over)
    notes += [f"Overgeslagen, {what}: {times}." for what, times in passed.items()]
    nameless = [unit.code for one in judged for unit in one.units if not unit.name]
    if nameless:
        notes.append(f"Zonder naam: {_count(nameless)}.")
    if any(one.turned for one in judged):
        notes.append("Breedte en lengte stonden andersom; dat is hersteld.")
    return tuple(notes)


def _few(codes: Sequence[str]) -> str:
    return ", ".join(codes[:FEW]) + (" …" if len(codes) > FEW else "")


def _count(codes: Sequence[str]) -> str:
    return f"{len(codes)} {'gebied' if len(codes) == 1 else 'gebieden'} ({_few(codes)})"


class _Judging:
    """One layer, judged. ``units`` are sound and on the grid; ``problems`` is what keeps the file out."""

    def __init__(self, file: str, layer: Layer) -> None:
        self.file, self.layer = file, layer
        self.problems: list[Problem] = []
        self.units: list[Unit] = []
        self.without_surface: list[str] = []
        self.mended: dict[str, list[str]] = {}
        self.passed_over: list[str] = []
        self.turned = False
        self.code = naming.code_key(layer.features)
        self.name = naming.name_key(layer.features, self.code) if self.code else ""
        self.system = self._system()
        if not self.code:
            self._without_codes()
            return
        for feature in layer.features:
            self._judge(feature)

    @property
    def points(self) -> int:
        """How many points its outlines have: how fine it is drawn."""
        return sum(int(shapely.get_num_coordinates(unit.shape)) for unit in self.units)

    def _wrong(self, feature: Feature, wrong: str, right: str = "", column: str = "") -> None:
        where = f"gebied {feature.row}" + (f" van laag {shown(self.layer.name)}" if self.layer.name else "")
        self.problems.append(Problem(f"{self.file}, {where}", wrong, right, column=column))

    def _without_codes(self) -> None:
        spoilt = naming.number_key(self.layer.features)
        if not spoilt:
            keys = ", ".join(shown(key) for key in list(self.layer.features[0].properties)[:FEW]) or "geen"
            self.problems.append(
                Problem(
                    self.file,
                    f"geen van de eigenschappen is de code van een gebied (gevonden: {keys}).",
                    "Verwacht: codes als BU09172004, WK091720 of GM0917.",
                )
            )
        for feature in self.layer.features if spoilt else ():
            value = str(feature.properties.get(spoilt))
            self._wrong(feature, mangled(value) or f"'{shown(value)}' is geen code.", column=spoilt)

    def _judge(self, feature: Feature) -> None:
        raw = feature.properties.get(self.code)
        code = clean(str(raw)) if raw is not None else ""
        if naming.is_water(feature):
            self.passed_over.append("water of buitenland")
            return
        if not is_code(code):
            wrong = "de code ontbreekt." if not code else mangled(str(raw)) or f"'{shown(raw)}' is geen code."
            self._wrong(feature, wrong, "Verwacht: een code als BU09172004.", self.code)
        elif naming.is_nowhere(code):
            self.passed_over.append("geen gebied in Nederland")
        elif feature.problem:
            self._wrong(feature, f"{code}: {feature.problem}")
        else:
            self._outline(feature, code)

    def _outline(self, feature: Feature, code: str) -> None:
        for what in feature.mended:
            self.mended.setdefault(what, []).append(code)
        shape = feature.shape
        if shape is None or shape.is_empty:
            self.without_surface.append(code)
            return
        points = shapely.get_coordinates(shape)
        if not np.isfinite(points).all():
            self._wrong(feature, f"{code}: een punt is geen getal.")
            return
        if self.system != DRAWING and not _inside(points, self._box()):
            self._outside(feature, code, points)
            return
        shape = self._on_the_grid(shape)
        if not shape.is_valid:
            shape = _surfaces(shapely.make_valid(shape, method="structure", keep_collapsed=False))
            self.mended.setdefault(CROSSED, []).append(code)
        if shape.is_empty or shape.area <= 0:
            self.without_surface.append(code)
            return
        name = " ".join(str(feature.properties.get(self.name) or "").split())
        self.units.append(Unit(code, name, kind_of(code), _surfaces(shape)))

    def _on_the_grid(self, shape: shapely.Geometry) -> shapely.Geometry:
        if self.turned:
            shape = shapely.transform(shape, lambda points: points[:, ::-1])
        return shapely.transform(shape, to_rd) if self.system == WGS84 else shape

    def _system(self) -> str:
        """The system of this layer: what most of its shapes lie in, when the file does not contradict that."""
        if self.layer.declared == DRAWING:
            return DRAWING
        lying: Counter[str] = Counter()
        for feature in self.layer.features:
            if feature.shape is not None and not feature.shape.is_empty:
                lying[_lies_in(shapely.get_coordinates(feature.shape))] += 1
        lies = max(lying, key=lying.__getitem__, default="")
        self.turned = lies == "turned"
        lies = WGS84 if self.turned else lies
        declared = self.layer.declared
        if declared and declared not in (RD, WGS84):
            self._refuse_system(f"het stelsel van coördinaten is {shown(declared)}; dat kent Koers niet.")
        elif declared and lies and declared != lies:
            self._refuse_system(f"het bestand zegt dat de coördinaten {declared} zijn, maar ze liggen in {lies}.")
        return declared if declared in (RD, WGS84) else lies or RD

    def _refuse_system(self, wrong: str) -> None:
        self.problems.append(Problem(self.file, wrong, "Bewaar het als RD (EPSG:28992) of WGS84 (EPSG:4326)."))

    def _box(self) -> tuple[float, float, float, float]:
        return SWAPPED if self.turned else BOX[self.system]

    def _outside(self, feature: Feature, code: str, points: np.ndarray) -> None:
        other = _lies_in(points)
        if other:
            wrong = f"{code}: dit gebied heeft een ander stelsel van coördinaten ({other}) dan de andere."
        else:
            x, y = points[~_each_inside(points, self._box())][0]
            wrong = f"{code}: het punt ({x:g}, {y:g}) ligt buiten Nederland."
        self._wrong(feature, wrong, "Bewaar alles als RD (EPSG:28992) of WGS84 (EPSG:4326).")


def _lies_in(points: np.ndarray) -> str:
    for system, box in ((RD, BOX[RD]), (WGS84, BOX[WGS84]), ("turned", SWAPPED)):
        if _inside(points, box):
            return system
    return ""


def _each_inside(points: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    inside = (points >= box[:2]) & (points <= box[2:])
    return inside[:, 0] & inside[:, 1]


def _inside(points: np.ndarray, box: tuple[float, float, float, float]) -> bool:
    return bool(_each_inside(points, box).all())


def _surfaces(shape: shapely.Geometry) -> shapely.Geometry:
    """Only the surfaces: mending a crossing can leave loose lines and points."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if len(parts) != 1 else parts[0]
