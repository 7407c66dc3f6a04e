"""The steps that more than one flow takes through the rooms. They string calls together and decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from data.articles import load
from data.claims import load_outcomes
from data.intake import Taken, newest_moment, take_in
from data.outlets import OutletBook
from data.store import Store
from features.declare import Feature
from features.evidence import feature_rows, read_new, regroup
from features.registry import load_registry
from flows.console import step, track
from models.training import labelled_rows


def now() -> datetime:
    """The present moment, naive UTC: the one clock of the project."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def take_in_files(
    store: Store,
    inputs: Sequence[Path],
    *,
    received_at: datetime | None = None,
    columns: Mapping[str, str] | None = None,
    outcomes: Path | None = None,
    book: OutletBook,
) -> Taken:
    """Load files into the store: articles, claims that came grouped, outcomes. For `received_at` see `take_in`."""
    taken = take_in(store, load(inputs, columns, latest=now()), book, now=now(), received_at=received_at)
    if outcomes is not None:
        decided, rejected = load_outcomes(outcomes)
        with store.transaction():
            store.write("outcomes", decided, known="replace")
            store.write("rejected", rejected, known="keep")
        taken = Taken(taken.n_rows, taken.n_new, taken.n_rejected + len(rejected))
    return taken


def training_rows(
    inputs: Sequence[Path], outcomes: Path, columns: Mapping[str, str] | None, outlets: Path | None
) -> tuple[Mapping[str, Feature], pd.DataFrame, pd.Series[int]]:
    """Features and outcomes of every decided claim, through the same rooms as a night, in memory."""
    registry, book = load_registry(), OutletBook.load(outlets)
    with Store.in_memory() as store:
        with step("taking in"):
            take_in_files(store, inputs, columns=columns, outcomes=outcomes, book=book)
        read_new(store, book.names, track)
        moment = newest_moment(store)
        assert moment is not None, "load() has refused input without any article"
        with step("grouping"):
            regroup(store, moment)
        with step("features"):
            x, y = labelled_rows(store.rows("outcomes"), moment, lambda at: feature_rows(store, registry, at))
    return registry, x, y
