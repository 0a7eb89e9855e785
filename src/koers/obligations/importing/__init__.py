"""Reads the weekly list of a council's own information system, which stays master: nothing is typed twice.

``read_list`` reads a file, ``merge`` puts it beside the register; the action ``take_in_list`` brings it in.
"""

from .listed import CouncilList
from .merging import Merged
from .problems import ListError
from .reading import read_list

__all__ = ["CouncilList", "ListError", "Merged", "read_list"]
