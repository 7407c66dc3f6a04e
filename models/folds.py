"""Folds for cross-validation: stratified, whole stories at a time, the same whatever the order of the rows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sklearn.model_selection import StratifiedGroupKFold

Array = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def assign_folds(y: npt.ArrayLike, groups: npt.ArrayLike, n_folds: int, random_state: int) -> Ints | None:
    """Number of the fold that holds each row out: `[n]`, from 0; None when a class spans fewer than two groups.

    Rows of one group (one story, say) share a fold, and each fold keeps the share of true claims as far as the groups
    allow. Fewer folds are made when the rarer class spans fewer groups than asked for. The caller orders the rows.

    >>> assign_folds([0, 0, 0, 1, 1, 1], ["a", "b", "c", "d", "e", "e"], n_folds=5, random_state=0).max()
    np.int64(1)
    """
    truth = np.asarray(y)
    codes = np.unique(np.asarray(groups), return_inverse=True)[1]
    spans = [len(np.unique(codes[truth == label])) for label in np.unique(truth)]
    possible = min(n_folds, *spans) if len(spans) == 2 else 0
    if possible < 2:
        return None
    splitter = StratifiedGroupKFold(possible, shuffle=True, random_state=random_state)
    fold = np.full(len(truth), -1, dtype=np.int64)
    for number, (_, held_out) in enumerate(splitter.split(np.zeros((len(truth), 1)), truth, codes)):
        fold[held_out] = number
    return fold
