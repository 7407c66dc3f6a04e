"""Articles read over several processes: as many as there are cores, in the order given, with nothing lost unsaid."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Container, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

import pandas as pd

from features.reading.read import read_articles

WORTH_IT: Final = 150  # articles; fewer are read sooner than a process starts, which takes a second or two
_AHEAD: Final = 2  # batches a process that are read before they are asked for

_known_outlets: Container[str] = ()  # of a reading process, told once at its start


class ReadingDied(RuntimeError):
    """A reading process ended without a word; the message names the batch and what to do."""


def read_batches(
    batches: Sequence[pd.DataFrame], known_outlets: Container[str] = (), n_processes: int | None = None
) -> Generator[pd.DataFrame, None, None]:
    """The table "reports" of each batch of articles, in the order of the batches.

    For the columns of `batches` and for `known_outlets`, which must be picklable, see `read_articles`. `n_processes`
    is as many as this process may use cores where None; with one, and for fewer than `WORTH_IT` articles, nothing is
    started. The processes are spawned: a script that calls this needs the usual `if __name__ == "__main__":`. They
    live no longer than the iteration, nor than the caller. Raises ReadingDied where one of them is killed, and
    whatever `read_articles` raises.
    """
    n_processes = min(usable_cores() if n_processes is None else n_processes, len(batches))
    if n_processes < 2 or sum(map(len, batches)) < WORTH_IT:
        for batch in batches:
            yield read_articles(batch, known_outlets)
        return
    pool = ProcessPoolExecutor(n_processes, get_context("spawn"), _begin, (known_outlets,))
    try:
        yield from _in_order(pool, batches, n_processes * _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def usable_cores() -> int:
    """How many cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(pool: ProcessPoolExecutor, batches: Sequence[pd.DataFrame], ahead: int) -> Iterator[pd.DataFrame]:
    reading: deque[Future[pd.DataFrame]] = deque()
    for number, batch in enumerate(batches):
        try:
            while len(reading) < ahead and number + len(reading) < len(batches):
                reading.append(pool.submit(_read, batches[number + len(reading)]))
            reports = reading.popleft().result()
        except BrokenProcessPool as error:
            raise ReadingDied(
                f"a reading process was ended from outside, by want of memory perhaps, with the batch that begins at "
                f"article {batch.article_id.iloc[0]!r} still to come; read with one process (n_processes=1) to see "
                'why; in a script, call this from under `if __name__ == "__main__":`'
            ) from error
        yield reports


def _begin(known_outlets: Container[str]) -> None:
    global _known_outlets
    _known_outlets = known_outlets
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave when the caller is gone: the pool alone would have this process wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read(batch: pd.DataFrame) -> pd.DataFrame:
    return read_articles(batch, _known_outlets)
