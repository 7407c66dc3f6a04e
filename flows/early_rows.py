"""What a model may learn from, as it was known early on: so many hours after each claim's first article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pandas as pd

from data.outlets import OutletBook
from data.store import Store
from features.declare import Feature
from features.evidence import feature_rows, regroup
from features.registry import load_registry
from flows.console import status, track
from flows.rooms import take_in_settled
from models.known import Known
from models.statements import Statements, read_statements
from models.training import labelled_rows, labelled_statements, moments, seen_early

# what a night finds in the store before it groups, but for outlets
_READ: Final = ("articles", "given_claims", "reports", "read_articles")


def early_rows(
    inputs: Sequence[Path],
    outcomes: Path,
    columns: Mapping[str, str] | None,
    outlets: Path | None,
    within: timedelta,
) -> tuple[Mapping[str, Feature], pd.DataFrame, pd.Series[int], Statements, Known]:
    """As `training_rows`, but each claim as known so long after its first article; and what was known then.

    A night is gone through for every such moment, in order, so that claims, copies, origins and stances are those that
    a night of that moment would have found. Claims of no date are left out. A claim that grouping found must have had
    its present id then.
    """
    registry, book = load_registry(), OutletBook.load(outlets)
    with Store.in_memory() as whole, Store.in_memory() as store:
        settled = take_in_settled(whole, inputs, outcomes, columns, book)
        early = seen_early(settled, whole.rows("claims").set_index("claim_id").first_seen, within)
        for table in _READ:
            store.write(table, whole.rows(table), known="refuse")
        rows, said = _nights(store, registry, early, whole.rows("outlets"), book)
    x, y = labelled_rows(early, rows.__getitem__)
    known = Known(early.seen_at, early.decided_at)
    n_before = sum(len(same) for same, decided in known.batches(x.index) if len(decided))
    status.print(
        f"  {len(x)} of {len(settled)} decided claims, each as known {within / timedelta(hours=1):g} hours after its "
        f"first article or just before its outcome; before {n_before} of them any outcome was known",
        soft_wrap=True,
    )
    return registry, x, y, labelled_statements(early, said.__getitem__), known


def _nights(
    store: Store, registry: Mapping[str, Feature], early: pd.DataFrame, outlets: pd.DataFrame, book: OutletBook
) -> tuple[dict[datetime, pd.DataFrame], dict[datetime, pd.DataFrame]]:
    """Feature rows and statements of the claims seen at each moment, by moment."""
    rows, said = {}, {}
    for at, same in track(moments(early), "nights"):
        # an outlet that is not in the book gets its name, by which others credit it, from articles of its own
        met = store.query("select distinct outlet_id from articles where known_at <= $at", at=at).outlet_id
        store.write("outlets", outlets[outlets.outlet_id.isin({*met, *book.ids})], known="keep")
        regroup(store, at)
        rows[at] = feature_rows(store, registry, at).reindex(same)
        heard = read_statements(store, at)
        said[at] = heard[heard.claim_id.isin(same)]
    return rows, said
