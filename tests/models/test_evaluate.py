from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.dummy import DummyClassifier
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from models.baselines import base_rate
from models.confidence import Scorecard
from models.evaluate import bootstrap, compare, figures, mean_figures, mean_forecast, out_of_fold, reliability

forecasts_and_outcomes = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.5, 0.8, 1.0]), st.integers(0, 1)), min_size=1, max_size=40
)


class Remembers(DummyClassifier):  # type: ignore[misc]
    """Forecasts 1 for every claim that it was trained on, 0 for the rest."""

    def fit(self, X: pd.DataFrame, y: pd.Series[int]) -> Remembers:
        self.seen_ = set(X.index)
        return self

    def predict_proba(self, X: pd.DataFrame) -> np.ndarray:
        p = np.array([float(claim in self.seen_) for claim in X.index])
        return np.column_stack([1 - p, p])


def test_no_claim_is_forecast_by_a_model_that_saw_it_or_its_story(claims: Any) -> None:
    X, y = claims
    story = pd.Series([f"story {i // 4}" for i in range(len(X))], index=X.index)
    held = out_of_fold(X, y, make_model=Remembers, groups=story, repeats=2, folds=5)
    assert (held.confidence == 0).all()
    assert held.groupby(["repeat", held.claim_id.map(story)]).fold.nunique().eq(1).all()


def test_every_claim_is_forecast_once_a_repeat(claims: Any) -> None:
    X, y = claims
    held = out_of_fold(X, y, make_model=partial(Scorecard, n_draws=20), repeats=2, folds=4)
    assert list(held.columns) == ["claim_id", "repeat", "fold", "confidence", "low", "high"]
    assert held.groupby("repeat").claim_id.apply(lambda ids: sorted(ids) == sorted(X.index)).all()
    assert held.confidence.between(held.low, held.high).all()
    assert (
        not held[held.repeat == 0]
        .fold.reset_index(drop=True)
        .equals(held[held.repeat == 1].fold.reset_index(drop=True))
    )


def test_order_of_rows_changes_no_forecast(claims: Any) -> None:
    X, y = claims
    make = partial(Scorecard, n_draws=20)
    order = np.random.default_rng(0).permutation(len(X))
    pd.testing.assert_frame_equal(
        out_of_fold(X, y, make_model=make, repeats=1, folds=3),
        out_of_fold(X.iloc[order], y.iloc[order[::-1]], make_model=make, repeats=1, folds=3),
    )


def test_steps_are_passed_through_track(claims: Any) -> None:
    seen: list[tuple[tuple[int, int], ...]] = []

    def track(steps: Sequence[tuple[int, int]], label: str) -> Iterable[tuple[int, int]]:
        seen.append(tuple(steps))
        return steps

    out_of_fold(*claims, make_model=base_rate, repeats=2, folds=2, track=track)
    assert seen == [((0, 0), (0, 1), (1, 0), (1, 1))]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda X, y: (pd.concat([X, X[:1]]), y, None), "1 claims have more than one row, the first is 'claim-0000'"),
        (lambda X, y: (X, y[1:], None), "1 claims have no outcome of 0 or 1"),
        (lambda X, y: (X, y + 1, None), "no outcome of 0 or 1"),
        (lambda X, y: (X, y, pd.Series("a", index=X.index[1:])), "1 claims have no group"),
        (lambda X, y: (X, y, pd.Series("a", index=X.index)), "fewer than two groups"),
    ],
    ids=["repeated claim", "undecided claim", "other labels", "claim without story", "one story"],
)
def test_unusable_claims_are_refused(claims: Any, spoil: Callable[..., Any], said: str) -> None:
    X, y, groups = spoil(*claims)
    with pytest.raises(ValueError, match=said):
        out_of_fold(X, y, make_model=base_rate, groups=groups)


def test_figures_agree_with_scikit_learn() -> None:
    random = np.random.default_rng(1)
    p = random.random(300).round(2)
    y = (random.random(300) < p).astype(int)
    found = figures(y, p)
    assert found["auc"] == pytest.approx(roc_auc_score(y, p))
    assert found["brier"] == pytest.approx(brier_score_loss(y, p))
    assert found["log_loss"] == pytest.approx(log_loss(y, p.clip(1e-6, 1 - 1e-6)))
    assert found["slope"] == pytest.approx(1, abs=0.25)
    assert found["ece"] < 0.1


@given(pairs=forecasts_and_outcomes, seed=st.integers(0, 99))
def test_figures_do_not_depend_on_order(pairs: list[tuple[float, int]], seed: int) -> None:
    p, y = (np.array(column) for column in zip(*pairs, strict=True))
    order = np.random.default_rng(seed).permutation(len(p))
    one, other = figures(y, p), figures(y[order], p[order])
    assert one == pytest.approx(other, nan_ok=True, rel=1e-6, abs=1e-9)
    assert 0 <= one["ece"] <= 1
    assert reliability(y, p).n.sum() == len(p)


def right_three_times_in_four(p: float) -> tuple[np.ndarray, np.ndarray]:
    """Outcomes and forecasts of p or 1 - p that point the right way for 150 claims of 200."""
    guess = np.tile([0, 1, 1, 0, 0, 1, 0, 1], 25)
    return np.tile([0, 1, 1, 0, 1, 0, 0, 1], 25), np.where(guess == 1, p, 1 - p)


def test_overconfidence_shows_in_slope_and_calibration_error() -> None:
    found = figures(*right_three_times_in_four(0.9))
    assert found["slope"] == pytest.approx(0.5, abs=0.01)  # forecasts log-odds of 2.2 where 1.1 would be right
    assert found["ece"] == pytest.approx(0.15)


def test_honest_forecasts_have_slope_one_and_no_calibration_error() -> None:
    found = figures(*right_three_times_in_four(0.75))
    assert found["slope"] == pytest.approx(1, abs=0.01)
    assert found["ece"] == pytest.approx(0, abs=1e-9)


def test_one_forecast_for_all_has_no_slope() -> None:
    assert np.isnan(figures([0, 1, 1], [0.5, 0.5, 0.5])["slope"])


def test_auc_of_one_class_is_undefined_not_an_error() -> None:
    assert np.isnan(figures([1, 1], [0.2, 0.4])["auc"])


@pytest.mark.parametrize(
    ("y", "p", "said"),
    [([0, 1], [0.5], "one of each"), ([], [], "one of each"), ([0, 2], [0.1, 0.2], "0 or 1"),
     ([0, 1], [0.1, np.nan], "\\[0, 1\\]"), ([0, 1], [0.1, 1.1], "\\[0, 1\\]")],
)  # fmt: skip
def test_what_cannot_be_graded_is_refused(y: list[float], p: list[float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        figures(y, p)


def test_reliability_of_honest_forecasts_follows_the_diagonal() -> None:
    random = np.random.default_rng(4)
    p = random.random(5000)
    table = reliability(random.random(5000) < p, p)
    assert list(table.columns) == ["bin", "n", "forecast", "frequency", "low", "high"]
    assert (table.n == 500).all()
    assert np.abs(table.forecast - table.frequency).max() < 0.06
    assert table.forecast.is_monotonic_increasing
    assert (table.low <= table.frequency).all()
    assert (table.frequency <= table.high).all()


def test_bootstrap_interval_holds_the_value_and_narrows_with_more_claims() -> None:
    random = np.random.default_rng(5)
    p = random.random(2000)
    y = (random.random(2000) < p).astype(int)
    few, many = bootstrap(y[:100], p[:100], draws=300), bootstrap(y, p, draws=300)
    scored = ["auc", "brier", "log_loss"]  # a resample is calibrated worse than its sample, so not ece
    for table in (few, many):
        assert (table.low[scored] < table.value[scored]).all()
        assert (table.value[scored] < table.high[scored]).all()
    assert ((many.high - many.low) < (few.high - few.low)).all()
    pd.testing.assert_frame_equal(few, bootstrap(y[99::-1], p[99::-1], draws=300))


def test_model_that_learns_beats_the_base_rate_in_comparison(claims: Any) -> None:
    X, y = claims
    held = {
        "scorecard": out_of_fold(X, y, make_model=partial(Scorecard, n_draws=2), repeats=2, folds=5),
        "base rate": out_of_fold(X, y, make_model=base_rate, repeats=2, folds=5),
    }
    table = compare(y, held, model="scorecard")
    assert list(table.index) == ["scorecard", "base rate"]
    gap = table.loc["base rate"]
    assert gap.low < gap.brier_difference < gap.high < 0
    assert gap.brier_difference == pytest.approx(table.brier["scorecard"] - gap.brier)
    assert list(compare(y, held, model="base rate").index) == ["base rate", "scorecard"]


def test_comparison_across_different_folds_is_refused(claims: Any) -> None:
    X, y = claims
    held = {seed: out_of_fold(X, y, make_model=base_rate, repeats=1, random_state=seed) for seed in (0, 1)}
    with pytest.raises(ValueError, match="one was forecast on other folds than zero"):
        compare(y, {"zero": held[0], "one": held[1]}, model="zero")


def test_repeats_are_averaged_by_claim_or_by_figure() -> None:
    held = pd.DataFrame(
        {"claim_id": list("abab"), "repeat": [0, 0, 1, 1], "fold": 0, "confidence": [0.2, 0.6, 0.4, 1.0], "low": 0.0,
         "high": 1.0}
    )  # fmt: skip
    y = pd.Series({"a": 0, "b": 1})
    assert mean_forecast(held).confidence.to_dict() == pytest.approx({"a": 0.3, "b": 0.8})
    assert mean_figures(y, held)["brier"] == pytest.approx((0.2**2 + 0.4**2 + 0.4**2 + 0) / 4)
