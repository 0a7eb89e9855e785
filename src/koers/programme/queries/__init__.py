"""Questions about programmes: one function a question, with a fixed number of queries each."""

from .programmes import programmes, verdicts_of

__all__ = ["programmes", "verdicts_of"]
