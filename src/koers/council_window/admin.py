"""The back office of the room council window: here a council's own frame is written."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from koers.kernel.admin import ContentAdmin, show

from .actions import put_row, row_id
from .forms import FrameRowForm
from .models import Frame, FrameFinding, FrameRequirement, FrameTrigger, MonitoringSource


class FrameRowAdmin(ContentAdmin):
    """Rows that may be added and changed; each change goes through the checks of a package, with who and why."""

    form = FrameRowForm
    exclude = ("package", "position", "withdrawn")

    def has_add_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        """Staff with the right of this table."""
        return admin.ModelAdmin.has_add_permission(self, request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Staff with the right of this table."""
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    def get_autocomplete_fields(self, _request: HttpRequest) -> tuple[str, ...]:
        """Rows of other tables are looked up by their id: there are too many to list."""
        return tuple(field.name for field in self.model._meta.fields if field.is_relation)

    def get_exclude(self, _request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The id is given once, when a row is new; a threshold is known by its frame and kind."""
        known = obj is not None or self.model is FrameTrigger
        return (*self.exclude, *(("id",) if known else ()))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, _change: bool) -> None:
        """Write the row into its package."""
        row = form.row()
        put_row(form.table_name, form.programme(), row, by=request.user, why=form.cleaned_data["why"])
        obj.pk = row_id(form.table_name, row)


for model in (Frame, FrameRequirement, FrameFinding, FrameTrigger):
    admin.site.register(model, FrameRowAdmin)
show(MonitoringSource)
