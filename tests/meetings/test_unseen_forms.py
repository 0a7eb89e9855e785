"""What the systems' own interfaces give, beside the files that councils showed us: nothing of it may go missing in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from koers.meetings.importing.days import ends, read_moment
from koers.meetings.importing.problems import FileError
from koers.meetings.importing.tidying import tidy
from koers.meetings.importing.words import with_seats

from . import samples, unseen
from .reading import one, read, rows

Put = Callable[..., Path]


@pytest.mark.parametrize(
    "wrapped",
    [
        {"Status": "OK", "Message": None, "Meetings": {"iBabsMeeting": [unseen.IBABS_MEETING]}},
        {"Status": "OK", "Meetings": {"iBabsMeeting": unseen.IBABS_MEETING}},
        {"s:Envelope": {"@xmlns:s": "x", "s:Body": {"R": {"a:Meetings": {"b:iBabsMeeting": [{f"b:{key}": value for key, value in unseen.IBABS_MEETING.items()}]}}}}},
    ],
)  # fmt: skip
def test_a_meeting_of_ibabs_made_from_xml(put: Put, wrapped: object) -> None:
    found, linked = read(put(wrapped))
    meeting = one(linked, "meetings", external_id="100")
    assert (meeting["start"], meeting["end"]) == ("2026-01-29T19:30", "2026-01-30T00:15")
    [item] = rows(linked, "agenda_items")
    assert (item["number"], item["title"], item["description"]) == ("3.a", "Bomen van (naam weggelaten)", "Over bomen")
    assert {row["title"] for row in rows(linked, "meeting_documents")} == {"Brief & bijlage", "Agenda"}
    [motion] = rows(linked, "motions")
    assert (motion["agenda_item"], motion["result"], motion["result_text"]) == (item["id"], "adopted", "VoteResult: ja")
    assert linked.votes[motion["id"]] == {("hele raad", "yes"): 12, ("hele raad", "no"): 3}
    assert found.report.secret == {"agendapunten": 1}
    assert not found.report.unknown_fields
    assert set(found.report.left) == {path for path in found.report.left if path.endswith(("Explanation", "Webcast"))}


@pytest.mark.parametrize(
    "entry",
    [
        unseen.IBABS_ENTRY,
        {**unseen.IBABS_ENTRY, "Values": {"KeyValueOfstringstring": [{"Key": key, "Value": value} for key, value in unseen.VALUES.items()]}},
        {"id": ["e-1"], "titel": ["Meer bomen"], "status": ["x"], "_ListName": "Moties", "_Extra": {"Status": "OK", "Values": unseen.VALUES, "Documents": [unseen.DOC]}, "ListEntryVotes": unseen.VOTES},
    ],
)  # fmt: skip
def test_a_motion_in_a_list_of_ibabs(put: Put, entry: object) -> None:
    found, linked = read(put({"Meetings": [unseen.IBABS_MEETING]}, "a.json"), put({"Entries": [entry]}, "b.json"))
    motion = one(linked, "motions", external_id="e-1")
    assert (motion["title"], motion["number"], motion["date"]) == ("Motie Meer bomen", "26M7", "2026-01-29")
    assert (motion["result"], motion["result_text"], motion["parties"]) == ("adopted", "Motie aangenomen", "D66; VVD")
    assert motion["url"] == "https://r.example.nl/d1"
    # What the agenda only mentions of it does not contradict it, and says where it belongs.
    assert motion["agenda_item"] == one(linked, "agenda_items", number="3.a")["id"]
    assert linked.votes[motion["id"]] == {("D66", "yes"): 1, ("VVD", "no"): 1}
    assert "Fictie" not in "".join(found.report.lines())


def test_a_motion_finds_its_point_by_a_number_with_a_letter(put: Put) -> None:
    meeting = {**unseen.IBABS_MEETING, "MeetingItems": [{"Id": "i-1", "Features": "3.a", "Title": "Bomen"}]}
    _, linked = read(put([meeting], "a.json"), put([unseen.IBABS_ENTRY], "b.json"))
    assert one(linked, "motions")["agenda_item"] == one(linked, "agenda_items")["id"]


def test_votes_on_an_entry_of_ibabs(put: Put) -> None:
    _, linked = read(put([{"motion_id": "x", "entry": unseen.LISTED, "votes": unseen.VOTES}]))
    assert linked.votes[one(linked, "motions")["id"]] == {("D66", "yes"): 1, ("VVD", "no"): 1}


def test_other_lists_of_ibabs_are_told(put: Put) -> None:
    found, linked = read(
        put([{**unseen.IBABS_ENTRY, "ListName": "Ingekomen stukken", "Values": {"Onderwerp": "Brief"}}])
    )
    assert not rows(linked, "motions")
    assert "'Ingekomen stukken'" in next(iter(found.report.unknown_types))


def test_one_paper_on_two_agendas_is_no_error(put: Put) -> None:
    other = {**unseen.IBABS_MEETING, "Id": "101", "MeetingItems": None}
    found, linked = read(put([unseen.IBABS_MEETING, other]))
    assert one(linked, "meeting_documents", external_id="d-2")["meeting"] == "proef-100"
    assert any("bij meer dan één vergadering" in remark for remark in found.report.remarks)


def test_what_is_secret_stays_out_when_another_record_mentions_it(put: Put) -> None:
    secret = {**unseen.IBABS_ENTRY, "Values": {**unseen.VALUES, "Vertrouwelijk": "ja"}}
    found, linked = read(put([unseen.IBABS_MEETING], "a.json"), put([secret], "b.json"))
    assert not rows(linked, "motions")
    assert found.report.secret["moties en voorstellen"] == 2


def test_an_id_that_is_secret_in_one_series_is_open_in_another(put: Put) -> None:
    items = [{**unseen.GO_MEETING["items"][0], "documents": [{"id": 55, "filename": "a.pdf", "confidential": 1}]}]
    _, linked = read(put([{**unseen.GO_MEETING, "items": items}]))
    assert len(rows(linked, "agenda_items")) == 1


def test_a_page_of_events_of_notubiz(put: Put) -> None:
    events = [unseen.NOTUBIZ_EVENT, {**unseen.NOTUBIZ_EVENT, "id": 10, "type": "assembly"}, {**unseen.NOTUBIZ_EVENT, "id": 11, "permission_group": "members"}]  # fmt: skip
    page = {"pagination": {"page": 1, "total_pages": 3}, "events": events}
    found, linked = read(put(page, "a.json"), put({"gremia": [{"id": 60, "title": "Commissie Groen"}]}, "b.json"))
    meeting = one(linked, "meetings", external_id="9")
    assert (meeting["name"], meeting["location"], meeting["committee"]) == ("Raad", "Raadzaal", "Commissie Groen")
    assert len(rows(linked, "meetings")) == 2
    assert found.report.secret == {"vergaderingen": 1}
    assert not found.report.unknown_fields


def test_a_meeting_of_notubiz_with_numbered_attributes(put: Put) -> None:
    meeting = {**unseen.NOTUBIZ_EVENT, "parent": {"id": 10}, "agenda_items": [unseen.NOTUBIZ_POINT]}
    found, linked = read(
        put({"meeting": meeting}, "a.json"),
        put({"events": [{**unseen.NOTUBIZ_EVENT, "id": 10, "type": "assembly"}]}, "b.json"),
    )
    assert one(linked, "meetings", external_id="9")["part_of"] == "proef-10"
    [item] = rows(linked, "agenda_items")
    assert (item["title"], item["description"]) == ("Brief van (naam weggelaten)", "Over bomen")
    paper = one(linked, "meeting_documents")
    assert (paper["media_type"], paper["size"]) == ("application/pdf", "5")  # of version 2, not of the last in the list
    assert not found.report.unknown_fields
    assert [path for path in found.report.left if path.endswith("zaaknummer")]


def test_motions_and_votes_of_notubiz(put: Put) -> None:
    meeting = {**unseen.NOTUBIZ_EVENT, "agenda_items": [unseen.NOTUBIZ_POINT]}
    letter = {"id": 102, "attributes": [{"id": 1, "label": "Titel", "values": [{"content": "Brief"}]}]}
    found, linked = read(
        put({"meeting": meeting}, "a.json"), put({"items": [unseen.NOTUBIZ_MOTION, letter]}, "b.json"), put({"votings": [unseen.NOTUBIZ_VOTE]}, "c.json"),
    )  # fmt: skip
    motion = one(linked, "motions", external_id="101")
    assert (motion["number"], motion["date"], motion["parties"]) == ("M7", "2024-01-30", "D66; VVD")
    assert (motion["result"], motion["agenda_item"]) == ("adopted", "proef-91")
    vote = one(linked, "motions", external_id="stemming-500")
    assert (vote["kind"], vote["result"], vote["meeting"]) == ("motion", "adopted", "proef-9")
    assert linked.votes[vote["id"]] == {("fractie niet vermeld", "yes"): 2, ("fractie niet vermeld", "absent"): 1}
    assert "geen motie of amendement" in next(iter(found.report.unknown_types))


@pytest.mark.parametrize("wrapped", [{"event": [unseen.NOTUBIZ_OLD]}, {"events": {"event": unseen.NOTUBIZ_OLD, "@attributes": {"pages": 1}}}])  # fmt: skip
def test_the_older_events_of_notubiz(put: Put, wrapped: object) -> None:
    found, linked = read(put(wrapped))
    inner = one(linked, "meetings", external_id="12")
    assert (inner["start"], inner["part_of"], inner["committee"]) == ("2024-05-14T19:00", "proef-11", "Voorbereiding")
    assert inner["recording"] == "https://stad.example.nl/film"
    [item] = rows(linked, "agenda_items")
    assert (item["number"], item["title"]) == ("1", "Bomen van (naam weggelaten)")
    paper = one(linked, "meeting_documents", external_id="14")
    assert (paper["kind"], paper["agenda_item"]) == ("Brief", item["id"])
    assert found.report.secret == {"agendapunten": 1}
    assert not found.report.unknown_fields


def test_the_agenda_of_parlaeus(put: Put) -> None:
    committee = {"cmid": "c1", "committeename": "Gemeenteraad"}
    found, linked = read(
        put({"status": 200, "message": "OK", "agenda": unseen.PARLAEUS_AGENDA}, "a.json"),
        put({"status": 200, "list": [committee]}, "b.json"),
    )
    meeting = one(linked, "meetings", external_id="a1")
    assert (meeting["start"], meeting.get("end", ""), meeting["committee"]) == ("2018-02-08T19:30", "", "Gemeenteraad")
    assert one(linked, "agenda_items", external_id="p1")["description"] == "Over bomen"
    assert one(linked, "meeting_documents", external_id="d1")["agenda_item"] == "proef-p1"
    assert not found.report.unknown_fields


def test_a_meeting_of_gemeenteoplossingen(put: Put) -> None:
    found, linked = read(put([unseen.GO_MEETING]))
    meeting = one(linked, "meetings", external_id="55")
    assert (meeting["start"], meeting["committee"]) == ("2018-02-08T19:30", "Gemeenteraad")
    assert one(linked, "meeting_documents", external_id="9")["title"] == "Brief"
    assert not found.report.unknown_fields


def test_votes_of_members_in_the_model_of_the_vng(put: Put) -> None:
    found, linked = read(put(unseen.MINI_WITH_MEMBERS))
    motion = one(linked, "motions", external_id="i1")
    assert linked.votes[motion["id"]] == {("Groen", "yes"): 1}
    assert motion["url"] == "https://r.example.nl/m.pdf"
    assert one(linked, "meetings")["recording"] == "https://r.example.nl/film"
    assert one(linked, "agenda_items")["title"] == "Bomen van (naam weggelaten)"
    assert not found.report.unknown_fields
    assert not found.report.unknown_types


def test_a_motion_inside_its_vote_and_beside_it(put: Put) -> None:
    found, linked = read(put(unseen.POPOLO_TWICE))
    motion = one(linked, "motions", external_id="m1")
    assert (motion["result_text"], motion["date"]) == ("Aangenomen", "2017-01-02")
    assert linked.votes[motion["id"]] == {("Groen", "yes"): 12, ("Rood", "no"): 3}
    assert not found.report.unreadable


def test_open_raadsinformatie_in_seconds_and_with_reports(put: Put) -> None:
    found, linked = read(put({"hits": {"hits": unseen.ORI_SECONDS}}))
    meeting = one(linked, "meetings", external_id="1")
    assert (meeting["start"], meeting.get("end", "")) == ("2018-02-08T19:30", "")
    assert (one(linked, "agenda_items")["number"], one(linked, "agenda_items")["title"]) == ("3.a", "Bomen")
    motion = one(linked, "motions", external_id="6")
    assert (motion["kind"], motion["result"], motion["date"]) == ("motion", "adopted", "2018-02-08")
    assert linked.votes[motion["id"]] == {("Groen", "yes"): 4}
    assert not found.report.unreadable


def test_what_is_not_known_is_told_itself_and_not_only_what_is_in_it(put: Put) -> None:
    found, _ = read(put([{"naam": "Vreemd", "maan": "vol", "stukken": [{"titel": "Motie A", "type": "Motie", "partij": "D66"}]}]))  # fmt: skip
    assert "velden naam, maan, stukken" in next(iter(found.report.unknown_types))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("/Date(1518114600000+0100)/", "2018-02-08T19:30"), ("1518114600", "2018-02-08T19:30"), ("1518114600000", "2018-02-08T19:30"), ("1/29/2026 7:30:00 PM", "2026-01-29T19:30"),
        ("do. 8 feb. 2018, 13.30 uur", "2018-02-08T13:30"), ("8-feb-2018", "2018-02-08"), ("20180208T123000Z", "2018-02-08T13:30"), ("Thu, 08 Feb 2018 12:30:00 GMT", "2018-02-08T13:30"),
        ("/Date(99999999999999)/", None), ("13/13/2026 7:30 PM", None),
    ],
)  # fmt: skip
def test_days_of_interfaces(text: str, moment: str | None) -> None:
    assert read_moment(text) == moment


def test_a_span_of_time_gives_its_begin_and_is_told(put: Put) -> None:
    found, linked = read(put([{**samples.IBABS_MEETINGS[1], "datum": "08-07-2026 19:30 - 22:00"}]))
    assert one(linked, "meetings")["start"] == "2026-07-08T19:30"
    assert any("alleen het begin" in key for key in found.report.unreadable)
    assert ends("2026-07-08T19:30", "2026-07-08", "18:00") == "2026-07-08T18:00"  # no night: left for the check


@pytest.mark.parametrize(
    ("value", "seats"),
    [
        ([{"naam": "D66", "aantal": 3}, {"fractie": {"naam": "VVD"}, "zetels": "2"}], [("D66", 3), ("VVD", 2)]), ({"D66": 3, "VVD": 2}, [("D66", 3), ("VVD", 2)]),
        ("D66 3, VVD 2", [("D66", 3), ("VVD", 2)]), ("D66 (3 zetels); VVD (2x)", [("D66", 3), ("VVD", 2)]), ("-", []), ("geen", []), ("Lijst 1, Lijst 2", [("Lijst 1", None), ("Lijst 2", None)]),
    ],
)  # fmt: skip
def test_seats_in_the_forms_that_occur(value: object, seats: list[tuple[str, int | None]]) -> None:
    assert list(with_seats(value)) == seats


def test_votes_that_cannot_be_read_are_told(put: Put) -> None:
    found, _ = read(put([{**samples.IBABS_MOTIONS[0], "fracties_voor": [{"x": 1}]}]))
    assert any("geen fracties herkend" in key for key in found.report.unreadable)


def test_json_made_from_xml_becomes_other_json() -> None:
    assert tidy({"a:X": {"@i:nil": "true"}, "Y": {"#text": "z", "@lang": "nl"}, "@attributes": {"id": 5}}) == {"X": None, "Y": "z", "id": 5}  # fmt: skip
    assert tidy({"V": [{"Key": "a", "Value": 1}]}) == {"V": {"a": 1}}
    assert tidy({"@type": "Meeting", "@id": "1"}) == {"@type": "Meeting", "@id": "1"}


TWO = '{"id": "x", "titel": "Motie A", "type": "Motie", "partij": "D66"}{}{"id": "y", "titel": "Motie B", "type": "Motie", "partij": "D66"}'


@pytest.mark.parametrize(
    "content",
    [
        TWO.replace("{}", ""), TWO.replace("{}", "\n"), TWO.replace("{}", ",\n") + ",\n", f"var moties = [{TWO.replace('{}', ',')}];", f"terug([{TWO.replace('{}', ',')}])",
        TWO.replace("{}", "\n").replace("Motie A", "Motie\tA"), "sep=;\ntitel;uitslag;voor\nMotie A;;D66 (1)\nMotie B;;D66 (1)\n", "Lijst van moties\n\ntitel;uitslag;voor\nMotie A;;D66 (1)\nMotie B;;D66 (1)\n",
    ],
)  # fmt: skip
def test_the_wrapping_of_a_file_does_not_matter(put: Put, content: str) -> None:
    assert [row["title"] for row in rows(read(put(content, "a.txt"))[1], "motions")] == ["Motie A", "Motie B"]


def test_a_number_of_thousands_of_digits_is_an_error_of_the_file(put: Put) -> None:
    with pytest.raises(FileError, match="een getal dat te lang is"):
        read(put('[{"id": ' + "9" * 5000 + "}]"))


def test_an_error_of_the_system_is_told_as_such(put: Put) -> None:
    found, _ = read(put({"Status": "ERR", "Message": "No public meetings", "Meetings": None}))
    assert any("foutmelding in plaats van gegevens: 'No public meetings'" in line for line in found.report.lines())


def test_half_a_letter_in_the_name_of_a_field_can_be_shown(put: Put) -> None:
    found, _ = read(put('[{"id": "x", "titel": "Motie \\ud83d", "type": "Motie", "partij": "D66", "ma\\ud83dan": 1}]'))
    "\n".join(found.report.lines()).encode()


def test_a_field_that_stands_twice_is_told(put: Put) -> None:
    found, _ = read(put([{"id": "x", "Titel": "Motie A", "titel": "Motie B", "type": "Motie", "partij": "D66"}]))
    assert any("zijn hetzelfde veld" in remark for remark in found.report.remarks)


def test_the_later_of_two_keeps_what_only_the_earlier_says(put: Put) -> None:
    first = {**samples.IBABS_MOTIONS[0], "bijgewerkt": "2026-07-01"}
    newer = {"id": "x-1", "titel": "26M1 Nieuwe titel", "type": "Motie", "partij": "Groen", "bijgewerkt": "2026-08-01"}
    _, linked = read(put([first, newer]))
    motion = one(linked, "motions")
    assert (motion["title"], motion["result"]) == ("26M1 Nieuwe titel", "adopted")
    assert linked.votes[motion["id"]]
