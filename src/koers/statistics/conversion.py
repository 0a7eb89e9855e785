"""Conversion matrices: which part of each old area lies in which new one, and figures of old areas on new borders.

``x' = K^T x`` for numerators and denominators separately (methods.md, section 2). As sums are linear, that is the same
as giving an area of new codes its members in old codes, each with its part: what Conversions.members does.
"""

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from .areas import clean, is_code, kind_of, mangled
from .compositions import Composition, Member
from .errors import Problem, StatisticsInputError, StoreError, refuse, why
from .files import settle, unfinished
from .store import CONVERSIONS, Store

ROUNDING = 0.001  # what the shares of one area may differ from 1 together
COLUMNS = (("from", "van"), ("to", "naar"), ("share", "aandeel"))


@dataclass(frozen=True)
class Matrix:
    """``shares``: (old code, new code) to the part (above 0, at most 1) of the old area. Of each old area they are 1
    together. ``name`` is the file it is from."""

    name: str
    from_year: int
    to_year: int
    shares: dict[tuple[str, str], float]

    @cached_property
    def out_of(self) -> dict[str, dict[str, float]]:
        """Of each new code the old codes and the part of each."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for (old, new), share in self.shares.items():
            found[new][old] = share
        return dict(found)

    def members(self, members: Iterable[Member]) -> tuple[Member, ...]:
        """Members with new codes as members with old codes. Codes the matrix does not have stay as they are."""
        weights: dict[str, float] = defaultdict(float)
        for member in members:
            for old, share in self.out_of.get(member.code, {member.code: 1.0}).items():
                weights[old] += member.weight * share
        # Parts of one buurt that come together again are the whole of it, not a hair more.
        return tuple(Member(code, min(1.0, round(weight, 12))) for code, weight in sorted(weights.items()))


def read_matrix(path: Path, from_year: int, to_year: int) -> Matrix:
    """A matrix out of a table ``from, to, share`` (or ``van, naar, aandeel``).

    Raises StatisticsInputError for codes that are none, shares that are no part, and areas whose parts are not 1
    together.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse(path.name, "dit bestand kan niet gelezen worden.") from error
    delimiter = max(";,\t", key=text.splitlines()[0].count) if text.strip() else ";"
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    names = [name.strip().lower() for name in next(rows, [])]
    places = []
    for wanted in COLUMNS:
        place = next((names.index(name) for name in wanted if name in names), None)
        if place is None:
            raise refuse(path.name, f"de kolom {' of '.join(wanted)} ontbreekt.", "Verwacht: from, to, share.", row=1)
        places.append(place)
    shares: dict[tuple[str, str], float] = {}
    problems: list[Problem] = []
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                _row(
                    path.name,
                    rows.line_num,
                    [row[place] if place < len(row) else "" for place in places],
                    shares,
                    problems,
                )
    except csv.Error as error:
        raise refuse(path.name, "dit bestand is niet als tabel te lezen.", row=rows.line_num) from error
    sums: dict[str, float] = defaultdict(float)
    for (old, _), share in shares.items():
        sums[old] += share
    problems += [
        Problem(path.name, f"de aandelen van {old} zijn samen {total:.3f}.", "Verwacht: 1.")
        for old, total in sums.items()
        if not problems and abs(total - 1) > ROUNDING
    ]
    if not shares and not problems:
        problems.append(Problem(path.name, "er staat geen enkele rij in.", "Verwacht: from, to, share."))
    if problems:
        raise StatisticsInputError(problems)
    return Matrix(path.name, from_year, to_year, shares)


def _row(file: str, line: int, cells: list[str], shares: dict[tuple[str, str], float], problems: list[Problem]) -> None:
    old, new = clean(cells[0]), clean(cells[1])
    for code, column in ((old, "from"), (new, "to")):
        if not is_code(code):
            wrong = mangled(code) or f"'{code}' is geen code van een gebied."
            problems.append(Problem(file, wrong, row=line, column=column))
            return
    if kind_of(old) != kind_of(new):
        problems.append(Problem(file, f"{old} en {new} zijn niet hetzelfde soort gebied.", row=line))
        return
    try:
        share = float(cells[2].strip().replace(",", "."))
    except ValueError:
        share = -1.0
    if not 0 < share <= 1:
        problems.append(Problem(file, f"'{cells[2]}' is geen aandeel.", "Verwacht: boven 0, hoogstens 1.", row=line))
    elif (old, new) in shares:
        problems.append(Problem(file, f"{old} naar {new} staat er twee keer in.", row=line))
    else:
        shares[old, new] = share


def keep_matrix(store: Store, matrix: Matrix) -> Path:
    """Keep a matrix in the store, for all figures from then on. The same one again changes nothing."""
    said = {
        "format": 1,
        "name": matrix.name,
        "from_year": matrix.from_year,
        "to_year": matrix.to_year,
        "shares": [[old, new, share] for (old, new), share in sorted(matrix.shares.items())],
    }
    content = json.dumps(said, ensure_ascii=False, indent=0).encode()
    folder = store.root / CONVERSIONS
    path = folder / f"{matrix.from_year}-{matrix.to_year}-{hashlib.sha256(content).hexdigest()[:16]}.json"
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{matrix.from_year}-{matrix.to_year}-*.json"):
            raise refuse(
                matrix.name,
                f"er is al een andere omrekentabel van {matrix.from_year} naar {matrix.to_year}.",
                f"Haal eerst {old.name} weg uit {folder}.",
            )
        with unfinished(store.root) as stage:
            (stage / path.name).write_bytes(content)
            settle(stage)
            (stage / path.name).rename(path)
    except OSError as error:
        raise StoreError(f"{matrix.name}: bewaren lukte niet ({why(error)}). Er is niets veranderd.") from error
    return path


def matrices(store: Store) -> list[Matrix]:
    """The matrices in the store. Raises StoreError for one that is damaged."""
    return [_kept(path) for path in sorted((store.root / CONVERSIONS).glob("*.json"))]


@lru_cache(maxsize=64)
def _kept(path: Path) -> Matrix:
    """A matrix as it was kept; its name holds its hash, so it never changes."""
    try:
        said = json.loads(path.read_bytes())
        shares = {(old, new): float(share) for old, new, share in said["shares"]}
        return Matrix(said["name"], int(said["from_year"]), int(said["to_year"]), shares)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: dit bestand is beschadigd. Haal het weg en bewaar de tabel opnieuw.") from error


@dataclass(frozen=True)
class Conversions:
    """All matrices of a store. An area put together from buurten has the codes of ``year``, the newest there is."""

    all: tuple[Matrix, ...]

    @property
    def year(self) -> int | None:
        """The year whose codes areas are given in; None without matrices."""
        return max((matrix.to_year for matrix in self.all), default=None)

    def members(self, members: tuple[Member, ...], year: int) -> tuple[Member, ...]:
        """The members (codes of the newest year) in the codes of ``year``, as far as matrices reach back to it."""
        at = self.year
        while at is not None and at > year:
            matrix = min(
                (one for one in self.all if one.to_year == at and one.from_year >= year),
                key=lambda one: one.from_year,
                default=None,
            )
            if matrix is None:
                break
            members, at = matrix.members(members), matrix.from_year
        return members


def converted(area: Composition, store: Store) -> Composition:
    """The area with its members in the codes of each year, as far as matrices in the store reach back."""
    return carried_back(area, Conversions(tuple(matrices(store))))


def carried_back(area: Composition, known: Conversions) -> Composition:
    """The area with its members in the codes of each year. Its members are codes of the newest year a matrix leads to;
    without matrices it is the area itself."""
    if known.year is None:
        return area
    ends = {matrix.from_year for matrix in known.all}
    for member in area.members:
        ends |= {
            year for year in (None if member.since is None else member.since - 1, member.until) if year is not None
        }
    members: list[Member] = []
    since: int | None = None
    # Between two ends nothing changes, so the last year of each stretch tells for all of it.
    for until in [*sorted(ends), None]:
        year = until if until is not None else max(since or 0, known.year)
        members += [replace(one, since=since, until=until) for one in known.members(area.in_year(year), year)]
        since = None if until is None else until + 1
    return replace(area, members=tuple(members))
