"""The register of interventions and the page of one."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.pages import page_size, respond

from ..addresses import address
from ..presenting import intervention_page as page
from ..presenting import interventions as presenting
from ..presenting.provenance import contradictions_table, source_of
from ..queries import interventions as queries
from .frame import frame, old_address

A_PAGE = 100


def register(request: HttpRequest, programme: str) -> HttpResponse:
    """All interventions of a programme, or those that fit a choice."""
    around = frame(programme, "interventions")
    every = queries.groups(queries.register(programme))
    options = queries.options(programme)
    offered = presenting.filter_fields(queries.Choice(), options, every)
    choice = presenting.choice_from(request.GET.dict(), offered)
    fields = presenting.filter_fields(choice, options, every)
    found = queries.register(programme, choice)
    groups = queries.groups(found) if choice else every
    # A file holds the whole list, a page a part of it.
    paginator = Paginator(found, page_size(request, A_PAGE))
    part = paginator.get_page(request.GET.get("pagina"))
    table = presenting.list_table(queries.listed(part), _csv(choice))
    where = _addresses(address("interventions", programme))
    counts = [presenting.theme_table(every, options, where), presenting.scope_table(every, where)]
    total = presenting.count(every)
    context = around.context(
        crumbs=(("Interventies", ""),),
        title="Interventies",
        answer=presenting.chosen_answer(groups, total) if choice else presenting.answer(every),
        figures=presenting.key_figures(every, where),
        groups=groups,
        total=total,
        found=presenting.count(groups),
        without=presenting.count(groups, measured=False),
        without_url=where(**(_given(choice) | {"indicator": queries.NONE})),
        choice=choice,
        chosen=presenting.chosen_words(fields),
        fields=fields,
        rule=queries.indicator_rule(around.programme),
        counts=counts,
        table=table,
        page=part,
        tables=[table, *counts],
    )
    if context["rule"] is not None:
        context["rule_source"] = source_of(context["rule"])
    return respond(request, "programme/interventions.html", context)


def _given(choice: queries.Choice) -> dict[str, str]:
    return {name: getattr(choice, name) for name in presenting.FIELDS if getattr(choice, name)}


def _addresses(root: str) -> Callable[..., str]:
    """Gives addresses of the register with a choice in them."""

    def where(**choice: str) -> str:
        query = urlencode({presenting.FIELDS[name]: str(value) for name, value in choice.items()})
        return f"{root}?{query}" if query else root

    return where


def _csv(choice: queries.Choice) -> str:
    asked = {presenting.FIELDS[name]: value for name, value in _given(choice).items()}
    return f"?{urlencode(asked | {'csv': 'interventies'})}"


def intervention(request: HttpRequest, programme: str, intervention: str) -> HttpResponse:
    """One intervention: its chain, what it planned and delivered, who takes part, and what is known of its effect."""
    around = frame(programme, "interventions")
    details = queries.details(programme, intervention)
    if details is None:
        return old_address(request, "interventions", intervention)
    found = details.intervention
    short = page.in_short(found)
    outputs = page.outputs_table(details.outputs)
    partners = page.partners_table(details.partners)
    indicators = page.indicators_table(details)
    disagree = contradictions_table(details.contradictions)
    rule = queries.indicator_rule(around.programme)
    added = additions("interventions", found.pk)
    context = around.context(
        crumbs=(("Interventies", address("interventions", programme)), (found.name, "")),
        title=found.name,
        intervention=found,
        answer=page.answer(details),
        short=short,
        chain=page.chain(found),
        outputs=outputs,
        goals=page.goals(details.goals),
        indicators=indicators,
        partners=partners,
        partners_sentence=page.partners_sentence(details.partners),
        disagree=disagree,
        source=source_of(found),
        sources=page.sources(details),
        rule=rule,
        rule_source=source_of(rule) if rule is not None else None,
        additions=added,
        tables=[short, outputs, partners, indicators, disagree, *(one.table for one in added)],
    )
    return respond(request, "programme/intervention.html", context)
