"""The ledger of boundary changes: what became of each area between two years, and how figures are carried over.

From two yearly lists (codes and names), what CBS says of each code (the same, another code, other borders), and a
conversion matrix where there is one. Without a matrix a split or merge is never guessed: then it says unknown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from .areas import kind_of
from .catalogue import fold
from .conversion import Matrix


class ChangeKind(StrEnum):
    """What became of an area."""

    SAME = "same"
    RENAMED = "renamed"
    RECODED = "recoded"  # another code, the same borders
    SPLIT = "split"
    MERGED = "merged"
    UNKNOWN = "unknown"


# What CBS writes with a code in the year's table.
SAME_AS_BEFORE, OTHER_CODE, OTHER_BORDERS = "1", "2", "3"
_LISTS = "lijsten van gebieden"
_CBS = "CBS: indelingswijziging"


@dataclass(frozen=True)
class Change:
    """One row of the ledger. ``from_code`` is empty for an area that is new, ``to_code`` for one that is gone, where
    nobody knows from what or into what. ``share`` is the part (0-1) of the old area that lies in the new one, None
    when not known. ``basis`` says in Dutch what tells it."""

    from_year: int
    to_year: int
    from_code: str
    to_code: str
    kind: ChangeKind
    share: float | None
    basis: str


def ledger(
    old: pa.Table,
    new: pa.Table,
    from_year: int,
    to_year: int,
    *,
    matrix: Matrix | None = None,
    kinds: Sequence[str] = ("gemeente", "wijk", "buurt"),
) -> list[Change]:
    """The ledger between two lists of areas (as AREAS; a column ``change`` is used when the years follow each other).

    Areas in the matrix are told by it. Of the others an equal code is the same area (or renamed), unless CBS says that
    its borders changed; a code that is gone is found back when just one new code in the same gemeente has its name.
    """
    before, after = _names(old, kinds), _names(new, kinds)
    said = _said(new) if to_year == from_year + 1 else {}
    told = _by_matrix(matrix, before, after, from_year, to_year) if matrix else []
    done_from, done_to = {one.from_code for one in told}, {one.to_code for one in told}
    rows = list(told)

    def add(from_code: str, to_code: str, kind: ChangeKind, share: float | None, basis: str) -> None:
        rows.append(Change(from_year, to_year, from_code, to_code, kind, share, basis))

    left_from = [code for code in before if code not in done_from]
    left_to = {code for code in after if code not in done_to}
    gone = []
    for code in left_from:
        if code not in left_to:
            gone.append(code)
            continue
        left_to.discard(code)
        if said.get(code) == OTHER_BORDERS:
            add(code, code, ChangeKind.UNKNOWN, None, f"{_CBS} (andere grens)")
        elif _same_name(before[code], after[code]):
            add(code, code, ChangeKind.SAME, 1.0 if said.get(code) == SAME_AS_BEFORE else None, _basis(code, said))
        else:
            add(code, code, ChangeKind.RENAMED, 1.0 if said.get(code) == SAME_AS_BEFORE else None, _basis(code, said))
    for code, other in _recoded(gone, left_to, before, after).items():
        gone.remove(code)
        left_to.discard(other)
        sure = said.get(other) == OTHER_CODE
        basis = f"{_CBS} en naam" if sure else "zelfde naam in dezelfde gemeente; niet bevestigd"
        add(code, other, ChangeKind.RECODED, 1.0 if sure else None, basis)
    for code in gone:
        add(code, "", ChangeKind.UNKNOWN, None, _LISTS)
    for code in sorted(left_to):
        add("", code, ChangeKind.UNKNOWN, None, f"{_CBS} (andere grens)" if said.get(code) == OTHER_BORDERS else _LISTS)
    return sorted(rows, key=lambda one: (one.from_code or one.to_code, one.to_code))


def _same_name(one: str, other: str) -> bool:
    """Whether two names are the same; of a name that is not known nobody can say that it changed."""
    return not one or not other or " ".join(one.split()) == " ".join(other.split())


def _names(areas: pa.Table, kinds: Sequence[str]) -> dict[str, str]:
    return {
        row["code"]: row["name"] for row in areas.select(["code", "name"]).to_pylist() if kind_of(row["code"]) in kinds
    }


def _said(areas: pa.Table) -> dict[str, str]:
    if "change" not in areas.column_names:
        return {}
    return {row["code"]: row["change"] or "" for row in areas.select(["code", "change"]).to_pylist()}


def _basis(code: str, said: Mapping[str, str]) -> str:
    return _CBS if said.get(code) == SAME_AS_BEFORE else _LISTS


def _recoded(
    gone: Iterable[str], new: Iterable[str], before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, str]:
    """Old code: new code, where just one code that is gone and one that is new in a gemeente share a name."""

    def by_name(codes: Iterable[str], names: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code in codes:
            if names[code] and kind_of(code) != "gemeente":
                found[code[:6], fold(names[code])].append(code)
        return found

    # All codes count, not only those that are gone and new: a name that stays elsewhere in the gemeente is no key.
    were, are = by_name(before, before), by_name(after, after)
    gone, new = set(gone), set(new)
    return {
        were[key][0]: are[key][0]
        for key in were.keys() & are.keys()
        if len(were[key]) == len(are[key]) == 1 and were[key][0] in gone and are[key][0] in new
    }


def _by_matrix(
    matrix: Matrix, before: Mapping[str, str], after: Mapping[str, str], from_year: int, to_year: int
) -> list[Change]:
    into: dict[str, dict[str, float]] = defaultdict(dict)
    out_of: dict[str, dict[str, float]] = defaultdict(dict)
    for (old, new), share in matrix.shares.items():
        into[old][new] = share
        out_of[new][old] = share
    rows = []
    for old, parts in into.items():
        for new, share in parts.items():
            if len(parts) > 1:
                kind = ChangeKind.SPLIT
            elif len(out_of[new]) > 1:
                kind = ChangeKind.MERGED
            elif old != new:
                kind = ChangeKind.RECODED
            else:
                same = _same_name(before.get(old, ""), after.get(new, ""))
                kind = ChangeKind.SAME if same else ChangeKind.RENAMED
            rows.append(Change(from_year, to_year, old, new, kind, share, f"omrekentabel {matrix.name}"))
    return rows
