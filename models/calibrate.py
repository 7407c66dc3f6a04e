"""Sigmoid calibration: the straight line in log-odds that makes held-out forecasts come true as often as they say.

After Platt 1999. With a few hundred outcomes a line is all that can be fitted; isotonic steps need about a thousand.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import beta

from models.folds import Array

# one verdict in a hundred is taken to be wrong itself, so no share is surer than that
MISTAKEN: Final = 0.01


def fit_sigmoid(log_odds: Array, y: Array, weights: Array | None = None, doubt: float = 0.0) -> tuple[float, float]:
    """Shift and slope so that `shift + slope · log_odds` is calibrated on y (`[n]` of 0 and 1); the slope is >= 0.

    `doubt` is the precision of a belief that the slope is 1: about the weight of as many telling outcomes.

    >>> shift, slope = fit_sigmoid(np.array([-1.0, -1, -1, 1, 1, 1]), np.array([0.0, 0, 1, 0, 1, 1]))
    >>> round(slope, 2)  # twice in three is log-odds of 0.69, not of 1
    0.69
    """
    w = np.ones(len(y)) if weights is None else weights

    def loss(line: Array) -> tuple[float, Array]:
        e = line[0] + line[1] * log_odds
        residual = w * (expit(e) - y)
        value = w @ (np.logaddexp(0.0, e) - y * e) + 0.5 * doubt * (line[1] - 1) ** 2
        return float(value), np.array([residual.sum(), residual @ log_odds + doubt * (line[1] - 1)])

    # 20 either way: separable outcomes have no finite best line
    best = minimize(loss, np.array([0.0, 1.0]), jac=True, method="L-BFGS-B", bounds=[(-20, 20), (0, 20)]).x
    return float(best[0]), float(best[1])


def share_interval(p: Array, doubt: Array, n_alike: float, level: float = 0.9) -> Array:
    """Interval `[n, 2]` of the share that holds among `n_alike` claims, each as likely as p `[n]` says.

    `doubt` `[n]` is the mean square error that p itself may have. Both spreads make one beta distribution around p, of
    which this is the middle `level`, wider by MISTAKEN; with no evidence at all that is everything from 0 to 1. Ends
    are rounded outwards to thousandths: no handful of outcomes tells more, and a share of 0 or 1 stays within reach.

    >>> share_interval(np.array([0.5, 0.02]), np.array([0.0, 0.0]), n_alike=14.0)
    array([[0.284, 0.716],
           [0.   , 0.103]])
    """
    most = p * (1 - p)
    spread = np.minimum(doubt + most / (1 + n_alike), 0.999 * most)
    strength = np.divide(most, spread, out=np.full_like(p, np.inf), where=spread > 0) - 1
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    with np.errstate(invalid="ignore"):
        ends = beta.ppf(tails, (p * strength)[:, None], ((1 - p) * strength)[:, None])
    ends = np.where(np.isnan(ends), p[:, None], ends)  # p of 0 or 1: nothing to spread
    low, high = (1 - MISTAKEN) * np.minimum(ends[:, 0], p), 1 - (1 - MISTAKEN) * (1 - np.maximum(ends[:, 1], p))
    low, high = np.floor(1000 * low) / 1000, np.ceil(1000 * high) / 1000
    return np.column_stack([low.clip(0), high.clip(max=1)])
