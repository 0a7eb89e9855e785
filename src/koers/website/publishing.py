"""The back-office page that shows what changed since the last edition, and publishes."""

from itertools import groupby

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from koers.kernel.editions import store
from koers.kernel.editions.diff import difference
from koers.kernel.editions.publish import NothingToPublish, preview, publish
from koers.kernel.editions.store import Edition, EditionDamaged, NoEdition
from koers.kernel.packages.problems import PackageError

MOST_SHOWN = 500


@staff_member_required
def publish_page(request: HttpRequest) -> HttpResponse:
    """Show the changes since the last edition; publish them on request."""
    if request.method == "POST":
        return _publish(request)
    context = {**admin.site.each_context(request), "title": "Publiceren", "current": _current()}
    try:
        changes = list(difference(_current(), preview()))
    except NothingToPublish:
        return render(request, "website/publish.html", {**context, "empty": True})
    shown = groupby(changes[:MOST_SHOWN], key=lambda change: (change.package, change.table_title))
    context |= {
        "count": len(changes),
        "more": max(0, len(changes) - MOST_SHOWN),
        "groups": [(package, table, list(rows)) for (package, table), rows in shown],
    }
    return render(request, "website/publish.html", context)


def _current() -> Edition | None:
    try:
        return store.current()
    except NoEdition:
        return None


def _publish(request: HttpRequest) -> HttpResponse:
    try:
        edition, new = publish(by=request.user, why=request.POST.get("note", "").strip()[:500])
    except PackageError as error:
        messages.error(request, error.text())
    except PermissionError as error:
        messages.error(request, f"Dat mag niet: {error}.")
    except (EditionDamaged, NothingToPublish):
        messages.error(request, "Er is niets te publiceren, of een editie is beschadigd. Zie: koers editions verify.")
    except OSError as error:
        messages.error(request, f"Publiceren lukte niet: {error}. Er is niets veranderd.")
    else:
        messages.success(request, f"Editie {edition.id} is gepubliceerd." if new else "Er was niets veranderd.")
    return HttpResponseRedirect(reverse("website:publish"))
