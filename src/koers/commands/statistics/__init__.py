"""koers statistics TODO: the neighbourhood statistics of the whole country, one module a todo.

Each module has ``NAME`` and ``HELP`` (what is typed, and what it does), ``declare`` (its options) and ``run``, which is
called with the command (to speak), the store, and the options by name. A new todo is a module and a line in TODOS.
"""

from types import ModuleType

from . import area, boundaries, bring_in, changes, comparable, derive, export, fetch, listing, show, template

TODOS: tuple[ModuleType, ...] = (
    bring_in,
    fetch,
    listing,
    show,
    area,
    comparable,
    export,
    template,
    boundaries,
    changes,
    derive,
)

__all__ = ["TODOS"]
