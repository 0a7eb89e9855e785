"""Which areas of CBS the store knows: code, name, kind, and what lies in what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from koers.statistics import Import, Store
from koers.statistics.areas import KINDS, clean, kind_of, parent_of
from koers.statistics.catalogue import fold

ORDER = tuple(KINDS.values())


@dataclass(frozen=True)
class Place:
    """An area of CBS. ``years``: the years in which a source has it. ``gemeente``: name of the one it lies in, "" for others."""

    code: str
    name: str
    gemeente: str
    years: tuple[int, ...]

    @property
    def kind(self) -> str:
        """Land, gemeente, wijk or buurt."""
        return kind_of(self.code)

    @property
    def full_name(self) -> str:
        """The name with what tells it from others: names of buurten and wijken are not unique."""
        return f"{self.name} ({self.gemeente})" if self.gemeente else self.name


class Directory:
    """All areas of the imports it is made of. ``newest`` is the newest year among them."""

    def __init__(self, store: Store, imports: Iterable[Import]) -> None:
        names: dict[str, str] = {}
        years: dict[str, set[int]] = {}
        lists = sorted(
            ((one.year, one.named, entry.rank, entry) for entry in imports for one in entry.years),
            key=lambda found: found[:3],
        )
        counted: dict[int, Counter[str]] = {}
        for year, _, _, entry in lists:  # the newest year last, and of a year the list with most names
            table = store.areas(entry, year)
            codes = table["code"].to_pylist()
            for code, name in zip(codes, table["name"].to_pylist(), strict=True):
                years.setdefault(code, set()).add(year)
                if name:
                    names[code] = name
            counts = Counter(map(kind_of, codes))
            counted[year] = max(counted.get(year, Counter()), counts, key=Counter.total)
        self._places = {
            code: Place(code, names.get(code, code), _gemeente(code, names), tuple(sorted(found)))
            for code, found in years.items()
        }
        self.newest = max(counted, default=0)
        self._under: dict[str, list[str]] = {}
        for code in self._places:
            self._under.setdefault(parent_of(code), []).append(code)
        self._most = {kind: max((counts[kind] for counts in counted.values()), default=0) for kind in ORDER}

    def get(self, code: str) -> Place | None:
        """The area with this code, in whatever case it is typed; None when no source has it."""
        return self._places.get(clean(code))

    def above(self, place: Place) -> tuple[Place, ...]:
        """The areas it lies in, the largest first."""
        found = []
        code = parent_of(place.code)
        while code:
            if code in self._places:
                found.append(self._places[code])
            code = parent_of(code)
        return tuple(reversed(found))

    def inside(self, place: Place) -> tuple[Place, ...]:
        """The areas one level down in the newest year of this area, by name."""
        last = place.years[-1]
        listed = [self._places[code] for code in self._under.get(place.code, ())]
        return tuple(sorted((one for one in listed if last in one.years), key=lambda one: (one.name, one.code)))

    def is_national(self, kind: str, areas: int) -> bool:
        """Whether figures of so many areas of a kind are about the country, and not about a part of it."""
        return areas * 2 >= self._most.get(kind, 0)

    def search(self, text: str) -> list[Place]:
        """Areas with this code, or with this text in their name: the same name first, large kinds before small ones."""
        wanted = fold(text)
        if not wanted:
            return []
        found = []
        for place in self._places.values():
            name = fold(place.name)
            if wanted in name or place.code == clean(text):
                nearness = 0 if wanted == name or place.code == clean(text) else 1 if name.startswith(wanted) else 2
                found.append((nearness, ORDER.index(place.kind), place.name, place.gemeente, place.code, place))
        return [last for *_, last in sorted(found, key=lambda one: one[:5])]


def directory(store: Store, day: date | None = None) -> Directory:
    """The areas of a store, as known on a day. Made once for the same imports."""
    return _directory(store, tuple(entry.folder for entry in store.imports(day)))


@lru_cache(maxsize=3)
def _directory(store: Store, folders: tuple[Path, ...]) -> Directory:
    return Directory(store, [entry for entry in store.imports() if entry.folder in folders])


def _gemeente(code: str, names: dict[str, str]) -> str:
    return names.get(f"GM{code[2:6]}", "") if kind_of(code) in ("wijk", "buurt") else ""
