"""The back-office pages of the register: find an obligation, record a step or an extension."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from koers.kernel.packages.problems import PackageError
from koers.programme.models import Programme

from ..actions import Refused, extend, record_step
from ..changing import NoProgramme
from ..forms import ExtensionForm, StepForm
from ..queries import workshop as queries

SAVED = "Dit staat in de werkplaats. Het is openbaar zodra u publiceert."
KNOWN = "Dit stond er al. Er is niets veranderd."


def frame(request: HttpRequest, title: str, **more: Any) -> dict[str, Any]:
    """What every page of the back office needs."""
    return {**admin.site.each_context(request), "title": title, **more}


def programme_choices() -> list[tuple[str, str]]:
    """The programmes with a register, by name."""
    names = dict(Programme.objects.values_list("package", "name"))
    return sorted(((slug, names.get(slug, slug)) for slug in queries.programmes_with_some()), key=lambda pair: pair[1])


@staff_member_required
def index(request: HttpRequest) -> HttpResponse:
    """Find an obligation, or go to the lists."""
    programmes, text = programme_choices(), request.GET.get("q", "").strip()[:200]
    chosen = request.GET.get("programma", "")
    known = dict(programmes)
    found = queries.looked_for(chosen, text) if chosen in known else []
    context = frame(
        request,
        "Verplichtingen",
        programmes=programmes,
        chosen=chosen,
        text=text,
        found=found,
        asked=chosen in known,
        most=queries.MOST,
    )
    return render(request, "obligations/office/index.html", context)


@staff_member_required
def one(request: HttpRequest, programme: str, obligation: str) -> HttpResponse:
    """Record a step of an obligation, or an extension of its term."""
    now = queries.now(programme, obligation)
    if now is None:
        raise Http404("deze verplichting staat niet in de werkplaats")
    asked = request.POST.get("wat", "") if request.method == "POST" else ""
    step = StepForm(request.POST if asked == "stap" else None, now=now, prefix="stap")
    extension = ExtensionForm(request.POST if asked == "verlenging" else None, now=now, prefix="verlenging")
    form = {"stap": step, "verlenging": extension}.get(asked)
    if form is not None and form.is_valid() and _saved(request, now, form):
        return HttpResponseRedirect(reverse("obligations_office:one", args=[programme, obligation]))
    context = frame(
        request,
        now.obligation.title,
        now=now,
        forms=[("stap", "Leg een stap vast", step, bool(now.nexts)), ("verlenging", "Leg een verlenging vast", extension, now.is_open)],
        steps=now.obligation.steps.select_related("by").order_by("on", "position"),
        extensions=now.obligation.extensions.select_related("allowed_by").order_by("decided_on", "position"),
    )  # fmt: skip
    return render(request, "obligations/office/one.html", context)


def _saved(request: HttpRequest, now: queries.Now, form: StepForm | ExtensionForm) -> bool:
    """Do what the form asks; what is refused stands above the form."""
    own, row = form.cleaned_data, now.obligation
    why: dict[str, Any] = {"by": request.user, "why": own["remark"] or "back office", "proof": form.proof()}
    try:
        if isinstance(form, StepForm):
            step = {name: own[name] for name in ("state", "on", "body", "evidence")}
            new = record_step(row.package, row.pk, **step, **why)
        else:
            extension = {name: own[name] for name in ("until", "decided_on", "allowed_by", "reason")}
            new = extend(row.package, row.pk, **extension, **why)
    except Refused as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return False
    except (PackageError, NoProgramme, PermissionError, OSError) as error:
        form.add_error(None, in_words(error))
        return False
    messages.success(request, SAVED if new else KNOWN)
    return True


def in_words(error: Exception) -> str:
    """What went wrong, for the person at the form."""
    if isinstance(error, PermissionError):
        return f"Dat mag niet: {error}."
    if isinstance(error, OSError):
        return "Lezen of schrijven lukte niet. Er is niets veranderd."
    return str(error)
