"""By how much the best baseline is beaten, and by chance or not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import brier_score_loss, roc_auc_score

from models.margin import margins

Y = pd.Series([i % 2 for i in range(60)], index=[f"c{i:02}" for i in range(60)])


def forecasts(strength: float, random_state: int, repeats: int = 3) -> pd.DataFrame:
    """What a forecaster says of the claims, the nearer to the truth the stronger it is."""
    random = np.random.default_rng(random_state)
    parts = [
        pd.DataFrame(
            {"claim_id": Y.index, "repeat": r, "confidence": strength * Y + (1 - strength) * random.random(60)}
        )
        for r in range(repeats)
    ]
    return pd.concat(parts, ignore_index=True)


MODEL, GOOD, POOR = forecasts(0.5, 0), forecasts(0.2, 1), forecasts(0.0, 2)
RIVALS = {"model": MODEL, "good": GOOD, "poor": POOR}


def by_figure(frames: dict[str, pd.DataFrame], **options: object) -> pd.DataFrame:
    found = margins(Y, frames, baselines=[name for name in frames if name != "model"], draws=300, **options)  # type: ignore[arg-type]
    return found.set_index("figure")


def test_margin_is_the_difference_of_mean_figures_from_the_best_baseline() -> None:
    found = by_figure(RIVALS)
    scored = {
        name: pd.DataFrame(
            {
                "brier": brier_score_loss(Y, part.confidence.to_numpy()),
                "auc": roc_auc_score(Y, part.confidence.to_numpy()),
            }
            for _, part in frame.groupby("repeat")
        ).mean()
        for name, frame in RIVALS.items()
    }
    assert set(found.baseline) == {"good"}
    assert found.margin["brier"] == pytest.approx(scored["good"].brier - scored["model"].brier)
    assert found.margin["auc"] == pytest.approx(scored["model"].auc - scored["good"].auc)
    assert (found.value - found.baseline_value).abs().to_numpy() == pytest.approx(found.margin.to_numpy())
    assert found.margin.between(found.low, found.high).all()
    assert (found.low > 0).all()


def test_a_model_that_is_worse_has_a_margin_below_nothing() -> None:
    found = by_figure({"model": POOR, "good": GOOD, "best": MODEL})
    assert set(found.baseline) == {"best"}
    assert (found.high < 0).all()


def test_the_best_baseline_may_be_another_by_each_figure() -> None:
    flat = POOR.assign(confidence=0.5)
    bold = MODEL.assign(confidence=MODEL.confidence * 1e-3)  # ranks perfectly, and is far too low
    found = by_figure({"model": MODEL, "flat": flat, "bold": bold})
    assert found.baseline.to_dict() == {"brier": "flat", "auc": "bold"}


def test_the_same_forecasts_have_no_margin_at_all() -> None:
    found = by_figure({"model": GOOD, "good": GOOD.sample(frac=1, random_state=0)})
    assert found[["margin", "low", "high"]].eq(0).all(axis=None)


def test_few_claims_of_one_outcome_still_give_an_interval() -> None:
    one_true = pd.Series([1, 0, 0], index=["a", "b", "c"])
    frame = pd.DataFrame({"claim_id": ["a", "b", "c"], "repeat": 0, "confidence": [0.9, 0.2, 0.1]})
    found = margins(one_true, {"model": frame, "flat": frame.assign(confidence=0.5)}, baselines=["flat"], draws=50)
    assert found.set_index("figure").low["auc"] == 0.5
