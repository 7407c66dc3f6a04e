"""What grouping a night's articles costs in a store of many earlier ones, beside the same night in an empty store."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import pytest

from data.store import Store
from features.evidence import regroup
from tests.benchmarks.made_nights import made_articles
from tests.features.stored_frames import add

pytestmark = pytest.mark.bench

NIGHT: Final = 10_000
SIZES: Final = (50_000, 200_000)
BIG: Final = 1_000_000  # where HEARSAY_BENCH_BIG is set: an hour to fill the store
MOST_TIMES: Final = 2
_BATCH: Final = 20_000

_COST: Final = """
import json, resource, sys, time
from datetime import datetime
from pathlib import Path
from data.store import Store
from features.evidence import regroup
with Store(Path(sys.argv[1])) as store:
    began = time.process_time()
    regroup(store, datetime.fromisoformat(sys.argv[2]))
    cost = {"CPU s": time.process_time() - began}
cost["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(cost))
"""


def fill(store: Path, articles: Iterable[dict[str, Any]]) -> None:
    """Take articles in and group them, night after night."""
    left = iter(articles)
    while batch := list(islice(left, _BATCH)):
        with Store(store) as opened:
            add(opened, batch)
            regroup(opened, batch[-1]["known_at"])


def cost(store: Path, articles: list[dict[str, Any]]) -> dict[str, float]:
    """What a night of these articles costs in a copy of the store, in a process of its own."""
    tonight = store.with_name("tonight.duckdb")
    shutil.copyfile(store, tonight)
    with Store(tonight) as opened:
        add(opened, articles)
    single = os.environ | {"OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", _COST, str(tonight), articles[-1]["known_at"].isoformat()]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=single)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def test_night_in_a_big_store_costs_at_most_twice_what_it_costs_in_an_empty_one(tmp_path: Path) -> None:
    sizes = (*SIZES, *([BIG] if os.environ.get("HEARSAY_BENCH_BIG") else []))
    news = made_articles(sizes[-1] + NIGHT, seed=1)
    empty, store = tmp_path / "empty.duckdb", tmp_path / "store.duckdb"
    for path in (empty, store):
        with Store(path):
            pass
    print(f"\n{'in store':>10}{'CPU s':>8}{'in none':>9}{'times':>7}{'exponent':>10}{'peak MB':>9}")
    tonight: list[dict[str, Any]] = []
    filled, costs = 0, {}
    for size in sizes:
        fill(store, chain(tonight, islice(news, size - filled - len(tonight))))
        tonight = list(islice(news, NIGHT))
        bare, full = cost(empty, tonight), cost(store, tonight)
        costs[size] = full["CPU s"] / bare["CPU s"]
        growth = f"{math.log(costs[size] / costs[filled], size / filled):10.2f}" if filled else f"{'':10}"
        figures = f"{full['CPU s']:8.2f}{bare['CPU s']:9.2f}{costs[size]:7.2f}{growth}{full['peak MB']:9.0f}"
        print(f"{size:10,}{figures}", flush=True)
        filled = size
    assert all(times <= MOST_TIMES for times in costs.values())
