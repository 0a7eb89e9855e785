"""Every public model is explained in the glossary, so that code and screens never use two words for one thing."""

import csv
from pathlib import Path

import pytest
from django.apps import apps

from koers.kernel.models import Content, Derived

GLOSSARY = Path(__file__).parents[1] / "programmes" / "gedeeld" / "glossary.csv"
PUBLIC = sorted(model.__name__ for model in apps.get_models() if issubclass(model, Content | Derived))
# Not kept as rows, but spoken of on every page.
OTHERS = ["Benchmark", "Edition", "Package"]


def codes() -> dict[str, str]:
    """The words in the software, each with its Dutch term."""
    with GLOSSARY.open(newline="", encoding="utf-8") as handle:
        return {row["code"]: row["term"] for row in csv.DictReader(handle) if row["code"]}


@pytest.mark.parametrize("name", PUBLIC + OTHERS)
def test_every_public_model_has_a_term(name: str) -> None:
    assert name in codes(), f"zet een begrip met code {name} in programmes/gedeeld/glossary.csv"


def test_every_code_is_a_model() -> None:
    """A word for something that is gone, or was never built, explains nothing."""
    assert sorted(set(codes()) - set(PUBLIC) - set(OTHERS)) == []
