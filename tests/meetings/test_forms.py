"""Each form is recognised by what is in it, and everything of it that Koers holds arrives."""

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from . import samples
from .reading import one, read, rows

Put = Callable[..., Path]


def test_ibabs(put: Put) -> None:
    files = [
        put(samples.IBABS_MEETINGS, "a.json"), put(samples.IBABS_MOTIONS, "b.json"), put(samples.IBABS_VOTES, "c.json"),
    ]  # fmt: skip
    found, linked = read(*files)
    meeting = one(linked, "meetings", external_id="m-1")
    assert (meeting["date"], meeting["start"], meeting["end"]) == ("2026-07-01", "2026-07-01T19:00", "2026-07-01T23:00")
    assert (meeting["location"], meeting["recording"]) == ("Raadzaal", "https://raad.example.nl/film")
    assert (meeting["url"], meeting["changed_on"]) == ("https://raad.example.nl/m-1", "2026-07-10")
    assert one(linked, "meetings", external_id="m-2")["status"] == "cancelled"
    assert [row["number"] for row in rows(linked, "agenda_items")] == ["1", "2", "4.2"]
    motion = one(linked, "motions", external_id="x-1")
    assert (motion["title"], motion["number"], motion["kind"]) == ("26M1 Motie Meer bomen & struiken", "26M1", "motion")
    assert (motion["result"], motion["result_text"], motion["percent_yes"]) == ("adopted", "aangenomen", "75")
    assert motion["agenda_item"] == one(linked, "agenda_items", number="4.2")["id"]
    assert motion["meeting"] == meeting["id"]
    group = "groep van een raadslid"
    assert motion["parties"].startswith(f"Groen; {group} (")
    [coded] = [party for party, _ in linked.votes[motion["id"]] if party.startswith(group)]
    assert linked.votes[motion["id"]] == {
        ("Groen", "yes"): 3, ("Lokaal", "yes"): 2, (coded, "yes"): 1, ("Rood", "no"): 2,
    }  # fmt: skip
    other = one(linked, "motions", external_id="x-2")
    assert (other["kind"], other.get("result", ""), other.get("parties", "")) == ("amendment", "", "")
    vote = one(linked, "motions", external_id="s-1")
    assert (vote["kind"], vote.get("result", ""), vote["result_text"]) == ("proposal", "", "75% Voor")
    assert linked.votes[vote["id"]] == {("Groen", "yes"): 2, ("Rood", "yes"): 1, ("Rood", "no"): 1}
    assert found.report.secret == {"agendapunten": 1, "moties en voorstellen": 1}
    assert not found.report.unknown_fields
    assert not found.report.unreadable


def test_notubiz(put: Put) -> None:
    found, linked = read(put(samples.NOTUBIZ))
    meeting = one(linked, "meetings", external_id="7")
    assert (meeting["name"], meeting["start"], meeting["location"]) == (
        "Commissie Geld",
        "2018-02-08T13:30",
        "Raadzaal",
    )
    first, second = rows(linked, "agenda_items")
    assert (first["number"], first["place"], first["title"], first["changed_on"]) == ("3", "1", "Agenda", "2018-03-15")
    assert (second["parent"], second["meeting"], second["heading"]) == (first["id"], meeting["id"], "true")
    [paper] = rows(linked, "meeting_documents")
    assert (paper["meeting"], paper["kind"], paper["size"]) == (meeting["id"], "Uitslagenlijst", "21329")
    assert (paper["media_type"], paper["published_on"], paper["version"]) == ("application/pdf", "2018-05-10", "1")
    # The paper below a point that is not for everybody is not even looked at.
    assert found.report.secret == {"agendapunten": 1}
    assert not found.report.unknown_fields


def test_parlaeus(put: Put) -> None:
    found, linked = read(put(samples.PARLAEUS, "moties.csv"))
    first, second, third = rows(linked, "motions")
    assert (first["external_id"], first["number"], first["result"]) == ("2", "M1", "rejected")
    assert (first["date"], first["unanimous"]) == ("2018-07-03", "no")
    coded = first["parties"].split("; ")[1]
    assert coded.startswith("raadslid zonder fractie (")
    assert linked.votes[first["id"]] == {("Groen", "yes"): 5, (coded, "yes"): 1, ("Rood", "no"): 9}
    assert (second["result"], second["result_text"], second["number"]) == (
        "withdrawn", "Ingetrokken na Toezegging", "AcM2",
    )  # fmt: skip
    assert second["id"] not in linked.votes
    assert third["kind"] == "other"
    assert third["title"] == "Toezegging wethouder (naam weggelaten) Begroting 2020 - Groen"
    assert third["url"] == "https://raad.example.nl/motie/gd=4/"
    assert "vul handmatig in" in "\n".join(found.report.lines())


def test_popolo(put: Put) -> None:
    found, linked = read(put(samples.POPOLO))
    meeting = one(linked, "meetings", external_id="e1")
    assert (meeting["start"], meeting["url"]) == ("2026-01-02T19:00", "https://raad.example.nl/e1")
    item = one(linked, "agenda_items", external_id="e2")
    assert (item["meeting"], item["place"]) == (meeting["id"], "3")
    first = one(linked, "motions", external_id="q1")
    assert (first["title"], first["result"], first["meeting"]) == ("Meer bomen", "adopted", meeting["id"])
    assert linked.votes[first["id"]] == {("Groen", "yes"): 4, ("Rood", "no"): 3}
    second = one(linked, "motions", external_id="q2")
    assert linked.votes[second["id"]] == {("Groen", "no"): 1, ("Rood", "abstain"): 1}
    third = one(linked, "motions", external_id="w3")
    assert (third["result"], linked.votes[third["id"]]) == ("rejected", {("Rood", "no"): None})
    assert not found.report.unknown_fields


def test_votes_of_members_beside_their_vote(put: Put) -> None:
    votes = [
        {"vote_event_id": "w2", "voter_id": "v1", "option": "yes"},
        {"vote_event_id": "w2", "group_id": "p2", "option": "not voting"},
    ]
    events = [{"id": "w2", "motion_id": "q2", "start_date": "2026-01-02"}]
    _, linked = read(put(samples.POPOLO | {"vote_events": events, "votes": votes}))
    motion = one(linked, "motions", external_id="q2")
    assert motion["date"] == "2026-01-02"
    assert linked.votes[motion["id"]] == {("Groen", "yes"): 1, ("Rood", "absent"): 1}


def test_the_words_of_ibabs_own_interface(put: Put) -> None:
    meeting = {
        "Id": "9", "MeetingDate": "2026-07-01T00:00:00", "Meetingtype": "Raad", "Location": "Raadzaal", "Chairman": "Tess Test",
        "MeetingItems": [{"Id": "10", "Features": "3", "Title": "Bomen", "Confidential": False, "Documents": [{"Id": "11", "DisplayName": "Brief", "PublicDownloadURL": "https://r.example.nl/11", "FileSize": 12}]}],
    }  # fmt: skip
    found, linked = read(put({"Meetings": [meeting]}))
    assert one(linked, "meetings", external_id="9")["name"] == "Raad"
    assert one(linked, "agenda_items", external_id="10")["number"] == "3"
    assert one(linked, "meeting_documents", external_id="11")["size"] == "12"
    assert not found.report.unknown_fields


def test_open_raadsinformatie(put: Put) -> None:
    found, linked = read(put({"took": 3, "hits": {"total": 6, "hits": samples.ORI}}))
    meeting = one(linked, "meetings", external_id="901")
    assert (meeting["start"], meeting["committee"]) == ("2020-01-02T19:00", "Commissie Groen")
    assert one(linked, "agenda_items", external_id="902")["meeting"] == meeting["id"]
    paper = one(linked, "meeting_documents", external_id="903")
    assert (paper["meeting"], paper["url"], paper["size"]) == (meeting["id"], "https://raad.example.nl/903", "5")
    assert one(linked, "motions", external_id="904")["result"] == "held"
    assert [path for path in found.report.unknown_fields if path.endswith("kleur")]
    assert "soort 'Ruimteschip'" in next(iter(found.report.unknown_types))


def test_the_database_of_open_raadsinformatie(put: Put) -> None:
    _, linked = read(put(samples.TRIPLES))
    meeting = one(linked, "meetings", external_id="35")
    paper = one(linked, "meeting_documents", external_id="36")
    assert (meeting["name"], paper["meeting"], paper["size"]) == ("Raadpleging", meeting["id"], "77052")


def test_mini_ori_of_the_first_version(put: Put) -> None:
    found, linked = read(put(samples.MINI_OLD))
    meeting = one(linked, "meetings", external_id="v1")
    assert (meeting["start"], meeting["status"], meeting["committee"]) == ("2017-02-10T19:25", "held", "Raad")
    item = one(linked, "agenda_items", external_id="a1")
    assert (item["number"], item["place"], item["meeting"]) == ("4.a", "4", meeting["id"])
    motion = one(linked, "motions", external_id="i1")
    assert (motion["agenda_item"], motion["meeting"], motion["result"]) == (item["id"], meeting["id"], "adopted")
    assert linked.votes[motion["id"]] == {("Groen", "split"): None}
    paper = one(linked, "meeting_documents", external_id="i3")
    assert (paper["meeting"], paper["url"]) == (meeting["id"], "https://raad.example.nl/i3.pdf")
    assert found.report.secret == {"agendapunten": 1, "vergaderstukken": 1}
    assert not found.report.unknown_fields


def test_mini_ori_of_version_1(put: Put) -> None:
    found, linked = read(put(samples.MINI_NEW))
    meeting, item, paper = (
        rows(linked, "meetings")[0],
        rows(linked, "agenda_items")[0],
        rows(linked, "meeting_documents")[0],
    )
    assert (meeting["start"], meeting["status"]) == ("2026-01-02T19:30", "planned")
    assert (item["title"], item["number"], item["place"], item["meeting"]) == ("2. Bomen", "2", "2", meeting["id"])
    assert (paper["agenda_item"], paper["meeting"], paper["date"]) == (item["id"], meeting["id"], "2026-01-01")
    assert not found.report.unknown_types


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda items: {"items": items},
        lambda items: {"meta": {"total": 2, "page": 1}, "data": {"results": items}},
        lambda items: [{"motie": item} for item in items],
        lambda items: list(reversed(items)),
        lambda items: [{key.upper(): value for key, value in item.items()} for item in items],
    ],
)
def test_the_wrapping_does_not_matter(put: Put, wrapped: Callable[..., object]) -> None:
    plain, other = read(put(samples.IBABS_MOTIONS))[1], read(put(wrapped(samples.IBABS_MOTIONS)))[1]
    assert sorted(plain.rows["motions"]) == sorted(other.rows["motions"])
    assert plain.votes == other.votes


def test_lines_gzip_a_mark_and_another_encoding(put: Put) -> None:
    lines = "\n".join(json.dumps(item, ensure_ascii=False) for item in samples.IBABS_MOTIONS)
    same = read(put(samples.IBABS_MOTIONS))[1].rows["motions"]
    assert read(put(lines, "a.ndjson"))[1].rows["motions"] == same
    assert read(put(gzip.compress(lines.encode()), "a.json.gz"))[1].rows["motions"] == same
    assert read(put(b"\xef\xbb\xbf" + json.dumps(samples.IBABS_MOTIONS).encode(), "b.json"))[1].rows["motions"] == same
    one_of = samples.PARLAEUS.replace("Bomen", "Caf\u00e9")
    found, linked = read(put(one_of.encode("cp1252"), "c.csv"))
    assert "Caf\u00e9" in rows(linked, "motions")[0]["title"]
    assert any("Windows-1252" in notice for notice in found.report.notices)
    semicolons = "titel;datum;uitslag;voor;tegen\nMotie A;1 juli 2026;Aangenomen;Groen (2);Rood (1)\n"
    [row] = rows(read(put(semicolons, "d.csv"))[1], "motions")
    assert (row["date"], row["result"]) == ("2026-07-01", "adopted")


def test_numbers_that_no_database_has_room_for(put: Put) -> None:
    meeting = {**samples.NOTUBIZ, "agenda_items": [{"id": 1, "order": 10**12, "type_data": {"attributes": []}}]}
    motion = {**samples.IBABS_MOTIONS[0], "fracties_voor": "Groen (99999999)"}
    found, linked = read(put(meeting, "a.json"), put([motion], "b.json"))
    assert "place" not in rows(linked, "agenda_items")[0]
    assert ("Groen", "yes") not in linked.votes[one(linked, "motions")["id"]]
    assert found.report.unreadable.total() == 2


def test_a_changed_type_or_a_missing_field_is_no_error(put: Put) -> None:
    odd = [
        {"id": 5, "titel": ["Motie", "over"], "type": "Motie", "partij": {"naam": "Groen"}, "fracties": "Groen, Rood", "datum": 20260701, "status": {"nl": "aangenomen"}},
        {"titel": "Motie zonder kenmerk", "indiener": None, "status": "aangenomen", "voor_pct": "75,5", "datum": "32-13-2026"},
        {"id": "z", "titel": "Motie met lijst", "type": "Motie", "partij": None, "status": "paars", "fracties_voor": {"a": 1}},
    ]  # fmt: skip
    found, linked = read(put(odd))
    first, second, third = rows(linked, "motions")
    assert (first["external_id"], first["title"], first["date"], first["result"]) == (
        "5",
        "Motie; over",
        "2026-07-01",
        "adopted",
    )
    assert first["parties"] == "Groen; Rood"
    assert (second["percent_yes"], second.get("date", "")) == ("75.5", "")
    assert (third.get("result", ""), third["result_text"]) == ("", "paars")
    told = "\n".join(found.report.lines())
    assert "geen dag: 1 keer (bijvoorbeeld '32-13-2026')" in told
    assert "uitslag niet herkend: 1 keer (bijvoorbeeld 'paars')" in told


def test_a_mover_that_can_be_a_person_is_left_out_and_told(put: Put) -> None:
    lines = [
        "Bron;Titel;Datum;Indieners;Uitslag;Voor;Tegen;Unaniem",
        "https://raad.example.nl/a;M1;2024-01-05;CDX, Tess Test;Aangenomen;Ons Dorpsplein (3), Fien Fictie (1);SP;nee",
        "https://raad.example.nl/b;M2;2024-01-05;Tess Test;Verworpen;;;ja",
        "https://raad.example.nl/c;M3;2024-01-05;Test, Tess;Verworpen;;;ja",
        "https://raad.example.nl/d;M4;2024-01-05;Ons Dorpsplein, Partij Proef, GroenX, CDX Raadsleden, Forum voor democratie;;;;ja",
        "https://raad.example.nl/e;M5;2024-01-05;Rode Haan;;Rode Haan (4);;ja",
    ]
    found, linked = read(put("\n".join(lines), "moties.csv"))
    movers = {row["title"]: row.get("parties", "") for row in rows(linked, "motions")}
    assert movers == {
        "M1": "CDX", "M2": "", "M3": "", "M4": "Ons Dorpsplein; Partij Proef; GroenX; CDX; Forum voor democratie", "M5": "Rode Haan",
    }  # fmt: skip
    votes = linked.votes[one(linked, "motions", title="M1")["id"]]
    assert votes == {("Ons Dorpsplein", "yes"): 3, ("fractie niet vermeld", "yes"): 1, ("SP", "no"): None}
    said = "\n".join(found.report.lines())
    assert "[].indieners: een indiener die een mens kan zijn: niet overgenomen: 4 keer" in said
    assert "Test" not in said
    assert "Fictie" not in said


def test_a_cell_may_hold_a_whole_document_and_the_limit_for_packages_stays(put: Put) -> None:
    """Python keeps one limit for the process; a package's reader finds a quote that is never closed by it."""
    before = csv.field_size_limit()
    head, first, *_ = samples.PARLAEUS.splitlines()
    content = put(f'{head},bijlage\n{first},"{"tekst " * 100_000}"\n', "moties.csv")
    assert len(rows(read(content)[1], "motions")) == 1
    assert csv.field_size_limit() == before
