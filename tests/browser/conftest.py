"""A browser for the tests in this folder: `page`, `mobile`, `phone`, `plain_page` (no JavaScript), `axe` and `site_url`.

The browser is the machine's own Chromium. Where there is none the tests are skipped, and say so; in CI that is a failure.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.site import published, served

HERE = Path(__file__).parent
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Chromium otherwise calls home in the background; a test needs nobody but the page it looks at.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as a browser test."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Return the browser's path; without one the test is skipped, in CI it fails."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    message = "er staat geen Chromium op deze computer, dus de browsertests zijn niet gedaan"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of a running Koers with all programmes published, without a slash at the end."""
    with served(published(Path(os.environ["KOERS_TEST_HOME"]))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a file. Not one a session: Playwright keeps an event loop in this thread, and Django's database refuses to work beside one."""
    path = chromium()
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide screen."""
    with opened(browser, width=1280, height=900) as screen:
        yield screen


@pytest.fixture
def mobile(browser: Browser) -> Iterator[Page]:
    """A telephone as most people have it: 390 pixels."""
    with opened(browser, width=390, height=844) as screen:
        yield screen


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The narrowest screen that WCAG asks for: 320 pixels, which is also 1280 at four times its size."""
    with opened(browser, width=320, height=640) as screen:
        yield screen


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A wide screen without JavaScript. Nothing can be evaluated in it, so `axe` does not work here."""
    with opened(browser, width=1280, height=900, java_script_enabled=False) as screen:
        yield screen


@contextmanager
def opened(browser: Browser, *, width: int, height: int, java_script_enabled: bool = True) -> Iterator[Page]:
    """Open an empty page; at the end it must have asked nobody else for anything, and broken no security policy."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        java_script_enabled=java_script_enabled,
    )
    problems: list[str] = []
    screen = context.new_page()
    screen.on("pageerror", lambda error: problems.append(f"fout in de pagina: {error}"))
    screen.on("console", lambda message: problems.extend(broken_policy(message)))
    screen.on("request", lambda request: problems.extend(asked_elsewhere(request)))
    try:
        yield screen
    finally:
        context.close()
    assert not problems, "\n".join(problems)


def broken_policy(message: ConsoleMessage) -> list[str]:
    """Return what the browser says about the content security policy."""
    return [message.text] if message.type == "error" and "Content Security Policy" in message.text else []


def asked_elsewhere(request: Request) -> list[str]:
    """Return the address when it is not on this machine: public pages take everything from Koers itself."""
    parts = urlsplit(request.url)
    local = parts.scheme in ("data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost")
    return [] if local else [f"vraagt een ander: {request.url}"]


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """A check of the page that is open now: WCAG 2.0 to 2.2, A and AA, and best practices."""
    source = AXE.read_text(encoding="utf-8")

    def check(screen: Page) -> None:
        # Evaluated, not added as a script: the page's security policy allows no scripts of others.
        screen.evaluate(source)
        result = screen.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
        assert not result["violations"], f"{screen.url}\n" + "\n".join(
            told(violation) for violation in result["violations"]
        )

    return check


def told(violation: dict) -> str:
    """Return one finding of axe with the places where it was found."""
    places = "\n".join(
        f"    {' '.join(map(str, node['target']))}: {node['html'][:200]}" for node in violation["nodes"][:5]
    )
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}, {len(violation['nodes'])} keer\n{places}"
