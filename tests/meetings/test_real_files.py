"""The real files of councils, counted by hand from the JSON: every thing, party and seat of theirs arrives; no name does."""

import ast
import csv
import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .reading import one, read, rows


@pytest.fixture(scope="module")
def data(national_files: Path) -> Path:
    """The folder, when it has the files of councils."""
    if not (national_files / "council-ibabs-zaanstad").is_dir():
        pytest.skip("de bestanden van raden staan niet in KOERS_DATA")
    return national_files


def loaded(path: Path) -> Any:
    """A file as JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def squeezed(text: object) -> str:
    """A text without entities and double spaces."""
    return " ".join(html.unescape(str(text or "")).split())


def is_secret(title: str) -> bool:
    """What the title of a real paper says, counted by eye in these files."""
    return "GEHEIM" in title


def seats_of(text: str | None) -> Counter[str]:
    """Parties and seats in "D66 (3), CDA  (1)", another way than the reader's."""
    found: Counter[str] = Counter()
    for part in squeezed(text).split("),"):
        if part.strip():
            name, number = part.rsplit("(", 1)
            found[name.strip().removesuffix(" Raadsleden") if "Raadslid" not in name else name.strip()] += int(
                number.strip(" )")
            )
    return found


def named(party: str) -> bool:
    """Whether a party in the real files bears a person's name."""
    return party.startswith(("Groep ", "Raadslid ")) or re.match(r"([A-Z]\.)+", party) is not None


def test_zaanstad(data: Path) -> None:
    folder = data / "council-ibabs-zaanstad"
    found, linked = read(*sorted(folder.glob("*.json")))
    meetings, moved, voted = (loaded(folder / f"{name}.json") for name in ("vergaderingen", "moties", "stemmingen"))
    public = [item for item in [*moved, *voted] if not is_secret(item["titel"])]
    assert len(rows(linked, "meetings")) == len(meetings)
    points = [point for meeting in meetings for point in meeting["agendapunten"] if not is_secret(point["titel"])]
    assert len(rows(linked, "agenda_items")) == len(points)
    assert len(rows(linked, "motions")) == len(public)
    left_out = (
        sum(len(meeting["agendapunten"]) for meeting in meetings) - len(points) + len(moved) + len(voted) - len(public)
    )
    assert found.report.secret.total() == left_out == 7
    for meeting in meetings:
        row = one(linked, "meetings", external_id=meeting["id"])
        assert (row["start"], row["end"], row["date"]) == (
            meeting["start"][:16],
            meeting["eind"][:16],
            meeting["datum"],
        )
        assert (row["url"], row.get("recording", "")) == (meeting["url"], meeting.get("video_link") or "")
        assert row["changed_on"] == "-".join(reversed(meeting["bijgewerkt"].split("-")))
    results = {
        "aangenomen": "adopted",
        "verworpen": "rejected",
        "ingetrokken": "withdrawn",
        "niet in stemming gebracht": "not_put",
        None: "",
    }
    for item in public:
        row = one(linked, "motions", external_id=item["id"])
        assert row.get("date") == item["datum"]
        assert row.get("percent_yes", "") == ("" if item["voor_pct"] is None else str(item["voor_pct"]))
        assert row.get("percent_no", "") == ("" if item["tegen_pct"] is None else str(item["tegen_pct"]))
        assert row.get("url", "") == item.get("url", "")
        if "status" in item:
            assert row.get("result", "") == results[item["status"]]
            assert row["kind"] == {"Motie": "motion", "Amendement": "amendment"}[item["type"]]
            movers = dict.fromkeys([item["partij"], *item["fracties"]] if item["partij"] else item["fracties"])
            kept = row.get("parties", "").split("; ") if row.get("parties") else []
            assert [name for name in kept if "(" not in name] == [name for name in movers if not named(name)]
            assert len(kept) == len({name.casefold() for name in movers})
        votes = linked.votes.get(row["id"], {})
        for word, option in (("voor", "yes"), ("tegen", "no"), ("onthouding", "abstain")):
            told = seats_of(item.get(f"fracties_{word}"))
            arrived = {party: seats for (party, own), seats in votes.items() if own == option}
            assert sum(filter(None, arrived.values())) == told.total()
            assert {name: seats for name, seats in told.items() if not named(name)} == {
                name: seats for name, seats in arrived.items() if not name.startswith(("groep van", "raadslid zonder"))
            }
    assert len([row for row in rows(linked, "motions") if row.get("agenda_item")]) >= 340
    assert not found.report.unknown_fields
    assert not found.report.unreadable
    people = {item["indiener"] for item in moved if item["indiener"]} | {
        name for item in moved for name in item["medeondertekenaars"]
    }
    people |= {member["naam"] for item in voted for word in ("voor", "tegen") for member in item[f"raadsleden_{word}"]}
    _no_names(linked, people)


def _no_names(linked: Any, people: set[str]) -> None:
    """No person of the file's own fields is anywhere in a row, in the order of the field nor of speech."""
    everything = json.dumps(
        [linked.rows, [list(map(list, votes)) for votes in linked.votes.values()]], ensure_ascii=False
    )
    for name in people:
        bare = re.sub(r"\s*\(.*?\)", "", squeezed(name))
        last, _, first = bare.partition(", ")
        given, _, infix = first.partition(" ")
        for form in {bare, " ".join(part for part in (given, infix, last) if part)}:
            assert form not in everything


def test_eindhoven(data: Path) -> None:
    path = data / "council-parlaeus-eindhoven" / "moties.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        lines = list(csv.DictReader(handle))
    found, linked = read(path)
    assert len(rows(linked, "motions")) == len(lines) == 353
    assert Counter(row.get("result", "") for row in rows(linked, "motions")) == {
        "withdrawn": 110 + 81, "": 79 + 1, "rejected": 43, "adopted": 27, "held": 11, "not_put": 1,
    }  # fmt: skip
    for line, row in zip(lines, rows(linked, "motions"), strict=True):
        assert row["date"] == "-".join(reversed(line["datum"].split("-")))
        assert row.get("result_text", "") == line["uitslag"]
        assert row["unanimous"] == {"ja": "yes", "nee": "no"}[line["unaniem"]]
        assert line["bron"].startswith(row["url"])
        movers = [name for name in ast.literal_eval(line["indieners"]) if name]
        kept = row.get("parties", "").split("; ") if row.get("parties") else []
        assert len(kept) == len(set(movers))
        assert [name for name in kept if "(" not in name] == [name for name in movers if not named(name)]
        votes = linked.votes.get(row["id"], {})
        for word, option in (("voor", "yes"), ("tegen", "no")):
            told = [part.rsplit(":", 1) for part in ast.literal_eval(line[word])]
            real = {name: int(seats) for name, seats in told if int(seats) >= 0}
            arrived = {party: seats for (party, own), seats in votes.items() if own == option}
            assert sum(real.values()) == sum(filter(None, arrived.values()))
            assert {name: seats for name, seats in real.items() if not named(name)} == {
                name: seats for name, seats in arrived.items() if "(" not in name
            }
    assert found.report.remarks.total() == 26
    assert not found.report.unknown_fields
    everything = json.dumps([linked.rows, [list(map(list, votes)) for votes in linked.votes.values()]])
    for name in {name for line in lines for name in ast.literal_eval(line["indieners"]) if named(name)}:
        assert name.split(".")[-1] not in everything


def test_notubiz(data: Path) -> None:
    path = data / "council-ori" / "notubiz_meeting_amsterdam.json"
    found, linked = read(path)
    raw = loaded(path)
    meeting = one(linked, "meetings", external_id=str(raw["id"]))
    assert (meeting["name"], meeting["start"]) == (raw["attributes"]["Titel"], "2018-02-08T13:30")
    assert len(rows(linked, "agenda_items")) == len(raw["agenda_items"]) == 45
    for item in raw["agenda_items"]:
        row = one(linked, "agenda_items", external_id=str(item["id"]))
        assert row.get("number", "") == (item["type_data"]["title_prefix"] or "").rstrip(".")
        assert row.get("place", "") == ("" if item["order"] is None else str(item["order"]))
        assert row.get("heading", "false") == str(item["type_data"]["heading"]).lower()
        assert row["title"].split("(naam")[0][:20] == squeezed(item["type_data"]["attributes"][0]["value"])[:20]
    papers = [(document, "") for document in raw["documents"]]
    papers += [(document, str(item["id"])) for item in raw["agenda_items"] for document in item["documents"]]
    assert len(rows(linked, "meeting_documents")) == len(papers) == 51
    for document, item in papers:
        row = one(linked, "meeting_documents", external_id=str(document["id"]))
        last = document["versions"][-1]
        assert (row["url"], row["size"], row["media_type"]) == (
            document["url"],
            str(last["file_size"]),
            last["mime_type"],
        )
        assert (row["published_on"], row.get("date", "")) == (document["publication_date"], document["date"])
        assert row.get("agenda_item", "").endswith(f"-{item}" if item else "")
        assert row["meeting"] == meeting["id"]
        assert row["kind"] == document["types"][0]["value"]
    assert not found.report.unknown_fields
    # Whoever asked written questions is in no title: "vragen lid X", "SV X_".
    titles = [row["title"] for table in ("agenda_items", "meeting_documents") for row in rows(linked, table)]
    for title in titles:
        assert not re.search(
            r"\b(?:lid|leden|SV|wethouder|burgemeester)\s+(?:[Dd]e |[Vv]an )*[A-Z][a-z]+(?=[_ ])", title
        ), title
        assert not re.search(r"\b(?:De|Van|Ter) \(naam", title)


def test_open_raadsinformatie(data: Path) -> None:
    found, linked = read(data / "council-ori" / "database_extracted_meeting.json")
    assert {row["external_id"] for row in rows(linked, "meetings")} == {"35328", "35332"}
    meeting = one(linked, "meetings", external_id="35328")
    assert (meeting["committee"], meeting["location"]) == ("expertmeeting", "Humanitas (Akerkhof 22)")
    papers = rows(linked, "meeting_documents")
    assert {(row["external_id"], row["size"], row["meeting"]) for row in papers} == {
        ("35329", "77052", meeting["id"]), ("35330", "75279", meeting["id"]),
    }  # fmt: skip
    assert not found.report.unknown_fields


def test_what_is_no_council_information_is_kept_out(data: Path) -> None:
    folder = data / "council-ori"
    found, linked = read(folder / "item.json", folder / "gemeenten.json", folder / "heerde_organisations.json")
    assert not any(linked.rows.values())
    assert found.report.unknown_types.total() == 1 + len(loaded(folder / "gemeenten.json")["value"])
    assert found.report.forms == {"Popolo": 11}
