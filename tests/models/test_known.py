"""What was known when a claim was scored."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.assessor import Assessor
from models.confidence import Scorecard
from models.known import Known
from models.learned import Learners, cross_fitted
from models.statements import Statements
from tests.models.said import two_outlets


def on_days(days: dict[str, int]) -> pd.Series[pd.Timestamp]:
    return pd.Timestamp("2026-01-01") + pd.to_timedelta(pd.Series(days, dtype=int), unit="D")


def test_claims_come_with_those_decided_when_they_were_scored() -> None:
    known = Known(on_days({"a": 0, "b": 5, "c": 9}), on_days({"a": 5, "b": 7, "c": 30, "d": 2}))
    told = [(list(same), sorted(decided)) for same, decided in known.batches(pd.Index(["c", "b", "a"]))]
    assert told == [(["a"], []), (["b"], ["a", "d"]), (["c"], ["a", "b", "d"])]


def test_no_record_counts_an_outcome_that_came_later() -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    first = y.index[:20]
    known = Known(
        on_days({c: i if c in first else 100 for i, c in enumerate(y.index)}), on_days(dict.fromkeys(y.index, 50))
    )
    learners = Learners.learn(statements, y)
    found = learners.columns(statements, y.index, known).track_record
    assert found[first].isna().all()  # nothing had been decided, and no outlet is rated
    later = learners.columns(statements, y.index).track_record
    pd.testing.assert_series_equal(found.drop(first), later.drop(first))


def test_an_outcome_that_came_later_turns_no_record_round() -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    learners = Learners.learn(statements, y)
    known = Known(on_days(dict.fromkeys(y.index, 10)), on_days({c: i for i, c in enumerate(y.index)}))
    otherwise = y.where(known.decided_at[y.index] <= known.seen_at[y.index], 1 - y)
    assert (otherwise != y).sum() == 29
    told = [learners.extended(statements, each).columns(statements, y.index, known) for each in (y, otherwise)]
    pd.testing.assert_frame_equal(told[0], told[1], check_exact=True)
    whole = [learners.extended(statements, each).columns(statements, y.index) for each in (y, otherwise)]
    assert (whole[0].track_record - whole[1].track_record).abs().min() > 0


def test_all_outcomes_known_give_the_records_of_all() -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    known = Known(on_days(dict.fromkeys(y.index, 9)), on_days(dict.fromkeys(y.index, 1)))
    pd.testing.assert_frame_equal(cross_fitted(statements, y, known=known), cross_fitted(statements, y))


def test_without_any_outcome_known_the_model_is_that_of_the_features_alone() -> None:
    rows, y = two_outlets()
    X = pd.DataFrame({"n_origins": np.random.default_rng(1).normal(size=len(y))}, index=y.index)
    none = Known(on_days(dict.fromkeys(y.index, 1)), on_days(dict.fromkeys(y.index, 9)))
    found = Assessor(Scorecard(n_draws=20), Statements.of(rows), none).fit(X, y).predict_proba(X)
    assert (found == Scorecard(n_draws=20).fit(X, y).predict_proba(X)).all()
