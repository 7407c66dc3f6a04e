"""From outcomes to rows that a model may learn from, and from rows to a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pandas as pd

from data.schema import OUTCOMES
from features.declare import SIGNS, Feature
from models.baselines import BASELINES
from models.confidence import Scorecard
from models.evaluate import Track, compare, out_of_fold


class NothingToLearn(ValueError):
    """Too few decided claims; the message says how many there are of each kind and how many it takes."""


def labelled_rows(
    outcomes: pd.DataFrame, newest: datetime, rows_at: Callable[[datetime], pd.DataFrame], *, least: int = 10
) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Features and 0/1 outcome of the claims that turned out true or false, both indexed by claim_id.

    A claim decided before `newest` is seen as of the second before: coverage of how it ended is no evidence beforehand.
    Unverified claims are left out. Raises NothingToLearn with fewer than `least` of either kind.
    """
    last = outcomes.sort_values("decided_at").groupby("claim_id").tail(1).set_index("claim_id")
    settled = last[last.outcome.isin(OUTCOMES[:2])]
    before = settled.decided_at - pd.Timedelta(seconds=1)
    moments = before.where(before <= newest, pd.Timestamp(newest))
    parts = [rows_at(at.to_pydatetime()).reindex(same.index).dropna(how="all") for at, same in moments.groupby(moments)]
    x = pd.concat(parts).sort_index() if parts else pd.DataFrame()
    y = settled.outcome.reindex(x.index).eq("true").astype(int)
    for kind, n in (("true", int(y.sum())), ("false", int((1 - y).sum()))):
        if n < least:
            raise NothingToLearn(
                f"only {n} claims with evidence turned out {kind}; it takes {least} of each. "
                "Check that claim_id in the outcomes file is the one in the articles"
            )
    return x, y


def make_model(registry: Mapping[str, Feature]) -> Scorecard:
    """An unfitted scorecard whose signs are those that the features declare."""
    return Scorecard(signs={name: SIGNS[each.expect] for name, each in registry.items() if each.scored}, random_state=0)


def scored_columns(registry: Mapping[str, Feature]) -> list[str]:
    """The features that a model may use: all but the controls."""
    return [name for name, each in registry.items() if each.scored]


def measure(
    registry: Mapping[str, Feature],
    x: pd.DataFrame,
    y: pd.Series[int],
    *,
    repeats: int,
    folds: int,
    track: Track | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Out-of-fold forecasts of the model, and its figures beside the baselines' on the same folds (`compare`)."""
    columns = scored_columns(registry)
    forecasts = {
        "model": out_of_fold(
            x[columns], y, make_model=lambda: make_model(registry), repeats=repeats, folds=folds, track=track
        )
    }
    for name, make in BASELINES.items():
        forecasts[name] = out_of_fold(x, y, make_model=make, repeats=repeats, folds=folds)
    return forecasts["model"], compare(y, forecasts, model="model")
