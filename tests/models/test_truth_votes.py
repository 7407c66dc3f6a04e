from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from models.truth.majority import MajorityVote
from models.truth.votes import encode, tally

NAMED = pd.DataFrame(
    {
        "source": ["herald", "courier", "herald", "gazette"],
        "claim": ["bridge closes", "bridge closes", "mayor quits", "bridge closes"],
        "value": ["true", "false", "true", "true"],
    }
)


def test_names_come_back() -> None:
    votes, names = encode(NAMED)
    decoded = [names[j][votes[:, j]].tolist() for j in range(3)]
    assert decoded == [NAMED[column].tolist() for column in NAMED]
    found = MajorityVote().fit(votes).table(names).set_index(["claim", "value"]).probability
    assert found.to_dict() == {
        ("bridge closes", "false"): pytest.approx(1 / 3),
        ("bridge closes", "true"): pytest.approx(2 / 3),
        ("mayor quits", "true"): 1.0,
    }


def test_numbers_do_not_depend_on_the_order_of_votes() -> None:
    votes, names = encode(NAMED)
    turned, same = encode(NAMED.iloc[::-1])
    np.testing.assert_array_equal(turned[::-1], votes)
    assert all(a.equals(b) for a, b in zip(names, same, strict=True))


def test_a_missing_name_is_refused_with_its_row() -> None:
    with pytest.raises(ValueError, match="row 2: claim is missing"):
        encode(NAMED.assign(claim=["a", "a", None, "b"]))


def test_an_absent_column_is_refused() -> None:
    with pytest.raises(ValueError, match="no column 'value'; give source, claim, value"):
        encode(NAMED[["source", "claim"]])


@given(
    votes=hnp.arrays(np.int64, st.tuples(st.integers(1, 40), st.just(3)), elements=st.integers(0, 3)),
    scale=st.sampled_from([1, 2**31]),
)
def test_tally_sums_as_a_group_by_does(votes: np.ndarray, scale: int) -> None:
    # ids too large for one integer a vote take the other way of sorting
    votes = votes * np.array([1, scale, scale])
    found = tally(votes)
    frame = pd.DataFrame(votes, columns=["source", "claim", "value"])
    sizes = frame.groupby(["claim", "value"]).size()
    assert list(zip(found.claim, found.value, strict=True)) == list(sizes.index)
    np.testing.assert_array_equal(found.pair_weight, sizes)
    np.testing.assert_array_equal(found.n_values, sizes.groupby("claim").size())
    np.testing.assert_array_equal(found.claim[found.start], np.unique(frame.claim))
    np.testing.assert_array_equal(found.source_weight, np.bincount(frame.source))
    x = np.arange(len(found.claim), dtype=float)
    np.testing.assert_array_equal(found.by_claim(x), pd.Series(x).groupby(found.claim).sum())
    rows = frame.sort_values(["claim", "value", "source"]).source
    np.testing.assert_array_equal(found.source, rows)
