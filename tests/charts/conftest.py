"""All sample charts, drawn once."""

from xml.etree import ElementTree

import pytest

from koers.kernel.charts import RenderedChart, render

from .samples import hard, usual

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {**usual(), **hard()}


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    return tmp_path_factory.mktemp("charts")


@pytest.fixture(scope="session")
def drawn(store) -> dict[str, RenderedChart]:
    return {name: render(chart, store) for name, chart in CHARTS.items()}


@pytest.fixture(scope="session")
def trees(drawn) -> dict[str, ElementTree.Element]:
    """Every picture, wide and narrow, as XML."""
    return {
        f"{name} {form}": ElementTree.fromstring(getattr(chart, form))
        for name, chart in drawn.items()
        for form in ("wide", "narrow")
    }
