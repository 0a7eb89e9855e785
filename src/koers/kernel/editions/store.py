"""The editions on disk: manifests and content-addressed packages. Files are only ever added, never changed.

``KOERS_HOME/editions/packages/<hash>/``     a package as plain files
``KOERS_HOME/editions/derived/<hash>.jsonl`` what was worked out from them when they were published (verdicts)
``KOERS_HOME/editions/manifests/<id>.json``  an edition: which packages, when, why
``KOERS_HOME/editions/databases/``           read-only databases, which can be made again
``KOERS_HOME/editions/current``              the id of the edition that ``/`` shows

``KOERS_HOME/previews/`` has the same for the one preview of the workshop that is kept, without ``current``.

The id of an edition begins with the moment of publication, so that sorted ids are in order of time. A manifest later
than the current one is left from a publication that was stopped halfway; it does not count.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from koers.kernel.files import file_hash, folder_hash, locked, write_whole

PUBLISHED = "published"
PREVIEW = "preview"
STAMP = "%Y%m%dT%H%M%S%f"
STAMP_LENGTH = len("20211122T090000000000")
CURRENT = "current"


@dataclass(frozen=True)
class Edition:
    """The public state at one moment.

    ``packages`` and ``derived`` (what was worked out): name to content hash. ``content`` is the hash of all packages.
    """

    id: str
    content: str
    published_at: str  # ISO date and time with zone
    note: str = ""
    by: str = ""
    kind: str = PUBLISHED
    packages: dict[str, str] = field(default_factory=dict, hash=False)
    derived: dict[str, str] = field(default_factory=dict, hash=False)
    code: str = ""

    @property
    def moment(self) -> datetime:
        """When it was published, in the local time zone."""
        return timezone.localtime(datetime.fromisoformat(self.published_at))

    @property
    def day(self) -> date:
        """The local day it was published."""
        return self.moment.date()

    @property
    def home(self) -> Path:
        """The folder that its files are in."""
        return root(self.kind)

    def package_folder(self, slug: str) -> Path:
        """Where a package of this edition is. Raises KeyError when it has none of that name."""
        return self.home / "packages" / self.packages[slug]

    def whole_package(self, slug: str) -> Path:
        """Where a package is, after making sure that it is what was published. Raises EditionDamaged."""
        where, digest = self.package_folder(slug), self.packages[slug]
        if not where.is_dir():
            raise EditionDamaged(f"pakket {slug} ({digest[:12]}) is weg")
        if folder_hash(where) != digest:
            raise EditionDamaged(f"pakket {slug} ({digest[:12]}) is veranderd")
        return where

    def whole_derived(self, name: str) -> Path | None:
        """Where rows that were worked out are, None when none were kept. Raises EditionDamaged."""
        digest = self.derived.get(name)
        if digest is None:
            return None
        where = self.home / "derived" / f"{digest}.jsonl"
        if not where.is_file():
            raise EditionDamaged(f"uitgerekende gegevens {name} ({digest[:12]}) zijn weg")
        if file_hash(where) != digest:
            raise EditionDamaged(f"uitgerekende gegevens {name} ({digest[:12]}) zijn veranderd")
        return where


class NoEdition(Exception):
    """There is no edition, or none yet on the day asked for. ``first`` is the day of the first one, if any."""

    def __init__(self, first: date | None = None) -> None:
        self.first = first
        super().__init__("no edition")


class EditionDamaged(Exception):
    """A file of an edition is missing or is not what it was when it was published."""


def root(kind: str = PUBLISHED) -> Path:
    """The folder that holds all editions, or the preview."""
    return _path(settings.KOERS_HOME, "previews" if kind == PREVIEW else "editions")


@lru_cache(maxsize=4096)
def _path(home: Path | str, *names: str) -> Path:
    # Every request asks for the same few; putting a path together costs more than looking at the file.
    return Path(home, *names)


@contextmanager
def alone(kind: str = PUBLISHED) -> Iterator[Path]:
    """Nobody else on this machine publishes meanwhile; gives the folder of the editions, made when it is not there."""
    where = root(kind)
    for name in ("packages", "derived", "manifests", "databases"):
        (where / name).mkdir(parents=True, exist_ok=True)
    with locked(where / "lock"):
        yield where


def content_hash(packages: dict[str, str]) -> str:
    """The hash of an edition's content: which packages, and what is in them; not when or why."""
    return hashlib.sha256(json.dumps(packages, sort_keys=True).encode()).hexdigest()


def new_id(moment: datetime, content: str) -> str:
    """The id of an edition that is published at this moment."""
    return f"{moment.astimezone(UTC):{STAMP}}-{content[:12]}"


def save(edition: Edition) -> None:
    """Write an edition's manifest and make it the current one. Its other files must be there already."""
    body = asdict(edition)
    content = json.dumps(body | {"seal": _seal(body)}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_whole(edition.home / "manifests" / f"{edition.id}.json", content.encode())
    write_whole(edition.home / CURRENT, f"{edition.id}\n".encode())


def _seal(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def current_name() -> str:
    """The id of the edition that ``/`` shows, "" when there is none."""
    path = _path(settings.KOERS_HOME, "editions", CURRENT)
    try:
        file = path.stat()
        return _name_in(path, file.st_ino, file.st_mtime_ns)
    except FileNotFoundError:
        return ""


@lru_cache(maxsize=16)
def _name_in(path: Path, _file: int, _changed: int) -> str:
    # Publishing puts another file in its place, so one that is still the same need not be read again.
    return path.read_text().strip()


def names() -> list[str]:
    """The ids of all published editions, oldest first."""
    last = current_name()
    return sorted(path.stem for path in _manifests() if path.stem <= last)


def stray_manifests() -> list[Path]:
    """Manifests of publications that were stopped just before they became the current edition."""
    last = current_name()
    return [path for path in _manifests() if path.stem > last]


def _manifests() -> list[Path]:
    return list((root() / "manifests").glob("[0-9]*.json"))


def days() -> list[date]:
    """The days on which an edition was published, oldest first, each once."""
    return list(dict.fromkeys(_day(name) for name in names()))


def editions() -> list[Edition]:
    """All published editions, oldest first. Raises EditionDamaged."""
    return [read(name) for name in names()]


def read(name: str) -> Edition:
    """The edition with exactly this id. Raises EditionDamaged."""
    path = _path(settings.KOERS_HOME, "editions", "manifests", f"{name}.json")
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise EditionDamaged(f"manifest {name} is weg") from error


@lru_cache(maxsize=4096)
def _read(path: Path, _changed: int) -> Edition:
    try:
        body: dict[str, Any] = json.loads(path.read_text())
        seal = body.pop("seal")
        edition = Edition(**body)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise EditionDamaged(f"manifest {path.stem} is niet te lezen") from error
    if seal != _seal(body) or edition.content != content_hash(edition.packages):
        raise EditionDamaged(f"manifest {path.stem} is veranderd")
    return edition


def current() -> Edition:
    """The edition that ``/`` shows. Raises NoEdition, EditionDamaged."""
    name = current_name()
    if not name:
        raise NoEdition
    return read(name)


def in_force_on(day: date) -> Edition:
    """The edition that was in force at the end of ``day``. Raises NoEdition with the first day there was one."""
    known = names()
    before = [name for name in known if _day(name) <= day]
    if not before:
        raise NoEdition(_day(known[0]) if known else None)
    return read(before[-1])


def moment_of(name: str) -> datetime:
    """When the edition with this id was published."""
    return datetime.strptime(name[:STAMP_LENGTH], STAMP).replace(tzinfo=UTC)


def _day(name: str) -> date:
    return timezone.localtime(moment_of(name)).date()


def get(name: str) -> Edition:
    """The edition whose id or content hash starts with ``name``, or the one in force on that day, or ``huidig``.

    Raises NoEdition, EditionDamaged.
    """
    if name == "huidig":
        return current()
    try:
        return in_force_on(date.fromisoformat(name))
    except ValueError:
        pass
    for edition in reversed(editions()):
        if len(name) >= 6 and (edition.id.startswith(name) or edition.content.startswith(name)):
            return edition
    raise NoEdition
