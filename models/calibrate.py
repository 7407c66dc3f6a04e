"""Sigmoid calibration: the straight line in log-odds that makes held-out forecasts come true as often as they say.

After Platt 1999. With a few hundred outcomes a line is all that can be fitted; isotonic steps need about a thousand.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from models.folds import Array


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
