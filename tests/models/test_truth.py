from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.utils import estimator_checks

from models.truth.base import TruthModel
from models.truth.latent import LatentTruth
from models.truth.majority import MajorityVote
from models.truth.one_coin import OneCoin
from tests.models.crowds import crowd

MODELS: list[TruthModel] = [
    MajorityVote(),
    OneCoin(max_iter=5000),
    OneCoin(max_iter=5000, shared_values=True),
    LatentTruth(max_iter=5000),
]
every_model = pytest.mark.parametrize("model", MODELS, ids=repr)
some_votes = hnp.arrays(
    np.int64,
    st.tuples(st.integers(1, 25), st.just(3)),
    elements=st.integers(0, 4),
)


def share_right(model: TruthModel, truth: np.ndarray) -> float:
    best = model.best()
    return float((best["value"].to_numpy() == truth[best["claim"]]).mean())


@pytest.mark.parametrize(
    "check",
    [
        # those that need no X: the others try floats of any width, which are no votes
        estimator_checks.check_do_not_raise_errors_in_init_or_set_params,
        estimator_checks.check_estimator_cloneable,
        estimator_checks.check_estimator_repr,
        estimator_checks.check_get_params_invariance,
        estimator_checks.check_mixin_order,
        estimator_checks.check_no_attributes_set_in_init,
        estimator_checks.check_parameters_default_constructible,
        estimator_checks.check_set_params,
        estimator_checks.check_valid_tag_types,
    ],
)
@every_model
def test_models_keep_the_contract_of_scikit_learn(model: TruthModel, check: Callable[[str, Any], None]) -> None:
    check(type(model).__name__, clone(model))


@every_model
def test_nothing_is_predicted_before_fit(model: TruthModel) -> None:
    for ask in (lambda: clone(model).predict([[0, 0, 0]]), clone(model).best, clone(model).table):
        with pytest.raises(NotFittedError):
            ask()


@every_model
@given(votes=some_votes)
def test_probabilities_lie_in_the_unit_range(model: TruthModel, votes: np.ndarray) -> None:
    found = clone(model).fit(votes)
    assert ((found.probability_ >= 0) & (found.probability_ <= 1)).all()
    cast = np.bincount(votes[:, 0]) > 0
    assert ((found.reliability_[cast] >= 0) & (found.reliability_[cast] <= 1)).all()
    assert np.isnan(found.reliability_[~cast]).all()
    assert [tuple(pair) for pair in np.unique(votes[:, 1:], axis=0)] == list(
        zip(found.claim_, found.value_, strict=True)
    )
    if not isinstance(model, LatentTruth):
        assert (found.table().groupby("claim").probability.sum() <= 1 + 1e-9).all()


@every_model
@given(votes=some_votes, weighted=st.booleans(), seed=st.integers(0, 99))
def test_order_of_votes_changes_nothing(model: TruthModel, votes: np.ndarray, weighted: bool, seed: int) -> None:
    random = np.random.default_rng(seed)
    weight = random.random(len(votes)) + 0.1 if weighted else None
    order = random.permutation(len(votes))
    found = clone(model).fit(votes, sample_weight=weight)
    again = clone(model).fit(votes[order], sample_weight=None if weight is None else weight[order])
    np.testing.assert_array_equal(again.probability_, found.probability_)
    np.testing.assert_array_equal(again.reliability_, found.reliability_)


@every_model
@given(votes=some_votes, seed=st.integers(0, 99))
def test_a_weight_is_a_number_of_votes(model: TruthModel, votes: np.ndarray, seed: int) -> None:
    weight = np.random.default_rng(seed).integers(0, 4, len(votes))
    weight[0] += 1
    weighed = clone(model).fit(votes, sample_weight=weight)
    repeated = clone(model).fit(np.repeat(votes, weight, axis=0))
    np.testing.assert_allclose(weighed.probability_, repeated.probability_, atol=1e-9)


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        (np.zeros((2, 2), dtype=int), "three: source, claim, value"),
        ([[0.5, 1, 1]], "whole numbers"),
        ([[0, 1, -1]], "the id -1"),
        (np.array([[0, 1, 2**63]], dtype=np.uint64), "the id 9223372036854775808"),
        (np.zeros((0, 3), dtype=int), "minimum of 1 is required"),
    ],
)
def test_votes_that_are_none_are_refused_by_name(votes: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        MajorityVote().fit(votes)


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (OneCoin(n_values=1), "n_values is 1"),
        (OneCoin(doubt=-1), "doubt is -1"),
        (OneCoin(max_iter=0), "max_iter is 0"),
        (LatentTruth(max_iter=0), "max_iter is 0"),
        (LatentTruth(false_alarms=(0, 9)), "false_alarms is"),
    ],
)
def test_parameters_out_of_range_are_refused(model: TruthModel, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        model.fit([[0, 0, 0]])


def test_votes_without_any_weight_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one non-zero"):
        MajorityVote().fit([[0, 0, 0]], sample_weight=[0.0])


@pytest.mark.parametrize("model", [OneCoin(max_iter=1), LatentTruth(max_iter=1)])
def test_a_fit_that_has_not_settled_says_so(model: TruthModel) -> None:
    with pytest.warns(ConvergenceWarning, match="not settled after 1 rounds"):
        model.fit(crowd()[0])


def test_ties_go_to_the_lowest_id_and_unknown_claims_to_none() -> None:
    model = MajorityVote().fit([[0, 3, 2], [1, 3, 1]])
    assert model.predict([[0, 3, 0], [0, 0, 0], [0, 9, 0]]).tolist() == [1, -1, -1]


@pytest.mark.parametrize("n_values", [2, 4])
@pytest.mark.parametrize("model", [OneCoin(), OneCoin(shared_values=True), LatentTruth()], ids=repr)
def test_learned_reliability_beats_the_majority(model: TruthModel, n_values: int) -> None:
    votes, truth = crowd(n_values=n_values)
    assert share_right(clone(model).fit(votes), truth) > share_right(MajorityVote().fit(votes), truth)


def test_reliability_is_learned_as_it_is() -> None:
    votes, truth = crowd(n_votes=60_000)
    actual = np.bincount(votes[:, 0], votes[:, 2] == truth[votes[:, 1]]) / np.bincount(votes[:, 0])
    found = OneCoin(shared_values=True).fit(votes)
    np.testing.assert_allclose(found.reliability_, actual, atol=0.06)


def test_one_vote_makes_no_record() -> None:
    votes, _ = crowd()
    newcomer = np.vstack([votes, [60, 0, 0], [61, 0, 1]])
    found = OneCoin().fit(newcomer)
    assert np.abs(found.reliability_[60:] - found.reliability_[:60].mean()).max() < 0.1


def test_a_source_that_lists_half_is_incomplete_not_wrong() -> None:
    both = [[source, book, author] for book in range(40) for source in (0, 1) for author in (0, 1)]
    first = [[source, book, 0] for book in range(40) for source in (2, 3, 4)]
    invented = [[5, book, 2 + book % 3] for book in range(40)]
    found = LatentTruth().fit(both + first + invented)
    assert found.table().query("value == 1").probability.min() > 0.9
    assert found.table().query("value >= 2").probability.max() < 0.5
    assert (found.reliability_[:5] > 0.99).all()
    assert found.reliability_[5] < 0.5
    assert MajorityVote().fit(both + first).table().query("value == 1").probability.max() < 0.5


def test_a_value_that_nobody_voted_for_keeps_its_share() -> None:
    for model in (OneCoin(), OneCoin(shared_values=True)):
        votes, _ = crowd()
        lonely = np.vstack([votes, [0, 600, 1]])
        assert 0.5 < model.fit(lonely).probability_[-1] < 0.99
