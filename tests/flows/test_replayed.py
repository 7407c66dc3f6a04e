"""Nights replayed over a past, their forecasts graded, and what they foretold of evidence held against what came."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.desk import Desk
from data.store import snapshot_path
from flows.cli import main
from models.next_evidence import EVIDENCE
from tests.flows.nights import write_articles

STORY = [
    ("2026-03-02T06:00", "ledger.example", "The port of Marle will close in April, two people briefed on it said."),
    ("2026-03-03T06:00", "post.example", "The port of Marle will close in April, the port authority confirmed."),
    ("2026-03-04T06:00", "quay.example", "The port of Marle will close in April. Ships will be sent to Oskmouth."),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four nights, one a day, on a claim that was confirmed and then came from a further outlet."""
    folder = tmp_path_factory.mktemp("replayed")
    given = [
        {"claim_id": "c1", "claim": "Marle to close", "published_at": at, "url": f"https://{outlet}/1", "text": text}
        | {"title": "Port of Marle to close in April"}
        for at, outlet, text in STORY
    ]
    outcome = {"claim_id": "c1", "outcome": "true", "decided_at": "2026-03-04T12:00", "decided_by": "the authority"}
    pd.DataFrame([outcome]).to_csv(folder / "outcomes.csv", index=False)
    arguments = ["--input", str(write_articles(folder / "in.jsonl", given)), "--outcomes", str(folder / "outcomes.csv")]
    nights = ["--from", "2026-03-02T07:00", "--to", "2026-03-05T07:00", "--store", str(folder / "past.duckdb")]
    assert main(["backtest", *arguments, *nights]) == 0
    return folder / "past.duckdb"


def test_every_night_keeps_what_it_foretold(store: Path) -> None:
    desk = Desk(snapshot_path(store))
    kept = desk.history("next_evidence")
    assert kept.as_of.nunique() == 4
    last = desk.next_evidence("c1")
    assert set(last.evidence) <= set(EVIDENCE)
    assert len(last) == (kept.as_of == kept.as_of.max()).sum()  # the desk tells of the last night alone


def test_receipts_tell_whether_the_direction_was_right(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "receipts", "--store", str(store)]) == 0
    said = capsys.readouterr().out
    assert "was the direction right?" in said
    assert [line.replace("│", " ").split()[3] for line in said.splitlines() if "an official confirmation" in line] == [
        "1"
    ]
