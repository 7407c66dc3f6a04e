"""A night that is killed with -9 at any moment loses nothing, and the next one ends as if nothing had happened."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from data.desk import Desk
from data.store import Store, snapshot_path
from flows.options import SAMPLE
from tests.flows.nights import all_rows, night, run_night, sample_articles, write_articles

pytestmark = pytest.mark.night

CLOCK = ("finished_at", "seconds")
N_BEFORE, N_AFTER, N_KILLS = 12, 30, 3
# forks of a server that has imported everything: so a kill hits the night's work, and not what comes before it
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["flows.nightly"])


def take(given: Path, store: Path) -> None:
    run_night([given], store=store, out=store.parent / "out", outlets=SAMPLE / "outlets.csv")


@pytest.fixture
def store_of_yesterday(tmp_path: Path) -> Callable[[str], Path]:
    """A copy, by any name, of the store and snapshot of a first night."""
    night(tmp_path, sample_articles()[:N_BEFORE], "yesterday")

    def copy(name: str) -> Path:
        for path in tmp_path.glob("yesterday.*duckdb"):
            shutil.copy(path, path.with_name(path.name.replace("yesterday", name)))
        return tmp_path / f"{name}.duckdb"

    return copy


def test_a_killed_night_is_made_good_by_the_next(tmp_path: Path, store_of_yesterday: Callable[[str], Path]) -> None:
    tonight = write_articles(tmp_path / "tonight.jsonl", sample_articles()[:N_AFTER])

    def seconds(store: Path, until: float | None = None) -> float:
        """How long a night took in a process of its own, which is killed after so many seconds."""
        running = PROCESSES.Process(target=take, args=(tonight, store))
        began = time.monotonic()
        running.start()
        running.join(until)
        if until is not None:
            running.kill()
            running.join()
        else:
            assert running.exitcode == 0
        return time.monotonic() - began

    idle = PROCESSES.Process(target=int)  # the server starts with its first process
    idle.start()
    idle.join()
    undisturbed, killed = store_of_yesterday("undisturbed"), store_of_yesterday("killed")
    before = Desk(snapshot_path(killed)).claims()
    took = seconds(undisturbed)
    whole = all_rows(undisturbed, but=CLOCK)
    random = Random(20261122)
    for part in sorted(random.uniform(0.05, 0.95) for _ in range(N_KILLS)):  # each goes on where the last was killed
        seconds(killed, took * part)
        left = Desk(snapshot_path(killed)).claims()
        assert len(left) >= len(before)  # yesterday's, or tonight's where it was published just before
        with Store(killed) as store:
            assert store.count("articles") in (N_BEFORE, N_AFTER)
    seconds(killed)
    assert all_rows(killed, but=CLOCK) == whole
