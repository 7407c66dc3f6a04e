"""Between the card that knows records and the one that does not, nothing jumps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.special import logit

from models.confidence import Scorecard
from models.explain import factors
from models.fallback import Fallback
from models.learned import WEIGHT_NAME

N = 60


@pytest.fixture(scope="module")
def cards() -> tuple[Fallback, pd.DataFrame]:
    random = np.random.default_rng(1)
    ids = pd.Index([f"c{i:02d}" for i in range(N)], name="claim_id")
    X = pd.DataFrame({"n_for": random.integers(1, 6, N), "track_record": random.random(N)}, index=ids, dtype=float)
    y = pd.Series((X.track_record + X.n_for / 10 + random.normal(0, 0.2, N) > 0.8).astype(int), index=ids)
    return Fallback(Scorecard(n_draws=20).fit(X, y), Scorecard(n_draws=20).fit(X[["n_for"]], y)), X


@pytest.mark.parametrize("name", ["predict_proba", "interval"])
def test_without_outcomes_behind_records_the_card_without_records_scores(
    cards: tuple[Fallback, pd.DataFrame], name: str
) -> None:
    both, X = cards
    plain, whole = getattr(both.plain, name)(X[["n_for"]]), getattr(both.whole, name)(X)
    assert getattr(both, name)(X.assign(record_weight=0.0)) == pytest.approx(plain)
    assert getattr(both, name)(X.assign(track_record=np.nan, record_weight=np.nan)) == pytest.approx(plain)
    assert getattr(both, name)(X.assign(record_weight=1.0)) == pytest.approx(whole)


def test_a_first_outcome_moves_a_score_by_its_weight_and_no_further(cards: tuple[Fallback, pd.DataFrame]) -> None:
    both, X = cards
    steps = np.linspace(0, 1, 11)
    path = np.array([logit(both.predict_proba(X.assign(record_weight=w))[:, 1]) for w in steps])
    assert np.diff(path, axis=0) == pytest.approx(np.tile((path[-1] - path[0]) / 10, (10, 1)))


@pytest.mark.parametrize("weight", [0.0, 0.2, 0.9, 1.0])
def test_factors_add_up_however_the_cards_are_mixed(cards: tuple[Fallback, pd.DataFrame], weight: float) -> None:
    both, X = cards
    mixed = X.assign(track_record=X.track_record.mask(np.arange(N) % 2 == 0), record_weight=weight)
    long = factors(both, mixed)
    p = both.predict_proba(mixed)[:, 1]
    assert long.groupby("claim_id").log_odds.sum().to_numpy() == pytest.approx(logit(p), abs=1e-9)
    assert long[long.factor == WEIGHT_NAME].log_odds.eq(0).all()


def test_mixing_never_makes_an_interval_narrower_than_both(cards: tuple[Fallback, pd.DataFrame]) -> None:
    both, X = cards
    widths = [np.diff(logit(both.interval(X.assign(record_weight=w)))) for w in (0.0, 0.5, 1.0)]
    assert (widths[1] >= np.minimum(widths[0], widths[2]) - 1e-9).all()
    ends, p = both.interval(X.assign(record_weight=0.5)), both.predict_proba(X.assign(record_weight=0.5))[:, 1]
    assert (ends[:, 0] <= p).all()
    assert (p <= ends[:, 1]).all()
