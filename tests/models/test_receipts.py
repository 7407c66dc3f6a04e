"""Which past forecast is graded, and against what."""

from __future__ import annotations

import pandas as pd
import pytest

from models.receipts import graded, receipt_coverage, receipt_figures

T = pd.Timestamp
NOW = T("2026-02-01")


def scores(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["claim_id", "as_of", "model_version", "confidence"])
    return frame.assign(as_of=pd.to_datetime(frame.as_of, format="ISO8601"), low=0.1, high=0.9)


def outcomes(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["claim_id", "outcome", "decided_at"])
    return frame.assign(decided_at=pd.to_datetime(frame.decided_at))


def claims(*ids: str) -> pd.DataFrame:
    return pd.DataFrame({"claim_id": ids, "first_seen": T("2026-01-01"), "speech_act": "assertion"})


RUNS = pd.DataFrame(
    {
        "as_of": pd.to_datetime(["2026-01-01 03:00", *["2026-01-02 00:00"] * 2, "2026-01-05 00:00"]),
        "model_version": ["m1", "m1", "m2", "m2"],
        "finished_at": pd.to_datetime(["2026-01-01 04:00", "2026-01-02 01:00", *["2026-01-20 00:00"] * 2]),
    }
)
NIGHTS = scores(
    ("a", "2026-01-01 03:00", "m1", 0.5),
    ("a", "2026-01-02", "m2", 0.99),  # made later, when more was known of the model
    ("a", "2026-01-02", "m1", 0.7),
    ("a", "2026-01-05", "m2", 0.8),
    ("a", "2026-01-12", "m2", 1.0),
)


def test_the_forecast_that_stood_at_each_horizon_is_graded() -> None:
    found = graded(NIGHTS, outcomes(("a", "true", "2026-01-10")), claims("a"), RUNS, NOW)
    assert found.set_index("horizon").confidence.to_dict() == {"6 h": 0.5, "24 h": 0.7, "72 h": 0.7, "last": 0.8}
    assert set(found.held) == {1}


@pytest.mark.parametrize(
    "outcome", [("a", "unverified", "2026-01-10"), ("a", "true", "2026-03-01"), ("b", "true", "2026-01-10")]
)
def test_what_is_undecided_is_not_graded(outcome: tuple[str, str, str]) -> None:
    found = graded(NIGHTS, outcomes(outcome), claims("a"), RUNS, NOW)
    assert found.empty
    assert receipt_figures(found).empty


def test_the_latest_verdict_counts() -> None:
    verdicts = outcomes(("a", "true", "2026-01-10"), ("a", "false", "2026-01-11"))
    assert set(graded(NIGHTS, verdicts, claims("a"), RUNS, NOW).held) == {0}


def test_a_forecast_made_after_the_outcome_or_never_judged_does_not_count() -> None:
    rows = scores(("a", "2026-01-11", "m1", 0.9), ("b", "2026-01-01 02:00", "m1", None))
    verdicts = outcomes(("a", "true", "2026-01-10"), ("b", "true", "2026-01-10"))
    assert graded(rows, verdicts, claims("a", "b"), RUNS, NOW).empty


def test_figures_are_of_each_horizon_and_kind() -> None:
    rows = scores(("a", "2026-01-01 03:00", "m1", 0.9), ("b", "2026-01-01 03:00", "m1", 0.2))
    verdicts = outcomes(("a", "true", "2026-01-10"), ("b", "false", "2026-01-10"))
    about = claims("a", "b").assign(speech_act=["assertion", "prediction"])
    found = receipt_figures(graded(rows, verdicts, about, RUNS, NOW))
    assert found.index.tolist()[:3] == [("6 h", "all"), ("6 h", "assertion"), ("6 h", "prediction")]
    whole = found.loc[("6 h", "all")]
    assert whole.brier == pytest.approx((0.1**2 + 0.2**2) / 2)
    assert whole.gain == pytest.approx(0.25 - whole.brier)
    assert whole.width == pytest.approx(0.8)


def test_intervals_are_held_against_what_happened_horizon_by_horizon() -> None:
    forecasts = [("a", "last", 0.2, 0), ("b", "last", 0.3, 1), ("c", "last", 0.8, 1), ("d", "last", 0.9, 1)]
    rows = pd.DataFrame([*forecasts, ("a", "6 h", 0.5, 0)], columns=["claim_id", "horizon", "confidence", "held"])
    found = receipt_coverage(rows.assign(low=rows.confidence - 0.3, high=rows.confidence + 0.3), bins=2)
    assert found.horizon.tolist() == ["6 h", "6 h", "last", "last", "last"]
    assert found.bin.tolist() == ["all", "1", "all", "1", "2"]
    # of a and b one in two held, within 0.25 ± 0.3; c and d both did, within 0.85 ± 0.3; a, by 6 h, did not, 0.5 ± 0.3
    assert found.covered.tolist() == [0.0, 0.0, 1.0, 1.0, 1.0]
    assert receipt_coverage(rows.head(0)).empty
