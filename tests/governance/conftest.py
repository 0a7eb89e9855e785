"""Editions of small programmes, and packages that are wrong, for the rooms decisions and risks."""

from tests.packages.conftest import folder, said
from tests.programme.conftest import home, published

__all__ = ["folder", "home", "published", "said"]
