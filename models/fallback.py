"""Two scorecards as one: with the records of outlets, and without, as far as these records rest on outcomes.

A scorecard that knows outlets leans on them. Where none of them has a record, that weight would simply be missing from
the sum and leave the claim near the base; there the card that never relied on records scores. Between the two nothing
jumps: the cards' log-odds are mixed by n / (n + 1) of the n outcomes behind the records, so that a first outcome moves
a claim half of the way, and by a record that is itself still close to what one would expect without any
(`models.track_record`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit, logit

from models.confidence import Scorecard
from models.folds import Array
from models.learned import WEIGHT_NAME

_CLOSEST: Final = float(np.finfo(float).eps)


@dataclass(frozen=True)
class Fallback:
    """`whole` knows records, `plain` (fitted without them) does not; column WEIGHT_NAME says how far `whole` is heard.

    log-odds = weight · whole + (1 - weight) · plain, factor by factor: every sum stays exact. A weight of NaN is 0.
    """

    whole: Scorecard
    plain: Scorecard

    @property
    def feature_names_in_(self) -> npt.NDArray[np.object_]:
        """The columns of `whole`, in order, those of `plain` among them; WEIGHT_NAME last."""
        return np.append(np.asarray(self.whole.feature_names_in_, dtype=object), WEIGHT_NAME)

    def predict_proba(self, X: pd.DataFrame) -> Array:
        """Probabilities `[n, 2]`: of the claim not holding, of its holding."""
        weight = _weight(X)
        p = expit(
            weight * self.whole.decision_function(X[self.whole.feature_names_in_])
            + (1 - weight) * self.plain.decision_function(X[self.plain.feature_names_in_])
        )
        return np.column_stack([1 - p, p])

    def interval(self, X: pd.DataFrame, level: float = 0.9) -> Array:
        """Lower and upper end of the probability, `[n, 2]`, always around `predict_proba`.

        The ends are mixed as the log-odds are. Both cards learned from the same claims, so their errors are taken to
        go together: mixing makes an interval no narrower than the cards' own are on average.
        """
        weight = _weight(X)[:, None]
        whole = self.whole.interval(X[self.whole.feature_names_in_], level)
        plain = self.plain.interval(X[self.plain.feature_names_in_], level)
        ends = weight * _finite_logit(whole) + (1 - weight) * _finite_logit(plain)
        p = self.predict_proba(X)[:, [1]]
        return np.column_stack([np.minimum(expit(ends[:, :1]), p), np.maximum(expit(ends[:, 1:]), p)])

    def contributions(self, X: pd.DataFrame) -> Array:
        """What each column adds to the log-odds, `[n, k+2]`, the base first; 0 for the weight itself."""
        names = list(self.whole.feature_names_in_)
        weight = _weight(X)[:, None]
        added = np.zeros((len(X), len(names) + 2))
        added[:, :-1] = weight * self.whole.contributions(X[names])
        columns = [0, *(1 + names.index(name) for name in self.plain.feature_names_in_)]
        added[:, columns] += (1 - weight) * self.plain.contributions(X[self.plain.feature_names_in_])
        return added


def _weight(X: pd.DataFrame) -> Array:
    return X[WEIGHT_NAME].fillna(0.0).to_numpy(np.float64)


def _finite_logit(p: Array) -> Array:
    return np.asarray(logit(p.clip(_CLOSEST, 1 - _CLOSEST)))
