from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from data.entries import load_entries
from data.schema import TABLES, conform
from data.validate import NoUsableInput

AT = datetime(2025, 3, 1)


def test_outcomes_of_any_kind_of_table_are_the_same(tmp_path: Path) -> None:
    rows = [
        {"claim_id": "b", "outcome": "TRUE", "decided_at": "2025-03-01", "decided_by": "Desk", "evidence": None},
        {"claim_id": "a", "outcome": "Unverified", "decided_at": "2025-03-01", "decided_by": None, "evidence": "p. 4"},
    ]
    frame = pd.DataFrame(rows)
    frame.to_csv(tmp_path / "o.csv", index=False)
    frame.to_parquet(tmp_path / "o.parquet")
    (tmp_path / "o.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    for path in tmp_path.iterdir():
        outcomes, rejected = load_entries("outcomes", path)
        assert outcomes.to_numpy().tolist() == [
            ["a", "unverified", AT, None, "p. 4"],
            ["b", "true", AT, "Desk", None],
        ]
        assert outcomes["decided_at"].dtype == "datetime64[us]"
        assert rejected.empty


def test_booleans_are_outcomes(tmp_path: Path) -> None:
    frame = pd.DataFrame({"claim": [1, 2], "veracity": [True, False], "at": pd.to_datetime(["2025-03-01"] * 2)})
    columns = {"claim_id": "claim", "outcome": "veracity", "decided_at": "at"}
    frame.to_parquet(tmp_path / "o.parquet")
    frame.to_csv(tmp_path / "o.csv", index=False)
    for path in tmp_path.iterdir():
        outcomes, _ = load_entries("outcomes", path, columns)
        assert outcomes[["claim_id", "outcome"]].to_numpy().tolist() == [["1", "true"], ["2", "false"]]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("c,maybe,2025-03-01", "outcome maybe is none of true, false, unverified; use one of them"),
        ("c,,2025-03-01", "outcome (missing) is none of"),
        (",true,2025-03-01", "claim_id is missing"),
        ("c,true,", "decided_at is missing"),
        ("c,true,soon", "decided_at 'soon' is no date; use ISO 8601"),
        ("a,true,2025-03-01T00:00:00Z", "repeats an earlier row on a, 2025-03-01"),
        ("a,false,2025-03-01", "contradicts an earlier row on a"),
        ("c,true", "has 2 fields where the header has 3"),
    ],
)
def test_a_bad_outcome_is_kept_aside_with_the_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "o.csv"
    path.write_text(f"claim_id,outcome,decided_at\na,true,2025-03-01\n{row}\na,false,2025-04-01\n")
    outcomes, rejected = load_entries("outcomes", path)
    assert outcomes["outcome"].tolist() == ["true", "false"]
    assert rejected["line"].tolist() == [3]
    assert reason in rejected["reason"].iloc[0]
    conform(TABLES["rejected"], rejected)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("claim_id,outcome\na,true\n", "has no column 'decided_at'; it has claim_id, outcome"), ("", "is empty")],
)
def test_a_file_of_no_use_is_an_error(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "o.csv"
    path.write_text(content)
    with pytest.raises(NoUsableInput, match=reason):
        load_entries("outcomes", path)
    with pytest.raises(NoUsableInput, match="does not exist"):
        load_entries("outcomes", tmp_path / "none.csv")
