"""The night under Prefect: it runs as a flow, leaves its page, and a schedule really fires."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Served:
    """A schedule that was served: the runs that were waiting, the one that was called for and how it ended."""

    waiting: list[dict[str, Any]]
    ended: list[dict[str, Any]]
    store: Path
    out: Path


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    patch = pytest.MonkeyPatch()
    patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
    patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    patch.setenv("DO_NOT_TRACK", "1")
    patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # or each of the processes below compiles everything again
    patch.delenv("PREFECT_API_URL", raising=False)
    with local_server() as url:
        yield url
    patch.undo()


def ask(url: str, **body: Any) -> list[dict[str, Any]]:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        rows: list[dict[str, Any]] = json.load(answer)
        return rows


@pytest.fixture(scope="module")
def served(api: str, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The schedule served once for all tests, and one of its nights run at once."""
    folder = tmp_path_factory.mktemp("served")
    given = write_articles(folder / "in.jsonl", sample_articles()[:12])
    store, out = folder / "served.duckdb", folder / "out"
    command = [sys.executable, "-m", "flows.cli", "serve", "--cron", "0 3 * * *", "--input", str(given)]
    process = subprocess.Popen(
        [*command, "--store", str(store), "--out", str(out)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        waiting = until(lambda: [run for run in runs(api) if run["state_type"] == "SCHEDULED"])
        deployment = waiting[0]["deployment_id"]
        ask(f"{api}/deployments/{deployment}/create_flow_run", state={"type": "SCHEDULED"})
        ended = until(
            lambda: [r for r in runs(api, deployment) if r["state_type"] in ("COMPLETED", "FAILED", "CRASHED")]
        )
    finally:
        process.terminate()
        process.wait(60)
    return Served(waiting, ended, store, out)


def test_a_schedule_has_runs_waiting_and_they_run(served: Served) -> None:
    assert {run["expected_start_time"][11:16] for run in served.waiting} == {"03:00"}
    assert [run["state_type"] for run in served.ended] == ["COMPLETED"]
    assert (served.out / "claims.csv").is_file()
    # its hour, not its articles'
    assert Desk(snapshot_path(served.store)).runs().as_of[0] > pd.Timestamp("2026-11-01")


def test_a_night_is_a_flow_of_tasks_and_leaves_its_page(api: str, served: Served) -> None:
    tasks = {run["name"].rpartition("-")[0] for run in ask(f"{api}/task_runs/filter")}
    assert {"take_in_files", "read_new", "regroup", "score_night", "publish", "write_reports"} <= tasks
    [page] = ask(f"{api}/artifacts/filter", artifacts={"key": {"any_": ["night"]}})
    n_claims = len(Desk(snapshot_path(served.store)).claims())
    assert n_claims > 0
    assert f"{n_claims} claims" in page["data"]


def runs(api: str, deployment: str | None = None) -> list[dict[str, Any]]:
    return [run for run in ask(f"{api}/flow_runs/filter") if deployment is None or run["deployment_id"] == deployment]


def until(found: Callable[[], list[dict[str, Any]]], seconds: float = 180) -> list[dict[str, Any]]:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if rows := found():
            return rows
        time.sleep(1)
    raise AssertionError(f"nothing within {seconds} s")
