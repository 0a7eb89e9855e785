"""The rows of a file as areas: codes that are right, once each, without footers."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from koers.statistics import areas as area_codes
from koers.statistics.errors import Problem, StatisticsInputError
from koers.statistics.figures import AREAS

from .opening import AGAIN, is_footer

RIGHT_CODE = "Verwacht: een code als GM0917, WK091720, BU09172004 of NL00."


@dataclass(frozen=True)
class Rows:
    """The areas of a file, in its order. ``keep`` are the places of their rows; ``codes`` belong to those rows."""

    codes: NDArray[np.object_]
    keep: NDArray[np.int64]
    areas: pa.Table


def rows_of_areas(
    file: str,
    codes: pa.Array,
    names: pa.Array | None,
    kinds: pa.Array | None,
    lines: NDArray[np.int64],
    column: str,
) -> Rows:
    """Check the codes (trimmed text) and make the list of areas.

    Raises StatisticsInputError for a code that is none, was made a number by a spreadsheet, stands there twice, or
    does not go with the kind of area beside it.
    """
    quick = _all_right(codes, kinds)
    if quick is not None:
        places = np.arange(len(quick))
    else:
        places, quick = _one_by_one(file, codes, names, kinds, lines, column)
    labels = (names if names is not None else codes).take(pa.array(places))
    return Rows(quick.to_numpy(zero_copy_only=False), places, _areas(quick, labels))


def _all_right(codes: pa.Array, kinds: pa.Array | None) -> pa.Array | None:
    """The codes, when every row is an area, once, of the kind beside it; None when a closer look is needed."""
    clean = pc.utf8_upper(codes)
    clean = pc.if_else(pc.equal(clean, "NL01"), area_codes.NATION, clean)
    if clean.null_count or not pc.all(pc.match_substring_regex(clean, f"^(?:{area_codes.CODE.pattern})$")).as_py():
        return None
    if pc.count_distinct(clean).as_py() != len(clean):
        return None
    if kinds is not None:
        said = pc.utf8_lower(kinds)
        known = pc.is_in(said, pa.array(list(area_codes.KINDS.values())))
        if pc.any(pc.and_(known, pc.not_equal(said, _kinds(clean)))).as_py():
            return None
    return clean


def _kinds(codes: pa.Array) -> pa.Array:
    prefixes = pa.array(list(area_codes.KINDS))
    return pa.array(list(area_codes.KINDS.values())).take(pc.index_in(pc.utf8_slice_codeunits(codes, 0, 2), prefixes))


def _areas(codes: pa.Array, labels: pa.Array) -> pa.Table:
    """The list of areas. The parent is what area_codes.parent_of says, for all codes at once."""
    kinds = _kinds(codes)
    wijk = pc.binary_join_element_wise("WK", pc.utf8_slice_codeunits(codes, 2, 8), "")
    gemeente = pc.binary_join_element_wise("GM", pc.utf8_slice_codeunits(codes, 2, 6), "")
    parents = pc.case_when(
        pc.make_struct(pc.equal(kinds, "buurt"), pc.equal(kinds, "wijk"), pc.equal(kinds, "gemeente")),
        wijk,
        gemeente,
        area_codes.NATION,
        "",
    )
    names = pc.utf8_trim_whitespace(pc.fill_null(labels, ""))
    return pa.table([codes, names, kinds, parents, pa.array(np.arange(len(codes)), pa.int32())], schema=AREAS)


def _one_by_one(
    file: str,
    codes: pa.Array,
    names: pa.Array | None,
    kinds: pa.Array | None,
    lines: NDArray[np.int64],
    column: str,
) -> tuple[NDArray[np.int64], pa.Array]:
    """(places, codes) without footers and empty rows. Raises StatisticsInputError for what is wrong in the others."""
    texts = codes.to_pylist()
    labels = names.to_pylist() if names is not None else texts
    said = kinds.to_pylist() if kinds is not None else [""] * len(texts)
    problems: list[Problem] = []
    keep: list[int] = []
    seen: dict[str, int] = {}
    for place, text in enumerate(texts):
        if not text and not (labels[place] or "").strip():
            continue
        if is_footer(text or "") or is_footer(labels[place] or ""):
            continue
        code = area_codes.clean(text or "")
        kind = (said[place] or "").strip().lower()
        wrong = _wrong(code, kind)
        if not wrong and code in seen:
            wrong = f"{code} staat er twee keer in; de eerste keer op regel {lines[seen[code]]}."
        if wrong:
            right = (
                AGAIN if "rekenblad" in wrong else RIGHT_CODE if "geen code" in wrong else "Haal de dubbele rij weg."
            )
            problems.append(Problem(file, wrong, right, row=int(lines[place]), column=column))
            continue
        seen[code] = place
        keep.append(place)
    if problems:
        raise StatisticsInputError(problems)
    return np.array(keep, dtype=np.int64), pa.array(list(seen), pa.string())


def _wrong(code: str, kind: str) -> str:
    if not area_codes.is_code(code):
        return area_codes.mangled(code, kind) or f"'{code}' is geen code van een gebied."
    if kind and kind in area_codes.KINDS.values() and kind != area_codes.kind_of(code):
        return (
            f"{code} is een {area_codes.kind_of(code)}, maar ernaast staat {kind}; dit is geen code die daarbij hoort."
        )
    return ""


def year_of_population(codes: NDArray[np.object_], population: NDArray[np.float64] | None) -> int | None:
    """The year of which the land has exactly this number of inhabitants; None when it is not to be told."""
    from koers.statistics.catalogue import catalogue

    if population is None:
        return None
    at = np.flatnonzero(codes == area_codes.NATION)
    if not at.size or np.isnan(population[at[0]]):
        return None
    return catalogue().national_population.get(int(population[at[0]]))


def distinct(column: pa.Array) -> list[str]:
    """The distinct trimmed texts of a column."""
    return sorted(str(value).strip() for value in pc.unique(column).to_pylist() if value is not None)
