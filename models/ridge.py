"""Logistic regression with a ridge penalty and signs that must hold, and a posterior around its weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, minimize
from scipy.special import expit

from models.folds import Array, Ints


def fit_ridge(Z: Array, y: Array, weights: Array, signs: Ints, penalty: float | Array) -> Array:
    """Intercept and coefficients `[k+1]` that minimise weighted log loss + ½ Σ penalty · coefficient².

    Z is `[n, k]` without missing values, y `[n]` of 0 and 1. A sign of +1 keeps its coefficient at or above 0, -1 at
    or below, 0 leaves it free. `penalty` is one number, or one a coefficient `[k]`. The intercept is not penalised. The
    problem is convex: one answer, from any start.
    """
    lowest = np.concatenate(([-np.inf], np.where(signs > 0, 0.0, -np.inf)))
    highest = np.concatenate(([np.inf], np.where(signs < 0, 0.0, np.inf)))

    def loss(theta: Array) -> tuple[float, Array]:
        log_odds = theta[0] + Z @ theta[1:]
        residual = weights * (expit(log_odds) - y)
        value = weights @ (np.logaddexp(0.0, log_odds) - y * log_odds) + 0.5 * (penalty * theta[1:]) @ theta[1:]
        return float(value), np.concatenate(([residual.sum()], Z.T @ residual + penalty * theta[1:]))

    best = minimize(
        loss,
        np.zeros(Z.shape[1] + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=Bounds(lowest, highest),
        options={"maxiter": 1000, "ftol": 1e-12, "gtol": 1e-7},
    )
    return np.asarray(best.x)


def held_out_log_odds(Z: Array, y: Array, weights: Array, signs: Ints, penalty: float | Array, fold: Ints) -> Array:
    """Log-odds `[n]` of every row by the weights fitted without its fold."""
    log_odds = np.empty(len(y))
    for number in np.unique(fold):
        out = fold == number
        theta = fit_ridge(Z[~out], y[~out], weights[~out], signs, penalty)
        log_odds[out] = theta[0] + Z[out] @ theta[1:]
    return log_odds


def choose_penalty(
    Z: Array, y: Array, weights: Array, signs: Ints, penalties: Sequence[float], fold: Ints, share: float | Array = 1.0
) -> tuple[float, Array]:
    """The penalty with the least held-out log loss, the heavier on a tie, and its held-out log-odds `[n]`.

    `share` `[k]` is the part of the penalty that falls on each coefficient.
    """
    tried = [(penalty, held_out_log_odds(Z, y, weights, signs, penalty * share, fold)) for penalty in penalties]
    losses = [float(weights @ (np.logaddexp(0.0, held_out) - y * held_out)) for _, held_out in tried]
    return min(zip(losses, tried, strict=True), key=lambda pair: (pair[0], -pair[1][0]))[1]


def sample_posterior(
    theta: Array, Z: Array, weights: Array, signs: Ints, penalty: float | Array, normals: Array
) -> Array:
    """Weights `[b, k+1]` that the data would also bear: Laplace's approximation, cut off at the signs.

    `normals` is `[b, k+1]` of standard normal numbers.
    """
    design = np.column_stack([np.ones(len(Z)), Z])
    p = expit(design @ theta)
    prior = np.full(len(theta), 1e-3)
    prior[1:] = penalty
    precision = (design * (weights * p * (1 - p))[:, None]).T @ design + np.diag(prior)
    # with precision = L Lᵀ, L⁻ᵀ z has the covariance wanted
    draws = theta + np.linalg.solve(np.linalg.cholesky(precision).T, normals.T).T
    slopes = draws[:, 1:]
    draws[:, 1:] = np.where(signs > 0, slopes.clip(min=0), np.where(signs < 0, slopes.clip(max=0), slopes))
    return np.asarray(draws)
