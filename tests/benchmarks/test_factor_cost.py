"""What exact factors and predictions cost beside boosted trees and the factors that SHAP finds for them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.bench

_COST = """
import json, time
import numpy as np
import pandas as pd
import shap
from scipy.special import expit
from sklearn.ensemble import HistGradientBoostingClassifier
from models.confidence import Scorecard
from models.explain import factors
random = np.random.default_rng(0)
def claims(n):
    X = random.normal(size=(n, 40))
    X[:, 0::4] = np.floor(np.exp(X[:, 0::4]))
    X[:, 1::4] = expit(X[:, 1::4])
    X[:, 2::4] = X[:, 2::4].clip(0, 3).round()
    X[random.random(X.shape) < 0.1] = np.nan
    return pd.DataFrame(X, columns=[f"feature_{j}" for j in range(40)], index=pd.RangeIndex(n, name="claim_id"))
cost = {}
def timed(name, work, n):
    began = time.process_time()
    done = work()
    cost[name] = (time.process_time() - began) / n * 1e6
    return done
known, asked = claims(2000), claims(1_000_000)
outcome = pd.Series((random.random(2000) < expit(np.nansum(known.to_numpy()[:, :8], axis=1) - 4)).astype(int))
trees = HistGradientBoostingClassifier(random_state=0).fit(known, outcome)
scorecard = Scorecard().fit(known, outcome)
timed("HistGradientBoosting, predictions", lambda: trees.predict_proba(asked), len(asked))
timed("scorecard, predictions", lambda: scorecard.predict_proba(asked), len(asked))
parts = timed("scorecard, factors", lambda: scorecard.contributions(asked), len(asked))
some = asked.head(1000)
timed("SHAP of the trees, factors", lambda: shap.TreeExplainer(trees).shap_values(some), len(some))
timed("scorecard, factors as a frame", lambda: factors(scorecard, asked.head(100_000)), 100_000)
off = np.abs(expit(parts.sum(axis=1)) - scorecard.predict_proba(asked)[:, 1]).max()
off = max(off, np.abs(parts.sum(axis=1) - scorecard.decision_function(asked)).max())
print(json.dumps({"cost": cost, "off": off}))
"""


def test_exact_factors_cost_less_than_the_predictions_of_trees() -> None:
    pytest.importorskip("shap", reason="SHAP, the yardstick, comes with the bench extra")
    command = [sys.executable, "-W", "ignore", "-c", _COST]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    cost: dict[str, float] = found["cost"]
    trees, shap = cost["HistGradientBoosting, predictions"], cost["SHAP of the trees, factors"]
    print(f"\n{'a million claims of 40 features':36}{'µs a claim':>11}{'trees / it':>11}{'SHAP / it':>11}")
    for name, micros in cost.items():
        print(f"{name:36}{micros:11.2f}{trees / micros:11.1f}{shap / micros:11.1f}")
    ours = max(cost["scorecard, factors"], cost["scorecard, predictions"])
    assert found["off"] < 1e-9
    assert ours <= trees / 4
    assert ours <= shap / 80
