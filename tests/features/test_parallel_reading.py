"""Reading over several processes: the same reports in the same order, and an end in every case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

import pandas as pd
import pytest

from features.reading import parallel
from features.reading.parallel import ReadingDied, read_batches
from features.reading.read import read_articles

TEXTS = (
    "The weir will be rebuilt by June, Ms. Oduya said.",
    "“Nobody told us,” said a clerk at the Harbour Gazette. The ferry had already left.",
    None,
)
KILLED = """
import multiprocessing, os, signal
from features.reading import parallel
from features.reading.parallel import read_batches
from tests.features.test_parallel_reading import batches
parallel.WORTH_IT = 1
reading = read_batches(batches(40, 2), n_processes=2)
next(reading)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


class Deadly:
    """A set of outlets that ends the process it is sent to."""

    def __contains__(self, name: object) -> bool:
        return False

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def batches(n: int, size: int) -> list[pd.DataFrame]:
    """`n` batches of `size` articles, no two of the same text."""
    return [
        pd.DataFrame(
            {
                "article_id": [f"{batch}-{number}" for number in range(size)],
                "revision": 0,
                "title": f"Weir {batch} to be rebuilt: report",
                "text": [TEXTS[number % 3] and f"{TEXTS[number % 3]} It was day {number}." for number in range(size)],
            }
        )
        for batch in range(n)
    ]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few articles are reason enough to start processes."""
    monkeypatch.setattr(parallel, "WORTH_IT", 1)


@pytest.mark.usefixtures("eager")
def test_many_articles_are_read_over_processes_as_in_one() -> None:
    given = batches(7, 3)
    told = list(read_batches(given, frozenset({"oduya"}), n_processes=2))
    assert len(told) == len(given)
    for batch, reports in zip(given, told, strict=True):
        pd.testing.assert_frame_equal(reports, read_articles(batch, frozenset({"oduya"})))


@pytest.mark.parametrize(("given", "n_processes"), [(batches(2, 3), 8), (batches(1, 200), 8), (batches(4, 50), 1)])
def test_a_few_articles_or_one_process_start_nothing(
    given: Sequence[pd.DataFrame], n_processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "ProcessPoolExecutor", None)
    assert [len(reports) > 0 for reports in read_batches(given, n_processes=n_processes)] == [True] * len(given)
    assert list(read_batches([], n_processes=n_processes)) == []


@pytest.mark.usefixtures("eager")
def test_a_process_that_dies_is_told_and_not_waited_for() -> None:
    with pytest.raises(ReadingDied, match=r"article '0-0' still to come; .*n_processes=1"):
        list(read_batches(batches(3, 2), Deadly(), n_processes=2))


@pytest.mark.usefixtures("eager")
def test_an_error_in_a_process_reaches_the_caller() -> None:
    broken = [batch.assign(revision="first") for batch in batches(3, 2)]
    with pytest.raises(ValueError, match="invalid literal"):
        list(read_batches(broken, n_processes=2))


def test_processes_do_not_outlive_a_caller_who_is_killed() -> None:
    caller = subprocess.run(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert caller.returncode == -signal.SIGKILL
    readers = [int(pid) for pid in caller.stdout.split()]
    assert len(readers) == 2
    for _ in range(300):
        if not any(_alive(pid) for pid in readers):
            return
        time.sleep(0.1)
    pytest.fail(f"processes {readers} still run")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
