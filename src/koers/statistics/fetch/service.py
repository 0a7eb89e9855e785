"""Asking a web service for JSON: with patience, and with a plain message when it does not come."""

import gzip
import http.client
import json
import socket
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

from koers.statistics.errors import FetchError

ATTEMPTS = 6
FIRST_WAIT = 1.0  # seconds; twice as long after each attempt
LONGEST_WAIT = 120.0
TIMEOUT = 60.0
LATER = "Probeer het later opnieuw; wat er al is, wordt dan niet nog eens opgehaald."
BUSY = (408, 425, 429, 500, 502, 503, 504)


class NotThere(FetchError):
    """The service has nothing under this address (404)."""


@dataclass(frozen=True)
class Service:
    """A service under one address. ``wait`` sleeps a number of seconds; ``report`` hears why there is a wait."""

    base: str
    attempts: int = ATTEMPTS
    timeout: float = TIMEOUT
    wait: Callable[[float], None] = time.sleep
    report: Callable[[str], None] = lambda _: None

    def json(self, address: str, *, attempts: int | None = None) -> dict[str, Any]:
        """The JSON object at an address (relative to the base). Raises FetchError, NotThere."""

        def decoded(content: bytes) -> dict[str, Any]:
            said = json.loads(content)
            if not isinstance(said, dict):
                raise ValueError("no object")
            return said

        return self._ask(address, decoded, attempts or self.attempts)

    def number(self, address: str) -> int | None:
        """The number at an address (``.../$count``); None when the service does not give one."""
        try:
            return self._ask(address, lambda content: int(content.decode("utf-8-sig").strip()), 2)
        except FetchError:
            return None

    def address(self, address: str) -> str:
        """The whole address. Raises FetchError for one of another service than this."""
        whole = urljoin(f"{self.base.rstrip('/')}/", address)
        if urlsplit(whole)[:2] != urlsplit(self.base)[:2]:
            raise FetchError(
                f"De dienst verwijst naar een ander adres ({urlsplit(whole).netloc}); daar haalt Koers niets op."
            )
        return whole

    def _ask(self, address: str, decode: Callable[[bytes], Any], attempts: int) -> Any:
        whole = self.address(address)
        pause = FIRST_WAIT
        for attempt in range(1, attempts + 1):
            try:
                return decode(_content(whole, self.timeout))
            except HTTPError as error:
                with error:
                    asked = _asked_to_wait(error)
                if error.code == 404:
                    raise NotThere(f"Op {whole} is niets te vinden.") from error
                if error.code not in BUSY:
                    raise FetchError(f"De dienst weigert met fout {error.code} ({whole}).") from error
                why = f"de dienst is bezet of stuk (fout {error.code})"
            except (
                URLError,
                socket.gaierror,
                ConnectionError,
                TimeoutError,
                http.client.HTTPException,
                EOFError,
            ) as error:
                asked, why = None, _why(error)
            except (ValueError, zlib.error, gzip.BadGzipFile) as error:
                asked, why = None, "het antwoord was geen JSON of brak halverwege af"
                del error
            if attempt == attempts:
                break
            if asked is not None and asked > LONGEST_WAIT:
                raise FetchError(f"De dienst vraagt om {asked:.0f} seconden te wachten. {LATER}")
            self.report(f"{why}; poging {attempt + 1} van {attempts}")
            self.wait(max(pause, asked or 0.0))
            pause = min(2 * pause, LONGEST_WAIT)
        raise FetchError(f"{why[0].upper()}{why[1:]} ({urlsplit(whole).netloc}), {attempts} keer geprobeerd. {LATER}")


def _content(address: str, timeout: float) -> bytes:
    if urlsplit(address).scheme not in ("http", "https"):
        raise FetchError(f"'{address}' is geen webadres.")
    request = Request(  # only http and https, just checked
        address, headers={"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "Koers"}
    )
    with urlopen(request, timeout=timeout) as answer:
        content = answer.read()
        return gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content


def _why(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        return "er is geen internet, of het adres bestaat niet"
    if isinstance(reason, TimeoutError):
        return "de dienst antwoordt niet op tijd"
    if isinstance(reason, http.client.HTTPException | EOFError):
        return "het antwoord was geen JSON of brak halverwege af"
    return "de dienst is niet te bereiken"


def _asked_to_wait(error: HTTPError) -> float | None:
    """The seconds of Retry-After, which may also be a moment; None when nothing is asked."""
    said = error.headers.get("Retry-After", "").strip()
    if said.isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
