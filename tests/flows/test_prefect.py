"""The night under Prefect: it runs as a flow, leaves its page, and a schedule really fires."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.server import local_server
from tests.flows.nights import sample_articles, write_articles

pytestmark = pytest.mark.night

_FLOW = """
import sys
from flows.nightly import nightly
night = nightly(inputs=[sys.argv[1]], store=sys.argv[2], out=sys.argv[3])
print(night.scored.n_claims)
"""

_DEPLOY = """
import sys
from flows.nightly import nightly
from flows.serve import DEPLOYMENT
nightly.to_deployment(name=DEPLOYMENT, cron="0 3 * * *", parameters={"inputs": [sys.argv[1]]}).apply()
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


def test_a_schedule_has_runs_waiting(api: str, tmp_path: Path) -> None:
    python(_DEPLOY, tmp_path / "in.jsonl")
    last = time.monotonic() + 120
    waiting: list[dict[str, Any]] = []
    while not waiting and time.monotonic() < last:
        waiting = ask(f"{api}/flow_runs/filter", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}})
        time.sleep(1)
    assert {run["expected_start_time"][11:16] for run in waiting} == {"03:00"}
