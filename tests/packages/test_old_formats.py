"""Packages of every format there ever was stay loadable. A sample is never changed: a later format needs a converter.

`proefdorp` is as Koers wrote it; `proefregister` as a person would, with semicolons and decimal commas in one table and
columns left out. Every table of the format is there, and every word that its columns take.
"""

from pathlib import Path

import pytest

from koers.indicators.models import Observation
from koers.kernel.context import workshop
from koers.kernel.files import folder_hash
from koers.kernel.packages.loading import load_folders
from koers.programme.models import Programme

SAMPLES = Path(__file__).parents[1] / "samples"
FORMAT_1 = {
    "acts": 6, "area_parts": 2, "areas": 10, "baselines": 2, "bodies": 2, "contradictions": 3, "definition_versions": 1,
    "events": 2, "glossary": 1, "goal_indicators": 2, "goal_relations": 3, "goal_versions": 1, "goals": 8, "horizons": 2,
    "indicators": 5, "intervention_goals": 1, "intervention_indicators": 1, "intervention_partners": 1, "interventions": 6,
    "observations": 12, "organisations": 2, "outputs": 2, "programme": 1, "redirects": 1, "sources": 4, "targets": 3,
    "units": 8,
}  # fmt: skip


def test_the_sample_is_as_it_was() -> None:
    """When this fails, put the files back as they were. A new format gets a new folder."""
    assert (
        folder_hash(SAMPLES / "package-format-1") == "95445eb0d0d693781deea192c584302910722b945da1574ddce20e9e6550750b"
    )


@pytest.mark.django_db
def test_format_1_is_loadable() -> None:
    result = load_folders(sorted((SAMPLES / "package-format-1").iterdir()))
    counts = {name: len(table.rows) for change in result.changes for name, table in change.package.tables.items()}
    assert counts == FORMAT_1
    with workshop():
        programme = Programme.objects.select_related("area", "benchmark", "source").get()
        figures = dict(Observation.objects.exclude(value="").values_list("period", "value"))
    assert (programme.area.name, programme.benchmark.name, programme.baseline_year) == (
        "Proef focus_area",
        "Proef country",
        2019,
    )
    assert programme.text == "# Proefdorp\n\nEen *verzonnen* programma.\n"
    assert programme.source.title == "Plan voor Proefdorp"
    assert figures["2023"] == "5.1"
    assert figures["2023-11-22"] == "12.50"
