"""What a night costs: CPU seconds and peak memory by room, at one size and at four times that size, in one run."""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from flows.options import SAMPLE

pytestmark = pytest.mark.bench

_COST = """
import json, resource, sys, time
from datetime import datetime
from pathlib import Path
from data.intake import newest_moment
from data.outlets import OutletBook
from data.store import Store
from features.evidence import feature_rows, read_new, regroup
from features.registry import load_registry
from flows.rooms import take_in_files
registry, book, cost = load_registry(), OutletBook.load(), {}
def timed(name, work):
    began = time.process_time()
    done = work()
    cost[name] = time.process_time() - began
    return done
with Store(Path(sys.argv[2])) as store:
    timed("taking in", lambda: take_in_files(store, [Path(sys.argv[1])], book=book))
    timed("reading", lambda: read_new(store, book.names))
    moment = newest_moment(store)
    timed("grouping", lambda: regroup(store, moment))
    timed("features", lambda: feature_rows(store, registry, moment))
cost["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(cost))
"""


def stories(n: int) -> list[dict[str, Any]]:
    """n articles: every sample article again and again, its names and numbers changed story by story."""
    sample = [json.loads(line) for line in (SAMPLE / "articles.jsonl").read_text("utf-8").splitlines()]
    words = sorted({word for a in sample for word in (a["text"] or "").split() if word.istitle() and word.isalpha()})
    made = []
    for i in range(n):
        edition, article = i // len(sample), sample[i % len(sample)]
        renamed = dict(zip(words, Random(edition).sample(words, len(words)), strict=True))
        parts = {part: _renamed(article[part] or "", renamed) for part in ("title", "text")}
        ids = {"article_id": f"{article['article_id']}-{edition}", "url": f"{article['url']}?{edition}"}
        made.append(article | ids | parts)
    return made


def _renamed(text: str, renamed: dict[str, str]) -> str:
    return " ".join(renamed.get(word, word) for word in text.split(" "))


def cost(folder: Path, n: int) -> dict[str, float]:
    """Cost of each room for n articles, in a process of its own."""
    given = folder / f"{n}.jsonl"
    given.write_text("".join(json.dumps(article) + "\n" for article in stories(n)), encoding="utf-8")
    command = [sys.executable, "-c", _COST, str(given), str(folder / f"{n}.duckdb")]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def test_cost_of_a_night_by_room(tmp_path: Path) -> None:
    small, large = 1000, 4000
    at = {n: cost(tmp_path, n) for n in (small, large)}
    print(f"\n{'room':12}{small:>10}{large:>10}  exponent")
    for room in at[small]:
        exponent = math.log(at[large][room] / at[small][room], large / small)
        print(f"{room:12}{at[small][room]:10.2f}{at[large][room]:10.2f}{exponent:10.2f}")
    assert set(at[small]) == {"taking in", "reading", "grouping", "features", "peak MB"}
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0
