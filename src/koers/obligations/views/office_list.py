"""The back-office pages that read a council's list: upload it, look at what it changes, confirm once."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from koers.kernel.components.formatting import plural
from koers.kernel.packages.problems import PackageError

from .. import waiting
from ..actions import Outdated, TakenIn, take_in_list
from ..changing import NoProgramme
from ..forms import UploadForm
from ..importing import ListError, read_list, telling
from ..models import Kind
from .office import frame, in_words, programme_choices

SHOWN = 500
PROBLEMS = (ListError, NoProgramme, PackageError, PermissionError, OSError)


@staff_member_required
def upload(request: HttpRequest) -> HttpResponse:
    """Take a list, read it, and go to what it changes; or say what is wrong with it."""
    form = UploadForm(request.POST or None, request.FILES or None, programmes=programme_choices())
    if request.method == "POST" and form.is_valid():
        try:
            token = _kept(request, form.cleaned_data)
        except PROBLEMS as error:
            form.add_error("file", in_words(error).splitlines())  # type: ignore[arg-type]
        else:
            return HttpResponseRedirect(reverse("obligations_office:list", args=[token]))
    return render(request, "obligations/office/upload.html", frame(request, "Lijst van de raad inlezen", form=form))


def _kept(request: HttpRequest, own: dict[str, Any]) -> str:
    file = own["file"]
    with tempfile.TemporaryDirectory(prefix="koers-lijst-") as aside:
        path = Path(aside) / Path(file.name).name
        with path.open("wb") as handle:
            for chunk in file.chunks():
                handle.write(chunk)
        found = read_list(path, timezone.localdate(), Kind(own["kind"]) if own["kind"] else None)
    return waiting.keep(waiting.Waiting(own["programme"], file.name, found), request.user.pk)


@staff_member_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a list changes; on request, write it."""
    there = waiting.find(token, request.user.pk)
    if there is None:
        messages.error(request, "Deze lijst is er niet meer. Lees hem opnieuw in.")
        return HttpResponseRedirect(reverse("obligations_office:upload"))
    try:
        shown = _take_in(request, there)
        if request.method == "POST":
            return _written(request, token, there, shown)
    except Outdated as outdated:
        messages.error(request, str(outdated))
        return HttpResponseRedirect(reverse("obligations_office:list", args=[token]))
    except PROBLEMS as error:
        waiting.drop(token)
        context = frame(request, "Deze lijst kan Koers niet inlezen", problems=in_words(error).splitlines())
        return render(request, "obligations/office/upload.html", context)
    merged = shown.merged
    context = frame(
        request,
        f"Wat verandert er door {there.file}?",
        about=telling.about(there.found),
        shown=shown,
        merged=merged,
        tables=[("Anders", merged.changed[:SHOWN], len(merged.changed) - SHOWN), ("Nieuwe stand", merged.moved[:SHOWN], len(merged.moved) - SHOWN)],
        new=merged.new[:SHOWN],
        more_new=len(merged.new) - SHOWN,
        gone=[one for one in merged.gone if one.open][:SHOWN],
        more_gone=sum(one.open for one in merged.gone) - SHOWN,
        withdrawn=[telling.withdrawal(one) for one in merged.withdrawn],
        contradicted=merged.contradicted[:SHOWN],
        more_contradicted=len(merged.contradicted) - SHOWN,
        contradiction=telling.CONTRADICTED,
        left=telling.first_of(telling.left_out(there.found, merged), SHOWN),
        terms=merged.terms[:SHOWN],
        more_terms=len(merged.terms) - SHOWN,
        other_term=telling.OTHER_TERM,
        programme=there.programme,
        what=telling.WHAT,
    )  # fmt: skip
    return render(request, "obligations/office/confirm.html", context)


def _take_in(request: HttpRequest, there: waiting.Waiting, **more: Any) -> TakenIn:
    why = f"lijst uit het raadsinformatiesysteem: {there.file}"
    return take_in_list(there.programme, there.found, by=request.user, why=why, file=there.file, **more)


def _written(request: HttpRequest, token: str, there: waiting.Waiting, shown: TakenIn) -> HttpResponse:
    """Write what was shown, without the items and proposals that were dropped and the proposals that nobody could see."""
    revision = request.POST.get("revision", "")
    dropped = frozenset(request.POST.getlist("niet")) | frozenset(_unseen(shown))
    done = _take_in(request, there, write=True, dropped=dropped, revision=int(revision) if revision.isdecimal() else -1)
    waiting.drop(token)
    count = plural(done.merged.changes, "wijziging", "wijzigingen")
    verb = "staat" if done.merged.changes == 1 else "staan"
    said = (
        f"{count} {verb} in de werkplaats."
        if done.merged.changes
        else "Er was niets veranderd. De dag van de lijst is bijgewerkt."
    )
    messages.success(request, f"{said} Het is openbaar zodra u publiceert.")
    return HttpResponseRedirect(reverse("obligations_office:index"))


def _unseen(shown: TakenIn) -> Iterator[str]:
    for one in shown.merged.new[SHOWN:]:
        yield from (proposal.key for proposal in one.proposals)
