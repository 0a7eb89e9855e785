"""The pages of a table, kept aside while they come in, so that a stopped download goes on where it stopped.

FOLDER/state.json          what is being fetched, and every page that is in: its set, rows, sha256, and what comes next
FOLDER/<set>-<number>.json one page: the rows as the service gave them
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from koers.statistics.errors import FetchError

from .service import Service

STATE = "state.json"


@dataclass(frozen=True)
class Page:
    """A page that is in. ``after`` is the address of the next one, empty for the last."""

    of: str
    file: str
    rows: int
    sha256: str
    after: str


class Pages:
    """The pages of one version of a table in a folder of their own; those of another version are cleared away."""

    def __init__(self, folder: Path, version: dict[str, str]) -> None:
        self.folder = folder
        self.version = version
        folder.mkdir(parents=True, exist_ok=True)
        state = _read(folder / STATE)
        self.pages = [Page(**page) for page in state.get("pages", [])] if state.get("version") == version else []
        if not self.pages:
            self.clear()
            folder.mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Throw everything away."""
        self.pages = []
        shutil.rmtree(self.folder, ignore_errors=True)

    def bring_in(self, service: Service, address: str, of: str, report: Callable[[int], None]) -> int:
        """Fetch what is not yet in of one set, page by page; returns how many rows it has. Raises FetchError."""
        kept = self._sound(of)
        rows = sum(page.rows for page in kept)
        after = kept[-1].after if kept else address
        seen = {page.after for page in kept} | {address}
        report(rows)
        while after:
            page, following = _page(service, after)
            if following and following in seen:
                raise FetchError("De dienst verwijst naar een bladzijde die er al was; zo komt de tabel niet af.")
            seen.add(following)
            kept.append(self._keep(of, len(kept), page, following))
            rows, after = rows + len(page), following
            report(rows)
        return rows

    def rows(self, of: str) -> list[dict[str, Any]]:
        """All rows of one set, which must be in."""
        return [
            row for page in self.pages if page.of == of for row in json.loads((self.folder / page.file).read_bytes())
        ]

    def each(self, of: str) -> list[Path]:
        """The files with the pages of one set, in order."""
        return [self.folder / page.file for page in self.pages if page.of == of]

    def _sound(self, of: str) -> list[Page]:
        """The pages of a set that are in and undamaged, from the first on; what comes after a damaged one goes."""
        sound: list[Page] = []
        for page in (page for page in self.pages if page.of == of):
            path = self.folder / page.file
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != page.sha256:
                break
            sound.append(page)
        self.pages = [page for page in self.pages if page.of != of] + sound
        return sound

    def _keep(self, of: str, number: int, rows: list[Any], after: str) -> Page:
        content = json.dumps(rows, ensure_ascii=False).encode()
        page = Page(of, f"{of}-{number:05d}.json", len(rows), hashlib.sha256(content).hexdigest(), after)
        _write(self.folder / page.file, content)
        self.pages.append(page)
        state = {"version": self.version, "pages": [asdict(one) for one in self.pages]}
        _write(self.folder / STATE, json.dumps(state).encode())
        return page


def _page(service: Service, address: str) -> tuple[list[Any], str]:
    said = service.json(address)
    rows = said.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FetchError(f"Het antwoord van {service.address(address)} heeft geen rijen; dit is geen tabel van CBS.")
    following = said.get("@odata.nextLink", "")
    return rows, service.address(following) if isinstance(following, str) and following else ""


def _read(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_bytes())
        return said if isinstance(said, dict) and all(Page(**page) for page in said["pages"]) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(path: Path, content: bytes) -> None:
    """Write it aside and swap, so that a stop leaves the old one or the new one."""
    aside = path.with_suffix(".new")
    with aside.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    aside.replace(path)
