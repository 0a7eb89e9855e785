"""A handful of made-up buurten in three gemeenten, in the form of a StatLine download."""

from pathlib import Path

YEAR = 2020
# Column of StatLine and measure; the last is a number, taken per hundred inhabitants.
COLUMNS = {
    "Wonen/Gemiddelde woningwaarde (x 1 000 euro)": "woz_value",
    "Nabijheid voorzieningen/Afstand tot grote supermarkt (km)": "distance_supermarket",
    "Bevolking/Leeftijdsgroepen bevolking/65 jaar of ouder (aantal)": "population_65_plus",
}
MEASURES = tuple(COLUMNS.values())
Figures = dict[str, tuple[int, float | None, float | None, int | None]]
"""code: population, woz_value (x 1,000 euro), distance (km), people of 65 and over; None is kept back."""


def buurt(gemeente: int, number: int) -> str:
    return f"BU9{gemeente:03}00{number:02}"


SMALL: Figures = {
    buurt(1, 0): (1000, 200.0, 1.0, 200),
    buurt(1, 1): (1000, 200.0, 1.0, 200),  # alike, but in the same gemeente
    buurt(2, 0): (500, 210.0, 1.0, 100),
    buurt(2, 1): (2000, 200.0, 1.0, 400),  # equal in everything, and twice as large
    buurt(3, 0): (1000, 400.0, 5.0, 100),
    buurt(3, 1): (1000, None, 1.0, 200),
}


def write(path: Path, figures: Figures, factor: float = 1.0) -> Path:
    """A StatLine download. ``factor``: another unit for the distances, as if these were yards."""
    lines = [";".join(f'"{name}"' for name in (
        "Wijken en buurten", "Regioaanduiding/Gemeentenaam (naam)", "Regioaanduiding/Codering (code)",
        "Bevolking/Aantal inwoners (aantal)", *COLUMNS,
    ))]  # fmt: skip
    for code, (people, worth, distance, old) in figures.items():
        cells = (people, worth, None if distance is None else distance * factor, old)
        texts = ["." if cell is None else f"{cell:.12g}".replace(".", ",") for cell in cells]
        lines.append(";".join(['"Ergens"', '"Voorstad"', f'"{code}"', *texts]))
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    return path
