"""The beginning of a list, with how many there are in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Some(Generic[Item]):
    """The first rows of a list, and how many there are in all."""

    rows: Sequence[Item]
    count: int

    @property
    def more(self) -> int:
        """How many are left out."""
        return self.count - len(self.rows)
