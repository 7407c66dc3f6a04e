from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from models.calibrate import fit_sigmoid
from models.folds import assign_folds
from models.ridge import choose_penalty, fit_ridge, sample_posterior


def problem(n: int = 300, k: int = 4, random_state: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(random_state)
    Z = random.normal(size=(n, k))
    y = (random.random(n) < expit(Z[:, 0] - 0.5 * Z[:, 1] - 0.5)).astype(float)
    return Z, y, random.uniform(0.5, 2, n)


def test_without_signs_it_is_ordinary_ridge_regression() -> None:
    Z, y, weights = problem()
    theta = fit_ridge(Z, y, weights, np.zeros(4, dtype=int), penalty=2.0)
    other = LogisticRegression(C=0.5, tol=1e-10, max_iter=1000).fit(Z, y, sample_weight=weights)
    np.testing.assert_allclose(theta, [other.intercept_[0], *other.coef_[0]], atol=1e-4)


def test_bounded_answer_is_the_best_within_its_bounds() -> None:
    Z, y, weights = problem()
    signs = np.array([-1, 1, 1, 0])
    theta = fit_ridge(Z, y, weights, signs, penalty=1.0)
    gradient = np.r_[0, theta[1:]] + np.column_stack([np.ones(len(y)), Z]).T @ (
        weights * (expit(theta[0] + Z @ theta[1:]) - y)
    )
    bound = np.r_[False, (signs != 0) & (theta[1:] == 0)]
    assert bound.any()
    np.testing.assert_allclose(gradient[~bound], 0, atol=1e-3)
    assert (np.r_[0, signs][bound] * gradient[bound] >= 0).all()


def test_heavier_penalty_gives_smaller_coefficients() -> None:
    Z, y, weights = problem()
    sizes = [np.abs(fit_ridge(Z, y, weights, np.ones(4, dtype=int), p)[1:]).sum() for p in (0.1, 10, 1000)]
    assert sizes == sorted(sizes, reverse=True)


def test_pure_noise_gets_the_heaviest_penalty() -> None:
    Z, _, weights = problem(n=60, k=20)
    y = np.tile([0.0, 1.0], 30)
    fold = assign_folds(y, np.arange(60), 5, 0)
    assert fold is not None
    penalty, held_out = choose_penalty(Z, y, weights, np.zeros(20, dtype=int), (0.01, 1.0, 1000.0), fold)
    assert penalty == 1000.0
    assert held_out.shape == (60,)


def test_heavier_penalty_wins_a_tie() -> None:
    y, nothing = np.tile([0.0, 1.0], 10), np.zeros((20, 2))
    fold = np.repeat([0, 1], 10)
    assert choose_penalty(nothing, y, np.ones(20), np.zeros(2, dtype=int), (3.0, 0.1, 1.0), fold)[0] == 3.0


def test_posterior_matches_its_precision_and_keeps_signs() -> None:
    Z, y, weights = problem()
    free = np.zeros(4, dtype=int)
    theta = fit_ridge(Z, y, weights, free, 1.0)
    normals = np.random.default_rng(1).standard_normal((20000, 5))
    draws = sample_posterior(theta, Z, weights, free, 1.0, normals)
    design = np.column_stack([np.ones(len(Z)), Z])
    p = expit(design @ theta)
    covariance = np.linalg.inv((design.T * (weights * p * (1 - p))) @ design + np.diag([1e-3, 1, 1, 1, 1]))
    np.testing.assert_allclose(draws.mean(axis=0), theta, atol=0.01)
    np.testing.assert_allclose(np.cov(draws.T), covariance, atol=0.002)
    signed = sample_posterior(theta, Z, weights, np.array([1, -1, 1, -1]), 1.0, normals)
    assert (signed[:, 1:] * [1, -1, 1, -1] >= 0).all()


def test_sigmoid_undoes_a_known_distortion() -> None:
    random = np.random.default_rng(2)
    honest = random.normal(size=20000)
    y = (random.random(20000) < expit(honest)).astype(float)
    shift, slope = fit_sigmoid(3 * honest + 1, y)
    assert slope == pytest.approx(1 / 3, rel=0.1)
    assert shift == pytest.approx(-1 / 3, abs=0.1)


def test_forecasts_that_run_backwards_are_flattened_not_turned() -> None:
    log_odds = np.linspace(-2, 2, 50)
    assert fit_sigmoid(log_odds, (log_odds < 0).astype(float))[1] == 0


def test_doubt_holds_the_slope_near_one() -> None:
    log_odds, y = np.array([-1.0, -1, 1, 1]), np.array([0.0, 0, 1, 1])
    assert fit_sigmoid(log_odds, y)[1] > fit_sigmoid(log_odds, y, doubt=10)[1] > 1


@pytest.mark.parametrize("random_state", range(5))
def test_folds_keep_stories_whole_and_classes_mixed(random_state: int) -> None:
    story = np.repeat(np.arange(40), 3)
    y = (story % 3 == 0).astype(int)
    fold = assign_folds(y, story, 5, random_state)
    assert fold is not None
    assert set(fold) == set(range(5))
    assert all(len(set(fold[story == each])) == 1 for each in range(40))
    assert all(0 < y[fold == number].mean() < 1 for number in range(5))


@pytest.mark.parametrize(
    ("y", "story"), [([1, 1, 1], [0, 1, 2]), ([0, 0, 1, 1], [0, 1, 2, 2])], ids=["one class", "one true story"]
)
def test_no_folds_where_a_class_cannot_be_split(y: list[int], story: list[int]) -> None:
    assert assign_folds(y, story, 5, 0) is None
