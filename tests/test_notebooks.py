"""Every notebook runs top to bottom on the sample, without a warning or an error, and ships without output."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from flows.options import SAMPLE
from flows.receipts import backtest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    return backtest(
        [SAMPLE / "articles.jsonl"],
        SAMPLE / "outcomes.csv",
        folder / "s.duckdb",
        start=datetime(2026, 10, 9),
        end=datetime(2026, 11, 10),
        every=timedelta(days=8),
        outlets=SAMPLE / "outlets.csv",
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_top_to_bottom(path: Path, snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_SNAPSHOT", str(snapshot))
    monkeypatch.setenv("PYTHONWARNINGS", "error::FutureWarning")
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 3
    assert not [output for output in outputs if output.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_ships_without_output_and_imports_the_desk_alone(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    ours = [line for cell in code for line in cell.source.splitlines() if line.startswith(("from ", "import "))]
    rooms = {
        line.split()[1] for line in ours if line.split()[1].split(".")[0] in ("data", "features", "models", "flows")
    }
    assert rooms == {"data.desk"}


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
