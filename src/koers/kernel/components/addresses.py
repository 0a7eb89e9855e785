"""Addresses within the site: they keep the state (``?stand=``) a reader is looking at."""

from collections.abc import Iterable
from urllib.parse import parse_qs, quote, urlencode, urlsplit, urlunsplit

from django.urls import get_script_prefix

HEADER_LINKS = (
    ("Programma’s", "/#programmas"),
    ("Begrippen", "/begrippen/"),
    ("Bronnen", "/bronnen/"),
    ("Hoe weten we dit?", "/hoe-weten-we-dit/"),
)
FOOTER_LINKS = (
    HEADER_LINKS[0],
    ("Raden", "/raad/"),
    *HEADER_LINKS[1:3],
    ("Tegenstrijdigheden", "/tegenstrijdigheden/"),
    ("Hoe weten we dit?", "/hoe-weten-we-dit/"),
    ("Toegankelijkheid", "/toegankelijkheid/"),
)
FILES_OF_PAGE = ("?csv=", "?xlsx=", "?pdf", "?docx")
_SAFE_SCHEMES = ("", "http", "https", "mailto")


def site_path(path: str) -> str:
    """A fixed path of the site under the prefix it is served from."""
    return get_script_prefix().rstrip("/") + path


def keep_stand(url: str, stand_query: str) -> str:
    """The address with ``stand_query`` ("stand=2023-08-29" or "") added.

    Addresses of other sites, mail addresses, places within the page and addresses that already say which state they
    want are left alone. An address that would run something ("javascript:") becomes "".
    """
    parts = urlsplit(url)
    if parts.scheme not in _SAFE_SCHEMES:
        return ""
    if not stand_query or parts.scheme or parts.netloc or not (parts.path or parts.query):
        return url
    if any(pair.split("=")[0] == "stand" for pair in parts.query.split("&")):
        return url
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, stand_query)))))


def keep_choice(url: str, asked: Iterable[tuple[str, list[str]]]) -> str:
    """The address of a file of this page ("?csv=tabel") with what was ``asked`` of the page; other addresses as they are.

    What the address says itself stays, and the state is not its business.
    """
    if not url.startswith(FILES_OF_PAGE):
        return url
    said = parse_qs(url[1:]).keys() | {"stand", "csv", "xlsx", "pdf", "docx"}
    kept = {name: values for name, values in asked if name not in said}
    return f"{url}&{urlencode(kept, doseq=True)}" if kept else url


def mail_about(email: str, page: str) -> str:
    """The address of a mail about one page of the site, with the page in its subject."""
    return f"mailto:{quote(email, safe='@+')}?subject={quote(f'Klopt dit niet? Koers, pagina {page}')}"
