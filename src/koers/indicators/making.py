"""How a figure is made from those of buurten, in plain Dutch: for the passport of an indicator."""

from koers.kernel.components.formatting import join_and

from .models import Indicator, Unit

WEIGHTS = (
    "Is dat voor een jaar niet bekend, dan tellen de aantallen van het dichtstbijzijnde jaar waarvan ze voor het hele land "
    "bekend zijn."
)


def how_made(indicator: Indicator) -> list[str]:
    """Sentences; none for an indicator whose figures do not come from the neighbourhood statistics."""
    # The statistics bring DuckDB and Arrow: only who asks waits for them.
    from koers.statistics import Kind, catalogue
    from koers.statistics.aggregation import LEAST_COVERAGE

    measure = catalogue().measures.get(indicator.measure)
    if measure is None:
        return []
    least = float(indicator.least_coverage or LEAST_COVERAGE)
    by = join_and([catalogue()[name].name.lower() for name in measure.denominator])
    rated = indicator.unit is not None and indicator.unit.kind in (Unit.Kind.SHARE, Unit.Kind.RATE)
    if measure.kind == Kind.COUNT and rated and by:
        told = [f"Koers telt de buurten van een gebied op en deelt door het aantal {by}."]
    elif measure.kind == Kind.COUNT:
        told = ["Koers telt de buurten van een gebied op."]
    elif measure.kind == Kind.MEDIAN:
        told = ["Van medianen van buurten is geen mediaan van een gebied te maken."]
    else:
        told = [f"Koers neemt het gemiddelde van de buurten in een gebied, gewogen naar {by}. {WEIGHTS}"]
    if measure.note:
        told.append(measure.note)
    told.append("Geeft de uitgever zelf een cijfer voor het gebied, dan neemt Koers dat.")
    told.append(
        f"Van minstens {round(100 * least)}% van het gebied moet het cijfer bekend zijn. Anders tonen we er geen."
    )
    return [*told, f"Naam in de landelijke cijfers: {measure.name}."]
