"""The steps that more than one flow takes through the rooms. They string calls together and decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from data.aliases import by_present_name
from data.articles import load
from data.dates import now
from data.decisions import keep_decisions, load_decisions
from data.entries import desk_files, load_entries
from data.intake import Taken, last_night, newest_moment, take_in
from data.outlets import OutletBook
from data.store import Store
from features.declare import Feature
from features.evidence import feature_rows, read_new, regroup
from features.registry import load_registry
from flows.console import step, track
from models.statements import Statements, read_statements
from models.training import labelled_rows, labelled_statements, settled_claims


def take_in_files(
    store: Store,
    inputs: Sequence[Path],
    *,
    received_at: datetime | None = None,
    columns: Mapping[str, str] | None = None,
    entries: Mapping[str, Path] | None = None,
    book: OutletBook,
) -> Taken:
    """Load files into the store: articles, claims that came grouped, and what people entered.

    `entries` are files by table: those in `data.entries.ENTERED`, and "grouping_decisions"; what a desk entered beside
    the store is taken in as well. For `received_at` see `take_in`.
    """
    last = last_night(store)
    taken = take_in(store, load(inputs, columns, latest=now()), book, now=now(), received_at=received_at)
    given = list((entries or {}).items())
    beside = desk_files(store.path).items() if store.path is not None else ()
    n_rejected = taken.n_rejected
    for name, path in [*given, *((name, path) for name, path in beside if path.exists())]:
        entered, rejected = load_decisions(path) if name == "grouping_decisions" else load_entries(name, path)
        with store.transaction():
            if name == "grouping_decisions":
                keep_decisions(store, entered, received_at or now(), last)
            else:
                store.write(name, entered, known="replace")
            store.write("rejected", rejected, known="keep")
        n_rejected += len(rejected)
    return Taken(taken.n_rows, taken.n_new, n_rejected)


def training_rows(
    inputs: Sequence[Path], outcomes: Path, columns: Mapping[str, str] | None, outlets: Path | None
) -> tuple[Mapping[str, Feature], pd.DataFrame, pd.Series[int], Statements]:
    """Features and outcomes of every decided claim and what was said of it, through the rooms of a night, in memory."""
    registry = load_registry()
    with Store.in_memory() as store:
        settled = take_in_settled(store, inputs, outcomes, columns, OutletBook.load(outlets))
        with step("features"):
            x, y = labelled_rows(settled, lambda at: feature_rows(store, registry, at))
            said = labelled_statements(settled, lambda at: read_statements(store, at))
    return registry, x, y, said


def take_in_settled(
    store: Store, inputs: Sequence[Path], outcomes: Path, columns: Mapping[str, str] | None, book: OutletBook
) -> pd.DataFrame:
    """Take in, read and group everything; the `settled_claims` that it holds."""
    with step("taking in"):
        take_in_files(store, inputs, columns=columns, entries={"outcomes": outcomes}, book=book)
    read_new(store, book.names, track)
    newest = newest_moment(store)
    assert newest is not None, "load() has refused input without any article"
    with step("grouping"):
        regroup(store, newest)
    claims = store.rows("claims")
    return settled_claims(
        store.query(by_present_name("outcomes")), newest, undated=claims.claim_id[claims.first_seen.isna()]
    )
