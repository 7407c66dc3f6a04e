"""Votes: from names to integers, and sorted so that each claim, value and source can be summed in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from models.folds import Array, Ints

COLUMNS: Final = ("source", "claim", "value")


class Names(NamedTuple):
    """Names by number: `names.source[3]` is the name of source 3. Sorted, so that the order of votes is no matter."""

    source: pd.Index
    claim: pd.Index
    value: pd.Index


def encode(votes: pd.DataFrame) -> tuple[Ints, Names]:
    """Votes as integers `[n, 3]` (source, claim, value, in the frame's order), and the names behind the numbers.

    Raises ValueError when a column is absent or a name is missing.

    >>> votes = pd.DataFrame({"source": ["b", "a"], "claim": ["dam", "dam"], "value": ["safe", "cracked"]})
    >>> X, names = encode(votes)
    >>> X.tolist(), names.source.tolist()
    ([[1, 0, 1], [0, 0, 0]], ['a', 'b'])
    """
    codes, names = np.empty((len(votes), len(COLUMNS)), dtype=np.int64, order="F"), []
    for j, column in enumerate(COLUMNS):
        if column not in votes:
            raise ValueError(f"votes have no column {column!r}; give {', '.join(COLUMNS)}")
        codes[:, j], found = pd.factorize(votes[column], sort=True)
        if (codes[:, j] < 0).any():
            raise ValueError(f"votes row {codes[:, j].argmin()}: {column} is missing; name it or leave the vote out")
        names.append(pd.Index(found))
    return codes, Names(*names)


@dataclass(frozen=True)
class Tally:
    """n votes sorted by claim, value and source; m pairs (claim, value) that have votes; c claims that have votes.

    source, pair `[n]`: who votes, for which pair. weight `[n]`, or None when every vote weighs 1. claim, value `[m]`:
    ids of the pairs, sorted. start `[c]`: first pair of each claim. slot `[m]`: which of the c claims a pair is of.
    """

    source: Ints
    pair: Ints
    weight: Array | None
    claim: Ints
    value: Ints
    start: Ints
    slot: Ints
    n_sources: int

    def by_pair(self, votes: Array) -> Array:
        """Weighted sums `[m]` of a quantity of the votes `[n]`."""
        return _sums(self.pair, self._weighed(votes), len(self.claim))

    def by_source(self, votes: Array) -> Array:
        """Weighted sums `[n_sources]` of a quantity of the votes `[n]`."""
        return _sums(self.source, self._weighed(votes), self.n_sources)

    def by_claim(self, pairs: Array) -> Array:
        """Sums `[c]` of a quantity of the pairs `[m]`."""
        return _sums(self.slot, pairs, len(self.start))

    @cached_property
    def pair_weight(self) -> Array:
        """How many votes each pair has, `[m]`."""
        return _sums(self.pair, self.weight, len(self.claim))

    @cached_property
    def source_weight(self) -> Array:
        """How many votes each source casts, `[n_sources]`."""
        return _sums(self.source, self.weight, self.n_sources)

    @cached_property
    def vote_share(self) -> Array:
        """The share of its claim's votes that each pair has, `[m]`."""
        return np.asarray(self.pair_weight / self.by_claim(self.pair_weight)[self.slot])

    @cached_property
    def n_values(self) -> Array:
        """How many values of each claim have votes, `[c]`."""
        return _sums(self.slot, None, len(self.start))

    def _weighed(self, votes: Array) -> Array:
        return votes if self.weight is None else votes * self.weight


def _sums(group: Ints, x: Array | None, n_groups: int) -> Array:
    return np.bincount(group, x, n_groups).astype(np.float64, copy=False)


def tally(X: Ints, weight: Array | None = None) -> Tally:
    """The votes X `[n, 3]` in order, whatever order they came in; a vote of no weight is left out."""
    if weight is not None:
        X, weight = X[weight > 0], weight[weight > 0]
    n_sources, n_claims, n_values = (int(top) + 1 for top in X.max(axis=0))
    if n_sources * n_claims * n_values < 2**63 and weight is None:
        # one integer a vote: sorting numbers is several times faster than sorting rows
        key = np.sort((X[:, 1] * n_values + X[:, 2]) * n_sources + X[:, 0])
        pairs = key // n_sources
        source, claim = key - pairs * n_sources, pairs // n_values
        value = pairs - claim * n_values
    else:
        keys = (X[:, 0], X[:, 2], X[:, 1])
        order = np.lexsort(keys if weight is None else (weight, *keys))
        source, claim, value = X[order].T
        weight = None if weight is None else weight[order]
    return _grouped(source, claim, value, weight, n_sources)


def _grouped(source: Ints, claim: Ints, value: Ints, weight: Array | None, n_sources: int) -> Tally:
    new_claim = np.append(True, claim[1:] != claim[:-1])
    new_pair = new_claim.copy()
    new_pair[1:] |= value[1:] != value[:-1]
    first = np.flatnonzero(new_pair)
    starts_claim = new_claim[first]
    return Tally(
        source=source,
        pair=np.cumsum(new_pair) - 1,
        weight=weight,
        claim=claim[first],
        value=value[first],
        start=np.flatnonzero(starts_claim),
        slot=np.cumsum(starts_claim) - 1,
        n_sources=n_sources,
    )
