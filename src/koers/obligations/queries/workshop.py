"""What the back office needs of the register as it stands in the workshop, where no terms were worked out yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koers.decisions.models import Body
from koers.kernel.models import Package
from koers.sources.models import Source

from ..flows import STATES, Who, flow_of
from ..models import Obligation
from ..terms import Extension, Term, in_order, last_day
from ..working_out import settings_of, standing

MOST = 200


@dataclass(frozen=True)
class Next:
    """A state that may follow, and the body that must bring it about ("" where anybody may, or where nobody is named)."""

    state: str
    words: str
    who: Who
    body: str


@dataclass(frozen=True)
class Now:
    """How an obligation stands in the workshop."""

    obligation: Obligation
    state: str
    term: Term
    nexts: Sequence[Next]

    @property
    def words(self) -> str:
        """The state in words."""
        return STATES[self.state].words

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes something."""
        return STATES[self.state].open

    @property
    def due(self) -> date | None:
        """The day by which it must be there."""
        return self.term.due


def now(programme: str, obligation: str) -> Now | None:
    """How an obligation of a programme stands; None when it is not there."""
    related = ("owes", "owed_to", "asker", "addressee")
    row = Obligation.objects.select_related(*related).filter(package=programme, pk=obligation).first()
    if row is None:
        return None
    steps = in_order(row.steps.order_by("position").values_list("on", "state"), lambda step: step[0])
    extensions = [
        Extension(last_day(until), last_day(decided), body, why)
        for until, decided, body, why in row.extensions.order_by("position").values_list(
            "until", "decided_on", "allowed_by__name", "why"
        )
    ]
    found = standing(row, steps, extensions, settings_of([programme])[programme], None)
    bodies = {who: getattr(row, who.value) for who in Who if who is not Who.ANYONE}
    nexts = [
        Next(state, STATES[state].words, who, bodies[who].name if bodies.get(who) else "")
        for state, who in flow_of(row.kind, row.type).moves.get(found.state, {}).items()
    ]
    return Now(row, found.state, found.term, nexts)


def looked_for(programme: str, text: str) -> list[Obligation]:
    """The obligations of a programme with these words in their title or as their number, in the order of the register."""
    rows = Obligation.objects.filter(package=programme).order_by("position")
    for word in text.split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word))
    return list(rows[:MOST])


def programmes_with_some() -> list[str]:
    """The packages that have a register, by name."""
    return list(Obligation.objects.order_by("package").values_list("package", flat=True).distinct())


def bodies_for(programme: str) -> list[tuple[str, str]]:
    """The bodies that a package may name, as (id, name)."""
    return list(Body.objects.filter(package__in=_may_name(programme)).order_by("name").values_list("id", "name"))


def sources_for(programme: str) -> list[tuple[str, str]]:
    """The sources that a package may name, as (id, title): those that an obligation of it has first."""
    rows = Source.objects.filter(package__in=_may_name(programme)).order_by("title").values_list("id", "title")
    used = set(Obligation.objects.filter(package=programme).order_by().values_list("source", flat=True).distinct())
    return sorted(rows, key=lambda row: row[0] not in used)


def _may_name(programme: str) -> list[str]:
    package = Package.objects.get(slug=programme)
    return [programme, *package.depends_on]


def body_names() -> dict[str, str]:
    """The name of every body by its id."""
    return dict(Body.objects.values_list("id", "name"))
