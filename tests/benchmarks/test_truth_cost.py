"""What finding the truth costs beside crowd-kit: CPU seconds, sorting included, accuracy and peak memory."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.bench

_COST = """
import json, resource, sys, time
import numpy as np
import pandas as pd
from tests.models.crowds import crowd
votes, truth = crowd(int(sys.argv[2]), n_values=4, n_sources=1000)
def ours():
    best = model.fit(votes).best()
    return best["claim"].to_numpy(), best["value"].to_numpy()
def theirs():
    labels = model.fit_predict(frame)
    return labels.index.to_numpy(), labels.to_numpy()
if sys.argv[1] == "crowd-kit":
    from crowdkit.aggregation import OneCoinDawidSkene
    frame, model, work = pd.DataFrame(votes, columns=["worker", "task", "label"]), OneCoinDawidSkene(), theirs
else:
    from models.truth.latent import LatentTruth
    from models.truth.majority import MajorityVote
    from models.truth.one_coin import OneCoin
    made = {"majority": MajorityVote(), "one coin": OneCoin(shared_values=True), "latent truth": LatentTruth()}
    model, work = made[sys.argv[1]], ours
began = time.process_time()
claim, value = work()
seconds = time.process_time() - began
rounds = len(model.loss_history_) if sys.argv[1] == "crowd-kit" else getattr(model, "n_iter_", 1)
print(json.dumps({
    "CPU s": seconds, "rounds": rounds, "right": float((value == truth[claim]).mean()),
    "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


def cost(method: str, n_votes: int) -> dict[str, float]:
    """Cost of one method, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", _COST, method, str(n_votes)]
    found: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return found


@pytest.mark.parametrize("n_votes", [1_000_000, 10_000_000])
def test_one_coin_is_as_right_as_crowd_kit_at_a_sixth_of_its_cost(n_votes: int) -> None:
    pytest.importorskip("crowdkit", reason="crowd-kit, the yardstick, comes with the bench extra")
    methods = ("crowd-kit", "one coin", "latent truth", "majority")
    at = {method: cost(method, n_votes) for method in methods}
    print(f"\n{n_votes:,} votes {'CPU s':>9}{'rounds':>8}{'right':>8}{'peak MB':>9}  crowd-kit's CPU / its own")
    for method, found in at.items():
        ratio = at["crowd-kit"]["CPU s"] / found["CPU s"]
        figures = f"{found['CPU s']:11.2f}{found['rounds']:8.0f}{found['right']:8.4f}{found['peak MB']:9.0f}"
        print(f"{method:13}{figures}{ratio:9.1f}")
    assert at["one coin"]["right"] >= at["crowd-kit"]["right"] > at["majority"]["right"]
    assert at["one coin"]["CPU s"] <= at["crowd-kit"]["CPU s"] / 6
