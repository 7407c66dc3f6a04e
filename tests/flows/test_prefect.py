"""The night under Prefect: it runs as a flow, leaves its page, and a schedule really fires."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.desk import Desk
from data.store import snapshot_path
from flows.server import local_server
from tests.flows.nights import sample_articles, write_articles

pytestmark = pytest.mark.night
ROOT = Path(__file__).parents[2]

_FLOW = """
import sys
from flows.nightly import nightly
night = nightly(inputs=[sys.argv[1]], store=sys.argv[2], out=sys.argv[3])
print(night.scored.n_claims)
"""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    patch = pytest.MonkeyPatch()
    patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
    patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    patch.setenv("DO_NOT_TRACK", "1")
    patch.delenv("PREFECT_API_URL", raising=False)
    with local_server() as url:
        yield url
    patch.undo()


def ask(url: str, **body: Any) -> list[dict[str, Any]]:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        rows: list[dict[str, Any]] = json.load(answer)
        return rows


def python(code: str, *arguments: Path) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, env=os.environ | {"PREFECT_LOGGING_LEVEL": "ERROR"}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_night_is_a_flow_of_tasks_and_leaves_its_page(api: str, tmp_path: Path) -> None:
    given = write_articles(tmp_path / "in.jsonl", sample_articles()[:12])
    n_claims = int(python(_FLOW, given, tmp_path / "s.duckdb", tmp_path / "out"))
    assert n_claims > 0
    pages = ask(f"{api}/artifacts/filter", artifacts={"key": {"any_": ["night"]}})
    assert f"{n_claims} claims" in pages[0]["data"]
    runs = ask(f"{api}/flow_runs/filter")
    assert [run["state_type"] for run in runs] == ["COMPLETED"]
    tasks = {run["name"].rpartition("-")[0] for run in ask(f"{api}/task_runs/filter")}
    assert {"take_in_files", "read_new", "regroup", "score_night", "publish", "write_reports"} <= tasks
    assert (tmp_path / "out" / "claims.csv").is_file()


def test_a_schedule_has_runs_waiting_and_they_run(api: str, tmp_path: Path) -> None:
    given = write_articles(tmp_path / "in.jsonl", sample_articles()[:12])
    store, out = tmp_path / "served.duckdb", tmp_path / "out"
    command = [sys.executable, "-m", "flows.cli", "serve", "--cron", "0 3 * * *", "--input", str(given)]
    served = subprocess.Popen(
        [*command, "--store", str(store), "--out", str(out)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        waiting = until(lambda: [run for run in runs(api) if run["state_type"] == "SCHEDULED"])
        assert {run["expected_start_time"][11:16] for run in waiting} == {"03:00"}
        deployment = waiting[0]["deployment_id"]
        ask(f"{api}/deployments/{deployment}/create_flow_run", state={"type": "SCHEDULED"})
        ended = until(
            lambda: [r for r in runs(api, deployment) if r["state_type"] in ("COMPLETED", "FAILED", "CRASHED")]
        )
        assert [run["state_type"] for run in ended] == ["COMPLETED"]
    finally:
        served.terminate()
        served.wait(60)
    assert (out / "claims.csv").is_file()
    assert Desk(snapshot_path(store)).runs().as_of[0] > pd.Timestamp("2026-11-01")  # its hour, not its articles'


def runs(api: str, deployment: str | None = None) -> list[dict[str, Any]]:
    return [run for run in ask(f"{api}/flow_runs/filter") if deployment is None or run["deployment_id"] == deployment]


def until(found: Callable[[], list[dict[str, Any]]], seconds: float = 180) -> list[dict[str, Any]]:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if rows := found():
            return rows
        time.sleep(1)
    raise AssertionError(f"nothing within {seconds} s")
