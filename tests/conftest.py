"""What holds for every test: a home of its own, the database that was asked for, and no setting of the machine.

Django's settings are read after this file, so everything they take from the environment is set here.
`KOERS_TEST_DATABASE` is `sqlite` (the default) or `postgresql`.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings

from tests.database import Cluster, NoServer, binaries

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI") == "true"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
DATABASE = os.environ.get("KOERS_TEST_DATABASE", "sqlite")

# One shared machine may be busy for a moment: slow is not wrong. Outcomes of CI must be repeatable.
settings.register_profile("koers", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=IN_CI)
settings.load_profile("koers")


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the environment before Django looks at it; the workers of xdist inherit what the first process made."""
    if WORKER:
        home = Path(os.environ["KOERS_TEST_HOME"]) / WORKER
    else:
        home = _first_process() / "main"
    home.mkdir()
    (home / "static").symlink_to(home.parent / "static")
    os.environ["KOERS_HOME"] = str(home)
    _read_settings()


def _read_settings() -> None:
    """Read Django's settings now. The name does not stay in the environment: a worker would read them before it has a home."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "koers.settings"
    assert django_settings.KOERS_HOME, "KOERS_HOME"
    del os.environ["DJANGO_SETTINGS_MODULE"]


def _first_process() -> Path:
    """Make what all workers share, and see to it that it goes at the end; return its folder."""
    if django_settings.configured:
        pytest.exit(
            "Django's instellingen zijn al gelezen: haal DJANGO_SETTINGS_MODULE weg en probeer het opnieuw",
            returncode=2,
        )
    # Settings of this machine would make a test pass here only; the national files are the one thing that may differ.
    for name in [name for name in os.environ if name.startswith("KOERS_")]:
        if name not in ("KOERS_TEST_DATABASE", "KOERS_DATA", "KOERS_PICTURES"):
            del os.environ[name]
    if DATABASE not in ("sqlite", "postgresql"):
        pytest.exit(f"KOERS_TEST_DATABASE is {DATABASE!r}; het kan sqlite of postgresql zijn", returncode=2)
    home = Path(tempfile.mkdtemp(prefix="koers-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["KOERS_TEST_HOME"] = str(home)
    if DATABASE == "postgresql":
        os.environ["KOERS_DATABASE_URL"] = _postgresql()
    _collect_static(home)
    return home


def _postgresql() -> str:
    """Start a throw-away server; return its address. Without PostgreSQL there is nothing to test here, which is wrong only in CI."""
    if binaries() is None and not IN_CI:
        pytest.exit(
            "Overgeslagen: PostgreSQL staat niet op deze computer, dus deze tests zijn niet gedaan.", returncode=0
        )
    try:
        cluster = Cluster()
    except NoServer as error:
        pytest.exit(str(error), returncode=1)
    atexit.register(cluster.stop)
    return cluster.url


def _collect_static(home: Path) -> None:
    """Collect style sheets and fonts once: pages name them by their content, as in production."""
    (home / "static").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0"],
        env={**os.environ, "KOERS_HOME": str(home), "DJANGO_SETTINGS_MODULE": "koers.settings"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.stderr.write(f"collectstatic lukte niet; tests van pagina's zullen mislukken.\n{done.stderr[-2000:]}")


def pytest_report_header() -> str:
    """Say on which database the tests run."""
    return f"database: {DATABASE}"


@pytest.fixture(scope="session")
def national_files() -> Path:
    """The folder with national files (KOERS_DATA); tests that read one are skipped where it is not there."""
    folder = os.environ.get("KOERS_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("de landelijke bestanden staan niet op deze computer (KOERS_DATA)")
    return Path(folder)
