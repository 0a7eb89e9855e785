"""Who decides in a programme, and the page and calendar of one body."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.feeds import calendar_response
from koers.kernel.pages import respond
from koers.programme.presenting.provenance import contradictions_table, source_of
from koers.programme.views.frame import day_of, frame, old_address
from koers.sources.presenting import references

from .. import queries
from ..addresses import address
from ..drawings import bodies as drawings
from ..presenting import advice, body_page, ical, members
from ..presenting import bodies as lists
from ..presenting import bodies_page as presenting
from ..presenting import calendar as calendar_page
from ..presenting.meetings import meetings_table


def page(request: HttpRequest, programme: str) -> HttpResponse:
    """The bodies of a programme, how they stand to each other, who sits in them, and what was agreed."""
    around = frame(programme, "governance:governance")
    found = queries.governance(programme)
    every = found.bodies.every
    bodies = lists.bodies_table(every, found.relations, programme)
    lines = lists.relations_table(found.relations, programme, found.bodies.ids)
    seats = [(members.seats_table(one), one) for one in members.by_date(found.seats)]
    staff = [(members.staff_table(one), one) for one in members.by_date(found.staff)]
    changes = members.changes_table(members.changes(found.seats, found.relations))
    agreements = presenting.agreements_table(found.agreements)
    principles = presenting.principles_table(found.principles)
    disagree = contradictions_table(found.contradictions)
    context = around.context(
        crumbs=(("Bestuur", ""),),
        title="Bestuur",
        answer=presenting.answer(found),
        figures=presenting.key_figures(found),
        picture=drawings.picture(found, around.programme.short_name),
        tree=drawings.tree(drawings.boxes(found), programme),
        past=lists.names(drawings.past(found), programme),
        bodies=bodies,
        lines=lines,
        seats=[(table, references(one.rows), one.newest) for table, one in seats],
        staff=[(table, references(one.rows), one.newest) for table, one in staff],
        changes=changes,
        agreements=agreements,
        agreement_sources=references(found.agreements),
        principles=principles,
        principles_finding=presenting.principles_finding(found.principles) if found.principles else "",
        principle_sources=references(found.principles),
        disagree=disagree,
        sources=references([*every, *found.relations, *found.seats, *found.staff, *found.agreements]),
        decisions_url=address("decisions", programme),
        tables=[bodies, lines, *(table for table, _ in [*seats, *staff]), changes, agreements, principles, disagree],
    )
    return respond(request, "governance/governance.html", context)


def body(request: HttpRequest, programme: str, body: str) -> HttpResponse:
    """One body: what it does, whom it accounts to, who sits in it, what is on its agenda and what it decided."""
    around = frame(programme, "governance:governance")
    every = queries.bodies(programme)
    found = every.find(body)
    if found is None:
        return old_address(request, "bodies", body)
    facts, today = queries.body_facts(programme, every, found), day_of(request)
    chosen = request.GET.get("jaar", "")
    chosen = chosen if chosen in body_page.years(facts.planned) else ""
    short, to = body_page.in_short(facts, programme, every.ids), body_page.to_table(facts, programme)
    agenda = body_page.agenda_table(facts.planned, programme, today, chosen)
    acts = calendar_page.acts_table(advice.other_acts(facts.acts), programme, every.ids)
    meetings = meetings_table(facts.meetings)
    given = advice.advice(facts.acts)
    advice_table = advice.advice_table(given, facts.answers, programme, every.ids)
    seats = [members.seats_table(one) for one in members.by_date(facts.seats)]
    staff = [members.staff_table(one) for one in members.by_date(facts.staff)]
    disagree, added = contradictions_table(facts.contradictions), additions("bodies", found.pk)
    context = around.context(
        crumbs=(("Bestuur", address("governance", programme)), (found.name, "")),
        title=body_page.title(found),
        body=found,
        answer=body_page.answer(facts),
        short=short,
        source=source_of(found),
        to=to,
        seats=seats,
        staff=staff,
        agenda=agenda,
        agenda_sentence=body_page.agenda_sentence(facts.planned, today),
        agenda_fields=body_page.agenda_fields(facts.planned, chosen),
        planned=facts.planned,
        acts=acts,
        meetings=meetings,
        advice=advice_table,
        advice_sentence=advice.sentence(given, facts.answers) if given else "",
        feed_url=address("body_feed", programme, found.pk) if facts.planned or facts.acts else "",
        disagree=disagree,
        sources=references([found, *facts.lines, *facts.to, *facts.seats, *facts.staff, *facts.planned, *facts.acts]),
        additions=added,
        tables=[
            short,
            to,
            *seats,
            *staff,
            agenda,
            acts,
            advice_table,
            meetings,
            disagree,
            *(one.table for one in added),
        ],
    )
    return respond(request, "governance/body.html", context)


def body_feed(request: HttpRequest, programme: str, body: str) -> HttpResponse:
    """The agenda of one body as iCalendar. Raises Http404 when it has no part in the programme."""
    around = frame(programme, "governance:governance")
    every = queries.bodies(programme)
    found = every.find(body)
    if found is None:
        raise Http404("dit orgaan is er niet")
    facts = queries.body_facts(programme, every, found)
    about = ical.Feed(
        name=ical.title_of(f"{found.name} ({around.programme.short_name})", around.programme.made_up),
        programme=programme,
        url=request.build_absolute_uri(address("body", programme, found.pk)),
        made=request.edition.moment,
    )
    return calendar_response(ical.feed(about, facts.planned, facts.acts), f"{programme}-{found.pk}.ics")
