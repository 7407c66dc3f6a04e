"""Latent truth: several values of a claim may hold, and a source errs by leaving out or by making up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from models.folds import Array, Ints
from models.truth.base import TruthModel
from models.truth.votes import Tally


class Turnout(NamedTuple):
    """Who votes on which claim at all, `[q]` each: source, slot of the claim, weight of its weightiest vote there."""

    source: Ints
    slot: Ints
    weight: Array


class LatentTruth(TruthModel):
    """Every value of a claim holds or not by itself; a source that votes on the claim but not for a value denies it.

    Two coins a source, as in Zhao, Rubinstein, Gemmell & Han 2012 (LTM): its sensitivity (share of what holds that it
    names) and its false alarms (share of what does not hold that it names all the same). So a source that lists the
    first of three authors is incomplete, not wrong. Solved by expectation maximisation in place of their sampler:
    deterministic, and a few passes over the votes a round.

    Parameters are Beta pseudo-counts (yes, no), by default as published: `sensitivity`, `false_alarms` (few, or else
    the sources that make things up could be taken for those that tell the truth) and `holding`, the share of values
    that hold. It ends when no coin moves by `tol`, or after `max_iter` rounds with a ConvergenceWarning.

    Learned, beside those of `TruthModel`: `sensitivity_`, `false_alarms_ [n_sources]` (the pseudo-counts' mean for a
    source without votes), `holding_`, `n_iter_`. Probabilities of a claim's values need not sum to 1.

    Two of three sources leave the second author out of a book; the third never made anything up:

    >>> known = [[s, book, author] for book in range(8) for s in range(3) for author in ([0, 1] if s == 2 else [0])]
    >>> model = LatentTruth().fit(known)
    >>> bool(model.table().query("value == 1").probability.min() > 0.9)
    True
    """

    def __init__(
        self,
        *,
        sensitivity: tuple[float, float] = (50.0, 50.0),
        false_alarms: tuple[float, float] = (10.0, 1000.0),
        holding: tuple[float, float] = (10.0, 10.0),
        max_iter: int = 100,
        tol: float = 1e-4,
    ) -> None:
        self.sensitivity = sensitivity
        self.false_alarms = false_alarms
        self.holding = holding
        self.max_iter = max_iter
        self.tol = tol

    def _learn(self, votes: Tally) -> Array:
        self._check_parameters()
        turnout = _turnout(votes)
        p = votes.pair_weight / np.bincount(turnout.slot, turnout.weight, len(votes.start))[votes.slot]
        coins, n_iter, settled = self._coins(votes, turnout, p), 0, False
        while not settled and n_iter < self.max_iter:
            n_iter += 1
            self.holding_ = float(_share(p.sum(), len(p), self.holding))
            p = _believe(votes, turnout, coins, self.holding_)
            before, coins = coins, self._coins(votes, turnout, p)
            settled = bool(np.abs(coins - before).max() < self.tol)
        self._warn_unless(settled, n_iter)
        self.n_iter_ = n_iter
        self.sensitivity_, self.false_alarms_ = coins
        return p

    def _coins(self, votes: Tally, turnout: Turnout, p: Array) -> Array:
        """Sensitivity and false alarms of every source, `[2, n_sources]`."""
        hits = votes.by_source(p[votes.pair])
        holding = np.bincount(turnout.source, turnout.weight * votes.by_claim(p)[turnout.slot], votes.n_sources)
        offered = np.bincount(turnout.source, turnout.weight * votes.n_values[turnout.slot], votes.n_sources)
        false_alarms = _share(votes.source_weight - hits, offered - holding, self.false_alarms)
        return np.stack([_share(hits, holding, self.sensitivity), false_alarms])

    def _check_parameters(self) -> None:
        for name in ("sensitivity", "false_alarms", "holding"):
            if min(getattr(self, name)) <= 0:
                raise ValueError(f"{name} is {getattr(self, name)}; give two pseudo-counts above 0")
        if self.max_iter < 1:
            raise ValueError(f"max_iter is {self.max_iter}; use 1 or more")


def _share(yes: npt.ArrayLike, of: npt.ArrayLike, prior: tuple[float, float]) -> Array:
    return (np.asarray(yes, np.float64) + prior[0]) / (np.asarray(of, np.float64) + sum(prior))


def _believe(votes: Tally, turnout: Turnout, coins: Array, holding: float) -> Array:
    """Probability of every pair, `[m]`: all who voted on its claim deny it, but for those who voted for it."""
    silence = np.log1p(-coins[0]) - np.log1p(-coins[1])
    voice = np.log(coins[0]) - np.log(coins[1]) - silence
    denied = np.bincount(turnout.slot, turnout.weight * silence[turnout.source], len(votes.start))
    return np.asarray(expit(logit(holding) + denied[votes.slot] + votes.by_pair(voice[votes.source])))


def _turnout(votes: Tally) -> Turnout:
    slot = votes.slot[votes.pair]
    order = np.argsort(slot * votes.n_sources + votes.source, kind="stable")  # pairs of one source stay in order
    source, slot, pair = votes.source[order], slot[order], votes.pair[order]
    new = np.append(True, (source[1:] != source[:-1]) | (slot[1:] != slot[:-1]))
    new_vote = np.append(True, new[1:] | (pair[1:] != pair[:-1]))
    weight = np.ones(len(order)) if votes.weight is None else votes.weight[order]
    by_vote = np.add.reduceat(weight, np.flatnonzero(new_vote))
    return Turnout(source[new], slot[new], np.maximum.reduceat(by_vote, np.flatnonzero(new[new_vote])))
