from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calibrate import share_interval
from models.evaluate import coverage


def forecasts(half: float, n: int = 400) -> tuple[pd.Series[int], pd.DataFrame]:
    """True forecasts with intervals of that half width, in two repeats."""
    random = np.random.default_rng(6)
    p = random.uniform(0.02, 0.98, n)
    y = pd.Series((random.random(n) < p).astype(int), index=[f"c{i:04}" for i in range(n)])
    one = pd.DataFrame(
        {"claim_id": y.index, "confidence": p, "low": (p - half).clip(0), "high": (p + half).clip(max=1)}
    )
    return y, pd.concat([one.assign(repeat=0), one.assign(repeat=1)])


def test_wide_intervals_cover_and_narrow_ones_do_not() -> None:
    wide, narrow = (coverage(*forecasts(half)).set_index("bin").loc["all"] for half in (0.3, 0.001))
    assert wide.covered == wide.if_true == 1
    assert narrow.covered < 0.3
    assert wide.n == 400


def test_claims_that_cannot_be_judged_are_left_out_of_coverage() -> None:
    y, made = forecasts(0.3)
    made = made.assign(confidence=made.confidence.where(made.claim_id >= "c0100"))
    assert coverage(y, made).set_index("bin").n["all"] == 300


def test_order_of_forecasts_changes_no_coverage() -> None:
    y, made = forecasts(0.05)
    pd.testing.assert_frame_equal(coverage(y, made[::-1]), coverage(y, made))


def test_intervals_of_true_forecasts_cover_nine_bins_in_ten() -> None:
    y, made = forecasts(0.0, 4000)
    ends = share_interval(made.confidence.to_numpy(), np.zeros(len(made)), n_alike=4000 / 10)
    found = coverage(y, made.assign(low=ends[:, 0], high=ends[:, 1]), bins=10).set_index("bin")
    assert 0.8 <= found.if_true["all"] <= 1
    assert found.covered["all"] >= 0.8


@given(p=st.floats(0, 1), doubt=st.floats(0, 0.25), n=st.floats(0, 1e6), level=st.floats(0.05, 0.99))
def test_interval_holds_its_forecast(p: float, doubt: float, n: float, level: float) -> None:
    low, high = share_interval(np.array([p]), np.array([doubt]), n, level)[0]
    assert 0 <= low <= p <= high <= 1


@pytest.mark.parametrize(("thin", "thick"), [((0.1, 20), (0.01, 20)), ((0.01, 5), (0.01, 500))])
def test_thin_evidence_widens_the_interval(thin: tuple[float, float], thick: tuple[float, float]) -> None:
    widths = [np.diff(share_interval(np.array([0.3]), np.array([doubt]), n))[0, 0] for doubt, n in (thin, thick)]
    assert widths[0] > widths[1] + 0.05


def test_nothing_known_is_everything_possible() -> None:
    assert share_interval(np.array([0.4]), np.array([1.0]), 20.0).tolist() == [[0.0, 1.0]]
