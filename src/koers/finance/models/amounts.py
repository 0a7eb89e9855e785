"""How exact an amount is, or why there is none. Unknown, PM and zero are three things."""

from django.db import models


class AmountStatus(models.TextChoices):
    """What is known of an amount. Zero is ``EXACT`` with an amount of 0; the first four have no amount at all."""

    NOT_STATED = "not_stated", "niet vermeld"
    PM = "pm", "PM"
    NOT_DIVIDED = "not_divided", "nog niet verdeeld"
    NOT_VISIBLE = "not_visible", "niet apart zichtbaar"
    EXACT = "exact", "precies"
    CIRCA = "circa", "ongeveer"
    ROUNDED = "rounded", "afgerond"
    CALCULATED = "calculated", "uitgerekend"


UNKNOWN = frozenset({AmountStatus.NOT_STATED, AmountStatus.PM, AmountStatus.NOT_DIVIDED, AmountStatus.NOT_VISIBLE})
"""The statuses that come without an amount."""


def not_below_zero(room: str, *columns: str) -> list[models.CheckConstraint]:
    """Database constraints: these amounts are not below zero. ``room`` makes the names of the constraints their own."""
    return [
        models.CheckConstraint(
            condition=models.Q(**{f"{column}__gte": 0}) | models.Q(**{f"{column}__isnull": True}),
            name=f"{room}_{column}_not_below_zero",
        )
        for column in columns
    ]
