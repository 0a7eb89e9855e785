"""Questions the general pages ask."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from koers.glossary.models import Term
from koers.indicators.models import Indicator, Observation
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.programme.judging.question import CURRENT
from koers.programme.models import Goal, Intervention, Programme, Verdict
from koers.programme.queries import programmes
from koers.sources.models import Contradiction, Source, Sourced

CLEAR = ("reached", "on_course", "behind", "moving_away")


@dataclass(frozen=True)
class ProgrammeState:
    """A programme and how many of its indicators have which verdict (since the start, under the terms that stand)."""

    programme: Programme
    verdicts: Counter[str]

    @property
    def clear(self) -> int:
        """How many indicators have a clear answer, good or bad."""
        return sum(self.verdicts[code] for code in CLEAR)

    @property
    def asked(self) -> int:
        """How many indicators and goals were asked about."""
        return self.verdicts.total()


def programme_states() -> list[ProgrammeState]:
    """Every programme with its counts; an indicator counts once, with its earliest end year."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows = Verdict.objects.filter(period=Verdict.Period.PROGRAMME, variant=CURRENT).order_by("target_year")
    for package, goal, indicator, verdict in rows.values_list("package", "goal_id", "indicator_id", "verdict"):
        found[package].setdefault(indicator or f"goal {goal}", verdict)
    return [ProgrammeState(programme, Counter(found[programme.pk].values())) for programme in programmes()]


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
