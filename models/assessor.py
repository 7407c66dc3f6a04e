"""One estimator over features and learned columns: what training and out-of-fold forecasts fit."""

from __future__ import annotations

from typing import Final, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import clone

from models.confidence import Scorecard
from models.fallback import Fallback
from models.folds import Array
from models.known import Known
from models.learned import LEARNED, Learners, cross_fitted
from models.statements import Statements

# a learned column sums up many outcomes: a penalty in proportion to one feature among thirty would be too heavy
LENIENCY: Final = 10.0


class Assessor:
    """A scorecard over features and over LEARNED columns, learned as one; for out-of-fold forecasts and training.

    `scorecard` is unfitted; with `known` no record counts an outcome that was decided after the claim was scored.
    Learned: `learners_`, `scorecard_`, `rows_` `[n, k+2]` that it was fitted on, and `plain_`, the scorecard without
    records for claims of which none are known; None where there are no records at all.
    """

    def __init__(self, scorecard: Scorecard, statements: Statements, known: Known | None = None) -> None:
        self.scorecard = scorecard
        self.statements = statements
        self.known = known

    def fit(self, X: pd.DataFrame, y: pd.Series[int], groups: npt.ArrayLike | None = None) -> Self:
        """Learn from X `[n, k]` and y `[n]` of 0 and 1, both indexed by claim_id."""
        own = cross_fitted(self.statements, y, groups, known=self.known)[list(LEARNED)]
        own = own.loc[:, own.notna().any()]  # a column that there is too little to learn from is left out
        self.learners_ = Learners.learn(self.statements, y)
        self.rows_ = X.join(own)
        self.scorecard_ = self._card(own.columns).fit(self.rows_, y, groups=groups)
        self.plain_ = None
        if "track_record" in own:
            without = own.drop(columns="track_record")
            self.plain_ = self._card(without.columns).fit(X.join(without), y, groups=groups)
        return self

    def _card(self, columns: pd.Index[str]) -> Scorecard:
        """An unfitted scorecard over the features and these learned columns."""
        learned = [str(name) for name in columns]
        signs = dict(self.scorecard.signs or {}) | {name: LEARNED[name].sign for name in learned}
        straight = [name for name in learned if LEARNED[name].unit == "log-odds"]
        lenient = dict.fromkeys(learned, LENIENCY)
        card: Scorecard = clone(self.scorecard).set_params(signs=signs, leniency=lenient, straight=straight)
        return card

    @property
    def scorer_(self) -> Scorecard | Fallback:
        """What scores, once fitted."""
        return self.scorecard_ if self.plain_ is None else Fallback(self.scorecard_, self.plain_)

    def complete(self, X: pd.DataFrame) -> pd.DataFrame:
        """X with the learned columns that scoring takes."""
        whole = X.join(self.learners_.columns(self.statements, X.index, self.known))
        return whole[[str(name) for name in self.scorer_.feature_names_in_]]

    def predict_proba(self, X: pd.DataFrame) -> Array:
        """Probabilities `[n, 2]`: of the claim not holding, of its holding."""
        return np.asarray(self.scorer_.predict_proba(self.complete(X)))

    def interval(self, X: pd.DataFrame, level: float = 0.9) -> Array:
        """Lower and upper end of the probability, `[n, 2]`."""
        return np.asarray(self.scorer_.interval(self.complete(X), level))
