from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.schema import TABLES, conform
from models.confidence import Scorecard
from models.explain import factors, reasons


def test_factors_add_up_to_the_score_of_every_claim(claims: Any, scorecard: Scorecard) -> None:
    X, _ = claims
    sums = factors(scorecard, X).groupby("claim_id", sort=False).log_odds.sum()
    assert list(sums.index) == list(X.index)
    np.testing.assert_allclose(sums, scorecard.decision_function(X), rtol=0, atol=1e-9)


def test_factors_fit_the_table_with_the_base_first(claims: Any, scorecard: Scorecard) -> None:
    X, _ = claims
    long = factors(scorecard, X[X.columns[::-1]])  # the order of columns is free
    conform(TABLES["factors"], long.assign(as_of=pd.Timestamp("2026-01-01"), model_version="m"))
    first = long[long.claim_id == X.index[0]]
    assert list(first.factor) == ["base", *X.columns]
    assert first.log_odds.iloc[0] == scorecard.intercept_
    pd.testing.assert_series_equal(
        first.set_index("factor")["value"][1:], X.iloc[0], check_names=False, check_index_type=False
    )


def test_no_claims_have_no_factors(claims: Any, scorecard: Scorecard) -> None:
    none = factors(scorecard, claims[0][:0])
    assert list(none.columns) == ["claim_id", "factor", "value", "log_odds"]
    assert none.empty


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([("base", np.nan, -1.0)], ""),
        ([("base", np.nan, 5.0), ("n_origins", 4.0, 0.001)], ""),
        ([("n_origins", 4.0, 1.2), ("base", np.nan, 0.0), ("anonymous_share", 1.0, -0.61)],
         "+1.20 n_origins=4; −0.61 anonymous_share=1"),
        ([("b", 0.333333, 0.5), ("a", 1e6, -0.5), ("c", 2.0, 0.4), ("d", 2.0, 0.3)],
         "−0.50 a=1e+06; +0.50 b=0.33; +0.40 c=2"),
    ],
    ids=["base alone", "nothing that counts", "strongest first", "ties by name, three at most"],
)  # fmt: skip
def test_reasons_name_the_strongest_factors(rows: list[tuple[str, float, float]], text: str) -> None:
    frame = pd.DataFrame(rows, columns=["factor", "value", "log_odds"])
    assert reasons(frame) == text
    assert reasons(frame[::-1]) == text
