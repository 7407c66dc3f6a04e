"""One coin against crowd-kit's, round by round."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.exceptions import ConvergenceWarning

from models.truth.one_coin import OneCoin
from tests.models.crowds import crowd

crowdkit = pytest.importorskip("crowdkit.aggregation", reason="crowd-kit, the oracle, comes with the bench extra")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # crowd-kit lags behind pandas
@pytest.mark.parametrize("n_values", [2, 3])
@pytest.mark.parametrize("rounds", [1, 7])
def test_the_plain_method_is_that_of_crowd_kit(n_values: int, rounds: int) -> None:
    votes, _ = crowd(n_votes=2000, n_values=n_values)
    theirs = crowdkit.OneCoinDawidSkene(n_iter=rounds, tol=-np.inf)
    theirs.fit(pd.DataFrame(votes, columns=["worker", "task", "label"]))
    with pytest.warns(ConvergenceWarning, match=f"{rounds} rounds"):
        ours = OneCoin(shared_values=True, doubt=0, max_iter=rounds, tol=0).fit(votes)
    expected = theirs.probas_.sort_index().sort_index(axis="columns").to_numpy()[ours.claim_, ours.value_]
    np.testing.assert_allclose(ours.probability_, expected, atol=1e-9)
    np.testing.assert_allclose(ours.reliability_, theirs.skills_.sort_index(), atol=1e-9)
    np.testing.assert_allclose(ours.value_share_, theirs.priors_.sort_index(), atol=1e-9)
