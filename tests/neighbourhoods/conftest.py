"""Small made-up programmes, and a store of made-up figures beside them."""

from tests.programme.conftest import home, published, visitor

__all__ = ["home", "published", "visitor"]
