"""The night on a schedule: a Prefect deployment that this process serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from flows.nightly import nightly

DEPLOYMENT = "hearsay"


def serve(
    cron: str,
    *,
    inputs: Sequence[Path],
    outcomes: Path | None,
    overrides: Path | None,
    decisions: Path | None,
    outlets: Path | None,
    store: Path,
    out: Path,
    columns: Mapping[str, str],
    excel: bool,
) -> None:
    """Serve the nightly flow until stopped; each night is scored as of the hour it was meant for (UTC)."""
    parameters = {
        "inputs": [str(path.resolve()) for path in inputs],
        "outcomes": str(outcomes.resolve()) if outcomes else None,
        "overrides": str(overrides.resolve()) if overrides else None,
        "decisions": str(decisions.resolve()) if decisions else None,
        "outlets": str(outlets.resolve()) if outlets else None,
        "store": str(store.resolve()),
        "out": str(out.resolve()),
        "columns": dict(columns),
        "excel": excel,
    }
    nightly.serve(name=DEPLOYMENT, cron=cron, parameters=parameters, limit=1)
