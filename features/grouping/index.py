"""The index of claims that the store keeps: what each one is made of, by which later nights find it again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
from scipy import sparse

from data.store import Store
from features.grouping.gather import Nodes
from features.grouping.places import CROWD, Places, meeting_places
from features.grouping.vectors import N_COLUMNS, Commonness, Vectors

_NEAR: Final = f"""
with held as (select claim_id, changed, unnest(places) as place from claim_index),
met as (
    select claim_id from held where place in (select unnest($places))
    qualify row_number() over (partition by place order by changed desc, claim_id) <= {CROWD}
)
select claim_id, n_stories, terms, weights, since from claim_index
where claim_id in (select claim_id from met) order by claim_id
"""


@dataclass(frozen=True)
class ClaimIndex:
    """The index as it stands in the store; every change is dated `as_of`."""

    store: Store
    as_of: datetime

    def commonness(self) -> Commonness:
        """In how many texts each term stood by the end of the night before."""
        counts = self.store.query("select term, n from term_counts order by term")
        n_texts = self.store.value("select coalesce(max(n_texts), 0) from grouping_nights ")
        return Commonness(counts.term.to_numpy(np.int32), counts.n.to_numpy(np.int64), int(n_texts))

    def count_in(self, told: Vectors) -> Commonness:
        """Count the terms of more texts, and return what that comes to."""
        common = self.commonness().plus(told)
        kept = np.isin(common.hashes, told.indices)
        frame = pd.DataFrame({"term": common.hashes[kept], "n": common.counts[kept]})
        self.store.write("term_counts", frame, known="replace")
        self.store.execute(
            "update grouping_nights set n_texts = $n where as_of = $as_of", n=common.n_texts, as_of=self.as_of
        )
        return common

    def near(self, places: Places, but: Collection[str]) -> Nodes:
        """Known claims to be met at these places, the latest ones at a crowded place; but those of these names."""
        met = self.store.query(_NEAR, places=places.tolist())
        return _nodes(met[~met.claim_id.isin(list(but))])

    def claims(self, claim_ids: Collection[str]) -> Nodes:
        """These claims as the index has them; given claims are not in it."""
        sql = "select * from claim_index where claim_id in (select unnest($ids)) order by claim_id"
        return _nodes(self.store.query(sql, ids=sorted(claim_ids)))

    def put(self, claims: Nodes) -> None:
        """Index these claims, in place of what the index had of them."""
        row, place = meeting_places(claims.vectors)
        starts, ends = claims.vectors.indptr, np.searchsorted(row, np.arange(len(claims.names) + 1))
        moment = pd.Timestamp(self.as_of)
        since = np.minimum(claims.ages, moment.as_unit("us").value).astype("datetime64[us]")
        frame = pd.DataFrame({
            "claim_id": claims.names,
            "n_stories": claims.sizes,
            "terms": [claims.vectors.indices[a:b] for a, b in pairwise(starts)],
            "weights": [claims.vectors.data[a:b] for a, b in pairwise(starts)],
            "places": [place[a:b] for a, b in pairwise(ends)],
            "since": since,
            "changed": moment,
        })  # fmt: skip
        self.store.write("claim_index", frame, known="replace")


def _nodes(rows: pd.DataFrame) -> Nodes:
    lengths = [len(terms) for terms in rows.terms]
    indices = np.concatenate([np.empty(0, np.int32), *rows.terms]).astype(np.int32)
    weights = np.concatenate([np.empty(0), *rows.weights]).astype(np.float64)
    indptr = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return Nodes(
        names=rows.claim_id.tolist(),
        articles=[""] * len(rows),
        ages=rows.since.to_numpy("datetime64[us]").astype(np.int64),
        sizes=rows.n_stories.to_numpy(np.int64),
        vectors=sparse.csr_array((weights, indices, indptr), shape=(len(rows), N_COLUMNS)),
    )
