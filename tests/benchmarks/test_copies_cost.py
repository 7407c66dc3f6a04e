"""What finding copies costs as articles grow in number, beside two MinHash libraries in the same run.

The libraries are in the extra `bench`. Each finder runs in a process of its own, on one thread, on the same articles.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

pytestmark = pytest.mark.bench

ROOT: Final = Path(__file__).resolve().parents[2]
RUNS: Final = {"ours": (10_000, 100_000, 1_000_000), "rensa": (10_000, 100_000), "datasketch": (10_000, 100_000)}
MOST_OF_RENSA: Final = 1 / 3
MOST_OF_DATASKETCH: Final = 1 / 8
MOST_MB: Final = 7_000
MOST_EXPONENT: Final = 1.1


def run(finder: str, n: int) -> dict[str, float]:
    """Figures of one finder on n articles."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.copy_finders", finder, str(n)],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def test_copies_cost_a_part_of_what_minhash_costs() -> None:
    for library in ("rensa", "datasketch", "xxhash"):
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed; install the extra 'bench'")
    figures = {(finder, n): run(finder, n) for finder, sizes in RUNS.items() for n in sizes}
    columns = list(figures["ours", 10_000])
    print(f"\n{'finder':12}{'articles':>10}" + "".join(f"{column:>14}" for column in columns) + f"{'exponent':>10}")
    for (finder, n), row in figures.items():
        before = figures.get((finder, n // 10))
        growth = f"{math.log10(row['CPU s'] / before['CPU s']):10.2f}" if before else ""
        print(f"{finder:12}{n:10,}" + "".join(f"{row[column]:14.3f}" for column in columns) + growth)
    large, largest = figures["ours", 100_000], figures["ours", 1_000_000]
    for other in ("rensa", "datasketch"):
        print(f"share of what {other} costs: {large['CPU s'] / figures[other, 100_000]['CPU s']:.3f}")
    assert large["CPU s"] <= MOST_OF_RENSA * figures["rensa", 100_000]["CPU s"]
    assert large["CPU s"] <= MOST_OF_DATASKETCH * figures["datasketch", 100_000]["CPU s"]
    assert math.log10(largest["CPU s"] / large["CPU s"]) <= MOST_EXPONENT
    assert largest["peak MB"] < MOST_MB
    assert large["heavy recall"] >= 0.9
    assert large["precision"] >= 0.99
