"""Past forecasts against what turned out: which forecast stood when, and how good it was."""

from __future__ import annotations

from typing import Final

import pandas as pd

from data.schema import HORIZONS, OUTCOMES
from models.evaluate import coverage, figures

*EARLY, LAST = HORIZONS
ALL: Final = "all"
_COLUMNS: Final = ("claim_id", "horizon", "as_of", "model_version", "confidence", "low", "high", "held", "kind")


def graded(
    scores: pd.DataFrame, outcomes: pd.DataFrame, claims: pd.DataFrame, runs: pd.DataFrame, now: pd.Timestamp
) -> pd.DataFrame:
    """The forecasts to be graded, one row a claim and horizon: claim_id, horizon, as_of, model_version, confidence,
    low, high, held (1: the claim turned out true), kind (its speech act).

    `scores`, `outcomes`, `claims` and `runs` are the tables of those names. A claim is graded once it turned out true
    or false by `now`; of its forecasts those count that were for a moment before that. Per horizon it is the latest one
    for a moment not later than so many hours after the claim's first article, and `last` is the last of all. Where a
    night was scored by several models, the forecast that was finished first stands. A claim without a forecast by some
    horizon has no row there, nor have forecasts that the claim cannot be judged.
    """
    known = outcomes[outcomes.decided_at <= now].sort_values("decided_at").groupby("claim_id").tail(1)
    settled = known[known.outcome.isin(OUTCOMES[:2])]
    about = claims[["claim_id", "first_seen", "speech_act"]].rename(columns={"speech_act": "kind"})
    rows = scores.dropna(subset="confidence").merge(settled[["claim_id", "outcome", "decided_at"]], on="claim_id")
    rows = rows[rows.as_of < rows.decided_at].merge(about, on="claim_id")
    finished = runs.groupby(["as_of", "model_version"], as_index=False).finished_at.min()
    rows = rows.merge(finished, on=["as_of", "model_version"], how="left")
    rows = rows.sort_values(["claim_id", "as_of", "finished_at", "model_version"]).drop_duplicates(
        ["claim_id", "as_of"]
    )
    rows["held"] = rows.outcome.eq("true").astype(int)
    age = (rows.as_of - rows.first_seen).dt.total_seconds() / 3600
    parts = [rows[age <= int(name.removesuffix(" h"))].assign(horizon=name) for name in EARLY]
    parts.append(rows.assign(horizon=LAST))
    latest = [part.groupby("claim_id").tail(1) for part in parts]
    return pd.concat(latest)[list(_COLUMNS)].reset_index(drop=True)


def receipt_figures(receipts: pd.DataFrame) -> pd.DataFrame:
    """`models.evaluate.figures` of graded forecasts, indexed by horizon and kind; kind "all" leads each horizon.

    Two more columns: `gain`, what the Brier score is better by than a constant forecast at the base rate; `width`, the
    mean width of the interval. Empty where nothing was graded.
    """
    rows = {}
    for horizon in HORIZONS:
        of_horizon = receipts[receipts.horizon == horizon]
        for kind, part in [(ALL, of_horizon), *sorted(of_horizon.groupby("kind"))]:
            if len(part):
                found = figures(part.held, part.confidence)
                found["gain"] = found["brier_base_rate"] - found["brier"]
                rows[horizon, str(kind)] = found | {"width": float((part.high - part.low).mean())}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(["horizon", "kind"]) if rows else pd.DataFrame()


def receipt_coverage(receipts: pd.DataFrame, bins: int = 10) -> pd.DataFrame:
    """Whether 90 % intervals of graded forecasts hold what happened: `models.evaluate.coverage`, with horizon first.

    One row a horizon and bin, bin "all" first. A horizon without receipts has none; of one with fewer claims than bins,
    every claim is a bin.
    """
    parts = []
    for horizon in HORIZONS:
        part = receipts[receipts.horizon == horizon].assign(repeat=0)
        if len(part):
            table = coverage(part.set_index("claim_id").held, part, min(bins, len(part)))
            table.insert(0, "horizon", horizon)
            parts.append(table)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
