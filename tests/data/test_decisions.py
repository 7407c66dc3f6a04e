"""Analysts' decisions on the grouping: what a file may say, and from when on a night knows of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data.decisions import keep_decisions, load_decisions
from data.store import Store
from data.validate import NoUsableInput

HEAD = "kind,claim_id,other_claim_id,article_id,decided_at,author,reason\n"
MERGE = "merge,c1,c2,,2026-03-02T10:00,Mo,one dam\n"
NIGHT = datetime(2026, 3, 3)


def written(folder: Path, *rows: str) -> Path:
    path = folder / "decisions.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def test_decisions_are_read_in_order_of_time(tmp_path: Path) -> None:
    path = written(tmp_path, "Pin,c1,,a7,2026-03-04,Jo,same man\n", MERGE, "split,c1,,a8,2026-03-03,Mo,other dam\n")
    decisions, rejected = load_decisions(path)
    assert decisions[["kind", "claim_id", "other_claim_id", "article_id"]].fillna("").values.tolist() == [
        ["merge", "c1", "c2", ""],
        ["split", "c1", "", "a8"],
        ["pin", "c1", "", "a7"],
    ]
    assert rejected.empty


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("join,c1,c2,,2026-03-02,Mo,one\n", "kind join is none of merge, split, pin"),
        ("merge,c1,,a7,2026-03-02,Mo,one\n", "other_claim_id is missing; merge needs one"),
        ("pin,c1,c2,,2026-03-02,Mo,one\n", "article_id is missing; pin needs one"),
        ("split,,,a7,2026-03-02,Mo,one\n", "claim_id is missing"),
        ("split,c1,,a7,2026-03-02,,one\n", "author is missing"),
        ("split,c1,,a7,2026-03-02,Mo,\n", "reason is missing"),
        ("split,c1,,a7,soon,Mo,one\n", "decided_at 'soon' is no date"),
        ("merge,c1,c1,,2026-03-02,Mo,one\n", "merges claim c1 with itself"),
        (MERGE, "repeats an earlier row on claim c1"),
    ],
)
def test_what_cannot_be_used_is_rejected_with_the_reason(tmp_path: Path, row: str, reason: str) -> None:
    decisions, rejected = load_decisions(written(tmp_path, MERGE, row))
    assert len(decisions) == 1
    [told] = rejected["reason"]
    assert reason in told


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoUsableInput, match="does not exist"):
        load_decisions(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("last", "known_at"),
    [
        (None, datetime(2026, 3, 2, 10)),
        (NIGHT - timedelta(days=3), datetime(2026, 3, 2, 10)),
        (NIGHT, datetime(2026, 3, 5)),
        (datetime(2026, 3, 6), datetime(2026, 3, 6, 0, 0, 1)),
    ],
)
def test_a_night_that_is_over_never_learns_of_a_decision(
    tmp_path: Path, last: datetime | None, known_at: datetime
) -> None:
    decisions, _ = load_decisions(written(tmp_path, MERGE))
    with Store.in_memory() as store:
        keep_decisions(store, decisions, datetime(2026, 3, 5), last)
        keep_decisions(store, decisions, datetime(2026, 3, 9), datetime(2026, 3, 8))
        assert store.rows("grouping_decisions")["known_at"].tolist() == [pd.Timestamp(known_at)]
