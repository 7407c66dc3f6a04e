from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

from models.training import NothingToLearn, known_outcomes, labelled_rows, labelled_statements
from tests.models.said import said

NEWEST = datetime(2026, 6, 1)


def outcomes(decided_at: str, n: int = 4) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "claim_id": [f"c{i}" for i in range(n)],
            "outcome": ["true", "false"] * (n // 2),
            "decided_at": pd.Timestamp(decided_at),
        }
    )


def rows_at(at: datetime) -> pd.DataFrame:
    """What is known of four claims: nothing before the newest article."""
    claims = [f"c{i}" for i in range(4)] if at >= NEWEST else []
    return pd.DataFrame({"n_origins": [1.0] * len(claims)}, index=pd.Index(claims, name="claim_id"))


def said_at(at: datetime) -> pd.DataFrame:
    rows = [said(f"c{i}", "herald") for i in range(4)]
    return pd.DataFrame(rows if at >= NEWEST else rows[:1])


def test_undated_claims_are_seen_as_of_the_newest_article() -> None:
    early = outcomes("2020-01-01")
    with pytest.raises(NothingToLearn, match="only 0 claims"):
        labelled_rows(early, NEWEST, rows_at, least=2)
    undated = pd.Series(["c0", "c1", "c2", "c3"])
    x, y = labelled_rows(early, NEWEST, rows_at, least=2, undated=undated)
    assert list(x.index) == ["c0", "c1", "c2", "c3"]
    assert list(y) == [1, 0, 1, 0]
    assert len(labelled_statements(early, NEWEST, said_at, undated=undated).votes) == 4


def test_statements_after_a_claim_was_decided_teach_nothing() -> None:
    assert list(labelled_statements(outcomes("2020-01-01"), NEWEST, said_at).votes.claim_id) == ["c0"]
    assert len(labelled_statements(outcomes("2030-01-01"), NEWEST, said_at).votes) == 4


def test_no_outcomes_give_no_statements() -> None:
    assert labelled_statements(outcomes("2020-01-01")[:0], NEWEST, said_at).votes.empty


def test_outcomes_count_from_the_day_they_were_decided() -> None:
    changed = pd.concat([outcomes("2026-01-01"), outcomes("2026-03-01").assign(outcome="false")])
    changed.loc[len(changed)] = ["c9", "unverified", pd.Timestamp("2026-01-01")]
    assert known_outcomes(changed, datetime(2025, 12, 31)).empty
    assert known_outcomes(changed, datetime(2026, 2, 1)).to_dict() == {"c0": 1, "c1": 0, "c2": 1, "c3": 0}
    assert set(known_outcomes(changed, datetime(2026, 4, 1))) == {0}
