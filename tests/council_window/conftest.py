"""A small made-up council, and the real programmes, each published in a home of its own."""

from tests.finance.conftest import site
from tests.obligations.conftest import home, published, visitor

__all__ = ["home", "published", "site", "visitor"]
