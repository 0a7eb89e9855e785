"""Makes an edition of what stands in the workshop. A failed or interrupted publication changes nothing.

Everything is made in a folder aside and then put in place: packages and database first, the manifest next, and last the
name of the current edition. Whoever reads meanwhile reads the edition before.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from koers import __version__
from koers.kernel import context
from koers.kernel.files import clear_unfinished, folder_hash, settle, unfinished, write_whole
from koers.kernel.models import Package
from koers.kernel.packages import workshop
from koers.kernel.packages.checking import check_packages
from koers.kernel.packages.loading import read_folders
from koers.kernel.packages.problems import PackageError, Problem, Problems
from koers.kernel.packages.reading import PackageContents
from koers.kernel.packages.writing import export_package

from . import store
from .build import Say, database, database_path, make_database, place, silent
from .store import PREVIEW, PUBLISHED, Edition, EditionDamaged, NoEdition

LATEST = "latest.json"
DATABASE = "edition.sqlite3"

State = list[list[Any]]  # a package's name, revision and time of change


class NothingToPublish(Exception):
    """The workshop is empty."""


def publish(*, by: Any = None, why: str = "", only: Sequence[str] = (), say: Say = silent) -> tuple[Edition, bool]:
    """Publish the workshop; the edition, and whether it is a new one (False: nothing has changed).

    ``only``: publish these packages, the others stay as they were in the current edition. Raises PackageError when a
    package is not in order, NothingToPublish, PermissionError when ``by`` is a user who may not publish, OSError.
    """
    if by is not None and not by.is_staff:
        raise PermissionError("alleen medewerkers mogen publiceren")
    with store.alone() as home:
        _clear_up(home)
        previous = _previous(only)
        with unfinished(home) as stage:
            draft = _Draft(stage)
            draft.keep(previous, only)
            draft.export(only, say)
            if previous is not None and (previous.content, previous.code) == (draft.content, __version__):
                draft.put_packages(previous)  # where one was damaged, it is right again
                database(previous, say)
                return previous, False
            draft.work_out(draft.checked(say), say)
            edition = draft.edition(PUBLISHED, _next_moment(), by=str(by or "opdrachtregel"), note=why)
            draft.put_in_place(edition)
            store.save(edition)
    return edition, True


def preview(say: Say = silent) -> Edition:
    """An edition of the workshop as it is now, for staff only. It stands apart; only the latest is kept.

    Raises NothingToPublish, OSError.
    """
    with store.alone(PREVIEW) as home:
        known = _latest(home)
        if known is not None and known[0] == _state_of_workshop():
            return known[1]
        (home / LATEST).unlink(missing_ok=True)
        _clear_up(home)
        with unfinished(home) as stage:
            draft = _Draft(stage)
            state = draft.export((), say)
            draft.work_out(read_folders(draft.folders.values(), Problems()), say)
            edition = draft.edition(PREVIEW, timezone.now(), by="", note="")
            for part in ("packages", "derived", "databases"):
                shutil.rmtree(home / part)
                (home / part).mkdir()
            draft.put_in_place(edition)
        write_whole(home / LATEST, json.dumps({"state": state, "edition": asdict(edition)}).encode())
    return edition


class _Draft:
    """An edition in the making, in a folder of its own."""

    def __init__(self, stage: Path) -> None:
        self.stage = stage
        self.folders: dict[str, Path] = {}  # where each package is now
        self.packages: dict[str, str] = {}  # and its hash
        self.derived: dict[str, str] = {}
        for part in ("packages", "derived"):
            (stage / part).mkdir()

    def keep(self, previous: Edition | None, only: Sequence[str]) -> None:
        """With ``only``, start from what the previous edition has. Raises EditionDamaged."""
        if only and previous is not None:
            self.folders = {slug: previous.whole_package(slug) for slug in previous.packages}
            self.packages = dict(previous.packages)

    def export(self, only: Sequence[str], say: Say) -> State:
        """Write packages from the workshop, all from one moment; gives the state of the workshop then."""
        say("werkplaats uitschrijven")
        with workshop.alone():
            state = _state_of_workshop()
            there = [slug for slug, *_ in state]
            _check_only(only, there)
            for slug in only or there:
                self.folders[slug] = self.stage / "packages" / slug
                export_package(slug, self.folders[slug])
                self.packages[slug] = folder_hash(self.folders[slug])
        return state

    @property
    def content(self) -> str:
        """The hash of all packages."""
        return store.content_hash(self.packages)

    def checked(self, say: Say) -> list[PackageContents]:
        """The packages, read back and checked with each other alone: an edition leans on nothing outside it."""
        say("pakketten controleren")
        problems = Problems()
        contents = read_folders(self.folders.values(), problems)
        check_packages(contents, problems)
        if problems:
            raise PackageError(problems)
        return contents

    def work_out(self, contents: list[PackageContents], say: Say) -> None:
        """Make the database, and with it everything that is worked out."""
        self.derived = make_database(self.stage / DATABASE, contents, say, keep_in=self.stage / "derived")

    def edition(self, kind: str, moment: datetime, *, by: str, note: str) -> Edition:
        """The edition this becomes."""
        return Edition(
            id=store.new_id(moment, self.content),
            content=self.content,
            published_at=moment.isoformat(),
            note=note,
            by=by,
            kind=kind,
            packages=self.packages,
            derived=self.derived,
            code=__version__,
        )

    def put_in_place(self, edition: Edition) -> None:
        """Move the files to where editions are. What is there already and is right stays."""
        settle(self.stage)
        self.put_packages(edition)
        for file in (self.stage / "derived").iterdir():
            file.replace(edition.home / "derived" / file.name)
        place(self.stage / DATABASE, database_path(edition))

    def put_packages(self, edition: Edition) -> None:
        """Move the packages."""
        for slug, digest in self.packages.items():
            target = edition.package_folder(slug)
            if not target.is_dir() or folder_hash(target) != digest:
                shutil.rmtree(target, ignore_errors=True)
                self.folders[slug].rename(target)


def _check_only(only: Sequence[str], there: Sequence[str]) -> None:
    if not there:
        raise NothingToPublish
    problems = Problems()
    for slug in sorted(set(only) - set(there)):
        problems.add(Problem(slug, "", "dit pakket staat niet in de werkplaats.", f"Daar staan: {', '.join(there)}."))
    if problems:
        raise PackageError(problems)


def _state_of_workshop() -> State:
    with context.workshop():
        packages = Package.objects.order_by("slug").values_list("slug", "revision", "changed_at")
        return [[slug, revision, changed_at.isoformat()] for slug, revision, changed_at in packages]


def _latest(home: Path) -> tuple[State, Edition] | None:
    try:
        content = json.loads((home / LATEST).read_text())
        return content["state"], Edition(**content["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _clear_up(home: Path) -> None:
    """Clear away what a publication that was stopped halfway has left."""
    for folder in (home, home / "manifests"):
        clear_unfinished(folder)
    for manifest in store.stray_manifests() if home == store.root() else ():
        manifest.unlink()


def _previous(only: Sequence[str]) -> Edition | None:
    """The current edition, if any. A damaged one stands in nobody's way, unless part of it is to be kept."""
    try:
        return store.current()
    except NoEdition:
        return None
    except EditionDamaged:
        if only:
            raise
        return None


def _next_moment() -> datetime:
    """Now, but always later than the last edition, whatever the clock does."""
    last = store.names()[-1:]
    return max([timezone.now(), *(store.moment_of(name) + timedelta(microseconds=1) for name in last)])
