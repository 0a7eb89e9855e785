"""Resources as the database of Open Raadsinformatie has them: properties with a predicate each; made into its JSON."""

from collections.abc import Iterator
from typing import Any

NAMES = {
    "type": "@type", "prefLabel": "name", "categories": "classification", "eventStatus": "status", "organizer": "organization_id",
    "startDate": "start_date", "endDate": "end_date", "superEvent": "parent", "contentUrl": "url", "isBasedOn": "original_url",
    "encodingFormat": "content_type", "fileSize": "size_in_bytes", "isReferencedBy": "is_referenced_by", "dateModified": "date_modified",
    "hasOrganizationName": "has_organization_name", "subOrganizationOf": "parent_id", "lastDiscussedAt": "last_discussed_at",
    "legislativeSession": "legislative_session", "voteEvent": "vote_event", "homepage": "url", "filename": "file_name",
    "neighborhood_polygons": "neighborhood_polygons", "dateCreated": "date_created",
}  # fmt: skip


def is_resource(raw: dict[str, Any]) -> bool:
    """Whether this is one resource with its properties."""
    return isinstance(raw.get("properties"), list) and all(
        isinstance(item, dict) and "predicate" in item for item in raw["properties"]
    )


def is_database(raw: dict[str, Any]) -> bool:
    """Whether this holds resources by their number, each with its own id and kind in the source."""
    return bool(raw) and all(
        isinstance(value, list) and value and isinstance(value[0], dict) and is_resource(value[0])
        for value in raw.values()
    )


def of_database(raw: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The resources in it."""
    for value in raw.values():
        yield as_json(value[0], str(value[1]) if len(value) > 1 else "")


def as_json(raw: dict[str, Any], canonical: str = "") -> dict[str, Any]:
    """A resource as the API of Open Raadsinformatie gives it; properties in their order, one that comes back is a list."""
    content: dict[str, Any] = {"@id": str(raw.get("ori_id", ""))}
    properties = sorted(
        raw["properties"], key=lambda item: item.get("order") if isinstance(item.get("order"), int) else 0
    )
    for item in properties:
        local = str(item["predicate"]).rstrip("/").replace("#", "/").rsplit("/", 1)[-1]
        name = NAMES.get(local, local)
        value = item.get("value")
        if name not in content:
            content[name] = value
        elif isinstance(content[name], list):
            content[name].append(value)
        elif name != "@id":
            content[name] = [content[name], value]
    if canonical:
        content["canonical_id"] = canonical
    return content
