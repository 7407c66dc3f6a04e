from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.promote import judge


def forecasts(y: pd.Series[int], skill: float) -> pd.DataFrame:
    """Forecasts that lie `skill` of the way from a half to the outcome, a little noise aside."""
    noise = np.random.default_rng(int(100 * skill)).uniform(-0.02, 0.02, len(y))
    return pd.DataFrame(
        {"claim_id": y.index, "repeat": 0, "fold": np.arange(len(y)) % 5, "confidence": 0.5 + skill * (y - 0.5) + noise}
    )


@pytest.fixture
def y() -> pd.Series[int]:
    return pd.Series(np.arange(100) % 2, index=[f"c{i:03}" for i in range(100)])


@pytest.mark.parametrize(
    ("challenger", "champion", "promoted", "why"),
    [
        (0.6, 0.4, True, "promoted: Brier -"),
        (0.4, 0.6, False, "kept: Brier +"),
        (0.5, 0.503, True, "promoted: Brier +0.0"),
        (0.05, 0.04, False, "kept: no better than base rate"),
        (0.5, None, True, "no model before it"),
    ],
    ids=["better", "worse", "worse by a hair", "worse than a baseline", "the first"],
)
def test_only_what_is_not_worse_is_promoted(
    y: pd.Series[int], challenger: float, champion: float | None, promoted: bool, why: str
) -> None:
    made = {"challenger": forecasts(y, challenger), "base rate": forecasts(y, 0.2)}
    if champion is not None:
        made["champion"] = forecasts(y, champion)
    verdict = judge(y, made)
    assert verdict.promoted is promoted
    assert why in verdict.why
    assert set(verdict.table.index) == set(made)


def test_forecasts_on_other_folds_are_refused(y: pd.Series[int]) -> None:
    other = forecasts(y, 0.5).assign(fold=0)
    with pytest.raises(ValueError, match="other folds"):
        judge(y, {"challenger": forecasts(y, 0.5), "champion": other})
