"""A made-up OData v4 service in the shape of that of CBS, on this machine, that can be told to misbehave."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from . import samples

TABLE = "90004NED"
MEASURES = (("T001036", "Aantal inwoners", "M000352", "aantal"), ("M001642", "Gemiddelde WOZ-waarde van woningen", "W1", "x 1 000 euro"),
            ("D006842", "Personen per soort uitkering; Bijstand", "S1", "aantal"), ("X999999", "Iets nieuws", "S1", "aantal"))  # fmt: skip
VALUES = {"T001036": samples.POPULATION, "M001642": samples.WOZ, "D006842": samples.ASSISTANCE, "X999999": (1,) * 8}
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Cbs:
    """What the service has and what it does. ``answers`` are given first, in order, to requests of observations."""

    base: str = ""
    page: int = 10
    modified: str = "2021-03-26T02:00:00+01:00"
    region: str = "WijkenEnBuurten"
    dimensions: list[dict[str, str]] | None = None
    answers: list[Answer] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    count: int | None = None
    compress: bool = False
    foreign: bool = False  # refers to another service for the next page
    circular: bool = False
    changes_after: int = -1  # after so many pages of observations the table has changed

    def rows(self) -> list[dict[str, Any]]:
        """All observations."""
        found = []
        for measure, values in VALUES.items():
            for code, value in zip(samples.CODES, values, strict=True):
                if measure == "M001642" and value is None:
                    continue
                found.append({
                    "Id": len(found), "Measure": measure, "ValueAttribute": "None" if value is not None else "Unknown",
                    "Value": value, "StringValue": None, self.region: code,
                })  # fmt: skip
        return found

    def answer(self, path: str, query: dict[str, list[str]]) -> Answer:
        """The answer to a request."""
        if path.startswith(f"{TABLE}/Observations") and not path.endswith("$count") and self.answers:
            return self.answers.pop(0)
        match path.removeprefix(f"{TABLE}/") if path.startswith(f"{TABLE}/") else None:
            case "Properties":
                said: Any = {
                    "Identifier": TABLE,
                    "Title": "Kerncijfers",
                    "Modified": self.modified,
                    "TemporalCoverage": "2020",
                }
            case "Dimensions":
                said = {"value": self.dimensions or [{"Identifier": self.region, "Kind": "GeoDetail"}]}
            case "MeasureCodes":
                keys = ("Identifier", "Title", "MeasureGroupId", "Unit")
                said = {"value": [dict(zip(keys, row, strict=True)) for row in MEASURES]}
            case "MeasureGroups":
                groups = (("M000352", "Bevolking"), ("W1", "Wonen"), ("S1", "Sociale zekerheid"))
                said = {"value": [{"Id": group, "Title": title, "ParentId": None} for group, title in groups]}
            case "WijkenEnBuurtenCodes":
                said = {
                    "value": [
                        {"Identifier": code, "Title": name}
                        for code, name in zip(samples.CODES, samples.NAMES, strict=True)
                    ]
                }
            case "Observations/$count":
                return 200, {}, str(len(self.rows()) if self.count is None else self.count).encode()
            case "Observations":
                said = self._page(int(query.get("$skiptoken", ["0"])[0]))
            case _:
                return 404, {}, b'{"error": {"code": "404", "message": "Not found"}}'
        return 200, {"Content-Type": "application/json"}, json.dumps(said).encode()

    def _page(self, start: int) -> dict[str, Any]:
        rows = self.rows()
        said: dict[str, Any] = {"@odata.context": "x", "value": rows[start : start + self.page]}
        following = start + self.page
        if following < len(rows):
            where = "http://elders.example/odata" if self.foreign else self.base
            said["@odata.nextLink"] = f"{where}/{TABLE}/Observations?$skiptoken={0 if self.circular else following}"
        if self.changes_after >= 0 and start >= self.changes_after * self.page:
            self.modified, self.changes_after = "2022-02-02T02:00:00+01:00", -1
        return said

    def pages_asked(self) -> list[str]:
        """The requests of observations, without counting."""
        return [one for one in self.asked if "/Observations" in one and "$count" not in one]


@contextmanager
def serving(cbs: Cbs) -> Iterator[Cbs]:
    """The service, under ``cbs.base``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name http.server calls
            parts = urlsplit(self.path)
            cbs.asked.append(self.path)
            status, headers, content = cbs.answer(parts.path.removeprefix("/odata/"), parse_qs(parts.query))
            if status == 0:  # dies half-way
                self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 1000\r\n\r\n" + content)
                return
            if cbs.compress and status == 200:
                content, headers = gzip.compress(content), {**headers, "Content-Encoding": "gzip"}
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    cbs.base = f"http://127.0.0.1:{server.server_address[1]}/odata"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield cbs
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
