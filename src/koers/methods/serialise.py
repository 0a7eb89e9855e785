"""The input from and the result to plain JSON values, for `koers method gap-pace` and for notebooks."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, fields
from difflib import get_close_matches
from enum import Enum
from math import isfinite
from typing import Any

from .errors import MethodInputError
from .result import GapPaceResult
from .series import SERIES, GapPaceInput

DIRECTIONS = {"up": 1, "higher": 1, "down": -1, "lower": -1}
NUMBERS = (
    "target_year", "tolerance", "per", "lag_years", "lag_from", "break_at", "programme_start", "design_effect",
    "reference_lambda", "reference_omega",
)  # fmt: skip
WORDS = ("kind", "scale")
YES_OR_NO = ("exact_count", "area_in_benchmark")
REQUIRED = tuple(field.name for field in fields(GapPaceInput) if field.default is MISSING)


def from_dict(values: Mapping[str, Any]) -> GapPaceInput:
    """The input from JSON values.

    Keys are the fields of ``GapPaceInput``; ``times``, ``area``, ``benchmark`` and ``target_year`` are needed.
    ``direction`` is 1 (the default), -1, "up", "down", "higher" or "lower". A single number instead of a list (but for
    ``times`` and ``area``) stands for every year, so a fixed target is ``"benchmark": 534``. ``null`` for an
    optional key is the same as leaving it out.

    Raises ``MethodInputError`` with all problems: first those of the form, and when there are none those of the
    content.
    """
    if not isinstance(values, Mapping):
        raise MethodInputError(
            ["De invoer is geen object. Geef een JSON-object met onder andere times, area en benchmark."]
        )
    problems = [_unknown(key) for key in values if key not in _KEYS]
    problems += [f"{name}: ontbreekt. Voeg deze sleutel toe." for name in REQUIRED if values.get(name) is None]
    arguments: dict[str, Any] = {}
    times = values.get("times")
    length = len(times) if isinstance(times, list | tuple) else 0
    for key, value in values.items():
        if key not in _KEYS or value is None:
            continue
        try:
            arguments[key] = _read(key, value, length)
        except MethodInputError as error:
            problems += error.problems
    if problems:
        raise MethodInputError(problems)
    return GapPaceInput(**arguments)


def to_dict(result: GapPaceResult) -> dict[str, Any]:
    """The result as JSON values, all keys always there; None instead of a number that is not finite."""
    return {key: _plain(value) for key, value in asdict(result).items()}


_KEYS = tuple(field.name for field in fields(GapPaceInput))


def _unknown(key: object) -> str:
    near = get_close_matches(str(key), _KEYS, n=1)
    hint = f"Bedoelt u {near[0]}?" if near else f"Bekend zijn: {', '.join(_KEYS)}."
    return f"{key}: deze sleutel is niet bekend. {hint}"


def _read(key: str, value: Any, length: int) -> Any:
    if key == "times" or key in SERIES:
        return _read_series(key, value, length)
    if key == "direction":
        return _read_direction(value)
    if key in NUMBERS:
        return _number(key, value)
    if key in WORDS and not isinstance(value, str):
        raise MethodInputError([f"{key}: {value!r} is geen woord. Geef tekst tussen aanhalingstekens."])
    if key in YES_OR_NO and not isinstance(value, bool):
        raise MethodInputError([f"{key}: {value!r} is geen ja of nee. Geef true of false."])
    return value


def _read_series(key: str, value: Any, length: int) -> tuple[float | None, ...]:
    if key not in ("times", "area") and _is_number(value):
        return (float(value),) * length
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise MethodInputError([f"{key}: {value!r} is geen lijst. Geef getallen tussen vierkante haken."])
    problems: list[str] = []
    numbers: list[float | None] = []
    for place, item in enumerate(value, start=1):
        try:
            numbers.append(None if item is None else _number(f"{key}, waarde {place}", item))
        except MethodInputError as error:
            problems += error.problems
    if problems:
        raise MethodInputError(problems)
    return tuple(numbers)


def _read_direction(value: Any) -> int:
    if isinstance(value, str) and value in DIRECTIONS:
        return DIRECTIONS[value]
    if _is_number(value) and value in (1, -1):
        return int(value)
    hint = 'Geef 1 of "higher" (hoger is beter), of -1 of "lower" (lager is beter).'
    raise MethodInputError([f"direction: {value!r} is geen richting. {hint}"])


def _number(name: str, value: Any) -> float:
    if not _is_number(value):
        hint = "Geef een getal zonder aanhalingstekens, met een punt als decimaalteken."
        raise MethodInputError([f"{name}: {value!r} is geen getal. {hint}"])
    try:
        return float(value)
    except OverflowError as error:
        raise MethodInputError([f"{name}: dit getal is te groot. Geef een getal met minder cijfers."]) from error


def _is_number(value: Any) -> bool:
    # In Python true is a number too; in somebody's data it is a mistake.
    return isinstance(value, int | float) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
