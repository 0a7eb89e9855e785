"""Every component as a template tag, and Dutch notation as filters: ``{% load koers %}``.

A tag shows one template of ``templates/components/``, whose first lines say what it takes. Tags read ``stand_query``,
``contact_email`` and ``request`` from the page's context; without them they still render (the page for error 500 has none).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ...notices import notices
from .. import addresses, formatting, shapes, tallies
from ..cells import body_rows, columns_of
from ..horizons import AXIS, horizon_bars
from ..missing_words import missing_words
from ..verdict_words import verdict_words

register = template.Library()

PAGE_PARAMETER = "pagina"

# What a tag's own template needs of the page around it.
_PAGE = ("stand_query", "contact_email", "request", "search_query")


def _within(context: Context, **values: Any) -> dict[str, Any]:
    """The context of a component: what it was given, and the little it needs of the page."""
    return {name: context.get(name, "") for name in _PAGE} | values


def _stand_query(context: Context) -> str:
    return context.get("stand_query") or ""


def _show(context: Context, name: str, **values: Any) -> SafeString:
    """Render ``components/<name>.html``; for tags that hold a block of the page."""
    engine = context.template.engine  # type: ignore[union-attr]
    return engine.get_template(f"components/{name}.html").render(context.new(_within(context, **values)))


def _inline(context: Context, name: str, **values: Any) -> SafeString:
    """As ``_show``, without white space around it: for parts that stand inside a sentence."""
    return mark_safe(_show(context, name, **values).strip())  # rendered by a template, which escaped it


# --- addresses ------------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def link(context: Context, url: str) -> str:
    """``{% link goal.url %}``: an address of this site that keeps the state the reader looks at.

    Of a file of this page it also keeps what the reader chose: one downloads what one sees.
    """
    request = context.get("request")
    asked = list(request.GET.lists()) if request else []
    return addresses.keep_stand(addresses.keep_choice(str(url), asked), _stand_query(context))


@register.simple_tag(takes_context=True)
def koers_url(context: Context, name: str, *args: Any, **kwargs: Any) -> str:
    """``{% koers_url 'programme:goal' slug id %}``: as Django's url tag, and keeps the state."""
    return addresses.keep_stand(reverse(name, args=args, kwargs=kwargs), _stand_query(context))


@register.inclusion_tag("components/stand_field.html", takes_context=True)
def stand_field(context: Context) -> dict[str, Any]:
    """``{% stand_field %}``: the state as a hidden field, for every form with method GET."""
    return {"fields": parse_qsl(_stand_query(context))}


@register.inclusion_tag("components/link_list.html", takes_context=True)
def site_links(context: Context, place: str) -> dict[str, Any]:
    """``{% site_links "header" %}`` or "footer": the general links of the site."""
    links = addresses.HEADER_LINKS if place == "header" else addresses.FOOTER_LINKS
    return _within(context, place=place, links=[(label, addresses.site_path(path)) for label, path in links])


@register.simple_tag
def site_path(path: str) -> str:
    """``{% site_path "/zoeken/" as action %}``: a fixed path of the site under its prefix."""
    return addresses.site_path(path)


# --- the frame of a page --------------------------------------------------------------------------------------------


@register.inclusion_tag("components/programme_nav.html", takes_context=True)
def programme_nav(context: Context, name: str, slug: str, current: str = "", made_up: bool = False) -> dict[str, Any]:
    """``{% programme_nav programme.name programme.slug "doelen" %}``: the sections of one programme."""
    root = addresses.site_path(f"/programma/{slug}/")
    sections = (
        ("Overzicht", ""),
        ("Doelen", "doelen"),
        ("Indicatoren", "indicatoren"),
        ("Interventies", "interventies"),
    )
    return _within(
        context,
        name=name,
        made_up=made_up,
        sections=[
            shapes.Section(label, f"{root}{part}/" if part else root, part == current) for label, part in sections
        ],
    )


@register.inclusion_tag("components/crumbs.html", takes_context=True)
def crumbs(context: Context, *parts: Any) -> dict[str, Any]:
    """``{% crumbs "Bronnen" "/bronnen/" source.title %}``: label and address in turn, the page itself last.

    One argument may also be a list of (label, address) pairs; the last pair has "" for address.
    """
    if len(parts) == 1 and not isinstance(parts[0], str):
        trail = list(parts[0])
    else:
        trail = [(parts[i], parts[i + 1] if i + 1 < len(parts) else "") for i in range(0, len(parts), 2)]
    return _within(context, trail=trail)


@register.inclusion_tag("components/as_of_bar.html", takes_context=True)
def as_of_bar(context: Context, stand: shapes.Stand) -> dict[str, Any]:
    """``{% as_of_bar stand %}``: which state the page shows; a yellow band when it is not the latest."""
    request = context.get("request")
    return _within(context, stand=stand, here=request.path if request else "?")


@register.inclusion_tag("components/page_header.html", takes_context=True)
def page_header(
    context: Context,
    h1: str,
    kind: str = "",
    answer: str = "",
    lead: str = "",
    verdict: shapes.Judged | None = None,
    tags: Sequence[shapes.Tag] = (),
) -> dict[str, Any]:
    """``{% page_header goal.title kind="Doel" answer=headline lead=text verdict=judged %}``: the top of every page."""
    return _within(context, h1=h1, kind=kind, answer=answer, lead=lead, verdict=verdict, tags=tags)


@register.simple_block_tag(takes_context=True)
def section(context: Context, content: SafeString, title: str, id: str = "") -> SafeString:
    """``{% section "De cijfers" id="tabel" %} … {% endsection %}``: a part of the page under a heading of level 2."""
    return _show(context, "section", content=content, title=title, id=id)


@register.simple_block_tag(takes_context=True)
def how(context: Context, content: SafeString, intro: str = "") -> SafeString:
    """``{% how intro=text %} {% fold … %} … {% endhow %}``: the panel "Hoe weten we dit?", last on a page."""
    return _show(context, "how", content=content, intro=intro)


@register.simple_block_tag(takes_context=True)
def fold(context: Context, content: SafeString, title: str, open: bool = False) -> SafeString:
    """``{% fold "De rekensom" open=True %} … {% endfold %}``: opens and closes without JavaScript; open in print."""
    return _show(context, "fold", content=content, title=title, open=open)


@register.simple_block_tag(takes_context=True)
def notice(context: Context, content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """``{% notice "warning" title="Let op" %} … {% endnotice %}``: kind is info, warning, error or ok."""
    return _show(context, "notice", content=content, kind=kind, title=title)


@register.simple_tag(takes_context=True)
def area_notices(context: Context, area: str) -> SafeString:
    """``{% area_notices programme.area_id %}``: what rooms tell over every page about an area; for the frames of pages."""
    request = context.get("request")
    found = notices(request, area) if request and area else ()
    shown = (
        _show(context, "notice", content=format_html("<p>{}</p>", one.text), kind="info", title=one.title)
        for one in found
    )
    return mark_safe("".join(shown))  # rendered by a template, which escaped it


@register.simple_tag(takes_context=True)
def contact_line(context: Context) -> SafeString:
    """``{% contact_line %}``: "Klopt dit niet?", a mail with the address of this page; nothing without an address."""
    request, email = context.get("request"), context.get("contact_email", "")
    page = addresses.keep_stand(request.path, _stand_query(context)) if request else "onbekend"
    return _inline(context, "contact_line", mail=addresses.mail_about(email, page) if email else "")


# --- verdicts -------------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def verdict(context: Context, code: str, reason: str = "", big: bool = False) -> SafeString:
    """``{% verdict "too_early" "too_few_points" big=True %}``: the badge, sign and words."""
    return _inline(context, "verdict", words=verdict_words(code, reason), big=big)


@register.simple_tag(takes_context=True)
def verdict_sign(context: Context, code: str, reason: str = "", hidden: bool = False) -> SafeString:
    """``{% verdict_sign code reason %}``: the sign alone, named for who cannot see it; ``hidden`` when words stand beside it."""
    return _inline(context, "sign", words=verdict_words(code, reason), named=not hidden)


@register.inclusion_tag("components/judged_list.html", takes_context=True)
def judged_list(context: Context, verdicts: Sequence[shapes.Judged]) -> dict[str, Any]:
    """``{% judged_list goal.verdicts %}``: the verdicts of a goal's indicators, each with sign, words and indicator."""
    return _within(context, verdicts=verdicts)


@register.inclusion_tag("components/verdict_legend.html")
def verdict_legend(verdicts: Sequence[shapes.Judged]) -> dict[str, Any]:
    """``{% verdict_legend verdicts %}``: what the signs mean that occur; for lists with signs alone."""
    return {"entries": tallies.legend(verdicts)}


@register.inclusion_tag("components/tally.html", takes_context=True)
def tally(context: Context, tally: shapes.Tally) -> dict[str, Any]:
    """``{% tally tally %}``: counts of verdicts, with the median share closed and what cannot be judged, and why."""
    return _within(
        context,
        tally=tally,
        total=tallies.total(tally),
        entries=tallies.entries(tally),
        counted=tallies.counted(tally),
        cannot=tallies.cannot_sentence(tally),
    )


@register.inclusion_tag("components/goal_list.html", takes_context=True)
def goal_list(context: Context, goals: Sequence[shapes.Goal]) -> dict[str, Any]:
    """``{% goal_list goals %}``: goals with the verdicts of their indicators below each."""
    return _within(context, goals=goals)


@register.inclusion_tag("components/tree.html", takes_context=True)
def tree(context: Context, nodes: Sequence[shapes.TreeNode]) -> dict[str, Any]:
    """``{% tree nodes %}``: a tree that opens and closes."""
    return _within(context, nodes=nodes)


@register.inclusion_tag("components/cross_table.html", takes_context=True)
def cross_table(context: Context, table: shapes.CrossTable) -> dict[str, Any]:
    """``{% cross_table table %}``: goals in two orderings at once; on a phone a list a row."""
    rows = [(heading, list(zip(table.columns, cells, strict=True))) for heading, cells in table.rows]
    judged = [one for _, cells in rows for _, goals in cells for goal in goals for one in goal.verdicts]
    return _within(context, table=table, rows=rows, judged=judged)


# --- figures, tables, sources ---------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def missing(context: Context, kind: str = "not_stated", text: str = "") -> SafeString:
    """``{% missing "suppressed" %}``: why there is no figure; ``text`` replaces the words or is the quoted text."""
    return _inline(context, "missing", missing=missing_words(kind, text))


@register.simple_tag(takes_context=True)
def mark(context: Context, kind: str, text: str = "") -> SafeString:
    """``{% mark "stand_in" "Heerlen-Noord" %}``: a small mark in words; the kinds are in shapes.TAGS."""
    return _inline(context, "tag", tag=shapes.Tag(kind, text))


@register.inclusion_tag("components/key_figures.html", takes_context=True)
def key_figures(context: Context, figures: Sequence[shapes.KeyFigure]) -> dict[str, Any]:
    """``{% key_figures figures %}``: three or four figures in large type."""
    return _within(context, figures=figures)


@register.inclusion_tag("components/source_line.html", takes_context=True)
def source_line(context: Context, sources: Any, note: str = "") -> dict[str, Any]:
    """``{% source_line source %}`` or a list of sources: where this comes from; "niet vermeld" when there is none."""
    listed = [sources] if isinstance(sources, shapes.Source | Mapping) else list(sources or ())
    return _within(context, sources=listed, note=note)


@register.inclusion_tag("components/figure.html", takes_context=True)
def figure(context: Context, figure: shapes.Figure) -> dict[str, Any]:
    """``{% figure figure %}``: a chart with its finding, source line, and links to table and CSV."""
    return _within(context, figure=figure)


@register.inclusion_tag("components/data_table.html", takes_context=True)
def data_table(context: Context, table: shapes.Table) -> dict[str, Any]:
    """``{% data_table table %}``: a table that becomes a list on a phone when it has more than two columns."""
    columns = columns_of(table)
    return _within(context, table=table, columns=columns, rows=body_rows(table), stack=len(columns) > 2)


@register.inclusion_tag("components/horizon.html", takes_context=True)
def horizon(context: Context, horizons: Sequence[shapes.Horizon], now: float) -> dict[str, Any]:
    """``{% horizon horizons now %}``: where we are on each horizon, in words and as a bar; ``now`` is a year with a fraction."""
    return _within(context, bars=horizon_bars(horizons, now), axis=AXIS)


@register.inclusion_tag("components/timeline.html", takes_context=True)
def timeline(context: Context, events: Sequence[shapes.Event]) -> dict[str, Any]:
    """``{% timeline events %}``: what happened and what is planned, in the order given."""
    return _within(context, events=events)


@register.simple_tag(takes_context=True)
def term(context: Context, text: str, id: str) -> SafeString:
    """``{% term "nulmeting" "nulmeting" %}``: a word that the glossary explains; use it once a page."""
    return _inline(context, "term", text=text, url=addresses.site_path(f"/begrippen/#{id}"))


# --- forms and paging -----------------------------------------------------------------------------------------------


@register.inclusion_tag("components/filter_form.html", takes_context=True)
def filter_form(
    context: Context, fields: Sequence[shapes.FilterField], label: str = "Kies wat u wilt zien"
) -> dict[str, Any]:
    """``{% filter_form fields %}``: a plain form that shows the same page with a choice."""
    request = context.get("request")
    chosen = any(field.value for field in fields)
    return _within(context, fields=fields, label=label, clear=request.path if request and chosen else "")


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """``{% pagination page %}``: to the previous and next page of a Django ``Page``; keeps the rest of the address."""
    request = context.get("request")

    def address(number: int) -> str:
        if not request:
            return addresses.keep_stand(f"?{PAGE_PARAMETER}={number}", _stand_query(context))
        query = request.GET.copy()
        query[PAGE_PARAMETER] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


# --- notation -------------------------------------------------------------------------------------------------------


@register.filter(name="plural")
def plural_filter(count: int, words: str) -> str:
    """``{{ count|plural:"doel,doelen" }}``."""
    one, many = words.split(",")
    return formatting.plural(count, one, many)


@register.filter(name="period_to")
def period_to_filter(start: date | str | None, end: date | str | None) -> str:
    """``{{ start|period_to:end }}``: "2019 tot en met 2027", "vanaf 2022", "" when both are missing."""
    return formatting.period_range(start, end)


for _name in ("number", "percent", "with_unit", "qualified", "money", "money_short", "period", "machine_date"):
    register.filter(_name, getattr(formatting, _name))
for _name in ("join_and", "likelihood", "capitalised", "uncapitalised"):
    register.filter(_name, getattr(formatting, _name))
