"""Two scorecards as one: with what was learned of outlets and wording, and without, where that is unknown.

A scorecard that knows outlets leans on them. Where none of them has a record, that weight would simply be missing from
the sum and leave the claim near the base; so such a claim is scored by the card that never relied on records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.confidence import Scorecard
from models.folds import Array
from models.learned import LEARNED


@dataclass(frozen=True)
class Fallback:
    """`whole` scores claims of which any learned column is known, `plain` (fitted without those columns) the others.

    Every sum stays exact: a claim's contributions are those of the card that scored it, base included.
    """

    whole: Scorecard
    plain: Scorecard

    @property
    def feature_names_in_(self) -> npt.NDArray[np.object_]:
        """The columns of `whole`, in order; those of `plain` are among them."""
        return np.asarray(self.whole.feature_names_in_, dtype=object)

    def predict_proba(self, X: pd.DataFrame) -> Array:
        """Probabilities `[n, 2]`: of the claim not holding, of its holding."""
        return self._either(X, self.whole.predict_proba, self.plain.predict_proba)

    def interval(self, X: pd.DataFrame, level: float = 0.9) -> Array:
        """Lower and upper end of the probability, `[n, 2]`."""
        return self._either(X, lambda x: self.whole.interval(x, level), lambda x: self.plain.interval(x, level))

    def contributions(self, X: pd.DataFrame) -> Array:
        """What each column adds to the log-odds, `[n, k+1]`, the base first; 0 for what `plain` does not know."""
        names = list(self.feature_names_in_)
        columns = [0, *(1 + names.index(name) for name in self.plain.feature_names_in_)]

        def without(x: pd.DataFrame) -> Array:
            added = np.zeros((len(x), len(names) + 1))
            added[:, columns] = self.plain.contributions(x)
            return added

        return self._either(X, self.whole.contributions, without)

    def _either(self, X: pd.DataFrame, whole: Callable[[pd.DataFrame], Array], plain: Callable[..., Array]) -> Array:
        learned = [name for name in self.feature_names_in_ if name in LEARNED]
        unknown = X[learned].isna().all(axis=1).to_numpy()
        rows = X[list(self.feature_names_in_)]
        parts = []
        if not unknown.all():
            parts.append((~unknown, whole(rows[~unknown])))
        if unknown.any():
            parts.append((unknown, plain(rows.loc[unknown, list(self.plain.feature_names_in_)])))
        found = np.empty((len(X), parts[0][1].shape[1]))
        for where, values in parts:
            found[where] = values
        return found
