"""Bytes -> text: opening, gzip, encodings, and lines that may be longer than memory."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from charset_normalizer import from_bytes

from data.validate import MAX_CHARACTERS

BROKEN: Final = "\udc80"
"""Stands in text for bytes that could not be decoded; it cannot be encoded, hence never be taken for text."""

_SAMPLE_BYTES: Final = 1 << 15
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# what newsrooms' older software writes; unrestricted, the guess wanders to code pages nobody uses for text
_CODE_PAGES: Final = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_UNDECODABLE: Final = "is in no encoding that we can tell; save it as UTF-8"
_TOO_LONG: Final = f"is longer than {MAX_CHARACTERS:,} bytes; split it into one row a line"

codecs.register_error("hearsay.mark", lambda error: (BROKEN, cast("UnicodeDecodeError", error).end))


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its line break, numbered from 1; `trouble` says why it cannot be used, None when it can."""

    number: int
    text: str
    trouble: str | None = None


def open_bytes(path: Path) -> io.BufferedReader:
    """The file's bytes, unpacked where its name ends in .gz. Raises OSError."""
    if path.suffix.lower() == ".gz":
        return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(path, "rb")), _SAMPLE_BYTES)
    return io.BufferedReader(io.FileIO(path), _SAMPLE_BYTES)


def read_lines(stream: io.BufferedReader) -> Iterator[Line]:
    """The lines of a text in UTF-8, UTF-16 with its mark, or one older code page; never holds more than one line."""
    if stream.peek(2)[:2] in _UTF_16:
        return _utf_16_lines(stream)
    return _byte_lines(stream)


def decode(raw: bytes) -> str | None:
    """A whole text without its byte order mark, otherwise unchanged; None when in no encoding that we can tell.

    >>> decode(b"\\xef\\xbb\\xbfcaf\\xc3\\xa9\\r\\n"), decode("Café".encode("utf-16"))
    ('café\\r\\n', 'Café')
    >>> decode(b"caf\\xc3\\xa9, \\xe2\\x82\\xac 5, cut off \\xc3") is None
    True
    """
    try:
        if raw[:2] in _UTF_16:
            return raw.decode("utf-16")
        return raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        start = max(0, error.start - _SAMPLE_BYTES // 4)
        return _decode_as(_guess(raw[start : start + _SAMPLE_BYTES]), raw)


def _byte_lines(stream: io.BufferedReader) -> Iterator[Line]:
    guess: str | None = None
    guessed = False  # or there is no need to: what has sound UTF-8 before has damaged UTF-8 here
    number = 0
    while raw := stream.readline(MAX_CHARACTERS + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        if len(raw) > MAX_CHARACTERS:
            _skip_line(stream, raw)
            yield Line(number, raw[:1000].decode("utf-8", "replace"), _TOO_LONG)
            continue
        try:
            yield Line(number, raw.decode())
            guessed = guessed or not raw.isascii()
            continue
        except UnicodeDecodeError:
            if not guessed:
                guess, guessed = _guess((raw + stream.peek(_SAMPLE_BYTES))[:_SAMPLE_BYTES]), True
        text = None if _is_damaged_utf_8(raw) else _decode_as(guess, raw)
        if text is None:
            yield Line(number, raw[:1000].decode("utf-8", "replace"), _UNDECODABLE)
        else:
            yield Line(number, text)


def _utf_16_lines(stream: io.BufferedReader) -> Iterator[Line]:
    text = io.TextIOWrapper(stream, encoding="utf-16", errors="hearsay.mark", newline="\n")
    number = 0
    try:
        while line := text.readline(MAX_CHARACTERS + 1):
            number += 1
            start = line[:1000]
            if len(line) > MAX_CHARACTERS:
                while line and not line.endswith("\n"):
                    line = text.readline(_SAMPLE_BYTES)
                yield Line(number, start, _TOO_LONG)
            else:
                yield Line(number, line, _UNDECODABLE if BROKEN in line else None)
    finally:
        text.detach()  # the stream is its opener's to close


def _skip_line(stream: io.BufferedReader, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(_SAMPLE_BYTES)


def _decode_as(encoding: str | None, raw: bytes) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _guess(sample: bytes) -> str | None:
    if _is_damaged_utf_8(sample):
        return None
    matches = from_bytes(sample, cp_isolation=_CODE_PAGES)
    best = max(matches, key=lambda match: (-match.chaos, match.coherence, match.encoding == "cp1252"), default=None)
    return best.encoding if best else None


def _is_damaged_utf_8(raw: bytes) -> bool:
    """Whether more of the non-ASCII is sound UTF-8 than not: then a code page would only garble it."""
    marked = raw.decode("utf-8", "replace")
    n_bad = marked.count("\N{REPLACEMENT CHARACTER}")
    n_sound = len(marked) - len(marked.encode("ascii", "ignore")) - n_bad
    return n_sound > n_bad
