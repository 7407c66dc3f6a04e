from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.words import admiralty, likelihood, stix_confidence

shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0, "almost no chance (1–5 %)"), (0.03, "almost no chance (1–5 %)"), (0.05, "very unlikely (5–20 %)"),
        (0.19, "very unlikely (5–20 %)"), (0.2, "unlikely (20–45 %)"), (0.45, "roughly even chance (45–55 %)"),
        (0.5, "roughly even chance (45–55 %)"), (0.55, "likely (55–80 %)"), (0.8, "very likely (80–95 %)"),
        (0.95, "almost certain (95–99 %)"), (1.0, "almost certain (95–99 %)"),
        (None, "cannot be judged"), (math.nan, "cannot be judged"),
    ],
)  # fmt: skip
def test_likelihood_says_the_word_and_its_range(p: float | None, words: str) -> None:
    assert likelihood(p) == words


@given(p=shares)
def test_word_code_and_stix_number_tell_of_one_confidence(p: float) -> None:
    stix = stix_confidence(p)
    assert stix is not None
    low, high = likelihood(p).split("(")[1].removesuffix(" %)").split("–")
    assert int(low) <= stix < int(high) or stix in (0, 99, 100)
    # appendix A of STIX 2.1: 0–19, 20–39, 40–59, 60–79, 80–100 are the Admiralty's 5 to 1
    assert admiralty(None, p, n_origins=2) == f"F{5 - min(stix // 20, 4)}"


@given(p=shares)
def test_the_range_in_brackets_holds_the_probability(p: float) -> None:
    low, high = likelihood(p).split("(")[1].removesuffix(" %)").split("–")
    assert min(int(low), 100 * p) == int(low) or p < 0.01
    assert 100 * p <= int(high) + 1e-9 or p > 0.99


@pytest.mark.parametrize(
    ("source", "confidence", "n_origins", "code"),
    [
        (0.9, 0.9, None, "A1"), (0.9, 0.9, 2, "A1"), (0.9, 0.9, 1, "A2"), (0.9, 0.1, 1, "A5"), (0.1, 0.9, 3, "E1"),
        (0.7, 0.65, None, "B2"), (0.5, 0.5, None, "C3"), (0.3, 0.3, None, "D4"), (0.0, 0.0, None, "E5"),
        (1.0, 1.0, 2, "A1"), (None, 0.9, 2, "F1"), (0.9, None, 2, "A6"), (None, None, None, "F6"),
        (math.nan, math.nan, None, "F6"),
    ],
)  # fmt: skip
def test_admiralty_code_keeps_its_two_axes_apart(
    source: float | None, confidence: float | None, n_origins: int | None, code: str
) -> None:
    assert admiralty(source, confidence, n_origins) == code


@given(one=shares, other=shares)
def test_better_never_reads_worse(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert stix_confidence(low) <= stix_confidence(high)  # type: ignore[operator]
    assert admiralty(low, low) >= admiralty(high, low) >= admiralty(high, high)


@pytest.mark.parametrize(("p", "stix"), [(0.0, 0), (0.014, 1), (0.62, 62), (1.0, 100), (None, None), (math.nan, None)])
def test_stix_confidence_is_a_percentage_or_left_out(p: float | None, stix: int | None) -> None:
    assert stix_confidence(p) == stix


@pytest.mark.parametrize("say", [likelihood, stix_confidence, lambda p: admiralty(0.5, p), lambda p: admiralty(p, 0.5)])
@pytest.mark.parametrize("p", [-0.1, 1.01, 62, math.inf])
def test_what_is_no_share_is_refused(say: Callable[[float], object], p: float) -> None:
    with pytest.raises(ValueError, match=r"use a share in \[0, 1\]"):
        say(p)
