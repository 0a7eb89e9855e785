"""Questions about bodies, what they agreed, and what they planned and did."""

from collections.abc import Collection

from django.db.models import Prefetch, Q

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
    outcomes = DecisionOutcome.objects.select_related("source", "act__body").order_by("date", "position")
    found = Decision.objects.filter(package=package)
    if forum:
        found = found.filter(forum=forum)
    related = ("source", "phase", "forum", "calendar_row", "duplicate_of", "differs_from", "replaces")
    kept = found.select_related(*related).prefetch_related(
        Prefetch("outcomes", outcomes), Prefetch("calendar_row__outcomes", outcomes)
    )
    return list(kept.order_by("position"))


def acts(of: Collection[str], packages: Collection[str]) -> list[Act]:
    """What these bodies did, according to these packages; the newest first, undated ones last."""
    found = Act.objects.filter(body__in=list(of), package__in=list(packages)).select_related(
        "body", "source", "confirms__body"
    )
    return sorted(found.order_by("package", "position"), key=lambda act: act.date, reverse=True)
