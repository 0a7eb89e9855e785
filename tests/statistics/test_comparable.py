"""The most alike areas: against a slow plain calculation, and what must hold for any figures."""

import csv
import io
import json
from pathlib import Path
from statistics import fmean, pstdev

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from koers.statistics import Composition, Member, Options, StatisticsInputError, Store
from koers.statistics.comparable import comparable, usual

from .three_gemeenten import MEASURES, SMALL, YEAR, Figures, buurt, write


def store_of(folder: Path, figures: Figures, factor: float = 1.0) -> Store:
    folder.mkdir(exist_ok=True)
    store = Store(folder / "store")
    store.bring_in(write(folder / "statline.csv", figures, factor), Options(year=YEAR))
    return store


def slowly(figures: Figures, own: str, weights: dict[str, float]) -> list[tuple[float, str]]:
    """(distance, area) of all areas elsewhere, worked out one by one."""
    whole = {
        code: {"woz_value": worth, "distance_supermarket": distance, "population_65_plus": 100 * old / people}
        for code, (people, worth, distance, old) in figures.items()
        if None not in (worth, distance, old)
    }
    found = []
    for code, values in whole.items():
        if code[:6] == own[:6]:
            continue
        total = 0.0
        for measure in MEASURES:
            column = [one[measure] for one in whole.values()]
            spread = pstdev(column, fmean(column))
            if spread > 1e-9 * max(map(abs, column)):
                total += weights.get(measure, 1.0) * ((values[measure] - whole[own][measure]) / spread) ** 2
        found.append(((total / sum(weights.get(measure, 1.0) for measure in MEASURES)) ** 0.5, code))
    return sorted(found)


def test_what_is_equal_comes_first_however_large(tmp_path: Path) -> None:
    found = comparable(store_of(tmp_path, SMALL), buurt(1, 0), MEASURES, YEAR)
    assert [one.area for one in found.alike] == [buurt(2, 1), buurt(2, 0), buurt(3, 0)]
    assert found.alike[0].distance == 0
    assert found.alike[0].values == (200.0, 1.0, 20.0)
    assert (found.kind, found.considered, found.left_out) == ("buurt", 5, 1)
    assert [one.per_hundred for one in found.criteria] == [False, False, True]


def test_known_distance(tmp_path: Path) -> None:
    """Two areas: each lies one standard deviation from the mean, so two from each other."""
    figures = {buurt(1, 0): (100, 100.0, 1.0, 10), buurt(2, 0): (100, 300.0, 1.0, 30)}
    store = store_of(tmp_path, figures)
    assert comparable(store, buurt(1, 0), ["woz_value"], YEAR).alike[0].distance == pytest.approx(2)
    # What is the same everywhere adds nothing, but its weight counts: the root of 4 / 2.
    both = comparable(store, buurt(1, 0), ["woz_value", "distance_supermarket"], YEAR)
    assert both.alike[0].distance == pytest.approx(2**0.5)
    assert both.criteria[1].deviation == 0
    weighed = comparable(store, buurt(1, 0), ["woz_value", "distance_supermarket"], YEAR, {"woz_value": 3})
    assert weighed.alike[0].distance == pytest.approx(3**0.5)


numbers = st.tuples(
    st.integers(100, 5000),
    st.one_of(st.none(), st.integers(50, 900).map(float)),
    st.one_of(st.none(), st.integers(1, 200).map(lambda one: one / 10)),
    st.one_of(st.none(), st.integers(0, 100)),
)
OWN = buurt(1, 0)


@st.composite
def countries(draw: st.DrawFn) -> Figures:
    codes = draw(st.lists(st.builds(buurt, st.integers(1, 4), st.integers(0, 9)), min_size=3, max_size=12, unique=True))
    figures: Figures = {OWN: (1000, 150.0, 0.5, 100)}
    return figures | {code: draw(numbers) for code in codes if code != OWN}


@given(
    figures=countries(),
    weights=st.fixed_dictionaries({}, optional=dict.fromkeys(MEASURES, st.sampled_from([0.5, 1.0, 4.0]))),
)
@hypothesis_settings(max_examples=25)
def test_as_the_slow_way(tmp_path_factory: pytest.TempPathFactory, figures: Figures, weights: dict[str, float]) -> None:
    expected = slowly(figures, OWN, weights)
    store = store_of(tmp_path_factory.mktemp("land"), figures)
    whole = sum(None not in row for row in figures.values())
    if whole < 2:
        with pytest.raises(StatisticsInputError, match="geen buurten met al deze cijfers"):
            comparable(store, OWN, MEASURES, YEAR, weights)
        return
    found = comparable(store, OWN, MEASURES, YEAR, weights)
    assert found.considered == whole
    assert found.considered + found.left_out == len(figures)
    assert [one.distance for one in found.alike] == pytest.approx([distance for distance, _ in expected], abs=1e-7)
    by_code = {code: distance for distance, code in expected}
    assert {one.area: pytest.approx(one.distance, abs=1e-7) for one in found.alike} == by_code


@given(figures=countries(), factor=st.sampled_from([0.5, 10.0, 1000.0]))
@hypothesis_settings(max_examples=15)
def test_the_unit_does_not_matter(tmp_path_factory: pytest.TempPathFactory, figures: Figures, factor: float) -> None:
    if sum(None not in row for row in figures.values()) < 2:
        return
    one = comparable(store_of(tmp_path_factory.mktemp("km"), figures), OWN, MEASURES, YEAR)
    other = comparable(store_of(tmp_path_factory.mktemp("yard"), figures, factor), OWN, MEASURES, YEAR)
    assert [each.distance for each in one.alike] == pytest.approx([each.distance for each in other.alike], abs=1e-6)


def test_a_programme_area_is_laid_beside_other_gemeenten(tmp_path: Path) -> None:
    area = Composition("wens", "Wens", (Member(buurt(1, 0)), Member(buurt(1, 1))))
    store, measures = store_of(tmp_path, SMALL), MEASURES[1:]
    found = comparable(store, area, measures, YEAR, kind="buurt")
    assert found.area == "wens"
    assert [(one.area, one.distance) for one in found.alike[:2]] == [(buurt(2, 0), 0), (buurt(2, 1), 0)]
    assert {one.area for one in found.alike} == {buurt(2, 0), buurt(2, 1), buurt(3, 0), buurt(3, 1)}
    with pytest.raises(StatisticsInputError, match="geen wijken met al deze cijfers"):
        comparable(store, area, measures, YEAR)


def test_only_so_many(tmp_path: Path) -> None:
    assert len(comparable(store_of(tmp_path, SMALL), buurt(1, 0), MEASURES, YEAR, most=2).alike) == 2


@pytest.mark.parametrize(
    ("measures", "weights", "said"),
    [
        ((), {}, "geen maat gekozen"),
        (("urbanity",), {}, "een klasse heeft geen afstand"),
        (("woz_waarde",), {}, "er is geen maat met deze naam"),
        (("woz_value",), {"woz_value": 0}, "het gewicht is 0"),
        (("woz_value",), {"woz_value": float("nan")}, "het gewicht is nan"),
        (("woz_value",), {"population": 2}, "een maat die niet meedoet"),
        (("woz_value", "gas_use"), {}, "heeft hiervan geen cijfer in 2020"),
    ],
)
def test_what_cannot_be_used_is_said(
    tmp_path: Path, measures: tuple[str, ...], weights: dict[str, float], said: str
) -> None:
    with pytest.raises(StatisticsInputError, match=said):
        comparable(store_of(tmp_path, SMALL), buurt(1, 0), measures, YEAR, weights)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    store = store_of(tmp_path, SMALL)
    with pytest.raises(StatisticsInputError) as caught:
        comparable(store, buurt(3, 1), ["woz_value", "gas_use", "population"], YEAR)
    assert [problem.file for problem in caught.value.problems] == ["woz_value", "gas_use"]


def test_the_usual_measures_are_those_that_are_there(tmp_path: Path) -> None:
    assert usual(store_of(tmp_path, SMALL), buurt(1, 0)) == (YEAR, ("population_65_plus", "woz_value"))
    with pytest.raises(StatisticsInputError, match="geen jaar met cijfers"):
        usual(Store(tmp_path / "leeg"), buurt(1, 0))


def test_of_the_real_files(national: Store) -> None:
    """The figures of the area itself are the published ones; nobody of Heerlen is in the list."""
    found = comparable(national, "WK091720", ["good_health", "social_assistance", "cars_per_household"], 2020)
    assert [round(one.own, 4) for one in found.criteria] == [64.5, round(100 * 380 / 5645, 4), 1.0]
    assert len(found.alike) == 20
    assert not any(one.area.startswith("WK0917") for one in found.alike)
    assert [one.distance for one in found.alike] == sorted(one.distance for one in found.alike)
    assert found.considered > 2500


# --- the command ----------------------------------------------------------------------------------------------------


def koers(*words: str) -> str:
    out = io.StringIO()
    call_command("statistics", "comparable", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "KOERS_HOME", tmp_path / "home")
    (tmp_path / "home").mkdir()
    path = write(tmp_path / "statline.csv", SMALL)
    call_command("statistics", "import", str(path), "--year", str(YEAR), stdout=io.StringIO())


@pytest.mark.usefixtures("home")
def test_command() -> None:
    words = (
        buurt(1, 0),
        "--year",
        "2020",
        "--measure",
        "woz_value",
        "--measure",
        "distance_supermarket",
        "--weight",
        "woz_value=2",
    )
    told = json.loads(koers(*words, "--json"))
    assert told["alike"][0]["area"] == buurt(2, 1)
    assert [one["weight"] for one in told["criteria"]] == [2.0, 1.0]
    rows = list(csv.DictReader(io.StringIO(koers(*words, "--csv"))))
    assert [row["area"] for row in rows] == [buurt(1, 0), buurt(2, 1), buurt(2, 0), buurt(3, 0)]
    assert (rows[0]["distance"], rows[0]["woz_value"]) == ("0.0", "200.0")
    assert "vergeleken met 5 gebieden (buurt); 1 doet niet mee" in koers(*words)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((buurt(1, 0), "--weight", "zwaar"), "'zwaar' is geen gewicht"),
        ((buurt(1, 0), "--kind", "wijk"), "alleen voor een programmagebied"),
        ((buurt(1, 0), "--year", "1999", "--measure", "woz_value"), "geen cijfer in 1999"),
    ],
)
def test_command_says_what_is_wrong(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        koers(*words)
