"""Urls -> the registered domain of whoever publishes there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from tldextract import TLDExtract

# the list of public suffixes that the package ships: no network, no cache folder, the same answer every night
_EXTRACT: Final = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
# like blogspot.com, but not on the list of public suffixes: every subdomain is a publisher of its own
_HOUSES: Final = frozenset((
    "beehiiv.com", "blogspot.ca", "blogspot.co.uk", "blogspot.de", "blogspot.fr", "blogspot.in", "blogspot.it",
    "ghost.io", "livejournal.com", "medium.com", "over-blog.com", "substack.com", "tumblr.com", "typepad.com",
    "weebly.com", "wordpress.com",
))  # fmt: skip
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_WRITER: Final = re.compile(r"/(@[A-Za-z0-9._-]{1,80})(?:/|$)")
_STATES: Final = frozenset(("gov", "mil", "gob", "gouv", "govt", "gub"))
_MAX_HOST: Final = 253
_MAX_URL: Final = 10_000


def host_of_url(url: str) -> str | None:
    """The host in lower case and ASCII, without port, user or a leading www; None when there is none.

    >>> host_of_url("https://user@WWW.Bücher.example:8080/a")
    'xn--bcher-kva.example'
    >>> host_of_url("10.0.0.1"), host_of_url("mailto:a@b.example")
    (None, None)
    """
    address = url.strip()[:_MAX_URL]
    try:
        parts = urlsplit(address if "://" in address or address.startswith("//") else f"//{address}")
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in ("", "http", "https") or not 3 < len(host) <= _MAX_HOST or "mailto:" in parts.netloc:
            return None
        if not host.isascii():
            host = host.encode("idna").decode().lower()
    except ValueError:  # UnicodeError is one
        return None
    host = host.removeprefix("www.")
    labels = host.split(".")
    sound = len(labels) > 1 and not labels[-1].isdigit() and all(_LABEL.fullmatch(label) for label in labels)
    return host if sound else None


def registered_domain(url: str) -> str | None:
    """Whom the url belongs to; None when the url is none.

    Where a house lends subdomains or pages to writers, the writer's own is kept. Under an unknown suffix it is the last
    two labels.

    >>> registered_domain("https://news.bbc.co.uk/2/hi"), registered_domain("bayport.ledger.example")
    ('bbc.co.uk', 'ledger.example')
    >>> registered_domain("https://harbour.blogspot.com/1"), registered_domain("https://medium.com/@okoro/dam")
    ('harbour.blogspot.com', 'medium.com/@okoro')
    """
    host = host_of_url(url)
    if host is None:
        return None
    domain = _registered(host)
    if domain == "medium.com" and (writer := _WRITER.match(_path(url))):
        return f"{domain}/{writer[1].lower()}"
    return domain


def has_public_suffix(host: str) -> bool:
    """Whether the host ends as registered domains do: told apart from words that merely hold a full stop."""
    return bool(_EXTRACT(host).suffix)


def is_of_a_state(domain: str) -> bool:
    """Whether only a state's bodies can register there.

    >>> [is_of_a_state(domain) for domain in ("defense.gov", "salud.gob.mx", "gov.uk", "gov.example")]
    [True, True, True, False]
    """
    suffix = _EXTRACT(domain).suffix.split(".")
    return suffix[0] in _STATES and len(suffix) <= 2


@lru_cache(maxsize=1 << 16)
def _registered(host: str) -> str:
    found = _EXTRACT(host)
    if not found.suffix:
        return ".".join(host.split(".")[-2:])
    if not found.domain:
        return found.suffix
    domain = f"{found.domain}.{found.suffix}"
    if domain in _HOUSES and found.subdomain:
        return f"{found.subdomain.rsplit('.', 1)[-1]}.{domain}"
    return domain


def _path(url: str) -> str:
    address = url.strip()[:_MAX_URL]
    return urlsplit(address if "://" in address or address.startswith("//") else f"//{address}").path
