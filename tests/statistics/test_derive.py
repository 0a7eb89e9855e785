"""`koers statistics derive`: figures of a programme out of the store, into its package, and nothing else touched."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError

from koers.indicators.derived import SYSTEM
from koers.kernel.packages.loading import load_folders
from koers.statistics import Store

from .. import factories
from . import samples
from .test_command import koers

ROOT = Path(__file__).resolve().parents[2]
NATIONAL = (
    "cbs-odata-84799NED/cbs.v3.84799NED_TypedDataSet.parquet",
    "cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2024_geslachten.csv",
    "cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2017.csv",
    "cbs-kwb-heerlen/UrbanData-test.db",
    "leefbaarometer/Livability.csv.zip",
    "rivm-gezondheid-50090NED/2016_18+.xlsx",
    "rivm-gezondheid-50090NED/RIVM_gezondheid2020_18+.xlsx",
)
HELP = {
    "id": "hulp",
    "unit": "per-1000",
    "direction": "down",
    "uncertainty": "register",
    "measure": "social_assistance",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "KOERS_HOME", tmp_path / "home")
    store = Store(tmp_path / "home" / "statistics")
    for make in (samples.odata3_parquet, samples.leefbaarometer_zip):
        store.bring_in(make(tmp_path))
    return tmp_path / "home"


def tables(*indicators: dict[str, Any], **more: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """A package about a focus area of three buurten, in the made-up gemeente."""
    parts = [("BU90010000", 1), ("BU90010001", 1), ("BU900101A1", 1)]
    return {
        "sources": [factories.source(), factories.source("cbs-kwb-2020"), factories.source("leefbaarometer-3")],
        "areas": [
            factories.area("land", kind="country", cbs_code="NL00"),
            factories.area("stad", parent="land", cbs_code="GM9001"),
            factories.area("noord", kind="focus_area", parent="stad"),
            factories.area("dorp", kind="district", parent="noord", cbs_code="WK900100"),
            factories.area("elders", parent="land", cbs_code="GM9999"),
        ],
        "area_parts": [
            {"area": "noord", "cbs_code": code, "name": code, "weight": weight, "provisional": True, "source": "bron"}
            for code, weight in parts
        ],
        "units": [
            factories.unit("per-1000", kind="rate", per=1000),
            factories.unit("aantal", kind="count", per=""),
            factories.unit("leefbaarometer-score", kind="index", per=""),
        ],
        "indicators": [factories.indicator(**one) for one in indicators],
        "observations": [factories.observation("hulp", area="dorp", period="2019", value="80", unit="per-1000")],
        "programme": [factories.programme(area="noord", benchmark="land")],
    } | more


def package(tmp_path: Path, *indicators: dict[str, Any], **more: list[dict[str, Any]]) -> Path:
    return factories.write(tmp_path / "pakketten", "proef", **tables(*(indicators or (HELP,)), **more))


def derive(folder: Path, *words: str) -> str:
    return koers("derive", "proef", "--packages", str(folder.parent), *words)


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "observations.csv").open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def made(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    return {(row["area"], row["period"]): row for row in rows(folder) if row["system"] == SYSTEM}


def test_counts_become_a_rate_with_its_denominator(tmp_path: Path) -> None:
    """Of 2,105 people 200 get help, and one buurt of 5 people is kept back: its share is that of the others."""
    folder = package(tmp_path)
    assert "proef: 4 cijfers van 1 indicatoren; nieuw 4, veranderd 0, weg 0." in derive(folder)
    found = made(folder)
    assert {key: row["value"] for key, row in found.items()} == {
        ("noord", "2020"): "95.2",  # 1000 * (200 + 5 * 200 / 2100) / 2105
        ("land", "2020"): "23.0",  # 1000 * 400,000 / 17,407,585
        ("stad", "2020"): "73.6",  # 1000 * 310 / 4,210
        ("dorp", "2020"): "95.2",  # 1000 * 200 / 2,100
    }
    area = found["noord", "2020"]
    assert (area["denominator"], area["unit"], area["provisional"]) == ("2105", "per-1000", "true")
    assert (area["source"], area["source_place"]) == ("cbs-kwb-2020", "tabel 90001NED, uitgave van 26 maart 2021")
    assert area["note"].endswith("De lijst van buurten is voorlopig.")
    assert "Van 99% van het gebied is het cijfer bekend." in area["note"]
    # Two counts off by 9 at most, 0 to 5 people kept back, and three populations off by 4: 182/2117 to 223/2093.
    assert "tussen 86,0 en 106,5" in area["note"]


def test_noise_is_chance_and_rounding(tmp_path: Path) -> None:
    """Poisson: 1000^2 (200.5) / 2100^2; and one count rounded by lot to 10: variance 99 / 6, of the size to 5: 24 / 6."""
    folder = package(tmp_path)
    derive(folder)
    chance = 1000**2 * 200.5 / 2100**2
    rounding = 1000**2 * (99 / 6 + (200 / 2100) ** 2 * 24 / 6) / 2100**2
    assert float(made(folder)["dorp", "2020"]["variance"]) == pytest.approx(chance + rounding, abs=1e-5)


def test_what_somebody_wrote_stays_and_twice_changes_nothing(tmp_path: Path) -> None:
    folder = package(tmp_path)
    assert koers_fails(folder, "--check").returncode == 1
    before = rows(folder)
    derive(folder)
    written = (folder / "observations.csv").read_bytes()
    kept = rows(folder)[0]
    assert {name: kept[name] for name in before[0]} == before[0]
    assert "Alles is bij." in derive(folder)
    assert "Alles is bij." in derive(folder, "--check")
    assert (folder / "observations.csv").read_bytes() == written


def koers_fails(folder: Path, *words: str) -> CommandError:
    before = (folder / "observations.csv").read_bytes()
    with pytest.raises(CommandError) as caught:
        derive(folder, *words)
    assert (folder / "observations.csv").read_bytes() == before
    return caught.value


def test_a_score_is_taken_as_it_is_without_a_denominator(tmp_path: Path) -> None:
    score = {"id": "score", "unit": "leefbaarometer-score", "uncertainty": "model", "measure": "livability_deviation"}
    folder = package(tmp_path, HELP, score)
    derive(folder)
    found = [row for row in rows(folder) if row["indicator"] == "score"]
    assert {row["source"] for row in found} == {"leefbaarometer-3"}
    assert {row["denominator"] + row["variance"] for row in found} == {""}
    assert all(len(row["value"].split(".")[1]) == 4 for row in found)


def test_too_little_known_is_a_reason_and_no_figure(tmp_path: Path) -> None:
    """Dorp is half of it, and of the buurt that is the other half nothing is known."""
    parts = [
        {"area": "noord", "cbs_code": code, "name": code, "weight": 1, "provisional": False, "source": "bron"}
        for code in ("BU90010000", "BU900101A1")
    ]
    strict = HELP | {"least_coverage": "0.999"}
    folder = package(tmp_path, strict, area_parts=parts)
    derive(folder)
    row = made(folder)["noord", "2020"]
    assert (row["value"], row["missing"], row["denominator"], row["variance"]) == ("", "too_little_known", "", "")
    assert "nodig is 100%" in row["note"] or "nodig is 99" in row["note"]


def test_a_store_without_the_figures_empties_nothing(tmp_path: Path, home: Path) -> None:
    folder = package(tmp_path)
    derive(folder)
    shutil.rmtree(home / "statistics" / "cbs-kwb")
    assert "niets meer te vinden: hulp, dorp, 2020" in str(koers_fails(folder))
    derive(folder, "--replace")
    assert made(folder) == {}


def test_a_unit_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    folder = package(tmp_path, HELP | {"unit": "leefbaarometer-score"})
    assert "de maat social_assistance is in 'aantal', de indicator in 'leefbaarometer-score'" in str(
        koers_fails(folder)
    )


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = package(tmp_path, sources=[factories.source()])
    assert "Zet 'cbs-kwb-2020' in sources.csv." in str(koers_fails(folder))


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = package(tmp_path)
    with pytest.raises(CommandError, match=r"geen pakket 'nergens'\. Deze zijn er: proef"):
        koers("derive", "nergens", "--packages", str(folder.parent))


def test_another_model_without_a_break_is_refused() -> None:
    """Two models under one name are two measures, unless the package says where the break is."""
    from koers.indicators.derived import CannotDerive, Passport, _refuse_unmarked_break
    from koers.statistics import Row, Status

    def row(year: int, version: str) -> Row:
        return Row("m", "a", year, 1.0, "score", None, None, 1.0, Status.OK, "leefbaarometer", None, version)

    series = [row(2018, "Leefbaarometer 3.0"), row(2020, "Leefbaarometer 3.0"), row(2022, "Leefbaarometer 4.0")]
    indicator = type("Indicator", (), {"id": "score"})
    with pytest.raises(CannotDerive, match=r"2022 is van Leefbaarometer 4\.0, 2020 van Leefbaarometer 3\.0"):
        _refuse_unmarked_break(Passport(indicator, {}, (2019,), frozenset()), series)
    _refuse_unmarked_break(Passport(indicator, {}, (2022,), frozenset()), series)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"measure": "social_assistence"}, "'social_assistence' is geen maat in de landelijke cijfers. Bedoelt u social_assistance"),
        ({"measure": "population", "least_coverage": "1.5"}, "Schrijf een deel van het geheel"),
        ({"least_coverage": "0.9"}, "least_coverage staat er zonder measure"),
    ],
)  # fmt: skip
def test_a_passport_that_is_wrong_is_refused(tmp_path: Path, cells: dict[str, str], problem: str) -> None:
    from koers.kernel.packages.problems import PackageError

    folder = package(tmp_path, HELP | {"measure": ""} | cells)
    with pytest.raises(PackageError) as caught:
        load_folders([folder])
    assert problem in caught.value.text()


def test_the_committed_figures_are_those_of_the_real_files(national_files: Path, tmp_path: Path, home: Path) -> None:
    """Anyone can make the rows again: the same files give the same bytes."""
    shutil.rmtree(home / "statistics")
    store = Store(home / "statistics")
    for name in NATIONAL:
        store.bring_in(national_files / name)
    copy = tmp_path / "programmes"
    shutil.copytree(ROOT / "programmes", copy)
    text = koers("derive", "heerlen-noord", "--packages", str(copy), "--check")
    assert "Alles is bij." in text
    for name in ("gedeeld", "heerlen-noord"):
        (copy / name / "observations.csv").write_bytes(_without_made(copy / name / "observations.csv"))
    koers("derive", "heerlen-noord", "--packages", str(copy))
    for name in ("gedeeld", "heerlen-noord"):
        assert (copy / name / "observations.csv").read_bytes() == (
            ROOT / "programmes" / name / "observations.csv"
        ).read_bytes()


def _without_made(path: Path) -> bytes:
    with path.open(newline="", encoding="utf-8") as handle:
        read = list(csv.DictReader(handle))
    factories.write_csv(path, [row for row in read if row["system"] != SYSTEM])
    return path.read_bytes()
