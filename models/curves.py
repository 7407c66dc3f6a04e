"""One curve a feature: from its own unit to centred rank among the training claims, straight between a few knots.

Ranks make counts, hours and shares comparable without a choice of scale for each, blunt outliers, and give a
coefficient a plain reading: the log-odds between the lowest and the highest training claim. A curve never falls, so
the sign of its coefficient is the sign of the feature's effect. Missing maps to 0, the mean of the values seen: a
feature that is not known moves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from models.folds import Array

# the outermost knots stop short of the extremes: with few claims, the largest value seen is an accident
KNOT_LEVELS: Final = (0.02, 0.25, 0.50, 0.75, 0.98)
STEEPEST: Final = float(np.finfo(np.float64).max)


def rank_curve(values: Array, weights: Array) -> tuple[Array, Array]:
    """Knots (in the feature's unit, rising) and their centred mid-ranks, two arrays `[m]` with m <= 5.

    Missing values (NaN) are left out. A feature with no value or one single value gets a flat curve of one knot.

    >>> rank_curve(np.array([0.0, 0.0, 0.0, 1.0, np.nan]), np.ones(5))
    (array([0., 1.]), array([-0.125,  0.375]))
    """
    seen = ~np.isnan(values)
    levels, place = np.unique(values[seen], return_inverse=True)
    if len(levels) < 2:
        return np.zeros(1), np.zeros(1)
    mass = np.bincount(place, weights=weights[seen])
    below = np.cumsum(mass) / mass.sum()
    middle = below - 0.5 * mass / mass.sum()
    at = np.unique(np.searchsorted(below, KNOT_LEVELS).clip(max=len(levels) - 1))
    if len(at) < 2:
        at = np.array([0, len(levels) - 1])
    height = np.interp(levels, levels[at], middle[at])
    return levels[at], middle[at] - float(np.average(height, weights=mass))


def straight_curve(values: Array, weights: Array) -> tuple[Array, Array]:
    """Lowest and highest value and their centred heights, two arrays `[m]` with m <= 2: for what is log-odds already.

    Ranks would squeeze its tails, which is where it tells most. One unit of height is from the 2nd to the 98th of a
    hundred claims.

    >>> straight_curve(np.array([-1.0, 0.0, 1.0, np.nan]), np.ones(4))
    (array([-1.,  1.]), array([-0.5,  0.5]))
    """
    seen = ~np.isnan(values)
    rank_knots, _ = rank_curve(values, weights)
    if len(rank_knots) < 2:
        return np.zeros(1), np.zeros(1)
    ends = np.array([values[seen].min(), values[seen].max()])
    middle = float(np.average(values[seen], weights=weights[seen]))
    return ends, (ends - middle) / (rank_knots[-1] - rank_knots[0])


def bend(X: Array, knots: Sequence[Array], heights: Sequence[Array]) -> Array:
    """Centred ranks of every value, `[n, k]`; beyond the outermost knots flat, 0 where X is missing.

    >>> bend(np.array([[0.5], [9.0], [np.nan]]), [np.array([0.0, 1.0])], [np.array([-0.5, 0.5])]).ravel()
    array([0. , 0.5, 0. ])
    """
    ranks = np.empty(X.shape)
    for j, (knot, height) in enumerate(zip(knots, heights, strict=True)):
        ranks[:, j] = _bent(X[:, j], knot, height)
    return ranks


def _bent(x: Array, knot: Array, height: Array) -> Array:
    """As np.interp, to the last digit, but without its search: a few comparisons with no branch to guess wrong."""
    with np.errstate(over="ignore"):
        slope = np.append(np.diff(height) / np.diff(knot), 0.0)
    slope = slope.clip(-STEEPEST, STEEPEST)  # two knots may be as close as numbers get, and inf * 0 is no height
    inside = x.clip(knot[0], knot[-1])
    n_passed = np.zeros(len(x), dtype=np.int8)
    for level in knot[1:]:
        n_passed += inside >= level
    piece = n_passed.astype(np.intp)
    bent = inside - knot.take(piece, mode="clip")
    bent *= slope.take(piece, mode="clip")
    bent += height.take(piece, mode="clip")
    np.copyto(bent, 0.0, where=np.isnan(x))
    return bent
