"""The one error of this package: the input cannot be used, and why."""

from collections.abc import Iterable


class MethodInputError(ValueError):
    """The input of a method is wrong.

    ``problems`` holds every problem found, not only the first, each as one Dutch sentence for the screen that says
    where, what, and how to mend it.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(problems)
        super().__init__("\n".join(self.problems))
