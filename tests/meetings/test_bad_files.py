"""What is wrong is said in Dutch with its place; what is odd is kept out and told; nothing is guessed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.meetings.importing.days import read_moment
from koers.meetings.importing.forms import read_files
from koers.meetings.importing.problems import FileError

from . import samples
from .reading import read, rows

Put = Callable[..., Path]
WHOLE = json.dumps(samples.IBABS_MOTIONS, indent=1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "het bestand is leeg"),
        ("<html></html>", "dit is een webpagina"),
        (b"PK\x03\x04", "dit is een zip of een werkmap"),
        (b"\x1f\x8b\x08\x00rest", "niet uit te pakken"),
        (WHOLE[: len(WHOLE) // 2], "hier houdt het bestand midden in de gegevens op"),
        ('[{"id": 1,}]', "regel 1, teken "),
        ('{"id": 1}\n{"id": \n{"id": 3}', "regel 2: deze regel is geen geldige JSON"),
        ("hallo", "dit is geen JSON, en geen CSV met kolommen"),
        ("titel,uitslag,voor\nMotie,a", "regel 2: 2 cellen in plaats van 3"),
        ('titel,uitslag,voor\n"Motie,a,b', "een aanhalingsteken is geopend"),
        ("titel,titel,voor\na,b,c", "kolom 'titel' staat er twee keer"),
        ("[" * 100_000, "hier zit te veel in elkaar"),
    ],
)
def test_a_file_of_no_use(put: Put, content: str | bytes, said: str) -> None:
    with pytest.raises(FileError) as caught:
        read_files([put(content)])
    assert said in str(caught.value)
    assert "Er is niets veranderd." in str(caught.value)


def test_a_truncated_file_names_its_line(put: Put) -> None:
    with pytest.raises(FileError, match=r"uitvoer\.json, regel \d+, teken \d+"):
        read_files([put(WHOLE[: len(WHOLE) // 2])])


def test_all_files_are_told_at_once(put: Put) -> None:
    with pytest.raises(FileError, match="2 fouten"):
        read_files([put("", "a.json"), put("<a>", "b.json")])


def test_two_things_with_one_id(put: Put) -> None:
    first = samples.IBABS_MOTIONS[0]
    found, linked = read(put([first, dict(first)]))
    assert len(rows(linked, "motions")) == 1
    assert any("twee keer" in remark for remark in found.report.remarks)
    with pytest.raises(FileError, match="kenmerk 'x-1' staat er twee keer en is niet gelijk: title") as caught:
        read(put([first, {**first, "titel": "26M9 Iets anders"}]))
    assert "stuk 1" in str(caught.value)
    assert "stuk 2" in str(caught.value)
    newer = {**first, "titel": "26M1 Nieuwe titel", "bijgewerkt": "2026-08-01"}
    _, linked = read(put([newer, {**first, "bijgewerkt": "2026-07-01"}]))
    assert rows(linked, "motions")[0]["title"] == "26M1 Nieuwe titel"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", 'https://a"onclick=', "JaVaScRiPt:x",
        # What no page can open, or hides which site it is: a package refuses it.
        "https://ibabs.example:99999/doc", "https://iemand@r.example.nl/doc", "http://", "https:///x", "https://[half/doc", f"https://r.example.nl/{' ' * 3}{'x' * 990}",
    ],
)  # fmt: skip
def test_an_unsafe_link_is_refused(put: Put, address: str) -> None:
    found, linked = read(put([{**samples.IBABS_VOTES[0], "url": address}]))
    assert not rows(linked, "motions")[0].get("url")
    assert found.report.unsafe.total() == 1
    assert "Geen veilig webadres" in "\n".join(found.report.lines())


def test_an_address_without_a_scheme_is_mended(put: Put) -> None:
    for given_address in ("raad.example.nl/1", "//raad.example.nl/1", "HTTPS://raad.example.nl/1"):
        _, linked = read(put([{**samples.IBABS_VOTES[0], "url": given_address}]))
        assert rows(linked, "motions")[0]["url"] == "https://raad.example.nl/1"


@pytest.mark.parametrize(
    "flag",
    [{"vertrouwelijk": True}, {"geheim": "ja"}, {"openbaar": "nee"}, {"confidential": 1}, {"vertrouwelijkheid": "zeer vertrouwelijk"}, {"openbaarheid": "besloten"}, {"openbaar": False}],
)  # fmt: skip
def test_what_is_not_for_everybody_is_left_out_and_counted(put: Put, flag: dict[str, object]) -> None:
    found, linked = read(put([{**samples.IBABS_MOTIONS[0], **flag}]))
    assert not rows(linked, "motions")
    assert found.report.secret.total() == 1


@pytest.mark.parametrize(
    "flag",
    [
        {"vertrouwelijk": False},
        {"geheim": "nee"},
        {"openbaar": "ja"},
        {"confidential": 0},
        {"vertrouwelijkheid": "openbaar"},
        {"openbaar": True},
    ],
)
def test_what_says_that_it_is_for_everybody_stays(put: Put, flag: dict[str, object]) -> None:
    found, linked = read(put([{**samples.IBABS_MOTIONS[0], **flag}]))
    assert len(rows(linked, "motions")) == 1
    assert not found.report.secret


def test_unknown_fields_and_kinds_are_told_with_counts(put: Put) -> None:
    found, linked = read(put([{**item, "maan": 1} for item in samples.IBABS_MOTIONS[:2]] + [{"a": 1}, 5, {"a": 2}]))
    assert found.report.unknown_fields["[].maan"] == 2
    assert found.report.unknown_types.total() == 3
    assert len(rows(linked, "motions")) == 2


def test_a_reference_to_what_is_not_there_is_told(put: Put) -> None:
    found, linked = read(put({"motions": [{"id": "q", "text": "Bomen", "legislative_session_id": "weg"}]}))
    assert "meeting" not in rows(linked, "motions")[0]
    assert any("niet in het bestand" in remark for remark in found.report.remarks)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01", "2026-07-01"), ("01-07-2026", "2026-07-01"), ("1/7/2026 19.30", "2026-07-01T19:30"), ("20260701", "2026-07-01"),
        ("1 juli 2026", "2026-07-01"), ("woensdag 1 mrt. 2026 om 19:30 uur", "2026-03-01T19:30"), ("2017-02-10T18:25:00:000Z", "2017-02-10T19:25"),
        ("2017-07-10T18:25:00.000+00:00", "2017-07-10T20:25"), ("2026-07-01 19:00:00", "2026-07-01T19:00"), ("2026-07", "2026-07"),
        ("0001-01-01T00:00:00", ""), ("0000-00-00", ""), ("morgen", None), ("31-02-2026", None), ("2026-13", None), ("9999-01-01", None),
    ],
)  # fmt: skip
def test_days_in_the_forms_that_occur(text: str, moment: str | None) -> None:
    assert read_moment(text) == moment


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "id", "titel", "datum", "nummer"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
KEYS = sorted(
    {
        key
        for sample in (
            *samples.IBABS_MOTIONS,
            *samples.IBABS_VOTES,
            *samples.IBABS_MEETINGS,
            samples.NOTUBIZ,
            *samples.MINI_NEW,
        )
        for key in sample
    }
)


@given(
    st.lists(
        st.dictionaries(st.sampled_from([*KEYS, "@type", "counts", "motion_id", "name"]), JSON, max_size=8), max_size=4
    )
)
def test_whatever_is_in_it_there_is_no_other_error(
    tmp_path_factory: pytest.TempPathFactory, content: list[object]
) -> None:
    path = tmp_path_factory.mktemp("vreemd") / "a.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        found, linked = read(path)
    except FileError:
        return
    found.report.lines()
    for row in rows(linked, "motions"):
        assert row["title"]
