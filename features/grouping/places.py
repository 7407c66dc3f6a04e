"""Vectors -> pairs worth comparing: those that share two of the terms that each one is foremost about."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from features.grouping.vectors import Vectors, strongest

CROWD: Final = 30  # vectors at one place that all meet; of a bigger crowd neighbours in time do
_FOREMOST: Final = 10
_HEAVY: Final = 1 / 3  # of the heaviest term's weight: a word of reporting and a name do not make a meeting place
_PAIRS_AT_ONCE: Final = 50_000
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)

Rows = NDArray[np.int64]
Places = NDArray[np.int32]


def meeting_places(vectors: Vectors) -> tuple[Rows, Places]:
    """Places at which each vector is to be met, as (row, place), rows ascending: one for any two of its foremost terms.

    Single terms would not do: most names are in the news for more than one thing, and the most talked-of ones are too
    common to bring any two stories together. Two of them together are rare however many stories there are.
    """
    foremost = _heavy(strongest(vectors, _FOREMOST))
    foremost.sort_indices()
    lengths = np.diff(foremost.indptr)
    hashes = np.zeros((len(lengths), _FOREMOST), dtype=np.uint64)
    within = np.arange(_FOREMOST) < lengths[:, None]
    hashes[within] = foremost.indices.astype(np.uint64)
    one, other = np.triu_indices(_FOREMOST, 1)
    mixed = (hashes[:, one] << np.uint64(31) | hashes[:, other]) * _MIX
    real = within[:, other]
    row, _ = np.nonzero(real)
    return row, (mixed[real] >> np.uint64(33)).astype(np.int32)


def _heavy(vectors: Vectors) -> Vectors:
    """The vectors without terms that are light beside the heaviest."""
    row = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
    heaviest = np.zeros(vectors.shape[0])
    np.maximum.at(heaviest, row, vectors.data)
    kept = vectors.data >= _HEAVY * heaviest[row]
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[kept], minlength=vectors.shape[0]))]).astype(np.int32)
    return sparse.csr_array((vectors.data[kept], vectors.indices[kept], indptr), shape=vectors.shape)


def meeting_pairs(row: Rows, place: Places, active: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Pairs (low, high) of rows that meet at a place, sorted; at least one of each is `active`, a bool a row.

    At a crowded place only neighbours meet, so that the work stays linear however big a story gets.
    """
    order = np.lexsort((row, place))
    row, place = row[order], place[order]
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    sizes = np.diff(starts, append=len(place))
    together = np.repeat(sizes > 1, sizes)  # most places are one row's own
    rank = (np.arange(len(place)) - np.repeat(starts, sizes))[together]
    row, place = row[together], place[together]
    group = place.astype(np.int64) << 32 | rank // CROWD
    pairs = [np.empty(0, dtype=np.int64)]
    for step in range(1, CROWD):
        meet = group[:-step] == group[step:]
        if not meet.any():
            break
        low, high = row[:-step][meet], row[step:][meet]
        matters = (active[low] | active[high]) & (low != high)
        pairs.append(low[matters] << 32 | high[matters])
    keys = np.unique(np.concatenate(pairs))
    return keys >> 32, keys & 0xFFFFFFFF


def similarity(vectors: Vectors, low: Rows, high: Rows) -> NDArray[np.float64]:
    """Product of the vectors at each pair of rows; for means of unit vectors that is the mean over all cross pairs."""
    vectors.sum_duplicates()  # brings terms in order; else products would take arrays as long as there are columns
    found: list[NDArray[np.float64]] = [np.empty(0)]
    for at in range(0, len(low), _PAIRS_AT_ONCE):
        products = vectors[low[at : at + _PAIRS_AT_ONCE]].multiply(vectors[high[at : at + _PAIRS_AT_ONCE]]).tocsr()
        rows = np.repeat(np.arange(products.shape[0]), np.diff(products.indptr))
        found.append(np.bincount(rows, products.data, products.shape[0]).astype(np.float64))
    return np.concatenate(found).round(9)
