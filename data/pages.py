"""Web pages and plain texts -> rows of one article each."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from trafilatura import bare_extraction, load_html

from data.dates import naive_utc
from data.lines import decode, open_bytes
from data.validate import MAX_CHARACTERS, Columns, InputRow, Rejection, UnusableFile, excerpt_of

_MAX_PAGE_CHARACTERS: Final = 5_000_000
# extraction takes about 70 µs an element, whatever is in it; real pages have a few thousand
_MAX_PAGE_ELEMENTS: Final = 30_000
_CHARSET: Final = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{2,30})")
# Python also has codecs that are no encodings of pages (punycode, unicode_escape) and cost dearly on the wrong input
_PAGE_CODECS: Final = ("utf-8", "iso8859", "cp", "koi8", "shift_jis", "euc", "gb", "big5", "mac")
_LINKED_DATE: Final = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_TIMES: Final = (
    '//meta[@property="article:published_time" or @itemprop="datePublished" or @name="article:published_time"]/@content'
)
_LINKED_DATA: Final = '//script[@type="application/ld+json"]/text()'
# a fixed bound in place of the library's own, which is the day on which it runs
_DATE_OPTIONS: Final = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


@dataclass(frozen=True)
class Page:
    """What a web page says of its article; each None when the page does not say."""

    title: str | None
    text: str | None
    author: str | None
    url: str | None
    published_at: str | None


def read_page(html: str) -> Page:
    """The article of a web page; `text` is its body without the headline, paragraphs on lines of their own.

    `published_at` is the page's own moment of publication where it gives one, else the day that its mark-up shows.
    Raises ValueError when there is no text in it or it is far larger than a page.
    """
    if len(html) > _MAX_PAGE_CHARACTERS:
        raise ValueError(f"html is longer than {_MAX_PAGE_CHARACTERS:,} characters; give the text instead")
    if "\0" in html:
        raise ValueError("html holds a NUL character; remove it")
    # without the outer element the library takes a fragment for something else and gives up
    whole = html if "<html" in html[:5000].lower() else f"<html><body>{html}</body></html>"
    try:
        tree = load_html(whole)
        if tree is not None and sum(1 for _ in tree.iter()) > _MAX_PAGE_ELEMENTS:
            raise ValueError(f"html has more than {_MAX_PAGE_ELEMENTS:,} elements; give the text instead")
        moment = None if tree is None else _moment(tree)
        document = None if tree is None else _document(tree)
    except (RecursionError, LookupError, TypeError, AttributeError) as error:  # what hostile mark-up sets off inside
        raise ValueError(f"html cannot be read ({type(error).__name__}); give the text instead") from error
    if document is None or not document.text or document.text.isspace():
        raise ValueError("html holds no text; give the text instead")
    title = document.title or None
    text = document.text.removeprefix(f"{title}\n") if title else document.text
    return Page(title, text, document.author or None, document.url or None, moment or document.date or None)


def read_html(path: Path, columns: Columns) -> Iterator[InputRow | Rejection]:
    """The one article of a saved web page. Columns do not apply: a page has ours."""
    raw = _bytes(path)
    declared = _CHARSET.search(raw[:4096])
    html = decode(raw) if declared is None else _declared(raw, declared[1].decode()) or decode(raw)
    if html is None:
        raise UnusableFile("is in no encoding that we can tell; save it as UTF-8")
    try:
        page = read_page(html)
    except ValueError as error:
        yield Rejection(str(path), 1, str(error), excerpt_of(html[:1000]))
    else:
        yield InputRow(str(path), 1, {name: value for name, value in vars(page).items() if value})


def read_plain(path: Path, columns: Columns) -> Iterator[InputRow | Rejection]:
    """A plain text as one article without title: the text as it stands, but for a byte order mark."""
    text = decode(_bytes(path))
    if text is None:
        raise UnusableFile("is in no encoding that we can tell; save it as UTF-8")
    if not text or text.isspace():
        raise UnusableFile("is empty")
    yield InputRow(str(path), 1, {"text": text})


def _bytes(path: Path) -> bytes:
    with open_bytes(path) as stream:
        raw = stream.read(MAX_CHARACTERS + 1)
    if len(raw) > MAX_CHARACTERS:
        raise UnusableFile(f"is longer than {MAX_CHARACTERS:,} bytes; split it")
    return raw


def _declared(raw: bytes, charset: str) -> str | None:
    try:
        codec = codecs.lookup(charset).name
        return raw.decode(codec) if codec.startswith(_PAGE_CODECS) else None
    except (LookupError, UnicodeError):
        return None


def _document(tree: Any) -> Any:
    return bare_extraction(
        tree, fast=True, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_OPTIONS)
    )


def _moment(tree: Any) -> str | None:
    told = [str(value) for value in tree.xpath(_TIMES)]
    told += [found[1] for script in tree.xpath(_LINKED_DATA) if (found := _LINKED_DATE.search(script))]
    return next((value for value in told if _is_date(value)), None)


def _is_date(value: str) -> bool:
    try:
        return naive_utc(value) is not None
    except ValueError:
        return False
