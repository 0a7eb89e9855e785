"""What makes a file of no use, said so that the reader can mend it; all of it at once."""

from collections.abc import Sequence

MOST_SHOWN = 50


class FileError(Exception):
    """A file cannot be taken in. Nothing was written."""

    def __init__(self, problems: Sequence[str]) -> None:
        count = len(problems)
        head = "1 fout gevonden." if count == 1 else f"{count} fouten gevonden."
        lines = [f"- {problem}" for problem in problems[:MOST_SHOWN]]
        if count > MOST_SHOWN:
            lines.append(f"… en nog {count - MOST_SHOWN} fouten.")
        super().__init__("\n".join([f"{head} Er is niets veranderd.", *lines]))
