"""The website has no tables of its own; it makes the search table when an edition is built."""

from koers.kernel.editions.steps import Step

from .search import index_all

TABLES: list = []
STEPS = [Step(40, "zoeken voorbereiden", index_all)]
