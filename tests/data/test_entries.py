"""What analysts enter: from a file, and from a notebook through the desk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from data.entries import append_entry, desk_files, load_entries

HEADER = "claim_id,made_at,confidence,author,reason,expires_at\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("k2,2026-01-01,1.2,Ada,saw it,", "confidence 1.2 is no share; give a number from 0 to 1"),
        ("k2,2026-01-01,likely,Ada,saw it,", "confidence likely is no number; write one like 0.35"),
        ("k2,2026-01-01,0.5,,saw it,", "author is missing; a row of overrides needs one"),
        ("k2,2026-01-01,0.5,Ada,saw it,soon", "expires_at 'soon' is no date; use ISO 8601"),
        ("k1,2026-01-01,0.7,Ada,saw it,", "contradicts an earlier row on k1, 2026-01-01"),
    ],
)
def test_an_override_of_no_use_is_kept_aside_with_the_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "overrides.csv"
    path.write_text(f"{HEADER}k1,2026-01-01,0.9,Ada,saw it,\n{row}\n", encoding="utf-8")
    entered, rejected = load_entries("overrides", path)
    assert entered.claim_id.tolist() == ["k1"]
    assert reason in rejected.reason[0]


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "overrides.csv"
    entry = {"claim_id": "k1", "made_at": datetime(2026, 1, 1, 9), "confidence": 0.25, "author": "Ada"}
    append_entry(path, "overrides", entry | {"reason": 'Saw "it",\nand more'})
    append_entry(path, "overrides", entry | {"claim_id": "k0", "reason": "=1+1", "expires_at": datetime(2026, 2, 1)})
    entered, rejected = load_entries("overrides", path)
    assert rejected.empty
    assert entered.claim_id.tolist() == ["k0", "k1"]
    assert entered.reason.tolist() == ["=1+1", 'Saw "it",\nand more']
    assert entered.made_at.tolist() == [datetime(2026, 1, 1, 9)] * 2


def test_what_does_not_fit_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.csv"
    entry = {"claim_id": "k1", "decided_at": datetime(2026, 1, 1), "decided_by": "Ada"}
    append_entry(path, "outcomes", entry | {"outcome": "true"})
    before = path.read_bytes()
    with pytest.raises(ValueError, match="outcome perhaps is none of true, false, unverified"):
        append_entry(path, "outcomes", entry | {"outcome": "perhaps"})
    assert path.read_bytes() == before


def test_many_desks_may_enter_at_once(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.csv"

    def enter(start: int) -> None:
        for n in range(start, start + 20):
            entry = {"claim_id": f"k{n}", "outcome": "true", "decided_at": datetime(2026, 1, 1), "decided_by": "Ada"}
            append_entry(path, "outcomes", entry)

    threads = [Thread(target=enter, args=(start,)) for start in range(0, 100, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entered, rejected = load_entries("outcomes", path)
    assert (len(entered), len(rejected)) == (100, 0)


def test_store_and_snapshot_have_the_same_files_beside_them() -> None:
    assert desk_files(Path("in/a.duckdb")) == desk_files(Path("in/a.snapshot.duckdb"))
    assert desk_files(Path("in/a.duckdb"))["outcomes"] == Path("in/a.outcomes.csv")
