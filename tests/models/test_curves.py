from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from models.curves import bend, rank_curve

columns = hnp.arrays(np.float64, st.integers(1, 60), elements=st.one_of(st.just(np.nan), st.floats(-1e9, 1e9)))


@given(values=columns)
def test_curve_rises_within_one_unit_and_is_centred(values: np.ndarray) -> None:
    knots, heights = rank_curve(values, np.ones(len(values)))
    assert (np.diff(knots) > 0).all()
    assert (np.diff(heights) > 0).all()
    assert np.ptp(heights) < 1
    seen = values[~np.isnan(values)]
    if len(seen):
        assert bend(seen[:, None], [knots], [heights]).mean() == pytest.approx(0, abs=1e-9)


@given(values=columns, seed=st.integers(0, 99))
def test_weights_count_as_repetition(values: np.ndarray, seed: int) -> None:
    times = np.random.default_rng(seed).integers(1, 4, len(values))
    weighted = rank_curve(values, times.astype(float))
    repeated = rank_curve(np.repeat(values, times), np.ones(times.sum()))
    np.testing.assert_array_equal(weighted[0], repeated[0])
    np.testing.assert_allclose(weighted[1], repeated[1], atol=1e-12)


@pytest.mark.parametrize(
    ("values", "meaning"),
    [([np.nan, np.nan], "never known"), ([2.0, 2.0, np.nan], "always the same")],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_curve_of_a_feature_that_tells_nothing_is_flat(values: list[float], meaning: str) -> None:
    knots, heights = rank_curve(np.array(values), np.ones(len(values)))
    assert (bend(np.array([[-5.0], [2.0], [9.0]]), [knots], [heights]) == 0).all(), meaning


def test_rare_flag_counts_no_more_than_a_common_one() -> None:
    def contrast(n_true: int) -> float:
        values = np.repeat([0.0, 1.0], [200 - n_true, n_true])
        return float(np.ptp(rank_curve(values, np.ones(200))[1]))

    assert contrast(1) == pytest.approx(contrast(100))


@given(values=columns, asked=columns)
def test_bend_interpolates_as_numpy_does(values: np.ndarray, asked: np.ndarray) -> None:
    knots, heights = rank_curve(values, np.ones(len(values)))
    asked = np.concatenate([asked, values, knots])
    expected = np.where(np.isnan(asked), 0.0, np.interp(asked, knots, heights))
    whole = bend(np.column_stack([asked, asked[::-1]]), [knots] * 2, [heights] * 2)
    np.testing.assert_allclose(whole[:, 0], expected, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(whole[::-1, 1], whole[:, 0])


def test_knots_as_close_as_numbers_get_still_make_a_curve() -> None:
    knots, heights = rank_curve(np.array([0.0, 5e-324, 5e-324]), np.ones(3))
    assert bend(np.array([[0.0], [5e-324], [1.0]]), [knots], [heights]).ravel().tolist() == [*heights, heights[-1]]
