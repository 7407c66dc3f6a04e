"""Majority vote: what a better method has to beat."""

from __future__ import annotations

from models.folds import Array
from models.truth.base import TruthModel
from models.truth.votes import Tally


class MajorityVote(TruthModel):
    """A value's probability is its share of the claim's votes; every source counts alike.

    >>> model = MajorityVote().fit([[0, 7, 1], [1, 7, 1], [2, 7, 0]])
    >>> model.predict([[0, 7, 0]])
    array([1])
    """

    def _learn(self, votes: Tally) -> Array:
        return votes.vote_share
