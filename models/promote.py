"""Whether a newly trained model takes the place of the one in use: only where it is not worse on the same folds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from models.evaluate import compare

CHAMPION: Final = "champion"
CHALLENGER: Final = "challenger"
# of the Brier score: what a challenger may lose beyond chance and still count as no worse
MARGIN: Final = 0.005


@dataclass(frozen=True)
class Verdict:
    """Whether the challenger is promoted, why in one sentence, and the `compare` table that says so."""

    promoted: bool
    why: str
    table: pd.DataFrame


def judge(
    y: pd.Series[int],
    forecasts: Mapping[str, pd.DataFrame],
    *,
    level: float = 0.95,
    draws: int = 2000,
    random_state: int = 0,
) -> Verdict:
    """Judge CHALLENGER against CHAMPION and against the baselines, whose `out_of_fold` frames `forecasts` maps by name.

    The champion is its recipe, fitted anew on the same folds: the weights in use have seen these claims. The challenger
    is promoted when its Brier score is no higher than the champion's, or the bootstrap interval of the difference ends
    below MARGIN, and when it beats every baseline. Without a champion the baselines alone decide. Raises ValueError
    where frames were made on other folds, KeyError without a challenger.
    """
    table = compare(y, forecasts, model=CHALLENGER, level=level, draws=draws, random_state=random_state)
    others = table.drop(index=[CHALLENGER])
    better = others.brier_difference.drop(labels=[CHAMPION], errors="ignore").astype(float)
    if (better >= 0).any():
        return Verdict(False, f"kept: no better than {better.idxmax()} (Brier {better.max():+.4f})", table)
    if CHAMPION not in others.index:
        return Verdict(True, "promoted: it beats every baseline, and there is no model before it", table)
    gap, low, high = (float(others[figure][CHAMPION]) for figure in ("brier_difference", "low", "high"))
    said = f"Brier {gap:+.4f} ({low:+.4f} to {high:+.4f}) against the model in use"
    if gap <= 0 or high < MARGIN:
        return Verdict(True, f"promoted: {said}", table)
    return Verdict(False, f"kept: {said}", table)
