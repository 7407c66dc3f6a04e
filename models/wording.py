"""How claims that held are told of, word by word: a penalised logistic regression over hashed words and word pairs.

Words are weighted by how rare they are and by how differently claims that held use them (Wang & Manning 2012, naive
Bayes weights within a linear model). What is kept are weights of hash buckets, never words. It takes hundreds of
outcomes to learn; with fewer there is no wording at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, Self

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

from models.folds import Array

N_BUCKETS: Final = 2**18
LEAST_CLAIMS: Final = 500
LEAST_USES: Final = 3
INVERSE_PENALTY: Final = 1.0
# characters read of one sentence: beyond that it is none
_LONGEST: Final = 5000


@dataclass(frozen=True)
class Wording:
    """Weights of words: `buckets` `[m]` rising, and `scale`, `weight` `[m]`; `base`, the log-odds where no word counts.

    log-odds = base + Σ weight · (scale · (1 + log count)) brought to length 1 over the claim's words.
    """

    buckets: npt.NDArray[np.int64]
    scale: Array
    weight: Array
    base: float

    @classmethod
    def learn(cls, counts: sparse.csr_matrix, y: Array) -> Self | None:
        """Weights from counts `[n, N_BUCKETS]` and outcomes y `[n]` of 0 and 1; None with fewer than LEAST_CLAIMS."""
        if len(y) < LEAST_CLAIMS or len(np.unique(y)) < 2:
            return None
        uses = np.bincount(counts.indices, minlength=N_BUCKETS)
        buckets = np.flatnonzero(uses >= LEAST_USES)
        kept = counts[:, buckets]
        scale = np.log((1 + len(y)) / (1 + uses[buckets])) + 1
        scale = scale * np.abs(_log_ratio(kept, y))
        fitted = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", random_state=0).fit(_scaled(kept, scale), y)
        return cls(buckets, scale, fitted.coef_[0], float(fitted.intercept_[0]))

    def log_odds(self, counts: sparse.csr_matrix) -> Array:
        """Log-odds of claims or sentences `[n]` from counts `[n, N_BUCKETS]`; NaN where none of the words is known."""
        kept = counts[:, self.buckets]
        found = _scaled(kept, self.scale) @ self.weight + self.base
        return np.where(np.diff(kept.indptr) > 0, found, np.nan)


def count_words(texts: Iterable[str]) -> sparse.csr_matrix:
    """Counts of words and of pairs of neighbours by hash bucket, `[n, N_BUCKETS]`; case does not count."""
    given = [text[:_LONGEST] for text in texts]
    return sparse.csr_matrix(_hasher().transform(given) if given else (0, N_BUCKETS))


@cache
def _hasher() -> HashingVectorizer:
    return HashingVectorizer(
        n_features=N_BUCKETS, ngram_range=(1, 2), alternate_sign=False, norm=None, token_pattern=r"\b\w\w+\b"
    )


def _log_ratio(counts: sparse.csr_matrix, y: Array) -> Array:
    """Log of how much commoner each word is among claims that held than among the rest, `[m]`."""
    there = counts.astype(bool).astype(float)
    shares = [(there.T @ side + 1) / (side.sum() + 2) for side in (y, 1 - y)]
    return np.asarray(np.log(shares[0] / shares[1]))


def _scaled(counts: sparse.csr_matrix, scale: Array) -> sparse.csr_matrix:
    """Damped counts times scale, each row brought to length 1 (a row of nothing stays nothing)."""
    rows = counts.astype(np.float64)
    rows.data = (1 + np.log(rows.data)) * scale[rows.indices]
    length = np.sqrt(rows.multiply(rows).sum(axis=1)).A1
    rows.data /= np.repeat(np.where(length > 0, length, 1.0), np.diff(rows.indptr))
    return rows
