"""Outlets earn records from outcomes: how often what they carried held, by kind of claim and of source.

A record is a beta-binomial share. It starts from what the outside rating of the outlet makes one expect, and is drawn
towards that the more, the fewer outcomes it has; a record by kind is drawn towards the outlet's own. How hard it is
drawn is learned too, by empirical Bayes (Robbins 1956; for the beta-binomial, Griffiths 1973).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import betaln, expit, logit
from scipy.stats import beta

from models.folds import Array
from models.ridge import fit_ridge

Hashes = npt.NDArray[np.uint64]
VOTE: Final = ("claim_id", "outlet_id", "side", "speech_act", "source_kind")
# from broad to narrow; each is drawn towards the one before it
LEVELS: Final = (VOTE[1:3], VOTE[1:4], VOTE[1:5])
KEYS: Final = ("by_outlet", "by_speech_act", "by_source_kind")
STRENGTHS: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 1e6)
# on the rating's effect
PENALTY: Final = 1.0
# what an outlet without a rating is taken for
UNRATED: Final = 0.5
# a record of 0 or 1 has infinite log-odds
CLOSEST: Final = 0.005
# a claim's mean record holds so many votes of the usual record beside those of its outlets
USUAL_VOTES: Final = 1.0
# outcomes at which records are heard half; few, for records of few outcomes are drawn to what is expected already
HALF_HEARD: Final = 1.0
TAILS: Final = (0.05, 0.95)


@dataclass(frozen=True)
class TrackRecord:
    """What outlets' earlier claims came to.

    `votes` are those it was learned from, as `keyed` gives them, with `held` (0 or 1); `prior` is the outside rating in
    [0, 1], NaN when unrated. `expected` maps a side to shift and slope of the log-odds in the
    rating less a half; `strengths` says, one number a level, how many outcomes the level above is worth.
    """

    votes: pd.DataFrame
    expected: Mapping[str, tuple[float, float]]
    strengths: tuple[float, ...]

    @classmethod
    def learn(cls, votes: pd.DataFrame, held: pd.Series[int]) -> Self:
        """Records from `keyed` votes on claims whose outcome `held` (0 or 1, by claim_id) is known.

        Votes on other claims are left out. The order of the rows changes nothing.
        """
        outcomes = votes.claim_id.map(held)
        known = votes.assign(held=outcomes)[outcomes.notna()]
        expected = {str(side): _expected(part) for side, part in known.groupby("side")}
        learned = cls(known, expected, ())
        for _ in LEVELS:
            learned = replace(learned, strengths=(*learned.strengths, learned._next_strength()))
        return learned

    def extended(self, votes: pd.DataFrame, held: pd.Series[int]) -> Self:
        """With the `keyed` votes on further claims whose outcome is known; what is known of a claim anew replaces it.

        How ratings count and how hard records are drawn stays as it was learned.
        """
        outcomes = votes.claim_id.map(held)
        further = votes.assign(held=outcomes)[outcomes.notna()]
        kept = self.votes[~self.votes.claim_id.isin(further.claim_id)]
        whole = pd.concat([kept, further]) if len(further) else kept
        return replace(self, votes=whole.sort_values(list(VOTE), ignore_index=True))

    def table(self) -> pd.DataFrame:
        """Every record: outlet_id, side, speech_act, source_kind, n, held, record, low, high, sorted.

        One row a kind, and one with NULL kinds for the outlet as a whole. n and held count claims.
        """
        parts = []
        for level, keys in enumerate(LEVELS):
            rows = self.votes.drop_duplicates(KEYS[level], ignore_index=True)
            tallies = [self._tally(rows, each, own=True) for each in range(level + 1)]
            parts.append(self._rows(rows[list(keys)], tallies, self._means(rows, tallies)))
        order = list(VOTE[1:])
        table = pd.concat(parts).sort_values(order, na_position="first", ignore_index=True)
        return table[[*order, "n", "held", "record", "low", "high"]]

    def _rows(self, keys: pd.DataFrame, tallies: list[tuple[Array, Array]], means: list[Array]) -> pd.DataFrame:
        (held, n), strength, parent = tallies[-1], self.strengths[len(tallies) - 1], means[-2]
        ends = [beta.ppf(tail, held + strength * parent, n - held + strength * (1 - parent)) for tail in TAILS]
        return keys.assign(n=n, held=held, record=means[-1], low=ends[0], high=ends[1])

    def rated(self, votes: pd.DataFrame) -> pd.Series[float]:
        """The record behind each `keyed` vote, in [0, 1], at the narrowest level; indexed as `votes`.

        A claim's own outcome never counts for its votes. An outlet without outcomes has the record that its rating
        makes one expect.
        """
        tallies = [self._tally(votes, level) for level in range(len(LEVELS))]
        return pd.Series(self._means(votes, tallies)[-1], index=votes.index, name="record")

    def of_claims(self, votes: pd.DataFrame, *, joined: bool = False) -> pd.DataFrame:
        """The record of those who speak on each claim, and how much of that is outcomes; by claim_id.

        `track_record`, in [0, 1], is the mean of their log-odds, so that one outlet that is nearly always wrong weighs
        as much as one nearly always right; it has one vote an outlet and side, and one more of the usual record, so
        that the first few cannot swing it from end to end. An outlet without outcomes has the record that its rating
        makes one expect. More carriers of one record draw the mean towards it, never beyond. `record_weight`, in
        [0, 1), is n / (n + HALF_HEARD) of the n outcomes behind these records; where n is 0, nothing was learned of any
        of them and the record is NaN.

        With `joined` as if one more outlet asserted each claim, of the usual record of those that assert.
        """
        sums = self._voices(votes).assign(voices=1.0).groupby("claim_id").sum()
        parts = [(USUAL_VOTES, self._usual()), *([(1.0, self._usual("for"))] if joined else [])]
        total = sums.log_odds + sum(many * usual for many, usual in parts)
        mean = total / (sums.voices + sum(many for many, _ in parts))
        record = pd.Series(expit(mean), index=sums.index)
        return pd.DataFrame({"track_record": record.where(sums.n > 0), "record_weight": sums.n / (sums.n + HALF_HEARD)})

    def _usual(self, side: str | None = None) -> float:
        """Mean log-odds of the records behind the votes learned from, of one side or of all; 0 without any."""
        voices = self._voices(self.votes if side is None else self.votes[self.votes.side == side])
        return float(voices.log_odds.mean()) if len(voices) else 0.0

    def _voices(self, votes: pd.DataFrame) -> pd.DataFrame:
        """One row a claim, outlet and side: claim_id, the record's mean log_odds, and n outcomes behind it."""
        log_odds = logit(self.rated(votes).to_numpy(np.float64).clip(CLOSEST, 1 - CLOSEST))
        rows = votes[["claim_id", "claim_key", KEYS[0]]].assign(log_odds=log_odds, n=self._tally(votes, 0)[1])
        voices = rows.groupby(["claim_key", KEYS[0]], as_index=False)
        return voices.agg({"claim_id": "first", "log_odds": "mean", "n": "first"})[["claim_id", "log_odds", "n"]]

    def _means(self, rows: pd.DataFrame, tallies: Sequence[tuple[Array, Array]]) -> list[Array]:
        """The share to expect before any outcome, then after those of each level that has a strength."""
        lines = np.array([self.expected.get(str(side), (0.0, 0.0)) for side in rows.side]).reshape(-1, 2)
        rating = rows.prior.fillna(UNRATED).to_numpy(np.float64) - UNRATED
        means = [np.asarray(expit(lines[:, 0] + lines[:, 1] * rating))]
        for (held, n), strength in zip(tallies, self.strengths, strict=False):
            means.append((held + strength * means[-1]) / (n + strength))
        return means

    def _tally(self, rows: pd.DataFrame, level: int, *, own: bool = False) -> tuple[Array, Array]:
        """Claims that held, and claims, behind each row at a level, two arrays `[n]`; with `own`, its own too."""
        pairs, first = np.unique(_pair(self.votes, level), return_index=True)
        outcomes = self.votes.held.to_numpy(np.float64)[first]
        keys, place = np.unique(self.votes[KEYS[level]].to_numpy()[first], return_inverse=True)
        sums = np.column_stack([np.bincount(place, outcomes), np.bincount(place)]).astype(np.float64)
        tally = _looked_up(keys, sums, rows[KEYS[level]].to_numpy())
        if not own:
            tally -= _looked_up(pairs, np.column_stack([outcomes, np.ones(len(pairs))]), _pair(rows, level))
        return tally[:, 0], tally[:, 1]

    def _next_strength(self) -> float:
        """The strength of the next level under which its tallies are likeliest; the greater on a tie."""
        level = len(self.strengths)
        rows = self.votes.drop_duplicates(KEYS[level])
        tallies = [self._tally(rows, each, own=True) for each in range(level + 1)]
        mean, (held, n) = self._means(rows, tallies)[-1], tallies[-1]

        def likelihood(strength: float) -> float:
            prior = strength * mean, strength * (1 - mean)
            return float(np.sum(betaln(held + prior[0], n - held + prior[1]) - betaln(*prior)))

        return max(STRENGTHS, key=lambda strength: (round(likelihood(strength), 9), strength))


def keyed(votes: pd.DataFrame) -> pd.DataFrame:
    """VOTE and prior, sorted, one row a vote, with claim and levels as numbers too (`claim_key`, KEYS): hashes.

    Matching strings for every fold of a cross-validation would take longer than all the rest of it.
    """
    rows = votes[[*VOTE, "prior"]].drop_duplicates(list(VOTE)).sort_values(list(VOTE), ignore_index=True)
    rows = rows.astype(dict.fromkeys(VOTE, object) | {"prior": np.float64})
    levels = {key: _hashed(rows[list(level)]) for key, level in zip(KEYS, LEVELS, strict=True)}
    return rows.assign(claim_key=_hashed(rows[["claim_id"]]), **levels)


def _hashed(columns: pd.DataFrame) -> Hashes:
    return np.asarray(pd.util.hash_pandas_object(columns, index=False), dtype=np.uint64)


def _pair(votes: pd.DataFrame, level: int) -> Hashes:
    """One number for claim and level together, `[n]`."""
    return np.asarray(votes.claim_key.to_numpy() * np.uint64(0x9E3779B97F4A7C15) ^ votes[KEYS[level]].to_numpy())


def _looked_up(keys: Hashes, values: Array, wanted: Hashes) -> Array:
    """The rows of `values` at the wanted keys, zeros for one that is not among `keys` (sorted, without repeats)."""
    if not len(keys):
        return np.zeros((len(wanted), values.shape[1]))
    place = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
    return np.where((keys[place] == wanted)[:, None], values[place], 0.0)


def _expected(votes: pd.DataFrame) -> tuple[float, float]:
    """Shift and slope of the log-odds of holding in the rating, one vote a claim and outlet."""
    once = votes.iloc[np.unique(_pair(votes, 0), return_index=True)[1]]
    rating = once.prior.fillna(UNRATED).to_numpy(np.float64) - UNRATED
    ones, held = np.ones(len(once)), once.held.to_numpy(np.float64)
    # one claim of each kind more, so that a side on which all held, or none, is not certain
    Z, y = np.append(rating, (0.0, 0.0))[:, None], np.append(held, (0.0, 1.0))
    theta = fit_ridge(Z, y, np.append(ones, (1.0, 1.0)), np.zeros(1, dtype=np.int64), PENALTY)
    return float(theta[0]), float(theta[1])
