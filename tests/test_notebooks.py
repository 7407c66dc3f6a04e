"""Every notebook runs top to bottom on the sample, without a warning or an error, and ships without output."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from flows.options import SAMPLE
from flows.receipts import backtest
from tests.flows.nights import night, sample_articles

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


# what a notebook may import of ours: the Desk, and what grades and draws the forecasts that it shows
OURS = {"data.desk", "models.foretold", "models.receipts", "models.reliability"}


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A past replayed: claims forecast at every horizon and decided since, evidence that came, an override."""
    folder = tmp_path_factory.mktemp("notebooks")
    decided = pd.read_csv(SAMPLE / "outcomes.csv").sort_values("decided_at").claim_id
    made = {"made_at": "2026-10-20", "confidence": 0.2, "author": "Ada", "reason": "spoke to the club"}
    pd.DataFrame({"claim_id": decided.tail(3)}).assign(**made).to_csv(folder / "s.overrides.csv", index=False)
    return backtest(
        [SAMPLE / "articles.jsonl"],
        SAMPLE / "outcomes.csv",
        folder / "s.duckdb",
        start=datetime(2026, 10, 6, 6),
        end=datetime(2026, 11, 14, 6),
        every=timedelta(hours=234),
        outlets=SAMPLE / "outlets.csv",
    )


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The very first night, on which nothing has been decided, overruled or foretold yet."""
    return night(tmp_path_factory.mktemp("first"), sample_articles()[:12]).snapshot


def outputs_of(paths: list[Path], snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the notebooks put out, one after the other in one kernel."""
    monkeypatch.setenv("HEARSAY_SNAPSHOT", str(snapshot))
    monkeypatch.setenv("PYTHONWARNINGS", "error::FutureWarning")
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # or each kernel compiles all libraries again
    cells = [cell for path in paths for cell in nbformat.read(path, as_version=4).cells]
    for number, cell in enumerate(cells):
        cell["id"] = f"c{number}"
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(paths[0].parent)}}).execute()
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_top_to_bottom(path: Path, replayed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(replayed.parent.iterdir())
    outputs = outputs_of([path], replayed, monkeypatch)
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 3
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert set(replayed.parent.iterdir()) == before  # whoever only looks enters nothing


def test_receipts_and_records_are_read_on_the_first_night_too(
    first_night: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = outputs_of(NOTEBOOKS[2:], first_night, monkeypatch)
    assert not [output for output in outputs if output.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_ships_without_output_and_imports_the_desk_and_what_grades(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    ours = [line for cell in code for line in cell.source.splitlines() if line.startswith(("from ", "import "))]
    rooms = {
        line.split()[1] for line in ours if line.split()[1].split(".")[0] in ("data", "features", "models", "flows")
    }
    assert "data.desk" in rooms
    assert rooms <= OURS


def test_there_are_four_notebooks_in_the_order_of_the_mornings_questions() -> None:
    names = ["01_this_morning", "02_where_it_came_from", "03_outlet_records", "04_can_you_trust_the_score"]
    assert [path.stem for path in NOTEBOOKS] == names
