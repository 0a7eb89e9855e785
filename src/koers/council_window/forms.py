"""The forms of the back office: a row of a council's frame, checked as a package is."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from koers.kernel.packages.problems import PackageError
from koers.kernel.packages.registry import table
from koers.obligations.changing import NoProgramme

from .actions import check_row
from .models import Frame, FrameFinding, FrameRequirement, FrameTrigger

TABLES: dict[type[models.Model], str] = {
    Frame: "frames",
    FrameRequirement: "frame_requirements",
    FrameFinding: "frame_findings",
    FrameTrigger: "frame_triggers",
}


class FrameRowForm(forms.ModelForm):
    """One row, and why it is written. What is wrong with it is said with the words of the package's own checks."""

    why = forms.CharField(
        label="Waarom verandert u dit?", max_length=200, help_text="Komt in de geschiedenis te staan."
    )

    def clean(self) -> dict[str, Any]:
        """Check the row in its package."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            check_row(self.table_name, self.programme(), self.row())
        except NoProgramme as error:
            raise ValidationError(str(error)) from error
        except PackageError as error:
            raise ValidationError([f"{one.column}: {one.wrong} {one.right}" for one in error.problems]) from error
        return cleaned

    @property
    def table_name(self) -> str:
        """The package table of this row."""
        return TABLES[self._meta.model]

    def programme(self) -> str:
        """The package that the row belongs to: that of the frame."""
        given = self.cleaned_data
        if self._meta.model is Frame:
            return str(given["programme"].package)
        owner = given["requirement"] if self._meta.model is FrameFinding else given["frame"]
        return str(owner.package)

    def row(self) -> dict[str, str]:
        """The row as text by column, as in the file."""
        given = {**self.cleaned_data}
        given.setdefault("id", self.instance.pk)  # of a row that is there the id is not asked
        return {column: _text(given.get(column)) for column in table(self.table_name).columns}

    def validate_unique(self) -> None:
        """Nothing: a row with the same id takes the place of the one that is there, and the package's checks see to the rest."""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    return str(value).lower() if isinstance(value, bool) else str(value)
