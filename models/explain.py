"""Why a score is what it is: exact factors and their short text."""

from __future__ import annotations

from typing import Any, Final, Protocol

import numpy as np
import pandas as pd

from models.folds import Array

BASE: Final = "base"


class Additive(Protocol):
    """A model whose log-odds are a sum: `contributions` is `[n, k+1]`, the base first, then `feature_names_in_`."""

    @property
    def feature_names_in_(self) -> Any:
        """Names of the columns, in order."""

    def contributions(self, X: pd.DataFrame) -> Array:
        """What each factor adds to the log-odds, `[n, k+1]`."""


def factors(model: Additive, X: pd.DataFrame) -> pd.DataFrame:
    """Every claim's factors, long: claim_id, factor, value, log_odds; k+1 rows a claim, "base" first.

    X is `[n, k]` indexed by claim_id. log_odds of a claim add up to its `decision_function` (within 1e-9). value is
    the feature's value, missing where it is not known and for the base. No claims give no rows.
    """
    names = [str(name) for name in model.feature_names_in_]
    values = X[names].to_numpy(np.float64)
    parts = model.contributions(X[names]) if len(X) else np.empty((0, len(names) + 1))
    return pd.DataFrame(
        {
            "claim_id": X.index.repeat(len(names) + 1),
            "factor": pd.Index([BASE, *names]).take(np.tile(np.arange(len(names) + 1), len(X))),
            "value": np.column_stack([np.full(len(X), np.nan), values]).ravel(),
            "log_odds": parts.ravel() + 0.0,  # no negative zeros
        },
        copy=False,  # all columns are new: at a million claims a copy is gigabytes
    )


def reasons(factors: pd.DataFrame, n: int = 3) -> str:
    """The n factors of one claim that move it most, as text; empty where nothing does.

    Without the base, which is the same for all claims; on a tie in order of name.

    >>> reasons(pd.DataFrame({"factor": ["base", "anonymous_share", "n_origins"], "value": [None, 1.0, 4.0],
    ...                       "log_odds": [-0.7, -0.61, 1.2]}))
    '+1.20 n_origins=4; −0.61 anonymous_share=1'
    """
    moving = factors[(factors.factor != BASE) & (factors.log_odds.abs() >= 0.005)]
    top = moving.assign(size=-moving.log_odds.abs()).sort_values(["size", "factor"]).head(n)
    return "; ".join(_reason(*row) for row in zip(top.factor, top.value, top.log_odds, strict=True))


def _reason(factor: str, value: Any, log_odds: float) -> str:
    sign = "+" if log_odds >= 0 else "−"
    return f"{sign}{abs(log_odds):.2f} {factor}" + ("" if pd.isna(value) else f"={round(float(value), 2):.6g}")
