"""Parquet -> rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from data.validate import Columns, InputRow, Rejection, UnusableFile, shown

_BATCH_ROWS: Final = 1_000
_EPOCH: Final = datetime(1970, 1, 1)
_TICKS_PER_SECOND: Final = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


def read_parquet(path: Path, columns: Columns) -> Iterator[InputRow | Rejection]:
    """One row a row, numbered from 1. Raises UnusableFile when it is no Parquet or lacks needed columns."""
    n_rows = 0
    try:
        with path.open("rb") as stream:  # ours to close, whatever the library makes of it
            table = pq.ParquetFile(stream)
            present = list(table.schema_arrow.names)
            columns.check(present)
            theirs = {ours: name for ours, name in columns.theirs.items() if name in present}
            for batch in table.iter_batches(_BATCH_ROWS, columns=sorted(set(theirs.values()))):
                cells = {ours: _cells(batch.column(name)) for ours, name in theirs.items()}
                for place in range(batch.num_rows):
                    n_rows += 1
                    values = {ours: column[place] for ours, column in cells.items() if column[place] is not None}
                    yield InputRow(str(path), n_rows, values)
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = shown(" ".join(str(error).split()))
        if not n_rows:
            raise UnusableFile(f"is no sound Parquet ({reason}); save it anew") from error
        yield Rejection(str(path), 0, f"breaks off after row {n_rows} ({reason}); save it anew")


def _cells(array: pa.Array) -> list[object]:
    """Python values; moments are naive UTC."""
    if pa.types.is_date(array.type):
        array = array.cast(pa.timestamp("ms"))
    if pa.types.is_timestamp(array.type):
        return [None if tick is None else _moment(tick, array.type.unit) for tick in array.cast("int64").to_pylist()]
    try:
        values: list[object] = array.to_pylist()
    except ValueError:  # one cell that is no UTF-8 spoils the whole list
        values = [_cell(cell) for cell in array]
    return values


def _cell(cell: pa.Scalar) -> object:
    try:
        value: object = cell.as_py()
    except ValueError:
        return b"(not UTF-8)"  # bytes are no text, so that the row is rejected with its reason
    return value


def _moment(tick: int, unit: str) -> datetime | str:
    """The moment; out of Python's range it stays words, which no reader of dates takes."""
    try:
        return _EPOCH + timedelta(microseconds=tick * 10**6 // _TICKS_PER_SECOND[unit])
    except OverflowError:
        return f"{tick} {unit} since 1970"
