from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from models.drift import calibration_drift, drift, spread


def rows(n: int = 2000, shift: float = 0.0, missing: float = 0.1, seed: int = 0) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    found = pd.DataFrame(
        {"silence_hours": random.normal(size=n) + shift, "official_asserts": random.integers(0, 2, n).astype(float)}
    )
    return found.mask(random.random(found.shape) < missing)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (rows(seed=1), "none"),
        (rows(seed=1, shift=0.5), "some"),
        (rows(seed=1, shift=1.5), "much"),
        (rows(40, seed=1), "none"),
        (rows()[:0], "cannot be judged"),
    ],
    ids=["alike", "moved", "moved far", "few but alike", "no claims"],
)
def test_drift_is_said_of_what_moved_beyond_chance(now: pd.DataFrame, said: str) -> None:
    table = drift(spread(rows()), now).set_index("feature")
    assert table.drift["silence_hours"] == said
    assert table.drift["official_asserts"] == ("cannot be judged" if now.empty else "none")


def test_values_that_go_missing_are_drift() -> None:
    table = drift(spread(rows()), rows(seed=1, missing=0.6))
    assert list(table.drift) == ["much", "much"]


def test_training_spread_survives_a_file() -> None:
    kept = spread(rows())
    again = pd.DataFrame(json.loads(json.dumps(kept.to_dict("records"))))
    pd.testing.assert_frame_equal(drift(again, rows(seed=1)), drift(kept, rows(seed=1)))


@pytest.mark.parametrize("column", [[np.nan] * 5, [2.0] * 5, [0.0, 1.0, np.nan, 1.0, 1.0]])
def test_shares_of_any_column_add_up(column: list[float]) -> None:
    frame = pd.DataFrame({"f": column})
    assert sum(spread(frame).shares[0]) == pytest.approx(1)
    assert drift(spread(frame), frame).psi[0] == pytest.approx(0)


def test_a_missing_feature_is_refused() -> None:
    with pytest.raises(KeyError, match="silence_hours"):
        drift(spread(rows()), rows()[["official_asserts"]])


@pytest.mark.parametrize(
    ("bend", "fits"), [(lambda p: p, [True, True, True]), (lambda p: 0.5 * p, [False, False, False])]
)
def test_calibration_drift_tells_forecasts_that_stopped_coming_true(bend: object, fits: list[bool]) -> None:
    assert callable(bend)
    random = np.random.default_rng(4)
    p = random.uniform(0.05, 0.95, 3000)
    y = (random.random(3000) < bend(p)).astype(int)
    table = calibration_drift(y, p)
    assert list(table.figure) == ["mean_gap", "slope", "brier"]
    assert list(table.fits) == fits


def test_forecasts_of_one_outcome_cannot_be_judged_by_slope() -> None:
    assert calibration_drift([1, 1, 1], [0.9, 0.8, 0.7]).set_index("figure").fits["slope"] is None
