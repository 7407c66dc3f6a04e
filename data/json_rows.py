"""JSON and JSON Lines -> rows."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from data.lines import Line, decode, open_bytes, read_lines
from data.validate import Columns, InputRow, Rejection, UnusableFile, excerpt_of

_MAX_JSON_BYTES: Final = 200_000_000
_KEYS_TOLD: Final = 30
_EXCERPT_FROM: Final = 1_000
_BLANK: Final = " \t\r\n"


def read_jsonl(path: Path, columns: Columns) -> Iterator[InputRow | Rejection]:
    """One object a line; `line` is the line number. Raises UnusableFile at the end when a needed key never came."""
    with open_bytes(path) as stream:
        yield from _from_lines(str(path), read_lines(stream), columns)


def read_json(path: Path, columns: Columns) -> Iterator[InputRow | Rejection]:
    """An array of objects, one object, or, as happens, lines of objects; in an array `line` is the place in it."""
    with open_bytes(path) as stream:
        raw = stream.read(_MAX_JSON_BYTES + 1)
    if len(raw) > _MAX_JSON_BYTES:
        raise UnusableFile(f"is longer than {_MAX_JSON_BYTES:,} bytes; save it as .jsonl, one object a line")
    text = decode(raw)
    if text is not None and text.lstrip(_BLANK).startswith("["):
        yield from _from_array(str(path), text, columns)
    elif text is not None and _is_one_object(text):
        yield from _from_lines(str(path), iter([Line(1, text)]), columns)
    else:
        yield from _from_lines(str(path), read_lines(io.BufferedReader(io.BytesIO(raw))), columns)


def _from_lines(file: str, lines: Iterator[Line], columns: Columns) -> Iterator[InputRow | Rejection]:
    keys = _Keys(columns)
    for line in lines:
        if not line.trouble and not line.text.strip(_BLANK):
            continue
        try:
            if line.trouble:
                raise ValueError(line.trouble)
            values = keys.wanted(_parsed(line.text))
        except ValueError as error:
            yield Rejection(file, line.number, str(error), excerpt_of(line.text[:_EXCERPT_FROM]))
        else:
            yield InputRow(file, line.number, values)
    keys.check()


def _from_array(file: str, text: str, columns: Columns) -> Iterator[InputRow | Rejection]:
    keys = _Keys(columns)
    decoder = json.JSONDecoder()
    number, at = 0, _after_blank(text, text.index("[") + 1)
    while text[at : at + 1] != "]":
        number += 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            reason = f"is no JSON ({_said(error)}); it and what follows cannot be read"
            yield Rejection(file, number, reason, excerpt_of(text[at : at + _EXCERPT_FROM]))
            break
        try:
            yield InputRow(file, number, keys.wanted(value))
        except ValueError as error:
            yield Rejection(file, number, str(error), excerpt_of(text[at : at + _EXCERPT_FROM]))
        at = _after_blank(text, end)
        if text[at : at + 1] == ",":
            at = _after_blank(text, at + 1)
        elif text[at : at + 1] != "]":
            yield Rejection(file, 0, f"breaks off after row {number} of its array; what follows cannot be read")
            break
    keys.check()


class _Keys:
    """Takes the wanted values out of JSON objects and remembers which keys there were."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._theirs = columns.theirs
        self._wanted = frozenset(self._theirs.values())
        self._seen: dict[str, None] = {}
        self._met = False

    def wanted(self, value: object) -> dict[str, object]:
        """Values by our names. Raises ValueError when `value` is no object."""
        if not isinstance(value, dict):
            raise ValueError(f"is no JSON object but {type(value).__name__}; give one object a row")
        self._met = True
        for key in value:
            if key not in self._seen and (len(self._seen) < _KEYS_TOLD or key in self._wanted):
                self._seen[key] = None
        return {ours: value[theirs] for ours, theirs in self._theirs.items() if value.get(theirs) is not None}

    def check(self) -> None:
        """Raise UnusableFile when objects were met but never the columns that are needed."""
        if self._met:
            self._columns.check(list(self._seen))


def _parsed(text: str) -> object:
    if "\0" in text:
        raise ValueError("holds NUL bytes; the file is damaged or no text")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        cut = "" if text.endswith("\n") else "; the file may be cut off"
        raise ValueError(f"is no JSON ({_said(error)}){cut}") from None


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _is_one_object(text: str) -> bool:
    try:
        _, end = json.JSONDecoder().raw_decode(text, _after_blank(text, 0))
    except (ValueError, RecursionError):
        return False
    return _after_blank(text, end) == len(text)


def _after_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at
