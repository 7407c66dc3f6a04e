"""Average linkage over a sparse list of similarities, without ever building the full matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Numbers = NDArray[np.float64]


def average_linkage(sizes: Rows, low: Rows, high: Rows, alike: Numbers, threshold: float) -> Rows:
    """Labels `[n]`: the lowest position in each one's cluster; `sizes` `[n]` tells how many each one stands for.

    Parameters
    ----------
    low, high: positions of the listed pairs, low < high, no pair twice. alike: their mean similarities; one below 0
    keeps apart.

    Clusters merge while the mean similarity over *all* their cross pairs reaches the threshold; pairs that are not
    listed count as 0, so a chain of neighbours does not hold together. Always those merge that are most alike to each
    other, which comes to the same clusters as taking the most alike pair of all one by one, since a merged cluster is
    never more alike to a third than both its parts were (Murtagh 1983). Ties go to the pair with the lowest positions.

    >>> chain = np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.8])
    >>> average_linkage(np.ones(3, dtype=np.int64), *chain, threshold=0.5).tolist()
    [0, 0, 2]
    >>> average_linkage(np.ones(3, dtype=np.int64), *chain, threshold=0.4).tolist()
    [0, 0, 0]
    """
    label = np.arange(len(sizes))
    size = sizes.astype(np.float64)
    total = alike * size[low] * size[high]
    while len(low):
        mean = total / (size[low] * size[high])
        chosen = _mutual(low, high, mean, len(size), threshold)
        if not len(chosen):
            break
        into, gone = low[chosen], high[chosen]
        label[gone] = into
        size[into] += size[gone]
        low, high, total = _joined(label[low], label[high], total)
    while (label != label[label]).any():
        label = label[label]
    return label


def _mutual(low: Rows, high: Rows, mean: Numbers, n: int, threshold: float) -> Rows:
    """The pairs, alike enough, of which each is the other's most alike partner."""
    order = np.lexsort((high, low, -mean))
    order = order[mean[order] >= threshold]
    rank = np.arange(len(order))
    best = np.full(n, len(order))
    np.minimum.at(best, low[order], rank)
    np.minimum.at(best, high[order], rank)
    mutual: Rows = order[(best[low[order]] == rank) & (best[high[order]] == rank)]
    return mutual


def _joined(one: Rows, other: Rows, total: Numbers) -> tuple[Rows, Rows, Numbers]:
    """The pairs of what has merged: similarities to one partner add up, those within a cluster are done with."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    apart = low != high
    keys, place = np.unique(low[apart] << 32 | high[apart], return_inverse=True)
    summed = np.bincount(place, total[apart], len(keys)).astype(np.float64)
    return keys >> 32, keys & 0xFFFFFFFF, summed
