from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.baselines import BASELINES

X = pd.DataFrame(
    {
        "n_outlets": [1.0, 2, 3, 8, 9, 12] * 5,
        "n_for": [1.0, 1, 2, 4, 5, np.nan] * 5,
        "n_against": [3.0, 2, 2, 1, 0, 0] * 5,
        "outlet_prior": [0.2, np.nan, 0.3, 0.7, 0.8, 0.9] * 5,
        "hedge_density": np.nan,
    }
)
y = pd.Series([0, 0, 0, 1, 1, 1] * 5)


@pytest.mark.parametrize("name", BASELINES)
def test_baseline_forecasts_probabilities_in_spite_of_missing_values(name: str) -> None:
    p = BASELINES[name]().fit(X, y).predict_proba(X)[:, 1]
    assert ((p > 0) & (p < 1)).all()


@pytest.mark.parametrize(
    ("name", "column"), [("outlet count", "n_outlets"), ("majority stance", "n_for"), ("prior only", "outlet_prior")]
)
def test_baseline_looks_at_its_own_column_only(name: str, column: str) -> None:
    model = BASELINES[name]().fit(X, y)
    p = model.predict_proba(X)[:, 1]
    others = X.columns.difference([column, "n_against"])
    np.testing.assert_array_equal(model.predict_proba(X.assign(**dict.fromkeys(others, 0.0)))[:, 1], p)
    more = model.predict_proba(X.assign(**{column: X[column] + 1}))[:, 1]
    known = X[column].notna().to_numpy()
    assert (more[known] > p[known]).all()


def test_base_rate_says_the_same_of_every_claim() -> None:
    assert set(BASELINES["base rate"]().fit(X, y).predict_proba(X)[:, 1]) == {0.5}


def test_column_that_is_never_known_leaves_the_base_rate() -> None:
    p = BASELINES["prior only"]().fit(X.assign(outlet_prior=np.nan), y).predict_proba(X)[:, 1]
    np.testing.assert_allclose(p, 0.5)
