"""The back office shows every record with its history: who, when, why. Nothing is changed here yet; packages do that."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from .models import Content, Package, Redirect

admin.site.site_header = "Koers, beheer"
admin.site.site_title = "Koers"
admin.site.index_title = "Werkplaats"
admin.site.site_url = "/"


class ReadOnly:
    """Look, and touch nothing."""

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Rows come in by package."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Rows are changed by package."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Rows are withdrawn, never deleted."""
        return False


class ContentAdmin(ReadOnly, SimpleHistoryAdmin):
    """A table of public records, withdrawn ones too."""

    list_display = ("id", "__str__", "package", "withdrawn")
    list_filter = ("package", "withdrawn")
    search_fields = ("id",)
    list_per_page = 50
    show_full_result_count = False
    object_history_list_template = "kernel/history_list.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Every row."""
        return self.model.every.get_queryset()

    def history_view_title(self, _request: HttpRequest, obj: Any) -> str:
        """The heading above the history of a record."""
        return f"Geschiedenis: {obj}"

    def history_form_view_title(self, _request: HttpRequest, obj: Any) -> str:
        """The heading above one moment in it."""
        return f"Zoals het was: {obj}"


class PackageAdmin(ReadOnly, admin.ModelAdmin):
    """The packages in the workshop."""

    list_display = ("slug", "revision", "changed_at")


def show(*models: type[Content]) -> None:
    """Put these models in the back office."""
    for model in models:
        admin.site.register(model, ContentAdmin)


show(Redirect)
admin.site.register(Package, PackageAdmin)
