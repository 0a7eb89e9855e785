"""What the forms ask, restated as JSON Schema: Popolo's events, motions and votes, and mini-ORI 1.0.0 of the VNG."""

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
LINK: Schema = {"type": "object", "required": ["url"], "properties": {"url": TEXT, "note": {"type": "string"}}}
DAY = r"^[0-9]{4}(-[0-9]{2}){0,2}$"
MOMENT = r"^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$"
COUNT: Schema = {
    "type": "object",
    "required": ["option", "value"],
    "properties": {"option": {"enum": ["yes", "no", "abstain", "absent", "split"]}, "value": {"type": "integer", "minimum": 0}, "group_id": TEXT},
}  # fmt: skip
VOTE_EVENT: Schema = {
    "type": "object",
    "properties": {
        "id": TEXT, "motion_id": TEXT, "start_date": {"type": "string", "pattern": DAY}, "result": TEXT,
        "counts": {"type": "array", "items": COUNT},
        "group_results": {"type": "array", "items": {"type": "object", "required": ["result"]}},
    },
}  # fmt: skip
POPOLO: Schema = {
    "type": "object",
    "required": ["events", "motions", "organizations"],
    "properties": {
        "organizations": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": TEXT, "name": TEXT, "start_date": {"type": "string", "pattern": MOMENT}, "end_date": {"type": "string", "pattern": MOMENT},
                    "location": TEXT, "status": TEXT, "classification": TEXT, "organization_id": TEXT, "parent_id": TEXT,
                    "sources": {"type": "array", "items": LINK},
                },
            },
        },
        "motions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "text"],
                "properties": {
                    "id": TEXT, "text": TEXT, "organization_id": TEXT, "legislative_session_id": TEXT, "classification": TEXT,
                    "date": {"type": "string", "pattern": DAY}, "result": TEXT, "vote_events": {"type": "array", "items": VOTE_EVENT},
                    "sources": {"type": "array", "items": LINK},
                },
            },
        },
    },
}  # fmt: skip

URI: Schema = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:.+"}
DATE: Schema = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TIME: Schema = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$",
}
REFERENCE: Schema = {"type": "object", "required": ["id", "url"], "properties": {"id": TEXT, "url": URI}}
ORGANISATION: Schema = {
    "type": "object",
    "required": ["gemeente", "naam"],
    "properties": {"gemeente": TEXT, "naam": TEXT},
}
OWN: Schema = {"id": TEXT, "url": URI, "webpaginalink": URI, "organisatie": ORGANISATION}
RECORDS: dict[str, Schema] = {
    "vergaderingen.json": {
        "required": ["id", "url", "organisatie", "dossiertype", "naam"],
        "properties": {
            **OWN, "dossiertype": {"const": "vergadering"}, "naam": TEXT, "aanvang": TIME, "einde": TIME, "vergaderdatum": DATE, "locatie": TEXT,
            "vergaderstatus": {"enum": ["gepland", "gehouden", "geannuleerd"]}, "vergaderingstype": TEXT, "hoofdvergadering": REFERENCE,
            "georganiseerddoorgremium": {"type": "object", "required": ["gremiumidentificatie", "gremiumnaam"]},
        },
    },
    "agendapunten.json": {
        "required": ["id", "url", "organisatie", "dossiertype", "agendapuntnaam", "vergadering"],
        "properties": {
            **OWN, "dossiertype": {"const": "agendapunt"}, "agendapuntnaam": TEXT, "vergadering": TEXT, "hoofdagendapunt": REFERENCE,
            "omschrijving": TEXT, "volgnummer": TEXT, "geplandvolgnummer": TEXT,
        },
    },
    "informatieobjecten.json": {
        "required": ["webpaginalink", "organisatie", "titel", "wooinformatiecategorie", "datumingediend"],
        "properties": {
            **OWN, "titel": TEXT, "wooinformatiecategorie": {"type": "string", "pattern": "^c_"}, "datumingediend": DATE, "informatieobjecttype": TEXT,
            "formaat": TEXT, "vergaderingen": {"type": "array", "items": REFERENCE}, "agendapunten": {"type": "array", "items": REFERENCE},
        },
    },
}  # fmt: skip


def page(name: str) -> Schema:
    """A page of results of mini-ORI. No field is there that the form does not have."""
    record = {"type": "object", "additionalProperties": False, **RECORDS[name]}
    return {"type": "object", "required": ["results"], "properties": {"results": {"type": "array", "items": record}}}
