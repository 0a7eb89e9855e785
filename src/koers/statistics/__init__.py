"""Neighbourhood statistics of the whole country: a store of figures, and how buurten become an area. No Django.

from pathlib import Path
from koers.statistics import Store, read_compositions, series

store = Store(Path("statistics"))
store.bring_in(Path("Livability.csv.zip"))
areas = read_compositions(Path("area_parts.csv"))
for row in series(store, areas["heerlen-noord"], "livability_deviation"):
    print(row.year, row.value, row.coverage)
"""

from .catalogue import Kind, Measure, catalogue
from .compositions import Composition, Member, read_compositions
from .errors import Problem, StatisticsInputError, StoreError
from .figures import Status
from .query import series
from .readers import Options
from .row import Row
from .store import Import, Imported, Store

__all__ = [
    "Composition",
    "Import",
    "Imported",
    "Kind",
    "Measure",
    "Member",
    "Options",
    "Problem",
    "Row",
    "StatisticsInputError",
    "Status",
    "Store",
    "StoreError",
    "catalogue",
    "read_compositions",
    "series",
]
