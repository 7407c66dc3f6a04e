"""One input table -> its rows, by the suffix of its name.

A reader yields rows and rejections as it goes and raises UnusableFile when the file as a whole is of no use, in which
case the rows it gave before do not count either. Only wanted columns are kept: others may hold labels.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from data.csv_rows import read_csv
from data.json_rows import read_json, read_jsonl
from data.parquet_rows import read_parquet
from data.validate import Columns, InputRow, Rejection, UnusableFile, shown

Reader = Callable[[Path, Columns], Iterator[InputRow | Rejection]]

TABLE_READERS: Final[dict[str, Reader]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}


def read_rows(path: Path, columns: Columns, readers: dict[str, Reader]) -> Iterator[InputRow | Rejection]:
    """The rows of a file, read as the suffix of its name says. A file that breaks off keeps what came before.

    Raises UnusableFile when it cannot be opened, has a suffix that no reader is for, or holds no rows.
    """
    n_rows = 0
    reader = _reader_of(path, readers)
    try:
        for row in reader(path, columns):
            n_rows += 1
            yield row
    except (OSError, EOFError, zlib.error) as error:
        reason = shown(getattr(error, "strerror", None) or str(error))
        if not n_rows:
            raise UnusableFile(f"cannot be read ({reason})") from error
        yield Rejection(str(path), 0, f"breaks off after {n_rows} rows ({reason}); save it anew")
    if not n_rows:
        raise UnusableFile("is empty" if path.stat().st_size == 0 else "holds no rows")


def _reader_of(path: Path, readers: dict[str, Reader]) -> Reader:
    if not path.exists():
        raise UnusableFile("does not exist")
    if not path.is_file():  # a pipe or device would block
        raise UnusableFile("is no regular file")
    suffixes = [suffix.lower() for suffix in path.suffixes]
    suffix = "".join(suffixes[-2:]) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])
    reader = readers.get(suffix.removesuffix(".gz"))
    if reader is None or suffix == ".parquet.gz":
        known = ", ".join(readers)
        raise UnusableFile(f"its suffix {shown(suffix)} is none that we read; use one of {known}")
    return reader
