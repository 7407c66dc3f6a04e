from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.utils.estimator_checks import parametrize_with_checks

from models.confidence import Scorecard

NAMES = ["n_origins", "anonymous_share", "confirmation_level", "outlet_prior", "denial_level", "n_outlets"]
SIGNS = {"n_origins": 1, "anonymous_share": -1, "confirmation_level": 1, "outlet_prior": 1, "denial_level": 0}
any_value = st.one_of(st.just(float("nan")), st.floats(-1e12, 1e12), st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.0]))
any_rows = hnp.arrays(np.float64, st.tuples(st.integers(1, 8), st.just(6)), elements=any_value)


def frame(rows: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=NAMES)


@parametrize_with_checks([Scorecard()])
def test_scorecard_keeps_the_contract_of_scikit_learn(estimator: Scorecard, check: Callable[[Any], None]) -> None:
    check(estimator)


@given(rows=any_rows)
def test_contributions_sum_to_the_log_odds(scorecard: Scorecard, rows: np.ndarray) -> None:
    X = frame(rows)
    log_odds = scorecard.decision_function(X)
    np.testing.assert_allclose(scorecard.contributions(X).sum(axis=1), log_odds, rtol=0, atol=1e-9)
    np.testing.assert_allclose(scorecard.predict_proba(X)[:, 1], 1 / (1 + np.exp(-log_odds)), rtol=1e-12)


@given(rows=any_rows, level=st.floats(0.01, 0.99))
def test_interval_lies_in_the_unit_range_around_the_score(scorecard: Scorecard, rows: np.ndarray, level: float) -> None:
    X = frame(rows)
    low, high = scorecard.interval(X, level).T
    p = scorecard.predict_proba(X)[:, 1]
    assert (low >= 0).all()
    assert (low <= p).all()
    assert (p <= high).all()
    assert (high <= 1).all()


@pytest.mark.parametrize(("name", "sign"), [(name, sign) for name, sign in SIGNS.items() if sign])
@given(rows=any_rows, step=st.floats(0, 1e6))
@settings(max_examples=40)
def test_score_never_moves_against_a_declared_sign(
    scorecard: Scorecard, name: str, sign: int, rows: np.ndarray, step: float
) -> None:
    X = frame(rows)
    more = X.assign(**{name: X[name] + step})
    change = scorecard.decision_function(more) - scorecard.decision_function(X)
    assert (sign * change >= -1e-12).all()


@given(rows=any_rows, seed=st.integers(0, 1000))
def test_a_claims_score_does_not_depend_on_its_batch(scorecard: Scorecard, rows: np.ndarray, seed: int) -> None:
    X = frame(rows)
    order = np.random.default_rng(seed).permutation(len(X))
    np.testing.assert_array_equal(scorecard.predict_proba(X.iloc[order]), scorecard.predict_proba(X)[order])
    np.testing.assert_array_equal(scorecard.interval(X.iloc[order]), scorecard.interval(X)[order])
    np.testing.assert_array_equal(scorecard.interval(X.iloc[:1]), scorecard.interval(X)[:1])


def test_order_of_training_rows_changes_nothing(claims: Any, scorecard: Scorecard) -> None:
    X, y = claims
    order = np.random.default_rng(3).permutation(len(X))
    again = Scorecard(signs=SIGNS).fit(X.iloc[order], y.iloc[order])
    np.testing.assert_array_equal(again.coef_, scorecard.coef_)
    np.testing.assert_array_equal(again.interval(X), scorecard.interval(X))


def test_order_of_training_rows_changes_nothing_with_groups(claims: Any) -> None:
    X, y = claims
    story = np.array([f"story {i // 3}" for i in range(len(X))])
    order = np.random.default_rng(4).permutation(len(X))
    one = Scorecard(signs=SIGNS).fit(X, y, groups=story)
    other = Scorecard(signs=SIGNS).fit(X.iloc[order], y.iloc[order], groups=story[order])
    np.testing.assert_array_equal(one.draws_, other.draws_)


def test_a_weight_of_two_equals_a_claim_given_twice(claims: Any) -> None:
    X, y = claims
    weights = np.where(np.arange(len(X)) < 20, 2.0, 1.0)
    weighted = Scorecard(signs=SIGNS).fit(X, y, sample_weight=weights)
    doubled = Scorecard(signs=SIGNS).fit(pd.concat([X, X[:20]]), pd.concat([y, y[:20]]))
    np.testing.assert_array_equal(weighted.coef_, doubled.coef_)


def test_missing_value_adds_nothing_and_widens_the_interval(claims: Any, scorecard: Scorecard) -> None:
    X, _ = claims
    full = X.fillna(X.median())
    unknown = full.assign(confirmation_level=np.nan)
    column = 1 + list(X.columns).index("confirmation_level")
    assert (scorecard.contributions(unknown)[:, column] == 0).all()
    near = full.assign(confirmation_level=0.5)

    def width(rows: pd.DataFrame) -> float:  # in log-odds: on the scale of probability the ends are squeezed
        low, high = scorecard.interval(rows).T
        return float(np.mean(np.log(high / (1 - high)) - np.log(low / (1 - low))))

    assert width(unknown) > width(near)


def test_claim_of_which_nothing_is_known_gets_a_wide_interval(claims: Any, scorecard: Scorecard) -> None:
    X, y = claims
    nothing = pd.DataFrame(np.nan, index=["unknown"], columns=X.columns)
    low, high = scorecard.interval(nothing)[0]
    assert low < y.mean() < high
    assert high - low > 0.5
    assert high - low > np.median(np.diff(scorecard.interval(X)))


def test_wider_level_holds_narrower_one(claims: Any, scorecard: Scorecard) -> None:
    X, _ = claims
    half, most = scorecard.interval(X, 0.5), scorecard.interval(X, 0.95)
    assert (most[:, 0] <= half[:, 0]).all()
    assert (most[:, 1] >= half[:, 1]).all()


@pytest.mark.parametrize("level", [0, 1, -0.1, 90])
def test_interval_refuses_a_level_that_is_no_share(claims: Any, scorecard: Scorecard, level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        scorecard.interval(claims[0], level)


@pytest.mark.parametrize("sign", [1, -1])
def test_declared_sign_holds_against_the_data(sign: int) -> None:
    X = pd.DataFrame({"n_origins": np.tile(np.arange(10.0), 10)})
    y = pd.Series((X.n_origins * sign < 4.5 * sign).astype(int))
    assert Scorecard(signs={"n_origins": sign}).fit(X, y).coef_[0] == 0
    assert Scorecard().fit(X, y).coef_[0] * sign < -1


@pytest.fixture(scope="module")
def overfitted() -> Scorecard:
    """Trained with next to no penalty on noise, so that calibration has much to mend."""
    random = np.random.default_rng(8)
    X = pd.DataFrame(random.normal(size=(120, 12)), columns=[f"noise_{i}" for i in range(12)])
    y = pd.Series((random.random(120) < 0.25).astype(int))
    return Scorecard(penalties=(0.1,), n_draws=20_000, looseness=1).fit(X, y)


def test_calibration_flattens_what_was_overfitted(overfitted: Scorecard) -> None:
    shift, slope = overfitted.calibration_
    assert slope < 0.6
    assert shift < -0.2


def test_posterior_lies_around_the_calibrated_weights(overfitted: Scorecard) -> None:
    centre = overfitted.draws_.mean(axis=0)
    np.testing.assert_allclose(centre, [overfitted.intercept_, *overfitted.coef_], atol=0.03)


def test_looser_posterior_gives_wider_intervals(claims: Any, scorecard: Scorecard) -> None:
    loose = Scorecard(signs=SIGNS, looseness=10).fit(*claims).interval(claims[0])
    assert np.diff(loose).mean() > 1.05 * np.diff(scorecard.interval(claims[0])).mean()


def test_stories_told_many_times_do_not_pass_for_evidence() -> None:
    random = np.random.default_rng(9)
    noise, truth = random.normal(size=(40, 15)), np.tile([0, 1], 20)
    X = pd.DataFrame(np.repeat(noise, 4, axis=0) + 1e-3 * random.normal(size=(160, 15)))
    X.columns = pd.Index([f"noise_{i}" for i in range(15)])
    y, story = pd.Series(np.repeat(truth, 4)), np.repeat(np.arange(40), 4)
    assert Scorecard().fit(X, y, groups=story).penalty_ > Scorecard().fit(X, y).penalty_


def test_noise_is_shrunk_to_the_base_rate() -> None:
    random = np.random.default_rng(5)
    X = pd.DataFrame(random.normal(size=(200, 20)), columns=[f"noise_{i}" for i in range(20)])
    y = pd.Series(np.repeat([0, 0, 0, 1], 50))
    p = Scorecard().fit(X, y).predict_proba(X)[:, 1]
    assert np.abs(p - 0.25).mean() < 0.1


def test_feature_never_seen_has_no_effect(claims: Any) -> None:
    X, y = claims
    model = Scorecard(signs=SIGNS).fit(X.assign(silence_hours=np.nan, constant=3.0), y)
    assert (model.contributions(X.assign(silence_hours=5.0, constant=9.0))[:, -2:] == 0).all()


@pytest.mark.parametrize(
    ("signs", "said"), [({"n_orgins": 1}, "n_orgins, which X has not"), ({"n_origins": 2}, "use \\+1, -1 or 0")]
)
def test_wrong_signs_are_refused(claims: Any, signs: dict[str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Scorecard(signs=signs).fit(*claims)


def test_outcomes_of_one_kind_are_refused(claims: Any) -> None:
    X, y = claims
    with pytest.raises(ValueError, match="give outcomes of both kinds"):
        Scorecard().fit(X, y * 0)


def test_missing_groups_are_refused(claims: Any) -> None:
    X, y = claims
    with pytest.raises(ValueError, match="groups has missing values"):
        Scorecard().fit(X, y, groups=["a", None] * (len(X) // 2))


def test_a_handful_of_claims_is_enough_to_fit() -> None:
    X = pd.DataFrame({"n_origins": [1.0, 2, 5, 6]})
    model = Scorecard(signs={"n_origins": 1}).fit(X, pd.Series([0, 0, 0, 1]))
    assert model.calibration_ == (0.0, 1.0)
    assert model.penalty_ == 30.0
