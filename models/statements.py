"""What is said for and against claims, by whom and in which words: what records and wording are learned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

import numpy as np
import pandas as pd
from scipy import sparse

from data.store import Store
from models.track_record import keyed
from models.wording import count_words

# one row a report that bears on a claim; copies say nothing of their own
_SAID: Final = """
with known as (
    select * from articles where known_at <= $as_of
    qualify row_number() over (partition by article_id order by revision desc) = 1
)
select e.claim_id, r.report_id, k.outlet_id, e.stance as side, c.speech_act, l.source_kind, o.prior, r.sentence
from evidence e join claims c on c.claim_id = e.claim_id
join known k on k.article_id = e.article_id
join reports l on l.report_id = e.report_id
join bearings b on b.claim_id = e.claim_id
join reports r on r.report_id = b.report_id and r.article_id = k.article_id and r.revision = k.revision
left join outlets o on o.outlet_id = k.outlet_id
where e.copy_of is null order by e.claim_id, r.article_id, r.ordinal, r.report_id
"""


@dataclass(frozen=True)
class Statements:
    """What was said of claims.

    `votes`: as `track_record.keyed` gives them, one row a claim, outlet, side and kind of source. `claims` `[n]`,
    sorted, and beside it `counts` `[n, N_BUCKETS]` of the words of the reports that bear on each, every sentence once.
    """

    votes: pd.DataFrame
    claims: pd.Index[str]
    counts: sparse.csr_matrix

    @classmethod
    def of(cls, said: pd.DataFrame) -> Self:
        """From rows of `read_statements`; their order changes nothing."""
        sentences = said[["claim_id", "sentence"]].drop_duplicates()
        claims, place = np.unique(sentences.claim_id.to_numpy(object), return_inverse=True)
        gather = sparse.csr_matrix((np.ones(len(place)), (place, np.arange(len(place)))), (len(claims), len(place)))
        counts = gather @ count_words(sentences.sentence)
        return cls(keyed(said[said.outlet_id.notna()]), pd.Index(claims, dtype=object), sparse.csr_matrix(counts))

    def words_of(self, claims: pd.Index[str]) -> sparse.csr_matrix:
        """Counts of these claims' words, in their order, `[len(claims), N_BUCKETS]`; nothing for one not heard of."""
        place = self.claims.get_indexer(claims)
        heard = np.flatnonzero(place >= 0)
        put = sparse.csr_matrix((np.ones(len(heard)), (heard, place[heard])), (len(place), len(self.claims)))
        return sparse.csr_matrix(put @ self.counts)


def read_statements(store: Store, as_of: datetime) -> pd.DataFrame:
    """claim_id, report_id, outlet_id, side, speech_act, source_kind, prior, sentence: a row a report known at `as_of`.

    side and source_kind are those of the article and of its leading report.
    """
    return store.query(_SAID, as_of=as_of)
