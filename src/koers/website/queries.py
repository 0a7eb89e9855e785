"""Questions the general pages ask."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from koers.glossary.models import Term
from koers.indicators.models import Indicator, Observation
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.programme.models import Goal, Intervention, Programme, Verdict
from koers.programme.presenting.verdicts import Answer, per_indicator, since_start, without_indicator
from koers.programme.queries import programmes
from koers.sources.models import Contradiction, Source, Sourced


@dataclass(frozen=True)
class ProgrammeState:
    """A programme with the answers about its indicators (since the start, under the terms that stand), each indicator once.

    ``empty``: how many goals have no indicator at all.
    """

    programme: Programme
    answers: list[Answer]
    empty: int

    @property
    def clear(self) -> list[Answer]:
        """The answers that say something, good or bad."""
        return [answer for answer in self.answers if answer.is_judged]

    def count(self, code: str) -> int:
        """How many indicators have this verdict."""
        return sum(answer.code == code for answer in self.answers)


def programme_states() -> list[ProgrammeState]:
    """Every programme with its answers, counted as on the programme's own page."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    related = Verdict.objects.select_related("goal", "indicator__unit").defer("detail", "series")
    for verdict in related.order_by("goal__position", "indicator__position", "target_year"):
        found[verdict.package].append(verdict)
    states = []
    for programme in programmes():
        told = since_start(found[programme.pk])
        states.append(ProgrammeState(programme, per_indicator(told), len(without_indicator(told))))
    return states


def counts() -> list[tuple[str, str, int, str]]:
    """What is in the edition: words for one and many, how many, and the address of the list ("" when there is none)."""
    kinds = (
        ("doel", "doelen", Goal, ""),
        ("indicator", "indicatoren", Indicator, ""),
        ("meting", "metingen", Observation, ""),
        ("interventie", "interventies", Intervention, ""),
        ("organisatie", "organisaties", Organisation, "/organisaties/"),
        ("gebied", "gebieden", Area, "/gebieden/"),
        ("begrip", "begrippen", Term, "/begrippen/"),
        ("bron", "bronnen", Source, "/bronnen/"),
        ("tegenstrijdigheid", "tegenstrijdigheden", Contradiction, "/tegenstrijdigheden/"),
    )
    return [(one, many, _real(model).count(), url) for one, many, model, url in kinds]


def _real(model: type[Source | Sourced]) -> QuerySet[Any]:
    """The records of a kind, invented ones aside."""
    return model.objects.filter(**{"made_up" if model is Source else "source__made_up": False})


def example_verdicts() -> list[Verdict]:
    """The verdicts of the made-up example, for the page that explains the method."""
    found = Verdict.objects.filter(package__in=Programme.objects.filter(made_up=True).values("pk"))
    return list(found.select_related("goal", "indicator__unit", "area", "benchmark").order_by("goal__position", "pk"))
