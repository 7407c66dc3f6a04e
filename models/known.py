"""What was known when: the moment at which each claim is scored, and the outcomes that had come by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Known:
    """`seen_at`: when each claim is scored; `decided_at`: when its outcome was known. Both by claim_id, naive UTC."""

    seen_at: pd.Series[pd.Timestamp]
    decided_at: pd.Series[pd.Timestamp]

    def batches(self, claims: pd.Index[str]) -> Iterator[tuple[pd.Index[str], pd.Index[str]]]:
        """The claims in batches, earliest first, each with the claims that had been decided when it was scored."""
        decided = self.decided_at.sort_values(kind="stable")
        n_known = np.searchsorted(decided.to_numpy(), self.seen_at.reindex(claims).to_numpy(), side="right")
        for n in np.unique(n_known):
            yield claims[n_known == n], decided.index[:n]
