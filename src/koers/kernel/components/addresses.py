"""Addresses within the site: they keep the state (``?stand=``) a reader is looking at."""

from urllib.parse import quote, urlsplit, urlunsplit

from django.urls import get_script_prefix

HEADER_LINKS = (
    ("Programma’s", "/#programmas"),
    ("Begrippen", "/begrippen/"),
    ("Bronnen", "/bronnen/"),
    ("Hoe weten we dit?", "/hoe-weten-we-dit/"),
)
FOOTER_LINKS = (
    *HEADER_LINKS[:3],
    ("Tegenstrijdigheden", "/tegenstrijdigheden/"),
    ("Hoe weten we dit?", "/hoe-weten-we-dit/"),
    ("Toegankelijkheid", "/toegankelijkheid/"),
)
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


def mail_about(email: str, page: str) -> str:
    """The address of a mail about one page of the site, with the page in its subject."""
    return f"mailto:{quote(email, safe='@+')}?subject={quote(f'Klopt dit niet? Koers, pagina {page}')}"
