"""What gathering stories into claims costs beside TF-IDF and sparse_dot_topn, all in one run, and how that grows."""

from __future__ import annotations

import importlib.util
import json
import math
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.bench

SIZES = (10_000, 100_000)
_BIG = 1_000_000  # ours alone, where HEARSAY_BENCH_BIG is set: minutes and gigabytes


def cost(way: str, n: int) -> dict[str, float]:
    """CPU seconds, peak megabytes and B-cubed F1 of one way on n stories, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.claim_finders", way, str(n)]
    single = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=single)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def exponent(small: float, large: float, times: float) -> float:
    """How cost grows with size: 1 is linear."""
    return math.log(large / small, times)


def test_cost_of_gathering_beside_tfidf_and_sparse_dot_topn() -> None:
    ours = {n: cost("ours", n) for n in (*SIZES, *([_BIG] if os.environ.get("HEARSAY_BENCH_BIG") else []))}
    theirs = {n: cost("tfidf", n) for n in SIZES} if importlib.util.find_spec("sparse_dot_topn") else {}
    print(f"\n{'way':8}{'stories':>10}{'CPU s':>10}{'peak MB':>10}{'B-cubed F1':>12}")
    for way, costs in (("ours", ours), ("tfidf", theirs)):
        for n, found in costs.items():
            print(f"{way:8}{n:10}{found['CPU s']:10.2f}{found['peak MB']:10.0f}{found['B-cubed F1']:12.3f}")
    small, large = SIZES[0], max(ours)
    grows = exponent(ours[small]["CPU s"], ours[large]["CPU s"], large / small)
    print(f"exponent {grows:.2f}")
    assert grows <= 1.15
    assert all(found["B-cubed F1"] > 0.95 for found in ours.values())
    if theirs:
        ratio = ours[SIZES[1]]["CPU s"] / theirs[SIZES[1]]["CPU s"]
        print(f"ours costs {ratio:.2f} of theirs at {SIZES[1]}")
        assert ratio <= 0.3
