"""CSV and its kin -> rows: the delimiter and the quoting are found out from the head of the file."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from data.lines import BROKEN, Line, open_bytes, read_lines
from data.validate import MAX_CHARACTERS, Columns, InputRow, Rejection, UnusableFile, excerpt_of

_HEAD_LINES: Final = 200
_HEAD_CHARACTERS: Final = 1 << 16
_NUL: Final = "holds NUL bytes; the file is damaged or no text"


@dataclass(frozen=True)
class Dialect:
    """How a file separates and quotes; `quote` None where quotes are ordinary characters."""

    delimiter: str
    quote: str | None = '"'
    escape: str | None = None

    def rows(self, lines: Iterator[str]) -> Any:
        """A strict csv.reader: quoting that does not close is an error, not text."""
        if self.quote is None:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE, strict=True)
        return csv.reader(lines, delimiter=self.delimiter, quotechar=self.quote, escapechar=self.escape, strict=True)


# in order of preference; bare quotes only between tabs, where comma rows with a broken quote cannot pass for sound
_DIALECTS: Final = (
    *(Dialect(delimiter, '"', escape) for escape in (None, "\\") for delimiter in ",;\t|"),
    *(Dialect(delimiter, "'") for delimiter in ",;\t|"),
    Dialect("\t", None),
)


def read_csv(path: Path, columns: Columns) -> Iterator[InputRow | Rejection]:
    """One row a row; `line` is the line on which it begins, the header's being 1.

    Raises UnusableFile when the file is empty or its header lacks needed columns.
    """
    csv.field_size_limit(MAX_CHARACTERS)
    with open_bytes(path) as stream:
        lines = read_lines(stream)
        head = _head(lines)
        if not head:
            raise UnusableFile("is empty")
        feed = _Feed(itertools.chain(head, lines))
        dialect = dialect_of([line.text for line in head], columns)
        yield from _rows(str(path), feed, dialect.rows(iter(feed)), columns)


def dialect_of(head: Sequence[str], columns: Columns) -> Dialect:
    r"""The dialect under which the header has most of our columns, and then the fewest rows are ragged.

    >>> dialect_of(["title;text\n", "Dam safe;\"yes; quite\"\n"], Columns(("title", "text"), {})).delimiter
    ';'
    """
    wanted = set(columns.theirs.values())
    # where there are double quotes, an apostrophe is no quote; else a row with an open quote would fit best as it is
    doubles = any('"' in text for text in head)
    dialects = [dialect for dialect in _DIALECTS if not (doubles and dialect.quote == "'")]
    return min(dialects, key=lambda dialect: _misfit(dialect, head, wanted))


def _misfit(dialect: Dialect, head: Sequence[str], wanted: set[str]) -> tuple[int, int]:
    rows = dialect.rows(iter(head))
    header: list[str] | None = None
    n_ragged = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return -len(wanted.intersection(header or [])), n_ragged
        except csv.Error:
            n_ragged += 1
            continue
        if header is None and row:
            header = _names(row)
        n_ragged += bool(row) and len(row) != len(header or [])


def _rows(file: str, feed: _Feed, rows: Any, columns: Columns) -> Iterator[InputRow | Rejection]:
    header: list[str] | None = None
    while True:
        feed.start()
        begins = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            upto = f", read up to line {rows.line_num}" if rows.line_num > begins else ""
            row, feed.trouble = [], feed.trouble or f"is no sound CSV ({error}{upto}); mend its quotes"
        if header is None and (row or feed.trouble):
            header = _header(row, feed.trouble, columns)
            places = {ours: header.index(name) for ours, name in columns.theirs.items() if name in header}
        elif feed.trouble:
            yield Rejection(file, begins, feed.trouble, excerpt_of(feed.first))
        elif header is not None and row:
            if len(row) != len(header):
                reason = f"has {len(row)} fields where the header has {len(header)}; mend its delimiters or quotes"
                yield Rejection(file, begins, reason, excerpt_of(feed.first))
            else:
                yield InputRow(file, begins, {ours: row[place] for ours, place in places.items() if row[place]})


def _header(row: list[str], trouble: str | None, columns: Columns) -> list[str]:
    if trouble:
        raise UnusableFile(f"its header {trouble}")
    names = _names(row)
    columns.check(names)
    return names


def _names(row: list[str]) -> list[str]:
    return [name.strip() for name in row]


def _head(lines: Iterator[Line]) -> list[Line]:
    head: list[Line] = []
    n_characters = 0
    for line in lines:
        head.append(line)
        n_characters += len(line.text)
        if len(head) >= _HEAD_LINES or n_characters >= _HEAD_CHARACTERS:
            break
    return head


@dataclass
class _Feed:
    """Hands lines to the csv module and remembers what was wrong with those of the row at hand."""

    lines: Iterator[Line]
    first: str = ""
    trouble: str | None = None
    _fresh: bool = field(default=True, init=False)

    def start(self) -> None:
        """A new row begins."""
        self.first, self.trouble, self._fresh = "", None, True

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            if self._fresh:
                self.first, self._fresh = line.text[:1000], False
            trouble = line.trouble or (_NUL if "\0" in line.text else None)
            self.trouble = self.trouble or trouble
            yield BROKEN + "\n" if trouble else line.text
