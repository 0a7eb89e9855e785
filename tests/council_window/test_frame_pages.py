"""The pages of a frame and of deviations, the feed, the document, the files, the commands and the mail."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from tests.council_window.test_deviations import MUTATIONS, busy
from tests.council_window.year import quiet, with_frame
from tests.obligations.conftest import home
from tests.programme.counting import queries
from tests.programme.small import Small

__all__ = ["home"]
pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = "/raad/stad/afwijkingen/"
YEAR = "van=2022-01-01&tot=2023-12-31"
NASTY = "<script>alert(1)</script>"
Publish = Callable[[Small], Any]


@pytest.fixture
def published(home: Path, tmp_path: Path) -> Publish:
    """Publish a programme; gives the edition."""
    from koers.kernel.editions.publish import publish
    from koers.kernel.packages.loading import load_folders

    def _publish(world: Small) -> Any:
        load_folders([world.write(tmp_path / "packages")], replace=True)
        return publish()[0]

    return _publish


@pytest.fixture
def visitor(client: Any) -> Any:
    """Django's test client, as a visitor of this site."""
    client.defaults["HTTP_HOST"] = "localhost"
    return client


def read(visitor: Any, path: str) -> str:
    """A page that is there."""
    answer = visitor.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def asked(world: Small) -> Small:
    """With a requirement that was tested and found, twice."""
    with_frame(world, example=True)
    world.add(
        "frame_requirements",
        id="eis",
        frame="kader",
        field="financial",
        requirement="Geen geld terug",
        test="grants",
        how_tested="Tellen",
        desired="Niets terug",
        undesired="Alles terug",
        moments="maart; juni",
        approver="raad",
    )
    first = {"requirement": "eis", "state": "met", "finding": "Eerst goed"}
    world.add("frame_findings", id="een", on="2022-03", **first)
    return world.add("frame_findings", id="twee", on="2023-03-01", **(first | {"state": "not_met", "finding": "Nu niet"}), by="college",
                     response="Dat moet beter", response_on="2023-04-01")  # fmt: skip


def test_the_pages_of_a_programme_without_a_frame(published: Publish, visitor: Any) -> None:
    published(quiet())
    page = read(visitor, "/raad/stad/toetsingskader/")
    assert "Deze raad heeft nog geen toetsingskader." in page
    assert "Van 1 januari 2022 tot en met 31 december 2023 is er geen afwijking" in read(visitor, f"{PAGE}?{YEAR}")
    assert visitor.get("/raad/nergens/afwijkingen/").status_code == 404


def test_the_frame_says_where_each_requirement_stands_and_that_it_is_an_example(
    published: Publish, visitor: Any
) -> None:
    published(asked(busy()))
    page = read(visitor, "/raad/stad/toetsingskader/")
    for words in (
        "Dit is een voorbeeld",
        "Geen geld terug",
        "Niet voldaan",
        "Nu niet",
        "Dat moet beter",
        "Eerst goed",
        "Niets terug",
        "juni",
    ):
        assert words in page


def test_what_a_reader_cannot_mean_is_said_and_the_page_stays(published: Publish, visitor: Any) -> None:
    published(busy())
    page = read(visitor, f"{PAGE}?van=gisteren&tot=2023-12-31&voorinstelling=heel")
    assert "‘gisteren’ is geen dag" in page
    assert "Deze voorinstelling is er niet" in page
    assert "Het einde ligt voor het begin" in read(visitor, f"{PAGE}?van=2023-01-01&tot=2022-01-01")
    assert NASTY not in read(visitor, f"{PAGE}?van={NASTY}")


def test_the_file_has_what_the_page_has(published: Publish, visitor: Any) -> None:
    published(busy())
    page = read(visitor, f"{PAGE}?{YEAR}&voorinstelling=close")
    rows = list(
        csv.reader(io.StringIO(read(visitor, f"{PAGE}?{YEAR}&voorinstelling=close&csv=afwijkingen").lstrip("\ufeff")))
    )
    assert rows[0] == ["Wanneer", "Wat", "Waarom", "Bron", "Groep"]
    assert f"<b>{len(rows) - 1} afwijkingen</b>" in page
    assert visitor.get(f"{PAGE}?{YEAR}&xlsx=afwijkingen").status_code == 200
    assert visitor.get(f"{PAGE}?{YEAR}&pdf=1").content.startswith(b"%PDF")


def test_the_feed_is_atom_with_ids_and_dates_that_stay(published: Publish, visitor: Any) -> None:
    published(busy())
    answer = visitor.get(f"{PAGE}?{YEAR}&atom=1")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    # What RFC 4287 asks of a feed and of every entry.
    for part in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{part}") is not None, part
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        for part in ("id", "title", "updated", "link", "summary"):
            assert entry.find(f"{ATOM}{part}") is not None, part
        assert entry.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert len(set(ids)) == len(ids) > 5
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    first = answer.content
    published(busy())  # another edition of the same: the same bytes
    assert visitor.get(f"{PAGE}?{YEAR}&atom=1").content == first


def test_what_somebody_wrote_stays_text_everywhere(published: Publish, visitor: Any) -> None:
    world = MUTATIONS["the letter came late"][0](quiet())
    world.change("obligations", "brief", title=f'=HYPERLINK("http://a") {NASTY}')
    published(world)
    assert NASTY not in read(visitor, f"{PAGE}?{YEAR}")
    feed = ElementTree.fromstring(visitor.get(f"{PAGE}?{YEAR}&atom=1").content)
    summary = feed.find(f"{ATOM}entry/{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    assert NASTY not in (summary.text or "")
    assert NASTY in (feed.findtext(f"{ATOM}entry/{ATOM}title") or "")  # a title is plain text


def test_a_page_asks_no_more_of_the_database_when_there_is_more(published: Publish, visitor: Any) -> None:
    small = queries(published(asked(quiet())), visitor, f"{PAGE}?{YEAR}")
    large = queries(published(asked(busy())), visitor, f"{PAGE}?{YEAR}")
    assert large <= small + 3  # the obligations, the bodies and the sources, when there is one to name
    assert large <= 25
    assert queries(published(asked(busy())), visitor, "/raad/stad/toetsingskader/") <= 25


def council(*words: str) -> str:
    """What a command says."""
    out = io.StringIO()
    call_command("council", *words, stdout=out)
    return out.getvalue()


PERIOD = ("--from", "2022-01-01", "--to", "2023-12-31")


def test_the_command_gives_what_the_page_gives(published: Publish) -> None:
    published(busy())
    found = json.loads(council("deviations", "proef", *PERIOD, "--json"))
    assert {one["kind"] for one in found} >= {"goal_changed", "target_changed", "obligation_late", "money_moved"}
    assert all(one["why"] and one["what"] and one["url"] and one["source"] for one in found)
    close = json.loads(council("deviations", "proef", *PERIOD, "--preset", "close", "--json"))
    assert {one["id"] for one in found} < {one["id"] for one in close}
    assert f"zijn er {len(found)} afwijkingen" in council("deviations", "proef", *PERIOD)


def test_a_wrong_call_is_told_all_at_once(published: Publish) -> None:
    published(quiet())
    with pytest.raises(CommandError) as caught:
        council(
            "deviations", "proef", "--from", "gisteren", "--to", "2023-13-01", "--preset", "heel", "--stand", "ooit"
        )
    for words in ("'gisteren'", "'2023-13-01'", "'heel'", "'ooit'"):
        assert words in str(caught.value)
    with pytest.raises(CommandError, match="Draai de twee datums om"):
        council("deviations", "proef", "--from", "2023-01-01", "--to", "2022-01-01")
    with pytest.raises(CommandError, match="Deze zijn er: proef"):
        council("deviations", "niets", *PERIOD)
    with pytest.raises(CommandError, match="is geen e-mailadres"):
        council("mail", "proef", *PERIOD, "--address", "griffie")


def test_the_mail_tells_the_same_and_nobody_sees_the_other_addresses(published: Publish) -> None:
    published(busy())
    said = council(
        "mail", "proef", *PERIOD, "--address", "a@example.nl", "--address", "b@example.nl", "--site", "https://k.nl/"
    )
    assert "Verstuurd naar 2 adressen" in said
    (letter,) = mail.outbox
    assert (letter.to, letter.bcc) == ([], ["a@example.nl", "b@example.nl"])
    assert "https://k.nl/programma/proef/verplichtingen/brief/" in letter.body
    assert "DOEL GEWIJZIGD" in letter.body
    mail.outbox.clear()
    published(quiet())
    assert "Er is niets verstuurd" in council("mail", "proef", *PERIOD, "--address", "a@example.nl")
    assert mail.outbox == []
