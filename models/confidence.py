"""The estimator: additive, monotone, calibrated, and honest about how little a hundred outcomes can teach."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import (
    _check_sample_weight,
    check_is_fitted,
    validate_data,
)

from models.calibrate import fit_sigmoid, share_interval
from models.curves import bend, rank_curve, straight_curve
from models.folds import Array, Ints, assign_folds
from models.ridge import choose_penalty, fit_ridge, sample_posterior

PENALTIES: Final = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
DOUBT: Final = 10.0
# an interval speaks of so large a part of the claims learned from: with more, it would promise more than was ever seen
ALIKE: Final = 0.2
ROWS_AT_ONCE: Final = 1024
CACHED_ROWS: Final = 8192


class Scorecard(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Additive, monotone, calibrated logistic scorecard for a hundred outcomes and thirty features.

    log-odds = base + Σ coefficient · curve(value). Each feature's curve is its centred rank among the training claims
    (`models.curves`); the coefficients carry a ridge penalty chosen by inner cross-validation and keep the declared
    signs; a sigmoid fitted on held-out log-odds is folded back into them, so that the sum stays exact.

    A missing value adds nothing to the sum and widens the interval: it is as if any training claim's value stood there.

    Parameters: `signs` maps feature -> +1 (may only raise), -1 (may only lower), 0 (free; also for names not given);
    `leniency` maps a feature to what divides the penalty on it, 1 where not given; `straight` names features that are
    log-odds already and keep their shape instead of becoming ranks; `penalties` is the grid; `folds` the inner folds;
    `n_draws` the size of the posterior sample behind `interval`; `looseness` divides the penalty in that posterior.

    Learned: `classes_`, `knots_`, `heights_`, `penalty_`, `calibration_` (shift, slope), `intercept_`, `coef_ [k]`,
    `draws_ [b, k+1]`, `gaps_ [b, k]` (what each draw adds where a feature is missing), `n_alike_`.
    """

    def __init__(
        self,
        *,
        signs: Mapping[str, int] | None = None,
        leniency: Mapping[str, float] | None = None,
        straight: Collection[str] | None = None,
        penalties: Sequence[float] = PENALTIES,
        folds: int = 5,
        n_draws: int = 200,
        looseness: float = 1.0,
        random_state: int | np.random.RandomState | None = 0,
    ) -> None:
        self.signs = signs
        self.leniency = leniency
        self.straight = straight
        self.penalties = penalties
        self.folds = folds
        self.n_draws = n_draws
        self.looseness = looseness
        self.random_state = random_state

    def fit(
        self,
        X: pd.DataFrame,
        y: pd.Series[int],
        sample_weight: npt.ArrayLike | None = None,
        groups: npt.ArrayLike | None = None,
    ) -> Self:
        """Learn from X `[n, k]` (NaN = missing) and y `[n]` with two classes, the later in order being "true".

        Rows of one group share an inner fold. The order of the rows changes nothing, and a weight of 2 equals a row
        given twice. Raises ValueError when y has one class only or `signs` names a column that X lacks.
        """
        values, truth = validate_data(self, X, y, dtype=np.float64, ensure_all_finite="allow-nan")
        check_classification_targets(truth)
        self.classes_, codes = np.unique(truth, return_inverse=True)
        if len(self.classes_) != 2:
            raise ValueError(
                "Only binary classification is supported. "
                f"y has {len(self.classes_)} class(es) {list(self.classes_)[:5]}; give outcomes of both kinds"
            )
        weights = _check_sample_weight(sample_weight, values, dtype=np.float64, ensure_non_negative=True)
        self._fit(*_collapse(values, codes, weights, groups), self._sign_array())
        return self

    def decision_function(self, X: pd.DataFrame) -> Array:
        """Log-odds of the claims, `[n]`: the exact sum of their contributions."""
        values = self._validated(X)
        log_odds = np.empty(len(values))
        for part in _parts(len(values)):
            log_odds[part] = self._added(values[part]).sum(axis=1)
        return log_odds

    def predict_proba(self, X: pd.DataFrame) -> Array:
        """Probabilities `[n, 2]`: of the claim not holding, of its holding."""
        p = expit(self.decision_function(X))
        return np.column_stack([1 - p, p])

    def predict(self, X: pd.DataFrame) -> npt.NDArray[Any]:
        """The likelier class of each claim, `[n]`."""
        log_odds = self.decision_function(X)
        return np.asarray(self.classes_[(log_odds > 0).astype(int)])

    def contributions(self, X: pd.DataFrame) -> Array:
        """What each feature adds to the log-odds: `[n, k+1]`, the base first, columns as trained; missing adds 0."""
        values = self._validated(X)
        added = np.empty((len(values), values.shape[1] + 1))
        for part in _parts(len(values)):
            added[part] = self._added(values[part])
        return added

    def interval(self, X: pd.DataFrame, level: float = 0.9) -> Array:
        """Lower and upper end, `[n, 2]`, in [0, 1], always around `predict_proba`: of the share that holds among a
        tenth as many claims like this one as were learned from (see `models.calibrate.share_interval`).

        Raises ValueError unless 0 < level < 1.
        """
        if not 0 < level < 1:
            raise ValueError(f"interval level is {level}; use a share between 0 and 1, such as 0.9")
        values = self._validated(X)
        p = expit(self.decision_function(X))
        doubt = np.empty(len(values))
        for start in range(0, len(values), ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            drawn = expit(self._drawn_log_odds(values[part]))
            doubt[part] = ((drawn - p[part, None]) ** 2).mean(axis=1)
        # models trained before it was kept have the doubt about weights alone
        return share_interval(p, doubt, getattr(self, "n_alike_", np.inf), level)

    def _fit(self, values: Array, y: Array, weights: Array, groups: Ints, signs: Ints) -> None:
        random = check_random_state(self.random_state)
        straight = set(self.straight or ())
        shapes = [straight_curve if name in straight else rank_curve for name in self._names()]
        curves = [shape(column, weights) for shape, column in zip(shapes, values.T, strict=True)]
        self.knots_ = [knots for knots, _ in curves]
        self.heights_ = [heights for _, heights in curves]
        ranks = bend(values, self.knots_, self.heights_)
        share = self._shares()
        fold = assign_folds(y, groups, self.folds, int(random.randint(2**31 - 1)))
        if fold is None:
            self.penalty_, (shift, slope) = float(max(self.penalties)), (0.0, 1.0)
        else:
            self.penalty_, held_out = choose_penalty(ranks, y, weights, signs, self.penalties, fold, share)
            shift, slope = fit_sigmoid(held_out, y, weights, DOUBT)
        self.calibration_ = (shift, slope)
        penalty = self.penalty_ * share
        theta = fit_ridge(ranks, y, weights, signs, penalty)
        normals = random.standard_normal((self.n_draws, len(theta)))
        draws = sample_posterior(theta, ranks, weights, signs, penalty / self.looseness, normals)
        theta, draws = slope * theta, slope * draws
        self.intercept_, self.coef_ = float(theta[0] + shift), theta[1:]
        draws[:, 0] += shift
        lenders = np.searchsorted(np.cumsum(weights) / weights.sum(), random.random_sample(self.n_draws))
        self.n_alike_ = float(weights.sum()) * ALIKE
        self.draws_, self.gaps_ = draws, draws[:, 1:] * ranks[lenders.clip(max=len(ranks) - 1)]

    def _added(self, values: Array) -> Array:
        added = np.empty((len(values), values.shape[1] + 1))
        added[:, 0] = self.intercept_
        np.multiply(bend(values, self.knots_, self.heights_), self.coef_, out=added[:, 1:])
        return added

    def _drawn_log_odds(self, values: Array) -> Array:
        """Log-odds by every draw, `[n, b]`."""
        ranks, missing = bend(values, self.knots_, self.heights_), np.isnan(values)
        log_odds = np.tile(self.draws_[:, 0], (len(values), 1))
        # one feature after another, not one matrix product: BLAS rounds a row by the batch that it comes in
        for j in range(values.shape[1]):
            log_odds += np.where(missing[:, [j]], self.gaps_[:, j], ranks[:, [j]] * self.draws_[:, 1 + j])
        return log_odds

    def _validated(self, X: pd.DataFrame) -> Array:
        check_is_fitted(self)
        return np.asarray(validate_data(self, X, reset=False, dtype=np.float64, ensure_all_finite="allow-nan"))

    def _sign_array(self) -> Ints:
        names = self._names()
        signs = dict(self.signs or {})
        unknown = sorted(set(signs) - set(names))
        if unknown:
            raise ValueError(f"signs name {', '.join(unknown)}, which X has not; give signs for its columns only")
        wrong = {name: sign for name, sign in signs.items() if sign not in (-1, 0, 1)}
        if wrong:
            raise ValueError(f"signs are {wrong}; use +1, -1 or 0")
        return np.array([signs.get(name, 0) for name in names], dtype=np.int64)

    def _shares(self) -> Array:
        """The part of the penalty that falls on each feature, `[k]`."""
        lenient = dict(self.leniency or {})
        return np.array([1.0 / lenient.get(name, 1.0) for name in self._names()])

    def _names(self) -> list[str]:
        return list(getattr(self, "feature_names_in_", [f"x{j}" for j in range(self.n_features_in_)]))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.classifier_tags.multi_class = False
        return tags


def _parts(n: int) -> Iterator[slice]:
    """Slices of n claims, each small enough that its values stay in the processor's cache."""
    return (slice(start, start + CACHED_ROWS) for start in range(0, n, CACHED_ROWS))


def _collapse(
    values: Array, codes: Ints, weights: Array, groups: npt.ArrayLike | None
) -> tuple[Array, Array, Array, Ints]:
    """Distinct rows in sorted order with their summed weights, so that neither order nor repetition can matter."""
    if groups is not None and pd.isna(np.asarray(groups)).any():
        raise ValueError("groups has missing values; give every claim its story, or its own claim_id")
    frame = pd.DataFrame(values).assign(y=codes.astype(float), group=0 if groups is None else np.asarray(groups))
    frame = frame[weights > 0]
    keys = frame.columns.to_list()
    rows = frame.assign(weight=weights[weights > 0]).groupby(keys, dropna=False, sort=True)["weight"].sum()
    distinct = rows.index.to_frame(index=False)
    labels = np.arange(len(distinct)) if groups is None else pd.factorize(distinct["group"], sort=True)[0]
    features = distinct.drop(columns=["y", "group"]).to_numpy(np.float64)
    return features, distinct["y"].to_numpy(np.float64), rows.to_numpy(np.float64), labels.astype(np.int64)
