"""Search over a whole edition: a full-text table made when the edition is built, aliases included."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import connections
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from koers.council_window.queries.councils import councils
from koers.decisions.models import Body, Decision
from koers.finance.models import Fund, Scheme
from koers.glossary.models import Term
from koers.indicators.models import Indicator
from koers.kernel.context import current_alias
from koers.kernel.database import batches
from koers.obligations.models import Obligation
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.programme.models import Event, Goal, GoalIndicator, Intervention, Programme, ProgrammeBody
from koers.risks.models import Risk
from koers.sources.models import Contradiction, Source

MOST_FOUND = 50
MARK = ("\x02", "\x03")  # cannot occur in the text, so that it can be escaped before the marks become HTML
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Entry:
    """One thing to be found. ``other`` are its other names, ``where`` the programme or room it is in."""

    kind: str
    title: str
    text: str
    other: str
    where: str
    url: str


@dataclass(frozen=True)
class Hit:
    """A search result; ``excerpt`` is safe HTML with the words found in <mark>."""

    kind: str
    title: str
    where: str
    url: str
    excerpt: SafeString


def index_all(alias: str) -> None:
    """Fill the search table of the edition that is being built."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE koers_search USING fts5(title, other, text, kind UNINDEXED, place UNINDEXED, url UNINDEXED,"
            " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
        )
        rows = ((e.title, e.other, e.text, e.kind, e.where, e.url) for e in entries())
        for batch in batches(rows, 1000):
            cursor.executemany(
                "INSERT INTO koers_search (title, other, text, kind, place, url) VALUES (%s, %s, %s, %s, %s, %s)", batch
            )


def entries() -> Iterator[Entry]:
    """Everything that can be found; made-up programmes are not among it."""
    programmes = {p.pk: p for p in Programme.objects.all()}
    shown = {slug for slug, programme in programmes.items() if not programme.made_up}
    names = {slug: programmes[slug].short_name for slug in shown}
    for programme in programmes.values():
        if programme.pk in shown:
            yield Entry("programma", programme.name, f"{programme.ambition} {programme.text}", programme.short_name, "", reverse("programme:overview", args=[programme.pk]))  # fmt: skip
    for goal in Goal.objects.filter(package__in=shown):
        yield Entry(goal.get_level_display(), goal.title, goal.description, "", names[goal.package], reverse("programme:goal", args=[goal.package, goal.pk]))  # fmt: skip
    yield from _indicators(names)
    for item in Intervention.objects.filter(package__in=shown):
        text = " ".join((item.description, item.activities, item.outputs_text, item.outcomes))
        yield Entry("interventie", item.name, text, "", names[item.package], reverse("programme:intervention", args=[item.package, item.pk]))  # fmt: skip
    for fund in Fund.objects.filter(package__in=shown):
        text = " ".join((fund.purpose, fund.note, fund.conditions))
        yield Entry("geldstroom", fund.name, text, fund.instrument_text, names[fund.package], reverse("finance:fund", args=[fund.package, fund.pk]))  # fmt: skip
    for scheme in Scheme.objects.filter(package__in=shown):
        yield Entry("regeling", scheme.name, f"{scheme.purpose} {scheme.focus_position}", scheme.plan, names[scheme.package], reverse("finance:schemes", args=[scheme.package]) + f"#{scheme.pk}")  # fmt: skip
    for event in Event.objects.filter(package__in=shown):
        yield Entry("gebeurtenis", event.event, "", "", names[event.package], reverse("programme:overview", args=[event.package]) + "#tijdlijn")  # fmt: skip
    yield from _governance(names)
    yield from _owed(names)
    yield from _councils()
    yield from _shared()


def _governance(names: dict[str, str]) -> Iterator[Entry]:
    """Bodies in every programme where they have a part, planned decisions, and risks."""
    links = ProgrammeBody.objects.filter(programme__in=names).select_related("body")
    places = [(body.package, body) for body in Body.objects.filter(package__in=names)]
    for programme, body in [*places, *((link.programme_id, link.body) for link in links)]:
        yield Entry("orgaan", body.name, f"{body.role} {body.decides_on} {body.advises_on}", body.kind, names[programme], reverse("governance:body", args=[programme, body.pk]))  # fmt: skip
    for line in Decision.objects.filter(package__in=names, duplicate_of=None, differs_from=None, calendar_row=None):
        yield Entry("gepland besluit", line.title, line.note, line.part, names[line.package], reverse("governance:decision", args=[line.package, line.pk]))  # fmt: skip
    for risk in Risk.objects.filter(package__in=names):
        yield Entry("risico", risk.title, f"{risk.cause} {risk.effect} {risk.measure}", risk.category, names[risk.package], reverse("risks:risk", args=[risk.package, risk.pk]))  # fmt: skip


def _owed(names: dict[str, str]) -> Iterator[Entry]:
    """What somebody owes somebody; found by its number in the council's own system too."""
    rows = Obligation.objects.filter(package__in=names).only(
        "id", "package", "kind", "title", "description", "note", "number"
    )
    for row in rows.iterator(chunk_size=5000):
        yield Entry(row.get_kind_display(), row.title, f"{row.description} {row.note}", row.number, names[row.package], reverse("obligations:obligation", args=[row.package, row.pk]))  # fmt: skip


def _councils() -> Iterator[Entry]:
    """The window of each council."""
    for council in councils():
        if not council.made_up:
            text = "raadsvenster: wat is aan de raad, wat is beloofd, wat komt eraan"
            yield Entry("gemeenteraad", f"Raad van {council.area.name}", text, "raadsvenster; gemeenteraad", "", reverse("council_window:council", args=[council.id]))  # fmt: skip


def _indicators(names: dict[str, str]) -> Iterator[Entry]:
    linked = dict(
        GoalIndicator.objects.filter(package__in=names).order_by("-package").values_list("indicator_id", "package")
    )
    for indicator in Indicator.objects.all():
        package = indicator.package if indicator.package in names else linked.get(indicator.pk)
        if package is not None:
            yield Entry("indicator", indicator.name, indicator.definition, indicator.system, names[package], reverse("programme:indicator", args=[package, indicator.pk]))  # fmt: skip


def _shared() -> Iterator[Entry]:
    for area in Area.objects.filter(source__made_up=False):
        yield Entry("gebied", area.name, area.note, area.aliases, "", reverse("programme:area", args=[area.pk]))
    for organisation in Organisation.objects.filter(source__made_up=False):
        yield Entry("organisatie", organisation.name, organisation.role_note, organisation.aliases, "", reverse("programme:organisation", args=[organisation.pk]))  # fmt: skip
    for term in Term.objects.filter(source__made_up=False):
        other = "; ".join(part for part in (term.synonyms, term.preferred) if part)
        yield Entry(
            "begrip",
            term.term,
            f"{term.definition} {term.confusion_note}",
            other,
            "",
            reverse("glossary:terms") + f"#{term.pk}",
        )
    for source in Source.objects.filter(made_up=False):
        yield Entry("bron", source.title, source.note, source.issuer, "", reverse("sources:sources") + f"#{source.pk}")
    for item in Contradiction.objects.filter(source__made_up=False):
        text = f"{item.first_value} {item.second_value} {item.handling}"
        yield Entry("tegenstrijdigheid", item.subject, text, "", "", reverse("sources:contradictions") + f"#{item.pk}")


def search(query: str) -> list[Hit]:
    """The best hits for what a reader typed: all words, the last letters may be missing; then any of the words."""
    words = [word for word in WORD.findall(query.lower()) if word]
    if not words:
        return []
    exact = _find(" AND ".join(f'"{word}"*' for word in words))
    return exact or _find(" OR ".join(f'"{word}"*' for word in words if len(word) > 2))


def _find(match: str) -> list[Hit]:
    if not match:
        return []
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(
            "SELECT kind, title, place, url, snippet(koers_search, -1, %s, %s, ' … ', 24) FROM koers_search"
            " WHERE koers_search MATCH %s ORDER BY bm25(koers_search, 10.0, 8.0, 1.0) LIMIT %s",
            [*MARK, match, MOST_FOUND],
        )
        return [
            Hit(kind, title, place, url, _marked(excerpt)) for kind, title, place, url, excerpt in cursor.fetchall()
        ]


def _marked(excerpt: str) -> SafeString:
    return mark_safe(escape(excerpt).replace(MARK[0], "<mark>").replace(MARK[1], "</mark>"))


@dataclass(frozen=True)
class Suggestion:
    """A name that looks like what was typed, and the address that searches for it."""

    words: str
    url: str


def suggestions(query: str) -> list[Suggestion]:
    """Titles and other names that look like what was typed, for when nothing was found."""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute(
            "SELECT title, other FROM koers_search WHERE kind IN ('begrip', 'gebied', 'organisatie', 'doel', 'indicator', 'interventie') LIMIT 5000"
        )
        known = {
            name.strip().lower(): name.strip()
            for row in cursor.fetchall()
            for name in (row[0], *row[1].split(";"))
            if name.strip()
        }
    near = [known[name] for name in difflib.get_close_matches(query.lower().strip(), known, 5, 0.6)]
    return [Suggestion(name, f"{reverse('website:search')}?{urlencode({'q': name})}") for name in near]
