"""One coin a source: how often it is right, learned together with what holds."""

from __future__ import annotations

from typing import Final

import numpy as np

from models.folds import Array
from models.truth.base import TINY, TruthModel
from models.truth.votes import Tally

SURE: Final = 1e-10


class OneCoin(TruthModel):
    """Expectation maximisation where a source is right with one probability, whatever the claim and its value.

    After Dawid & Skene 1979 in the one-parameter form of Zhang, Chen, Zhou & Jordan 2016; with values that belong to
    their claim it is ACCU of Dong, Berti-Equille & Srivastava 2009 without the search for copies. Every round costs
    four passes over the votes.

    Parameters: `shared_values`, whether a value id means the same in every claim (true / false): then the frequency of
    the values is learned as well; otherwise all values of a claim start alike. `n_values`, the least number of values
    that a claim could take, over which errors spread evenly; more where more have votes. One that nobody voted for
    keeps its share of the probability. `doubt`, votes of average reliability that every source is given besides its
    own, so that a source is not known from two votes; 0 is the plain method. It ends when no reliability moves by
    `tol`, or after `max_iter` rounds with a ConvergenceWarning.

    Learned, beside those of `TruthModel`: `value_share_` (by value id, None unless shared), `n_iter_`.

    Three sources agree on six claims; the fourth stands alone each time, and is not believed on a seventh:

    >>> votes = [[source, claim, int(source == 3)] for claim in range(6) for source in range(4)]
    >>> model = OneCoin().fit([*votes, [0, 6, 0], [3, 6, 1]])
    >>> model.predict([[0, 6, 0]]), bool(model.reliability_[3] < 0.5)
    (array([0]), True)
    """

    def __init__(
        self,
        *,
        shared_values: bool = False,
        n_values: int = 2,
        doubt: float = 10.0,
        max_iter: int = 100,
        tol: float = 1e-4,
    ) -> None:
        self.shared_values = shared_values
        self.n_values = n_values
        self.doubt = doubt
        self.max_iter = max_iter
        self.tol = tol

    def _learn(self, votes: Tally) -> Array:
        self._check_parameters()
        p, share, n_values = votes.vote_share, None, votes.n_values
        if self.shared_values:
            share = np.bincount(votes.value, p) / len(votes.start)
            n_values = np.full(len(votes.start), (share > 0).sum(), dtype=np.float64)
        n_values = np.maximum(n_values, self.n_values)
        right, n_iter, settled = self._reliability(votes, p), 0, False
        while not settled and n_iter < self.max_iter:
            n_iter += 1
            p, share = _believe(votes, np.log(right / (1 - right)), share, n_values)
            before, right = right, self._reliability(votes, p)
            settled = bool(np.abs(right - before).max() < self.tol)
        self._warn_unless(settled, n_iter)
        self.n_iter_, self.value_share_ = n_iter, share
        return p

    def _reliability(self, votes: Tally, p: Array) -> Array:
        """Share of each source's votes that hold, drawn towards that of all votes together."""
        held = votes.by_source(p[votes.pair])
        average = held.sum() / votes.source_weight.sum()
        right = (held + self.doubt * average) / np.maximum(votes.source_weight + self.doubt, TINY)
        return np.asarray(right.clip(SURE, 1 - SURE))

    def _check_parameters(self) -> None:
        if self.n_values < 2:
            raise ValueError(f"n_values is {self.n_values}; a claim takes at least 2, or there is nothing to find")
        if self.doubt < 0:
            raise ValueError(f"doubt is {self.doubt}; use 0 votes or more")
        if self.max_iter < 1:
            raise ValueError(f"max_iter is {self.max_iter}; use 1 or more")


def _believe(votes: Tally, gain: Array, share: Array | None, n_values: Array) -> tuple[Array, Array | None]:
    """Probability of the pairs `[m]`, and the new share of the values, given the log-odds that each source is right.

    Values without votes are never listed: their mass is known in closed form, so the cost is that of the votes.
    """
    score = votes.by_pair(gain[votes.source]) + votes.pair_weight * np.log(n_values - 1)[votes.slot]
    if share is None:
        unvoted = n_values - votes.n_values
    else:
        prior = share[votes.value].clip(min=SURE)
        score += np.log(prior)
        unvoted = np.maximum(1 - votes.by_claim(prior), 0.0)
    peak = np.maximum(np.maximum.reduceat(score, votes.start), 0.0)  # at least that of a value without votes
    p = np.exp(score - peak[votes.slot])
    rest = np.exp(-peak)
    scale = 1 / (votes.by_claim(p) + unvoted * rest)
    p *= scale[votes.slot]
    if share is None:
        return p, None
    rest *= scale
    voted = np.bincount(votes.value, p - prior * rest[votes.slot], len(share))
    return p, ((voted + share * rest.sum()) / len(rest)).clip(min=0.0)
