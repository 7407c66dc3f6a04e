"""What is wrong with an input, where, and what would mend it: collected, told once, never absorbed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import pandas as pd

from data.schema import TABLES, conform

MAX_CHARACTERS: Final = 20_000_000
"""Longest line, cell or plain-text file that is read; no article is longer, but a damaged file may be."""

_EXCERPT_CHARACTERS: Final = 200
_REASONS_TOLD: Final = 10


class NoUsableInput(ValueError):
    """Nothing in the input could be used; the message lists the first reasons."""


class UnusableFile(Exception):
    """One file as a whole cannot be used; the message is the reason, without the file's name."""


@dataclass(frozen=True, slots=True)
class InputRow:
    """One row of an input file: `values` by our column names, holding only wanted columns that are not missing."""

    file: str
    line: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that could not be used; `line` counts from 1, and 0 stands for the file as a whole.

    >>> str(Rejection("claims.csv", 17, "title 7 is no text; quote it"))
    'claims.csv row 17: title 7 is no text; quote it'
    """

    file: str
    line: int
    reason: str
    excerpt: str | None = None

    def __str__(self) -> str:
        place = f"{self.file} row {self.line}" if self.line else self.file
        return f"{place}: {self.reason}"


@dataclass(frozen=True)
class Columns:
    """Which columns to read: `names` are ours, `mapped` leads from ours to the file's where the two differ.

    A file must have one of `one_of` and all of `required`. Raises ValueError when `mapped` has a name that is not ours.
    """

    names: tuple[str, ...]
    mapped: Mapping[str, str]
    one_of: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.mapped:
            if name not in self.names:
                raise ValueError(f"columns: {name!r} is no column of ours; map one of {', '.join(self.names)}")

    @property
    def theirs(self) -> dict[str, str]:
        """Ours to theirs, for every wanted column."""
        return {name: self.mapped.get(name, name) for name in self.names}

    def check(self, present: Sequence[str]) -> None:
        """Raise UnusableFile, naming the columns `present` in the file, unless they are what is needed."""
        theirs = self.theirs
        absent = [theirs[name] for name in (*self.mapped, *self.required) if theirs[name] not in present]
        has = f"it has {', '.join(shown(name) for name in present[:30]) or 'none'}"
        if absent:
            raise UnusableFile(f"has no column {absent[0]!r}; {has}")
        if self.one_of and not any(theirs[name] in present for name in self.one_of):
            raise UnusableFile(f"has no column {' or '.join(theirs[name] for name in self.one_of)}; {has}; map them")
        twice = [name for name in theirs.values() if present.count(name) > 1]
        if twice:
            raise UnusableFile(f"has two columns {twice[0]!r}; rename one")


def text_of(name: str, value: object) -> str | None:
    """A cell as text, None when missing or blank; inner text is never changed. Whole numbers become their digits.

    Raises ValueError when the value is no text that can be stored.

    >>> text_of("claim_id", 17.0), text_of("title", "  "), text_of("text", " as given\\r\\n")
    ('17', None, ' as given\\r\\n')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of whole numbers with gaps arrives as floats
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"{name} {shown(value)} is no text; give a string")
    if not value or value.isspace():
        return None
    if len(value) > MAX_CHARACTERS:
        raise ValueError(f"{name} is longer than {MAX_CHARACTERS:,} characters; split or shorten it")
    if "\0" in value:
        raise ValueError(f"{name} holds a NUL character; remove it")
    if not value.isascii() and _has_surrogates(value):
        raise ValueError(f"{name} holds half a surrogate pair; save it as UTF-8")
    return value


def name_of(name: str, value: object) -> str | None:
    """As `text_of`, for ids, names and addresses: blanks around it do not belong to it."""
    text = text_of(name, value)
    return text.strip() if text else None


def shown(value: object) -> str:
    """A value as a message shows it: short, quoted only where it is a string with odd characters.

    >>> shown("headline"), shown("a\\nb")
    ('headline', "'a\\\\nb'")
    """
    if isinstance(value, int) and value.bit_length() > 200:
        return "(a very long number)"
    start = value[:61] if isinstance(value, str) else repr(value)
    plain = start if start.isprintable() and start.strip() else repr(start)
    return plain if len(plain) <= 60 else plain[:59] + "…"


def excerpt_of(raw: object) -> str | None:
    """The start of what was rejected, storable: at most 200 characters, control characters replaced; None if blank."""
    if not isinstance(raw, str) or not raw.strip():
        return None
    start = raw.strip()[:_EXCERPT_CHARACTERS]
    return "".join(c if c.isprintable() or c in "\t\n" else "\N{REPLACEMENT CHARACTER}" for c in start)


def no_usable_input(rejections: Iterable[Rejection]) -> NoUsableInput:
    """The error that tells the first reasons, whole files first."""
    told = sorted(rejections, key=lambda rejection: rejection.line != 0)
    more = f"\n… and {len(told) - _REASONS_TOLD} more" if len(told) > _REASONS_TOLD else ""
    reasons = "\n".join(str(rejection) for rejection in told[:_REASONS_TOLD])
    return NoUsableInput(f"nothing usable in the input\n{reasons or 'no files given'}{more}")


def rejected_frame(rejections: Iterable[Rejection]) -> pd.DataFrame:
    """The rejections as the table `rejected`, sorted by file and line."""
    rows = sorted({(r.file, r.line, r.reason): (r.file, r.line, r.reason, r.excerpt) for r in rejections}.values())
    frame = pd.DataFrame(rows, columns=TABLES["rejected"].names, dtype=object)
    return conform(TABLES["rejected"], frame.astype({"line": "int64"}))


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
