"""What all truth-discovery estimators share: reading votes, and telling what was found."""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from models.folds import Array, Ints
from models.truth.votes import COLUMNS, Names, Tally, tally

TINY: Final = float(np.finfo(np.float64).tiny)


class TruthModel(BaseEstimator, ABC):  # type: ignore[misc]
    """An estimator over votes X `[n, 3]`: integer ids from 0 of source, claim and value.

    Learned: `claim_`, `value_`, `probability_ [m]`, one entry a pair of claim and value that has votes, sorted;
    `reliability_ [largest source id + 1]`, the share of a source's votes that hold, NaN for a source without votes.
    """

    claim_: Ints
    value_: Ints
    probability_: Array
    reliability_: Array

    def fit(self, X: npt.ArrayLike, y: None = None, sample_weight: npt.ArrayLike | None = None) -> Self:
        """Learn from votes X `[n, 3]`; a weight of 2 equals a vote given twice. The order of the votes is no matter.

        Raises ValueError when X is empty, has not three columns or ids that are no whole numbers from 0, or when no
        vote has weight. Memory grows with the largest source id.
        """
        votes = self._validated(X, reset=True)
        weight = None
        if sample_weight is not None:
            weight = _check_sample_weight(sample_weight, votes, dtype=np.float64, ensure_non_negative=True)
        tallied = tally(votes, weight)
        self.claim_, self.value_ = tallied.claim, tallied.value
        self.probability_ = self._learn(tallied)
        self.reliability_ = np.where(tallied.source_weight > 0, self._reliability(tallied, self.probability_), np.nan)
        return self

    def predict(self, X: npt.ArrayLike) -> Ints:
        """Likeliest value of each row's claim, `[n]`, the lowest id on a tie; -1 for a claim that had no votes."""
        claims = self._validated(X)[:, 1]
        best = self.best()
        at = np.searchsorted(best["claim"].to_numpy(), claims).clip(max=len(best) - 1)
        known = best["claim"].to_numpy()[at] == claims
        return np.asarray(np.where(known, best["value"].to_numpy()[at], -1))

    def best(self) -> pd.DataFrame:
        """The likeliest value of each claim that has votes: claim, value, probability; the lowest id on a tie."""
        check_is_fitted(self)
        order = np.lexsort((self.value_, -self.probability_, self.claim_))
        first = order[np.append(True, self.claim_[order][1:] != self.claim_[order][:-1])]
        found: pd.DataFrame = self.table().iloc[first].reset_index(drop=True)
        return found

    def table(self, names: Names | None = None) -> pd.DataFrame:
        """Every pair that has votes: claim, value, probability; by their names where `names` is given."""
        check_is_fitted(self)
        claim, value = (
            (self.claim_, self.value_) if names is None else (names.claim[self.claim_], names.value[self.value_])
        )
        return pd.DataFrame({"claim": claim, "value": value, "probability": self.probability_})

    @abstractmethod
    def _learn(self, votes: Tally) -> Array:
        """Probability `[m]` of each pair."""

    def _reliability(self, votes: Tally, p: Array) -> Array:
        """Share of each source's votes that hold, `[n_sources]`; anything for a source without votes."""
        return np.asarray(votes.by_source(p[votes.pair]) / np.maximum(votes.source_weight, TINY))

    def _validated(self, X: npt.ArrayLike, reset: bool = False) -> Ints:
        if not reset:
            check_is_fitted(self)
        votes = np.asarray(validate_data(self, X, reset=reset, dtype=None))
        if votes.shape[1] != len(COLUMNS):
            raise ValueError(f"X has {votes.shape[1]} columns; votes have three: {', '.join(COLUMNS)}")
        if votes.dtype.kind not in "iu":
            raise ValueError(f"X holds {votes.dtype}; votes are whole numbers, which `models.truth.votes.encode` makes")
        if votes.min() < 0 or votes.max() >= 2**62:
            raise ValueError(
                f"X has the id {votes.min() if votes.min() < 0 else votes.max()}; number from 0, by `encode`"
            )
        return votes.astype(np.int64, copy=False)

    def _warn_unless(self, settled: bool, n_iter: int) -> None:
        if not settled:
            message = f"{type(self).__name__} had not settled after {n_iter} rounds; raise max_iter or tol"
            warnings.warn(message, ConvergenceWarning, stacklevel=4)
