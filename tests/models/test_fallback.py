"""Claims of outlets without a record are scored by the card that never relied on records."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.confidence import Scorecard
from models.explain import factors
from models.fallback import Fallback

N = 60


@pytest.fixture(scope="module")
def cards() -> tuple[Fallback, pd.DataFrame]:
    random = np.random.default_rng(1)
    ids = pd.Index([f"c{i:02d}" for i in range(N)], name="claim_id")
    X = pd.DataFrame({"n_for": random.integers(1, 6, N), "track_record": random.random(N)}, index=ids, dtype=float)
    y = pd.Series((X.track_record + X.n_for / 10 + random.normal(0, 0.2, N) > 0.8).astype(int), index=ids)
    return Fallback(Scorecard(n_draws=20).fit(X, y), Scorecard(n_draws=20).fit(X[["n_for"]], y)), X


def test_each_claim_is_scored_by_the_card_that_knows_as_much(cards: tuple[Fallback, pd.DataFrame]) -> None:
    both, X = cards
    unknown = np.arange(N) % 3 == 0
    mixed = X.assign(track_record=X.track_record.mask(unknown))
    for name in ("predict_proba", "interval"):
        found = getattr(both, name)(mixed)
        assert (found[~unknown] == getattr(both.whole, name)(X[~unknown])).all()
        assert (found[unknown] == getattr(both.plain, name)(X.loc[unknown, ["n_for"]])).all()


def test_factors_add_up_whichever_card_scored(cards: tuple[Fallback, pd.DataFrame]) -> None:
    both, X = cards
    mixed = X.assign(track_record=X.track_record.mask(np.arange(N) % 2 == 0))
    sums = factors(both, mixed).groupby("claim_id").log_odds.sum()
    p = both.predict_proba(mixed)[:, 1]
    assert sums.to_numpy() == pytest.approx(np.log(p / (1 - p)), abs=1e-9)
    base = factors(both, mixed).query("factor == 'base'").log_odds
    assert base.nunique() == 2
