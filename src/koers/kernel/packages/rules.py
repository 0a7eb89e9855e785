"""What rooms ask of packages together. A room lists its rules in ``tables.py`` as ``RULES``.

A rule gets the packages that are checked at one time and adds what is wrong to the problems. When one package is loaded,
those it depends on may be in the workshop and not be given; publishing gives them all.
"""

from collections.abc import Callable, Iterable, Sequence

from .problems import Problems
from .reading import PackageContents

Rule = Callable[[Sequence[PackageContents], Problems], None]

_rules: dict[Rule, None] = {}


def register(rules: Iterable[Rule]) -> None:
    """Add a room's rules."""
    _rules.update(dict.fromkeys(rules))


def all_rules() -> list[Rule]:
    """Every rule, in the order in which rooms gave them."""
    return list(_rules)
