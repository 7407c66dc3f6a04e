"""By how much forecasts beat the best of the baselines, and whether that could be chance."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from models.folds import Array, Ints

# by figure: +1 where higher is better
BETTER: Final[Mapping[str, int]] = {"brier": -1, "auc": 1}


def margins(
    y: pd.Series[int],
    forecasts: Mapping[str, pd.DataFrame],
    *,
    baselines: Collection[str],
    level: float = 0.95,
    draws: int = 2000,
    random_state: int = 0,
) -> pd.DataFrame:
    """Every forecaster that is no baseline against the baseline that does best, one row a forecaster and figure.

    `forecasts` maps a name to its `out_of_fold` frame, all on the same claims and repeats. Columns: model, figure
    (brier or auc), value, baseline (the best by that figure), baseline_value, margin (above 0: better than it, in
    either figure), low and high: its bootstrap interval over claims, paired, of figures averaged over the repeats. A
    draw of claims of one outcome alone has no AUC and is left out.
    """
    tables = {
        name: frame.pivot(index="claim_id", columns="repeat", values="confidence") for name, frame in forecasts.items()
    }
    claims = next(iter(tables.values())).index
    truth: Ints = np.asarray(y.reindex(claims), dtype=np.int64)
    picks: Ints = np.random.default_rng(random_state).integers(0, len(truth), (draws, len(truth)), dtype=np.int64)
    whole: Ints = np.arange(len(truth), dtype=np.int64)[None, :]
    rows = []
    for figure, sign in BETTER.items():
        found = {name: sign * _FIGURES[figure](truth, table.to_numpy(), whole)[0] for name, table in tables.items()}
        best = max(baselines, key=lambda name: found[name])
        bar = _FIGURES[figure](truth, tables[best].to_numpy(), picks)
        for name in (each for each in tables if each not in baselines):
            gaps = sign * (_FIGURES[figure](truth, tables[name].to_numpy(), picks) - bar)
            low, high = np.nanquantile(gaps, [(1 - level) / 2, (1 + level) / 2])
            margin = found[name] - found[best]
            rows.append((name, figure, sign * found[name], best, sign * found[best], margin, low, high))
    columns = ["model", "figure", "value", "baseline", "baseline_value", "margin", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def _brier(truth: Ints, forecast: Array, picks: Ints) -> Array:
    """Brier score of each draw of claims, `[draws]`, averaged over repeats; forecast is `[n, repeats]`."""
    losses = np.asarray(((forecast - truth[:, None]) ** 2).mean(axis=1))
    return np.asarray(losses[picks].mean(axis=1))


def _auc(truth: Ints, forecast: Array, picks: Ints) -> Array:
    return np.array([_mean_auc(truth[pick], forecast[pick]) for pick in picks])


def _mean_auc(truth: Ints, forecast: Array) -> float:
    n_true = int(truth.sum())
    pairs = n_true * (len(truth) - n_true)
    if not pairs:
        return float("nan")
    ranks = rankdata(forecast, axis=0)[truth == 1].sum(axis=0)
    return float(((ranks - n_true * (n_true + 1) / 2) / pairs).mean())


_FIGURES: Final = {"brier": _brier, "auc": _auc}
