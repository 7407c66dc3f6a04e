from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from models.confidence import Scorecard

SIGNS = {"n_origins": 1, "anonymous_share": -1, "confirmation_level": 1, "outlet_prior": 1, "denial_level": 0}


def claims_like_ours(n: int = 140, random_state: int = 0) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Correlated counts, shares, levels and a free feature, a tenth of them missing, and outcomes; a third hold."""
    random = np.random.default_rng(random_state)
    shared = random.normal(size=n)
    noise = random.normal(size=(n, 6))
    X = pd.DataFrame(
        {
            "n_origins": np.floor(np.exp(0.5 * shared + 0.6 * noise[:, 0])) + 1,
            "anonymous_share": expit(noise[:, 1] - 0.5 * shared).round(2),
            "confirmation_level": np.clip(np.floor(shared + noise[:, 2]), 0, 3),
            "outlet_prior": expit(0.5 * noise[:, 3] + 0.5),
            "denial_level": np.clip(np.floor(noise[:, 4]), 0, 3),
            "n_outlets": np.floor(np.exp(1 + 0.8 * noise[:, 5])) + 1,
        },
        index=pd.Index([f"claim-{i:04d}" for i in range(n)], name="claim_id"),
    )
    log_odds = -1 + 1.5 * shared + np.log(X.n_origins) - X.anonymous_share - 0.5 * X.denial_level
    y = pd.Series((random.random(n) < expit(log_odds)).astype(int), index=X.index, name="outcome")
    return X.mask(random.random(X.shape) < 0.1), y


@pytest.fixture(scope="session")
def claims() -> tuple[pd.DataFrame, pd.Series[int]]:
    return claims_like_ours()


@pytest.fixture(scope="session")
def scorecard(claims: tuple[pd.DataFrame, pd.Series[int]]) -> Scorecard:
    return Scorecard(signs=SIGNS).fit(*claims)
