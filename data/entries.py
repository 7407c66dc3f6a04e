"""What people enter by hand, as their files have it: outcomes, overrides, decisions on the grouping."""

from __future__ import annotations

import csv
import fcntl
import math
from collections.abc import Callable, Mapping
from datetime import datetime
from os import SEEK_END
from pathlib import Path
from typing import Final

import pandas as pd

from data.dates import naive_utc
from data.readers import TABLE_READERS, read_rows
from data.schema import TABLES, Column, Table, conform
from data.validate import (
    Columns,
    InputRow,
    NoUsableInput,
    Rejection,
    UnusableFile,
    excerpt_of,
    name_of,
    rejected_frame,
    shown,
    text_of,
)

_NAMES: Final = ("claim_id", "other_claim_id", "article_id", "author", "decided_by", "kind")  # no blanks around them
_DTYPES: Final = {"VARCHAR": "object", "TIMESTAMP": "datetime64[us]", "DOUBLE": "float64"}

ENTERED: Final = ("outcomes", "overrides")

Key = tuple[object, ...]


def desk_files(store: Path) -> dict[str, Path]:
    """Where a desk over this store's snapshot puts what is entered, by table; the files need not exist."""
    base = store.name.removesuffix(".duckdb").removesuffix(".snapshot")
    return {name: store.with_name(f"{base}.{name}.csv") for name in ENTERED}


def append_entry(path: Path, name: str, entry: Mapping[str, object]) -> None:
    """Add one row of the table `name` to a CSV file, which is begun with a header where there is none.

    Moments are naive UTC. Raises ValueError when a value does not fit the table; the file is then as it was. Several
    desks may write at once.
    """
    table = TABLES[name]
    _keep({}, InputRow(str(path), 0, {key: value for key, value in entry.items() if value is not None}), table)
    cells = [_cell(entry.get(column)) for column in table.names]
    with path.open("a", encoding="utf-8", newline="") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        writer = csv.writer(file)
        if file.seek(0, SEEK_END) == 0:
            writer.writerow(table.names)
        writer.writerow(cells)


def _cell(value: object) -> object:
    return f"{value.isoformat()}Z" if isinstance(value, datetime) else value


def load_entries(name: str, path: Path, columns: Mapping[str, str] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table `name`, sorted by its key, and the table `rejected` of one file.

    Reads CSV, TSV, JSON Lines, JSON or Parquet. Moments become naive UTC; words of a closed set may be in any case,
    and booleans are the words true and false. `columns` leads from our column names to theirs. A row that cannot be
    used, or that comes a second time for its key, is rejected with the reason. Raises NoUsableInput when the file as a
    whole cannot be used, ValueError when `columns` maps a name that is not ours.
    """
    table = TABLES[name]
    required = tuple(column.name for column in table.columns if column.required)
    wanted = Columns(tuple(table.names), dict(columns or {}), required=required)
    if not path.exists():
        raise NoUsableInput(f"{path} does not exist; give a file of {name} that does")
    entries: dict[Key, Key] = {}
    rejections = keep_rows(path, wanted, lambda row: _keep(entries, row, table))
    frame = pd.DataFrame([entries[key] for key in sorted(entries)], columns=table.names, dtype=object)
    typed = frame.astype({column.name: _DTYPES[column.type] for column in table.columns})
    return conform(table, typed), rejected_frame(rejections)


def keep_rows(path: Path, wanted: Columns, keep: Callable[[InputRow], None]) -> list[Rejection]:
    """Hand every row of a file to `keep`; return those that could not be read or that it refused by ValueError.

    Raises NoUsableInput when the file as a whole cannot be used.
    """
    rejections: list[Rejection] = []
    try:
        for row in read_rows(path, wanted, TABLE_READERS):
            if isinstance(row, Rejection):
                rejections.append(row)
                continue
            try:
                keep(row)
            except ValueError as error:
                rejections.append(Rejection(row.file, row.line, str(error), excerpt_of(str(dict(row.values)))))
    except UnusableFile as error:
        raise NoUsableInput(f"{path}: {error}") from error
    return rejections


def _keep(entries: dict[Key, Key], row: InputRow, table: Table) -> None:
    values = {column.name: _value(column, row.values.get(column.name)) for column in table.columns}
    missing = [column.name for column in table.columns if column.required and values[column.name] is None]
    if missing:
        raise ValueError(f"{missing[0]} is missing; a row of {table.name} needs one")
    key, entry = tuple(values[name] for name in table.key), tuple(values.values())
    if key in entries:
        verb = "repeats" if entries[key] == entry else "contradicts"
        which = ", ".join(shown(value) if isinstance(value, str) else str(value) for value in key)
        raise ValueError(f"{verb} an earlier row on {which}; leave one out")
    entries[key] = entry


def _value(column: Column, told: object) -> object:
    if column.type == "TIMESTAMP":
        return naive_utc(told, column.name)
    if column.type == "DOUBLE":
        return _number(column, told)
    if column.allowed:
        return _word(column, told)
    return name_of(column.name, told) if column.name in _NAMES else text_of(column.name, told)


def _word(column: Column, told: object) -> str:
    word = str(told).casefold() if isinstance(told, bool) else (name_of(column.name, told) or "").casefold()
    if word not in column.allowed:
        value = shown(told) if told is not None else "(missing)"
        raise ValueError(f"{column.name} {value} is none of {', '.join(column.allowed)}; use one of them")
    return word


def _number(column: Column, told: object) -> float | None:
    text = name_of(column.name, told)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"{column.name} {shown(told)} is no number; write one like 0.35") from None
    if not math.isfinite(number) or (column.unit == "share" and not 0 <= number <= 1):
        raise ValueError(f"{column.name} {shown(told)} is no share; give a number from 0 to 1")
    return number
