"""Whether the claims of a night still look like those that the model learned from, and its forecasts still come true.

Drift of a feature is the population stability index: Σ (now - then) · ln(now / then) over the tenths of the training
claims, missing being a part of its own. By custom up to 0.1 is none, above 0.25 much (Siddiqi 2006).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import chi2

from models.evaluate import NEAREST, figures
from models.folds import Array

PARTS: Final = 10
SOME: Final = 0.1
MUCH: Final = 0.25
# so that a part that nobody is in has a logarithm: half a claim more in each
_HALF: Final = 0.5


def spread(rows: pd.DataFrame) -> pd.DataFrame:
    """How the features are spread, one row each: feature, n, edges (rising, a list) and shares (a list).

    shares has len(edges) + 2 entries: missing, up to the first edge, …, above the last. rows `[n, k]`, NaN = missing.

    >>> spread(pd.DataFrame({"n_origins": [1.0, 1.0, 2.0, np.nan]})).to_dict("records")
    [{'feature': 'n_origins', 'n': 4, 'edges': [1.0], 'shares': [0.25, 0.5, 0.25]}]
    """
    found = []
    for name in rows.columns:
        values = rows[name].to_numpy(np.float64)
        seen = values[~np.isnan(values)]
        levels = np.linspace(0, 1, PARTS + 1)[1:-1]
        edges = np.unique(np.quantile(seen, levels, method="inverted_cdf")) if len(seen) else np.empty(0)
        edges = edges[edges < seen.max()] if len(seen) else edges
        shares = _counts(values, edges) / max(len(values), 1)
        found.append({"feature": str(name), "n": len(values), "edges": edges.tolist(), "shares": shares.tolist()})
    return pd.DataFrame(found, columns=["feature", "n", "edges", "shares"])


def drift(training: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Drift of every feature since training: feature, n, psi, by_chance, drift; the most drifted first.

    `training` is a `spread` table, rows `[n, k]` the claims of now. by_chance is the index that claims drawn from
    the training spread stay below 95 times in 100 (Yurdakul 2018), which for few claims is large: "some" and "much" are
    said of what exceeds it. psi is missing without claims. Raises KeyError where rows lack a feature.
    """
    found = []
    columns = (training[name].tolist() for name in ("feature", "n", "edges", "shares"))
    for feature, n, edges, shares in zip(*columns, strict=True):
        values = rows[feature].to_numpy(np.float64)
        then, now = _smoothed(np.asarray(shares, dtype=np.float64) * n), _smoothed(_counts(values, np.asarray(edges)))
        psi = float(((now - then) * np.log(now / then)).sum()) if len(values) else float("nan")
        by_chance = float(chi2.ppf(0.95, len(shares) - 1)) * (1 / max(n, 1) + 1 / max(len(values), 1))
        found.append({"feature": feature, "n": len(values), "psi": psi, "by_chance": by_chance})
    table = pd.DataFrame(found, columns=["feature", "n", "psi", "by_chance"])
    excess = table.psi - table.by_chance
    word = np.select([excess > MUCH, excess > SOME, table.psi.notna()], ["much", "some", "none"], "cannot be judged")
    order = table.assign(drift=word).sort_values(["psi", "feature"], ascending=[False, True])
    return order.reset_index(drop=True)


def calibration_drift(y: npt.ArrayLike, p: npt.ArrayLike) -> pd.DataFrame:
    """Whether past forecasts p `[n]` came true (y `[n]` of 0 and 1): figure, value, fits; one row a figure.

    mean_gap is the mean forecast less the share that held, and fits within two of its standard errors; slope is that of
    outcomes on log-odds and fits between 0.8 and 1.25; brier fits when it is below that of the base rate. Where a
    figure is undefined, fits is missing.
    """
    truth, forecast = np.asarray(y, dtype=np.float64), np.asarray(p, dtype=np.float64)
    told = figures(truth, forecast)
    gap = float((forecast - truth).mean())
    error = float(np.sqrt((forecast * (1 - forecast)).sum())) / len(truth)
    rows = [
        ("mean_gap", gap, abs(gap) <= 2 * max(error, NEAREST)),
        ("slope", told["slope"], None if np.isnan(told["slope"]) else 0.8 <= told["slope"] <= 1.25),
        ("brier", told["brier"], None if told["brier_base_rate"] == 0 else told["brier"] < told["brier_base_rate"]),
    ]
    return pd.DataFrame(rows, columns=["figure", "value", "fits"]).astype({"fits": object})


def _counts(values: Array, edges: Array) -> Array:
    """How many are missing, and how many lie up to each edge and above the last, `[len(edges) + 2]`."""
    missing = np.isnan(values)
    part = np.searchsorted(edges, values[~missing], side="left")
    return np.concatenate([[missing.sum()], np.bincount(part, minlength=len(edges) + 1)]).astype(np.float64)


def _smoothed(counts: Array) -> Array:
    return np.asarray((counts + _HALF) / (counts + _HALF).sum())
