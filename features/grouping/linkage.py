"""Average linkage over a sparse list of similarities, without ever building the full matrix."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray


def average_linkage(
    sizes: Sequence[int], pairs: Iterable[tuple[int, int, float]], threshold: float
) -> NDArray[np.int64]:
    """Labels `[n]`: the lowest position in each one's cluster; `sizes` `[n]` tells how many each one stands for.

    Clusters merge, most alike first, while the mean similarity over *all* their cross pairs reaches the threshold;
    pairs that are not listed count as 0, so a chain of neighbours does not hold together. Ties go to the clusters with
    the lowest positions, which makes the outcome independent of the order of `pairs`.

    >>> average_linkage([1, 1, 1], [(0, 1, 0.9), (1, 2, 0.8)], threshold=0.5).tolist()
    [0, 0, 2]
    >>> average_linkage([1, 1, 1], [(0, 1, 0.9), (1, 2, 0.8)], threshold=0.4).tolist()
    [0, 0, 0]
    """
    n = len(sizes)
    sums: list[dict[int, float]] = [{} for _ in range(n)]
    for a, b, similarity in pairs:
        sums[a][b] = sums[b][a] = similarity * sizes[a] * sizes[b]
    size = list(sizes)
    label = np.arange(n)
    heap = [(-total / (size[a] * size[b]), a, b) for a in range(n) for b, total in sums[a].items() if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= threshold:
        negative_mean, a, b = heapq.heappop(heap)
        if b not in sums[a] or -negative_mean != sums[a][b] / (size[a] * size[b]):
            continue  # one of the two has merged since
        _absorb(sums, a, b)
        size[a] += size[b]
        label[b] = a
        for other, total in sums[a].items():
            low, high = min(a, other), max(a, other)
            heapq.heappush(heap, (-total / (size[low] * size[high]), low, high))
    for position in range(n):  # a cluster keeps its lowest position, so labels point backwards and settle in one pass
        label[position] = label[label[position]]
    return label


def _absorb(sums: list[dict[int, float]], a: int, b: int) -> None:
    """Give cluster a all that b had: similarities to the others add up."""
    for other, total in sums[b].items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
    sums[b] = {}
