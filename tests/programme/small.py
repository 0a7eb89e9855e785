"""Small programmes for tests: a package is written with only what a test is about, and the rest is filled in.

world = Small("proef").observe("werk", "gebied", {2022: 60, 2023: 61}).observe("werk", "land", {2022: 70, 2023: 70})
verdicts = world.judge(tmp_path)
"""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from koers.kernel.context import workshop
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.registry import all_tables
from koers.programme.judging.judge import judge_programme
from koers.programme.models import Programme, Verdict

SOURCE = "bron"
# What a row is when a test does not say.
DEFAULTS: dict[str, dict[str, Any]] = {
    "areas": {"kind": "region"},
    "units": {"kind": "share", "per": 100, "symbol": "%"},
    "indicators": {"definition": "Wat het meet.", "unit": "procent", "direction": "up", "status": "in_use"},
    "goals": {"level": "goal", "area": "gebied", "standing": "council_adopted"},
    "goal_indicators": {"basis": "source"},
    "observations": {"area": "gebied"},
    "targets": {"area": "gebied", "standing": "council_adopted"},
    "baselines": {"area": "gebied", "standing": "council_adopted"},
    "horizons": {"judged": True},
}


class Small:
    """A made-up programme: an area that catches up with a country, one goal, one indicator; more is added by name."""

    def __init__(self, slug: str = "proef", depends_on: Sequence[str] = (), **programme: Any) -> None:
        """Begin with a goal "doel" and an indicator "werk" in percents; ``programme`` changes the programme's own row."""
        self.slug = slug
        self.depends_on = depends_on
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.add("sources", id=SOURCE, title="Een bron", date="2023-11-01")
        self.add("areas", id="land", name="Het land", kind="country")
        self.add("areas", id="gebied", name="Het gebied", parent="land")
        self.add("units", id="procent", name="procent")
        self.add("units", id="aantal", name="aantal", kind="count", per="", symbol="")
        self.add("units", id="per-1000", name="per 1.000", kind="rate", per=1000, symbol="per 1.000 inwoners")
        self.add("indicators", id="werk", name="Werk")
        self.add("goals", id="doel", title="Een doel")
        self.add("goal_indicators", goal="doel", indicator="werk")
        own = {
            "id": slug, "name": "Een programma", "short_name": "Proef", "kind": "proef", "ambition": "Even goed.",
            "owner": "Iemand", "area": "gebied", "benchmark": "land", "start": 2015, "baseline_year": 2015, "end": 2042,
        }  # fmt: skip
        self.add("programme", **(own | programme))

    def add(self, table: str, /, **cells: Any) -> "Small":
        """Add a row."""
        self.tables.setdefault(table, []).append(DEFAULTS.get(table, {}) | cells)
        return self

    def only(self, *tables: str) -> "Small":
        """Keep only these tables: the rest comes from the packages it depends on."""
        self.tables = {name: self.tables[name] for name in tables}
        return self

    def change(self, table: str, id: str, **cells: Any) -> "Small":
        """Change cells of the row with this id."""
        next(row for row in self.tables[table] if row["id"] == id).update(cells)
        return self

    def observe(self, indicator: str, area: str, values: Mapping[Any, Any], **cells: Any) -> "Small":
        """Add a figure for every period; the same further cells for all."""
        for period, value in values.items():
            self.add("observations", indicator=indicator, area=area, period=period, value=value, **cells)
        return self

    def write(self, folder: Path) -> Path:
        """Write the package into a folder of its name; returns that folder."""
        place = folder / self.slug
        place.mkdir(parents=True, exist_ok=True)
        resources = []
        for table in all_tables():
            rows = self.tables.get(table.name)
            if rows is None:
                continue
            with (place / table.file).open("w", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(table.columns)
                writer.writerows([_cell(row, name) for name in table.columns] for row in rows)
            resources.append({"name": table.name, "path": table.file})
        descriptor = {
            "name": self.slug,
            "koers": {"format": 1, "depends_on": list(self.depends_on)},
            "resources": resources,
        }
        (place / "datapackage.json").write_text(json.dumps(descriptor))
        return place

    def judge(self, folder: Path) -> list[Verdict]:
        """Load the package into the workshop and judge it there, without making an edition."""
        load_folders([self.write(folder)], replace=True)
        with workshop():
            return judge_programme(Programme.objects.select_related("benchmark").get(pk=self.slug))


def _cell(row: Mapping[str, Any], name: str) -> str:
    if name == "source" and "source" not in row:
        return SOURCE
    value = row.get(name, "")
    return (
        {True: "true", False: "false", None: ""}.get(value, str(value))
        if isinstance(value, bool | None)
        else str(value)
    )


def since_start(verdicts: list[Verdict], variant: str = "current") -> list[Verdict]:
    """Those about the programme itself, under one rule set."""
    return [v for v in verdicts if v.period == Verdict.Period.PROGRAMME and v.variant == variant]
