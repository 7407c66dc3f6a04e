from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd
import pytest

from models.training import (
    NothingToLearn,
    known_outcomes,
    labelled_rows,
    labelled_statements,
    seen_early,
    settled_claims,
)
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
        labelled_rows(settled_claims(early, NEWEST), rows_at, least=2)
    settled = settled_claims(early, NEWEST, undated=["c0", "c1", "c2", "c3"])
    x, y = labelled_rows(settled, rows_at, least=2)
    assert list(x.index) == ["c0", "c1", "c2", "c3"]
    assert list(y) == [1, 0, 1, 0]
    assert len(labelled_statements(settled, said_at).votes) == 4


def test_statements_after_a_claim_was_decided_teach_nothing() -> None:
    for decided_at, taught in (("2020-01-01", ["c0"]), ("2030-01-01", ["c0", "c1", "c2", "c3"])):
        settled = settled_claims(outcomes(decided_at), NEWEST)
        assert list(labelled_statements(settled, said_at).votes.claim_id) == taught


def test_a_claim_is_seen_so_long_after_its_first_article_but_never_after_its_outcome() -> None:
    settled = settled_claims(outcomes("2026-01-10"), NEWEST)
    first = pd.Series(pd.to_datetime(["2026-01-01T00", "2026-01-09T12", None]), index=["c0", "c1", "c2"])
    early = seen_early(settled, first, timedelta(hours=24))
    assert early.seen_at.to_dict() == {"c0": pd.Timestamp("2026-01-02"), "c1": pd.Timestamp("2026-01-09 23:59:59")}


def test_rows_are_asked_for_once_a_moment_the_earliest_first() -> None:
    settled = settled_claims(outcomes("2030-01-01"), NEWEST)
    settled.loc["c3", "seen_at"] = pd.Timestamp("2026-06-07")
    asked: list[datetime] = []

    def rows(at: datetime) -> pd.DataFrame:
        asked.append(at)
        return rows_at(at)

    x, _ = labelled_rows(settled, rows, least=1)
    assert asked == [NEWEST, datetime(2026, 6, 7)]
    assert list(x.index) == ["c0", "c1", "c2", "c3"]


def test_outcomes_count_from_the_day_they_were_decided() -> None:
    changed = pd.concat([outcomes("2026-01-01"), outcomes("2026-03-01").assign(outcome="false")])
    changed.loc[len(changed)] = ["c9", "unverified", pd.Timestamp("2026-01-01")]
    assert known_outcomes(changed, datetime(2025, 12, 31)).empty
    assert known_outcomes(changed, datetime(2026, 2, 1)).to_dict() == {"c0": 1, "c1": 0, "c2": 1, "c3": 0}
    assert set(known_outcomes(changed, datetime(2026, 4, 1))) == {0}
