"""Questions about bodies, what they agreed, and what they planned and did."""

from collections.abc import Collection

from django.db.models import Prefetch, Q, QuerySet

from .models import (
    Act,
    Agreement,
    AgreementParty,
    Body,
    BodyRelation,
    Decision,
    DecisionOutcome,
    Phase,
    Principle,
    Seat,
    Staff,
)


def bodies(package: str, others: Collection[str] = ()) -> list[Body]:
    """The bodies of a package, then the others with these ids; each in the order of its package."""
    found = Body.objects.filter(Q(package=package) | Q(pk__in=list(others))).select_related("source", "organisation")
    return sorted(found, key=lambda body: body.package != package)


def relations(of: Collection[str]) -> list[BodyRelation]:
    """The lines that begin at these bodies."""
    found = BodyRelation.objects.filter(body__in=list(of))
    return list(found.select_related("body", "other", "source").order_by("package", "position"))


def relations_to(body: Body) -> list[BodyRelation]:
    """The lines that end at a body."""
    found = BodyRelation.objects.filter(other=body)
    return list(found.select_related("body", "other", "source").order_by("package", "position"))


def seats(of: Collection[str]) -> list[Seat]:
    """The seats in these bodies, empty ones too."""
    found = Seat.objects.filter(body__in=list(of)).select_related("body", "organisation", "source")
    return list(found.order_by("package", "position"))


def seats_of(organisation: str) -> list[Seat]:
    """The seats of an organisation, in every body and on every list."""
    return list(Seat.objects.filter(organisation=organisation).select_related("body").order_by("package", "position"))


def agreements_of(organisation: str) -> list[AgreementParty]:
    """The agreements an organisation is a party to."""
    found = AgreementParty.objects.filter(organisation=organisation).select_related("agreement", "source")
    return list(found.order_by("package", "position"))


def staff(of: Collection[str]) -> list[Staff]:
    """The functions at these bodies."""
    found = Staff.objects.filter(body__in=list(of)).select_related("body", "employer", "source")
    return list(found.order_by("package", "position"))


def agreements(package: str) -> list[Agreement]:
    """The agreements of a programme, each with its parties."""
    parties = AgreementParty.objects.select_related("organisation", "source").order_by("position")
    found = Agreement.objects.filter(package=package).select_related("source", "act")
    return list(found.prefetch_related(Prefetch("parties", parties)).order_by("position"))


def principles(package: str) -> list[Principle]:
    """What a programme holds to."""
    return list(
        Principle.objects.filter(package=package).select_related("source", "act__body").order_by("kind", "number")
    )


def phases(package: str) -> list[Phase]:
    """The phases of a programme, in order."""
    return list(Phase.objects.filter(package=package).select_related("source").order_by("number"))


def planned(package: str, forum: str = "") -> list[Decision]:
    """The planned decisions of a programme (of one body), each with what is known of how it went.

    A waypoint that is a line of the calendar too has the outcomes of that line at its ``calendar_row``.
    """
    found = Decision.objects.filter(package=package)
    return _complete(found.filter(forum=forum) if forum else found)


def same(package: str, id: str) -> list[Decision]:
    """The planned decision with this id first, then every line about the same decision; empty when it is not there.

    The same: doubles, the same at another moment, a waypoint and its line in the calendar, and what replaces what.
    """
    one = Decision.objects.filter(package=package, pk=id).first()
    if one is None:
        return []
    own = {one.pk, one.calendar_row_id, one.duplicate_of_id, one.differs_from_id, one.replaces_id} - {None}
    about = Q(pk__in=own)
    for column in ("calendar_row", "duplicate_of", "differs_from", "replaces"):
        about |= Q(**{f"{column}__in": own})
    return sorted(_complete(Decision.objects.filter(about)), key=lambda line: line.pk != one.pk)


def _complete(found: QuerySet[Decision]) -> list[Decision]:
    """With what each line refers to and what is known of how it went, in the order of the source."""
    outcomes = DecisionOutcome.objects.select_related("source", "act__body").order_by("date", "position")
    related = ("source", "phase", "forum", "calendar_row", "duplicate_of", "differs_from", "replaces")
    kept = found.select_related(*related).prefetch_related(
        Prefetch("outcomes", outcomes), Prefetch("calendar_row__outcomes", outcomes)
    )
    return list(kept.order_by("position"))


def answers_to(advice: Collection[str]) -> list[Act]:
    """The answers to these pieces of advice, the oldest first."""
    return list(Act.objects.filter(answers__in=list(advice)).select_related("body", "source").order_by("date"))


def acts(of: Collection[str], packages: Collection[str]) -> list[Act]:
    """What these bodies did, according to these packages; the newest first, undated ones last."""
    found = Act.objects.filter(body__in=list(of), package__in=list(packages)).select_related(
        "body", "source", "confirms__body", "answers__body"
    )
    return sorted(found.order_by("package", "position"), key=lambda act: act.date, reverse=True)
