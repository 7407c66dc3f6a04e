"""What the README tells people to type works as written, and what it shows is what they will see."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(sh|python|text)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SHELL = [code for kind, code in BLOCKS if kind == "sh"]
NOT_RUN = {
    "./run test": "this is what runs these tests",
    "./run lab": "waits for a person",
    "./run serve": "waits for the night; tests/flows/test_prefect.py runs its schedule",
    "./run bench": "takes many minutes",
    "git clone": "needs the network",
}

pytestmark = pytest.mark.night


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that git tracks or would, as a fresh clone has them."""
    folder = tmp_path_factory.mktemp("clone")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in listed:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def run(code: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    # without bytecode each command would compile all its libraries again
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **inherited,
        "HEARSAY_VENV": sys.prefix,
        "PYTHONPATH": str(checkout),  # the environment's own checkout is another one
        "PREFECT_HOME": str(checkout / ".prefect"),
        "COLUMNS": "100",
    }
    return subprocess.run(
        ["sh", "-euc", code], cwd=checkout, env=environment, capture_output=True, text=True, timeout=600
    )


OTHERS = [code for code in SHELL[1:] if code != "./run\n"]  # the tests below run these two


@pytest.mark.parametrize("code", OTHERS, ids=[code.splitlines()[-1][:40] for code in OTHERS])
def test_a_command_works_as_written(code: str, checkout: Path) -> None:
    for start, reason in NOT_RUN.items():
        if code.startswith(start):
            pytest.skip(f"{start}: {reason}")
    done = run(code, checkout)
    assert done.returncode == 0, done.stderr


def test_the_first_example_prints_what_the_readme_shows(checkout: Path) -> None:
    shown = next(code for kind, code in BLOCKS if kind == "text")
    done = run(SHELL[0], checkout)
    assert done.returncode == 0, done.stderr
    printed = {line.rstrip() for line in done.stdout.splitlines()}
    assert [line for line in shown.splitlines() if line.strip() and line.rstrip() not in printed] == []


def test_the_python_example_runs(checkout: Path) -> None:
    [code] = [code for kind, code in BLOCKS if kind == "python"]
    assert run("./run", checkout).returncode == 0
    done = run(f"{sys.executable} - <<'END'\n{code}\nEND", checkout)
    assert done.returncode == 0, done.stderr


def test_the_figures_are_the_model_cards() -> None:
    card = (ROOT / "models" / "trained" / "MODEL_CARD.md").read_text("utf-8")
    rows = re.findall(
        r"^\| (model|base rate|outlet count|majority stance|prior only) \| ([\d.]+) \| ([\d.]+) \|$", README, re.M
    )
    assert len(rows) == 5
    header = next(line for line in card.splitlines() if line.startswith("| model | n |"))
    names = [cell.strip() for cell in header.strip("|").split("|")]
    for name, auc, brier in rows:
        line = next(line for line in card.splitlines() if line.startswith(f"| {name} | 1"))
        found = dict(zip(names, (cell.strip() for cell in line.strip("|").split("|")), strict=True))
        assert (found["auc"], found["brier"]) == (auc, brier)
