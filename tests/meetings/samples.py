"""Small self-made exports, one of each form. All people, parties and papers in them are invented."""

from typing import Any

PERSON = "Voorbeeld, Vera van"
OTHER = "Proef, Piet"

IBABS_MEETINGS: list[dict[str, Any]] = [
    {
        "id": "m-1", "titel": "Raadsvergadering", "type": "Raadsvergadering", "datum": "2026-07-01", "start": "2026-07-01T19:00:00",
        "eind": "2026-07-01T23:00:00", "locatie": "Raadzaal", "url": "https://raad.example.nl/m-1", "video_id": None,
        "video_link": "https://raad.example.nl/film", "heeft_video": True, "bijgewerkt": "10-07-2026",
        "agendapunten": [
            {"nummer": "1", "titel": "Opening"},
            {"nummer": "2", "titel": "Be\u00ebdiging raadslid Vera van Voorbeeld (PvdX)"},
            {"nummer": "4.2", "titel": "Meer bomen"},
            {"nummer": "5", "titel": "GEHEIM voorstel over een aankoop"},
        ],
    },
    {"id": "m-2", "titel": "Raadsvergadering - GEANNULEERD", "type": "Raadsvergadering", "datum": "2026-07-08", "agendapunten": []},
]  # fmt: skip
IBABS_MOTIONS: list[dict[str, Any]] = [
    {
        "id": "x-1", "titel": "26M1 Motie Meer bomen &amp; struiken", "type": "Motie", "partij": "Groen", "fracties": ["Groen", "Groep Voorbeeld"],
        "indiener": PERSON, "medeondertekenaars": [OTHER], "datum": "2026-07-01", "status": "aangenomen", "voor_pct": 75, "tegen_pct": 25,
        "agendapunt": "Raadsvergadering 01-07-2026 4.2. Meer bomen", "fracties_voor": "Groen (3), Lokaal  (2), Groep Voorbeeld (1)", "fracties_tegen": "Rood (2)",
    },
    {
        "id": "x-2", "titel": "26A1 Amendement Minder bomen", "type": "Amendement", "partij": None, "fracties": [], "indiener": None,
        "medeondertekenaars": [], "datum": "2026-07-01", "status": None, "voor_pct": None, "tegen_pct": None, "fracties_voor": None,
        "fracties_tegen": None, "agendapunt": "Raadsvergadering 01-07-2026 4.2. Meer bomen",
    },
    {"id": "x-3", "titel": "26M2 GEHEIM Motie", "type": "Motie", "partij": "Rood", "indiener": OTHER, "status": "aangenomen", "datum": "2026-07-01"},
]  # fmt: skip
IBABS_VOTES: list[dict[str, Any]] = [
    {
        "id": "s-1", "titel": "Besluitpunt 1: ontheffing ingezetenschap Piet Proef", "datum": "2026-07-01", "uitslag": "", "uitslag_tekst": "75% Voor",
        "voor_pct": 75, "tegen_pct": 25, "onthouding_pct": 0, "fracties_voor": None, "fracties_tegen": None, "fracties_onthouding": None,
        "raadsleden_voor": [{"naam": PERSON, "fractie": "Groen"}, {"naam": OTHER, "fractie": "Groen"}, {"naam": "Test, Tess (raadslid account)", "fractie": "Rood"}],
        "raadsleden_tegen": [{"naam": "Fictie, Fien", "fractie": "Rood"}], "raadsleden_onthouding": [],
        "url": "https://raad.example.nl/s-1", "bijgewerkt": "2026-07-02",
    }
]  # fmt: skip

NOTUBIZ: dict[str, Any] = {
    "id": 7, "type": "meeting", "body": "council", "self": "api.example.nl/events/meetings/7", "confidential": 0, "permission_group": "public",
    "last_modified": "2018-03-15 09:34:04", "attributes": {"Titel": "Commissie Geld", "Locatie": "Raadzaal", "Omschrijving": ""},
    "plannings": [{"start_date": "2018-02-08 13:30:00", "end_date": None}], "gremium": {"id": 1, "self": "api.example.nl/gremia/1"}, "module_items": [],
    "documents": [
        {
            "id": 11, "title": "Uitslagenlijst", "url": "https://api.example.nl/document/11/1", "self": "api.example.nl/document/11", "confidential": 0,
            "types": [{"id": 1, "value": "Uitslagenlijst"}], "version": 1, "publication_date": "2018-05-10", "last_modified": "2018-03-15 09:34:05",
            "versions": [{"id": 1, "file_name": "u.pdf", "mime_type": "application/pdf", "file_size": 21329, "type": "file"}],
            "category": "", "description": "", "policy_field": "", "date": "", "case_code": "",
        }
    ],
    "agenda_items": [
        {
            "id": 21, "order": 1, "type": "agenda_point", "confidential": 0, "permission_group": "public", "parent": None, "module_items": [],
            "meeting": {"id": 7}, "last_modified": "2018-03-15 09:33:31", "documents": [],
            "type_data": {"title_prefix": "3.", "heading": False, "self": "x", "attributes": [{"id": 1, "value": "Agenda", "reference_model": None}]},
            "agenda_items": [
                {
                    "id": 22, "order": 1, "type": "agenda_point", "confidential": 0, "permission_group": "public", "agenda_items": [],
                    "documents": [], "type_data": {"title_prefix": None, "heading": True, "attributes": [{"id": 1, "value": "Onder"}]},
                }
            ],
        },
        {
            "id": 23, "order": 2, "confidential": 1, "permission_group": "public", "agenda_items": [],
            "documents": [{"id": 12, "title": "Geheim stuk", "confidential": 0, "url": "https://api.example.nl/document/12"}],
            "type_data": {"title_prefix": "4.", "heading": False, "attributes": [{"id": 1, "value": "Niet voor iedereen"}]},
        },
    ],
}  # fmt: skip

PARLAEUS = """bron,titel,datum,indieners,uitslag,voor,tegen,unaniem
https://raad.example.nl/motie/gd=2/M1.pdf,Verworpen motie M1 Bomen (Groen),03-07-2018,"['Groen', 'V.A.van Voorbeeld']",Verworpen,"['Groen:5', 'V.A. van Voorbeeld:1']",['Rood:9'],nee
https://raad.example.nl/motie/gd=3/M2.pdf,AcM2 Hekken,17-04-2018,[''],Ingetrokken na Toezegging,['vul handmatig in:-1'],['vul handmatig in:-1'],nee
https://raad.example.nl/motie/gd=4/T_(P._Proef).pdf,Toezegging wethouder Proef Begroting 2020 - Groen,17-04-2018,[''],,[],[],nee
"""

POPOLO: dict[str, Any] = {
    "organizations": [
        {"id": "raad", "name": "Gemeenteraad", "classification": "council"},
        {"id": "p1", "name": "Groen", "classification": "party"},
        {"id": "p2", "name": "Rood", "classification": "party"},
    ],
    "persons": [{"id": "v1", "name": "Vera van Voorbeeld", "memberships": [{"organization_id": "p1"}]}],
    "events": [
        {"id": "e1", "name": "Raad", "classification": "Meeting", "start_date": "2026-01-02T18:00:00Z", "organization_id": "raad", "sources": [{"url": "https://raad.example.nl/e1"}]},
        {"id": "e2", "name": "Punt", "classification": "agenda item", "parent_id": "e1", "position": 3},
    ],
    "motions": [
        {
            "id": "q1", "text": "Meer bomen", "legislative_session_id": "e1", "date": "2026-01-02", "result": "passed", "creator_id": "v1",
            "vote_events": [
                {
                    "id": "w1", "motion_id": "q1",
                    "counts": [{"option": "yes", "value": 4, "group_id": "p1"}, {"option": "no", "value": 3, "group": {"name": "Rood"}}, {"option": "yes", "value": 4}],
                }
            ],
        },
        {"id": "q2", "text": "Minder hekken", "result": "failed"},
    ],
    "vote_events": [
        {"id": "w2", "motion_id": "q2", "votes": [{"voter_id": "v1", "option": "no"}, {"voter": {"name": "Fien Fictie"}, "group_id": "p2", "option": "abstain"}]},
        {"id": "w3", "motion": {"text": "Iets anders"}, "result": "fail", "group_results": [{"group_id": "p2", "result": "no"}]},
    ],
}  # fmt: skip

ORI: list[dict[str, Any]] = [
    {"_id": "901", "_index": "ori_x", "_source": {"@type": "Meeting", "name": "Raad", "start_date": "2020-01-02T19:00:00+01:00", "committee": "905", "attachment": ["903"], "agenda": ["902"]}},
    {"_id": "902", "_source": {"@type": "AgendaItem", "name": "Punt", "parent": "901", "position": 1}},
    {"_id": "903", "_source": {"@type": "MediaObject", "name": "Stuk", "original_url": "https://raad.example.nl/903", "url": "https://ori.example.nl/903", "content_type": "application/pdf", "size_in_bytes": 5, "text": ["lang"]}},
    {"_id": "904", "_source": {"@type": "Motion", "name": "Motie Bomen", "result": "https://argu.co/ns/meeting/ResultKept", "kleur": "blauw"}},
    {"_id": "905", "_source": {"@type": "Organization", "name": "Commissie Groen", "classification": "Committee"}},
    {"_id": "906", "_source": {"@type": "Ruimteschip", "name": "X"}},
]  # fmt: skip

TRIPLES: list[dict[str, Any]] = [
    {
        "35": [
            {
                "ori_id": 35,
                "properties": [
                    {"predicate": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "type": "string", "order": None, "value": "Meeting"},
                    {"predicate": "http://schema.org/name", "type": "string", "order": None, "value": "Raadpleging"},
                    {"predicate": "https://argu.co/ns/meeting/attachment", "type": "resource", "order": 2, "value": 37},
                    {"predicate": "https://argu.co/ns/meeting/attachment", "type": "resource", "order": 1, "value": 36},
                ],
            },
            "660659",
            "meeting",
        ],
        "36": [
            {
                "ori_id": 36,
                "properties": [
                    {"predicate": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "type": "string", "order": None, "value": "MediaObject"},
                    {"predicate": "http://schema.org/name", "type": "string", "order": None, "value": "Brief"},
                    {"predicate": "http://schema.org/isBasedOn", "type": "url", "order": None, "value": "https://api.example.nl/document/36"},
                    {"predicate": "http://purl.org/dc/terms/isReferencedBy", "type": "resource", "order": None, "value": 35},
                    {"predicate": "http://schema.org/fileSize", "type": "integer", "order": None, "value": 77052},
                ],
            },
            "8116469",
            "attachment",
        ],
    }
]  # fmt: skip

MINI_OLD: dict[str, Any] = {
    "vergaderingen": {
        "next": None,
        "results": [
            {
                "url": "https://ris.example.nl/v/1", "id": "v1", "naam": "Raadsvergadering", "vergaderingstype": "raadsvergadering", "status": "gehouden",
                "aanvangVergadering": "2017-02-10T18:25:00Z", "vergaderdatum": "2017-02-10", "locatie": "Raadszaal", "webpaginaLink": "https://raad.example.nl/v1",
                "georganiseerdDoorGremium": {"gremiumidentificatie": "1", "gremiumnaam": "Raad"}, "bijlagen": ["https://ris.example.nl/i/3"],
            }
        ],
    },
    "agendapunten": [
        {"url": "https://ris.example.nl/a/1", "id": "a1", "vergadering": {"id": "v1", "url": "https://ris.example.nl/v/1"}, "agendapuntTitel": "Bomen", "agendapuntKenmerk": "4.a", "agendapuntvolgnummer": "4"},
        {"url": "https://ris.example.nl/a/2", "id": "a2", "vergadering": {"id": "v1", "url": "x"}, "agendapuntTitel": "Besloten", "indicatorBesloten": True},
    ],
    "informatieobjecten": [
        {"url": "https://ris.example.nl/i/1", "id": "i1", "titel": "Motie Bomen", "informatieobjecttype": "motie", "datumIngediend": "2017-02-01", "agendapunten": [{"id": "a1", "url": "x"}], "auteur": "Vera van Voorbeeld"},
        {"url": "https://ris.example.nl/i/2", "id": "i2", "titel": "Geheime brief", "informatieobjecttype": "mededeling", "agendapunten": [{"id": "a2", "url": "x"}]},
        {"url": "https://ris.example.nl/i/3", "id": "i3", "titel": "Verslag", "formaat": "application/pdf", "inhoudLink": "https://raad.example.nl/i3.pdf", "informatieobjecttype": "ingekomen_stuk"},
    ],
    "fracties": [{"url": "https://ris.example.nl/f/1", "id": "f1", "fractienaam": "Groen"}],
    "stemmingen": [{"url": "https://ris.example.nl/s/1", "id": "s1", "agendapunt": {"id": "a1"}, "informatieobject": {"id": "i1"}, "resultaatMondelingeStemming": "voor", "stemmingstype": "regulier"}],
    "stemresultaten": [{"url": "https://ris.example.nl/r/1", "id": "r1", "fractie": {"id": "f1"}, "stemming": {"id": "s1"}, "fractiestemresultaat": "verdeeld"}],
}  # fmt: skip

MINI_NEW: list[dict[str, Any]] = [
    {"id": "0b5c2c1e-0000-4000-8000-000000000001", "url": "https://ris.example.nl/1", "dossiertype": "vergadering", "naam": "Raad", "organisatie": {"gemeente": "gm0917", "naam": "Gemeente Heerlen"}, "geplandeaanvang": "2026-01-02T19:30:00+01:00", "vergaderstatus": "gepland"},
    {"id": "0b5c2c1e-0000-4000-8000-000000000002", "url": "https://ris.example.nl/2", "dossiertype": "agendapunt", "agendapuntnaam": "2. Bomen", "vergadering": "0b5c2c1e-0000-4000-8000-000000000001", "volgnummer": "2"},
    {"id": "0b5c2c1e-0000-4000-8000-000000000003", "webpaginalink": "https://raad.example.nl/3", "titel": "Brief", "wooinformatiecategorie": "c_db4862c3", "datumingediend": "2026-01-01", "agendapunten": [{"id": "0b5c2c1e-0000-4000-8000-000000000002", "url": "x"}]},
]  # fmt: skip
