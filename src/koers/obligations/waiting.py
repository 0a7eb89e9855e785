"""A list that was uploaded and waits for somebody to confirm it. It is kept in a file of its own, for a day at most.

Only what Koers would take in is kept: names of people and secret items were left out when the list was read. Of a secret item
its number is kept, never its title: Koers may have it already.
"""

import json
import re
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from koers.kernel.files import write_whole

from .importing.listed import CouncilList, Item, LeftOut
from .models import Kind

A_DAY = 86_400
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,60}")


@dataclass(frozen=True)
class Waiting:
    """A list that waits: for which programme, from which file, and what was read."""

    programme: str
    file: str
    found: CouncilList


def keep(waiting: Waiting, user: int) -> str:
    """Keep a list for a user; gives the word to find it by. What is older than a day goes."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        if old.stat().st_mtime < time.time() - A_DAY:
            old.unlink(missing_ok=True)
    token = secrets.token_urlsafe(24)
    write_whole(_path(token), json.dumps(asdict(waiting) | {"user": user}).encode())
    return token


def find(token: str, user: int) -> Waiting | None:
    """The list that this user uploaded; None when it is gone, too old or of somebody else."""
    if not TOKEN.fullmatch(token):
        return None
    path = _path(token)
    try:
        if path.stat().st_mtime < time.time() - A_DAY:
            return None
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if content["user"] != user:
        return None
    found = content["found"]
    items = [Item(**item | {"kind": Kind(item["kind"])}) for item in found.pop("items")]
    left = {name: [_left_out(one) for one in found.pop(name, [])] for name in ("withheld", "rejected", "unread")}
    return Waiting(content["programme"], content["file"], CouncilList(items, **left, **found))


def _left_out(one: dict[str, Any]) -> LeftOut:
    return LeftOut(**one | {"kind": Kind(one["kind"]) if one["kind"] else None})


def drop(token: str) -> None:
    """The list is dealt with."""
    if TOKEN.fullmatch(token):
        _path(token).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.KOERS_HOME) / "waiting"


def _path(token: str) -> Path:
    return _folder() / f"{token}.json"
