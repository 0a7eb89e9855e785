"""koers publish and koers editions: what they say, and with which exit code."""

import json
from pathlib import Path

import pytest

from koers.kernel.editions import store
from tests import factories
from tests.commands.conftest import Fail, Tell
from tests.factories import term


@pytest.fixture
def two(tell: Tell, tmp_path: Path) -> list[str]:
    """Two editions; gives their ids."""
    for number, ids in enumerate((["een"], ["een", "twee"])):
        folder = factories.write(tmp_path, "proef", sources=[factories.source()], glossary=[term(name) for name in ids])
        tell("load", "--replace", str(folder))
        tell("publish", "--note", f"stand {number}")
    return store.names()


def test_publish(tell: Tell, fail: Fail, tmp_path: Path) -> None:
    assert fail("publish") == (1, "De werkplaats is leeg. Laad eerst een pakket met 'koers load'.")
    tell("load", str(factories.write(tmp_path, "proef", sources=[factories.source()])))
    edition = tell("publish").split()[1]
    assert edition == store.current().id
    assert tell("publish") == f"Er is niets veranderd sinds editie {edition}; die blijft gelden.\n"
    code, said = fail("publish", "--only", "weg")
    assert code == 1
    assert "weg: dit pakket staat niet in de werkplaats." in said


def test_list(tell: Tell, two: list[str]) -> None:
    lines = tell("editions", "list").splitlines()
    assert [line.split()[0] for line in lines[:2]] == two
    assert lines[0].endswith("1 pakketten  stand 0")
    assert lines[2] == "2 edities."
    known = json.loads(tell("editions", "list", "--json"))
    assert [(edition["id"], edition["note"]) for edition in known] == [(two[0], "stand 0"), (two[1], "stand 1")]
    assert set(known[0]) == {"id", "content", "published_at", "note", "by", "kind", "packages", "derived", "code"}


def test_verify(tell: Tell, fail: Fail, two: list[str]) -> None:
    assert tell("editions", "verify") == f"{two[0]}: heel\n{two[1]}: heel\n"
    (store.current().package_folder("proef") / "glossary.csv").unlink()
    code, said = fail("editions", "verify")
    assert code == 1
    digest = store.current().packages["proef"][:12]
    assert said == f"{two[0]}: heel\n{two[1]}: pakket proef ({digest}) is veranderd\n"
    code, said = fail("editions", "verify", "--json")
    assert json.loads(said)[1] == {
        "edition": two[1],
        "whole": False,
        "problems": [f"pakket proef ({digest}) is veranderd"],
    }


def test_diff(tell: Tell, fail: Fail, two: list[str]) -> None:
    assert tell("editions", "diff", *two) == "proef, begrippen: twee nieuw\n1 wijziging.\n"
    assert tell("editions", "diff", two[0]) == tell("editions", "diff", *two)
    assert tell("editions", "diff", "huidig") == "Er is niets veranderd.\n"
    (change,) = json.loads(tell("editions", "diff", *two, "--json"))
    assert change == {
        "package": "proef", "table": "glossary", "table_title": "begrippen", "key": "twee", "label": "twee",
        "kind": "added", "cells": [],
    }  # fmt: skip
    assert fail("editions", "diff", "weg") == (
        1,
        "Er is geen editie die hierbij past. Welke er zijn: 'koers editions list'. De eerste maakt u met 'koers publish'.",
    )
    day = f"{store.current().day:%d-%m-%Y}"
    assert fail("editions", "diff", "2001-01-01") == (
        1,
        f"Er is geen editie die hierbij past. De eerste editie is van {day}.",
    )


def test_a_damaged_edition(fail: Fail, two: list[str]) -> None:
    (store.root() / "manifests" / f"{two[1]}.json").write_text("{}")
    code, said = fail("editions", "list")
    assert code == 1
    assert said.startswith(f"De editie is beschadigd: manifest {two[1]} is niet te lezen.")
