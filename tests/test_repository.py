"""The repository itself: locks that work anywhere, licences that go together, files that stay readable."""

import json
import re
import subprocess
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
GROUPS = {"run": PROJECT["project"]["dependencies"], **PROJECT["dependency-groups"]}

MOST_LINES = 400
MOST_BYTES = 1_000_000
TEXT = {".py", ".html", ".css", ".md", ".toml", ".txt", ".json", ".yml", ".yaml", ".csv", ".svg", ".cfg", ".sh", ""}

# Folders of somebody's own machine, and folders beside the checkout, of which only the data may be there.
MACHINE_PATH = re.compile(r"(?<![\w.\-])/(?:work|root|home/\w+|Users/\w+)/|\.\./shared/(?!data)")
NAME_OF_REQUIREMENT = re.compile(r"^[A-Za-z0-9._-]+")


@cache
def files() -> list[Path]:
    """All files that are in the repository, or would be at the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("dit is geen git-map")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> dict[str, str]:
    """Return per package of a lock all that is said about it: version, marker and hashes."""
    entries = re.split(r"^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {normal(NAME_OF_REQUIREMENT.match(entry)[0]): entry for entry in entries if entry[:1].isalnum()}


# --- Locks ------------------------------------------------------------------------------------------------


def test_every_group_has_a_lock() -> None:
    assert {lock.stem for lock in LOCKS} == set(GROUPS)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_names_no_host_and_no_folder(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "file:" not in text
    assert "--index" not in text
    assert "--extra-index" not in text
    assert "--find-links" not in text
    assert " @ " not in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_has_a_hash(lock: Path) -> None:
    assert locked(lock)
    assert not [name for name, entry in locked(lock).items() if "==" not in entry or "--hash=sha256:" not in entry]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_holds_what_the_project_asks_for(lock: Path) -> None:
    asked = {normal(NAME_OF_REQUIREMENT.match(requirement)[0]) for requirement in GROUPS[lock.stem]}
    assert not asked - set(locked(lock))


def test_there_is_no_other_python_lock() -> None:
    others = {"uv.lock", "poetry.lock", "Pipfile.lock"}
    assert not [path for path in files() if path.name in others]


def test_npm_lock_names_no_host() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert fetched
    assert not [name for name, package in fetched.items() if "resolved" in package or "integrity" not in package]
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()


def test_npm_versions_are_exact() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert not [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)]


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = [requirement for group in GROUPS.values() for requirement in group]
    lines = {
        requirement: line
        for requirement in asked
        for line in text.splitlines()
        if line.strip().startswith(f'"{requirement}"')
    }
    assert not [requirement for requirement in asked if not re.search(r'",\s+# \w', lines[requirement])]


# --- Licences ---------------------------------------------------------------------------------------------


def licence(name: str) -> str:
    """Return what an installed package says of its own licence; a long text is not a statement but a collection."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    stated = [about.get("License-Expression") or "", about.get("License") or "", *classifiers]
    return " | ".join(text for text in stated if text and len(text) < 200)


def test_what_runs_is_free_of_strong_copyleft() -> None:
    """EUPL-1.2 goes with permissive licences and with LGPL and MPL; GPL and AGPL would take over the whole."""
    strong = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public License|Affero", re.IGNORECASE)
    found, unknown = [], []
    for name in locked(ROOT / "requirements" / "run.txt"):
        try:
            stated = licence(name)
        except metadata.PackageNotFoundError:
            continue  # for another system or Python
        if not stated:
            unknown.append(name)
        # GPL with the exception of GCC's own library asks nothing of a program that uses it.
        if strong.search(
            re.sub(
                r"GPL-3\.0-(or-later|only)-WITH-GCC-exception-3\.1|GPL-3\.0-or-later WITH GCC-exception-3\.1",
                "",
                stated,
            )
        ):
            found.append(f"{name}: {stated}")
    assert not found
    assert not unknown


def test_npm_packages_have_known_licences() -> None:
    allowed = {"EUPL-1.2", "OFL-1.1", "MIT AND OFL-1.1", "MIT", "MPL-2.0"}
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {package["license"] for package in packages.values()} <= allowed


# --- Files ------------------------------------------------------------------------------------------------


def test_no_path_of_a_machine() -> None:
    found = []
    for path in files():
        if path.suffix in TEXT:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            found += [
                f"{path.relative_to(ROOT)}:{number}"
                for number, line in enumerate(lines, 1)
                if MACHINE_PATH.search(line)
            ]
    assert not found


def test_source_files_stay_readable() -> None:
    source = [path for path in files() if (ROOT / "src") in path.parents and path.suffix in {".py", ".html", ".css"}]
    length = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in source if path.parent.name != "migrations"
    }
    assert not {str(path.relative_to(ROOT)): lines for path, lines in length.items() if lines > MOST_LINES}


def test_there_is_no_utils() -> None:
    assert not [name for name in named(files()) if re.search(r"(^|/)(utils?|helpers?|misc|common)\.py$", name)]


def test_no_large_files() -> None:
    assert not [str(path.relative_to(ROOT)) for path in files() if path.stat().st_size > MOST_BYTES]


def test_what_is_made_is_not_kept() -> None:
    made = ("node_modules/", "build/", "var/", ".venv/")
    assert not [name for name in named(files()) if name.startswith(made)]


# --- Documentation ----------------------------------------------------------------------------------------


def documentation() -> str:
    pages = [path for path in files() if path.suffix == ".md" and (path.parent == ROOT or path.parent.name == "docs")]
    return "\n".join(path.read_text(encoding="utf-8") for path in pages)


def test_make_commands_in_the_documentation_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    mentioned = set(re.findall(r"(?:^|`)make (?:[A-Z]+=\S+ )*([a-z-]+)", documentation(), flags=re.MULTILINE))
    assert {"run", "test"} <= mentioned
    assert not mentioned - targets


def test_koers_commands_in_the_documentation_exist() -> None:
    mentioned = set(re.findall(r"(?:^|`)(?:\.venv/bin/)?koers ([a-z-]+)", documentation(), flags=re.MULTILINE))
    assert not mentioned - set(get_commands())
