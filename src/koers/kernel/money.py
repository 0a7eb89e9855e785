"""Amounts of money: whole cents inside, euros in files and on screen, never floating point."""

from django.db import models

CENTS = 100


class MoneyField(models.BigIntegerField):
    """An amount in whole cents; empty when there is none. What none means (unknown, PM) is said by a column beside it."""


def euros(cents: int) -> str:
    """An amount as it stands in a file: euros, with cents after a point only when there are any.

    ``euros(463708400)`` is "4637084", ``euros(5)`` is "0.05".
    """
    sign, size = ("-" if cents < 0 else ""), abs(cents)
    whole, rest = divmod(size, CENTS)
    return f"{sign}{whole}.{rest:02}" if rest else f"{sign}{whole}"
