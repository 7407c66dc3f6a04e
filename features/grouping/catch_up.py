"""The grouping of a store brought to a moment: through the nights that lead there, each from what it had to go by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import pandas as pd

from data.store import Store
from features.grouping.names import ClaimNames
from features.grouping.night import group_night
from features.grouping.nights import Passed, plan
from features.grouping.state import RESULT_TABLES, STATE_TABLES

_COPY_TABLES: Final = ("prints", "house_shingles", "copies")


def catch_up(store: Store, as_of: datetime, version: str) -> None:
    """Make the tables of claims, evidence, bearings and origins show what was known at `as_of`.

    To be called inside a transaction. `version` names the rules of reading and grouping: under others than those that
    the store was grouped by, everything is grouped anew in one night, and claims whose id is lost leave an alias.
    """
    leading = _forget_old_rules(store, ClaimNames(store, as_of), version)
    rows = store.query("select as_of, lasting, done from grouping_nights").to_dict("records")
    way = plan([Passed(row["as_of"].to_pydatetime(), row["lasting"], row["done"]) for row in rows], as_of)
    if way.anew:
        _forget_grouping(store)
        store.execute("delete from claim_aliases where as_of >= $first", first=way.nights[0])
    for night in way.nights:
        lasting = way.lasting or night != as_of
        frame = pd.DataFrame([(pd.Timestamp(night), version, lasting, True, 0)], columns=_NIGHT)
        store.write("grouping_nights", frame, known="keep")
        store.execute("update grouping_nights set done = true where as_of = $as_of", as_of=night)
        group_night(store, night)
    ClaimNames(store, as_of).give_vanished(leading, "regrouped")


_NIGHT: Final = ["as_of", "version", "lasting", "done", "n_texts"]


def _forget_old_rules(store: Store, names: ClaimNames, version: str) -> Mapping[str, str]:
    """Forget a grouping by other rules; what each claim was about, so that it can be found again."""
    same = store.value("select count(*) = count(*) filter (where version = $v) from grouping_nights", v=version)
    if same and (store.count("grouping_nights") or not store.count("claims")):
        return {}
    leading = names.leading_articles()
    _forget_grouping(store)
    store.execute("delete from grouping_nights")
    return leading


def _forget_grouping(store: Store) -> None:
    for table in (*STATE_TABLES, *RESULT_TABLES, *_COPY_TABLES):
        store.execute(f"delete from {table}")
    store.execute("update grouping_nights set done = false, n_texts = 0")
