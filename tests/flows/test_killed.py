"""A night that is killed with -9 at any moment loses nothing, and the next one ends as if nothing had happened."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from data.desk import Desk
from data.store import Store, snapshot_path
from tests.flows.nights import all_rows, night, sample_articles, write_articles

pytestmark = pytest.mark.night

_NIGHT = """
import sys
from pathlib import Path
from tests.flows.nights import SAMPLE, run_night
run_night([Path(sys.argv[1])], store=Path(sys.argv[2]), out=Path(sys.argv[3]), outlets=SAMPLE / "outlets.csv")
"""
ROOT = Path(__file__).parents[2]
CLOCK = ("finished_at", "seconds")


def start(given: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _NIGHT, str(given), str(store), str(store.parent / "out")]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def test_a_killed_night_is_made_good_by_the_next(tmp_path: Path) -> None:
    articles = sample_articles()
    yesterday, tonight = articles[:30], write_articles(tmp_path / "tonight.jsonl", articles)
    night(tmp_path, yesterday, "undisturbed")
    began = time.monotonic()
    assert start(tonight, tmp_path / "undisturbed.duckdb").wait(300) == 0
    took = time.monotonic() - began
    whole = all_rows(tmp_path / "undisturbed.duckdb", but=CLOCK)

    night(tmp_path, yesterday, "killed")
    before = Desk(snapshot_path(tmp_path / "killed.duckdb")).claims()
    random = Random(20261122)
    for _ in range(2):
        running = start(tonight, tmp_path / "killed.duckdb")
        time.sleep(took * random.uniform(0.3, 0.95))
        running.kill()
        running.wait()
        left = Desk(snapshot_path(tmp_path / "killed.duckdb")).claims()
        assert len(left) >= len(before)  # yesterday's, or tonight's where it was published just before
        with Store(tmp_path / "killed.duckdb") as store:
            assert store.count("articles") in (30, len(articles))
    assert start(tonight, tmp_path / "killed.duckdb").wait(300) == 0
    assert all_rows(tmp_path / "killed.duckdb", but=CLOCK) == whole
