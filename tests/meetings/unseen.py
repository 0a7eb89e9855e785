"""Small self-made exports in the words of the systems' own interfaces, which no file of a council showed us. All in them is invented."""

from typing import Any

DOC: dict[str, Any] = {
    "Id": "d-1", "FileName": "brief.pdf", "DisplayName": "Brief &amp;amp; bijlage", "Confidential": False, "PublicDownloadURL": "https://r.example.nl/d1", "FileSize": 12,
}  # fmt: skip
LISTED: dict[str, Any] = {
    "EntryId": "e-1", "EntryTitle": "2026 M7 Motie Meer bomen", "ListCanVote": True, "ListId": "l1", "ListName": "Moties", "VoteResult": True,
    "VotesAgainst": 3, "VotesInFavour": 12,
}  # fmt: skip
IBABS_MEETING: dict[str, Any] = {
    "Id": "100", "MeetingtypeId": "t1", "Meetingtype": "Gemeenteraad", "MeetingDate": "2026-01-29T00:00:00", "StartTime": "19:30", "EndTime": "00:15",
    "Location": "Raadzaal", "Chairman": "Tess Test", "Explanation": "Welkom", "PublishDate": "2026-01-10T10:00:00", "Attendees": None,
    "Invitees": {"iBabsUserBasic": [{"UniqueId": "u1", "Name": "Fien Fictie", "Emailaddress": "f@example.nl"}]}, "Webcast": {"Code": "stad/1"},
    "MeetingItems": {
        "iBabsMeetingItem": [
            {
                "Id": "i-1", "Features": "3.a", "Title": "Bomen van Fien Fictie", "Explanation": "Over bomen", "Confidential": False,
                "ListEntries": {"iBabsListEntryBasic": LISTED}, "Documents": {"iBabsDocument": [DOC]},
            },
            {"Id": "i-2", "Title": "Besloten", "Confidential": True, "ListEntries": {"iBabsListEntryBasic": {**LISTED, "EntryId": "e-9"}}, "Documents": None},
        ]
    },
    "Documents": {"iBabsDocument": {**DOC, "Id": "d-2", "DisplayName": "Agenda"}}, "ListItems": None,
}  # fmt: skip
VALUES: dict[str, Any] = {
    "Onderwerp": "Motie Meer bomen", "Status": "Motie aangenomen", "Indiener(s)": "Fictie, Fien (D66), Test, Tess (VVD)", "Kenmerk": "26M7",
    "Datum": "1/29/2026 12:00:00 AM", "Agendapunt": "Gemeenteraad 29-1-2026\\n3.a Bomen",
}  # fmt: skip
VOTES: list[dict[str, Any]] = [
    {"EntryId": "e-1", "GroupId": "g1", "GroupName": "D66", "UserId": "u1", "UserName": "Fien Fictie", "Vote": True},
    {"EntryId": "e-1", "GroupId": "g2", "GroupName": "VVD", "UserId": "u2", "UserName": "Tess Test", "Vote": False},
]
IBABS_ENTRY: dict[str, Any] = {
    "EntryId": "e-1", "EntryTitle": "Meer bomen", "ListId": "l1", "ListName": "Moties", "Values": VALUES, "Documents": [DOC], "ListEntryVotes": VOTES,
}  # fmt: skip

NOTUBIZ_EVENT: dict[str, Any] = {
    "organisation": {"id": 1}, "gremium": {"id": 60, "self": "api.example.nl/gremia/60"}, "id": 9, "type": "meeting", "permission_group": "public",
    "event_type_data": {"self": "api.example.nl/events/meetings/9", "agenda_item_count": 1}, "confidential": 0, "canceled": False, "inactive": False,
    "archive_state_last_modified": None, "allow_subscriptions": False, "subscriptions": [], "self": "api.example.nl/events/9",
    "attributes": [{"id": 1, "value": "Raad"}, {"id": 50, "value": "'Raadzaal'"}], "plannings": [{"start_date": "2024-01-30 19:30:00", "end_date": None}],
}  # fmt: skip
NOTUBIZ_PAPER: dict[str, Any] = {
    "id": 7, "title": "Advies", "url": "https://api.example.nl/document/7/2", "version": 2, "confidential": 0, "types": [],
    "versions": [{"id": 2, "mime_type": "application/pdf", "file_name": "b.pdf", "file_size": 5}, {"id": 1, "mime_type": "application/msword", "file_name": "a.doc", "file_size": 4}],
}  # fmt: skip
NOTUBIZ_POINT: dict[str, Any] = {
    "id": 91, "order": 3, "type": "agenda_point", "confidential": 0, "permission_group": "public", "documents": [NOTUBIZ_PAPER], "agenda_items": [],
    "start_offset": "1", "end_offset": "2", "module_items": [],
    "type_data": {"title_prefix": "3.", "heading": False, "attributes": [
        {"id": 1, "value": "Brief van Tess Testers"}, {"id": 72, "value": "Tess Testers"}, {"id": 3, "value": "<p>Over <a href='x'>bomen</a></p>"}, {"id": 24, "value": "24b1"},
    ]},
}  # fmt: skip


def _of_item(number: int, label: str, *values: Any) -> dict[str, Any]:
    return {
        "id": number,
        "label": label,
        "values": [value if isinstance(value, dict) else {"content": value, "meta_data": None} for value in values],
    }


def _ref(number: str, label: str, model: str) -> dict[str, Any]:
    return {"content": number, "meta_data": {"label": label, "reference_model": model}}


NOTUBIZ_MOTION: dict[str, Any] = {
    "id": 101, "self": "api.example.nl/modules/6/items/101", "module": {"id": 6}, "permission_group": "public", "confidential": 0, "last_modified": "2024-02-01 10:00:00",
    "attributes": [
        _of_item(1, "Titel", "Motie Meer bomen"), _of_item(15, "Datum", "2024-01-30 00:00:00"), _of_item(45, "Soort", "Motie"), _of_item(62, "Uitslag", "Aangenomen"),
        _of_item(37, "Partijen", _ref("4", "D66", "party"), _ref("5", "VVD", "party")), _of_item(36, "Indiener", _ref("77", "Tess Testers", "role")),
        _of_item(54, "Agendapunt", _ref("91", "Bomen (Raad 30-01-2024)", "agenda_item")), _of_item(26, "Nummer", "M7"),
    ],
}  # fmt: skip
NOTUBIZ_VOTE: dict[str, Any] = {
    "id": 500, "parent": {"id": 91}, "type_data": {"title": "Motie Meer bomen", "voting_type": "motion", "voting_result": "adopted", "votes": [
        {"role_id": 1, "vote": "in_favor"}, {"role_id": 2, "vote": "in_favor"}, {"role_id": 3, "vote": "absent"},
    ]},
}  # fmt: skip


def _marked(**cells: Any) -> dict[str, Any]:
    return {"@attributes": cells}


NOTUBIZ_OLD: dict[str, Any] = {
    "title": "Avond", "url": "http://stad.example.nl/vergadering/11", "category": {"title": "Raadsavond", **_marked(id=82)}, "organisation": 1, "location": "Stadhuis",
    "chairman": "Tess Testers", **_marked(id=11, date="2024-05-14", time="17:00", child_event_count=1, confidential=0),
    "rooms": {"room": [{"name": "Zaal", "events": {"event": [{
        "title": "Voorbereiding", "category": {"title": "Voorbereiding", **_marked(id=83)}, "organisation": 1, "media": {"video": [{"download": "//stad.example.nl/film"}]},
        **_marked(id=12, date="2024-05-14", time="19:00", agenda_item_count=2, confidential=0),
        "agenda": {"agendaitem": [
            {
                "title": "Bomen van Tess Testers", "numbering": "1.", **_marked(id=78, order=1, confidential=0),
                "documents": {"document": {"title": "Brief", "filetype": "pdf", "url": "https://api.example.nl/document/14/1", "types": {"type": [{"name": "Brief"}]}, **_marked(id=14, version=1)}},
            },
            {"title": "Besloten", "numbering": "2.", **_marked(id=79, order=2, confidential=1)},
        ]},
    }]}}]},
}  # fmt: skip

PARLAEUS_AGENDA: dict[str, Any] = {
    "agid": "a1", "title": "Raadsvergadering", "location": "Raadzaal", "date": "20180208", "time": "19:30", "endtime": "0", "cmid": "c1", "cancelled": 0, "chairman": "Tess Testers",
    "points": [{"apid": "p1", "number": "1", "title": "Bomen", "text": "Over bomen", "documents": [{"dcid": "d1", "title": "Brief", "link": "https://r.example.nl/d1"}]}],
}  # fmt: skip
GO_MEETING: dict[str, Any] = {
    "id": 55, "date": "2018-02-08", "startTime": "19:30", "description": "Raadsvergadering", "location": "Raadzaal", "dmu": {"id": 3, "name": "Gemeenteraad"}, "canceled": False,
    "items": [{"id": 55, "number": "1", "title": "Bomen", "sortorder": 1, "documents": [{"id": 9, "filename": "brief.pdf", "description": "Brief", "confidential": 0}]}],
}  # fmt: skip

MINI_WITH_MEMBERS: dict[str, Any] = {
    "vergaderingen": [{"id": "v1", "vergaderingstype": "raadsvergadering", "vergaderdatum": "2026-01-02"}],
    "agendapunten": [{"id": "a1", "vergadering": {"id": "v1"}, "agendapuntTitel": None, "agendapuntOmschrijving": "Bomen van Tess Testers"}],
    "informatieobjecten": [{"id": "i1", "url": "https://ris.example.nl/i1", "titel": "Motie Bomen", "informatieobjecttype": "motie", "agendapunten": [{"id": "a1"}], "link": "https://r.example.nl/m.pdf", "portefeuillehouder": "Fien Fictie"}],
    "fracties": [{"id": "f1", "fractienaam": "Groen"}],
    "natuurlijkepersonen": [{"id": "p1", "functie": "raadslid", "naamNatuurlijkPersoon": {"achternaam": "Testers", "voornamen": "Tess"}}],
    "fractielidmaatschappen": [{"id": "m1", "fractie": {"id": "f1"}, "natuurlijkPersoon": {"id": "p1"}}],
    "aanwezigedeelnemers": [{"id": "ad1", "vergadering": {"id": "v1"}, "natuurlijkPersoon": {"id": "p1"}, "rolnaam": "raadslid"}],
    "stemmingen": [{"id": "s1", "agendapunt": {"id": "a1"}, "informatieobject": {"id": "i1"}, "stemmingstype": "hoofdelijk"}],
    "stemmen": [{"id": "st1", "aanwezigeDeelnemer": {"id": "ad1"}, "stemming": {"id": "s1"}, "keuzeStemming": "voor"}],
    "mediabronnen": [{"id": "mb", "vergadering": {"id": "v1"}, "mimetype": "video/mp4", "link": "https://r.example.nl/film"}],
}  # fmt: skip

POPOLO_TWICE: dict[str, Any] = {
    "motions": [{"id": "m1", "name": "Motie Bomen", "classification": ["Motie"], "date": "2017-01-02T00:00:00", "result": "Aangenomen", "text": "Bomen", "creator_id": "p1", "vote_events": ["m1"]}],
    "vote_events": [{
        "id": "m1", "motion": {"id": "m1", "name": "Motie Bomen", "text": "Bomen"}, "result": "Motie aangenomen",
        "counts": [{"option": "yes", "value": 12, "group": {"name": "Gemeenteraad"}}, {"option": "no", "value": 3, "group": {"name": "Gemeenteraad"}}],
        "group_results": [{"option": "yes", "value": 12, "group": {"name": "Groen"}}, {"option": "no", "value": 3, "group": {"name": "Rood"}}],
    }],
}  # fmt: skip
ORI_SECONDS: list[dict[str, Any]] = [
    {"_id": "1", "_source": {"@id": "1", "@type": "Meeting", "name": "Raad", "start_date": "1518114600", "end_date": "1518114600", "classification": ["Agenda"]}},
    {"_id": "2", "_source": {"@id": "2", "@type": "AgendaItem", "name": ["Bomen", "Bomen"], "parent": "1", "position": 3, "raw_position": "3.a"}},
    {"_id": "6", "_source": {"@id": "6", "@type": "Report", "name": "Meer bomen", "classification": ["Moties"], "result": "http://www.w3.org/ns/opengov#ResultPassed", "start_date": "2018-02-08T00:00:00"}},
    {"_id": "10", "_source": {"@id": "10", "@type": "VoteEvent", "motion": "6", "count": [{"@type": "YesCount", "value": 4, "group": "7"}]}},
    {"_id": "7", "_source": {"@id": "7", "@type": "Organization", "name": "Groen", "classification": "Party"}},
]  # fmt: skip
