"""`koers judge` and `koers method`: the known answers through the whole chain, the shape of the JSON, and the exit codes."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.site import environment

from .conftest import Publish
from .small import Small

KEYS = [
    "goal", "title", "indicator", "area", "benchmark", "period", "target_year", "variant", "verdict", "reason", "points",
    "gap_start", "gap_now", "share_closed", "pace", "pace_required", "probability_on_time", "area_change",
    "benchmark_change", "first_year_with_verdict", "sources",
]  # fmt: skip


def judge(*words: str) -> Any:
    """What the command gives as JSON."""
    out = io.StringIO()
    call_command("judge", *words, "--json", stdout=out)
    return json.loads(out.getvalue())


def case(
    area: tuple[float, float],
    benchmark: tuple[float, float],
    *,
    first: int = 2015,
    people: int = 30_000,
    up: bool = True,
) -> Small:
    """Shares of 0 to 1 on two lines, until 2024, as the known answers of the method have them."""
    world = Small(baseline_year=2015).add("units", id="deel", name="deel", per=1, symbol="")
    world.change("indicators", "werk", unit="deel", direction="up" if up else "down")
    for place, (start, slope) in (("gebied", area), ("land", benchmark)):
        levels = {year: f"{start + slope * (year - 2015):.4f}" for year in range(first, 2025)}
        world.observe("werk", place, levels, **({"denominator": people} if place == "gebied" else {}))
    return world


CASES = {
    "A": (case((0.6, 0.006), (0.7, 0.002)), "on_course", {"gap_start": 0.1, "gap_now": 0.064, "pace": -0.004,
          "pace_required": -0.003556, "probability_on_time": 0.8586, "share_closed": 0.36}),
    "B": (case((0.6, 0.003), (0.7, 0.002)), "behind", {"pace": -0.001, "pace_required": -0.005056}),
    "C": (case((0.6, 0.002), (0.7, 0.004)), "moving_away", {"gap_start": 0.1, "gap_now": 0.118, "area_change": 0.018,
          "benchmark_change": 0.036}),
    "D": (case((0.6, 0.006), (0.7, 0.002), first=2021, people=800), "too_early", {"points": 4, "probability_on_time": 0.519}),
    "E": (case((0.2, -0.005), (0.12, -0.001), up=False), "on_course", {"gap_start": 0.08, "gap_now": 0.044,
          "area_change": -0.045}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_known_answers_through_the_whole_chain(name: str, published: Publish) -> None:
    world, verdict, numbers = CASES[name]
    published(world)
    (found,) = (item for item in judge("proef") if item["period"] == "programme")
    assert found["verdict"] == verdict
    for key, value in numbers.items():
        assert found[key] == pytest.approx(value, abs=5e-4), key


def test_every_key_is_always_there(published: Publish) -> None:
    world = case((0.6, 0.006), (0.7, 0.002)).add("goals", id="leeg", title="Een doel zonder maat")
    world.change("programme", "proef", baseline_year=2018)
    published(world)
    found = judge("proef")
    assert [list(item) for item in found] == [KEYS] * len(found)
    assert found[-1]["verdict"] == "cannot_be_judged"
    assert (found[-1]["indicator"], found[-1]["gap_now"], found[-1]["sources"]) == (None, None, [])
    assert {item["period"] for item in found} == {"programme", "before"}


def test_the_workshop_can_be_judged_before_it_is_published(published: Publish, tmp_path: Path) -> None:
    world = case((0.6, 0.006), (0.7, 0.002))
    published(world)
    world.change("goals", "doel", title="Anders")
    call_command("load", str(world.write(tmp_path / "packages")), "--replace", stdout=io.StringIO())
    assert judge("proef")[0]["title"] == "Een doel"
    assert judge("proef", "--stand", "werk")[0]["title"] == "Anders"


def test_the_table_says_it_in_words(published: Publish) -> None:
    published(case((0.6, 0.006), (0.7, 0.002)).change("goals", "doel", title="Doel [bold]zo[/bold]"))
    out = io.StringIO()
    with redirect_stdout(out):
        call_command("judge", "proef")
    text = out.getvalue()
    assert "Tempo is genoeg, als het zo doorgaat" in text
    assert "36%" in text
    assert "[bold]" in text
    assert "sinds de start" in text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("anders",), 2, "Programma 'anders' is er niet. Deze zijn er: proef."),
        (("proef", "--stand", "gisteren"), 2, "'gisteren' is geen datum."),
        (("proef", "--stand", "2001-01-01"), 1, "Er is geen editie die hierbij past."),
    ],
)
def test_a_wrong_call_is_told_plainly(words: tuple[str, ...], code: int, said: str, published: Publish) -> None:
    published(Small())
    with pytest.raises(CommandError) as error:
        call_command("judge", *words)
    assert error.value.returncode == code
    assert said in str(error.value)


def test_nothing_published_yet(home: Path, db: None) -> None:
    with pytest.raises(CommandError, match="De eerste maakt u met 'koers publish'") as error:
        call_command("judge", "proef")
    assert error.value.returncode == 1


# --- koers method ---------------------------------------------------------------------------------------------------

SERIES = {
    "times": list(range(2015, 2025)),
    "area": [0.6 + 0.006 * k for k in range(10)],
    "benchmark": [0.7 + 0.002 * k for k in range(10)],
    "area_n": 30_000,
    "direction": 1,
    "target_year": 2042,
}


def method(content: str | bytes, folder: Path) -> Any:
    """The result on a file with this content."""
    file = folder / "reeks.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    out = io.StringIO()
    call_command("method", "gap-pace", str(file), stdout=out)
    return json.loads(out.getvalue())


def test_a_series_of_ones_own(tmp_path: Path) -> None:
    found = method(json.dumps(SERIES), tmp_path)
    assert found["verdict"] == "on_course"
    assert found["pace_ratio"] == pytest.approx(1.125, abs=5e-4)
    assert found["p_on_time"] == pytest.approx(0.8586, abs=5e-4)
    wanted = {"verdict", "gap_now", "pace", "pace_required", "pace_ratio", "phi", "p_on_time", "p_half_pace", "p_away"}
    assert wanted <= set(found)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "Het gaat mis op regel 1"),
        (b"\xff\xfe\x00", "geen UTF-8"),
        ("1" * 5000, "te groot"),
        ("[" * 100_000, "te groot"),
        ("[]", "geen object"),
        ("{}", "times"),
        (json.dumps(SERIES | {"target_year": None}), "target_year"),
        (json.dumps(SERIES | {"area": ["veel"] * 10}), "geen getal"),
        (json.dumps(SERIES | {"doeljaar": 2042}), "doeljaar"),
        ('{"times": [NaN], "area": [1], "benchmark": [1], "direction": 1, "target_year": 2042}', "geen jaar"),
    ],
)
def test_a_wrong_file_is_told_plainly(content: str | bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        method(content, tmp_path)
    assert error.value.returncode == 1
    assert said in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="bestaat niet") as error:
        call_command("method", "gap-pace", str(tmp_path / "weg.json"))
    assert error.value.returncode == 1


def test_exit_codes_of_the_console_script(tmp_path: Path) -> None:
    (tmp_path / "reeks.json").write_text(json.dumps(SERIES))
    (tmp_path / "fout.json").write_text("{")

    def code(*words: str) -> int:
        command = [sys.executable, "-m", "koers.commands.main", *words]
        done = subprocess.run(command, env=environment(tmp_path / "home"), cwd=tmp_path, capture_output=True, text=True)
        assert "Traceback" not in done.stderr
        return done.returncode

    assert code("method", "gap-pace", "reeks.json") == 0
    assert code("method", "gap-pace", "fout.json") == 1
    assert code("method", "iets-anders", "reeks.json") == 2
    assert code("judge") == 2
