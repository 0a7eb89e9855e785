"""Figures of the catalogue as a reader sees them."""

from koers.kernel.components.formatting import number, with_unit
from koers.statistics import Kind, Measure

# unit of the catalogue: (sign behind or before each figure, words, factor to what is shown)
_UNITS = {
    "procent": ("%", "procent", 1),
    "aantal": ("", "aantal", 1),
    "aantal-gemiddeld": ("", "gemiddeld aantal", 1),
    "duizend-euro": ("€", "euro", 1000),
    "per-1000-inwoners": ("", "per 1.000 inwoners", 1),
    "personen-per-huishouden": ("", "personen per huishouden (gemiddeld aantal)", 1),
    "per-huishouden": ("", "per huishouden (gemiddeld aantal)", 1),
    "inwoners-per-km2": ("", "aantal per vierkante kilometer", 1),
    "per-km2": ("", "aantal per vierkante kilometer", 1),
    "kwh": ("kWh", "kilowattuur per jaar", 1),
    "m3": ("m³", "kubieke meter per jaar", 1),
    "km": ("km", "kilometer", 1),
    "ha": ("ha", "hectare", 1),
    "score": ("", "score", 1),
    "code": ("", "klasse", 1),
}


def unit_words(measure: Measure) -> str:
    """The unit in words."""
    return _unit(measure)[1]


def written(value: float, measure: Measure, extra: int = 0) -> str:
    """A figure with its sign; ``extra`` decimals more, for a bound that lies closer than the figure is precise."""
    sign, _, factor = _unit(measure)
    decimals = measure.decimals + extra
    if measure.kind == Kind.CLASS:
        return f"klasse {number(value, 0)}"
    if factor != 1:  # as precise as the source is, in the unit that a reader knows
        value, decimals = round(value, decimals) * factor, 0
    return with_unit(float(value), sign, decimals) if sign else number(float(value), decimals)


def _unit(measure: Measure) -> tuple[str, str, int]:
    """Sign, words, factor; a unit that is new to the catalogue is its own words."""
    return _UNITS.get(measure.unit, ("", measure.unit.replace("-", " "), 1))
