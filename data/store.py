"""The store that the night writes: one DuckDB file, one writer, whole transactions; and the snapshot that readers open.

Readers never open the store itself: DuckDB lets one writer *or* many readers at a file, so a forgotten notebook would
stop the night. `Store.publish` copies the closed file and swaps it in under the snapshot's name in one step; who has
the old one open keeps it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Literal

import duckdb
import pandas as pd
import pyarrow as pa

from data.schema import TABLES, Table, conform, ddl

DEFAULT_STORE: Final = Path(__file__).resolve().parent / "store" / "hearsay.duckdb"

_ARROW: Final[Mapping[str, pa.DataType]] = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "INTEGER": pa.int32(),
    "INTEGER[]": pa.list_(pa.int32()),
    "INTEGER[][]": pa.list_(pa.list_(pa.int32())),
    "BIGINT": pa.int64(),
    "UBIGINT": pa.uint64(),
    "UBIGINT[]": pa.list_(pa.uint64()),
    "DOUBLE": pa.float64(),
    "FLOAT[]": pa.list_(pa.float32()),
    "BOOLEAN": pa.bool_(),
    "TIMESTAMP": pa.timestamp("us"),
}


class StoreBusy(RuntimeError):
    """Another run holds the store; the message names it and the remedy."""


class StoreUnreadable(RuntimeError):
    """The file is no store of ours; the message names it and the remedy."""


class Store:
    """One writer's view of a store file; use it as a context manager.

    The run lock is held from opening to closing. It belongs to the process, so a killed holder frees it by dying.
    Raises StoreBusy when another run holds it, StoreUnreadable when the file is not a DuckDB database.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock: IO[str] | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(path)
        try:
            self._connection = self._connect()
            self._create()
        except BaseException:
            self._unlock()
            raise

    @classmethod
    def in_memory(cls) -> Store:
        """A store that lives as long as this object, for training and evaluation."""
        return cls(None)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._unlock()

    def query(self, sql: str, **parameters: Any) -> pd.DataFrame:
        """The rows of a SELECT; `$name` in the statement takes the argument of that name."""
        return self._connection.execute(sql, parameters or None).df()

    def value(self, sql: str, **parameters: Any) -> Any:
        """The one value of a SELECT of one row and column; None for NULL."""
        [[value]] = self._connection.execute(sql, parameters or None).fetchall()
        return value

    def rows(self, table: str) -> pd.DataFrame:
        """A whole table, ordered by its key."""
        return self.query(f"select * from {table} order by {', '.join(TABLES[table].key)}")

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.value(f"select count(*) from {table}"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or none of it."""
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def write(self, table: str | Table, frame: pd.DataFrame, *, known: Literal["keep", "replace", "refuse"]) -> None:
        """Insert rows; `known` says what happens to a row whose key is there already.

        "keep" leaves the row that is there, "replace" puts the new one in its place, "refuse" raises. Raises
        SchemaError where the frame does not fit the table.
        """
        shape = TABLES[table] if isinstance(table, str) else table
        verb = {"keep": "insert or ignore", "replace": "insert or replace", "refuse": "insert"}[known]
        self._connection.register("incoming", _to_arrow(shape, conform(shape, frame)))
        try:
            self._connection.execute(f"{verb} into {shape.name} by name select * from incoming")
        finally:
            self._connection.unregister("incoming")

    def replace_all(self, table: str, frame: pd.DataFrame) -> None:
        """Make these the table's only rows."""
        self._connection.execute(f"delete from {table}")
        self.write(table, frame, known="refuse")

    def execute(self, sql: str, **parameters: Any) -> None:
        """Run a statement that returns nothing."""
        self._connection.execute(sql, parameters or None)

    def ensure(self, table: Table) -> None:
        """Create a table, or add the columns that it lacks; rows that are there get NULL in them."""
        self._connection.execute(ddl(table))
        for column in table.columns:
            self._connection.execute(f'alter table {table.name} add column if not exists "{column.name}" {column.type}')

    def publish(self) -> Path:
        """Put a copy of the store in the snapshot's place, in one step, and return its path."""
        if self.path is None:
            raise ValueError("a store in memory has no snapshot; open one at a path")
        self._connection.close()
        snapshot = snapshot_path(self.path)
        fresh = snapshot.with_suffix(".new")
        shutil.copyfile(self.path, fresh)
        with fresh.open("rb") as handle:
            os.fsync(handle.fileno())
        fresh.replace(snapshot)
        self._connection = self._connect()
        return snapshot

    def _connect(self) -> duckdb.DuckDBPyConnection:
        if self.path is None:
            return duckdb.connect(":memory:")
        try:
            # spills to disk instead of failing when a night outgrows the memory
            return duckdb.connect(str(self.path), config={"temp_directory": str(self.path.with_suffix(".tmp"))})
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise StoreUnreadable(
                f"{self.path} cannot be opened as a store ({reason}); move it away or give another --store"
            ) from error

    def _create(self) -> None:
        with self.transaction():
            for table in TABLES.values():
                self.ensure(table)

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def snapshot_path(store: Path) -> Path:
    """Where the snapshot of a store lies.

    >>> snapshot_path(Path("data/store/hearsay.duckdb")).as_posix()
    'data/store/hearsay.snapshot.duckdb'
    """
    return store.with_suffix(f".snapshot{store.suffix}")


def _lock(path: Path) -> IO[str]:
    handle = path.with_suffix(".lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.seek(0)
        holder = handle.read().strip() or "another run"
        handle.close()
        raise StoreBusy(f"{path} is being written by {holder}; wait for it to end, or stop it") from None
    handle.truncate(0)
    handle.write(f"process {os.getpid()}")
    handle.flush()
    return handle


def _to_arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_arrays(
        [_arrow_column(frame[c.name], _ARROW[c.type]) for c in table.columns], names=table.names
    )


def _arrow_column(values: pd.Series, kind: pa.DataType) -> pa.Array:
    # a column of nothing but missing values is float in pandas, whatever it is meant to hold
    return pa.nulls(len(values), kind) if values.isna().all() else pa.array(values, type=kind, from_pandas=True)
