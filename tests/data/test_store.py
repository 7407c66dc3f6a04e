"""The store keeps whole transactions, one writer at a time, and publishes in one step."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.schema import TABLES, Column, SchemaError, Table
from data.store import Store, StoreBusy, StoreUnreadable, snapshot_path

OUTCOME = pd.DataFrame(
    {"claim_id": ["c1"], "outcome": ["true"], "decided_at": [pd.Timestamp("2026-01-01")], "decided_by": ["a court"]}
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night" / "hearsay.duckdb"


def test_every_table_can_be_written_empty_and_read_back() -> None:
    with Store.in_memory() as store:
        for name, table in TABLES.items():
            assert list(store.rows(name).columns) == table.names


def test_a_row_that_is_known_is_kept_replaced_or_refused_as_asked() -> None:
    other = OUTCOME.assign(outcome="false")
    with Store.in_memory() as store:
        store.write("outcomes", OUTCOME, known="refuse")
        store.write("outcomes", other, known="keep")
        assert store.rows("outcomes").outcome.tolist() == ["true"]
        store.write("outcomes", other, known="replace")
        assert store.rows("outcomes").outcome.tolist() == ["false"]
        with pytest.raises(duckdb.ConstraintException):
            store.write("outcomes", other, known="refuse")


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    with Store(path) as store:
        with pytest.raises(KeyError), store.transaction():
            store.write("outcomes", OUTCOME, known="refuse")
            raise KeyError
        assert store.count("outcomes") == 0


def test_missing_values_stay_missing() -> None:
    with Store.in_memory() as store:
        store.write("outcomes", OUTCOME.assign(decided_by=float("nan")), known="refuse")
        assert store.query("select count(decided_by) as n from outcomes").n.tolist() == [0]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"outcome": "maybe"}, "outcomes.outcome is 'maybe'; use one of true, false, unverified"),
        ({"outcome": None}, "outcomes.outcome must not be missing"),
        ({"verdict": "true"}, "outcomes has no column 'verdict'"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused_by_name(change: dict[str, object], named: str) -> None:
    with Store.in_memory() as store, pytest.raises(SchemaError, match=named):
        store.write("outcomes", OUTCOME.assign(**change), known="refuse")


def test_two_rows_with_one_key_are_refused() -> None:
    with Store.in_memory() as store, pytest.raises(SchemaError, match="two rows"):
        store.write("outcomes", pd.concat([OUTCOME, OUTCOME]), known="keep")


def test_a_table_gains_columns_and_keeps_its_rows() -> None:
    def table(*names: str) -> Table:
        return Table("t", "A thing.", ("k",), tuple(Column(name, "DOUBLE", "x") for name in names))

    with Store.in_memory() as store:
        store.ensure(table("k", "a"))
        store.write(table("k", "a"), pd.DataFrame({"k": [1.0], "a": [2.0]}), known="refuse")
        store.ensure(table("k", "a", "b"))
        assert store.query("select a, b from t").fillna(-1).to_numpy().tolist() == [[2.0, -1.0]]


def test_a_second_writer_is_told_who_holds_the_store(path: Path) -> None:
    with Store(path), pytest.raises(StoreBusy, match=f"process {os.getpid()}"):
        Store(path)
    Store(path).__exit__(None, None, None)


def test_a_killed_holder_frees_the_store_and_loses_only_what_it_had_not_committed(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(path, ready))
    holder.start()
    assert ready.wait(60)
    with pytest.raises(StoreBusy):
        Store(path)
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with Store(path) as store:
        assert store.rows("outcomes").claim_id.tolist() == ["c1"]


def _hold(path: Path, ready: multiprocessing.synchronize.Event) -> None:
    store = Store(path)
    store.write("outcomes", OUTCOME, known="refuse")
    with store.transaction():
        store.write("outcomes", OUTCOME.assign(claim_id="c2"), known="refuse")
        ready.set()
        signal.pause()


def test_readers_of_the_snapshot_neither_block_the_writer_nor_see_half_a_night(path: Path) -> None:
    with Store(path) as store:
        snapshot = store.publish()
        assert snapshot == snapshot_path(path)
        with duckdb.connect(str(snapshot), read_only=True) as reader:
            store.write("outcomes", OUTCOME, known="refuse")
            store.publish()
            assert reader.execute("select count(*) from outcomes").fetchall() == [(0,)]
        with duckdb.connect(str(snapshot), read_only=True) as reader:
            assert reader.execute("select count(*) from outcomes").fetchall() == [(1,)]


def test_a_file_that_is_no_store_is_named_with_the_remedy(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("not a database, but long enough to look at " * 100)
    with pytest.raises(StoreUnreadable, match=r"hearsay\.duckdb cannot be opened as a store .* move it away"):
        Store(path)
