"""Where the figures on a page come from: sources, releases, and what each says of itself."""

from collections.abc import Iterable

from koers.kernel.components.formatting import period
from koers.kernel.components.shapes import Cell, Row, Table
from koers.statistics import Row as Figure
from koers.statistics import catalogue


def sources_table(figures: Iterable[Figure]) -> Table:
    """A row a source: who publishes it, which years, which release, under which licence, and what to know about it."""
    years: dict[str, set[int]] = {}
    releases: dict[str, set[str]] = {}
    for row in figures:
        years.setdefault(row.source, set()).add(row.year)
        if row.vintage is not None:
            releases.setdefault(row.source, set()).add(row.vintage.isoformat())
    rows = []
    for name, source in catalogue().sources.items():
        if name in years:
            days = sorted(releases.get(name, ()))
            rows.append(
                Row(
                    (
                        Cell(source.name, note=source.note),
                        source.publisher or "de partner zelf",
                        years_words(years[name]),
                        Cell(", ".join(period(day) for day in days), raw=", ".join(days)) if days else Cell(),
                        source.licence or Cell(),
                    )
                )
            )
    columns = ("Bron", "Van wie", "Jaren", "Uitgave", "Licentie")
    return Table("Bronnen van deze cijfers", columns, rows, id="bronnen", caption_hidden=True, csv_url="?csv=bronnen")


def years_words(years: Iterable[int]) -> str:
    """Years with runs written as one: "2016 tot en met 2020, 2024"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]} tot en met {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
