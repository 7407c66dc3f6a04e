"""What `next_evidence` foretold against what came: once such evidence arrived, did the score move as it had said?

A night seldom brings one thing alone: a confirmation comes in an article that also adds an origin, an outlet with a
record, words. So the change of the score is told in two ways. `change` is the whole of it, with all else that came.
`own` is what the features that this evidence moves (`models.next_evidence.MOVED`) did to it: factors add up to the
score's log-odds exactly, so their part is known, not estimated. Mind that it tells little of a confirmation or a
denial, whose weights may only have one sign: there it shows that the evidence was recognised, no more. `alone` marks
evidence that nothing came against or with: no other evidence that is named, and no further origin against the claim.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from models.folds import Array
from models.next_evidence import CONFIRMATION, DENIAL, MOVED, ORIGIN, SILENCE, SILENT_HOURS

ALL: Final = "all"
# a change of less than half a point is shown as none, and foretells no direction
NOTICEABLE: Final = 0.005
_STILL: Final = 1e-9
_NIGHT: Final = ["claim_id", "model_version", "as_of"]
_EVENTS: Final = ["confirmation_level", "n_for", "denial_level"]
_WATCHED: Final = [*_EVENTS, "n_against", "silence_hours"]


def foretold(
    next_evidence: pd.DataFrame, scores: pd.DataFrame, factors: pd.DataFrame, features: pd.DataFrame
) -> pd.DataFrame:
    """Evidence that arrived, beside what the night before had foretold of it: one row a claim, night and evidence.

    The arguments are the tables of those names, all nights of them. Columns: claim_id, model_version, as_of (of the
    night that foretold), then_as_of (of the one that found it), evidence, foretold, change, own (all three in
    confidence, of `own` if nothing else had moved), alone. Compared are a claim's successive nights under one model; of
    seven days of silence, nights at least so far apart that had none of the other evidence between them.
    """
    nights = scores.dropna(subset="confidence")[[*_NIGHT, "confidence"]]
    nights = nights.merge(features[["claim_id", "as_of", *_WATCHED]], on=["claim_id", "as_of"])
    nights = nights.sort_values(_NIGHT, ignore_index=True)
    steps = pd.concat([_arrivals(nights), _silences(nights)], ignore_index=True)
    steps["alone"] = ~steps.duplicated(_NIGHT, keep=False) & ~(steps.then_n_against > steps.n_against)
    told = next_evidence.rename(columns={"change": "foretold"})[[*_NIGHT, "evidence", "foretold"]]
    steps = steps.merge(told, on=[*_NIGHT, "evidence"])
    before = logit(steps.confidence.clip(_STILL, 1 - _STILL))
    own = pd.Series(expit(before + _own(steps, factors)) - steps.confidence, index=steps.index)
    found = steps.assign(change=steps.then_confidence - steps.confidence, own=own)
    order = [*_NIGHT, "then_as_of", "evidence", "foretold", "change", "own", "alone"]
    return found[order].sort_values([*_NIGHT, "evidence"], ignore_index=True)


def foretold_figures(rows: pd.DataFrame) -> pd.DataFrame:
    """How often the foretold direction was right, by evidence, `all` first; rows of `foretold`.

    Columns: n (arrivals of which a noticeable change was foretold); right_own, right (shares of them in which the
    evidence's own part of the change, and the whole change, went that way); n_alone, right_alone (those that came
    alone, and the share of them in which the whole change did); n_still, stayed (arrivals foretold to change nothing
    noticeable, and the share in which the score did not). NaN where there are none.
    """
    kinds = {ALL: rows} | {kind: rows[rows.evidence == kind] for kind in MOVED}
    return pd.DataFrame({kind: _figures(part) for kind, part in kinds.items()}).T.rename_axis("evidence")


def _figures(rows: pd.DataFrame) -> dict[str, float]:
    telling = rows.foretold.abs() >= NOTICEABLE
    sure, still = rows[telling], rows[~telling]
    direction = np.sign(sure.foretold)
    right = {
        name: np.sign(sure[name].where(sure[name].abs() >= _STILL, 0.0)) == direction for name in ("own", "change")
    }
    return {
        "n": float(len(sure)),
        "right_own": _share(right["own"]),
        "right": _share(right["change"]),
        "n_alone": float(sure.alone.sum()),
        "right_alone": _share(right["change"][sure.alone]),
        "n_still": float(len(still)),
        "stayed": _share(still.change.abs() < NOTICEABLE),
    }


def _share(hits: pd.Series[bool]) -> float:
    return float(hits.mean()) if len(hits) else float("nan")


def _arrivals(nights: pd.DataFrame) -> pd.DataFrame:
    """Successive nights between which evidence came, one row a night and evidence."""
    same = nights.groupby(_NIGHT[:2])
    then = same[["as_of", "confidence", *_WATCHED]].shift(-1).add_prefix("then_")
    pairs = pd.concat([nights, then], axis=1)
    came = {
        CONFIRMATION: (pairs.then_confirmation_level > pairs.confirmation_level) & (pairs.then_confirmation_level >= 2),
        ORIGIN: pairs.then_n_for > pairs.n_for,
        DENIAL: (pairs.then_denial_level == 3) & (pairs.denial_level < 3),
    }
    return pd.concat([pairs[arrived].assign(evidence=kind) for kind, arrived in came.items()], ignore_index=True)


def _silences(nights: pd.DataFrame) -> pd.DataFrame:
    """Nights seven days of silence apart, one after the other, never overlapping."""
    begun, ended = [], []
    for _, claim in nights.groupby(_NIGHT[:2]):
        hours, events = claim.silence_hours.to_numpy(), claim[_EVENTS].to_numpy()
        start = 0
        for place in range(1, len(claim)):
            if np.isnan(hours[[start, place]]).any() or (events[place] != events[start]).any():
                start = place
            elif hours[place] - hours[start] >= SILENT_HOURS - _STILL:
                begun.append(claim.index[start])
                ended.append(claim.index[place])
                start = place
    then = nights.loc[ended]
    ends = {f"then_{name}": then[name].to_numpy() for name in ("as_of", "confidence", "n_against")}
    return nights.loc[begun].assign(evidence=SILENCE, **ends)


def _own(steps: pd.DataFrame, factors: pd.DataFrame) -> Array:
    """What the evidence's own factors added to the log-odds of each step, `[n]`."""
    keys = [pd.MultiIndex.from_frame(steps[[*_NIGHT[:2], when]], names=_NIGHT) for when in ("as_of", "then_as_of")]
    wanted = keys[0].union(keys[1]).unique().to_frame(index=False)
    long = factors.merge(wanted, on=_NIGHT).pivot(index=_NIGHT, columns="factor", values="log_odds").fillna(0.0)
    before, then = (long.reindex(key).to_numpy(np.float64) for key in keys)
    mine = np.array([[name in MOVED[kind] for name in long.columns] for kind in steps.evidence], dtype=bool)
    return np.asarray(np.where(mine.reshape(before.shape), then - before, 0.0).sum(axis=1))
